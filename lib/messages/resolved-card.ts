import type { CardFacts } from '#lib/alerts/alert.ts';

import { cardText, caseLines, memberLines } from './card-parts.ts';
import { connectionsOver } from './connection-words.ts';
import { context, type Message, section } from './message.ts';
import { bold, code, date, duration, items, sentence } from './text.ts';
import { bankName, statusWords } from './wording.ts';

type Resolved = NonNullable<CardFacts['resolved']>;

/** The card of an incident that is over. */
export function resolvedCard(facts: CardFacts, resolved: Resolved): Message {
  const bank = bankName(facts);
  const took = duration(Date.parse(resolved.at) - Date.parse(facts.since));
  const over = overWords(facts, resolved);
  const emoji = facts.status === 'ended' ? statusWords.ended.emoji : ':white_check_mark:';
  return {
    text: cardText(
      bank,
      facts.errorType === 'DATA' ? over : `${over} after ${took}`,
      `${repairedBy(facts, resolved, 'plain')}.`,
    ),
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
      ...memberLines(facts),
      ...caseLines(facts),
    ],
  };
}

/** The line that goes into the card's thread when nothing is left of the incident. */
export function resolvedLine(facts: CardFacts, resolved: Resolved): string {
  const over = overWords(facts, resolved);
  const by = repairedBy(facts, resolved, 'rich');
  if (facts.errorType === 'DATA') return `No longer widespread: ${over}. ${by}.`;
  const took = duration(Date.parse(resolved.at) - Date.parse(facts.since));
  return sentence(`${over} after ${took}. ${by}.`);
}

function overWords(facts: CardFacts, { count, by }: Resolved): string {
  if (facts.errorType === 'DATA') return 'fewer than ten were reported in the last 48 hours';
  if (facts.errorType === 'CODAT') return connectionsOver(facts.code, count, by);
  if (facts.status === 'ended')
    return `${items(count)} ${count === 1 ? 'stays' : 'stay'} disconnected`;
  if (by === 'something else') return `${items(count)} no longer in this state`;
  return count === 1 ? '1 Item works again' : `all ${items(count)} work again`;
}

function repairedBy(facts: CardFacts, resolved: Resolved, form: 'plain' | 'rich'): string {
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
    case 'linked again':
      return 'The customer has linked again';
    case 'deleted':
      return 'Deleted in Codat';
    case 'quota':
      return 'Codat says that the quota is open again';
    case 'agreement':
      return 'Closed by itself';
    case 'check':
      return 'Plaid says that it works again (checked)';
    case 'something else':
      return 'Closed without a repair';
  }
}
