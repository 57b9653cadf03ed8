import type { HomeReport } from '#lib/messages/home-view.ts';
import { caseState } from '#lib/support/support-case.ts';
import { nextStepFor } from '#lib/triage/next-step.ts';

import type { CommandContext } from './command.ts';
import { statusReport } from './status-report.ts';

const SOON_MS = 7 * 24 * 60 * 60 * 1000;
const LOOKED_AT = 100;

/** What a person's Home tells: what needs somebody now, the largest first, and what will. */
export async function homeReport(
  context: Pick<CommandContext, 'ports' | 'options'>,
): Promise<HomeReport> {
  const { ports } = context;
  const [status, filed] = await Promise.all([statusReport(context), ports.cases.open(LOOKED_AT)]);
  const now = ports.now();
  const soon = new Date(now.getTime() + SOON_MS).toISOString();
  const incidents = status.incidents.map(({ incident }) => incident);
  return {
    status,
    needsYou: incidents
      .filter((incident) => incident.status !== 'expiring')
      .map((incident) => ({ incident, ...nextStepFor(incident.code, incident.errorType) }))
      .sort((a, b) => b.incident.count - a.incident.count),
    breaking: incidents
      .flatMap(({ deadline, ...incident }) =>
        incident.status === 'expiring' && deadline !== undefined && deadline <= soon
          ? [{ incident, breaking: { at: deadline, count: incident.count } }]
          : [],
      )
      .sort((a, b) => (a.breaking.at < b.breaking.at ? -1 : 1)),
    cases: filed
      .map((one) => ({ filed: one, state: caseState(one, now) }))
      .filter(({ state }) => state.status === 'Updated'),
  };
}
