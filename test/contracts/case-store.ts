import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { CaseStore } from '#lib/ports/team-stores.ts';
import { caseStatuses, type SupportCase } from '#lib/support/support-case.ts';

import { anyCase } from '../builders/any-record.ts';
import { at } from '../builders/item-events.ts';
import { ROUND_TRIPS } from '../thorough.ts';

const INCIDENT = 'ins_3#ITEM_LOGIN_REQUIRED';

/** A case that was filed so many seconds after the others. */
function filed(seconds: number, but: Partial<SupportCase> = {}): SupportCase {
  return {
    number: `10${seconds}`,
    with: 'Plaid',
    subject: 'Login fails at “Où”',
    status: 'Open',
    statusAt: at(seconds),
    filedBy: 'U0MIRA',
    filedAt: at(seconds),
    incidentKey: INCIDENT,
    itemIds: ['itemAAAA', 'itemBBBB'],
    version: 0,
    ...but,
  };
}

/** What any store of cases must do. @param open gives an empty one */
export function caseStoreContract(open: () => Promise<CaseStore>): void {
  /** Saves, and gives back what is saved. */
  async function saved(cases: CaseStore, one: SupportCase): Promise<SupportCase> {
    const after = await cases.save(one);
    if (after === undefined) throw new Error('somebody else wrote');
    return after;
  }

  async function openWith(...all: SupportCase[]): Promise<CaseStore> {
    const cases = await open();
    for (const one of all) await saved(cases, one);
    return cases;
  }

  const numbersOf = (list: readonly SupportCase[]) => list.map(({ number }) => number);

  describe('find and save', () => {
    it('does not know a case that was never saved', async () => {
      const cases = await openWith(filed(0));
      expect(await cases.find('1001')).toBeUndefined();
      expect(await cases.find('#100')).toBeUndefined();
    });

    it('counts every write, and gives back what it wrote', async () => {
      const cases = await open();
      const first = await saved(cases, filed(0));
      expect(first).toEqual({ ...filed(0), version: 1 });
      expect(await cases.find('100')).toEqual(first);
      const second = await saved(cases, { ...first, status: 'Updated', statusAt: at(60) });
      expect(second).toEqual({ ...filed(0), status: 'Updated', statusAt: at(60), version: 2 });
      expect(await cases.find('100')).toEqual(second);
    });

    it.each([
      { case: 'a new one that is there already', version: 0 },
      { case: 'a change of an older version', version: 1 },
      { case: 'a change of a version to come', version: 3 },
    ])('refuses $case', async ({ version }) => {
      const cases = await open();
      const latest = await saved(cases, await saved(cases, filed(0)));
      expect(await cases.save(filed(0, { version, status: 'Closed' }))).toBeUndefined();
      expect(await cases.find('100')).toEqual(latest);
    });

    it('refuses a change of one that is not there', async () => {
      const cases = await open();
      expect(await cases.save(filed(0, { version: 1 }))).toBeUndefined();
      expect(await cases.find('100')).toBeUndefined();
      expect(await cases.open(10)).toEqual([]);
    });

    it.each([
      { case: 'new ones', version: 0 },
      { case: 'changes', version: 1 },
    ])('takes one of ten $case at once', async ({ version }) => {
      const cases = version === 0 ? await open() : await openWith(filed(0));
      const answers = await Promise.all(
        Array.from({ length: 10 }, (_, n) => cases.save(filed(0, { version, filedBy: `U${n}` }))),
      );
      const winners = answers.filter((answer) => answer !== undefined);
      expect(winners).toEqual([await cases.find('100')]);
    });

    it('gives any case back as it was, by each of its ways', async () => {
      const cases = await open();
      let number = 0;
      await fc.assert(
        fc.asyncProperty(anyCase, async (drawn) => {
          number += 1;
          const made = {
            ...drawn,
            number: `${drawn.number}-${number}`,
            incidentKey: drawn.incidentKey && `${drawn.incidentKey} ${number}`,
            itemIds: drawn.itemIds.map((itemId) => `${itemId}-${number}`),
          };
          const after = await saved(cases, made);
          expect(after).toEqual({ ...made, version: 1 });
          expect(await cases.find(made.number)).toEqual(after);
          const [itemId] = made.itemIds;
          if (made.incidentKey !== undefined)
            expect(await cases.ofIncident(made.incidentKey)).toEqual([after]);
          if (itemId !== undefined) expect(await cases.ofItem(itemId)).toEqual([after]);
        }),
        { numRuns: ROUND_TRIPS },
      );
    });
  });

  describe('ofIncident and ofItem', () => {
    it('list the newest first', async () => {
      const cases = await openWith(filed(10), filed(30), filed(0), filed(20));
      const newest = ['1030', '1020', '1010', '100'];
      expect(numbersOf(await cases.ofIncident(INCIDENT))).toEqual(newest);
      expect(numbersOf(await cases.ofItem('itemAAAA'))).toEqual(newest);
    });

    it('give the whole case, also one that is closed', async () => {
      const cases = await openWith(filed(0, { status: 'Closed', with: 'Codat' }));
      const whole = filed(0, { status: 'Closed', with: 'Codat', version: 1 });
      expect(await cases.ofIncident(INCIDENT)).toEqual([whole]);
      expect(await cases.ofItem('itemAAAA')).toEqual([whole]);
    });

    it('list nothing of other incidents and Items', async () => {
      const cases = await openWith(
        filed(0, { incidentKey: 'ins_3#ITEM_LOCKED', itemIds: ['itemCCCC'] }),
        filed(1, { incidentKey: undefined, itemIds: [] }),
      );
      expect(await cases.ofIncident(INCIDENT)).toEqual([]);
      expect(await cases.ofItem('itemAAAA')).toEqual([]);
      expect(numbersOf(await cases.ofItem('itemCCCC'))).toEqual(['100']);
    });

    it('find a case by the first of its Items alone', async () => {
      const cases = await openWith(filed(0));
      expect(await cases.ofItem('itemBBBB')).toEqual([]);
    });

    it('list 20 at most', async () => {
      const many = Array.from({ length: 22 }, (_, n) => filed(n));
      const cases = await openWith(...many);
      const newest = numbersOf(many.slice(2).toReversed());
      expect(numbersOf(await cases.ofIncident(INCIDENT))).toEqual(newest);
      expect(numbersOf(await cases.ofItem('itemAAAA'))).toEqual(newest);
    });

    it('follow a case that turns out to be about another', async () => {
      const cases = await open();
      const first = await saved(cases, filed(0));
      const moved = await saved(cases, { ...first, incidentKey: 'ins_3#X', itemIds: ['itemC'] });
      expect(await cases.ofIncident(INCIDENT)).toEqual([]);
      expect(await cases.ofItem('itemAAAA')).toEqual([]);
      expect(await cases.ofIncident('ins_3#X')).toEqual([moved]);
      expect(await cases.ofItem('itemC')).toEqual([moved]);
    });
  });

  describe('open', () => {
    it.each(caseStatuses)('a case that is %s', async (status) => {
      const cases = await openWith(filed(0, { status }));
      expect(numbersOf(await cases.open(10))).toEqual(status === 'Closed' ? [] : ['100']);
    });

    it('lists the newest first, and no more than asked for', async () => {
      const cases = await openWith(
        filed(10, { incidentKey: undefined, itemIds: [] }),
        filed(30, { status: 'Closed' }),
        filed(0, { with: 'Codat' }),
        filed(20, { status: 'Solved' }),
      );
      expect(numbersOf(await cases.open(10))).toEqual(['1020', '1010', '100']);
      expect(numbersOf(await cases.open(2))).toEqual(['1020', '1010']);
    });

    it('drops one that is closed, and has it again when it is opened anew', async () => {
      const cases = await open();
      const first = await saved(cases, filed(0));
      const closed = await saved(cases, { ...first, status: 'Closed', statusAt: at(60) });
      expect(await cases.open(10)).toEqual([]);
      const anew = await saved(cases, { ...closed, status: 'Open', statusAt: at(90) });
      expect(await cases.open(10)).toEqual([anew]);
    });
  });
}
