import { adviceMessage } from '#lib/messages/advice-message.ts';
import { commandHelpMessage } from '#lib/messages/help-message.ts';
import { didYouMean } from '#lib/messages/problem-message.ts';
import { lookUpCode } from '#lib/triage/look-up.ts';

import type { Command } from './command.ts';
import { openIncidents } from './open-incidents.ts';

export const plaidError: Command = {
  name: 'error',
  usage: '/plaid error <code>',
  summary: 'What an error code means, who acts, whether to retry, and what to tell the user.',
  example: '/plaid error ITEM_LOGIN_REQUIRED',
  details: [
    'Lower case, hyphens, spaces and small typing slips do not matter.',
    'A code that Plaid uses under several error types is shown for each of them.',
    'Codes of Item webhooks, such as PENDING_DISCONNECT, work too.',
  ],
  async run(args, { ports }) {
    const typed = args.join(' ');
    if (typed === '') return commandHelpMessage(plaidError);
    const found = lookUpCode(typed);
    if (found.kind === 'unknown')
      return didYouMean(
        'Tartan knows no such error code; Plaid’s are listed at plaid.com/docs/errors.',
        found.nearest,
      );
    const [first] = found.entries;
    const incidents = await openIncidents(ports);
    const affected = incidents
      .filter(({ incident }) => incident.code === first?.code)
      .reduce((sum, { incident }) => sum + incident.count, 0);
    return adviceMessage(found.entries, affected, found.correctedFrom);
  },
};
