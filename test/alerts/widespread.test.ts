import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  countSightings,
  faultKey,
  sightingsInWindow,
  WIDESPREAD_MS,
  widespreadIncident,
} from '#lib/alerts/widespread.ts';
import { type DataFault, dataFaults, type Sighting } from '#lib/health/data-fault.ts';

import { account, HOUR, item, sighting } from '../builders/data-faults.ts';
import { at } from '../builders/item-events.ts';

const WINDOW = 48 * HOUR;
const now = new Date(at(WINDOW));

function incident(sightings: readonly Sighting[], when = now) {
  return widespreadIncident(sightings, 'Bank ins_3', when);
}

/** So many Items, one each minute. */
function ofItems(count: number, fault: DataFault = 'missing_transactions'): Sighting[] {
  return Array.from({ length: count }, (_, index) => sighting(index * 60, item(index), { fault }));
}

/** So many accounts, dealt out among so many Items. */
function ofAccounts(
  count: number,
  items: number,
  fault: DataFault = 'missing_accounts',
): Sighting[] {
  return Array.from({ length: count }, (_, index) =>
    sighting(index * 60, item(index % items), { fault, accountId: account(index) }),
  );
}

describe('what counts as widespread', () => {
  it.each<{ case: string; seen: Sighting[]; count?: number; accounts?: number }>([
    { case: 'nothing', seen: [] },
    { case: 'nine Items', seen: ofItems(9) },
    { case: 'ten Items', seen: ofItems(10), count: 10 },
    { case: 'eleven Items', seen: ofItems(11), count: 11 },
    {
      case: 'ten times one Item',
      seen: Array.from({ length: 10 }, (_, index) => sighting(index, item(1))),
    },
    {
      case: 'nine Items, one of them twice',
      seen: [...ofItems(9), sighting(9999, item(0))],
    },
    {
      case: 'ten accounts of three Items, where Items count',
      seen: ofAccounts(10, 3, 'missing_transactions'),
    },
    {
      case: 'ten wrong transactions of ten Items',
      seen: ofItems(10, 'incorrect_transactions'),
      count: 10,
    },
    { case: 'nine accounts of three Items', seen: ofAccounts(9, 3) },
    { case: 'ten accounts of three Items', seen: ofAccounts(10, 3), count: 3, accounts: 10 },
    {
      case: 'ten accounts of a wrong type of three Items',
      seen: ofAccounts(10, 3, 'misclassified_accounts'),
      count: 3,
      accounts: 10,
    },
    { case: 'ten accounts of one Item', seen: ofAccounts(10, 1), count: 1, accounts: 10 },
    { case: 'ten Items of an account each', seen: ofAccounts(10, 10), count: 10, accounts: 10 },
    {
      case: 'ten Items whose account nobody named',
      seen: ofItems(10, 'missing_accounts'),
      count: 10,
      accounts: 10,
    },
    {
      case: 'five accounts of five Items, each once without the name of the account',
      seen: [...ofAccounts(5, 5), ...ofItems(5, 'missing_accounts')],
    },
    {
      case: 'nine accounts of nine Items, one of which was reported without it first',
      seen: [sighting(0, item(3), { fault: 'missing_accounts' }), ...ofAccounts(9, 9)],
    },
  ])('$case', ({ seen, count, accounts }) => {
    const found = incident(seen);
    expect(found?.count).toBe(count);
    expect(found?.accountCount).toBe(accounts);
    expect(countSightings(sightingsInWindow(seen, now)).isWidespread).toBe(count !== undefined);
  });

  it('says which bank, which fault, since when, and names the three that have it longest', () => {
    expect(incident(ofItems(12))).toEqual({
      key: 'ins_3#MISSING_TRANSACTIONS',
      institutionId: 'ins_3',
      institutionName: 'Bank ins_3',
      code: 'MISSING_TRANSACTIONS',
      errorType: 'DATA',
      status: 'degraded',
      since: at(0),
      count: 12,
      accountCount: undefined,
      itemIds: [item(0), item(1), item(2)],
      turnsAt: new Date(Date.parse(at(WINDOW)) + 1).toISOString(),
    });
    expect(faultKey('ins_3', 'missing_transactions')).toBe('ins_3#MISSING_TRANSACTIONS');
  });

  it('an Item that is seen again counts from its last time on', () => {
    const seen = [...ofItems(10), sighting(3600, item(0))];
    expect(incident(seen)).toMatchObject({
      count: 10,
      since: at(60),
      itemIds: [1, 2, 3].map(item),
    });
  });
});

