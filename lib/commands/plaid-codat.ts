import { commandHelpMessage } from '#lib/messages/help-message.ts';
import { problemMessage } from '#lib/messages/problem-message.ts';
import { maskPersonal } from '#lib/secrets/mask-personal.ts';

import type { Answer, Command } from './command.ts';

const LONGEST = 100;

export const plaidCodat: Command = {
  name: 'codat',
  usage: '/plaid codat <company or connection id, or company name>',
  summary: 'The connections of a Codat company, who acts, and how to find them in Plaid’s logs.',
  example: '/plaid codat 5d1c7f2e-0b94-4a63-9e87-3c2f6a1d8b40',
  details: [
    'Asked of Codat live; Plaid’s connections stand first.',
    'A connection’s id is the Client User ID in Plaid’s logs.',
    'The address for linking again is shown to you alone: it may work only once.',
    'Codat finds no company by a connection or by name: its list is read, and kept for the next time.',
  ],
  run({ text }, { options }): Answer {
    if (text === '') return commandHelpMessage(plaidCodat);
    if (!options.hasCodat)
      return problemMessage(
        'Codat is not configured (CODAT_API_KEY), so Tartan cannot ask it. Its admin can add an API key of Codat’s portal.',
      );
    if (!options.hasFollowUps)
      return problemMessage('Tartan cannot ask Codat live: FOLLOW_UP_FUNCTION is not set.');
    const words = text.replace(/^["'`“”‘’]+|["'`“”‘’]+$/g, '').trim();
    const isPersonal = maskPersonal(words) !== words;
    if (isPersonal || words.length > LONGEST || !/[\p{L}\p{N}]/u.test(words))
      return problemMessage(
        'That is no name of a company. Ask with its name, or with the id of the company or of a connection.',
      );
    return {
      ...problemMessage('Asking Codat: the answer follows in a moment …'),
      lookUp: { kind: 'codat', words },
    };
  },
};
