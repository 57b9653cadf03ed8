import type { CardFacts } from '#lib/alerts/alert.ts';
import { logsEnd } from '#lib/support/log-clock.ts';
import type { Actor } from '#lib/triage/advice.ts';

import { cardText, caseLines, checkNowButton, memberLines } from './card-parts.ts';
import { isOfWholeAccount } from './connection-words.ts';
import { actions, button, context, type Message, section } from './message.ts';
import { accounts, bold, code, date, escape, plainDate, sentence } from './text.ts';
import { logWords } from './log-words.ts';
import { resolvedCard } from './resolved-card.ts';
import { userMessageButton } from './user-message.ts';
import { bankName, members, statusWords, whatHappened, whoMustAct } from './wording.ts';

/** What the card says about who does what; from the advice for the incident's code. */
export interface NextStep {
  whoActs: Actor;
  next: string;
  /** What the end user can be told; absent: it is not their concern. */
  endUserWording?: string;
}

/** The card of one incident: what and where, who and next, since and how many, which. */
export function alertMessage(id: string, facts: CardFacts, step: NextStep): Message {
  return facts.resolved === undefined
    ? openCard(id, facts, step)
    : resolvedCard(facts, facts.resolved);
}

function openCard(id: string, facts: CardFacts, step: NextStep): Message {
  const bank = bankName(facts);
  const { emoji } = statusWords[facts.status];
  const when = facts.status === 'expiring' ? deadlineWords(facts.deadline) : undefined;
  return {
    text: cardText(bank, `${whatHappened(facts)}${when?.plain ?? ''}`, step.next),
    blocks: [
      section(
        `${emoji} ${bold(bank)}: ${whatHappened(facts)}${when?.rich ?? ''} ${code(facts.code)}`,
      ),
      section(`${whoMustAct(step.whoActs)} ${escape(step.next)}`),
      context(
        [
          `Since ${date(facts.since)}`,
          members(facts),
          facts.accountCount === undefined ? undefined : accounts(facts.accountCount),
          facts.environment === undefined ? undefined : environmentWords(facts.environment),
          facts.reason === undefined ? undefined : `reason ${code(facts.reason)}`,
          facts.returns === 0 ? undefined : `flapping ×${String(facts.returns + 1)}`,
        ]
          .filter((part) => part !== undefined)
          .join('  ·  '),
      ),
      ...memberLines(facts),
      ...outsideLines(facts),
      actions(
        button('ticket_draft', 'Ticket draft', id),
        ...checkButton(facts),
        ...(step.endUserWording === undefined
          ? []
          : [userMessageButton(facts.code, facts.errorType)]),
      ),
    ],
  };
}

/** Plaid can be asked about one Item at a time, and Codat about one connection. */
function checkButton(facts: CardFacts) {
  const {
    count,
    errorType,
    itemIds: [only],
  } = facts;
  if (errorType === 'CODAT')
    return only === undefined || isOfWholeAccount(facts)
      ? []
      : [button('tell_codat', 'Ask Codat', `codat ${only}`)];
  return count === 1 && only !== undefined ? [checkNowButton(only)] : [];
}

/** What Plaid's logs still show, and what was filed. */
function outsideLines(facts: CardFacts): Message['blocks'] {
  return [
    ...(facts.logs === undefined ? [] : [context(sentence(logWords(facts.logs, facts.since)))]),
    ...caseLines(facts),
  ];
}
/** The line that goes into the card's thread two days before Plaid's logs of it end, when nobody has filed a case. */
export function logsVanishLine(facts: CardFacts): string {
  const end = date(logsEnd(facts.since), '{date_short} ({ago})');
  return `No case has been filed about this, and what Plaid’s dashboard logged of it vanishes ${end}. If you want Plaid to look into it, note the request_id or link_session_id from the logs now, or file the ticket draft.`;
}

/** The line that goes into the card's thread when the trouble is back. */
export function returnedLine(facts: CardFacts): string {
  return `Back again: ${whatHappened(facts)} since ${date(facts.since)}.`;
}
function deadlineWords(deadline: string | undefined): { plain: string; rich: string } {
  return deadline === undefined || Number.isNaN(Date.parse(deadline))
    ? { plain: ' in about 7 days', rich: ' in about 7 days' }
    : {
        plain: ` on ${plainDate(deadline).slice(0, 10)}`,
        rich: ` on ${date(deadline, '{date_short} ({ago})')}`,
      };
}

function environmentWords(environment: string): string {
  return environment === 'sandbox' ? ':test_tube: sandbox' : escape(environment);
}
