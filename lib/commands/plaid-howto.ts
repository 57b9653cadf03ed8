import { allArticles } from '#lib/howto/all-articles.ts';
import { searchArticles } from '#lib/howto/search.ts';
import { commandHelpMessage } from '#lib/messages/help-message.ts';
import { howtoMessage, noHowtoMessage } from '#lib/messages/howto-message.ts';

import type { Command } from './command.ts';

const SHOWN = 3;

export const plaidHowto: Command = {
  name: 'howto',
  usage: '/plaid howto <words>',
  summary: 'Answers what teams ask about Plaid: webhooks, Link, billing, transactions, tickets …',
  example: '/plaid howto rotate the secret',
  details: [
    'Ask in your own words; word forms and typing slips do not matter.',
    'Each answer names its source, and says where today’s rule differs from it.',
    'The buttons below an answer lead to the next best ones.',
  ],
  run({ text }) {
    if (text === '') return commandHelpMessage(plaidHowto);
    const named = allArticles.find(({ id }) => id.toLowerCase() === text.toLowerCase());
    if (named !== undefined) return howtoMessage(named, []);
    const [best, ...others] = searchArticles(text, SHOWN);
    return best === undefined
      ? noHowtoMessage(allArticles.slice(0, SHOWN))
      : howtoMessage(best, others);
  },
};
