import type { AlertRecord } from '#lib/alerts/alert.ts';
import { type Incident, incidentSeen, isLogged, SHOWN_ITEMS } from '#lib/alerts/incident.ts';
import { isDataFault } from '#lib/health/data-fault.ts';
import type { ItemHealth } from '#lib/health/item-health.ts';
import type { Ports } from '#lib/ports.ts';
import type { SummaryWindow } from '#lib/summary/due-summary.ts';
import type { SummaryFacts } from '#lib/summary/summary-facts.ts';
import { startTally, type Tally } from '#lib/summary/tally.ts';
import { logPhase } from '#lib/support/log-clock.ts';
import { caseState } from '#lib/support/support-case.ts';
import { nextStepFor } from '#lib/triage/next-step.ts';

import { incidentNow, membersOf } from './incident-now.ts';

const MOST_INCIDENTS = 10_000;
const MOST_CASES = 200;
/** So many incidents are read at once. */
const AT_ONCE = 20;
/** The clocks of who signs and of who reports may be ahead of ours. */
const SKEW_MS = 60 * 60 * 1000;

type SummedPorts = Pick<
  Ports,
  'now' | 'items' | 'connections' | 'pairs' | 'alerts' | 'sightings' | 'institutions' | 'cases'
>;

interface Lasting {
  incident: Incident;
  alert: AlertRecord;
}

/**
 * Sums up the store: reads the Items that are in trouble, and those that came out of it since the window began, and no
 * others.
 */
export async function sumUp(window: SummaryWindow, ports: SummedPorts): Promise<SummaryFacts> {
  const now = ports.now();
  const tally = startTally(window, now);
  const alerts = await ports.alerts.open(MOST_INCIDENTS);
  const lasting: Lasting[] = [];
  for (let start = 0; start < alerts.length; start += AT_ONCE) {
    const some = alerts.slice(start, start + AT_ONCE).map(async (alert) => {
      const incident = await incidentOf(alert.incidentKey, tally, ports);
      return incident === undefined ? [] : [{ incident, alert }];
    });
    lasting.push(...(await Promise.all(some)).flat());
  }
  const until = new Date(now.getTime() + SKEW_MS);
  await ports.items.eachOutcome(window.from, until, (health) => {
    tally.outcome(health);
  });
  const filed = await ports.cases.open(MOST_CASES);
  const tickets = filed
    .map((one) => ({ filed: one, state: caseState(one, now) }))
    .filter(({ state }) => state.status !== 'Closed' && state.status !== 'Solved')
    .sort((a, b) => Number(b.state.status === 'Updated') - Number(a.state.status === 'Updated'));
  lasting.sort((a, b) => (a.incident.since < b.incident.since ? -1 : 1));
  return {
    numbers: tally.numbers(),
    needsYou: needsYou(lasting),
    breaking: breakingSoon(lasting, tally),
    longest: lasting.find(({ incident }) => incident.errorType !== 'DATA')?.incident,
    tickets,
    clocks: lasting
      .filter(({ incident }) => !filed.some(({ incidentKey }) => incidentKey === incident.key))
      .map(({ incident, alert }) => ({ incident, since: loggedSince(incident, alert) }))
      .filter(({ incident }) => isLogged(incident))
      .filter(({ since }) => logPhase(since, now) === 'vanishing'),
  };
}

async function incidentOf(
  key: string,
  tally: Tally,
  ports: SummedPorts,
): Promise<Incident | undefined> {
  // Faulty data is counted by what was seen, and its Items work; and connections are no Items.
  const isOfItems = membersOf(key, ports) === ports.items;
  if (!isOfItems || isDataFault((key.split('#')[1] ?? '').toLowerCase()))
    return incidentNow(key, ports);
  const oldest: ItemHealth[] = [];
  let count = 0;
  await ports.items.eachMember(key, (health) => {
    count += 1;
    if (oldest.length < SHOWN_ITEMS) oldest.push(health);
    tally.member(health);
  });
  return incidentSeen(key, oldest, count, []);
}

/** What will break is told apart from what is broken. */
function needsYou(lasting: readonly Lasting[]): SummaryFacts['needsYou'] {
  return lasting
    .filter(({ incident }) => incident.status !== 'expiring')
    .map(({ incident }) => ({ incident, ...nextStepFor(incident.code, incident.errorType) }))
    .filter(({ whoActs }) => whoActs === 'your team' || whoActs === 'end user')
    .sort((a, b) => b.incident.count - a.incident.count)
    .map(({ incident, whoActs, next }) => ({ incident, whoActs, next }));
}

function breakingSoon(lasting: readonly Lasting[], tally: Tally): SummaryFacts['breaking'] {
  return lasting
    .flatMap(({ incident }) => {
      const breaking = tally.breaking.get(incident.key);
      return breaking === undefined ? [] : [{ incident, breaking }];
    })
    .sort((a, b) => (a.breaking.at < b.breaking.at ? -1 : 1));
}

/** The logs go by the incident's beginning, which its card keeps when the oldest member leaves. */
function loggedSince(incident: Incident, { told }: AlertRecord): string {
  const begun = told?.facts.resolved === undefined ? told?.facts.since : undefined;
  return begun !== undefined && begun < incident.since ? begun : incident.since;
}
