import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { alertId, type AlertRecord } from '#lib/alerts/alert.ts';
import type { AlertStore } from '#lib/ports/alert-stores.ts';

import { anyAlert } from '../builders/any-record.ts';
import { cardFacts } from '../builders/card-facts.ts';
import { at } from '../builders/item-events.ts';
import { ROUND_TRIPS } from '../thorough.ts';

function alert(name: string, but: Partial<AlertRecord> = {}): AlertRecord {
  const incidentKey = `ins_${name}#ITEM_LOGIN_REQUIRED`;
  return { id: alertId(incidentKey), incidentKey, version: 0, ...but };
}

/** With every field that an alert can have. */
const full = alert('full', {
  card: { channel: 'C0ALERTS', ts: '1795262400.000100', postedAt: at(0) },
  told: {
    facts: cardFacts({
      reason: 'OAUTH_INVALID_TOKEN',
      deadline: at(100),
      accountCount: 7,
      turnsAt: at(90),
      logs: 'vanishing',
      cases: [
        { number: '4711', status: 'Updated', next: { status: 'Solved', at: at(80) } },
        { number: '4712', status: 'Open' },
      ],
      resolved: { at: at(50), by: 'data', source: 'TRANSACTIONS.SYNC_UPDATES_AVAILABLE', count: 2 },
    }),
    at: at(1),
    edits: 3,
  },
  owes: [{ id: 'resolved 0', text: 'All is well at the bank “Où”.' }],
  leaseUntil: at(30),
  attempt: { since: at(2), facts: cardFacts() },
  refusal: { reason: 'is_archived', at: at(3) },
  dueAt: at(40),
  isSettled: true,
  openSince: at(0),
});

