import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { banksHit } from '#lib/health/banks-hit.ts';
import { countErrors, type ErrorCount, type SeenError } from '#lib/health/error-count.ts';

import { at } from '../builders/item-events.ts';

function error(seconds: number, but: Partial<SeenError> = {}): SeenError {
  return { code: 'ITEM_LOCKED', type: 'ITEM_ERROR', itemId: 'i1', at: at(seconds), ...but };
}

/** `TYPE.CODE errors/items first-last`, in the order of the counts. */
function told(counts: readonly ErrorCount[]): string[] {
  const seconds = (time: string) => (Date.parse(time) - Date.parse(at(0))) / 1000;
  return counts.map(
    ({ type, code, errors, items, first, last }) =>
      `${type ?? '?'}.${code} ${errors}/${items.size} ${seconds(first)}-${seconds(last)}`,
  );
}

describe('countErrors', () => {
  it.each([
    { case: 'nothing', errors: [], counts: [] },
    { case: 'one', errors: [error(5)], counts: ['ITEM_ERROR.ITEM_LOCKED 1/1 5-5'] },
    {
      case: 'one Item often, in any order',
      errors: [error(5), error(9), error(1)],
      counts: ['ITEM_ERROR.ITEM_LOCKED 3/1 1-9'],
    },
    {
      case: 'the code of most Items before that of most errors',
      errors: [
        error(1, { code: 'A' }),
        error(2, { code: 'A' }),
        error(3, { code: 'A' }),
        error(4, { code: 'B' }),
        error(5, { code: 'B', itemId: 'i2' }),
      ],
      counts: ['ITEM_ERROR.B 2/2 4-5', 'ITEM_ERROR.A 3/1 1-3'],
    },
    {
      case: 'of as many Items that of most errors, then the one that came last',
      errors: [
        error(1, { code: 'A' }),
        error(2, { code: 'B' }),
        error(3, { code: 'C' }),
        error(4, { code: 'C' }),
      ],
      counts: ['ITEM_ERROR.C 2/1 3-4', 'ITEM_ERROR.B 1/1 2-2', 'ITEM_ERROR.A 1/1 1-1'],
    },
    {
      case: 'a code under two types, and under none',
      errors: [error(1, { type: 'X' }), error(2, { type: 'Y' }), error(3, { type: undefined })],
      counts: ['?.ITEM_LOCKED 1/1 3-3', 'Y.ITEM_LOCKED 1/1 2-2', 'X.ITEM_LOCKED 1/1 1-1'],
    },
    {
      case: 'what names no Item, last',
      errors: [
        error(1, { code: 'A', itemId: undefined }),
        error(2, { code: 'A', itemId: undefined }),
        error(3, { code: 'B' }),
      ],
      counts: ['ITEM_ERROR.B 1/1 3-3', 'ITEM_ERROR.A 2/0 1-2'],
    },
    {
      case: 'codes that look like more',
      errors: [
        error(1, { code: '__proto__' }),
        error(2, { code: 'A","B' }),
        error(3, { code: '' }),
      ],
      counts: ['ITEM_ERROR. 1/1 3-3', 'ITEM_ERROR.A","B 1/1 2-2', 'ITEM_ERROR.__proto__ 1/1 1-1'],
    },
  ])('$case', ({ errors, counts }) => {
    expect(told(countErrors(errors))).toEqual(counts);
  });

  const anyError = fc.record({
    code: fc.constantFrom('A', 'B', 'C', '__proto__'),
    type: fc.constantFrom('X', 'Y', undefined),
    itemId: fc.constantFrom('i1', 'i2', 'i3', 'i4', undefined),
    institutionId: fc.constantFrom('ins_1', 'ins_2', undefined),
    at: fc.integer({ min: 0, max: 20 }).map(at),
  });

  it('counts what a recount counts, in whatever order it came', () => {
    fc.assert(
      fc.property(fc.array(anyError, { maxLength: 60 }), fc.nat(), (errors, turn) => {
        const counts = countErrors(errors);
        const cut = turn % (errors.length + 1);
        expect(told(countErrors([...errors.slice(cut), ...errors.slice(0, cut)]))).toEqual(
          told(counts),
        );
        const sum = counts.reduce((all, count) => all + count.errors, 0);
        expect(sum).toBe(errors.length);
        for (const count of counts) {
          const own = errors.filter(({ code, type }) => code === count.code && type === count.type);
          const ids = new Set(own.flatMap(({ itemId }) => itemId ?? []));
          expect(count.errors).toBe(own.length);
          expect([...count.items.keys()]).toEqual([...ids].sort());
          const times = own.map((one) => one.at).sort();
          expect([count.first, count.last]).toEqual([times[0], times.at(-1)]);
          const { known, unknown } = banksHit(count, new Map([['i1', 'ins_9']]));
          const placed = own.filter((one) => one.itemId === undefined && one.institutionId);
          expect(known + unknown).toBe(ids.size + placed.length);
        }
        const sizes = counts.map(({ items }) => items.size);
        expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
      }),
    );
  });
});

describe('banksHit', () => {
  const [count] = countErrors([
    error(1, { itemId: 'i1', institutionId: 'ins_1' }),
    error(2, { itemId: 'i1' }),
    error(3, { itemId: 'i2', institutionId: 'ins_2' }),
    error(4, { itemId: 'i3' }),
    error(5, { itemId: 'i4' }),
    error(6, { itemId: undefined, institutionId: 'ins_2' }),
    error(7, { itemId: undefined }),
  ]);

  it.each([
    { case: 'nothing', bankOf: [], banks: { ins_2: 2, ins_1: 1 }, unknown: 2 },
    {
      case: 'one of the Items',
      bankOf: [['i3', 'ins_1'] as const],
      banks: { ins_1: 2, ins_2: 2 },
      unknown: 1,
    },
    {
      case: 'all, one of them otherwise than the errors say',
      bankOf: [['i3', 'ins_9'] as const, ['i4', 'ins_9'] as const, ['i1', 'ins_9'] as const],
      banks: { ins_2: 2, ins_9: 2, ins_1: 1 },
      unknown: 0,
    },
  ])('where $case is known beside', ({ bankOf, banks, unknown }) => {
    const hit = count && banksHit(count, new Map(bankOf));
    expect(hit?.banks.map(({ institutionId, hits }) => [institutionId, hits])).toEqual(
      Object.entries(banks),
    );
    expect(hit?.unknown).toBe(unknown);
  });
});
