import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { alertId } from '#lib/alerts/alert.ts';
import { faultKey } from '#lib/alerts/widespread.ts';
import { incidentNow } from '#lib/commands/incident-now.ts';
import { openIncidents } from '#lib/commands/open-incidents.ts';
import type { DataFault } from '#lib/health/data-fault.ts';
import { healthStatus } from '#lib/health/item-health.ts';
import type { ItemEvent } from '#lib/health/item-event.ts';

import { ask, buttonsIn } from '../builders/ask.ts';
import { account, faulty, faultyItems, HOUR, item, placed } from '../builders/data-faults.ts';
import { at } from '../builders/item-events.ts';
import { openTartan } from '../builders/open-tartan.ts';
import { seen } from '../builders/seen.ts';
import { slackProblems } from '../builders/slack-limits.ts';

const MINUTE = 60;
const KEY = faultKey('ins_3', 'missing_transactions');

/** Ten Items of a bank within ten minutes, and their card. */
async function widespread() {
  const tartan = openTartan();
  await tartan.live(...faultyItems(10, MINUTE));
  return tartan;
}

describe('ten Items of a bank within 48 hours', () => {
  it('nine are nobody’s concern; the tenth makes one card', async () => {
    const tartan = openTartan();
    await tartan.live(...faultyItems(9, 5 * HOUR));
    await tartan.sweepTo(47 * HOUR, 15 * MINUTE);
    expect(tartan.ports.slack.calls).toBe(0);
    expect(tartan.ports.alerts.all()).toEqual([]);
    await tartan.live(faulty(47 * HOUR, item(10)));
    expect(tartan.cards()).toHaveLength(1);
    await tartan.sweepTo(47.5 * HOUR);
    expect(tartan.cards()).toHaveLength(1);
    expect(tartan.lines()).toEqual([]);
  });

  it('the card says how many, which bank, who acts and what to do, and leads to the ticket', async () => {
    const tartan = await widespread();
    const card = tartan.card();
    expect(card).toContain('Bank ins_3: 10 Items lack transactions.');
    expect(card).toContain('*Bank ins_3*: 10 Items lack transactions `MISSING_TRANSACTIONS`');
    expect(card).toMatch(/\*(?:Plaid|Your team)\* must act\./);
    expect(card).toContain('and 7 more');
    expect(card, 'no call failed, so the logs show nothing of it').not.toContain('Plaid’s logs');
    const [posted] = tartan.cards();
    if (posted === undefined) throw new Error('no card');
    expect(buttonsIn(posted.message)).toEqual([
      { id: 'ticket_draft', label: 'Ticket draft', value: alertId(KEY) },
    ]);
    expect(slackProblems(posted.message)).toEqual([]);
  });

  it('ten reports of one Item are one Item', async () => {
    const tartan = openTartan();
    await tartan.live(...Array.from({ length: 10 }, (_, index) => faulty(index * 60, item(1))));
    await tartan.sweepTo(HOUR);
    expect(tartan.ports.slack.calls).toBe(0);
  });

  it('the Items are as healthy as before: their logins work', async () => {
    const tartan = await widespread();
    expect(new Set(tartan.ports.items.all().map(healthStatus))).toEqual(new Set(['healthy']));
  });

  it.each<{ case: string; fault: DataFault; accounts: number; items: number; says?: string }>([
    { case: '9 accounts of 3 Items', fault: 'missing_accounts', accounts: 9, items: 3 },
    {
      case: '10 accounts of 3 Items',
      fault: 'missing_accounts',
      accounts: 10,
      items: 3,
      says: '3 Items lack accounts.',
    },
    {
      case: '10 accounts of 10 Items',
      fault: 'misclassified_accounts',
      accounts: 10,
      items: 10,
      says: '10 Items have accounts of a wrong type.',
    },
    {
      case: '10 accounts of 3 Items, of which transactions are missing',
      fault: 'missing_transactions',
      accounts: 10,
      items: 3,
    },
  ])('$case', async ({ fault, accounts, items, says }) => {
    const tartan = openTartan();
    const events = Array.from({ length: accounts }, (_, index) =>
      faulty(index * 60, item(index % items), { fault, accountId: account(index) }),
    );
    await tartan.live(...events);
    expect(
      tartan.cards().map(({ message }) => message.text.split(': ')[1]?.split('. ')[0]),
    ).toEqual(says === undefined ? [] : [says.slice(0, -1)]);
    if (says !== undefined) expect(tartan.card()).toContain(`${String(accounts)} accounts`);
  });
});

