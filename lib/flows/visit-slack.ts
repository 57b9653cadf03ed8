import type { AlertRecord, CardFacts } from '#lib/alerts/alert.ts';
import {
  postponedAlert,
  refusedAlert,
  settledAlert,
  toldAlert,
  watchedAlert,
} from '#lib/alerts/alert-changes.ts';
import type { AlertDecision } from '#lib/alerts/decide-alert.ts';
import { alertMessage, resolvedLine, returnedLine } from '#lib/messages/alert-message.ts';
import { lineMessage } from '#lib/messages/message.ts';
import type { Ports, SlackOutcome } from '#lib/ports.ts';
import { nextStepFor } from '#lib/triage/next-step.ts';
import { UpstreamError } from '#lib/upstream-error.ts';

import { resolutionOf } from './resolution-of.ts';

type Telling = Exclude<AlertDecision, { kind: 'wait' | 'mute' }>;

const WRITE_TRIES = 5;
const SOON_MS = 10_000;

/**
 * One visit to Slack under a lease: the card first, then the line that its thread is owed.
 *
 * @param isRepeat an earlier visit may have posted already: look before posting
 * @returns the alert as it is to be saved; undefined when the visit's outcome is not known, so that the lease lapses
 */
export async function visitSlack(
  decision: Telling,
  alert: AlertRecord,
  isRepeat: boolean,
  channel: string,
  ports: Ports,
): Promise<AlertRecord | undefined> {
  if (decision.kind === 'say') return sayLine(alert, isRepeat, ports);
  if (decision.kind === 'recall') return recallCard(decision.told, alert, channel, ports);
  const { facts, owes } = await newCard(decision, alert, ports);
  const owing = { ...alert, owes: owes ?? alert.owes };
  const posted =
    decision.kind === 'post' || alert.card === undefined
      ? await postCard(facts, owing, isRepeat, channel, ports)
      : await editCard(facts, owing, alert.card, ports);
  if (posted?.told?.facts !== facts || posted.owes === undefined) return posted;
  return sayLine(posted, isRepeat, ports);
}

/** Saves what came of a visit. While we held the lease others may only have asked for another look. */
export async function saveVisit(visited: AlertRecord | undefined, ports: Ports): Promise<void> {
  if (visited === undefined) return;
  let latest: AlertRecord = visited;
  for (let tries = 0; tries < WRITE_TRIES; tries += 1) {
    if ((await ports.alerts.save(latest)) !== undefined) return;
    const current = await ports.alerts.find(visited.id);
    if (current === undefined) return;
    latest = { ...visited, openSince: current.openSince, version: current.version };
  }
  throw new UpstreamError('store', 'too many conflicts on one alert');
}

async function newCard(
  decision: Exclude<Telling, { kind: 'say' | 'recall' }>,
  alert: AlertRecord,
  ports: Ports,
): Promise<{ facts: CardFacts; owes?: AlertRecord['owes'] }> {
  if (decision.kind === 'post') return { facts: { ...decision.facts, returns: 0 } };
  const { told } = decision;
  const line = (text: string) => ({ id: `${String(told.returns)} ${decision.kind}`, text });
  if (decision.kind === 'resolve') {
    const resolved = await resolutionOf(told, ports);
    return {
      facts: { ...told, resolved },
      owes: line(resolvedLine(told, resolved)),
    };
  }
  if (decision.reason === 'back again') {
    const facts = { ...decision.facts, returns: told.returns + 1 };
    return { facts, owes: line(returnedLine(facts)) };
  }
  const since = told.since < decision.facts.since ? told.since : decision.facts.since;
  return { facts: { ...decision.facts, since, returns: told.returns }, owes: alert.owes };
}

