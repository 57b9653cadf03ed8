import type { TicketDraft } from '#lib/tickets/ticket-draft.ts';

import { limits } from './limits.ts';
import { context, list, type Modal, preformatted, section } from './message.ts';
import { clip, code, escape, link } from './text.ts';

/** The draft as text to copy. */
export function ticketText(draft: TicketDraft): string {
  return `Subject: ${draft.subject}\n\n${draft.body}`;
}

export function ticketModal(draft: TicketDraft): Modal {
  return {
    type: 'modal',
    title: { type: 'plain_text', text: clip('Ticket draft', limits.modal.title) },
    close: { type: 'plain_text', text: 'Close' },
    blocks: [
      section(`Copy this into ${link(draft.form, 'Plaid’s form')}.`),
      preformatted(ticketText(draft)),
      ...list(
        'Still missing',
        draft.missing.map(
          ({ anyOf, where }) =>
            `${anyOf.map(code).join(' or ')}: ${where.map(escape).join('; or ')}`,
        ),
      ),
      context('Never paste an access token into Slack: add it in the form only.'),
    ],
  };
}
