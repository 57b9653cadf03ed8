import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { type ChecklistRun, withTick } from '#lib/guides/checklist-run.ts';
import type { ChecklistStore } from '#lib/ports/team-stores.ts';

import { anyRun } from '../builders/any-record.ts';
import { at } from '../builders/item-events.ts';
import { ROUND_TRIPS } from '../thorough.ts';

const CHANNEL = 'C0OPS';
const NAME = 'go-live';

/** A run that was started so many seconds after the others. */
function run(seconds: number, but: Partial<ChecklistRun> = {}): ChecklistRun {
  return {
    name: NAME,
    channel: CHANNEL,
    id: `${at(seconds)} k3v9`,
    startedBy: 'U0MIRA',
    startedAt: at(seconds),
    ticks: {},
    version: 0,
    ...but,
  };
}

/** What any store of checklists must do. @param open gives an empty one */
export function checklistStoreContract(open: () => Promise<ChecklistStore>): void {
  /** Saves, and gives back what is saved. */
  async function saved(checklists: ChecklistStore, one: ChecklistRun): Promise<ChecklistRun> {
    const after = await checklists.save(one);
    if (after === undefined) throw new Error('somebody else wrote');
    return after;
  }

  async function openWith(...all: ChecklistRun[]): Promise<ChecklistStore> {
    const checklists = await open();
    for (const one of all) await saved(checklists, one);
    return checklists;
  }

  const found = (checklists: ChecklistStore, { channel, name, id }: ChecklistRun) =>
    checklists.find(channel, name, id);

  describe('find and save', () => {
    it('does not know a run that was never saved', async () => {
      const checklists = await openWith(run(0));
      expect(await found(checklists, run(1))).toBeUndefined();
    });

    it('counts every write, and gives back what it wrote', async () => {
      const checklists = await open();
      const first = await saved(checklists, run(0));
      expect(first).toEqual({ ...run(0), version: 1 });
      expect(await found(checklists, first)).toEqual(first);
      const ticked = withTick(first, 'keys', true, { by: 'U0OLE', at: at(9) });
      const second = await saved(checklists, ticked);
      expect(second).toEqual({ ...ticked, version: 2 });
      expect(await found(checklists, first)).toEqual(second);
      const third = await saved(
        checklists,
        withTick(second, 'keys', false, { by: 'U0MIRA', at: at(20) }),
      );
      expect(await found(checklists, first)).toEqual({ ...run(0), version: 3 });
      expect(third.ticks).toEqual({});
    });

    it.each([
      { case: 'a new one that is there already', version: 0 },
      { case: 'a change of an older version', version: 1 },
      { case: 'a change of a version to come', version: 3 },
    ])('refuses $case', async ({ version }) => {
      const checklists = await open();
      const latest = await saved(checklists, await saved(checklists, run(0)));
      const ticks = { keys: { by: 'U0OLE', at: at(9) } };
      expect(await checklists.save(run(0, { version, ticks }))).toBeUndefined();
      expect(await found(checklists, latest)).toEqual(latest);
    });

    it('refuses a change of one that is not there', async () => {
      const checklists = await open();
      expect(await checklists.save(run(0, { version: 1 }))).toBeUndefined();
      expect(await found(checklists, run(0))).toBeUndefined();
      expect(await checklists.last(CHANNEL, NAME, 5)).toEqual([]);
    });

    it.each([
      { case: 'new ones', version: 0 },
      { case: 'changes', version: 1 },
    ])('takes one of ten $case at once', async ({ version }) => {
      const checklists = version === 0 ? await open() : await openWith(run(0));
      const answers = await Promise.all(
        Array.from({ length: 10 }, (_, n) =>
          checklists.save(run(0, { version, ticks: { keys: { by: `U${n}`, at: at(n) } } })),
        ),
      );
      const winners = answers.filter((answer) => answer !== undefined);
      expect(winners).toEqual([await found(checklists, run(0))]);
    });

    it('gives any run back as it was', async () => {
      const checklists = await open();
      let number = 0;
      await fc.assert(
        fc.asyncProperty(anyRun, async (drawn) => {
          number += 1;
          const made = { ...drawn, id: `${drawn.id}-${number}` };
          const after = await saved(checklists, made);
          expect(after).toEqual({ ...made, version: 1 });
          expect(await found(checklists, made)).toEqual(after);
        }),
        { numRuns: ROUND_TRIPS },
      );
    });
  });

  describe('last', () => {
    const idsOf = (list: readonly ChecklistRun[]) => list.map(({ id }) => id);
    const ids = (...seconds: number[]) => idsOf(seconds.map((second) => run(second)));

    it('lists the newest first, and no more than asked for', async () => {
      const checklists = await openWith(run(20), run(0), run(30), run(10));
      expect(idsOf(await checklists.last(CHANNEL, NAME, 10))).toEqual(ids(30, 20, 10, 0));
      expect(idsOf(await checklists.last(CHANNEL, NAME, 2))).toEqual(ids(30, 20));
    });

    it('gives the whole run', async () => {
      const ticks = { keys: { by: 'U0OLE', at: at(9) }, 'data-center': { by: 'Ü', at: at(10) } };
      const checklists = await openWith(run(0, { ticks }));
      expect(await checklists.last(CHANNEL, NAME, 1)).toEqual([run(0, { ticks, version: 1 })]);
    });

    it('has a run once and in its place, however often it is written', async () => {
      const checklists = await openWith(run(0), run(10));
      await saved(checklists, run(0, { version: 1, ticks: { keys: { by: 'U0OLE', at: at(99) } } }));
      expect(idsOf(await checklists.last(CHANNEL, NAME, 10))).toEqual(ids(10, 0));
    });

    it('keeps channels and lists apart', async () => {
      const elsewhere = run(10, { channel: 'C0OTHER' });
      const otherList = run(20, { name: 'offboarding' });
      const longer = run(30, { name: `${NAME}-europe` });
      const checklists = await openWith(run(0), elsewhere, otherList, longer);
      expect(idsOf(await checklists.last(CHANNEL, NAME, 10))).toEqual(ids(0));
      expect(idsOf(await checklists.last('C0OTHER', NAME, 10))).toEqual(ids(10));
      expect(idsOf(await checklists.last(CHANNEL, 'offboarding', 10))).toEqual(ids(20));
      expect(await checklists.last('C0OTHER', 'offboarding', 10)).toEqual([]);
      expect(await checklists.find('C0OTHER', NAME, run(0).id)).toBeUndefined();
      expect(await checklists.find(CHANNEL, 'offboarding', run(0).id)).toBeUndefined();
    });

    it('knows two channels that start the same list in the same moment', async () => {
      const twin = run(0, { channel: 'C0OTHER', startedBy: 'U0OLE' });
      const checklists = await openWith(run(0), twin);
      expect(await checklists.last(CHANNEL, NAME, 10)).toEqual([run(0, { version: 1 })]);
      expect(await checklists.last('C0OTHER', NAME, 10)).toEqual([{ ...twin, version: 1 }]);
    });

    it('lists more than a hundred', async () => {
      const many = Array.from({ length: 110 }, (_, n) => n);
      const checklists = await openWith(...many.map((n) => run(n)));
      expect(idsOf(await checklists.last(CHANNEL, NAME, 200))).toEqual(ids(...many.reverse()));
    });
  });
}
