import type { Incident } from '#lib/alerts/incident.ts';
import { WIDESPREAD_MS, widespreadIncident } from '#lib/alerts/widespread.ts';
import { type DataFault, isDataFault, type Sighting } from '#lib/health/data-fault.ts';
import type { ItemHealth } from '#lib/health/item-health.ts';
import type { Ports } from '#lib/ports.ts';

/**
 * What is true of an incident now: counted by the Items' index, or, for data that is missing or wrong at many Items of a
 * bank, by what was seen in the last 48 hours. Undefined when it is over.
 *
 * @param seen Items that were just written: the index may not know of it yet
 */
export async function incidentNow(
  key: string,
  ports: Pick<Ports, 'now' | 'items' | 'sightings' | 'institutions'>,
  seen: readonly ItemHealth[] = [],
): Promise<Incident | undefined> {
  const [institutionId = '', code = ''] = key.split('#');
  const fault = code.toLowerCase();
  if (!isDataFault(fault)) return ports.items.incident(key, seen);
  const [sightings, institution] = await Promise.all([
    recentSightings(institutionId, fault, ports),
    ports.institutions.find(institutionId),
  ]);
  return widespreadIncident(sightings, institution?.name, ports.now());
}

/** Where a fault was seen at a bank in the last 48 hours. */
export function recentSightings(
  institutionId: string,
  fault: DataFault,
  ports: Pick<Ports, 'now' | 'sightings'>,
): Promise<Sighting[]> {
  const since = new Date(ports.now().getTime() - WIDESPREAD_MS);
  return ports.sightings.since(institutionId, fault, since);
}
