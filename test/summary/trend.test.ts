import { describe, expect, it } from 'vitest';

import type { BankCounts, DayNumbers, PastDay } from '#lib/summary/day-numbers.ts';
import { nextDays } from '#lib/summary/local-day.ts';
import { changeOf, lastDays } from '#lib/summary/trend.ts';

const DAY = '2026-11-26';
const none = { fresh: 0, open: 0, repaired: 0, breaking: 0 };

function bank(institutionId: string | undefined, fresh: number): BankCounts {
  return {
    ...none,
    institutionId,
    institutionName: institutionId && `Bank ${institutionId}`,
    fresh,
  };
}

function numbers(fresh: number, banks: readonly BankCounts[] = []): DayNumbers {
  return { ...none, fresh, bySelf: 0, banks };
}

/** Yesterday first. */
function past(...values: readonly number[]): PastDay[] {
  return values.map((fresh, index) => ({
    day: nextDays(DAY, -1 - index),
    numbers: numbers(fresh, [bank('ins_1', fresh)]),
  }));
}

function fourWeeks(...pattern: readonly number[]): number[] {
  return Array.from({ length: 28 }, (_, index) => pattern[index % pattern.length] ?? 0);
}

describe('changeOf', () => {
  it('has nothing to compare the first day with', () => {
    expect(changeOf('fresh', numbers(7), DAY, [])).toEqual({ value: 7 });
  });

  it('compares with yesterday and the mean of the seven days before', () => {
    const change = changeOf('fresh', numbers(12), DAY, past(8, 6, 4, 6, 8, 4, 6, 100));
    expect(change).toMatchObject({ value: 12, yesterday: 8, weekMean: 6 });
  });

  it('compares with no other day where yesterday is missing', () => {
    const change = changeOf('fresh', numbers(12), DAY, past(1, 5, 5).slice(1));
    expect(change).toMatchObject({ yesterday: undefined, weekMean: 5 });
  });

  it('counts neither the day itself, nor later ones, nor any before four weeks', () => {
    const strange = [DAY, nextDays(DAY, 1), nextDays(DAY, -29)].map((day) => ({
      day,
      numbers: numbers(9_000),
    }));
    const change = changeOf('fresh', numbers(40), DAY, [...past(...fourWeeks(10)), ...strange]);
    expect(change).toMatchObject({ yesterday: 10, weekMean: 10, unusual: { mean: 10 } });
  });

  it.each([
    { case: 'far above', value: 120, before: fourWeeks(10, 14), unusual: true },
    { case: 'three deviations above', value: 40, before: fourWeeks(30, 34, 32), unusual: true },
    { case: 'within three deviations', value: 44, before: fourWeeks(20, 40), unusual: false },
    { case: 'far below', value: 2, before: fourWeeks(100, 104), unusual: true },
    { case: 'far above, of 19 Items', value: 19, before: fourWeeks(1), unusual: false },
    { case: 'far above, of 20 Items', value: 20, before: fourWeeks(1), unusual: true },
    { case: 'far below, of 19 Items', value: 0, before: fourWeeks(19), unusual: false },
    { case: 'one more than always', value: 31, before: fourWeeks(30), unusual: false },
    {
      case: 'with six days to compare',
      value: 500,
      before: fourWeeks(1).slice(0, 6),
      unusual: false,
    },
    { case: 'with seven', value: 500, before: fourWeeks(1).slice(0, 7), unusual: true },
    {
      case: 'a level that is new to the month, not to the week',
      value: 200,
      before: [200, 200, 200, 200, 200, 200, 200, ...fourWeeks(10)],
      unusual: false,
    },
  ])('$case: unusual is $unusual', ({ value, before, unusual }) => {
    const change = changeOf('fresh', numbers(value), DAY, past(...before));
    expect(change.unusual !== undefined).toBe(unusual);
  });

  it('calls a step unusual on its first day only', () => {
    const days = past(...fourWeeks(10, 12, 11));
    let told = 0;
    for (let more = 0; more < 10; more += 1) {
      const day = nextDays(DAY, more);
      if (changeOf('fresh', numbers(150), day, days).unusual !== undefined) told += 1;
      days.push({ day, numbers: numbers(150) });
    }
    expect(told).toBe(1);
  });

  describe('names the bank whose number went furthest that way', () => {
    const usual = Array.from({ length: 28 }, (_, index) => ({
      day: nextDays(DAY, -1 - index),
      numbers: numbers(61, [bank('ins_big', 50), bank('ins_small', 1), bank(undefined, 10)]),
    }));

    it.each([
      {
        case: 'not the largest',
        today: numbers(150, [bank('ins_big', 52), bank('ins_small', 90), bank(undefined, 8)]),
        cause: 'ins_small',
      },
      {
        case: 'one that was never seen before',
        today: numbers(160, [bank('ins_big', 55), bank('ins_new', 95), bank(undefined, 10)]),
        cause: 'ins_new',
      },
      {
        case: 'one that has gone, where it is less',
        today: numbers(2, [bank('ins_small', 1)]),
        cause: 'ins_big',
      },
      { case: 'the unknown bank', today: numbers(200, [bank(undefined, 149)]), cause: undefined },
    ])('$case', ({ today, cause }) => {
      const { unusual } = changeOf('fresh', today, DAY, usual);
      expect(unusual?.bank).toBeDefined();
      expect(unusual?.bank?.institutionId).toBe(cause);
    });
  });
});

describe('lastDays', () => {
  it('ends with the day itself, and leaves open what was not summed up', () => {
    const days = past(3, 2, 1).filter(({ day }) => day !== nextDays(DAY, -2));
    expect(lastDays('fresh', numbers(4), DAY, 5, days)).toEqual([undefined, 1, undefined, 3, 4]);
  });
});
