import { type BankCounts, type Metric, metrics } from '#lib/summary/day-numbers.ts';
import type { SummaryFacts } from '#lib/summary/summary-facts.ts';
import type { Change } from '#lib/summary/trend.ts';

import { limits } from './limits.ts';
import { actions, button, context, list, type Message, section } from './message.ts';
import { barLines, changeLine, unusualLine } from './summary-numbers.ts';
import { bankLine, breakingLine, clockLine, needBlock, repairLine } from './summary-parts.ts';
import { caseWords } from './log-words.ts';
import { bold, escape, escapeWithin, inLine, items } from './text.ts';
import { bankName } from './wording.ts';

/** Each list is this long at most: what is further down is what matters least. */
const SHOWN = 5;
const LONGEST_SUBJECT = 120;
const LONGEST_NAME = 60;

/** What a summary tells, and of what time. */
export interface Summary {
  facts: SummaryFacts;
  changes: Readonly<Record<Metric, Change>>;
  /** The last days of what is drawn, oldest first; undefined where a day was not summed up. */
  days: Readonly<Record<'fresh' | 'open', readonly (number | undefined)[]>>;
  /** `Thu 26 Nov`, `the last 7 days`. */
  title: string;
  /** How much too late it is, where that is worth a word: `3 h`. */
  late?: string | undefined;
}

/** One day, or some, in a message: a sentence, four numbers, what to do, what is coming, and how it went. */
export function summaryMessage(summary: Summary): Message {
  const { facts, changes, days, title } = summary;
  const late = summary.late === undefined ? '' : ` (${summary.late} late)`;
  if (isQuiet(facts)) return quietMessage(title, late);
  const { needsYou, breaking, tickets, clocks } = facts;
  const repair = repairLine(facts);
  return {
    text: escapeWithin(
      `Summary of ${title}${late}: ${headline(facts, bankName)}`,
      limits.message.cardText,
    ),
    blocks: [
      section(
        `*Summary of ${escape(title)}*${late}\n${headline(facts, (bank) => inLine(bankName(bank), LONGEST_NAME))}`,
      ),
      section(metrics.map((metric) => changeLine(metric, changes[metric])).join('\n')),
      ...metrics.flatMap((metric) => unusualLine(metric, changes[metric])),
      ...(needsYou.length === 0 ? [] : [section('*Needs you*')]),
      ...needsYou.slice(0, SHOWN).map((need) => needBlock(need)),
      ...more(needsYou),
      ...short('Will break within 7 days', breaking, breakingLine),
      ...short('Banks most hit', hitBanks(facts), bankLine),
      ...short(
        'Waiting tickets',
        tickets,
        ({ filed, state }) => `${caseWords(state)}  ${inLine(filed.subject, LONGEST_SUBJECT)}`,
      ),
      ...short('Soon gone from Plaid’s logs, and no case is filed', clocks, clockLine),
      ...(repair === undefined ? [] : [context(repair)]),
      ...barLines(days),
      actions(
        button('tell_status', 'Open incidents', 'status'),
        ...(tickets.length === 0 ? [] : [button('tell_tickets', 'Tickets', 'tickets')]),
      ),
    ],
  };
}

function hitBanks({ numbers: { banks } }: SummaryFacts): BankCounts[] {
  return banks
    .filter(({ open, fresh }) => open + fresh > 0)
    .sort((a, b) => b.open - a.open || b.fresh - a.fresh);
}

function isQuiet({ numbers, needsYou, tickets, clocks }: SummaryFacts): boolean {
  return (
    metrics.every((metric) => numbers[metric] === 0) &&
    needsYou.length + tickets.length + clocks.length === 0
  );
}

function quietMessage(title: string, late: string): Message {
  const sentence = 'no Item got into trouble, and none is in trouble now.';
  return {
    text: `Summary of ${escape(title)}${late}: ${sentence}`,
    blocks: [section(`:large_green_circle: ${bold(`Summary of ${title}`)}${late}: ${sentence}`)],
  };
}

function headline({ numbers }: SummaryFacts, nameOf: (bank: BankCounts) => string): string {
  const { fresh, repaired, open, banks } = numbers;
  const [worst] = banks.filter((bank) => bank.open > 0).sort((a, b) => b.open - a.open);
  const where =
    worst === undefined || worst.open === open
      ? worst && `, all at ${nameOf(worst)}`
      : `, most at ${nameOf(worst)} (${worst.open.toLocaleString('en-US')})`;
  const now =
    open === 0
      ? 'none is in trouble now'
      : `${open.toLocaleString('en-US')} ${open === 1 ? 'is' : 'are'} in trouble now${where ?? ''}`;
  const came = fresh === 0 ? 'No Item got into trouble' : `${items(fresh)} got into trouble`;
  const went = repaired === 0 ? '' : `, ${repaired.toLocaleString('en-US')} came out of it`;
  return `${came}${went}; ${now}.`;
}

function short<One>(
  title: string,
  all: readonly One[],
  line: (one: One) => string,
): Message['blocks'] {
  return [...list(title, all.slice(0, SHOWN).map(line)), ...more(all)];
}

function more(all: readonly unknown[]): Message['blocks'] {
  const rest = all.length - SHOWN;
  return rest > 0 ? [context(`and ${rest.toLocaleString('en-US')} more`)] : [];
}
