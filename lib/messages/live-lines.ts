import type { LiveItem } from '#lib/health/live-item.ts';

import { date, escape } from './text.ts';

/** What Plaid says of an Item besides its error: when data last came, and until when it may. */
export function liveLines(live: LiveItem | undefined, now: Date): string[] {
  if (live === undefined) return [];
  const { consentUntil, updates } = live;
  const isOver = consentUntil !== undefined && Date.parse(consentUntil) < now.getTime();
  return [
    ...updates.map(({ product, succeeded, failed }) => {
      const last = succeeded === undefined ? 'no data yet' : `last data ${date(succeeded)}`;
      const isFailing = failed !== undefined && failed > (succeeded ?? '');
      return `${escape(product)}: ${last}${isFailing ? `; the last try failed, ${date(failed)}` : ''}`;
    }),
    ...(consentUntil === undefined
      ? []
      : [
          `the user’s consent ${isOver ? 'ended' : 'ends'} ${date(consentUntil, '{date_short} ({ago})')}`,
        ]),
  ];
}
