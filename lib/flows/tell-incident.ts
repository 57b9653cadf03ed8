import { alertId, type AlertRecord, type IncidentNow } from '#lib/alerts/alert.ts';
import { isLeased, leaseAlert, postponedAlert, settledAlert } from '#lib/alerts/alert-changes.ts';
import { type AlertDecision, decideAlert, nextEdit } from '#lib/alerts/decide-alert.ts';
import { incidentNow } from '#lib/commands/incident-now.ts';
import type { ItemHealth } from '#lib/health/item-health.ts';
import type { Ports } from '#lib/ports.ts';

import { nextTurn, withOutside } from './incident-outside.ts';
import { saveVisit, visitSlack } from './visit-slack.ts';

export interface AlertSettings {
  channel: string;
  /** How long a failure must last before it is told. */
  settleMs: number;
}

/**
 * Who looks. The inbox has just seen some Items change and must not be kept waiting; the sweep takes its time, and has
 * the last word.
 */
type Looker = { kind: 'inbox'; seen: readonly ItemHealth[] } | { kind: 'sweep' };

/**
 * Makes the card of an incident true: compares it with the Items that are in the incident now, and talks to Slack when
 * the two differ. Whatever cannot be done now is left due, for the sweep.
 */
export async function tellIncident(
  key: string,
  looker: Looker,
  settings: AlertSettings,
  ports: Ports,
): Promise<void> {
  const alert = await ports.alerts.find(alertId(key));
  if (alert === undefined) return;
  if (isLeased(alert, ports.now())) {
    logDecision(alert, { kind: 'leave', reason: 'somebody is telling it' }, ports);
    return;
  }
  // Before counting: in a storm this is where nearly every batch turns back.
  if (alert.told !== undefined && nextEdit(alert.told) > ports.now()) {
    await postpone(alert, nextEdit(alert.told), ports);
    logDecision(alert, { kind: 'wait', reason: 'edited lately' }, ports);
    return;
  }
  const seen = looker.kind === 'inbox' ? looker.seen : [];
  const found = await incidentNow(key, ports, seen);
  const incident = await withOutside(found, alert.told?.facts, ports);
  const decision = decideAlert(incident, alert, ports.now(), settings.settleMs);
  const count = incident?.count ?? 0;
  if (decision.kind === 'wait') await postpone(alert, decision.until, ports);
  else if (decision.kind === 'mute') await settle(alert, incident, looker, ports);
  else {
    await tell({ ...decision, count }, alert, looker, settings, ports);
    return;
  }
  logDecision(alert, { ...decision, count }, ports);
}

async function tell(
  decision: Exclude<AlertDecision, { kind: 'wait' | 'mute' }> & { count: number },
  alert: AlertRecord,
  looker: Looker,
  settings: AlertSettings,
  ports: Ports,
): Promise<void> {
  const channel = alert.card?.channel ?? settings.channel;
  let turn = await ports.channels.take(channel, ports.now());
  while (turn !== undefined && looker.kind === 'sweep') {
    await ports.sleep(turn.getTime() - ports.now().getTime());
    turn = await ports.channels.take(channel, ports.now());
  }
  if (turn !== undefined) {
    await postpone(alert, turn, ports);
    logDecision(alert, { ...decision, kind: 'wait', reason: 'the channel was told lately' }, ports);
    return;
  }
  const facts = decision.kind === 'post' ? { ...decision.facts, returns: 0 } : undefined;
  const leased = await ports.alerts.save(leaseAlert(alert, facts, ports.now()));
  if (leased === undefined) {
    logDecision(alert, { ...decision, kind: 'leave', reason: 'somebody was faster' }, ports);
    return;
  }
  const isRepeat = alert.attempt !== undefined;
  const visit = { alert: leased, isRepeat, channel: settings.channel };
  const visited = await visitSlack(decision, visit, ports);
  logDecision(visited ?? leased, decision, ports);
  await saveVisit(visited, ports);
}

/** One line for each look at an incident: what came of it, and the card that stands for it. */
function logDecision(
  alert: AlertRecord,
  { kind: decision, reason, count }: { kind: string; reason: string; count?: number },
  { log }: Ports,
): void {
  const { card, incidentKey: subject } = alert;
  log.info('alert decided', {
    subject,
    decision,
    reason,
    count,
    channel: card?.channel,
    ts: card?.ts,
  });
}

async function postpone(alert: AlertRecord, until: Date, ports: Ports): Promise<void> {
  const isDueByThen = alert.dueAt !== undefined && alert.dueAt <= until.toISOString();
  const isOverdue = alert.dueAt !== undefined && alert.dueAt <= ports.now().toISOString();
  if (!isDueByThen || isOverdue) await ports.alerts.save(postponedAlert(alert, until));
}

/** Only the sweep may stop watching: right after a change the store's index can still show the old members. */
async function settle(
  alert: AlertRecord,
  incident: IncidentNow | undefined,
  looker: Looker,
  ports: Ports,
): Promise<void> {
  if (looker.kind !== 'sweep') return;
  const turn = incident && nextTurn(incident, ports.now());
  await ports.alerts.save(settledAlert(alert, incident !== undefined, turn));
}
