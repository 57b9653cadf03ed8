import { isDeepStrictEqual } from 'node:util';

import type { ConnectionFacts } from './connection.ts';
import { compareOrder } from './item-event.ts';

/** What an Item can be, worst first: an Item with several troubles is in the state of its worst. */
export const healthStatuses = [
  'ended',
  'broken',
  'unconfirmed',
  'degraded',
  'stale',
  'expiring',
  'healthy',
] as const;
export type HealthStatus = (typeof healthStatuses)[number];

export type BrokenBy = 'login required' | 'user action' | 'institution trouble' | 'our side';

/** One thing that is wrong with an Item. Troubles of different `slot`s come and go independently. */
export interface Trouble {
  /** `login`, `expiry`, `end`, `silence`, `permission <product>` or `account <account_id>`. */
  slot: string;
  status: Exclude<HealthStatus, 'healthy'>;
  /** Plaid's error code, or the webhook code where there is no error. */
  code: string;
  errorType?: string | undefined;
  reason?: string | undefined;
  brokenBy?: BrokenBy | undefined;
  since: string;
  /** `eventOrder` of the event that began it: only what is later can end it. */
  order: string;
  deadline?: string | undefined;
  /** True once nobody needs telling any more, although it has not changed: nothing will come to end it. */
  closed?: true | undefined;
}

/** How the last trouble went away. */
export interface Recovery {
  at: string;
  /** The webhook, report or check that proved it, as type and code. */
  by: string;
  code: string;
  since: string;
}

/**
 * What is true of an Item now. A Codat connection is to Codat what an Item is to Plaid, so its health is one, too; and
 * so is that of the pair of the two, which is ill when they disagree. Their `itemId` is the connection's id.
 */
export interface ItemHealth {
  itemId: string;
  environment?: string | undefined;
  /** Identifiers that stay with the Item, in Plaid's own names. */
  ids: Readonly<Record<string, string>>;
  troubles: readonly Trouble[];
  recovery?: Recovery | undefined;
  /** Of a Codat connection alone. `order`: of the event that said so. */
  connection?: (ConnectionFacts & { order: string }) | undefined;
  /** When to look whether data still comes. Looks move it, not each webhook: those cost no write. */
  lookAt?: string | undefined;
}

/** The trouble that decides: the worst, and of equals the one that began first. */
export function worstTrouble(troubles: readonly Trouble[]): Trouble | undefined {
  return [...troubles].sort(
    (a, b) =>
      healthStatuses.indexOf(a.status) - healthStatuses.indexOf(b.status) ||
      compareOrder(a.order, b.order),
  )[0];
}

/** Equal in all that counts: a field that is undefined is a field that is missing. */
export function isSameHealth(a: ItemHealth, b: ItemHealth): boolean {
  const isUntouched =
    a.ids === b.ids &&
    a.troubles === b.troubles &&
    a.recovery === b.recovery &&
    a.connection === b.connection &&
    a.lookAt === b.lookAt &&
    a.environment === b.environment;
  return isUntouched || isDeepStrictEqual(structureOf(a), structureOf(b));
}

function structureOf(health: ItemHealth): unknown {
  return JSON.parse(JSON.stringify(health));
}

/** When a trouble of the Item last came to its outcome: it was repaired, or, for what is final, it began. */
export function lastOutcome({ troubles, recovery }: ItemHealth): string | undefined {
  const final = troubles.filter(({ closed }) => closed).map(({ since }) => since);
  return [...final, ...(recovery === undefined ? [] : [recovery.at])].sort().at(-1);
}

export function healthStatus(health: ItemHealth): HealthStatus {
  return worstTrouble(health.troubles)?.status ?? 'healthy';
}