describe('what is kept apart', () => {
  it.each<{ case: string; events: ItemEvent[]; cards: number }>([
    {
      case: 'five Items at each of two banks',
      events: [
        ...faultyItems(5, MINUTE),
        ...faultyItems(5, MINUTE, { institution: 'ins_4', firstItem: 11 }),
      ],
      cards: 0,
    },
    {
      case: 'ten Items at each of two banks',
      events: [
        ...faultyItems(10, MINUTE),
        ...faultyItems(10, MINUTE, { institution: 'ins_4', firstItem: 11 }),
      ],
      cards: 2,
    },
    {
      case: 'five Items with each of two faults',
      events: [
        ...faultyItems(5, MINUTE),
        ...faultyItems(5, MINUTE, { fault: 'incorrect_transactions', firstItem: 11 }),
      ],
      cards: 0,
    },
    {
      case: 'ten Items with two faults each',
      events: [
        ...faultyItems(10, MINUTE),
        ...faultyItems(10, MINUTE, { fault: 'incorrect_transactions' }),
      ],
      cards: 2,
    },
    {
      case: 'nine Items of a bank, and one of nobody knows which',
      events: [...faultyItems(9, MINUTE), faulty(600, item(10), { institution: undefined })],
      cards: 0,
    },
    {
      case: 'ten Items of nobody knows which bank',
      events: faultyItems(10, MINUTE, { institution: undefined }),
      cards: 0,
    },
  ])('$case', async ({ events, cards }) => {
    const tartan = openTartan();
    await tartan.receive(...events);
    await tartan.sweepTo(HOUR);
    expect(tartan.cards()).toHaveLength(cards);
  });
});

describe('an Item whose bank becomes known later', () => {
  it('is counted then, with what was seen of it before', async () => {
    const tartan = openTartan();
    await tartan.live(
      faulty(0, item(10), { institution: undefined }),
      ...faultyItems(9, MINUTE, { from: 60 }),
    );
    expect(tartan.ports.slack.calls).toBe(0);
    await tartan.live(placed(HOUR, item(10)));
    expect(tartan.card()).toContain('10 Items lack transactions');
  });

  it('a webhook may tell it as well as a report', async () => {
    const tartan = openTartan();
    await tartan.live(...faultyItems(10, MINUTE, { institution: undefined }));
    const bank = { institution_id: 'ins_3', institution_name: 'Bank ins_3' };
    for (let number = 1; number <= 10; number += 1)
      await tartan.live({
        ...placed(HOUR + number, item(number)),
        kind: 'alive',
        product: 'transactions',
        source: 'TRANSACTIONS.DEFAULT_UPDATE',
        ids: bank,
      });
    expect(tartan.card()).toContain('10 Items lack transactions');
  });

  it('not with what is two days old', async () => {
    const tartan = openTartan();
    await tartan.live(
      faulty(0, item(10), { institution: undefined }),
      ...faultyItems(9, MINUTE, { from: 47 * HOUR }),
      placed(48 * HOUR + 1, item(10)),
    );
    await tartan.sweepTo(49 * HOUR);
    expect(tartan.ports.slack.calls).toBe(0);
  });
});

