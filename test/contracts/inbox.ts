import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { dataFaults } from '#lib/health/data-fault.ts';
import type { ItemEvent, UserEvent } from '#lib/health/item-event.ts';
import { type InboxEntry, received as receivedIn } from '#lib/incoming/inbox-entry.ts';
import type { Inbox } from '#lib/ports/inbox.ts';

import { anyItemEvent, anyUserEvent } from '../builders/any-record.ts';
import {
  accountLost,
  alive,
  at,
  ended,
  expiring,
  failed,
  noted,
  overdue,
  permissionLost,
  repaired,
} from '../builders/item-events.ts';
import { ROUND_TRIPS } from '../thorough.ts';

const ITEM = 'inboxItemAAAAAAAAAAAAAAAAAAA';
const OTHER_ITEM = `${ITEM}A`;
const USER = 'customer-12';
const DAY_S = 24 * 60 * 60;

const received = {
  at: at(0),
  receivedAt: at(1),
  source: 'TRANSFER.TRANSFER_EVENTS_UPDATE',
  bodyHash: 'hash-of-a-body',
};

const entries: { case: string; entry: InboxEntry }[] = [
  { case: 'an event of an Item', entry: { kind: 'item', event: failed(0) } },
  {
    case: 'a webhook without an Item',
    entry: { kind: 'other', ...received, subject: 'ins_7', ids: { institution_id: 'ins_7' } },
  },
  { case: 'what was reported of a user', entry: userEntry(left(0)) },
  {
    case: 'a webhook that nobody knows',
    entry: { kind: 'unfollowed', ...received, subject: 'WALLET', excerpt: '{"wallet":"é😀"}' },
  },
  {
    case: 'what cannot be read',
    entry: { kind: 'quarantined', ...received, reason: 'not JSON', size: 0, excerpt: '' },
  },
];

/** What your app reports of a user in Link. */
function left(seconds: number, but: Partial<UserEvent> = {}): UserEvent {
  return {
    kind: 'noted',
    at: at(seconds),
    receivedAt: at(seconds),
    source: 'REPORT.LINK_EXIT',
    bodyHash: 'hash-of-a-report',
    ids: { client_user_id: USER, institution_id: 'ins_7' },
    what: 'requires_credentials',
    error: { code: 'ITEM_LOCKED', type: 'ITEM_ERROR', message: 'shut “Où” 🏦' },
    ...but,
  };
}

function userEntry(event: UserEvent, clientUserId = USER): InboxEntry {
  return { kind: 'user', clientUserId, event };
}

/** Every kind of event, with every field that it can have. */
const fullEvents: ItemEvent[] = [
  {
    ...failed(0),
    kind: 'failed',
    error: {
      code: 'NO_ACCOUNTS',
      type: 'ITEM_ERROR',
      reason: 'OAUTH_INVALID_TOKEN',
      message: 'no account is left',
      suggestedAction: 'Link another one.',
      documentationUrl: 'https://plaid.com/docs/errors/item/',
    },
  },
  repaired(1),
  alive(2, { product: 'holdings' }),
  expiring(3, { deadline: at(7 * DAY_S) }),
  permissionLost(4),
  accountLost(5),
  { ...ended(6), kind: 'ended', error: { code: 'USER_PERMISSION_REVOKED', type: 'ITEM_ERROR' } },
  { ...noted(7), kind: 'noted', what: 'EXIT', error: { code: 'ITEM_LOCKED', type: 'ITEM_ERROR' } },
  overdue(8),
  {
    ...noted(9),
    kind: 'described',
    accounts: [
      { accountId: 'a1', mask: '0000', name: 'Où', type: 'depository', subtype: 'checking' },
      { accountId: 'a2' },
    ],
  },
  ...dataFaults.map((fault) => ({
    ...noted(10),
    kind: 'data faulty' as const,
    fault,
    accountId: 'a1',
  })),
];

