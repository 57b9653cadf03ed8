import { faultKey, WIDESPREAD_MS } from '#lib/alerts/widespread.ts';
import { alertId } from '#lib/alerts/alert.ts';
import { incidentNow } from '#lib/commands/incident-now.ts';
import type { ItemEvent } from '#lib/health/item-event.ts';
import type { HealthPorts } from '#lib/ports.ts';

import { touchIncident } from './touch-incident.ts';

type FaultyData = Extract<ItemEvent, { kind: 'data faulty' }>;

/**
 * Counts what an event says of faulty data. Faults are counted by bank: what was seen of an Item before its bank is known
 * is counted once it is.
 *
 * @returns the key of the incident that it is part of, if there is one
 */
export async function noteSighting(event: ItemEvent, ports: HealthPorts): Promise<string[]> {
  if (!isFaultyData(event)) return [];
  const record = await ports.items.find(event.itemId);
  const institutionId = record?.health.ids['institution_id'] ?? event.ids['institution_id'];
  return institutionId ? noted([event], institutionId, ports) : [];
}

/**
 * Counts what was seen of an Item whose bank has just become known.
 *
 * @param event that tells the bank
 */
export async function noteSightingsBefore(
  event: ItemEvent,
  institutionId: string,
  ports: HealthPorts,
): Promise<string[]> {
  const since = new Date(Date.parse(event.at) - WIDESPREAD_MS);
  const events = await ports.inbox.historySince(event.itemId, since);
  return noted([event, ...events].filter(isFaultyData), institutionId, ports);
}

async function noted(
  events: readonly FaultyData[],
  institutionId: string,
  ports: HealthPorts,
): Promise<string[]> {
  for (const { fault, itemId, accountId, at } of events)
    await ports.sightings.note({ institutionId, fault, itemId, accountId, at });
  const keys = new Set(events.map(({ fault }) => faultKey(institutionId, fault)));
  const touched: string[] = [];
  for (const key of keys) {
    const [incident, alert] = await Promise.all([
      incidentNow(key, ports),
      ports.alerts.find(alertId(key)),
    ]);
    if (incident === undefined && alert?.openSince === undefined) continue;
    await touchIncident(key, ports);
    touched.push(key);
  }
  return touched;
}

function isFaultyData(event: ItemEvent): event is FaultyData {
  return event.kind === 'data faulty';
}