describe('as the window moves on, without a new report', () => {
  it('at 48 hours the first one counts, a second later it does not, and the card turns', async () => {
    const tartan = await widespread();
    await tartan.sweepTo(HOUR);
    const calls = tartan.ports.slack.calls;
    await tartan.sweepTo(48 * HOUR);
    expect(tartan.ports.now()).toEqual(new Date(at(48 * HOUR)));
    expect(tartan.card()).toContain('10 Items lack transactions');
    expect(tartan.ports.slack.calls, 'nothing to say meanwhile').toBe(calls);
    tartan.passTo(48 * HOUR + 1);
    await tartan.sweepNow();
    expect(tartan.card()).toContain(
      'Bank ins_3: fewer than ten were reported in the last 48 hours. Nobody has said that it is mended.',
    );
    expect(tartan.lines()).toEqual([
      expect.stringMatching(/fewer than ten were reported in the last 48 hours/),
    ]);
    expect(await tartan.ports.alerts.open(10)).toEqual([]);
  });

  it('of twelve Items one after the other leaves it: the card counts down, then closes', async () => {
    const tartan = openTartan();
    await tartan.live(...faultyItems(12, HOUR));
    await tartan.sweepTo(13 * HOUR);
    expect(tartan.card()).toContain('12 Items');
    for (const [hours, says] of [
      [48.5, '11 Items'],
      [49.5, '10 Items'],
      [50.5, 'fewer than ten'],
    ] as const) {
      await tartan.sweepTo(hours * HOUR);
      expect(tartan.card(), `after ${String(hours)} h`).toContain(says);
    }
    expect(tartan.cards()).toHaveLength(1);
  });

  it('an Item that is reported again stays', async () => {
    const tartan = await widespread();
    await tartan.live(faulty(40 * HOUR, item(1)));
    await tartan.sweepTo(48 * HOUR + 30);
    expect(tartan.card()).toContain('10 Items lack transactions');
  });

  it('the card is edited as more Items have it, and posts nothing new', async () => {
    const tartan = await widespread();
    await tartan.live(...faultyItems(15, MINUTE, { from: HOUR, firstItem: 11 }));
    await tartan.sweepTo(2 * HOUR);
    expect(tartan.card()).toContain('25 Items lack transactions');
    expect(tartan.lines()).toEqual([]);
  });

  it.each([
    { case: 'within a day of being over: the same card', pause: 23 * HOUR, cards: 1 },
    { case: 'after more than a day: a new one', pause: 25 * HOUR, cards: 2 },
  ])('back $case', async ({ pause, cards }) => {
    const tartan = await widespread();
    await tartan.sweepTo(48 * HOUR + 60);
    expect(tartan.card()).toContain('fewer than ten');
    const back = 48 * HOUR + 60 + pause;
    await tartan.sweepTo(back, HOUR);
    await tartan.live(...faultyItems(10, 1, { from: back, firstItem: 30 }));
    await tartan.sweepTo(back + HOUR);
    expect(tartan.cards()).toHaveLength(cards);
    const [last] = tartan.cards().slice(-1);
    expect(last && seen(last.message)).toContain('10 Items lack transactions');
    expect(tartan.lines().filter((line) => line.startsWith('Back again'))).toHaveLength(
      cards === 1 ? 1 : 0,
    );
  });
});

describe('/plaid status', () => {
  it('lists it beside what webhooks told, and counts its Items among the healthy ones', async () => {
    const tartan = await widespread();
    const { ports } = tartan;
    expect(await incidentNow(KEY, ports)).toMatchObject({
      count: 10,
      institutionName: 'Bank ins_3',
    });
    expect((await openIncidents(ports)).map(({ incident }) => incident.key)).toEqual([KEY]);
    expect(await openIncidents(ports, 'ins_4')).toEqual([]);
    const { text, blocks } = await ask('status', { ports });
    const shown = seen({ text, blocks });
    expect(shown).toContain('1 open incident, 10 Items');
    expect(shown).toContain('*Bank ins_3*: 10 Items lack transactions `MISSING_TRANSACTIONS`');
    expect(shown).toContain('10 healthy');
    const bank = await ask('institution ins_3', { ports });
    expect(seen(bank)).toContain('10 Items lack transactions');
  });

  it('lists it no more once it has left the window, whether or not the card has turned', async () => {
    const { ports, passTo } = await widespread();
    passTo(48 * HOUR + 1);
    expect(await incidentNow(KEY, ports)).toBeUndefined();
    const { text } = await ask('status', { ports });
    expect(text).toContain('No open incident');
  });
});

describe('a store that fails, or a function that dies, at any single step', () => {
  const story = [
    ...faultyItems(8, 1),
    faulty(9, item(9), { institution: undefined }),
    faulty(10, item(10), { institution: undefined }),
    placed(11, item(9)),
    placed(12, item(10)),
  ];

  async function failingAt(step: number, when: 'before' | 'after') {
    let calls = 0;
    const tartan = openTartan({
      fault: (place, moment) => {
        // What the door cannot keep is sent again by whoever reports it.
        if (moment !== when || place === 'inbox.keep') return;
        calls += 1;
        if (calls === step) throw new Error('throttled');
      },
    });
    await tartan.live(...story);
    const reached = calls;
    await tartan.sweepTo(10 * MINUTE);
    return { tartan, reached };
  }

  it('leaves one card that counts right', async () => {
    const { reached } = await failingAt(Infinity, 'before');
    expect(reached).toBeGreaterThan(60);
    for (const when of ['before', 'after'] as const)
      for (let step = 1; step <= reached; step += 1) {
        const { tartan } = await failingAt(step, when);
        expect(tartan.cards(), `step ${String(step)} ${when}`).toHaveLength(1);
        expect(tartan.card(), `step ${String(step)} ${when}`).toContain('10 Items lack');
      }
  });
});

