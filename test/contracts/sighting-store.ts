import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Sighting } from '#lib/health/data-fault.ts';
import type { SightingStore } from '#lib/ports/health-store.ts';

import { anySighting } from '../builders/any-record.ts';
import { at } from '../builders/item-events.ts';
import { ROUND_TRIPS } from '../thorough.ts';

function seen(seconds: number, but: Partial<Sighting> = {}): Sighting {
  return {
    institutionId: 'ins_3',
    fault: 'missing_transactions',
    itemId: 'itemAAAA',
    accountId: undefined,
    at: at(seconds),
    ...but,
  };
}

/** What any store of sightings must do. @param open gives an empty one */
export function sightingStoreContract(open: () => Promise<SightingStore>): void {
  async function openWith(...all: Sighting[]): Promise<SightingStore> {
    const sightings = await open();
    for (const one of all) await sightings.note(one);
    return sightings;
  }

  const all = (sightings: SightingStore) =>
    sightings.since('ins_3', 'missing_transactions', new Date(0));

  describe('note and since', () => {
    it('has seen nothing at first', async () => {
      expect(await all(await open())).toEqual([]);
    });

    it('lists from a time on, oldest first, whatever the order of arrival', async () => {
      const sightings = await openWith(seen(20), seen(0), seen(30), seen(10));
      const since = (ms: number) =>
        sightings.since('ins_3', 'missing_transactions', new Date(Date.parse(at(10)) + ms));
      expect(await all(sightings)).toEqual([seen(0), seen(10), seen(20), seen(30)]);
      expect(await since(0)).toEqual([seen(10), seen(20), seen(30)]);
      expect(await since(1)).toEqual([seen(20), seen(30)]);
      expect(await since(20_001)).toEqual([]);
    });

    it('lists what was seen at one time in one order', async () => {
      const accounts = ['acc1', 'acc2', 'acc3'].map((accountId) => seen(0, { accountId }));
      const items = [seen(0), ...accounts, seen(0, { itemId: 'itemBBBB' })];
      const sightings = await openWith(...items.toReversed());
      expect(await all(sightings)).toEqual(items);
    });

    it('takes the same twice for one', async () => {
      const one = seen(0, { accountId: 'acc1' });
      const sightings = await openWith(one, seen(0), one, seen(0));
      expect(await all(sightings)).toEqual([seen(0), one]);
    });

    it.each<{ case: string; but: Partial<Sighting> }>([
      { case: 'at another time', but: { at: at(1) } },
      { case: 'at another Item', but: { itemId: 'itemBBBB' } },
      { case: 'at an Item that differs only in case', but: { itemId: 'itemaaaa' } },
      { case: 'at one of its accounts', but: { accountId: 'acc1' } },
    ])('takes what was seen $case for another', async ({ but }) => {
      const sightings = await openWith(seen(0), seen(0, but));
      expect(await all(sightings)).toHaveLength(2);
      expect(await all(sightings)).toEqual(expect.arrayContaining([seen(0), seen(0, but)]));
    });

    it.each<{ case: string; but: Partial<Sighting> }>([
      { case: 'at another bank', but: { institutionId: 'ins_33' } },
      { case: 'at a bank whose id goes on', but: { institutionId: 'ins_3#missing_transactions' } },
      { case: 'of another fault', but: { fault: 'incorrect_transactions' } },
    ])('does not list what was seen $case', async ({ but }) => {
      const elsewhere = seen(0, but);
      const sightings = await openWith(seen(5), elsewhere);
      expect(await all(sightings)).toEqual([seen(5)]);
      const { institutionId, fault } = elsewhere;
      expect(await sightings.since(institutionId, fault, new Date(0))).toEqual([elsewhere]);
    });

    it('keeps all of ten that come at once', async () => {
      const sightings = await open();
      const many = Array.from({ length: 10 }, (_, n) => seen(n, { itemId: `item${n}` }));
      await Promise.all(many.map((one) => sightings.note(one)));
      expect(await all(sightings)).toEqual(many);
    });

    it('gives any sighting back as it was', async () => {
      const sightings = await open();
      let number = 0;
      await fc.assert(
        fc.asyncProperty(anySighting, async (made) => {
          number += 1;
          const one = { ...made, institutionId: `${made.institutionId}-${number}` };
          await sightings.note(one);
          expect(await sightings.since(one.institutionId, one.fault, new Date(one.at))).toEqual([
            one,
          ]);
        }),
        { numRuns: ROUND_TRIPS },
      );
    });
  });
}
