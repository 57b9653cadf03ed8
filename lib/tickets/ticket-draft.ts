import { identifierKind } from '#lib/identifiers/identifier-kinds.ts';
import type { Advice, TicketIdentifier } from '#lib/triage/advice.ts';

/** What a ticket is about. */
export interface TicketSubject {
  bank: string;
  /** Absent when nothing is wrong now. */
  code: string | undefined;
  errorType?: string | undefined;
  reason?: string | undefined;
  environment?: string | undefined;
  since: string;
  itemIds: readonly string[];
  /** How many Items in all; `itemIds` may name only some. */
  count: number;
  /** Identifiers that are known, in Plaid's own names. */
  ids: Readonly<Record<string, string>>;
}

/** A ticket as a person files it: the text for Plaid, and what that person has to add first. */
export interface TicketDraft {
  form: string;
  subject: string;
  body: string;
  missing: readonly MissingIdentifier[];
}

export interface MissingIdentifier {
  /** One of these will do. */
  anyOf: readonly TicketIdentifier[];
  where: readonly string[];
}

/** Without advice for its code a ticket asks for what Plaid always asks for. */
const usualIdentifiers: Advice['ticket']['identifiers'] = [
  'access_token',
  'institution_id',
  ['link_session_id', 'request_id'],
];

const GENERAL_FORM = 'https://dashboard.plaid.com/support/new';

/** Writes the ticket; it names no identifier that is not known, and holds no secret. */
export function ticketDraft(about: TicketSubject, advice: Advice | undefined): TicketDraft {
  const named = advice?.ticket.identifiers ?? [];
  const wanted = (named.length === 0 ? usualIdentifiers : named).map((wish) =>
    typeof wish === 'string' ? [wish] : wish,
  );
  const items = about.count === 1 ? '1 Item' : `${about.count.toLocaleString('en-US')} Items`;
  return {
    form: advice?.ticket.form ?? GENERAL_FORM,
    subject: `${about.bank}: ${about.code ?? 'a question'} on ${items}`,
    body: [
      opening(about, advice, items),
      '',
      ...line('error_code', about.code),
      ...line('error_type', about.errorType),
      ...line('error_code_reason', about.reason),
      ...line('environment', about.environment),
      `first seen: ${about.since}`,
      '',
      `item_id: ${about.itemIds.join(', ')}${about.count > about.itemIds.length ? `, and ${String(about.count - about.itemIds.length)} more` : ''}`,
      ...wanted
        .filter((anyOf) => !anyOf.includes('item_id'))
        .flatMap((anyOf) => identifierLine(anyOf, about.ids)),
      '',
      'What we tried: ',
    ].join('\n'),
    missing: missingOf(wanted, about.ids),
  };
}

function opening(about: TicketSubject, advice: Advice | undefined, items: string): string {
  if (about.code === undefined)
    return `This is about ${items} at ${about.bank}, without an error now.`;
  return advice === undefined
    ? `We receive ${about.code} for ${items} at ${about.bank}.`
    : `${advice.meaning} This affects ${items} at ${about.bank}.`;
}

/** What has to be found before the ticket can be filed, and where. */
export function missingOf(
  wanted: readonly (readonly TicketIdentifier[])[],
  ids: Readonly<Record<string, string>>,
): MissingIdentifier[] {
  return wanted
    .filter((anyOf) => !anyOf.some((id) => isKnown(id, ids)))
    .map((anyOf) => ({ anyOf, where: anyOf.map((id) => identifierKind(id).where) }));
}

/** A line for each that is known; where none is, its place is left open. */
export function identifierLine(
  anyOf: readonly TicketIdentifier[],
  ids: Readonly<Record<string, string>>,
): string[] {
  const known = anyOf.filter((id) => isKnown(id, ids));
  if (known.length > 0) return known.map((id) => `${id}: ${ids[id] ?? ''}`);
  const holdsSecret = anyOf.some(isSecret);
  return [
    `${anyOf.join(' or ')}: ${holdsSecret ? "[add it here, in Plaid's form only]" : '[missing]'}`,
  ];
}

/** A secret is never known here, whatever came in under its name. */
function isKnown(id: TicketIdentifier, ids: Readonly<Record<string, string>>): boolean {
  return ids[id] !== undefined && !isSecret(id);
}

function isSecret(id: TicketIdentifier): boolean {
  return identifierKind(id).isSecret === true;
}

function line(name: string, value: string | undefined): string[] {
  return value === undefined ? [] : [`${name}: ${value}`];
}
