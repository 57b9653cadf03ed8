import { commandHelpMessage } from '#lib/messages/help-message.ts';
import { summaryMessage } from '#lib/messages/summary-message.ts';
import { localDay } from '#lib/summary/local-day.ts';
import { placeKey } from '#lib/summary/place-key.ts';

import type { Command } from './command.ts';
import { COMPARED_DAYS, compareSummary } from './compare-summary.ts';
import { sumUp } from './sum-up.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const MOST_DAYS = 31;

export const plaidSummary: Command = {
  name: 'summary',
  usage: '/plaid summary [7d]',
  summary: 'The daily summary as of now, or over some days: what broke, what needs you, the trend.',
  example: '/plaid summary 7d',
  details: [
    'It is told to you alone; the channel’s own comes once a day, and says how today differs from other days.',
    'An Item that broke or was repaired several times counts once, with its last trouble.',
  ],
  async run({ words }, { ports, options, channel }) {
    const [, days = ''] = /^(\d{1,2})d?$/i.exec(words[0] ?? '1d') ?? [];
    const count = Number(days);
    if (words.length > 1 || count < 1 || count > MOST_DAYS) return commandHelpMessage(plaidSummary);
    const now = ports.now();
    const { summaries } = options;
    const place = summaries.find((one) => one.channel === channel) ?? summaries[0];
    const day = localDay(now, place?.timeZone ?? 'UTC');
    const [facts, past] = await Promise.all([
      sumUp({ from: new Date(now.getTime() - count * DAY_MS), to: now }, ports),
      // Many days are not compared with one.
      place === undefined || count > 1
        ? []
        : ports.summaries.before(placeKey(place), day, COMPARED_DAYS),
    ]);
    const title = count === 1 ? 'the last 24 hours' : `the last ${String(count)} days`;
    return summaryMessage({ ...compareSummary(facts, day, past), title });
  },
};
