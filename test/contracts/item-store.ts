import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { incidentKey } from '#lib/alerts/incident.ts';
import type { ItemHealth, Trouble } from '#lib/health/item-health.ts';
import type { ItemStore } from '#lib/ports/health-store.ts';

import { anyHealth } from '../builders/any-record.ts';
import { at } from '../builders/item-events.ts';
import { ROUND_TRIPS } from '../thorough.ts';

const KEY = 'ins_3#ITEM_LOGIN_REQUIRED';
const DAY_S = 24 * 60 * 60;

function health(itemId: string, ...troubles: Trouble[]): ItemHealth {
  return {
    itemId,
    environment: 'production',
    ids: { institution_id: 'ins_3', institution_name: 'Bank of the Moor' },
    troubles,
  };
}

function loginTrouble(seconds: number, but: Partial<Trouble> = {}): Trouble {
  return {
    slot: 'login',
    status: 'broken',
    code: 'ITEM_LOGIN_REQUIRED',
    errorType: 'ITEM_ERROR',
    brokenBy: 'login required',
    since: at(seconds),
    order: `${at(seconds)} ${at(seconds)}`,
    ...but,
  };
}

/** As long as an Item can become with all that a webhook may carry, and far beyond. */
function bulky(itemId: string, ...troubles: Trouble[]): ItemHealth {
  const lean = health(itemId, ...troubles);
  return { ...lean, ids: { ...lean.ids, client_user_id: 'x'.repeat(40_000) } };
}

