import {
  identifierKind,
  type IdentifierName,
  isIdentifierName,
} from '#lib/identifiers/identifier-kinds.ts';
import { clipped } from '#lib/incoming/clipped.ts';
import { isPersonal, maskPersonal } from '#lib/secrets/mask-personal.ts';
import { holdsSecret, maskSecrets } from '#lib/secrets/mask-secrets.ts';
import type { TicketIdentifier } from '#lib/triage/advice.ts';

import {
  isSilence,
  type TicketAnswers,
  type TicketFacts,
  type TicketKind,
  triedField,
} from './ticket-kind.ts';

/** A ticket as a person files it: the text for support, and what that person has to add first. */
export interface TicketDraft {
  kind: TicketKind;
  subject: string;
  body: string;
  missing: readonly MissingIdentifier[];
}

export interface MissingIdentifier {
  /** One of these will do. */
  anyOf: readonly TicketIdentifier[];
  where: readonly string[];
}

const noAnswers: TicketAnswers = { values: {}, ids: {}, checked: [] };

/** A subject is read in lists; what was typed into a field may be as long as a letter. */
const LONGEST_SUBJECT = 200;

/**
 * Writes a ticket. It names no identifier that is not known, holds no secret, and says which of Plaid's own checks were
 * not made.
 */
export function writeTicket(
  kind: TicketKind,
  facts: TicketFacts,
  answers: TicketAnswers = noAnswers,
): TicketDraft {
  const ids = { ...usableIds(answers.ids), ...usableIds(facts.ids) };
  const values = Object.fromEntries(
    Object.entries(answers.values).map(([name, value]) => [name, maskPersonal(value)]),
  );
  const paragraphs = [
    [kind.opening(facts, values)],
    fieldLines(kind, values),
    errorLines(facts),
    identifierLines(kind, facts, ids),
    uncheckedLines(kind, answers.checked),
    [`${triedField.label}: ${values[triedField.name] ?? ''}`],
  ];
  const subject = kind.subject(facts, values).replace(/\s+/g, ' ').trim();
  const body = paragraphs
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
  return {
    kind,
    subject: clipped(maskSecrets(subject), LONGEST_SUBJECT),
    body: maskSecrets(body),
    missing: missingOf(kind, ids),
  };
}

/** Those that may stand in a ticket: not empty, no key to data and nobody's address, whatever name they came in under. */
export function usableIds(ids: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(ids).filter(
      ([name, value]) =>
        value.trim() !== '' &&
        !(isIdentifierName(name) && isSecret(name)) &&
        !holdsSecret(value) &&
        !isPersonal(value),
    ),
  );
}

/** What has to be found before the ticket can be filed, and where. @param ids `usableIds` */
export function missingOf(
  { identifiers }: Pick<TicketKind, 'identifiers'>,
  ids: Readonly<Record<string, string>>,
): MissingIdentifier[] {
  return identifiers
    .map((wish) => (typeof wish === 'string' ? [wish] : wish))
    .filter((anyOf) => !anyOf.some((id) => ids[id] !== undefined))
    .map((anyOf) => ({ anyOf, where: anyOf.map((id) => identifierKind(id).where) }));
}

export function isSecret(id: IdentifierName): boolean {
  return identifierKind(id).isSecret === true;
}

function fieldLines(kind: TicketKind, values: TicketAnswers['values']): string[] {
  return kind.fields.flatMap(({ name, label, isWanted }) => {
    const value = values[name]?.trim() ?? '';
    if (value === '') return isWanted ? [`${label}: [missing]`] : [];
    return [`${label}:${value.includes('\n') ? '\n' : ' '}${value}`];
  });
}

function errorLines(facts: TicketFacts): string[] {
  if (isSilence(facts))
    return [...line('environment', facts.environment), ...line('last data', facts.since)];
  return [
    ...line(facts.isNotice ? 'webhook_code' : 'error_code', facts.code),
    ...line('error_type', facts.errorType),
    ...line('error_code_reason', facts.reason),
    ...line('environment', facts.environment),
    ...line('first seen', facts.since),
  ];
}

function identifierLines(
  kind: TicketKind,
  facts: TicketFacts,
  ids: Readonly<Record<string, string>>,
): string[] {
  const wanted = kind.identifiers.map((wish) => (typeof wish === 'string' ? [wish] : wish));
  const { itemIds, count } = facts;
  const more = count - itemIds.length;
  return [
    ...(itemIds.length === 0
      ? []
      : [`item_id: ${itemIds.join(', ')}${more > 0 ? `, and ${String(more)} more` : ''}`]),
    ...wanted
      .filter((anyOf) => itemIds.length === 0 || !anyOf.includes('item_id'))
      .flatMap((anyOf) => identifierLine(anyOf, ids)),
    ...(kind.also ?? []).flatMap((name) => line(name, ids[name])),
  ];
}

/** A line for each that is known; where none is, its place is left open. */
function identifierLine(
  anyOf: readonly TicketIdentifier[],
  ids: Readonly<Record<string, string>>,
): string[] {
  const known = anyOf.flatMap((id) => line(id, ids[id]));
  if (known.length > 0) return known;
  const place = anyOf.some(isSecret) ? "[add it here, in Plaid's form only]" : '[missing]';
  return [`${anyOf.join(' or ')}: ${place}`];
}

function uncheckedLines({ checks }: TicketKind, checked: readonly string[]): string[] {
  const left = checks.filter(({ name }) => !checked.includes(name));
  return left.length === 0
    ? []
    : ['Not done before filing:', ...left.map(({ done }) => `- ${done}`)];
}

function line(name: string, value: string | undefined): string[] {
  return value === undefined || value === '' ? [] : [`${name}: ${value}`];
}
