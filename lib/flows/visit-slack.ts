import type { AlertRecord, CardFacts } from '#lib/alerts/alert.ts';
import { saidAlert, settledAlert } from '#lib/alerts/alert-changes.ts';
import type { AlertDecision } from '#lib/alerts/decide-alert.ts';
import { logsVanishLine, returnedLine } from '#lib/messages/alert-message.ts';
import { resolvedLine } from '#lib/messages/resolved-card.ts';
import type { Ports } from '#lib/ports.ts';
import { UpstreamError } from '#lib/upstream-error.ts';

import { resolutionOf } from './resolution-of.ts';
import { sayLines } from './say-lines.ts';
import { findCard, tellCard } from './tell-card.ts';

/** A visit to Slack under a lease. */
export interface Visit {
  alert: AlertRecord;
  /** Where a first card goes. */
  channel: string;
  /** An earlier visit may have posted already: look before posting. */
  isRepeat: boolean;
}

const WRITE_TRIES = 5;

/**
 * Does what was decided: the card first, then the lines that its thread is owed.
 *
 * @returns the alert as it is to be saved; undefined when what came of the visit is not known, so that the lease lapses
 *   and the next visit looks
 */
export async function visitSlack(
  decision: Exclude<AlertDecision, { kind: 'wait' | 'mute' }>,
  visit: Visit,
  ports: Ports,
): Promise<AlertRecord | undefined> {
  if (decision.kind === 'say') return sayLines(visit, ports);
  if (decision.kind === 'recall') return recallCard(decision.told, visit, ports);
  const { facts, line } = await newCard(decision, ports);
  const isNew = decision.kind === 'post';
  const telling = await tellCard(facts, isNew ? undefined : visit.alert.card, visit, ports);
  if (telling.kind === 'not told') return telling.alert;
  const owes = [...(telling.alert.owes ?? []), ...(line === undefined ? [] : [line])];
  return sayLines({ ...visit, alert: { ...telling.alert, owes } }, ports);
}

/** Saves what came of a visit. While we held the lease others may only have asked for another look. */
export async function saveVisit(visited: AlertRecord | undefined, ports: Ports): Promise<void> {
  if (visited === undefined) return;
  let latest: AlertRecord = visited;
  for (let tries = 0; tries < WRITE_TRIES; tries += 1) {
    if ((await ports.alerts.save(latest)) !== undefined) return;
    const current = await ports.alerts.find(visited.id);
    if (current === undefined) return;
    const { openSince, version } = current;
    const dueAt = visited.dueAt ?? current.dueAt;
    latest = { ...visited, openSince, dueAt, version };
  }
  throw new UpstreamError('store', 'too many conflicts on one alert');
}

/** What the card is to say, and what its thread is told besides. */
async function newCard(
  decision: Extract<AlertDecision, { kind: 'post' | 'edit' | 'resolve' | 'retell' }>,
  ports: Ports,
): Promise<{ facts: CardFacts; line?: { id: string; text: string } }> {
  switch (decision.kind) {
    case 'post':
      return { facts: { ...decision.facts, returns: 0 } };
    case 'retell':
      return { facts: decision.told };
    case 'resolve': {
      const { told } = decision;
      const resolved = await resolutionOf(told, ports);
      const line = { id: `resolved ${String(told.returns)}`, text: resolvedLine(told, resolved) };
      return { facts: { ...told, resolved }, line };
    }
    case 'edit': {
      const { facts, told } = decision;
      if (decision.reason === 'back again') {
        const returns = told.returns + 1;
        const back = { ...facts, returns };
        return { facts: back, line: { id: `back ${String(returns)}`, text: returnedLine(back) } };
      }
      const card = { ...facts, returns: told.returns };
      const isWarning =
        facts.logs === 'vanishing' && told.logs !== 'vanishing' && facts.cases === undefined;
      return isWarning
        ? { facts: card, line: { id: `logs ${String(told.returns)}`, text: logsVanishLine(card) } }
        : { facts: card };
    }
  }
}

/** The trouble is over, and a card of it was perhaps posted: if it was, it has to say so. */
async function recallCard(
  told: CardFacts,
  visit: Visit,
  ports: Ports,
): Promise<AlertRecord | undefined> {
  const card = await findCard(visit, ports);
  if (card === undefined) return settledAlert(visit.alert, false, undefined);
  const resolved = await resolutionOf(told, ports);
  const telling = await tellCard({ ...told, resolved }, card, visit, ports);
  return telling.kind === 'told' ? saidAlert(telling.alert, ports.now()) : telling.alert;
}
