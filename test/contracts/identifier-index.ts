import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { IdentifierIndex, SeenIdentifier } from '#lib/ports/identifier-index.ts';

import { anyIdentifier } from '../builders/any-record.ts';
import { at } from '../builders/item-events.ts';
import { ROUND_TRIPS } from '../thorough.ts';

const ACCOUNT = 'vzR8bTnKq4YwXe1LmJ5oUc7PdHs2GfAi9EBkN';

function seen(value: string, but: Partial<SeenIdentifier> = {}): SeenIdentifier {
  return {
    value,
    name: 'account_id',
    itemId: 'itemAAAA',
    source: 'ITEM.ERROR',
    at: at(0),
    ...but,
  };
}

/** In one order, whatever the store's. */
function sorted(found: readonly SeenIdentifier[]): SeenIdentifier[] {
  const orderOf = ({ value, name, itemId, clientUserId, source }: SeenIdentifier) =>
    JSON.stringify([value, name, itemId, clientUserId, source]);
  return [...found].sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
}

/** What any index of identifiers must do. @param open gives an empty one */
export function identifierIndexContract(open: () => Promise<IdentifierIndex>): void {
  async function openWith(...all: SeenIdentifier[]): Promise<IdentifierIndex> {
    const identifiers = await open();
    await identifiers.learn(all);
    return identifiers;
  }

  describe('find', () => {
    it('knows nothing that was never seen', async () => {
      const identifiers = await openWith(seen(ACCOUNT));
      expect(await identifiers.find('nobody')).toEqual([]);
      expect(await identifiers.find(ACCOUNT.slice(0, -1))).toEqual([]);
    });

    it('learns nothing from nothing', async () => {
      const identifiers = await openWith();
      expect(await identifiers.find(ACCOUNT)).toEqual([]);
    });

    it.each([
      { case: 'as it was seen', typed: ACCOUNT },
      { case: 'in lower case', typed: ACCOUNT.toLowerCase() },
      { case: 'in upper case', typed: ACCOUNT.toUpperCase() },
    ])('finds what is typed $case, and gives the exact value', async ({ typed }) => {
      const identifiers = await openWith(seen(ACCOUNT));
      expect(await identifiers.find(typed)).toEqual([seen(ACCOUNT)]);
    });

    it('keeps both of two values that differ only in case', async () => {
      const both = [seen('aBcDeF'), seen('AbCdEf')];
      const identifiers = await openWith(...both);
      for (const typed of ['aBcDeF', 'AbCdEf', 'abcdef'])
        expect(sorted(await identifiers.find(typed))).toEqual(sorted(both));
    });

    it('gives every Item, name and webhook that a value came with', async () => {
      const all = [
        seen('shared'),
        seen('shared', { itemId: 'itemBBBB' }),
        seen('shared', { name: 'client_user_id' }),
        seen('shared', { itemId: undefined, source: 'TRANSFER.RECURRING_CANCELLED' }),
        seen('shared', { itemId: undefined, source: 'ASSETS.ERROR' }),
      ];
      const identifiers = await openWith(...all);
      expect(sorted(await identifiers.find('shared'))).toEqual(sorted(all));
    });

    it('gives the user and the code that it came with', async () => {
      const ofUser = { itemId: undefined, clientUserId: 'customer-12', code: 'ITEM_LOCKED' };
      const all = [
        seen('shared', ofUser),
        seen('shared', { code: 'NO_ACCOUNTS' }),
        seen('shared', { itemId: undefined, source: 'REPORT.LINK_EXIT', code: 'X' }),
      ];
      const identifiers = await openWith(...all);
      expect(sorted(await identifiers.find('shared'))).toEqual(sorted(all));
    });

    it('tells users apart, also those that differ only in case', async () => {
      const users = ['customer-12', 'Customer-12', 'customer-13', '语#item#1', ''];
      const all = users.map((clientUserId) => seen('shared', { itemId: undefined, clientUserId }));
      const identifiers = await openWith(...all);
      expect(sorted(await identifiers.find('shared'))).toEqual(sorted(all));
    });

    it('takes what is of an Item for that Item’s, whichever user it names', async () => {
      const identifiers = await openWith(
        seen('shared', { clientUserId: 'customer-12' }),
        seen('shared', { clientUserId: 'customer-13' }),
      );
      expect(await identifiers.find('shared')).toEqual([
        seen('shared', { clientUserId: 'customer-12' }),
      ]);
    });

    it('tells apart Items that differ only in case', async () => {
      const all = [seen('shared', { itemId: 'abc' }), seen('shared', { itemId: 'aBc' })];
      const identifiers = await openWith(...all);
      expect(sorted(await identifiers.find('shared'))).toEqual(sorted(all));
    });

    it('gives at most 100', async () => {
      const all = Array.from({ length: 120 }, (_, n) => seen('shared', { itemId: `item${n}` }));
      const identifiers = await openWith(...all);
      const found = await identifiers.find('shared');
      expect(new Set(found.map(({ itemId }) => itemId)).size).toBe(100);
      expect(all).toEqual(expect.arrayContaining(found));
    });

    it.each([
      { case: 'nothing', typed: '' },
      { case: 'more than an identifier', typed: 'x'.repeat(5_000) },
    ])('answers who types $case', async ({ typed }) => {
      const identifiers = await openWith(seen(ACCOUNT));
      expect(await identifiers.find(typed)).toEqual([]);
    });
  });

  describe('learn', () => {
    it('takes many at once', async () => {
      const all = Array.from({ length: 130 }, (_, n) => seen(`Account${n}`));
      const identifiers = await openWith(...all);
      for (const one of all) expect(await identifiers.find(one.value)).toEqual([one]);
    });

    it.each([
      { case: 'no code', first: seen(ACCOUNT) },
      { case: 'a code', first: seen(ACCOUNT, { code: 'ITEM_LOCKED' }) },
    ])('keeps the source, time and code that it has ($case)', async ({ first }) => {
      const identifiers = await openWith(first);
      const but = { source: 'ITEM.LOGIN_REPAIRED', at: at(500), code: 'NO_ACCOUNTS' };
      await identifiers.learn([seen(ACCOUNT, but), seen(ACCOUNT, but)]);
      expect(await identifiers.find(ACCOUNT)).toEqual([first]);
    });

    it('takes the first of several in one call', async () => {
      const identifiers = await openWith(seen(ACCOUNT), seen(ACCOUNT, { at: at(500) }));
      expect(await identifiers.find(ACCOUNT)).toEqual([seen(ACCOUNT)]);
    });

    it('learns what is new beside what is known', async () => {
      const identifiers = await openWith(seen('known'));
      await identifiers.learn([seen('new'), seen('known', { at: at(9) }), seen('newer')]);
      expect(await identifiers.find('new')).toEqual([seen('new')]);
      expect(await identifiers.find('known')).toEqual([seen('known')]);
      expect(await identifiers.find('newer')).toEqual([seen('newer')]);
    });

    it('keeps one of ten that see the same at once', async () => {
      const identifiers = await open();
      const all = Array.from({ length: 10 }, (_, n) => seen(ACCOUNT, { at: at(n) }));
      await Promise.all(all.map((one) => identifiers.learn([one])));
      const [kept, ...others] = await identifiers.find(ACCOUNT);
      expect(all).toContainEqual(kept);
      expect(others).toEqual([]);
    });

    it('keeps all of ten Items that bring the same at once', async () => {
      const identifiers = await open();
      const all = Array.from({ length: 10 }, (_, n) => seen('shared', { itemId: `item${n}` }));
      await Promise.all(all.map((one) => identifiers.learn([one])));
      expect(sorted(await identifiers.find('shared'))).toEqual(sorted(all));
    });

    it('passes over what is empty or too long, and keeps the rest', async () => {
      const [longest, tooLong] = ['x'.repeat(200), 'y'.repeat(201)];
      const identifiers = await openWith(seen(''), seen(longest), seen(tooLong), seen(ACCOUNT));
      expect(await identifiers.find(longest)).toEqual([seen(longest)]);
      expect(await identifiers.find(tooLong)).toEqual([]);
      expect(await identifiers.find('')).toEqual([]);
      expect(await identifiers.find(ACCOUNT)).toEqual([seen(ACCOUNT)]);
    });

    it.each([
      { case: 'umlauts', value: 'Müller-ÄÖÜ', typed: 'MÜLLER-äöü' },
      { case: 'another script', value: 'Счёт-42', typed: 'СЧЁТ-42' },
      { case: 'no letters at all', value: '口座🏦#1', typed: '口座🏦#1' },
      { case: 'the longest of long letters', value: '語'.repeat(200), typed: '語'.repeat(200) },
    ])('finds $case', async ({ value, typed }) => {
      const identifiers = await openWith(seen(value, { name: 'client_user_id' }));
      expect(await identifiers.find(typed)).toEqual([seen(value, { name: 'client_user_id' })]);
    });

    it('is not misled by the signs that it may use itself', async () => {
      const all = [
        seen('a#b', { name: 'x_id' }),
        seen('b', { name: 'x_id' }),
        seen('a#b', { itemId: undefined, name: 'x_id', source: 'item#itemAAAA' }),
      ];
      const identifiers = await openWith(...all);
      expect(sorted(await identifiers.find('A#B'))).toEqual(
        sorted(all.filter(({ value }) => value === 'a#b')),
      );
      expect(await identifiers.find('b')).toEqual([all[1]]);
    });

    it('gives any identifier back as it was', async () => {
      const identifiers = await open();
      let number = 0;
      await fc.assert(
        fc.asyncProperty(anyIdentifier, async (made) => {
          number += 1;
          const one = { ...made, value: `${made.value}-${number}` };
          await identifiers.learn([one]);
          expect(await identifiers.find(one.value)).toEqual([one]);
          expect(await identifiers.find(one.value.toLowerCase())).toEqual([one]);
        }),
        { numRuns: ROUND_TRIPS },
      );
    });
  });
}