/** What any inbox must do. @param open gives an empty one */
export function inboxContract(open: (now: () => Date) => Promise<Inbox>): void {
  const openNow = (seconds = 60) => open(() => new Date(at(seconds)));

  async function openWith(events: readonly ItemEvent[]): Promise<Inbox> {
    const inbox = await openNow();
    for (const event of events) await inbox.keep({ kind: 'item', event });
    return inbox;
  }

  describe('keep', () => {
    it.each(entries)('keeps $case once', async ({ entry }) => {
      const inbox = await openNow();
      expect([await inbox.keep(entry), await inbox.keep(entry)]).toEqual(['kept', 'duplicate']);
    });

    it('takes a redelivery for the same row, and leaves the row as it was', async () => {
      const first = failed(0, { itemId: ITEM });
      const again = failed(0, { itemId: ITEM, receivedAt: at(30) });
      const inbox = await openWith([first]);
      expect(await inbox.keep({ kind: 'item', event: again })).toBe('duplicate');
      expect(await inbox.historySince(ITEM, new Date(at(0)))).toEqual([first]);
    });

    it('keeps the same body of another time, and another body of the same time', async () => {
      const events = [
        failed(0, { itemId: ITEM, bodyHash: 'one' }),
        failed(0, { itemId: ITEM, bodyHash: 'other', receivedAt: at(2) }),
        failed(1, { itemId: ITEM, bodyHash: 'one', receivedAt: at(3) }),
      ];
      const inbox = await openWith(events);
      expect(await inbox.historySince(ITEM, new Date(at(0)))).toEqual(events);
    });

    it('lets one of many that come at once be the first', async () => {
      const inbox = await openNow();
      const answers = await Promise.all(
        Array.from({ length: 10 }, () => inbox.keep({ kind: 'item', event: failed(0) })),
      );
      expect(answers.filter((answer) => answer === 'kept')).toEqual(['kept']);
    });

    it.each(fullEvents.map((event) => ({ case: event.kind, event })))(
      'gives "$case" back with all its fields',
      async ({ event }) => {
        const inbox = await openWith([event]);
        expect(await inbox.lastEvents(event.itemId, 5)).toEqual([event]);
      },
    );

    it('gives any event back as it was', async () => {
      const inbox = await openNow();
      let number = 0;
      await fc.assert(
        fc.asyncProperty(anyItemEvent, async (made) => {
          number += 1;
          const event = { ...made, itemId: `${made.itemId}-${number}` };
          await inbox.keep({ kind: 'item', event });
          expect(await inbox.lastEvents(event.itemId, 2)).toEqual([event]);
        }),
        { numRuns: ROUND_TRIPS },
      );
    });
  });

  describe('historySince and lastEvents', () => {
    const inTime = [0, 10, 20, 30].map((seconds) => failed(seconds, { itemId: ITEM }));
    const [first, second, third, fourth] = inTime;
    const shuffled = [third, first, fourth, second].flatMap((event) => event ?? []);

    it('lists from a time on, oldest first, whatever the order of arrival', async () => {
      const inbox = await openWith(shuffled);
      expect(await inbox.historySince(ITEM, new Date(0))).toEqual(inTime);
      expect(await inbox.historySince(ITEM, new Date(at(10)))).toEqual([second, third, fourth]);
      expect(await inbox.historySince(ITEM, new Date(Date.parse(at(10)) + 1))).toEqual([
        third,
        fourth,
      ]);
      expect(await inbox.historySince(ITEM, new Date(at(31)))).toEqual([]);
    });

    it('lists the last ones, newest first', async () => {
      const inbox = await openWith(shuffled);
      expect(await inbox.lastEvents(ITEM, 3)).toEqual([fourth, third, second]);
      expect(await inbox.lastEvents(ITEM, 4)).toEqual(inTime.toReversed());
      expect(await inbox.lastEvents(ITEM, 50)).toEqual(inTime.toReversed());
    });

    it('orders what happened within one second by its arrival', async () => {
      const events = Array.from({ length: 8 }, (_, n) =>
        failed(0, { itemId: ITEM, bodyHash: `body ${n}`, receivedAt: at(n + 1) }),
      );
      const inbox = await openWith(events);
      expect(await inbox.historySince(ITEM, new Date(at(0)))).toEqual(events);
      expect(await inbox.lastEvents(ITEM, 50)).toEqual(events.toReversed());
    });

    it('lists nothing of other Items, nor of what is no event of an Item', async () => {
      const inbox = await openWith([failed(0, { itemId: OTHER_ITEM })]);
      for (const { entry } of entries) await inbox.keep(entry);
      expect(await inbox.historySince(ITEM, new Date(0))).toEqual([]);
      expect(await inbox.lastEvents(ITEM, 10)).toEqual([]);
    });

    it('lists more than fits into one page', async () => {
      const events = Array.from({ length: 30 }, (_, n) => ({
        ...failed(n, { itemId: ITEM }),
        ids: { client_user_id: 'x'.repeat(50_000) },
      }));
      const inbox = await openWith(events);
      const times = (list: readonly ItemEvent[]) => list.map((event) => event.at);
      expect(times(await inbox.historySince(ITEM, new Date(0)))).toEqual(times(events));
      expect(times(await inbox.lastEvents(ITEM, 25))).toEqual(
        times(events).toReversed().slice(0, 25),
      );
    });
  });

  describe('lastOfUser', () => {
    async function openWithReports(...events: UserEvent[]): Promise<Inbox> {
      const inbox = await openNow();
      for (const event of events) await inbox.keep(userEntry(event));
      return inbox;
    }

    it('knows nothing of a user of whom nothing was reported', async () => {
      const inbox = await openWith([failed(0, { itemId: USER })]);
      for (const { entry } of entries) await inbox.keep(entry);
      expect(await inbox.lastOfUser('customer-1', 10)).toEqual([]);
      expect(await inbox.lastOfUser(ITEM, 10)).toEqual([]);
    });

    it('lists the newest first, whatever the order of arrival, and no more than asked for', async () => {
      const inbox = await openWithReports(left(20), left(0), left(30), left(10));
      expect(await inbox.lastOfUser(USER, 10)).toEqual([left(30), left(20), left(10), left(0)]);
      expect(await inbox.lastOfUser(USER, 2)).toEqual([left(30), left(20)]);
    });

    it('orders what happened at one time by its arrival', async () => {
      const events = Array.from({ length: 5 }, (_, n) =>
        left(0, { bodyHash: `body ${n}`, receivedAt: at(n + 1) }),
      );
      const inbox = await openWithReports(...events);
      expect(await inbox.lastOfUser(USER, 10)).toEqual(events.toReversed());
    });

    it('takes the same report again for the same row', async () => {
      const inbox = await openWithReports(left(0), left(0, { receivedAt: at(30) }));
      expect(await inbox.lastOfUser(USER, 10)).toEqual([left(0)]);
    });

    it('keeps users apart, also those that differ only in case, and from Items', async () => {
      const inbox = await openWithReports(left(0));
      expect(await inbox.keep(userEntry(left(0), 'Customer-12'))).toBe('kept');
      expect(await inbox.keep(userEntry(left(0), ITEM))).toBe('kept');
      const users = [USER, 'Customer-12', ITEM];
      for (const user of users) expect(await inbox.lastOfUser(user, 10)).toEqual([left(0)]);
      expect(await inbox.lastEvents(ITEM, 10)).toEqual([]);
    });

    it('gives any report back as it was', async () => {
      const inbox = await openNow();
      let number = 0;
      await fc.assert(
        fc.asyncProperty(anyUserEvent, async (event) => {
          number += 1;
          await inbox.keep(userEntry(event, `user-${number}`));
          expect(await inbox.lastOfUser(`user-${number}`, 2)).toEqual([event]);
        }),
        { numRuns: ROUND_TRIPS },
      );
    });
  });

  describe('errorsIn', () => {
    const span = (from: number, to: number) => ({ from: new Date(at(from)), to: new Date(at(to)) });
    const most = (rows = 100) => ({ rows, until: new Date(at(3600)) });

    it('is nothing where nothing carried an error', async () => {
      const inbox = await openWith([alive(0), repaired(1), overdue(2), ended(3), noted(4)]);
      await inbox.keep(userEntry(left(5, { error: undefined })));
      expect(await inbox.errorsIn(span(-60, 60), most())).toEqual({ errors: [], isComplete: true });
    });

    it('gives the error of whatever it came in, the newest first', async () => {
      const inbox = await openNow();
      const { error } = left(0);
      const events: ItemEvent[] = [
        failed(1, { itemId: ITEM }),
        {
          ...ended(2, { itemId: ITEM }),
          kind: 'ended',
          error: { code: 'USER_PERMISSION_REVOKED' },
        },
        { ...noted(3, { itemId: OTHER_ITEM, institution: '' }), kind: 'noted', error },
      ];
      for (const event of events) await inbox.keep({ kind: 'item', event });
      // What a check finds is no error that came: it did not fail.
      const checked = {
        ...failed(6, { itemId: ITEM, bodyHash: 'checked' }),
        kind: 'checked',
      } as const;
      await inbox.keep({ kind: 'item', event: checked });
      await inbox.keep(userEntry(left(4)));
      const asset = { ...received, at: at(5), subject: 'ASSETS.ERROR', ids: {} };
      await inbox.keep({ kind: 'other', ...asset, error: { code: 'PRODUCT_NOT_READY' } });
      const { errors, isComplete } = await inbox.errorsIn(span(0, 60), most());
      expect(isComplete).toBe(true);
      const locked = { code: 'ITEM_LOCKED', type: 'ITEM_ERROR' };
      expect(errors).toEqual([
        { code: 'PRODUCT_NOT_READY', at: at(5) },
        { ...locked, institutionId: 'ins_7', at: at(4) },
        { ...locked, itemId: OTHER_ITEM, at: at(3) },
        { code: 'USER_PERMISSION_REVOKED', itemId: ITEM, institutionId: 'ins_3', at: at(2) },
        {
          code: 'ITEM_LOGIN_REQUIRED',
          type: 'ITEM_ERROR',
          itemId: ITEM,
          institutionId: 'ins_3',
          at: at(1),
        },
      ]);
    });

    it.each([
      { from: 0, to: 30, days: [] },
      { from: 10, to: 3 * DAY_S, days: [2, 1] },
      { from: 0, to: 3 * DAY_S + 1, days: [2, 1] },
      { from: DAY_S, to: DAY_S, days: [1] },
      { from: DAY_S + 1, to: 2 * DAY_S - 1, days: [] },
      { from: -14 * DAY_S, to: 9 * DAY_S, days: [9, 5, 2, 1] },
    ])('from $from s to $to s: both ends count, and no day is passed over', async (row) => {
      const inbox = await openWith([1, 2, 5, 9].map((day) => failed(day * DAY_S)));
      const { errors } = await inbox.errorsIn(span(row.from, row.to), most());
      expect(errors.map((error) => error.at)).toEqual(row.days.map((day) => at(day * DAY_S)));
    });

    it('takes a redelivery for the same error, and a new one of the same body for another', async () => {
      const inbox = await openWith([failed(0), failed(0, { receivedAt: at(20) }), failed(9)]);
      const { errors } = await inbox.errorsIn(span(0, 60), most());
      expect(errors.map((error) => error.at)).toEqual([at(9), at(0)]);
    });

    it('stops at so many rows, with the oldest left out, and says so', async () => {
      const inbox = await openWith([0, 10, DAY_S, DAY_S + 10].map((seconds) => failed(seconds)));
      const { errors, isComplete } = await inbox.errorsIn(span(0, 2 * DAY_S), most(3));
      expect(errors.map((error) => error.at)).toEqual([at(DAY_S + 10), at(DAY_S), at(10)]);
      expect(isComplete).toBe(false);
    });

    it('gives the code of any error back as it was', async () => {
      const inbox = await openNow();
      let number = 0;
      await fc.assert(
        fc.asyncProperty(anyItemEvent, async (made) => {
          number += 1;
          const event = { ...made, itemId: `${made.itemId}-${number}`, at: at(number * DAY_S) };
          await inbox.keep({ kind: 'item', event });
          const { errors } = await inbox.errorsIn(span(number * DAY_S, number * DAY_S), most());
          const error = 'error' in event && event.kind !== 'checked' ? event.error : undefined;
          const seen = {
            code: error?.code,
            type: error?.type,
            itemId: event.itemId,
            institutionId: event.ids['institution_id'] || undefined,
            at: event.at,
          };
          expect(errors).toEqual(error === undefined ? [] : [seen]);
        }),
        { numRuns: ROUND_TRIPS },
      );
    });
  });

  describe('lastArrivals', () => {
    const heard = [
      failed(0, { itemId: ITEM }),
      alive(100, { itemId: OTHER_ITEM }),
      repaired(DAY_S, { itemId: ITEM }),
    ];

    it('are none before the first', async () => {
      expect(await (await openNow()).lastArrivals(5)).toEqual([]);
    });

    it.each([
      { limit: 1, count: 1 },
      { limit: 2, count: 2 },
      { limit: 3, count: 3 },
      { limit: 9, count: 3 },
    ])('at most $limit: the newest first, over days', async ({ limit, count }) => {
      const inbox = await openNow(DAY_S + 60);
      for (const event of heard) await inbox.keep({ kind: 'item', event });
      const all = [
        { receivedAt: at(DAY_S), itemId: ITEM },
        { receivedAt: at(100), itemId: OTHER_ITEM },
        { receivedAt: at(0), itemId: ITEM },
      ];
      expect(await inbox.lastArrivals(limit)).toEqual(all.slice(0, count));
    });

    it('have an Item only where they are about one', async () => {
      const inbox = await openNow();
      for (const { entry } of entries) await inbox.keep(entry);
      const arrivals = await inbox.lastArrivals(9);
      expect(arrivals.flatMap(({ itemId }) => itemId ?? [])).toEqual([failed(0).itemId]);
      expect(arrivals).toHaveLength(4);
    });

    it('are webhooks alone', async () => {
      const inbox = await openWith([
        overdue(40),
        { ...repaired(41), source: 'REPORT.ITEM_REPAIRED' },
      ]);
      expect(await inbox.lastArrivals(9)).toEqual([]);
    });
  });

  describe('lastReceivedAt', () => {
    it('is nothing before the first', async () => {
      const inbox = await openNow();
      expect(await inbox.lastReceivedAt()).toBeUndefined();
    });

    it('is the latest arrival, not the latest event', async () => {
      const inbox = await openWith([
        failed(0, { receivedAt: at(50) }),
        failed(20, { receivedAt: at(21) }),
      ]);
      expect(await inbox.lastReceivedAt()).toBe(at(50));
    });

    const webhooks = entries.filter(({ entry }) => entry.kind !== 'user');

    it.each(webhooks)('counts $case', async ({ entry }) => {
      const inbox = await openNow();
      await inbox.keep(entry);
      const { receivedAt } = receivedIn(entry);
      expect(await inbox.lastReceivedAt()).toBe(receivedAt);
    });

    it.each([{ days: 1 }, { days: 3 }, { days: 6 }])(
      'finds it after $days silent days',
      async ({ days }) => {
        const inbox = await openNow(days * DAY_S);
        await inbox.keep({ kind: 'item', event: failed(0) });
        expect(await inbox.lastReceivedAt()).toBe(at(0));
      },
    );

    it('does not count what came through no door: that nothing was heard', async () => {
      const inbox = await openWith([failed(0), overdue(40)]);
      expect(await inbox.lastReceivedAt()).toBe(at(0));
    });

    it('does not count what your app reported: Plaid may be silent all the same', async () => {
      const inbox = await openWith([
        failed(0),
        { ...repaired(40), source: 'REPORT.ITEM_REPAIRED' },
      ]);
      await inbox.keep(userEntry(left(50)));
      expect(await inbox.lastReceivedAt()).toBe(at(0));
    });
  });
}
