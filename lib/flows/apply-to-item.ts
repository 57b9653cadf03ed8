import { incidentKey } from '#lib/alerts/incident.ts';
import { historyFor } from '#lib/commands/history-for.ts';
import { applyEvent } from '#lib/health/apply-event.ts';
import { type EventEffect, eventEffect } from '#lib/health/event-effect.ts';
import { type ItemEvent, keyOf } from '#lib/health/item-event.ts';
import { isSameHealth, type ItemHealth } from '#lib/health/item-health.ts';
import type { HealthPorts } from '#lib/ports.ts';
import { UpstreamError } from '#lib/upstream-error.ts';

import { noteSightingsBefore } from './note-sightings.ts';
import { touchIncident } from './touch-incident.ts';

const WRITE_TRIES = 5;

/**
 * Brings an Item's record up to date with one event.
 *
 * @returns the Item as it is now; whether the event changed it, and if so the keys of the incidents that it entered, left
 *   or stayed in; and whether its bank has become known, so that its faults are counted
 */
export async function applyToItem(
  event: ItemEvent,
  ports: HealthPorts,
): Promise<{ health: ItemHealth; isChanged: boolean; incidents: string[]; isPlaced: boolean }> {
  for (let tries = 0; tries < WRITE_TRIES; tries += 1) {
    const record = await ports.items.find(event.itemId);
    const before = record?.health;
    if (before !== undefined && changesNothing(before, event))
      return unchanged(before, event, ports);
    const history = await historyFor(event, ports);
    const after = applyEvent(before, event, history);
    if (before !== undefined && isSameHealth(after, before)) return unchanged(before, event, ports);
    const touched = incidentsOf(before, after);
    // Before the Item changes, so that whoever dies in between leaves an alert that the sweep will look at …
    for (const key of touched) await touchIncident(key, ports);
    // … and a bank that is still unknown to who comes next.
    const bank = before?.ids['institution_id'] ? undefined : after.ids['institution_id'];
    const widespread = bank ? await noteSightingsBefore(event, bank, ports) : [];
    if ((await ports.items.save(after, record?.version)) === 'saved') {
      logEffect(event, eventEffect(before, after, event), ports);
      const incidents = [...touched, ...widespread];
      return { health: after, isChanged: true, incidents, isPlaced: Boolean(bank) };
    }
  }
  throw new UpstreamError('store', 'too many conflicts on one Item');
}

/** Most events change nothing: they cost one read and no write. What a look finds only the history can tell. */
function changesNothing(before: ItemHealth, event: ItemEvent): boolean {
  return event.kind !== 'overdue' && isSameHealth(applyEvent(before, event, []), before);
}

function unchanged(health: ItemHealth, event: ItemEvent, ports: HealthPorts) {
  logEffect(event, eventEffect(health, health, event), ports);
  return { health, isChanged: false, incidents: [], isPlaced: false };
}

function logEffect(event: ItemEvent, effect: EventEffect, { log }: HealthPorts): void {
  const { itemId: subject, source } = event;
  log.info('event applied', { subject, event: source, key: keyOf(event), ...effect });
}

function incidentsOf(before: ItemHealth | undefined, after: ItemHealth): string[] {
  const keys = [before && incidentKey(before), incidentKey(after)];
  return [...new Set(keys.filter((key) => key !== undefined))];
}
