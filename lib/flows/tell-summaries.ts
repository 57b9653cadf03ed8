import type { SummaryPlace } from '#lib/config.ts';
import type { Ports } from '#lib/ports.ts';
import { scheduledTime } from '#lib/summary/due-summary.ts';

import { tellSummary } from './tell-summary.ts';

/**
 * Tells every place the summary that is due there. What fails at one place is nothing to the others, and is left to the
 * next look.
 *
 * @param event of the schedule
 */
export async function tellSummaries(
  places: readonly SummaryPlace[],
  event: unknown,
  ports: Ports,
): Promise<void> {
  for (const place of places)
    try {
      await tellSummary(place, scheduledTime(event), ports);
    } catch (error) {
      ports.log.error('summary not told, left to the next look', error, { ...place });
      ports.log.count('summary.missed');
    }
}
