import { commandHelpMessage } from '#lib/messages/help-message.ts';
import { foundMessage } from '#lib/messages/identifier-message.ts';
import { problemMessage } from '#lib/messages/problem-message.ts';

import type { Command } from './command.ts';
import { notOneId, possibleId } from './possible-id.ts';
import { storedIdentifier } from './stored-identifier.ts';

export const plaidFind: Command = {
  name: 'find',
  usage: '/plaid find <id>',
  summary: 'The Items that any stored identifier belongs to.',
  example: '/plaid find usr_9nSp2KuZ2x4JDw',
  details: [
    'Works with everything that webhooks have carried: account, user, client_user_id, transfer, report, session and other ids.',
    'Ids are case-sensitive; one that differs only in case is suggested.',
    'For a bank, use /plaid institution.',
  ],
  async run({ words, text }, { ports }) {
    if (text === '') return commandHelpMessage(plaidFind);
    const value = possibleId(words);
    if (value === undefined) return notOneId;
    if (/^ins_\d+$/.test(value))
      return problemMessage(
        'That names a bank, and a bank may have very many Items: /plaid institution shows them by state.',
      );
    return foundMessage(await storedIdentifier(value, ports));
  },
};
