import type { KnownBlock } from '@slack/types';

import {
  caseMeanings,
  type CaseState,
  caseStatuses,
  type SupportCase,
} from '#lib/support/support-case.ts';

import { plain } from './inputs.ts';
import { limits } from './limits.ts';
import { caseWords } from './log-words.ts';
import { context, type Message, type Modal, section } from './message.ts';
import { bold, code, date, escape, inLine, person } from './text.ts';

const SHOWN_CASES = 20;
const LONGEST_SUBJECT = 200;

/** `/plaid tickets`: what is open, each with a menu that says how it stands. */
export function casesMessage(cases: readonly { filed: SupportCase; state: CaseState }[]): Message {
  const count = cases.length === 1 ? '1 open case' : `${String(cases.length)} open cases`;
  const headline = cases.length === 0 ? 'No open case' : count;
  const more = cases.length - SHOWN_CASES;
  return {
    text: `${headline}. Cases are noted with “I filed it” on a ticket draft.`,
    blocks: [
      section(`*${headline}*`),
      ...cases.slice(0, SHOWN_CASES).map(caseBlock),
      ...(more > 0 ? [context(`and ${String(more)} older`)] : []),
      context(
        cases.length === 0
          ? `A case is noted with “I filed it” on a ticket draft: ${code('/plaid ticket')}`
          : 'Set a case to what support’s page says: Tartan cannot see it there.',
      ),
    ],
  };
}

function caseBlock({ filed, state }: { filed: SupportCase; state: CaseState }): KnownBlock {
  const options = caseStatuses.map((status) => ({
    text: plain(status, limits.input.option),
    value: `${filed.number} ${status}`,
  }));
  const now = options.find(({ value }) => value === `${filed.number} ${state.status}`);
  return {
    ...section(
      [
        `${caseWords(state)}  ${inLine(filed.subject, LONGEST_SUBJECT)}`,
        `${filed.with}, filed ${date(filed.filedAt, '{date_short}')} by ${person(filed.filedBy)}: ${caseMeanings[state.status]}`,
      ].join('\n'),
    ),
    accessory: {
      type: 'static_select',
      action_id: 'case_status',
      placeholder: plain('Status', limits.input.option),
      options,
      ...(now === undefined ? {} : { initial_option: now }),
    },
  };
}

/** What becomes of a case, for who filed it. */
export function caseModal(state: CaseState, sentence: string): Modal {
  return {
    type: 'modal',
    title: plain('Case', limits.modal.title),
    close: plain('Close', limits.modal.close),
    blocks: [
      section(`${escape(sentence)} ${caseWords(state)}: ${caseMeanings[state.status]}.`),
      context(
        `When support answers, set it in ${code('/plaid tickets')}: an answered case solves itself after 14 days, and closes 7 days later.`,
      ),
    ],
  };
}

/** The line for the thread. */
export function caseMessageLine({ number, with: whom, subject, filedBy }: SupportCase): string {
  return `${person(filedBy)} filed case ${code(`#${number}`)} with ${bold(whom)}: ${inLine(subject, LONGEST_SUBJECT)}`;
}
