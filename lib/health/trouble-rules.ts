import { eventOrder, type ItemEvent } from './item-event.ts';
import type { ItemHealth, Trouble } from './item-health.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

interface TroubleRule {
  /** Which data webhook without an error proves it over. LOGIN_REPAIRED ends every trouble. */
  endedByData: 'any' | 'after the deadline' | 'of that product' | 'never';
  /** For what nothing will ever come to end: how long a person needs telling. */
  closesAfterMs?: number;
}

/** How each kind of trouble ends; the kind is the first word of its slot. */
const troubleRules: Readonly<Record<string, TroubleRule>> = {
  login: { endedByData: 'any' },
  expiry: { endedByData: 'after the deadline' },
  permission: { endedByData: 'of that product' },
  account: { endedByData: 'never', closesAfterMs: DAY_MS },
  end: { endedByData: 'never', closesAfterMs: DAY_MS },
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

/** When something should have been heard of this trouble, so that it is worth another look. */
function dueAt(trouble: Trouble): Date | undefined {
  const since = Date.parse(trouble.since);
  const closesAfterMs = troubleRules[trouble.slot.split(' ')[0] ?? '']?.closesAfterMs;
  if (trouble.status === 'unconfirmed') return new Date(since + DOUBT_MS);
  if (trouble.status === 'expiring') return new Date(deadlineMs(trouble) + GRACE_MS);
  if (closesAfterMs !== undefined && !trouble.closed) return new Date(since + closesAfterMs);
  return undefined;
}

/** The Item's earliest `dueAt`. */
export function nextCheck(health: ItemHealth): Date | undefined {
  const times = health.troubles.flatMap((trouble) => dueAt(trouble) ?? []);
  return times.sort((a, b) => a.getTime() - b.getTime())[0];
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
