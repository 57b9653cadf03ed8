import { countErrors, type SeenError } from '#lib/health/error-count.ts';
import type { Message } from '#lib/messages/message.ts';
import { problemMessage } from '#lib/messages/problem-message.ts';
import { reviewCsvMessage } from '#lib/messages/review-csv-message.ts';
import { quietReview, type Review, reviewMessage } from '#lib/messages/review-message.ts';
import { adviceFor } from '#lib/triage/look-up.ts';
import { nextStepFor } from '#lib/triage/next-step.ts';

import { banksOfErrors } from './banks-of-errors.ts';
import type { Command, CommandContext } from './command.ts';
import { reviewDays } from './review-days.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** What can be read while Slack waits, with time left for the banks. */
const MOST_ROWS = 50_000;
const READING_MS = 1_500;

export const plaidReview: Command = {
  name: 'review',
  usage: '/plaid review [7d]',
  summary: 'Every error code of the last days: how many Items, where, since when, who acts.',
  example: '/plaid review 7d',
  details: [
    'From 1d to 14d, as long as Plaid’s own logs; 7d when nothing is said.',
    'It counts what came in webhooks and in your app’s reports, by the time when it happened.',
    'With csv behind it, or by its button: the same as a table to copy.',
  ],
  async run({ words }, { ports }) {
    const isCsv = words.at(-1)?.toLowerCase() === 'csv';
    const days = reviewDays((isCsv ? words.slice(0, -1) : words).join(' '));
    if (days === undefined) return notATime;
    const review = await reviewOf(days, ports);
    if (review.counts.length === 0) return quietReview(review);
    if (isCsv) return reviewCsvMessage(review);
    const banks = await banksOfErrors(review.counts, ports);
    return reviewMessage(review, banks, (code, type) => nextStepFor(code, type).whoActs);
  },
};

const notATime: Message = problemMessage(
  'A review looks back 1 to 14 days, for example `/plaid review 7d`.',
);

async function reviewOf(days: number, ports: CommandContext['ports']): Promise<Review> {
  const now = ports.now();
  const span = { from: new Date(now.getTime() - days * DAY_MS), to: now };
  const most = { rows: MOST_ROWS, until: new Date(now.getTime() + READING_MS) };
  const { errors, isComplete } = await ports.inbox.errorsIn(span, most);
  return { days, counts: countErrors(errors.map(withType)), isComplete, now };
}

/** A report may leave the type out, and stands with the webhooks that say it all the same. */
function withType(error: SeenError): SeenError {
  return { ...error, type: error.type ?? adviceFor(error.code, undefined)?.type };
}
