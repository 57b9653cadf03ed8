import type { App } from '@slack/bolt';

import { fileCase, moveCase } from '#lib/flows/file-case.ts';
import { messageTicket } from '#lib/flows/message-ticket.ts';
import { openTicket } from '#lib/flows/open-ticket.ts';
import { submitTicket } from '#lib/flows/submit-ticket.ts';
import { plaidTickets } from '#lib/commands/plaid-tickets.ts';
import { CASE_FORM } from '#lib/messages/draft-message.ts';
import { TICKET_FORM } from '#lib/messages/ticket-modal.ts';
import { userMessage } from '#lib/messages/user-message.ts';
import { problemMessage } from '#lib/messages/problem-message.ts';
import { isCaseStatus } from '#lib/support/support-case.ts';

import { askerOf, clickOf } from './click.ts';
import type { Desk } from './desk.ts';
import { messagePlace } from './message-place.ts';
import { caseOriginIn, ticketOriginIn } from './modal-metadata.ts';
import { filledIn, modalState } from './modal-state.ts';
import { openForm } from './open-form.ts';
import { ackModal } from './ack-modal.ts';

/** Ticket drafts: what opens their form, the form itself, and the cases that come of them. */
export function listenForTickets(app: App, desk: Desk): void {
  app.action('ticket_draft', async ({ ack, action, body, context }) => {
    await ack();
    const { value, responseUrl, triggerId } = clickOf(body, action);
    const place = messagePlace(body);
    const thread = place && { channel: place.channel, ts: place.threadTs };
    const asker = askerOf(responseUrl, 'asker', context);
    await desk.reply(asker, () =>
      openForm(desk, triggerId, { origin: { about: value, thread } }, asker.reference),
    );
  });

  app.shortcut('draft_ticket', async ({ ack, body, context }) => {
    await ack();
    const { responseUrl, triggerId } = clickOf(body);
    const asker = askerOf(responseUrl, 'asker', context);
    await desk.reply(asker, async () => {
      const place = messagePlace(body);
      if (place === undefined) return { problem: problemMessage('That message cannot be read.') };
      const origin = await messageTicket(place, desk.ports);
      return openForm(desk, triggerId, { origin }, asker.reference);
    });
  });

  // Another kind has other fields: the form is drawn anew, and Slack keeps what was typed into those that stay.
  app.action('ticket_kind', async ({ ack, body, context }) => {
    await ack();
    const modal = modalState(body);
    const { kind, values } = filledIn(modal);
    const { reference } = askerOf(undefined, 'asker', context);
    const opened = await desk.inTime(
      () => openTicket(ticketOriginIn(modal.metadata), kind, values, desk.ports),
      reference,
    );
    if ('fault' in opened || 'problem' in opened.found) return;
    const outcome = await desk.ports.slack.updateModal(modal.id, opened.found.modal);
    if (outcome.kind === 'done') return;
    desk.fault(reference);
    desk.ports.log.warn('slack did not redraw the modal', { reference, ...outcome });
  });

  app.view(TICKET_FORM, async ({ ack, body, context }) => {
    const modal = modalState(body);
    const { user } = clickOf(body);
    const { reference } = askerOf(undefined, 'asker', context);
    const outcome = await desk.inTime(
      () => submitTicket(ticketOriginIn(modal.metadata), filledIn(modal), user, desk.ports),
      reference,
    );
    await ack(ackModal(outcome, 'kind'));
  });

  app.view(CASE_FORM, async ({ ack, body, context }) => {
    const modal = modalState(body);
    const { user } = clickOf(body);
    const { reference } = askerOf(undefined, 'asker', context);
    const outcome = await desk.inTime(
      () =>
        fileCase(caseOriginIn(modal.metadata), modal.inputs.get('case') ?? '', user, desk.ports),
      reference,
    );
    await ack(ackModal(outcome, 'case'));
  });

  app.action('case_status', async ({ ack, action, body, context }) => {
    await ack();
    const click = clickOf(body, action);
    const { value, responseUrl } = click;
    const asker = askerOf(responseUrl, 'in place', context);
    await desk.reply(asker, async () => {
      const [number = '', status = ''] = value.split(' ');
      if (isCaseStatus(status)) await moveCase(number, status, desk.ports);
      return desk.answer(plaidTickets.name, asker, click);
    });
  });

  app.action('user_message', async ({ ack, action, body, context }) => {
    await ack();
    const { value, responseUrl } = clickOf(body, action);
    await desk.reply(askerOf(responseUrl, 'asker', context), () =>
      Promise.resolve(userMessage(value)),
    );
  });
}
