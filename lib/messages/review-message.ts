import type { BanksHit } from '#lib/health/banks-hit.ts';
import type { ErrorCount } from '#lib/health/error-count.ts';
import type { Actor } from '#lib/triage/advice.ts';

import { actions, button, context, lineMessage, type Message, section } from './message.ts';
import { clip, code, codeWithin, date, duration, inLine, items, link } from './text.ts';
import { bankName, whoMustAct } from './wording.ts';

const SHOWN_CODES = 15;
const SHOWN_BANKS = 3;
const LONGEST_CODE = 80;

export interface Review {
  days: number;
  /** The code with the most Items first. */
  counts: readonly ErrorCount[];
  /** False: there are more, so that all counts are lower bounds. */
  isComplete: boolean;
  now: Date;
}

export interface ReviewBanks {
  /** Of each code, in the order of the counts. */
  hits: readonly BanksHit[];
  names: ReadonlyMap<string, string>;
}

/** `/plaid review`: what went wrong lately, one line for each code. */
export function reviewMessage(
  review: Review,
  banks: ReviewBanks,
  whoActs: (errorCode: string, type: string | undefined) => Actor,
): Message {
  const { counts, days } = review;
  const [worst] = counts;
  const more = counts.length - SHOWN_CODES;
  return {
    text: clip(`${headline(review)}. The most: ${inLine(worst?.code ?? '', 50)}.`, 150),
    blocks: [
      section(`*${headline(review)}*`),
      ...counts.slice(0, SHOWN_CODES).map((count, index) => {
        const line = [
          `${nameOf(count, counts)}  ${quantities(count)}`,
          timesOf(count, review.now),
          placesOf(banks.hits[index], banks.names),
          whoMustAct(whoActs(count.code, count.type)),
        ];
        return context(line.filter((part) => part !== '').join('  ·  '));
      }),
      ...(more > 0
        ? [
            context(
              `and ${String(more)} more: see the CSV, ${code(`/plaid review ${String(days)}d csv`)}`,
            ),
          ]
        : []),
      ...lowerBounds(review),
      context(
        `The same set in Plaid’s Dashboard: open ${link('https://dashboard.plaid.com/activity/logs', 'Activity, Logs')}, then the filter at the top right of the table, Response code, *All error codes*. It goes back 14 days, and has the calls that your app did not report, too.`,
      ),
      actions(
        button('review_csv', 'CSV', `${String(days)}d`),
        button('share', 'Share in channel', `review ${String(days)}d`),
      ),
    ],
  };
}

export function quietReview({ days, isComplete }: Review): Message {
  const time = lastDays(days);
  return lineMessage(
    isComplete
      ? `No error came in the ${time}, neither in a webhook nor in a report of your app.`
      : `The errors of the ${time} could not be read in time: please ask again in a minute.`,
  );
}

/** Says so where not all could be counted. */
export function lowerBounds({ counts, isComplete }: Review): ReturnType<typeof context>[] {
  if (isComplete) return [];
  const oldest = counts.map(({ first }) => first).sort()[0] ?? '';
  return [
    context(
      `:warning: More errors came than can be counted while Slack waits. All counts are lower bounds: those before ${date(oldest)} are left out.`,
    ),
  ];
}

export function lastDays(days: number): string {
  return days === 1 ? 'last 24 hours' : `last ${String(days)} days`;
}

function headline({ counts, days, isComplete }: Review): string {
  const codes = counts.length === 1 ? '1 error code' : `${String(counts.length)} error codes`;
  const hit = new Set(counts.flatMap((count) => [...count.items.keys()]));
  const errors = counts.reduce((sum, count) => sum + count.errors, 0);
  const least = isComplete ? '' : 'at least ';
  return `${codes} in the ${lastDays(days)}: ${least}${errorsOf(errors)}${hit.size === 0 ? '' : ` at ${items(hit.size)}`}`;
}

/** With its type where the code alone would not tell it from another. */
function nameOf(one: ErrorCount, counts: readonly ErrorCount[]): string {
  const { type } = one;
  const isAmbiguous = counts.filter((count) => count.code === one.code).length > 1;
  const name = codeWithin(one.code, LONGEST_CODE);
  return isAmbiguous && type !== undefined ? `${codeWithin(type, LONGEST_CODE)} ${name}` : name;
}

function quantities({ items: hit, errors }: ErrorCount): string {
  const count = errorsOf(errors);
  return hit.size === 0 ? `${count}, no Item named` : `*${items(hit.size)}*, ${count}`;
}

function timesOf({ first, last }: ErrorCount, now: Date): string {
  const age = `${duration(now.getTime() - Date.parse(last))} ago`;
  return first === last
    ? `${date(last)} (${age})`
    : `first ${date(first)}, last ${date(last)} (${age})`;
}

/** `Chase 12, Bank of America 3`; of a sample, how large it is. */
function placesOf(hits: BanksHit | undefined, names: ReadonlyMap<string, string>): string {
  if (hits === undefined || hits.known === 0) return '';
  const named = hits.banks.slice(0, SHOWN_BANKS).map(({ institutionId, hits: count }) => {
    const institutionName = names.get(institutionId);
    return `${inLine(bankName({ institutionName, institutionId }), 60)} ${count.toLocaleString('en-US')}`;
  });
  const others = hits.banks.length - named.length;
  const banks = `${named.join(', ')}${others > 0 ? ` and ${others === 1 ? '1 other bank' : `${String(others)} other banks`}` : ''}`;
  return hits.unknown === 0 ? banks : `of ${String(hits.known)} looked up: ${banks}`;
}

function errorsOf(count: number): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? 'error' : 'errors'}`;
}
