import { alertId, type AlertRecord, type CardFacts } from './alert.ts';
import { nextEdit } from './decide-alert.ts';

/** Longer than the calls of one visit to Slack can take with their time-outs. */
const LEASE_MS = 30_000;

/** A look that is at least this far off still sees what is being written now. */
const WRITE_MS = 5_000;

/** How soon an incident is looked at again after a change: indexes lag, and edits are spaced. */
const LOOK_AGAIN_MS = 10_000;

/** How often a channel that refuses us is tried. */
const REFUSED_RETRY_MS = 60_000;

/** Makes sure that somebody looks at the incident after its members changed. */
export function touchAlert(
  alert: AlertRecord | undefined,
  incidentKey: string,
  now: Date,
): AlertRecord {
  if (alert === undefined)
    return {
      id: alertId(incidentKey),
      incidentKey,
      openSince: now.toISOString(),
      dueAt: after(now, LOOK_AGAIN_MS),
      version: 0,
    };
  const isWatched =
    !alert.isSettled &&
    alert.dueAt !== undefined &&
    Date.parse(alert.dueAt) > now.getTime() + WRITE_MS;
  // Who holds the lease has to notice, once, that there was something new.
  const isNoticed = !isLeased(alert, now) || alert.dueAt !== alert.leaseUntil;
  if (isWatched && isNoticed && alert.openSince !== undefined) return alert;
  return {
    ...alert,
    openSince: alert.openSince ?? now.toISOString(),
    dueAt: after(now, LOOK_AGAIN_MS),
    isSettled: undefined,
  };
}

export function isLeased(alert: AlertRecord, now: Date): boolean {
  return alert.leaseUntil !== undefined && alert.leaseUntil > now.toISOString();
}

/**
 * Takes the right to talk to Slack about this alert. A crash leaves the alert due when the lease lapses.
 *
 * @param facts of the card that is going to be posted, if one is
 */
export function leaseAlert(
  alert: AlertRecord,
  facts: CardFacts | undefined,
  now: Date,
): AlertRecord {
  const leaseUntil = after(now, LEASE_MS);
  return {
    ...alert,
    leaseUntil,
    dueAt: leaseUntil,
    isSettled: undefined,
    attempt: {
      since: alert.attempt?.since ?? now.toISOString(),
      facts: facts ?? alert.attempt?.facts,
    },
  };
}

/** The card now says this. Its thread may be owed a line still, so the lease goes on. */
export function toldAlert(
  alert: AlertRecord,
  card: NonNullable<AlertRecord['card']>,
  facts: CardFacts,
  now: Date,
): AlertRecord {
  const edits = alert.card?.ts === card.ts ? (alert.told?.edits ?? 0) + 1 : 0;
  return {
    ...alert,
    card,
    told: { facts, at: now.toISOString(), edits },
    refusal: undefined,
    openSince: facts.resolved === undefined ? alert.openSince : undefined,
  };
}

/** All that was to be said is said. Look once more when edits are allowed again: by then the indexes have caught up. */
export function saidAlert(alert: AlertRecord, now: Date): AlertRecord {
  const next = alert.told === undefined ? 0 : nextEdit(alert.told).getTime();
  return {
    ...released(alert),
    dueAt: new Date(Math.max(next, now.getTime() + LOOK_AGAIN_MS)).toISOString(),
  };
}

/** The card is not there any more: somebody deleted it. If the trouble lasts it is told anew. */
export function forgottenCard(alert: AlertRecord, now: Date): AlertRecord {
  const rest = { ...released(alert), card: undefined, told: undefined, owes: undefined };
  return { ...rest, dueAt: after(now, LOOK_AGAIN_MS) };
}

/** Nothing was done; try at that time. */
export function postponedAlert(alert: AlertRecord, until: Date): AlertRecord {
  return { ...alert, leaseUntil: undefined, dueAt: until.toISOString(), isSettled: undefined };
}

/** Nothing was done, and Slack wants to be left alone until then: nobody is to try earlier, whatever happens meanwhile. */
export function limitedAlert(alert: AlertRecord, until: Date): AlertRecord {
  return { ...postponedAlert(alert, until), leaseUntil: until.toISOString() };
}

/** Slack refuses for good: the alert stays open, is shown in `/plaid status`, and is tried now and then. */
export function refusedAlert(alert: AlertRecord, reason: string, now: Date): AlertRecord {
  return {
    ...released(alert),
    refusal: { reason, at: alert.refusal?.at ?? now.toISOString() },
    dueAt: after(now, REFUSED_RETRY_MS),
  };
}

/**
 * All is told: nothing to look at until the next change.
 *
 * @param turn when time alone will change something; undefined: never
 */
export function settledAlert(
  alert: AlertRecord,
  isOpen: boolean,
  turn: Date | undefined,
): AlertRecord {
  return {
    ...released(alert),
    dueAt: turn?.toISOString(),
    isSettled: true,
    openSince: isOpen ? alert.openSince : undefined,
  };
}

function released(alert: AlertRecord): AlertRecord {
  return { ...alert, leaseUntil: undefined, attempt: undefined };
}

function after(now: Date, ms: number): string {
  return new Date(now.getTime() + ms).toISOString();
}
