import { judgeStored } from '#lib/doctor/judge-stored.ts';
import { storedMessage } from '#lib/messages/doctor-message.ts';
import { problemMessage } from '#lib/messages/problem-message.ts';

import type { Answer, Command } from './command.ts';
import { examineStored } from './examine-stored.ts';
import { itemsToAskAbout } from './items-to-ask-about.ts';
import { possibleItemId } from './possible-id.ts';

export const plaidDoctor: Command = {
  name: 'doctor',
  usage: '/plaid doctor [item]',
  summary: 'Whether Tartan itself is well: each fault in one line, with its fix.',
  example: '/plaid doctor',
  details: [
    'What is stored comes at once: last webhook, stream, sweep, cards, summaries, what the doors refused.',
    'Then Slack, Plaid, Codat and AWS are asked: keys, scopes, channels, clock, dead letters, where Items send their webhooks.',
    'With an Item, that one is asked about first.',
  ],
  async run({ words, text }, { ports, options }): Promise<Answer> {
    const itemId = possibleItemId(words);
    if (text !== '' && itemId === undefined)
      return problemMessage('Ask /plaid doctor alone, or with one item_id behind it.');
    const stored = await examineStored(ports, options);
    const itemIds = options.hasAccessTokens ? await itemsToAskAbout(itemId, ports) : [];
    const { notConfigured, hasFollowUps } = options;
    const rest = hasFollowUps
      ? 'Asking Slack, Plaid, Codat and AWS: the rest follows in a moment …'
      : 'Slack, Plaid, Codat and AWS cannot be asked: FOLLOW_UP_FUNCTION is not set.';
    const message = storedMessage(judgeStored(stored), { notConfigured, rest });
    if (!hasFollowUps) return message;
    const channels = [...new Set(options.summaries.map(({ channel }) => channel))];
    return { ...message, lookUp: { kind: 'doctor', stored: message, channels, itemIds } };
  },
};
