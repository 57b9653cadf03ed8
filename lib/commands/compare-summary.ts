import type { Summary } from '#lib/messages/summary-message.ts';
import type { PastDay, SummaryRecord } from '#lib/summary/day-numbers.ts';
import type { SummaryFacts } from '#lib/summary/summary-facts.ts';
import { changeOf, lastDays } from '#lib/summary/trend.ts';

/** How far back a summary is compared. */
export const COMPARED_DAYS = 28;
const DRAWN_DAYS = 14;

/** What was summed up and what it is compared with. @param day as of which it is */
export function compareSummary(
  facts: SummaryFacts,
  day: string,
  records: readonly SummaryRecord[],
): Pick<Summary, 'facts' | 'changes' | 'days'> {
  const past: PastDay[] = records.flatMap(({ day: one, numbers }) =>
    numbers === undefined ? [] : [{ day: one, numbers }],
  );
  const change = (metric: Parameters<typeof changeOf>[0]) =>
    changeOf(metric, facts.numbers, day, past);
  const drawn = (metric: 'fresh' | 'open') =>
    lastDays(metric, facts.numbers, day, DRAWN_DAYS, past);
  return {
    facts,
    changes: {
      fresh: change('fresh'),
      open: change('open'),
      repaired: change('repaired'),
      breaking: change('breaking'),
    },
    days: { fresh: drawn('fresh'), open: drawn('open') },
  };
}
