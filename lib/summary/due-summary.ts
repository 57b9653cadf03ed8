import type { SummaryPlace } from '#lib/config/summary-places.ts';

import { instantOf, localDay, nextDays } from './local-day.ts';

/** From one summary to the next; what happens at `to` is in the next one. */
export interface SummaryWindow {
  from: Date;
  to: Date;
}

/** What of a day's beginnings and ends falls into the window. */
export function isWithin({ from, to }: SummaryWindow, at: string | undefined): boolean {
  return at !== undefined && at >= from.toISOString() && at < to.toISOString();
}

/**
 * The last summary that was to be told by then: that of a local day, from the summary before it. The windows of all days
 * meet without a gap, those of 23 and of 25 hours, too.
 */
export function dueSummary(
  { timeZone, time }: SummaryPlace,
  by: Date,
): { day: string; window: SummaryWindow } {
  const at = (day: string) => instantOf(day, time, timeZone);
  let day = localDay(by, timeZone);
  while (at(day) > by) day = nextDays(day, -1);
  let before = nextDays(day, -1);
  // A place that moves across the date line leaves a day out.
  while (at(before) >= at(day)) before = nextDays(before, -1);
  return { day, window: { from: at(before), to: at(day) } };
}

/** When a schedule meant to wake us; undefined when somebody does it by hand. */
export function scheduledTime(event: unknown): Date | undefined {
  if (typeof event !== 'object' || event === null || !('scheduledTime' in event)) return undefined;
  const ms = typeof event.scheduledTime === 'string' ? Date.parse(event.scheduledTime) : NaN;
  return Number.isNaN(ms) ? undefined : new Date(ms);
}
