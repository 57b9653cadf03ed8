import type { Incident } from '#lib/alerts/incident.ts';
import { WIDESPREAD_MS, widespreadIncident } from '#lib/alerts/widespread.ts';
import { type DataFault, isDataFault, type Sighting } from '#lib/health/data-fault.ts';
import type { ItemHealth } from '#lib/health/item-health.ts';
import { isDisagreement } from '#lib/health/pair.ts';
import type { HealthPorts, Ports } from '#lib/ports.ts';
import type { HealthStore } from '#lib/ports/health-store.ts';

/**
 * What is true of an incident now: counted by the Items' index, or, for data that is missing or wrong at many Items of a
 * bank, by what was seen in the last 48 hours. Undefined when it is over.
 *
 * @param seen Items that were just written: the index may not know of it yet
 */
export async function incidentNow(
  key: string,
  ports: Pick<
    HealthPorts,
    'now' | 'items' | 'connections' | 'pairs' | 'sightings' | 'institutions'
  >,
  seen: readonly ItemHealth[] = [],
): Promise<Incident | undefined> {
  const [institutionId = '', code = ''] = key.split('#');
  const fault = code.toLowerCase();
  if (!isDataFault(fault)) return membersOf(key, ports).incident(key, seen);
  const [sightings, institution] = await Promise.all([
    recentSightings(institutionId, fault, ports),
    ports.institutions.find(institutionId),
  ]);
  return widespreadIncident(sightings, institution?.name, ports.now());
}

/** Where the members of an incident stand: Items, Codat's connections, or pairs of the two. */
export function membersOf(
  key: string,
  ports: Pick<HealthPorts, 'items' | 'connections' | 'pairs'>,
): HealthStore {
  const [place = '', code = ''] = key.split('#');
  if (isDisagreement(code)) return ports.pairs;
  return /^codat(?: |$)/.test(place) ? ports.connections : ports.items;
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
