import { commandHelpMessage } from '#lib/messages/help-message.ts';
import { didYouMean } from '#lib/messages/problem-message.ts';
import { notSentMessage, webhookMessage } from '#lib/messages/webhook-message.ts';
import { lookUpWebhook } from '#lib/triage/look-up-webhook.ts';

import type { Command } from './command.ts';

export const plaidWebhook: Command = {
  name: 'webhook',
  usage: '/plaid webhook <code>',
  summary: 'What a webhook means, what it does to health, what to do, and what it carries.',
  example: '/plaid webhook SYNC_UPDATES_AVAILABLE',
  details: [
    'With or without its type: ITEM.ERROR, or PENDING_DISCONNECT.',
    'Codes that several types share, such as DEFAULT_UPDATE, are shown for each.',
    'Codes that Plaid has dropped, or never sends although guides say so, are explained.',
  ],
  run({ text }) {
    if (text === '') return commandHelpMessage(plaidWebhook);
    const found = lookUpWebhook(text);
    switch (found.kind) {
      case 'sent':
        return webhookMessage(found.names, !found.isExact);
      case 'not sent':
        return notSentMessage(found.name, found.about);
      case 'unknown':
        return didYouMean(
          'Tartan knows no such webhook; Plaid’s are listed at plaid.com/docs/api/webhooks.',
          found.nearest,
        );
    }
  },
};
