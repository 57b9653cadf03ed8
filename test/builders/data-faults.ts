import type { DataFault, Sighting } from '#lib/health/data-fault.ts';
import type { ItemEvent } from '#lib/health/item-event.ts';

import { at } from './item-events.ts';

export const HOUR = 60 * 60;
export const DAY = 24 * HOUR;

/** Item number so many, with an id as long as Plaid's. */
export function item(number: number): string {
  return `Vt6pWqXr2sKd9LmBnY4eHgJ8uZc5fAo${String(number).padStart(6, '0')}`;
}

export function account(number: number): string {
  return `Ac8nTzRw5yKe3MpBvQ7dGhJ2uXs9fLo${String(number).padStart(6, '0')}`;
}

interface FaultChoices {
  fault?: DataFault;
  accountId?: string | undefined;
  /** Undefined: nobody knows it. */
  institution?: string | undefined;
}

/** Your app reports that data of an Item is missing or wrong. */
export function faulty(
  seconds: number,
  itemId: string,
  { fault = 'missing_transactions', accountId, ...choices }: FaultChoices = {},
): ItemEvent {
  const institution = 'institution' in choices ? choices.institution : 'ins_3';
  return {
    kind: 'data faulty',
    itemId,
    fault,
    accountId,
    at: at(seconds),
    receivedAt: at(seconds),
    source: 'REPORT.DATA_ISSUE',
    bodyHash: `${fault} ${itemId} ${accountId ?? ''} ${String(seconds)}`,
    ids: institution === undefined ? {} : bank(institution),
  };
}

/** Your app says what bank an Item is at. */
export function placed(seconds: number, itemId: string, institution = 'ins_3'): ItemEvent {
  return {
    kind: 'described',
    accounts: [],
    itemId,
    at: at(seconds),
    receivedAt: at(seconds),
    source: 'REPORT.ITEM',
    bodyHash: `${institution} ${itemId}`,
    ids: bank(institution),
  };
}

/** So many Items with the same fault, one each so many seconds. */
export function faultyItems(
  count: number,
  everySeconds: number,
  choices: FaultChoices & { from?: number; firstItem?: number } = {},
): ItemEvent[] {
  const { from = 0, firstItem = 1, ...rest } = choices;
  return Array.from({ length: count }, (_, index) =>
    faulty(from + index * everySeconds, item(firstItem + index), rest),
  );
}

export function sighting(
  seconds: number,
  itemId: string,
  { fault = 'missing_transactions', accountId }: FaultChoices = {},
): Sighting {
  return { institutionId: 'ins_3', fault, itemId, accountId, at: at(seconds) };
}

function bank(institution: string): Record<string, string> {
  return { institution_id: institution, institution_name: `Bank ${institution}` };
}
