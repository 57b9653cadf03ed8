import { commandHelpMessage } from '#lib/messages/help-message.ts';
import { pastedMessage } from '#lib/messages/pasted-message.ts';
import { readPaste } from '#lib/pasted/read-paste.ts';

import type { Command } from './command.ts';

export const plaidExplain: Command = {
  name: 'explain',
  usage: '/plaid explain <text>',
  summary: 'Reads pasted JSON, log lines, links or sentences: which error, which ids, what to do.',
  example: '/plaid explain {"error_type": "API_ERROR", "error_code": "INTERNAL_SERVER_ERROR"}',
  details: [
    'Up to 8,000 characters, with whatever stands around them.',
    'Also as a shortcut on any message: Explain this error.',
    'A token in the text is not used, not stored and not shown; you are told how to replace it.',
  ],
  takesPastes: true,
  run({ text, secrets }) {
    if (text === '') return commandHelpMessage(plaidExplain);
    const pasted = readPaste(text);
    // Some show only once escapes and hidden signs are taken away.
    return pastedMessage({ ...pasted, secrets: [...new Set([...secrets, ...pasted.secrets])] });
  },
};
