import { faultKey, WIDESPREAD_MS } from '#lib/alerts/widespread.ts';
import { alertId } from '#lib/alerts/alert.ts';
import { incidentNow } from '#lib/commands/incident-now.ts';
import type { ItemEvent } from '#lib/health/item-event.ts';
import type { Ports } from '#lib/ports.ts';

import { touchIncident } from './touch-incident.ts';

type FaultyData = Extract<ItemEvent, { kind: 'data faulty' }>;

/**
 * Counts what an event says of faulty data. Faults are counted by bank: what was seen of an Item before its bank was
 * known is counted once it is.
 *
 * @param isPlaced the Item's bank has just become known
 * @returns the key of the incident that it is part of, if there is one
 */
export async function noteSightings(
  event: ItemEvent,
  isPlaced: boolean,
  ports: Ports,
): Promise<string[]> {
  const faults = isPlaced ? await faultsBefore(event, ports) : [event].filter(isFaultyData);
  const keys = new Set<string>();
  for (const one of faults) {
    const key = await noted(one, ports);
    if (key !== undefined) keys.add(key);
  }
  return [...keys];
}

async function faultsBefore(event: ItemEvent, ports: Ports): Promise<FaultyData[]> {
  const since = new Date(Date.parse(event.at) - WIDESPREAD_MS);
  const events = await ports.inbox.historySince(event.itemId, since);
  return [event, ...events].filter(isFaultyData);
}

async function noted(event: FaultyData, ports: Ports): Promise<string | undefined> {
  const { itemId, fault, accountId, at } = event;
  const record = await ports.items.find(itemId);
  const institutionId = record?.health.ids['institution_id'] ?? event.ids['institution_id'];
  if (!institutionId) return undefined;
  await ports.sightings.note({ institutionId, fault, itemId, accountId, at });
  const key = faultKey(institutionId, fault);
  const [incident, alert] = await Promise.all([
    incidentNow(key, ports),
    ports.alerts.find(alertId(key)),
  ]);
  if (incident === undefined && alert?.openSince === undefined) return undefined;
  await touchIncident(key, ports);
  return key;
}

function isFaultyData(event: ItemEvent): event is FaultyData {
  return event.kind === 'data faulty';
}
