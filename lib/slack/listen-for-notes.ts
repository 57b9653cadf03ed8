import type { App } from '@slack/bolt';

import { addNote, addNoteTo } from '#lib/flows/add-note.ts';
import { NOTE_FORM } from '#lib/messages/note-modal.ts';
import { problemMessage } from '#lib/messages/problem-message.ts';

import { ackModal } from './ack-modal.ts';
import { askerOf, clickOf } from './click.ts';
import type { Desk } from './desk.ts';
import { messagePlace } from './message-place.ts';
import { noteIn } from './modal-metadata.ts';
import { modalState } from './modal-state.ts';

/** The shortcut `Add note to Item`, and its form. */
export function listenForNotes(app: App, desk: Desk): void {
  app.shortcut('add_note', async ({ ack, body, context }) => {
    await ack();
    const { responseUrl, triggerId } = clickOf(body);
    const asker = askerOf(responseUrl, 'asker', context);
    await desk.reply(asker, async () => {
      const place = messagePlace(body);
      if (place === undefined) return { problem: problemMessage('That message cannot be noted.') };
      const added = await addNote(place, desk.ports);
      if ('problem' in added) return added;
      const outcome = await desk.ports.slack.openModal(triggerId, added.modal);
      if (outcome.kind === 'done') return undefined;
      desk.ports.log.warn('slack did not open the modal', {
        reference: asker.reference,
        ...outcome,
      });
      return { problem: desk.fault(asker.reference) };
    });
  });

  app.view(NOTE_FORM, async ({ ack, body, context }) => {
    const modal = modalState(body);
    const note = noteIn(modal.metadata);
    const itemId = modal.inputs.get('item')?.trim() ?? '';
    const { reference } = askerOf(undefined, 'asker', context);
    const outcome = await desk.inTime(
      async () =>
        note === undefined
          ? { problem: problemMessage('That form is too old; open it again.') }
          : addNoteTo(itemId, note, desk.ports),
      reference,
    );
    await ack(ackModal(outcome, 'item'));
  });
}
