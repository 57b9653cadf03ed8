import type { App } from '@slack/bolt';

import { openTicket } from '#lib/flows/open-ticket.ts';
import { faultMessage } from '#lib/messages/problem-message.ts';

import { askerOf, clickOf } from './click.ts';
import type { Desk } from './desk.ts';

/** The button `Ticket draft`. */
export function listenForTickets(app: App, desk: Desk): void {
  app.action('ticket_draft', async ({ ack, action, body, context }) => {
    await ack();
    const { value, responseUrl, triggerId } = clickOf(body, action);
    const asker = askerOf(responseUrl, 'asker', context);
    const { reference } = asker;
    await desk.reply(asker, async () => {
      const opened = await openTicket(value, desk.ports);
      if ('problem' in opened) return opened;
      const outcome = await desk.ports.slack.openModal(triggerId, opened.modal);
      if (outcome.kind === 'done') return undefined;
      desk.ports.log.warn('slack did not open the modal', { reference, ...outcome });
      return faultMessage(reference);
    });
  });
}