/** A story of reports at two banks: late, doubled, in any order, and of Items whose bank is told whenever it is. */
const anyStory = fc.array(
  fc.record({
    number: fc.nat(25),
    kind: fc.constantFrom('faulty', 'faulty', 'faulty', 'placed'),
    fault: fc.constantFrom<DataFault>('missing_transactions', 'missing_accounts'),
    account: fc.option(fc.nat(2), { nil: undefined }),
    namesBank: fc.boolean(),
    happens: fc.integer({ min: 0, max: 60 * HOUR }),
    late: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 20 * HOUR })),
    doubled: fc.boolean(),
  }),
  { minLength: 30, maxLength: 90, size: 'max' },
);

const END = 80 * HOUR;

const bankOf = (number: number) => (number % 5 === 0 ? 'ins_4' : 'ins_3');

/** The Items, or accounts, that a plain look at all that was ever reported counts at the end. */
function plainCount(bank: string, fault: DataFault, events: readonly ItemEvent[]): number {
  const known = new Set(
    events.flatMap(({ itemId, ids }) => (ids['institution_id'] === bank ? [itemId] : [])),
  );
  const inside = events.flatMap((event) =>
    event.kind === 'data faulty' &&
    event.fault === fault &&
    known.has(event.itemId) &&
    event.at >= at(END - 48 * HOUR)
      ? [event]
      : [],
  );
  const items = new Set(inside.map(({ itemId }) => itemId));
  if (fault === 'missing_transactions') return items.size;
  const named = inside.filter(({ accountId }) => accountId !== undefined);
  const accounts = new Set(named.map(({ accountId }) => accountId));
  return accounts.size + items.size - new Set(named.map(({ itemId }) => itemId)).size;
}

describe('late and doubled reports, in any order', () => {
  it('are counted as a plain look at all of them counts, and the cards say so', async () => {
    const met = { open: 0, closed: 0, never: 0 };
    await fc.assert(
      fc.asyncProperty(anyStory, async (story) => {
        const reports = story.map(({ number, kind, fault, happens, namesBank, ...rest }) => {
          const accountId =
            fault === 'missing_accounts' && rest.account !== undefined
              ? account(number * 10 + rest.account)
              : undefined;
          const institution = namesBank ? bankOf(number) : undefined;
          return {
            ...rest,
            event:
              kind === 'placed'
                ? placed(happens, item(number), bankOf(number))
                : faulty(happens, item(number), { fault, accountId, institution }),
          };
        });
        const arrivals = reports
          .flatMap(({ event, late, doubled }) => {
            const comes = Date.parse(event.at) + late * 1000;
            return doubled
              ? [
                  { event, comes },
                  { event, comes: comes + 5_000 },
                ]
              : [{ event, comes }];
          })
          .sort((a, b) => a.comes - b.comes);
        const tartan = openTartan();
        for (const { event, comes } of arrivals) {
          const seconds = (comes - Date.parse(at(0))) / 1000;
          await tartan.sweepTo(seconds, 6 * HOUR);
          await tartan.receive({ ...event, receivedAt: tartan.ports.now().toISOString() });
        }
        await tartan.sweepTo(END, 6 * HOUR);
        await tartan.sweepTo(END + 0.001, 1);
        const events = reports.map(({ event }) => event);
        for (const bank of ['ins_3', 'ins_4'])
          for (const fault of ['missing_transactions', 'missing_accounts'] as const) {
            const count = plainCount(bank, fault, events);
            const now = await incidentNow(faultKey(bank, fault), tartan.ports);
            expect(now?.accountCount ?? now?.count ?? 0).toBe(count >= 10 ? count : 0);
          }
        await tartan.sweepTo(END + 5 * MINUTE);
        for (const bank of ['ins_3', 'ins_4'])
          for (const fault of ['missing_transactions', 'missing_accounts'] as const) {
            const key = faultKey(bank, fault);
            const now = await incidentNow(key, tartan.ports);
            const alert = await tartan.ports.alerts.find(alertId(key));
            const facts = alert?.told?.facts;
            expect(facts !== undefined && facts.resolved === undefined).toBe(now !== undefined);
            if (now === undefined) met[facts === undefined ? 'never' : 'closed'] += 1;
            else {
              met.open += 1;
              expect(facts).toMatchObject({ count: now.count, itemIds: now.itemIds });
            }
            const own = tartan.cards().filter(({ mark }) => mark.alert === alertId(key));
            expect(own.length).toBeLessThanOrEqual(2);
          }
      }),
      { numRuns: 100 },
    );
    for (const count of Object.values(met)) expect(count, JSON.stringify(met)).toBeGreaterThan(2);
  }, 60_000);
});
