import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Note, NoteStore } from '#lib/ports/team-stores.ts';

import { anyNote } from '../builders/any-record.ts';
import { at } from '../builders/item-events.ts';
import { ROUND_TRIPS } from '../thorough.ts';

const ITEM = 'notesItemAAAAAAAAAAAAAAAAAAA';

function note(seconds: number, but: Partial<Note> = {}): Note {
  return {
    itemId: ITEM,
    text: 'The user will call the bank.\n“Où” 🏦',
    permalink: `https://harbor.slack.example/archives/C0OPS/p${seconds}`,
    by: 'U0MIRA',
    at: at(seconds),
    ...but,
  };
}

/** What any store of notes must do. @param open gives an empty one */
export function noteStoreContract(open: () => Promise<NoteStore>): void {
  async function openWith(...all: Note[]): Promise<NoteStore> {
    const notes = await open();
    for (const one of all) await notes.add(one);
    return notes;
  }

  describe('add and of', () => {
    it('has no note of an Item that nobody wrote about', async () => {
      const notes = await openWith(
        note(0, { itemId: `${ITEM}A` }),
        note(0, { itemId: 'notesitem' }),
      );
      expect(await notes.of(ITEM, 10)).toEqual([]);
    });

    it('lists the newest first, whatever the order in which they came, and no more than asked for', async () => {
      const notes = await openWith(note(10), note(30), note(0), note(20));
      expect(await notes.of(ITEM, 10)).toEqual([note(30), note(20), note(10), note(0)]);
      expect(await notes.of(ITEM, 2)).toEqual([note(30), note(20)]);
    });

    it('takes a message that is noted twice for one note, with the words of the last time', async () => {
      const notes = await openWith(note(0), note(5), note(0, { text: 'Called.', by: 'U0OLE' }));
      expect(await notes.of(ITEM, 10)).toEqual([
        note(5),
        note(0, { text: 'Called.', by: 'U0OLE' }),
      ]);
    });

    it('keeps one message of two Items under both', async () => {
      const other = note(0, { itemId: 'itemBBBB' });
      const notes = await openWith(note(0), other);
      expect(await notes.of(ITEM, 10)).toEqual([note(0)]);
      expect(await notes.of('itemBBBB', 10)).toEqual([other]);
    });

    it('keeps two messages of one time', async () => {
      const both = [note(0), note(0, { permalink: 'https://harbor.slack.example/other' })];
      const notes = await openWith(...both);
      const found = await notes.of(ITEM, 10);
      expect(found).toHaveLength(2);
      expect(found).toEqual(expect.arrayContaining(both));
    });

    it('keeps one of ten that note the same message at once', async () => {
      const notes = await open();
      await Promise.all(Array.from({ length: 10 }, () => notes.add(note(0))));
      expect(await notes.of(ITEM, 10)).toEqual([note(0)]);
    });

    it('gives any note back as it was', async () => {
      const notes = await open();
      let number = 0;
      await fc.assert(
        fc.asyncProperty(anyNote, async (made) => {
          number += 1;
          const one = { ...made, itemId: `${made.itemId}-${number}` };
          await notes.add(one);
          expect(await notes.of(one.itemId, 2)).toEqual([one]);
        }),
        { numRuns: ROUND_TRIPS },
      );
    });
  });
}
