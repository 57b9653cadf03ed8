import type { ErrorCount } from '#lib/health/error-count.ts';

import { csvRow } from './csv.ts';
import { limits } from './limits.ts';
import { context, type Message, packed, preformatted, section } from './message.ts';
import { clip, oneLine } from './text.ts';
import { lastDays, lowerBounds, type Review } from './review-message.ts';

const HEADER = 'error_type,error_code,errors,items,first,last,item_ids';
const LONGEST_CODE = 80;
const MOST_IDS = 5;

/** What the table may take of a message: the rest is for the sentences around it. */
const MOST_TEXT = limits.message.totalText - 1_000;

/** The review as a table to copy. Where it would not fit it has fewer Item ids, and only then fewer codes. */
export function reviewCsvMessage(review: Review): Message {
  const { counts, days } = review;
  const ids = [MOST_IDS, 2, 1, 0].find((most) => fitting(counts, most) === counts.length) ?? 0;
  const fit = fitting(counts, ids);
  const codes = counts.length === 1 ? '1 error code' : `${String(counts.length)} error codes`;
  const title = `${codes} of the ${lastDays(days)} as CSV`;
  const lines = [HEADER, ...counts.slice(0, fit).map((count) => rowOf(count, ids))];
  return {
    text: `${title}.`,
    blocks: [
      section(`*${title}*`),
      ...packed(lines, limits.section.text).map(preformatted),
      ...notes(counts.length - fit, ids),
      ...lowerBounds(review),
    ],
  };
}

function notes(missing: number, ids: number): ReturnType<typeof context>[] {
  return [
    ...(ids < MOST_IDS
      ? [context(`To fit into Slack, a row has at most ${String(ids)} Item ids.`)]
      : []),
    ...(missing > 0
      ? [
          context(
            `${String(missing)} more do not fit: ask for fewer days, such as \`/plaid review 1d\`.`,
          ),
        ]
      : []),
  ];
}

/** How many rows there is room for. */
function fitting(counts: readonly ErrorCount[], ids: number): number {
  let length = HEADER.length;
  const over = counts.findIndex((count) => {
    length += rowOf(count, ids).length + 1;
    return length > MOST_TEXT;
  });
  return over === -1 ? counts.length : over;
}

function rowOf({ type = '', code, errors, items, first, last }: ErrorCount, ids: number): string {
  const itemIds = [...items.keys()].slice(0, ids).join(' ');
  return csvRow([short(type), short(code), errors, items.size, first, last, itemIds]);
}

function short(text: string): string {
  return clip(oneLine(text), LONGEST_CODE);
}
