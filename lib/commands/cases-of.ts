import { incidentKey } from '#lib/alerts/incident.ts';
import type { ItemHealth } from '#lib/health/item-health.ts';
import type { Ports } from '#lib/ports.ts';
import { caseState, type CaseState } from '#lib/support/support-case.ts';

/** The cases about an Item, or about the incident that it is in; what is closed is past. */
export async function casesOf(
  health: ItemHealth,
  ports: Pick<Ports, 'now' | 'cases'>,
): Promise<CaseState[]> {
  const key = incidentKey(health);
  const [own, ofIncident] = await Promise.all([
    ports.cases.ofItem(health.itemId),
    key === undefined ? [] : ports.cases.ofIncident(key),
  ]);
  const all = new Map([...own, ...ofIncident].map((one) => [one.number, one]));
  return [...all.values()]
    .map((one) => caseState(one, ports.now()))
    .filter(({ status }) => status !== 'Closed');
}
