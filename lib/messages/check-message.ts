import type { LiveInstitution } from '#lib/health/institution-status.ts';
import type { CheckOutcome } from '#lib/health/item-check.ts';
import type { PlaidError } from '#lib/health/item-event.ts';
import { healthStatus, type ItemHealth, type Trouble } from '#lib/health/item-health.ts';
import type { LiveItem } from '#lib/health/live-item.ts';
import { connectionAdvice } from '#lib/triage/codat/connection-status.ts';
import { nextStepFor } from '#lib/triage/next-step.ts';

import { faultWords } from './check-words.ts';
import { statusLines } from './institution-message.ts';
import { liveLines } from './live-lines.ts';
import { actions, button, context, list, type Message, section } from './message.ts';
import { bold, code, date, escape, escapeWithin } from './text.ts';
import { bankName, statusWords, whoMustAct } from './wording.ts';

/** What was found out about an Item just now. */
export interface CheckReport {
  itemId: string;
  outcome: CheckOutcome;
  live?: LiveItem | undefined;
  error?: PlaidError | undefined;
  requestId?: string | undefined;
  /** What was known of it, and what is known now; undefined: nothing. */
  before: ItemHealth | undefined;
  after: ItemHealth | undefined;
  institution: LiveInstitution | undefined;
  /** Codat's connection that it belongs to. */
  connection: { connectionId: string; platform: string; status: string; at: string } | undefined;
  now: Date;
}

export function checkMessage(report: CheckReport): Message {
  const { itemId, after, error, live, outcome } = report;
  const bank = bankOf(report);
  const { emoji, words, text } = headline(report);
  return {
    text: escapeWithin(`${bank}: ${text}`, 150),
    blocks: [
      section(`${emoji} ${bold(bank)}: ${words} Item ${code(itemId)}`),
      ...(outcome.kind === 'not learnt' ? [section(faultWords(outcome.fault, outcome.code))] : []),
      ...(error === undefined ? [] : [section(stepWords(error))]),
      ...list('Still true', error === undefined ? (after?.troubles ?? []).map(troubleLine) : []),
      ...list('What Plaid says besides', liveLines(live, report.now)),
      ...list('Plaid’s status of the bank', bankLines(report)),
      ...connectionBlocks(report),
      context(asOf(report)),
      actions(
        button('ask_item', 'Show the Item', `item ${itemId}`),
        ...(error === undefined ? [] : [button('ticket_draft', 'Ticket draft', `item ${itemId}`)]),
      ),
    ],
  };
}

function bankOf({ after, live, institution }: CheckReport): string {
  const ids = after?.ids ?? {};
  return bankName({
    institutionId: ids['institution_id'] ?? live?.institutionId,
    institutionName: ids['institution_name'] ?? live?.institutionName ?? institution?.name,
  });
}

/** What came out: with its code for who reads, without for a lock screen. */
function headline(report: CheckReport): { emoji: string; words: string; text: string } {
  const { outcome, before, after } = report;
  switch (outcome.kind) {
    case 'not learnt':
      return { emoji: ':grey_question:', ...plain('Plaid did not say how this Item is.') };
    case 'error': {
      const isKnown = before?.troubles.some((trouble) => trouble.code === outcome.code);
      const says = `Plaid ${isKnown === true ? 'still reports' : 'reports'}`;
      return {
        emoji: statusWords[after === undefined ? 'broken' : healthStatus(after)].emoji,
        words: `${says} ${code(outcome.code)}.`,
        text: `${says} ${outcome.code}.`,
      };
    }
    case 'no error': {
      const [over] = troublesOver(before, after);
      const { emoji } = statusWords[after === undefined ? 'healthy' : healthStatus(after)];
      if (over === undefined)
        return { emoji, ...plain('Plaid reports no error: the login of this Item works.') };
      const says = 'Plaid says that this Item works again';
      return {
        emoji,
        words: `${says}; it had ${code(over.code)} since ${date(over.since)}. Its card follows.`,
        text: `${says}.`,
      };
    }
  }
}

function plain(words: string) {
  return { words, text: words };
}

function troublesOver(before: ItemHealth | undefined, after: ItemHealth | undefined): Trouble[] {
  const slots = after?.troubles.map(({ slot }) => slot) ?? [];
  return (before?.troubles ?? []).filter(({ slot }) => !slots.includes(slot));
}

function stepWords(error: PlaidError): string {
  const { whoActs, next } = nextStepFor(error.code, error.type);
  return `${whoMustAct(whoActs)} ${escape(next)}`;
}

function troubleLine({ status, code: what, reason, since, deadline }: Trouble): string {
  return [
    `${statusWords[status].word} ${code(what)}`,
    reason === undefined ? undefined : code(reason),
    `since ${date(since)}`,
    deadline === undefined ? undefined : `ends ${date(deadline, '{date_short} ({ago})')}`,
  ]
    .filter((part) => part !== undefined)
    .join('  ');
}

function bankLines({ institution, before, live }: CheckReport): string[] {
  if (institution !== undefined) return statusLines(institution);
  const isKnown = before?.ids['institution_id'] ?? live?.institutionId;
  return isKnown === undefined ? [] : ['not known: Plaid did not tell it in time'];
}

function connectionBlocks({ connection }: CheckReport): Message['blocks'] {
  if (connection === undefined) return [];
  const { connectionId, platform, status, at } = connection;
  const { meaning } = connectionAdvice(status);
  return [
    section(
      `*Codat connection* ${code(connectionId)} (${escape(platform)}): ${bold(status)}, as of ${date(at)}. ${escape(meaning)}`,
    ),
  ];
}

function asOf({ now, requestId }: CheckReport): string {
  const time = `As of ${date(now.toISOString())}`;
  return requestId === undefined
    ? `${time}.`
    : `${time}. For Plaid’s support: request_id ${code(requestId)}`;
}