/** What any store of Items must do. @param open gives an empty one */
export function itemStoreContract(open: () => Promise<ItemStore>): void {
  async function openWith(...all: ItemHealth[]): Promise<ItemStore> {
    const items = await open();
    for (const one of all) expect(await items.save(one, undefined)).toBe('saved');
    return items;
  }

  describe('find and save', () => {
    it('does not know an Item that was never saved', async () => {
      const items = await open();
      expect(await items.find('nobody')).toBeUndefined();
    });

    it('gives a new one back with version 1', async () => {
      const items = await openWith(health('a', loginTrouble(0)));
      expect(await items.find('a')).toEqual({ health: health('a', loginTrouble(0)), version: 1 });
    });

    it('takes a change of the version that it has', async () => {
      const items = await openWith(health('a', loginTrouble(0)));
      expect(await items.save(health('a'), 1)).toBe('saved');
      expect(await items.save(health('a', loginTrouble(9)), 2)).toBe('saved');
      expect(await items.find('a')).toEqual({ health: health('a', loginTrouble(9)), version: 3 });
    });

    it.each([
      { case: 'a new one that is there already', version: undefined },
      { case: 'a change of an older version', version: 1 },
      { case: 'a change of a version to come', version: 3 },
    ])('refuses $case', async ({ version }) => {
      const items = await openWith(health('a'));
      await items.save(health('a', loginTrouble(0)), 1);
      expect(await items.save(health('a', loginTrouble(5)), version)).toBe('conflict');
      expect(await items.find('a')).toEqual({ health: health('a', loginTrouble(0)), version: 2 });
    });

    it('refuses a change of one that is not there', async () => {
      const items = await open();
      expect(await items.save(health('a'), 1)).toBe('conflict');
      expect(await items.find('a')).toBeUndefined();
    });

    it.each([
      { case: 'new ones', version: undefined },
      { case: 'changes', version: 1 },
    ])('takes one of ten $case at once', async ({ version }) => {
      const items = version === undefined ? await open() : await openWith(health('a'));
      const answers = await Promise.all(
        Array.from({ length: 10 }, (_, n) => items.save(health('a', loginTrouble(n)), version)),
      );
      expect(answers.filter((answer) => answer === 'saved')).toEqual(['saved']);
      expect((await items.find('a'))?.health.troubles).toEqual([
        loginTrouble(answers.indexOf('saved')),
      ]);
    });

    it('tells apart Items that differ in upper and lower case', async () => {
      const items = await openWith(health('abc'), health('aBc', loginTrouble(0)));
      expect((await items.find('abc'))?.health).toEqual(health('abc'));
      expect((await items.find('aBc'))?.health).toEqual(health('aBc', loginTrouble(0)));
    });

    it('gives any health back as it was', async () => {
      const items = await open();
      let number = 0;
      await fc.assert(
        fc.asyncProperty(anyHealth, async (made) => {
          number += 1;
          const saved = { ...made, itemId: `${made.itemId}-${number}` };
          await items.save(saved, undefined);
          expect(await items.find(saved.itemId)).toEqual({ health: saved, version: 1 });
        }),
        { numRuns: ROUND_TRIPS },
      );
    });
  });

  describe('incident', () => {
    it('is none without members', async () => {
      const items = await openWith(health('a'));
      expect(await items.incident(KEY)).toBeUndefined();
    });

    it('tells what its member tells', async () => {
      const deadline = at(DAY_S);
      const items = await openWith(
        health('a', loginTrouble(0, { reason: 'OAUTH_INVALID_TOKEN', deadline })),
      );
      expect(await items.incident(KEY)).toEqual({
        key: KEY,
        institutionId: 'ins_3',
        institutionName: 'Bank of the Moor',
        code: 'ITEM_LOGIN_REQUIRED',
        status: 'broken',
        brokenBy: 'login required',
        errorType: 'ITEM_ERROR',
        reason: 'OAUTH_INVALID_TOKEN',
        deadline,
        environment: 'production',
        since: at(0),
        count: 1,
        itemIds: ['a'],
      });
    });

    it('counts all members and names the three that are in it longest', async () => {
      const items = await openWith(
        ...[50, 20, 40, 10, 30].map((seconds) => health(`i${seconds}`, loginTrouble(seconds))),
      );
      expect(await items.incident(KEY)).toMatchObject({
        since: at(10),
        count: 5,
        itemIds: ['i10', 'i20', 'i30'],
      });
    });

    it('counts beyond one page', async () => {
      const seconds = Array.from({ length: 40 }, (_, n) => (n * 7) % 40);
      const items = await openWith(...seconds.map((n) => bulky(`i${n}`, loginTrouble(n))));
      expect(await items.incident(KEY)).toMatchObject({ count: 40, itemIds: ['i0', 'i1', 'i2'] });
    });

    it('counts nobody of another institution, of another code, or of whom we are not sure', async () => {
      const elsewhere = health('elsewhere', loginTrouble(0));
      const items = await openWith(
        health('a', loginTrouble(0)),
        { ...elsewhere, ids: { institution_id: 'ins_33' } },
        health('other code', loginTrouble(0, { code: 'ITEM_LOCKED' })),
        health('unsure', loginTrouble(0, { status: 'unconfirmed' })),
        health('closed', loginTrouble(0, { closed: true })),
      );
      expect(await items.incident(KEY)).toMatchObject({ count: 1, itemIds: ['a'] });
    });

    it.each([
      { case: 'a recovery', troubles: [] },
      {
        case: 'a worse trouble',
        troubles: [
          loginTrouble(0, { slot: 'end', status: 'ended' as const, code: 'ITEM_NOT_FOUND' }),
        ],
      },
      { case: 'another code', troubles: [loginTrouble(0, { code: 'INVALID_CREDENTIALS' })] },
      { case: 'doubt', troubles: [loginTrouble(0, { status: 'unconfirmed' as const })] },
      { case: 'time', troubles: [loginTrouble(0, { closed: true as const })] },
    ])('is left by $case', async ({ troubles }) => {
      const items = await openWith(health('a', loginTrouble(0)), health('b', loginTrouble(1)));
      await items.save(health('a', ...troubles), 1);
      expect(await items.incident(KEY)).toMatchObject({ count: 1, itemIds: ['b'], since: at(1) });
      await items.save(health('b', ...troubles), 1);
      expect(await items.incident(KEY)).toBeUndefined();
    });

    it('has the Item that moved in, and can be entered again', async () => {
      const moved = health('a', loginTrouble(5, { code: 'ITEM_LOCKED' }));
      const items = await openWith(health('a', loginTrouble(0)));
      await items.save(moved, 1);
      expect(await items.incident(incidentKey(moved) ?? '')).toMatchObject({ itemIds: ['a'] });
      await items.save(health('a', loginTrouble(9)), 2);
      expect(await items.incident(KEY)).toMatchObject({ count: 1, since: at(9) });
    });
  });

  describe('members', () => {
    const idsIn = (list: readonly ItemHealth[]) => list.map(({ itemId }) => itemId);
    const long = (seconds: number) => new Date(at(seconds));

    it('are those that got in by then, the longest in it first, and no more than asked for', async () => {
      const items = await openWith(
        ...[50, 20, 40, 10, 30].map((seconds) => health(`i${seconds}`, loginTrouble(seconds))),
      );
      expect(idsIn(await items.members(KEY, long(100), 10))).toEqual([
        'i10',
        'i20',
        'i30',
        'i40',
        'i50',
      ]);
      expect(idsIn(await items.members(KEY, long(30), 10))).toEqual(['i10', 'i20', 'i30']);
      expect(idsIn(await items.members(KEY, long(30), 2))).toEqual(['i10', 'i20']);
      expect(await items.members(KEY, long(9), 10)).toEqual([]);
    });

    it('are given whole', async () => {
      const items = await openWith(health('a', loginTrouble(0)));
      expect(await items.members(KEY, long(0), 10)).toEqual([health('a', loginTrouble(0))]);
    });

    it('are those of this incident that are still in it', async () => {
      const items = await openWith(
        health('a', loginTrouble(0)),
        health('other code', loginTrouble(0, { code: 'ITEM_LOCKED' })),
        health('unsure', loginTrouble(0, { status: 'unconfirmed' })),
        health('over', loginTrouble(0)),
      );
      await items.save(health('over'), 1);
      expect(idsIn(await items.members(KEY, long(10), 10))).toEqual(['a']);
      expect(await items.members('ins_33#ITEM_LOGIN_REQUIRED', long(10), 10)).toEqual([]);
    });

    it('come from several pages, up to the bound', async () => {
      const items = await openWith(
        ...Array.from({ length: 40 }, (_, n) => bulky(`i${n}`, loginTrouble(n))),
      );
      expect(await items.members(KEY, long(100), 100)).toHaveLength(40);
      expect(idsIn(await items.members(KEY, long(100), 33)).at(-1)).toBe('i32');
    });
  });

  describe('eachMember', () => {
    async function membersOf(items: ItemStore, key: string): Promise<ItemHealth[]> {
      const members: ItemHealth[] = [];
      await items.eachMember(key, (member) => members.push(member));
      return members;
    }

    it('shows every member whole, those that have been in it longest first', async () => {
      const seconds = [50, 20, 40, 10, 30];
      const items = await openWith(
        ...seconds.map((n) => health(`i${n}`, loginTrouble(n))),
        health('other code', loginTrouble(0, { code: 'ITEM_LOCKED' })),
        health('healthy'),
      );
      const expected = [10, 20, 30, 40, 50].map((n) => health(`i${n}`, loginTrouble(n)));
      expect(await membersOf(items, KEY)).toEqual(expected);
    });

    it('goes beyond one page', async () => {
      const items = await openWith(
        ...Array.from({ length: 40 }, (_, n) => bulky(`i${n}`, loginTrouble(n))),
      );
      expect(await membersOf(items, KEY)).toHaveLength(40);
    });

    it('shows nobody of an incident that is over', async () => {
      const items = await openWith(health('a', loginTrouble(0)));
      await items.save(health('a'), 1);
      expect(await membersOf(items, KEY)).toEqual([]);
    });
  });

  describe('eachOutcome', () => {
    const HOUR_S = 60 * 60;
    const recovered = (itemId: string, seconds: number, ...troubles: Trouble[]): ItemHealth => ({
      ...health(itemId, ...troubles),
      recovery: { at: at(seconds), by: 'ITEM.LOGIN_REPAIRED', code: 'CODE', since: at(0) },
    });
    const final = (seconds: number) =>
      loginTrouble(seconds, { slot: 'end', status: 'ended', closed: true });

    async function outcomes(items: ItemStore, from: number, to: number): Promise<string[]> {
      const ids: string[] = [];
      await items.eachOutcome(new Date(at(from)), new Date(at(to)), ({ itemId }) =>
        ids.push(itemId),
      );
      return ids.sort();
    }

    it('shows what was repaired, or became final, from then to then, over several days', async () => {
      const items = await openWith(
        recovered('first', HOUR_S),
        recovered('day after', DAY_S),
        recovered('broken again', 2 * DAY_S, loginTrouble(2 * DAY_S + 5)),
        recovered('late', 3 * DAY_S),
        health('final', final(2 * DAY_S)),
        recovered('repaired, then final', 0, final(2 * DAY_S)),
        health('broken', loginTrouble(DAY_S)),
        health('healthy'),
      );
      expect(await outcomes(items, HOUR_S, 2 * DAY_S)).toEqual([
        'broken again',
        'day after',
        'final',
        'first',
        'repaired, then final',
      ]);
      expect(await outcomes(items, HOUR_S + 1, DAY_S - 1)).toEqual([]);
      expect(await outcomes(items, 3 * DAY_S, 40 * DAY_S)).toEqual(['late']);
    });

    it('gives the whole Item, under its last outcome alone', async () => {
      const items = await openWith(recovered('a', 0));
      await items.save(recovered('a', 2 * DAY_S), 1);
      expect(await outcomes(items, 0, DAY_S)).toEqual([]);
      const found: ItemHealth[] = [];
      await items.eachOutcome(new Date(at(DAY_S)), new Date(at(3 * DAY_S)), (one) =>
        found.push(one),
      );
      expect(found).toEqual([recovered('a', 2 * DAY_S)]);
    });

    it('goes beyond one page', async () => {
      const padded = Array.from({ length: 40 }, (_, n) => {
        const one = recovered(`i${n}`, n);
        return { ...one, ids: { ...one.ids, client_user_id: 'x'.repeat(40_000) } };
      });
      const items = await openWith(...padded);
      expect(await outcomes(items, 0, DAY_S)).toHaveLength(40);
    });
  });

  describe('countUnconfirmed', () => {
    const doubt = loginTrouble(0, { status: 'unconfirmed' });

    it('counts the doubtful ones, until they are not', async () => {
      const items = await openWith(health('a', doubt), health('b', doubt), health('c'));
      expect(await items.countUnconfirmed()).toBe(2);
      await items.save(health('a', loginTrouble(0)), 1);
      expect(await items.countUnconfirmed()).toBe(1);
      await items.save(health('b'), 1);
      expect(await items.countUnconfirmed()).toBe(0);
    });

    it('counts beyond one page', async () => {
      const items = await openWith(
        ...Array.from({ length: 40 }, (_, n) => bulky(`i${n}`, loginTrouble(n, doubt))),
      );
      expect(await items.countUnconfirmed()).toBe(40);
    });

    it('does not count one that is in an incident besides', async () => {
      const permission = { slot: 'permission auth', status: 'degraded' as const };
      const items = await openWith(health('a', doubt, loginTrouble(1, permission)));
      expect(await items.countUnconfirmed()).toBe(0);
      expect(await items.incident(KEY)).toMatchObject({ itemIds: ['a'], status: 'degraded' });
    });
  });

  it('counts the Items that it knows, each once', async () => {
    const items = await open();
    expect(await items.countKnown()).toEqual({ count: 0, isExact: true });
    for (const id of ['a', 'b', 'c']) await items.save(health(id), undefined);
    await items.save(health('a', loginTrouble(0)), 1);
    expect(await items.countKnown()).toEqual({ count: 3, isExact: true });
  });

  describe('countsAt', () => {
    const at33 = (itemId: string, ...troubles: Trouble[]) => ({
      ...health(itemId, ...troubles),
      ids: { institution_id: 'ins_33' },
    });

    it('knows of none at first', async () => {
      const items = await openWith({ ...health('a', loginTrouble(0)), ids: {} });
      expect(await items.countsAt('ins_3')).toEqual({ counts: {}, isExact: true });
    });

    it('counts the Items of one institution by state, and no state that none is in', async () => {
      const slot = 'permission auth';
      const items = await openWith(
        health('healthy'),
        health('healthy too'),
        health('broken', loginTrouble(0)),
        health('unsure', loginTrouble(0, { status: 'unconfirmed' })),
        health('ended', loginTrouble(0, { slot: 'end', status: 'ended' })),
        health('expiring', loginTrouble(0, { slot: 'expiry', status: 'expiring' })),
        health('degraded', loginTrouble(0, { slot, status: 'degraded' })),
        health('degraded too', loginTrouble(0, { slot, status: 'degraded' })),
        health('stale', loginTrouble(0, { slot: 'silence', status: 'stale' })),
        at33('elsewhere', loginTrouble(0)),
      );
      expect(await items.countsAt('ins_3')).toEqual({
        counts: {
          ended: 1,
          broken: 1,
          unconfirmed: 1,
          degraded: 2,
          stale: 1,
          expiring: 1,
          healthy: 2,
        },
        isExact: true,
      });
      expect(await items.countsAt('ins_33')).toEqual({ counts: { broken: 1 }, isExact: true });
    });

    it('counts an Item with several troubles once, in its worst state', async () => {
      const expiry = loginTrouble(0, { slot: 'expiry', status: 'expiring' });
      const items = await openWith(health('a', expiry, loginTrouble(1)));
      expect(await items.countsAt('ins_3')).toEqual({ counts: { broken: 1 }, isExact: true });
    });

    it('follows an Item from state to state, and to another institution', async () => {
      const items = await openWith(health('a', loginTrouble(0)), health('b'));
      await items.save(health('a'), 1);
      expect(await items.countsAt('ins_3')).toEqual({ counts: { healthy: 2 }, isExact: true });
      await items.save(at33('a', loginTrouble(5)), 2);
      expect(await items.countsAt('ins_3')).toEqual({ counts: { healthy: 1 }, isExact: true });
      expect(await items.countsAt('ins_33')).toEqual({ counts: { broken: 1 }, isExact: true });
    });

    it('has an Item from the moment that its institution is known', async () => {
      const items = await openWith({ ...health('a'), ids: {} });
      await items.save(health('a'), 1);
      expect(await items.countsAt('ins_3')).toEqual({ counts: { healthy: 1 }, isExact: true });
    });

    it('takes an Item whose institution is empty, and counts it nowhere', async () => {
      const items = await openWith({ ...health('a'), ids: { institution_id: '' } });
      expect((await items.find('a'))?.health.ids).toEqual({ institution_id: '' });
      expect(await items.countsAt('')).toEqual({ counts: {}, isExact: true });
    });

    it('counts more than a hundred', async () => {
      const items = await openWith(
        ...Array.from({ length: 110 }, (_, n) => health(`broken${n}`, loginTrouble(n))),
        ...Array.from({ length: 15 }, (_, n) => health(`healthy${n}`)),
      );
      expect(await items.countsAt('ins_3')).toEqual({
        counts: { broken: 110, healthy: 15 },
        isExact: true,
      });
    });
  });

  describe('due', () => {
    /** Due half an hour after it began. */
    const doubtful = (seconds: number) => loginTrouble(seconds, { status: 'unconfirmed' });
    const due = (seconds: number) => new Date(at(30 * 60 + seconds));
    const idsOf = (list: readonly ItemHealth[]) => list.map(({ itemId }) => itemId);

    it('lists what is due by then, the most overdue first, and no more than asked for', async () => {
      const items = await openWith(
        health('late', doubtful(30)),
        health('first', doubtful(0)),
        health('second', doubtful(20)),
        health('never', loginTrouble(0)),
      );
      expect(idsOf(await items.due(due(-1), 10))).toEqual([]);
      expect(idsOf(await items.due(due(0), 10))).toEqual(['first']);
      expect(idsOf(await items.due(due(100), 10))).toEqual(['first', 'second', 'late']);
      expect(idsOf(await items.due(due(100), 2))).toEqual(['first', 'second']);
    });

    it('gives the whole Item', async () => {
      const items = await openWith(health('a', doubtful(0)));
      expect(await items.due(due(0), 10)).toEqual([health('a', doubtful(0))]);
    });

    it('takes the earliest of several troubles', async () => {
      const expiry = loginTrouble(0, { slot: 'expiry', status: 'expiring', deadline: at(DAY_S) });
      const items = await openWith(health('a', expiry, doubtful(0)), health('b', expiry));
      expect(idsOf(await items.due(due(0), 10))).toEqual(['a']);
      expect(idsOf(await items.due(new Date(at(2 * DAY_S)), 10))).toEqual(['a', 'b']);
    });

    it('has an Item that is to be looked at, while nothing is known to be wrong with it', async () => {
      const listened = { ...health('a'), lookAt: at(60) };
      const items = await openWith(listened, { ...health('b', loginTrouble(0)), lookAt: at(60) });
      expect(await items.due(new Date(at(59)), 10)).toEqual([]);
      expect(await items.due(new Date(at(60)), 10)).toEqual([listened]);
      await items.save({ ...listened, lookAt: at(120) }, 1);
      expect(await items.due(new Date(at(60)), 10)).toEqual([]);
    });

    it('drops an Item that nothing is awaited of any more', async () => {
      const items = await openWith(health('a', doubtful(0)));
      await items.save(health('a', loginTrouble(0)), 1);
      expect(await items.due(due(1_000), 10)).toEqual([]);
    });
  });
}
