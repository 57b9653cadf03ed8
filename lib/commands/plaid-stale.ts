import { billingMonth, monthlyProducts } from '#lib/support/billing-month.ts';
import { problemMessage } from '#lib/messages/problem-message.ts';
import { staleMessage } from '#lib/messages/stale-message.ts';
import type { Ports } from '#lib/ports.ts';
import { code } from '#lib/messages/text.ts';

import type { Command } from './command.ts';
import { longBroken } from './long-broken.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const SHOWN_ITEMS = 20;
const READ_EVENTS = 50;
const USUAL_DAYS = 30;
const MOST_DAYS = 400;

export const plaidStale: Command = {
  name: 'stale',
  usage: '/plaid stale [30d]',
  summary:
    'Items that have given no data for long and are still billed, and by when to remove them.',
  example: '/plaid stale 30d',
  details: [
    'Without a time: 30 days. Also 7d, 90d, 2w; at most 400d.',
    'Counts Items that are broken, and those that fell silent without an error.',
    'What its user ended at my.plaid.com is no longer billed, so it is not listed.',
  ],
  async run({ text }, { ports }) {
    const days = daysIn(text);
    if (days === undefined) return notATime;
    const now = ports.now();
    const { items, isExact } = await longBroken(new Date(now.getTime() - days * DAY_MS), ports);
    const shown = await Promise.all(
      items
        .slice(0, SHOWN_ITEMS)
        .map(async (one) => ({ ...one, monthly: await monthlyOf(one.itemId, ports) })),
    );
    return staleMessage({
      shown,
      count: items.length,
      isExact,
      days,
      month: billingMonth(now),
      now,
    });
  },
};

/** The products with a monthly fee of which data came, as far as is known. */
async function monthlyOf(itemId: string, { inbox }: Pick<Ports, 'inbox'>): Promise<string[]> {
  const events = await inbox.lastEvents(itemId, READ_EVENTS);
  return monthlyProducts(events.flatMap((one) => (one.kind === 'alive' ? one.product : [])));
}

const notATime = problemMessage(
  `Say for how long as a number of days from 1 to ${String(MOST_DAYS)}, as in ${code('/plaid stale 30d')} or ${code('/plaid stale 2w')}.`,
);

/** `30d`, `30`, `30 days`, `2w`, `2 weeks`. */
function daysIn(text: string): number | undefined {
  if (text === '') return USUAL_DAYS;
  const [, number = '', unit = 'd'] =
    /^["'`]?(\d{1,4})\s*(d|days?|w|weeks?)?["'`]?$/i.exec(text) ?? [];
  const days = Number(number) * (/^w/i.test(unit) ? 7 : 1);
  return days >= 1 && days <= MOST_DAYS ? days : undefined;
}
