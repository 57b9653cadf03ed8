import { recognize } from '#lib/identifiers/recognize.ts';
import { commandHelpMessage } from '#lib/messages/help-message.ts';
import { identifierMessage } from '#lib/messages/identifier-message.ts';

import type { Command } from './command.ts';
import { notOneId, possibleId } from './possible-id.ts';
import { storedIdentifier } from './stored-identifier.ts';

export const plaidId: Command = {
  name: 'id',
  usage: '/plaid id <anything>',
  summary: 'What kind of identifier this is, what it is for, where to find it, what is stored.',
  example: '/plaid id ins_109508',
  details: [
    'Item, account, transaction, request, Link session, institution, user, transfer, report and Codat ids are told by their shape.',
    'Where a shape fits several kinds, the answer says so.',
    'Never paste a token or a secret: it is refused, and you are told how to replace it.',
  ],
  async run({ words, text }, { ports }) {
    if (text === '') return commandHelpMessage(plaidId);
    const value = possibleId(words);
    if (value === undefined) return notOneId;
    return identifierMessage(await storedIdentifier(value, ports), recognize(value));
  },
};