describe('the edges of the window', () => {
  const first = sighting(0, item(99));
  const seen = [first, ...ofItems(9).map((one) => ({ ...one, at: at(HOUR) }))];

  it.each([
    { case: 'a second before 48 hours', ms: WIDESPREAD_MS - 1000, count: 10 },
    { case: 'at 48 hours exactly', ms: WIDESPREAD_MS, count: 10 },
    { case: 'a millisecond later', ms: WIDESPREAD_MS + 1, count: undefined },
    { case: 'a second later', ms: WIDESPREAD_MS + 1000, count: undefined },
  ])('$case', ({ ms, count }) => {
    expect(incident(seen, new Date(Date.parse(at(0)) + ms))?.count).toBe(count);
  });

  it('it turns a moment after the oldest has left it, and not before', () => {
    const turnsAt = new Date(incident(seen)?.turnsAt ?? '');
    expect(incident(seen, new Date(turnsAt.getTime() - 1))?.count).toBe(10);
    expect(incident(seen, turnsAt)).toBeUndefined();
  });

  it('what another machine’s clock puts a second ahead of ours counts', () => {
    const ahead = sighting(WINDOW + 1, item(50));
    expect(incident([...ofItems(9), ahead])?.count).toBe(10);
  });
});

/** Sightings around the window, of few Items and accounts, so that many fall together. */
const anySightings = fc
  .record({
    fault: fc.constantFrom(...dataFaults),
    seen: fc.array(
      fc.record({
        item: fc.nat(14),
        account: fc.option(fc.nat(3), { nil: undefined }),
        // On the edges more often than elsewhere.
        seconds: fc.oneof(
          fc.integer({ min: -4, max: 4 }),
          fc.integer({ min: -WINDOW, max: WINDOW }),
        ),
      }),
      { maxLength: 40, size: 'max' },
    ),
  })
  .map(({ fault, seen }) => ({
    fault,
    seen: seen.map(({ item: number, account: named, seconds }) =>
      sighting(seconds, item(number), {
        fault,
        accountId: named === undefined ? undefined : account(number * 10 + named),
      }),
    ),
  }));

/** Counted by hand: the Items, or the accounts and the Items of which no account is named. */
function plainCount(fault: DataFault, seen: readonly Sighting[]): number {
  const inside = seen.filter((one) => one.at >= at(0));
  const items = new Set(inside.map(({ itemId }) => itemId));
  if (!fault.endsWith('_accounts')) return items.size;
  const named = inside.filter(({ accountId }) => accountId !== undefined);
  const itemsOfNamed = new Set(named.map(({ itemId }) => itemId));
  const accounts = new Set(named.map(({ itemId, accountId }) => `${itemId} ${accountId ?? ''}`));
  return accounts.size + items.size - itemsOfNamed.size;
}

describe('whatever is seen, in whatever order', () => {
  it('the count is that of a plain one', () => {
    let widespread = 0;
    fc.assert(
      fc.property(anySightings, ({ fault, seen }) => {
        const count = plainCount(fault, seen);
        const found = incident(seen);
        expect(sightingsInWindow(seen, now)).toHaveLength(count);
        expect(found !== undefined).toBe(count >= 10);
        if (found === undefined) return;
        widespread += 1;
        expect(found.accountCount ?? found.count).toBe(count);
      }),
      { numRuns: 1000 },
    );
    expect(widespread, 'the property has met both outcomes').toBeGreaterThan(100);
    expect(widespread).toBeLessThan(900);
  });

  it('neither order nor repetition changes the incident', () => {
    fc.assert(
      fc.property(
        anySightings.chain(({ seen }) =>
          fc.record({
            seen: fc.constant(seen),
            shuffled: fc.tuple(fc.constant(seen), fc.subarray(seen)).chain(([all, some]) =>
              fc.shuffledSubarray([...all, ...some], {
                minLength: all.length + some.length,
              }),
            ),
          }),
        ),
        ({ seen, shuffled }) => {
          const sorted = (some: readonly Sighting[]) =>
            // As the store gives them.
            [...some].sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
          expect(incident(sorted(shuffled))).toEqual(incident(sorted(seen)));
          expect(sightingsInWindow(shuffled, now)).toHaveLength(
            sightingsInWindow(seen, now).length,
          );
        },
      ),
      { numRuns: 500 },
    );
  });
});

function orderOf({ at: when, itemId, accountId = '' }: Sighting): string {
  return `${when}#${itemId}#${accountId}`;
}
