import { noBroker } from '#lib/messages/check-words.ts';
import { commandHelpMessage } from '#lib/messages/help-message.ts';
import { foundMessage, whichItemMessage } from '#lib/messages/identifier-message.ts';
import { problemMessage } from '#lib/messages/problem-message.ts';
import { code } from '#lib/messages/text.ts';

import type { Answer, Command, CommandContext } from './command.ts';
import { notOneId, possibleId } from './possible-id.ts';
import { storedIdentifier } from './stored-identifier.ts';

/** What Plaid's Item ids look like: the team's broker may know one that has been silent so far. */
const PLAID_ID = /^[A-Za-z0-9]{20,80}$/;

const nothingStored = problemMessage(
  'Nothing is stored under that, and it does not look like an Item id. /plaid find and /plaid id say what is known of an identifier.',
);

export const plaidCheck: Command = {
  name: 'check',
  usage: '/plaid check <item or any id of one>',
  summary: 'Asks Plaid now how an Item is, and puts its card right.',
  example: '/plaid check wz666MBjYWTp2PDzzggYhM6oWWmBb',
  details: [
    'With it come Plaid’s status of the bank, the state of the Codat connection, and a fresh request_id for a ticket.',
    'At most once a minute for each Item; who asks sooner is told what came out.',
    'Needs the access-token broker (ACCESS_TOKEN_FUNCTION).',
    'Any id will do that belongs to one Item: of an account, a user, a Codat connection.',
  ],
  async run({ words, text }, context): Promise<Answer> {
    if (text === '') return commandHelpMessage(plaidCheck);
    const value = possibleId(words);
    if (value === undefined) return notOneId;
    if (/^ins_\d+$/.test(value))
      return problemMessage('That names a bank: /plaid institution asks Plaid for its status.');
    if (!context.options.hasAccessTokens) return problemMessage(noBroker);
    if (!context.options.hasFollowUps)
      return problemMessage('Tartan cannot ask Plaid live: FOLLOW_UP_FUNCTION is not set.');
    return check(value, context);
  },
};

async function check(value: string, { ports }: CommandContext): Promise<Answer> {
  const stored = await storedIdentifier(value, ports);
  const [only, ...others] = stored.items;
  if (others.length > 0) return whichItemMessage(stored, plaidCheck.name);
  if (only !== undefined) return checking(only.itemId, '');
  if (stored.withoutItem.length > 0 || stored.alike.length > 0) return foundMessage(stored);
  return PLAID_ID.test(value)
    ? checking(value, 'No webhook of this Item has reached Tartan yet. ')
    : nothingStored;
}

function checking(itemId: string, note: string): Answer {
  return {
    ...problemMessage(`${note}Checking ${code(itemId)} …`),
    lookUp: { kind: 'check', itemId },
  };
}
