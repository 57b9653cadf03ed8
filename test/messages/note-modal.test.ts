import { describe, expect, it } from 'vitest';

import { notedModal, noteModal } from '#lib/messages/note-modal.ts';

import { itemIdNumber } from '../builders/card-facts.ts';
import { seen } from '../builders/seen.ts';
import { slackProblems } from '../builders/slack-limits.ts';

describe('the form of a note', () => {
  it('asks which Item it belongs to', () => {
    const modal = noteModal('{}', itemIdNumber(1));
    expect(seen(modal)).toMatchInlineSnapshot(`
      "Note to an Item

      item_id
      The message goes to the notes of this Item, with its address; tokens, addresses and long numbers in it are masked."
    `);
    expect(modal.blocks[0]).toMatchObject({
      block_id: 'item',
      element: { initial_value: itemIdNumber(1) },
    });
  });

  it.each([
    { case: 'with the likeliest Item', itemId: itemIdNumber(1) },
    { case: 'without one', itemId: undefined },
    { case: 'with an endless one', itemId: 'x'.repeat(9_000) },
  ])('is sound $case', ({ itemId }) => {
    expect(slackProblems(noteModal('x'.repeat(3_000), itemId))).toEqual([]);
  });

  it.each([
    { case: 'an Item', itemId: itemIdNumber(1) },
    { case: 'what is none', itemId: '<!channel>`' },
  ])('then says where the note is: $case', ({ itemId }) => {
    expect(slackProblems(notedModal(itemId))).toEqual([]);
    expect(seen(notedModal(itemId))).toContain('Noted; `/plaid item ');
  });
});
