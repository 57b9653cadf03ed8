import { eventOrder, type ItemEvent } from './item-event.ts';
import { PAIR_PATIENCE_MS } from './pair.ts';
import type { ItemHealth, Trouble } from './item-health.ts';
import { lookDue } from './silence.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

interface TroubleRule {
  /** Which data webhook without an error proves it over. LOGIN_REPAIRED ends every trouble. */
  endedByData: 'any' | 'after the deadline' | 'of that product' | 'never';
  /** When Plaid's word that the Item has no error proves it over. */
  endedByCheck: 'always' | 'after the deadline' | 'where it is the error of the Item' | 'never';
  /** For what nothing will ever come to end: how long a person needs telling. */
  closesAfterMs?: number;
}

/** How each kind of trouble ends; the kind is the first word of its slot. */
const troubleRules: Readonly<Record<string, TroubleRule>> = {
  login: { endedByData: 'any', endedByCheck: 'always' },
  expiry: { endedByData: 'after the deadline', endedByCheck: 'after the deadline' },
  permission: { endedByData: 'of that product', endedByCheck: 'where it is the error of the Item' },
  account: { endedByData: 'never', endedByCheck: 'never', closesAfterMs: DAY_MS },
  // In Sandbox, and for a while elsewhere, such an Item still answers without an error.
  end: { endedByData: 'never', endedByCheck: 'never', closesAfterMs: DAY_MS },
  silence: { endedByData: 'any', endedByCheck: 'never', closesAfterMs: 60 * DAY_MS },
};

/** How long an Item may stay `unconfirmed` before it counts as broken: we fail towards telling. */
const DOUBT_MS = 30 * MINUTE_MS;

/** Plaid warns about seven days ahead, and older warnings name no date. */
const WARNING_AHEAD_MS = 7 * DAY_MS;

/** After its date an Item has this long to show a sign of life: data usually comes daily. */
const GRACE_MS = DAY_MS;

export function isOver(trouble: Trouble, event: ItemEvent): boolean {
  if (eventOrder(event) <= trouble.order) return false;
  if (event.kind === 'repaired') return true;
  if (event.kind === 'checked') return event.error === undefined && isDisproved(trouble, event);
  if (event.kind !== 'alive') return false;
  const [kind = '', product] = trouble.slot.split(' ');
  switch (troubleRules[kind]?.endedByData) {
    case 'any':
      return true;
    case 'after the deadline':
      return Date.parse(event.at) > deadlineMs(trouble);
    case 'of that product':
      return product === 'data' || product === event.product;
    default:
      return false;
  }
}

type Check = Extract<ItemEvent, { kind: 'checked' }>;

function isDisproved(trouble: Trouble, check: Check): boolean {
  switch (troubleRules[trouble.slot.split(' ')[0] ?? '']?.endedByCheck) {
    case 'always':
      return true;
    case 'after the deadline':
      return Date.parse(check.at) > deadlineMs(trouble) || isRenewed(trouble, check);
    case 'where it is the error of the Item':
      return trouble.slot === 'permission data';
    default:
      return false;
  }
}

/** A bank that moves to another way of access cuts Items off whatever their consent. */
function isOfConsent({ slot, reason }: Trouble): boolean {
  return slot === 'expiry' && reason !== 'INSTITUTION_MIGRATION';
}

/** Update mode renews the consent: then it ends well after the date that was warned of. */
function isRenewed(trouble: Trouble, { consentUntil = '' }: Check): boolean {
  return isOfConsent(trouble) && Date.parse(consentUntil) > deadlineMs(trouble) + DAY_MS;
}

/** A warning that named no date, with the one that a check has brought. */
export function datedTrouble(trouble: Trouble, { consentUntil, error }: Check): Trouble {
  const isWanted =
    isOfConsent(trouble) && trouble.status === 'expiring' && trouble.deadline === undefined;
  const isDate = consentUntil !== undefined && !Number.isNaN(Date.parse(consentUntil));
  return isWanted && isDate && error === undefined
    ? { ...trouble, deadline: consentUntil }
    : trouble;
}

/** When something should have been heard of this trouble, so that it is worth another look. */
function dueAt(trouble: Trouble): Date | undefined {
  const since = Date.parse(trouble.since);
  const closesAfterMs = troubleRules[trouble.slot.split(' ')[0] ?? '']?.closesAfterMs;
  if (trouble.slot === 'pair')
    return trouble.status === 'unconfirmed' ? new Date(since + PAIR_PATIENCE_MS) : undefined;
  if (trouble.status === 'unconfirmed') return new Date(since + DOUBT_MS);
  if (trouble.status === 'expiring') return new Date(deadlineMs(trouble) + GRACE_MS);
  if (closesAfterMs !== undefined && !trouble.closed) return new Date(since + closesAfterMs);
  return undefined;
}

/** The Item's earliest `dueAt`, or when to look whether it is silent. */
export function nextCheck(health: ItemHealth): Date | undefined {
  const look = lookDue(health);
  const times = [
    ...health.troubles.flatMap((trouble) => dueAt(trouble) ?? []),
    ...(look === undefined ? [] : [new Date(look)]),
  ];
  return times.sort((a, b) => a.getTime() - b.getTime())[0];
}

/** True when it is a trouble that something should have been heard of, and not only time for a look. */
export function isTroubleDue(health: ItemHealth, by: Date): boolean {
  return health.troubles.some((trouble) => (dueAt(trouble) ?? Infinity) <= by);
}

/** What becomes of a trouble of which nothing was heard until `at`. */
export function overdueTrouble(trouble: Trouble, at: string): Trouble {
  const due = dueAt(trouble);
  if (due === undefined || due.toISOString() > at) return trouble;
  switch (trouble.status) {
    case 'unconfirmed':
      return { ...trouble, status: 'broken' };
    case 'expiring':
      return { ...trouble, status: 'broken', brokenBy: 'login required' };
    default:
      return { ...trouble, closed: true };
  }
}

/** When an `expiring` Item will stop working, as far as is known. */
export function breaksAt(trouble: Trouble): Date {
  return new Date(deadlineMs(trouble));
}

function deadlineMs(trouble: Trouble): number {
  const stated = trouble.deadline === undefined ? NaN : Date.parse(trouble.deadline);
  return Number.isNaN(stated) ? Date.parse(trouble.since) + WARNING_AHEAD_MS : stated;
}
