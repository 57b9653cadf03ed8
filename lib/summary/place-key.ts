import type { SummaryPlace } from '#lib/config/summary-places.ts';

/** A channel has a summary for each time zone in which its days are told. */
export function placeKey({ channel, timeZone }: SummaryPlace): string {
  return `${channel} ${timeZone}`;
}
