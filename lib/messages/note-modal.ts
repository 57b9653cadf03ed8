import { plain, textInput } from './inputs.ts';
import { limits } from './limits.ts';
import { type Modal, section } from './message.ts';
import { code } from './text.ts';

export const NOTE_FORM = 'note_form';

/** Asks to which Item a note belongs. @param metadata the note @param itemId the likeliest one */
export function noteModal(metadata: string, itemId: string | undefined): Modal {
  return {
    type: 'modal',
    callback_id: NOTE_FORM,
    private_metadata: metadata,
    title: plain('Note to an Item', limits.modal.title),
    submit: plain('Add the note', limits.modal.close),
    close: plain('Close', limits.modal.close),
    blocks: [
      textInput(
        {
          id: 'item',
          label: 'item_id',
          hint: 'The message goes to the notes of this Item, with its address; tokens, addresses and long numbers in it are masked.',
          initial: itemId,
        },
        false,
      ),
    ],
  };
}

/** That it was added, for who filled in the form. */
export function notedModal(itemId: string): Modal {
  return {
    type: 'modal',
    title: plain('Note to an Item', limits.modal.title),
    close: plain('Close', limits.modal.close),
    blocks: [section(notedSentence(itemId))],
  };
}

export function notedSentence(itemId: string): string {
  return `Noted; ${code(`/plaid item ${itemId}`)} shows it.`;
}
