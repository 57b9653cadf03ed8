import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Account } from '#lib/health/account.ts';
import type { AccountStore } from '#lib/ports/identifier-index.ts';

import { anyAccount } from '../builders/any-record.ts';
import { at } from '../builders/item-events.ts';
import { ROUND_TRIPS } from '../thorough.ts';

const ITEM = 'accountsItemAAAAAAAAAAAAAAAA';

const checking: Account = {
  accountId: 'acc1',
  mask: '0000',
  name: 'Crédit Où 🏦',
  type: 'depository',
  subtype: 'checking',
};
const savings: Account = { accountId: 'acc2', mask: '1111', name: 'Savings' };
const bare: Account = { accountId: 'acc3' };

/** What any store of accounts must do. @param open gives an empty one */
export function accountStoreContract(open: () => Promise<AccountStore>): void {
  describe('learn and of', () => {
    it('knows no accounts of an Item that nobody has described', async () => {
      const accounts = await open();
      await accounts.learn(`${ITEM}A`, [checking], at(0));
      expect(await accounts.of(ITEM)).toEqual([]);
    });

    it('gives them back with all that was said of them, in that order', async () => {
      const accounts = await open();
      await accounts.learn(ITEM, [savings, checking, bare], at(0));
      expect(await accounts.of(ITEM)).toEqual([savings, checking, bare]);
    });

    it('knows what was said last: an account that is not named again is gone', async () => {
      const accounts = await open();
      await accounts.learn(ITEM, [checking, savings], at(0));
      await accounts.learn(ITEM, [{ ...savings, mask: undefined }], at(1));
      expect(await accounts.of(ITEM)).toEqual([{ accountId: 'acc2', name: 'Savings' }]);
      await accounts.learn(ITEM, [], at(2));
      expect(await accounts.of(ITEM)).toEqual([]);
    });

    it.each([
      { case: 'older', seconds: 9 },
      { case: 'much older', seconds: -400 * 24 * 60 * 60 },
      { case: 'as old', seconds: 10 },
    ])('what is $case changes nothing', async ({ seconds }) => {
      const accounts = await open();
      await accounts.learn(ITEM, [checking], at(10));
      await accounts.learn(ITEM, [savings], at(seconds));
      expect(await accounts.of(ITEM)).toEqual([checking]);
    });

    it.each([
      { case: 'in order', order: [0, 1, 2] },
      { case: 'the other way round', order: [2, 1, 0] },
      { case: 'mixed, and each again', order: [1, 2, 2, 0, 1, 0] },
    ])('told $case: the newest counts', async ({ order }) => {
      const accounts = await open();
      const told = [[checking], [checking, savings], [bare]];
      for (const place of order) await accounts.learn(ITEM, told[place] ?? [], at(place));
      expect(await accounts.of(ITEM)).toEqual([bare]);
    });

    it('of ten that are told at once the newest counts', async () => {
      const accounts = await open();
      await Promise.all(
        Array.from({ length: 10 }, (_, n) =>
          accounts.learn(ITEM, [{ accountId: `acc${n}` }], at((n * 7) % 10)),
        ),
      );
      expect(await accounts.of(ITEM)).toEqual([{ accountId: 'acc7' }]);
    });

    it('keeps Items apart, also those that differ only in case', async () => {
      const accounts = await open();
      await accounts.learn('abc', [checking], at(0));
      await accounts.learn('aBc', [savings], at(0));
      expect(await accounts.of('abc')).toEqual([checking]);
      expect(await accounts.of('aBc')).toEqual([savings]);
    });

    it('gives any accounts back as they were', async () => {
      const accounts = await open();
      let number = 0;
      await fc.assert(
        fc.asyncProperty(fc.array(anyAccount, { maxLength: 5 }), async (made) => {
          number += 1;
          const itemId = `${ITEM}${number}`;
          await accounts.learn(itemId, made, at(0));
          expect(await accounts.of(itemId)).toEqual(made);
        }),
        { numRuns: ROUND_TRIPS },
      );
    });
  });
}