/** What any store of alerts must do. @param open gives an empty one */
export function alertStoreContract(open: () => Promise<AlertStore>): void {
  /** Saves, and gives back what is saved. */
  async function saved(alerts: AlertStore, one: AlertRecord): Promise<AlertRecord> {
    const after = await alerts.save(one);
    if (after === undefined) throw new Error('somebody else wrote');
    return after;
  }

  async function openWith(...all: AlertRecord[]): Promise<AlertStore> {
    const alerts = await open();
    for (const one of all) await saved(alerts, one);
    return alerts;
  }

  const idsOf = (list: readonly AlertRecord[]) => list.map(({ incidentKey }) => incidentKey);
  const keysOf = (...names: string[]) => idsOf(names.map((name) => alert(name)));

  describe('find and save', () => {
    it('does not know an alert that was never saved', async () => {
      const alerts = await open();
      expect(await alerts.find(alertId('nothing'))).toBeUndefined();
    });

    it('counts every write, and gives back what it wrote', async () => {
      const alerts = await open();
      const first = await saved(alerts, full);
      expect(first).toEqual({ ...full, version: 1 });
      expect(await alerts.find(full.id)).toEqual(first);
      const second = await saved(alerts, { ...first, openSince: undefined, card: undefined });
      expect(second.version).toBe(2);
      expect(await alerts.find(full.id)).toEqual(second);
    });

    it.each([
      { case: 'a new one that is there already', version: 0 },
      { case: 'a change of an older version', version: 1 },
      { case: 'a change of a version to come', version: 3 },
    ])('refuses $case', async ({ version }) => {
      const alerts = await open();
      const latest = await saved(alerts, await saved(alerts, full));
      expect(await alerts.save(alert('full', { version, dueAt: at(500) }))).toBeUndefined();
      expect(await alerts.find(full.id)).toEqual(latest);
    });

    it('refuses a change of one that is not there', async () => {
      const alerts = await open();
      expect(await alerts.save({ ...full, version: 1 })).toBeUndefined();
      expect(await alerts.find(full.id)).toBeUndefined();
    });

    it.each([
      { case: 'new ones', version: 0 },
      { case: 'changes', version: 1 },
    ])('takes one of ten $case at once', async ({ version }) => {
      const alerts = version === 0 ? await open() : await openWith(alert('full'));
      const answers = await Promise.all(
        Array.from({ length: 10 }, (_, n) =>
          alerts.save(alert('full', { version, leaseUntil: at(n) })),
        ),
      );
      const winners = answers.filter((answer) => answer !== undefined);
      expect(winners).toEqual([await alerts.find(full.id)]);
    });

    it('gives any alert back as it was', async () => {
      const alerts = await open();
      await fc.assert(
        fc.asyncProperty(anyAlert, async (made) => {
          const after = await saved(alerts, made);
          expect(after).toEqual({ ...made, version: 1 });
          expect(await alerts.find(made.id)).toEqual(after);
        }),
        { numRuns: ROUND_TRIPS },
      );
    });
  });

  describe('ofCard', () => {
    const card = (ts: string, channel = 'C0ALERTS') => ({ channel, ts, postedAt: at(0) });

    it('finds the alert whose card it is, whole', async () => {
      const alerts = await openWith(alert('a', { card: card('1.1') }), full);
      expect(await alerts.ofCard('C0ALERTS', '1795262400.000100')).toEqual({ ...full, version: 1 });
    });

    it.each([
      { case: 'another message', channel: 'C0ALERTS', ts: '1.2' },
      { case: 'a message that begins alike', channel: 'C0ALERTS', ts: '1.11' },
      { case: 'a message of that time elsewhere', channel: 'C0OPS', ts: '1.1' },
      { case: 'nothing', channel: '', ts: '' },
    ])('knows no alert of $case', async ({ channel, ts }) => {
      const alerts = await openWith(alert('a', { card: card('1.1') }), alert('b'));
      expect(await alerts.ofCard(channel, ts)).toBeUndefined();
    });

    it('tells channels apart, and finds it whether or not its incident lasts', async () => {
      const alerts = await openWith(
        alert('over', { card: card('1.1') }),
        alert('lasts', { card: card('1.1', 'C0OPS'), openSince: at(0) }),
      );
      const found = [await alerts.ofCard('C0ALERTS', '1.1'), await alerts.ofCard('C0OPS', '1.1')];
      expect(idsOf(found.flatMap((one) => one ?? []))).toEqual(keysOf('over', 'lasts'));
    });

    it('follows an alert that gets a new card', async () => {
      const alerts = await open();
      const first = await saved(alerts, alert('a', { card: card('1.1') }));
      const second = await saved(alerts, { ...first, card: card('2.2') });
      expect(await alerts.ofCard('C0ALERTS', '1.1')).toBeUndefined();
      expect(await alerts.ofCard('C0ALERTS', '2.2')).toEqual(second);
      await saved(alerts, { ...second, card: undefined });
      expect(await alerts.ofCard('C0ALERTS', '2.2')).toBeUndefined();
    });
  });

  describe('open', () => {
    it('lists what lasts, the newest first, and no more than asked for', async () => {
      const alerts = await openWith(
        alert('old', { openSince: at(0) }),
        alert('new', { openSince: at(20) }),
        alert('middle', { openSince: at(10), dueAt: at(30) }),
        alert('over', { dueAt: at(30) }),
      );
      expect(idsOf(await alerts.open(10))).toEqual(keysOf('new', 'middle', 'old'));
      expect(idsOf(await alerts.open(2))).toEqual(keysOf('new', 'middle'));
      expect(idsOf(await alerts.open(2, 'oldest first'))).toEqual(keysOf('old', 'middle'));
    });

    it('gives the whole alert', async () => {
      const alerts = await openWith(full);
      expect(await alerts.open(1)).toEqual([{ ...full, version: 1 }]);
    });

    it('drops one that is over, and has it again when it is back', async () => {
      const alerts = await open();
      const first = await saved(alerts, alert('a', { openSince: at(0) }));
      const over = await saved(alerts, { ...first, openSince: undefined });
      expect(await alerts.open(10)).toEqual([]);
      const back = await saved(alerts, { ...over, openSince: at(60) });
      expect(await alerts.open(10)).toEqual([back]);
    });
  });

  describe('due', () => {
    it('lists what is due by then, the longest due first, and no more than asked for', async () => {
      const alerts = await openWith(
        alert('second', { dueAt: at(20) }),
        alert('first', { dueAt: at(10), openSince: at(0) }),
        alert('third', { dueAt: at(30) }),
        alert('settled', { openSince: at(0) }),
      );
      expect(await alerts.due(new Date(Date.parse(at(10)) - 1), 10)).toEqual([]);
      expect(idsOf(await alerts.due(new Date(at(10)), 10))).toEqual(keysOf('first'));
      expect(idsOf(await alerts.due(new Date(at(99)), 10))).toEqual(
        keysOf('first', 'second', 'third'),
      );
      expect(idsOf(await alerts.due(new Date(at(99)), 2))).toEqual(keysOf('first', 'second'));
    });

    it('gives the whole alert', async () => {
      const alerts = await openWith(full);
      expect(await alerts.due(new Date(at(40)), 1)).toEqual([{ ...full, version: 1 }]);
    });

    it('follows a date that moves, and drops an alert that has none', async () => {
      const alerts = await open();
      const first = await saved(alerts, alert('a', { dueAt: at(10) }));
      const later = await saved(alerts, { ...first, dueAt: at(60) });
      expect(await alerts.due(new Date(at(59)), 10)).toEqual([]);
      expect(await alerts.due(new Date(at(60)), 10)).toEqual([later]);
      await saved(alerts, { ...later, dueAt: undefined });
      expect(await alerts.due(new Date(at(1_000)), 10)).toEqual([]);
    });
  });
}
