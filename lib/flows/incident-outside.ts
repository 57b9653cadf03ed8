import type { CardFacts, IncidentNow } from '#lib/alerts/alert.ts';
import { type Incident, isLogged } from '#lib/alerts/incident.ts';
import type { Ports } from '#lib/ports.ts';
import { logPhase, nextLogPhase } from '#lib/support/log-clock.ts';
import { caseState } from '#lib/support/support-case.ts';

const SHOWN_CASES = 3;

/**
 * An incident with what has become of it outside: what Plaid's logs show of it, and the cases that were filed.
 *
 * @param told what its card says: that keeps its beginning when the oldest member leaves, and the logs go by it
 */
export async function withOutside(
  incident: Incident | undefined,
  told: CardFacts | undefined,
  ports: Pick<Ports, 'now' | 'cases'>,
): Promise<IncidentNow | undefined> {
  if (incident === undefined) return undefined;
  const now = ports.now();
  const isBegun = told !== undefined && told.resolved === undefined && told.since < incident.since;
  const since = isBegun ? told.since : incident.since;
  const cases = (await ports.cases.ofIncident(incident.key))
    .map((one) => caseState(one, now))
    .filter(({ status }) => status !== 'Closed')
    .slice(0, SHOWN_CASES);
  return {
    ...incident,
    since,
    logs: isLogged(incident) ? logPhase(since, now) : undefined,
    cases: cases.length === 0 ? undefined : cases,
  };
}

/** When time alone will change what a card has to say. */
export function nextTurn(incident: IncidentNow, now: Date): Date | undefined {
  const turns = [
    incident.logs && nextLogPhase(incident.since, now),
    incident.turnsAt && new Date(incident.turnsAt),
    ...(incident.cases ?? []).map(({ next }) => next && new Date(next.at)),
  ];
  return turns
    .filter((turn): turn is Date => turn instanceof Date)
    .sort((a, b) => a.getTime() - b.getTime())[0];
}
