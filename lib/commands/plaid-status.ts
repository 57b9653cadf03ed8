import { statusMessage } from '#lib/messages/status-message.ts';

import type { Command } from './command.ts';
import { statusReport } from './status-report.ts';

export const plaidStatus: Command = {
  name: 'status',
  usage: '/plaid status',
  summary: 'Open incidents, Items by state, the last webhook, and what is not configured.',
  example: '/plaid status',
  details: [
    'Unhealthy Items are counted now; of many thousand healthy ones the database knows the number, some hours old.',
    'Ended Items and lost accounts are counted for a day.',
  ],
  run: async (_asked, context) => statusMessage(await statusReport(context)),
};
