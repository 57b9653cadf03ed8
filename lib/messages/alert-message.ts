import type { CardFacts } from '#lib/alerts/alert.ts';
import { logsEnd } from '#lib/support/log-clock.ts';
import type { Actor } from '#lib/triage/advice.ts';

import { limits } from './limits.ts';
import { actions, button, context, type Message, section } from './message.ts';
import {
  accounts,
  bold,
  clip,
  code,
  date,
  duration,
  escape,
  escapeWithin,
  items,
  plainDate,
  sentence,
} from './text.ts';
import { caseWords, logWords } from './log-words.ts';
import { bankName, statusWords, whatHappened, whoMustAct } from './wording.ts';

const SHORTEST_NAME = 16;

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
          items(facts.count),
          facts.accountCount === undefined ? undefined : accounts(facts.accountCount),
          facts.environment === undefined ? undefined : environmentWords(facts.environment),
          facts.reason === undefined ? undefined : `reason ${code(facts.reason)}`,
          facts.returns === 0 ? undefined : `flapping ×${String(facts.returns + 1)}`,
        ]
          .filter((part) => part !== undefined)
          .join('  ·  '),
      ),
      context(itemIds(facts)),
      ...outsideLines(facts),
      actions(
        button('ticket_draft', 'Ticket draft', id),
        ...(step.endUserWording === undefined
          ? []
          : [button('user_message', 'Message to the user', facts.code)]),
      ),
    ],
  };
}

function resolvedCard(facts: CardFacts, resolved: NonNullable<CardFacts['resolved']>): Message {
  const bank = bankName(facts);
  const count = resolved.count;
  const took = duration(Date.parse(resolved.at) - Date.parse(facts.since));
  const over = overWords(facts, count);
  const emoji = facts.status === 'ended' ? statusWords.ended.emoji : ':white_check_mark:';
  return {
    text: cardText(bank, `${over} after ${took}`, `${repairedBy(facts, resolved, 'plain')}.`),
    blocks: [
      section(`${emoji} ${bold(bank)}: ${over} ${code(facts.code)}`),
      context(
        [
          repairedBy(facts, resolved, 'rich'),
          `took ${took}`,
          `${date(facts.since)} to ${date(resolved.at)}`,
          facts.returns === 0 ? undefined : `flapping ×${String(facts.returns + 1)}`,
        ]
          .filter((part) => part !== undefined)
          .join('  ·  '),
      ),
      context(itemIds(facts)),
      ...caseLines(facts),
    ],
  };
}

/** What Plaid's logs still show, and what was filed. */
function outsideLines(facts: CardFacts): Message['blocks'] {
  return [
    ...(facts.logs === undefined ? [] : [context(sentence(logWords(facts.logs, facts.since)))]),
    ...caseLines(facts),
  ];
}

function caseLines({ cases = [] }: CardFacts): Message['blocks'] {
  return cases.map((one) => context(caseWords(one)));
}

/** The line that goes into the card's thread two days before Plaid's logs of it end, when nobody has filed a case. */
export function logsVanishLine(facts: CardFacts): string {
  const end = date(logsEnd(facts.since), '{date_short} ({ago})');
  return `No case has been filed about this, and what Plaid’s dashboard logged of it vanishes ${end}. If you want Plaid to look into it, note the request_id or link_session_id from the logs now, or file the ticket draft.`;
}

/** The line that goes into the card's thread when nothing is left of the incident. */
export function resolvedLine(
  facts: CardFacts,
  resolved: NonNullable<CardFacts['resolved']>,
): string {
  const over = overWords(facts, resolved.count);
  const by = repairedBy(facts, resolved, 'rich');
  if (facts.errorType === 'DATA') return `No longer widespread: ${over}. ${by}.`;
  const took = duration(Date.parse(resolved.at) - Date.parse(facts.since));
  return sentence(`${over} after ${took}. ${by}.`);
}

/** The line that goes into the card's thread when the trouble is back. */
export function returnedLine(facts: CardFacts): string {
  return `Back again: ${whatHappened(facts)} since ${date(facts.since)}.`;
}

function overWords(facts: CardFacts, count: number): string {
  if (facts.errorType === 'DATA') return 'fewer than ten were reported in the last 48 hours';
  if (facts.status === 'ended')
    return `${items(count)} ${count === 1 ? 'stays' : 'stay'} disconnected`;
  if (facts.resolved?.by === 'something else') return `${items(count)} no longer in this state`;
  return count === 1 ? '1 Item works again' : `all ${items(count)} work again`;
}

function repairedBy(
  facts: CardFacts,
  resolved: NonNullable<CardFacts['resolved']>,
  form: 'plain' | 'rich',
): string {
  // No webhook tells that data is right again.
  if (facts.errorType === 'DATA') return 'Nobody has said that it is mended';
  const source = resolved.source ?? '';
  switch (resolved.by) {
    case 'LOGIN_REPAIRED':
      return form === 'plain' ? 'LOGIN_REPAIRED came' : `Repaired: ${code(source)} came`;
    case 'update mode':
      return 'Repaired by update mode in your app';
    case 'data':
      return form === 'plain' ? 'Data is flowing again' : `Data is flowing again (${code(source)})`;
    case 'something else':
      return 'Closed without a repair';
  }
}

/** The bank's name gives way first: its beginning is enough to know it, half a next step is none. */
function cardText(bank: string, happened: string, next: string): string {
  const rest = escape(`: ${happened}. ${next}`);
  const room = Math.max(SHORTEST_NAME, limits.message.cardText - rest.length);
  return clip(`${escapeWithin(bank, room)}${rest}`, limits.message.cardText);
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

function itemIds(facts: CardFacts): string {
  const more = facts.count - facts.itemIds.length;
  const shown = facts.itemIds.map(code).join('  ');
  return `Item ${shown}${more > 0 && facts.resolved === undefined ? `  and ${more.toLocaleString('en-US')} more` : ''}`;
}
