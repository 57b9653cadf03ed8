import { isDeepStrictEqual } from 'node:util';

import type { AlertRecord, CardFacts, IncidentNow } from './alert.ts';

export type AlertDecision =
  | { kind: 'post'; reason: 'first failure' | 'back after more than a day'; facts: IncidentNow }
  | {
      kind: 'edit';
      reason: 'the facts changed' | 'back again';
      facts: IncidentNow;
      told: CardFacts;
    }
  | { kind: 'resolve'; reason: 'no member is left'; told: CardFacts }
  | { kind: 'retell'; reason: 'it is not certain what the card says'; told: CardFacts }
  | { kind: 'recall'; reason: 'a card may stand there'; told: CardFacts }
  | { kind: 'say'; reason: 'a line is owed' }
  | { kind: 'wait'; reason: 'it may pass by itself'; until: Date }
  | { kind: 'mute'; reason: 'already told' | 'over before it was told' };

/** A trouble that returns within this time of being over goes on in the same card. */
const REOPEN_MS = 24 * 60 * 60 * 1000;

const QUICK_EDITS = 2;
const QUICK_EDIT_MS = 10_000;
const SLOW_EDIT_MS = 30_000;

/**
 * When the card may be edited next. Each of a burst's later edits has to wait longer, so that a storm costs a handful
 * of calls and is still counted right within a minute.
 */
export function nextEdit(told: { at: string; edits: number }): Date {
  const gap = told.edits < QUICK_EDITS ? QUICK_EDIT_MS : SLOW_EDIT_MS;
  return new Date(Date.parse(told.at) + gap);
}

/**
 * Compares what is true with what we told.
 *
 * @param incident undefined when no Item is in it
 * @param settleMs how long a failure must last before it is told at all
 */
export function decideAlert(
  incident: IncidentNow | undefined,
  alert: AlertRecord,
  now: Date,
  settleMs: number,
): AlertDecision {
  const { told, attempt } = alert;
  if (incident === undefined && attempt?.facts !== undefined)
    return { kind: 'recall', reason: 'a card may stand there', told: attempt.facts };
  if (told === undefined) return decideFirst(incident, now, settleMs);
  const change = changeSince(told.facts, incident, now);
  if (change !== undefined) return change;
  if (attempt !== undefined)
    return { kind: 'retell', reason: 'it is not certain what the card says', told: told.facts };
  if ((alert.owes ?? []).length > 0) return { kind: 'say', reason: 'a line is owed' };
  return { kind: 'mute', reason: 'already told' };
}

function decideFirst(
  incident: IncidentNow | undefined,
  now: Date,
  settleMs: number,
): AlertDecision {
  if (incident === undefined) return { kind: 'mute', reason: 'over before it was told' };
  const settled = new Date(Date.parse(incident.since) + settleMs);
  return settleMs > 0 && settled > now
    ? { kind: 'wait', reason: 'it may pass by itself', until: settled }
    : { kind: 'post', reason: 'first failure', facts: incident };
}

function changeSince(
  told: CardFacts,
  incident: IncidentNow | undefined,
  now: Date,
): AlertDecision | undefined {
  if (incident === undefined)
    return told.resolved ? undefined : { kind: 'resolve', reason: 'no member is left', told };
  if (told.resolved !== undefined)
    return now.getTime() - Date.parse(told.resolved.at) <= REOPEN_MS
      ? { kind: 'edit', reason: 'back again', facts: incident, told }
      : { kind: 'post', reason: 'back after more than a day', facts: incident };
  return isSameCard(told, incident)
    ? undefined
    : { kind: 'edit', reason: 'the facts changed', facts: incident, told };
}

/** What a reader would see change. Not `since`: the card keeps its beginning when its oldest member leaves. */
const shownFacts = [
  'count',
  'accountCount',
  'institutionName',
  'status',
  'brokenBy',
  'errorType',
  'reason',
  'deadline',
  'environment',
  'itemIds',
  'joinedIds',
  'logs',
  'cases',
] as const;

function isSameCard(told: CardFacts, incident: IncidentNow): boolean {
  return shownFacts.every((name) => isDeepStrictEqual(plain(told[name]), plain(incident[name])));
}

/** A fact as it is stored: without what is undefined. */
function plain(fact: unknown): unknown {
  return typeof fact === 'object' ? JSON.parse(JSON.stringify(fact)) : fact;
}
