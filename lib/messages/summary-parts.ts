import type { SectionBlock } from '@slack/types';

import type { Incident } from '#lib/alerts/incident.ts';
import type { BankCounts } from '#lib/summary/day-numbers.ts';
import type { SummaryFacts } from '#lib/summary/summary-facts.ts';
import { logsEnd } from '#lib/support/log-clock.ts';

import { isOfWholeAccount } from './connection-words.ts';
import { button, section } from './message.ts';
import { bold, codeWithin, date, duration, escape, items } from './text.ts';
import { bankName, statusWords, whatHappened, whoMustAct } from './wording.ts';

const LONGEST_CODE = 80;

/**
 * One incident that somebody has to do something about; its button answers to whoever presses it, and changes nothing.
 *
 * @param actionId of the button
 */
export function needBlock(
  { incident, whoActs, next }: SummaryFacts['needsYou'][number],
  actionId: 'tell_incident' | 'home_ask' = 'tell_incident',
): SectionBlock {
  return {
    ...section(
      [
        `${statusWords[incident.status].emoji} ${bold(bankName(incident))}: ${whatHappened(incident)} ${codeWithin(incident.code, LONGEST_CODE)} since ${date(incident.since)}`,
        `${whoMustAct(whoActs)} ${escape(next)}`,
      ].join('\n'),
    ),
    accessory: button(actionId, 'Look up', askedAbout(incident)),
  };
}

/** The command that tells more of it. */
function askedAbout(incident: Incident): string {
  const { errorType, count, institutionId = '', itemIds } = incident;
  const [first = ''] = itemIds;
  if (errorType === 'CODAT') return isOfWholeAccount(incident) ? 'status' : `codat ${first}`;
  const isBank = count > 1 && /^\w+$/.test(institutionId);
  return isBank ? `institution ${institutionId}` : `item ${first}`;
}

export function breakingLine({ incident, breaking }: SummaryFacts['breaking'][number]): string {
  const when = breaking.count === 1 ? ' ' : ', the first ';
  return `${statusWords.expiring.emoji} ${bold(bankName(incident))}: ${items(breaking.count)}${when}${date(breaking.at, '{date_short} ({ago})')} ${codeWithin(incident.code, LONGEST_CODE)}`;
}

export function bankLine(bank: BankCounts): string {
  const counts = [
    bank.open === 0 ? undefined : `${items(bank.open)} in trouble`,
    bank.fresh === 0 ? undefined : `${bank.fresh.toLocaleString('en-US')} new`,
    bank.repaired === 0 ? undefined : `${bank.repaired.toLocaleString('en-US')} repaired`,
  ];
  return `${bold(bankName(bank))}: ${counts.filter((part) => part !== undefined).join(', ')}`;
}

export function clockLine({ incident, since }: SummaryFacts['clocks'][number]): string {
  return `:hourglass_flowing_sand: ${bold(bankName(incident))} ${codeWithin(incident.code, LONGEST_CODE)}: ${date(logsEnd(since), '{date_short} ({ago})')}`;
}

/** How long repairs took, what came back by itself, and what has lasted longest. */
export function repairLine({ numbers, longest }: SummaryFacts): string | undefined {
  const { repaired, bySelf, repairMs } = numbers;
  const parts = [
    repairMs === undefined ? undefined : `Mean time to repair ${duration(repairMs)}`,
    repaired === 0
      ? undefined
      : `${bySelf.toLocaleString('en-US')} of ${repaired.toLocaleString('en-US')} came back by themselves`,
    longest === undefined
      ? undefined
      : `in trouble longest: ${bold(bankName(longest))} ${codeWithin(longest.code, LONGEST_CODE)} since ${date(longest.since)}`,
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join('  ·  ');
}
