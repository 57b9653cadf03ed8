import type { SummaryPlace } from '#lib/config/summary-places.ts';
import { dueSummary } from '#lib/summary/due-summary.ts';

/** When summaries are to be told within a span of time, in their order. */
export function summaryTimes(places: readonly SummaryPlace[], from: Date, to: Date): Date[] {
  const times = places.flatMap((place) => {
    const found: number[] = [];
    let by = to;
    for (;;) {
      const { window } = dueSummary(place, by);
      if (window.to <= from) return found;
      found.push(window.to.getTime());
      by = new Date(window.to.getTime() - 1);
    }
  });
  return [...new Set(times)].sort((a, b) => a - b).map((ms) => new Date(ms));
}