async function postCard(
  facts: CardFacts,
  alert: AlertRecord,
  isRepeat: boolean,
  channel: string,
  ports: Ports,
): Promise<AlertRecord | undefined> {
  const mark = { alert: alert.id, part: 'card' };
  const message = alertMessage(alert.id, facts, nextStepFor(facts.code, facts.errorType));
  const standing = isRepeat ? await findCard(alert, channel, ports) : undefined;
  if (standing !== undefined) return editCard(facts, alert, standing, ports);
  let outcome = await ports.slack.post(channel, message, mark);
  if (outcome.kind === 'invalid') {
    ports.log.warn('slack did not take the blocks, posting text alone', { reason: outcome.reason });
    outcome = await ports.slack.post(channel, { text: message.text, blocks: [] }, mark);
  }
  if (outcome.kind !== 'done') return undone(alert, outcome, ports);
  const card = {
    channel: outcome.channel,
    ts: outcome.ts,
    postedAt: ports.now().toISOString(),
  };
  return watched(toldAlert(alert, card, facts, ports.now()), ports);
}

/** The trouble is over, and a card of it was perhaps posted: if it was, it has to say so. */
async function recallCard(
  told: CardFacts,
  alert: AlertRecord,
  channel: string,
  ports: Ports,
): Promise<AlertRecord | undefined> {
  const standing = await findCard(alert, channel, ports);
  if (standing === undefined) return settledAlert(alert, false);
  const resolved = await resolutionOf(told, ports);
  return editCard({ ...told, resolved }, alert, standing, ports);
}

async function findCard(
  alert: AlertRecord,
  channel: string,
  ports: Ports,
): Promise<AlertRecord['card']> {
  const postedAt = alert.attempt?.since ?? ports.now().toISOString();
  const mark = { alert: alert.id, part: 'card' };
  const ts = await ports.slack.find(channel, mark, new Date(postedAt));
  return ts === undefined ? undefined : { channel, ts, postedAt };
}

async function editCard(
  facts: CardFacts,
  alert: AlertRecord,
  card: NonNullable<AlertRecord['card']>,
  ports: Ports,
): Promise<AlertRecord | undefined> {
  const mark = { alert: alert.id, part: 'card' };
  const message = alertMessage(alert.id, facts, nextStepFor(facts.code, facts.errorType));
  const outcome = await ports.slack.edit(card.channel, card.ts, message, mark);
  return outcome.kind === 'done'
    ? watched(toldAlert(alert, card, facts, ports.now()), ports)
    : undone(alert, outcome, ports);
}

async function sayLine(
  alert: AlertRecord,
  isRepeat: boolean,
  ports: Ports,
): Promise<AlertRecord | undefined> {
  const { card, owes } = alert;
  if (card === undefined || owes === undefined) return { ...alert, owes: undefined };
  const mark = { alert: alert.id, part: `line ${owes.id}` };
  const since = new Date(card.postedAt);
  const ts = isRepeat ? await ports.slack.find(card.channel, mark, since, card.ts) : undefined;
  if (ts !== undefined) return watched({ ...alert, owes: undefined }, ports);
  const outcome = await ports.slack.post(card.channel, lineMessage(owes.text), mark, card.ts);
  if (outcome.kind === 'done') return watched({ ...alert, owes: undefined }, ports);
  // What the card says is known; whether the line stands in the thread is looked up at the next visit.
  if (outcome.kind === 'unsure')
    return { ...watched(alert, ports), attempt: { since: ports.now().toISOString() } };
  return undone(alert, outcome, ports);
}

function watched(alert: AlertRecord, ports: Ports): AlertRecord {
  return {
    ...watchedAlert(alert, ports.now()),
    leaseUntil: undefined,
    attempt: undefined,
    openSince: alert.told?.facts.resolved === undefined ? alert.openSince : undefined,
  };
}

/** What to do when Slack did not do it. */
function undone(
  alert: AlertRecord,
  outcome: Exclude<SlackOutcome, { kind: 'done' }>,
  ports: Ports,
): AlertRecord | undefined {
  const now = ports.now();
  ports.log.warn('slack did not do it', { alert: alert.id, ...outcome });
  ports.log.count(`slack.${outcome.kind}`);
  switch (outcome.kind) {
    case 'unsure':
      return undefined;
    case 'limited':
      return postponedAlert(alert, new Date(now.getTime() + outcome.retryAfterMs));
    case 'gone':
      return postponedAlert(
        { ...alert, card: undefined, told: undefined, owes: undefined },
        new Date(now.getTime() + SOON_MS),
      );
    case 'refused':
    case 'invalid':
      return refusedAlert(alert, outcome.reason, now);
  }
}
