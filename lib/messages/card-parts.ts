import type { CardFacts } from '#lib/alerts/alert.ts';

import { isOfWholeAccount } from './connection-words.ts';
import { limits } from './limits.ts';
import { caseWords } from './log-words.ts';
import { button, context, type Message } from './message.ts';
import { clip, code, escape, escapeWithin } from './text.ts';

const SHORTEST_NAME = 16;

/** A card in one line. The bank's name gives way first: its beginning is enough to know it, half a next step is none. */
export function cardText(bank: string, happened: string, next: string): string {
  const rest = escape(`: ${happened}. ${next}`);
  const room = Math.max(SHORTEST_NAME, limits.message.cardText - rest.length);
  return clip(`${escapeWithin(bank, room)}${rest}`, limits.message.cardText);
}

/** The Items of the incident, or its connections, as many as a card has room for. */
export function memberLines(facts: CardFacts): Message['blocks'] {
  return isOfWholeAccount(facts) ? [] : [context(memberIds(facts))];
}

function memberIds(facts: CardFacts): string {
  const more = facts.count - facts.itemIds.length;
  const shown = facts.itemIds.map(code).join('  ');
  const kind = facts.errorType === 'CODAT' ? 'Connection' : 'Item';
  const joined = (facts.joinedIds ?? []).map(code).join('  ');
  return `${kind} ${shown}${joined === '' ? '' : `, Item ${joined}`}${more > 0 && facts.resolved === undefined ? `  and ${more.toLocaleString('en-US')} more` : ''}`;
}

/** Asks Plaid about an Item. */
export function checkNowButton(itemId: string) {
  return button('check_now', 'Check now', itemId);
}

/** What was filed about the incident. */
export function caseLines({ cases = [] }: CardFacts): Message['blocks'] {
  return cases.map((one) => context(caseWords(one)));
}
