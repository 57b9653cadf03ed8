import { describe, expect, it } from 'vitest';

import { alertId } from '#lib/alerts/alert.ts';
import { touchAlert } from '#lib/alerts/alert-changes.ts';
import { incidentKey } from '#lib/alerts/incident.ts';
import { applyToItem } from '#lib/flows/apply-to-item.ts';
import type { ItemEvent } from '#lib/health/item-event.ts';

import { ask, outsideAfter } from '../builders/ask.ts';
import { itemIdNumber } from '../builders/card-facts.ts';
import {
  accountLost,
  alive,
  at,
  ended,
  expiring,
  failed,
  overdue,
  permissionLost,
  repaired,
  START,
} from '../builders/item-events.ts';
import { seen } from '../builders/seen.ts';
import { fakePorts } from '../fakes/fake-ports.ts';

const DAY = 24 * 60 * 60;

/** So many days before now. */
const ago = (days: number) => -days * DAY;

/** The answer to /plaid stale, asked at START, which is 8 in the morning of 2 November, after these events. */
async function stale(events: readonly ItemEvent[], text = 'stale') {
  const ports = await outsideAfter(events);
  const message = await ask(text, { ports });
  return { ports, message, shown: seen(message) };
}

function itemsIn(shown: string): string[] {
  return [...shown.matchAll(/`(Qn7\w+)`/g)].map(([, itemId = '']) => itemId);
}

describe('/plaid stale', () => {
  it('of none says so, and the rule', async () => {
    const { message, shown } = await stale([]);
    expect(message.text).toBe(
      'No Item that Tartan knows has been without data for 30 days or longer: nothing to remove.',
    );
    expect(shown).toContain('is billed for each calendar month in which it exists, broken or not');
  });

  it('of one says which, since when, until when to remove it, and what that means', async () => {
    const { message } = await stale([failed(ago(45), { itemId: itemIdNumber(1) })]);
    expect(seen(message)).toMatchInlineSnapshot(`
      "1 Item broken or silent for 30 days or longer. Remove what you no longer need before 1 December (28 days left), or it is billed for December too.

      *1 Item broken or silent for 30 days or longer*

      :red_circle: *Bank ins_3*  \`ITEM_LOGIN_REQUIRED\`  \`Qn7rWpXv2sKd9LmBtY4eHgJ8uZc5fAoN00001\`  45 days, since <!date^1789718400^{date_short}|2026-09-18 08:00 UTC>

      :calendar: *Remove before 1 December, 00:00 UTC: 28 days left.* An Item with Transactions, Recurring Transactions, Liabilities or Investments is billed for each calendar month in which it exists, broken or not, and the month of its removal counts whole. Removed by then, it is not on the bill for December.

      *What removing means*
      •  First ask the user: one who logs in again in update mode keeps the Item.
      •  \`/item/remove\` ends the Item and its access token, and cannot be undone. To come back, the user links the bank anew in Link: a new Item with new ids.
      •  Only this Item ends. The other holder of a joint account has an Item of their own, which goes on.
      •  At Chase and PNC the account number for ACH ends as well: transfers to it come back.
      •  Then send Tartan the report \`item_removed\`: Plaid sends no webhook when you remove an Item yourself.

      Not listed: Items that have ended. What its user ended at my.plaid.com is not billed any more; of what was ended at the bank Plaid does not say so: call \`/item/remove\` for it, too.
      Your agreement with Plaid decides. More: \`/plaid howto billing\`"
    `);
  });

  it('lists the longest broken first, whatever the bank and the code', async () => {
    const { message, shown } = await stale([
      failed(ago(40), { itemId: itemIdNumber(1) }),
      failed(ago(90), { itemId: itemIdNumber(2), institution: 'ins_9', code: 'ITEM_LOCKED' }),
      failed(ago(60), { itemId: itemIdNumber(3) }),
      failed(ago(29), { itemId: itemIdNumber(4) }),
    ]);
    expect(itemsIn(shown)).toEqual([2, 3, 1].map(itemIdNumber));
    expect(message.text).toMatch(/^3 Items broken or silent for 30 days or longer\./);
    expect(shown).toContain('90 days, since');
    expect(shown).toContain('*Bank ins_9*  `ITEM_LOCKED`');
  });

  it.each([
    { typed: 'stale', days: [60, 30] },
    { typed: 'stale 30d', days: [60, 30] },
    { typed: 'stale 30', days: [60, 30] },
    { typed: 'stale 7d', days: [60, 30, 10] },
    { typed: 'stale 1 week', days: [60, 30, 10] },
    { typed: 'stale `7D`', days: [60, 30, 10] },
    { typed: 'stale 45 days', days: [60] },
    { typed: 'stale 90d', days: [] },
    { typed: 'stale 1d', days: [60, 30, 10, 1] },
  ])('$typed: broken for $days days', async ({ typed, days }) => {
    const all = [60, 30, 10, 1];
    const events = all.map((age) => failed(ago(age), { itemId: itemIdNumber(age) }));
    const { shown } = await stale(events, typed);
    expect(itemsIn(shown)).toEqual(days.map(itemIdNumber));
  });

  it.each([
    'stale soon',
    'stale 0d',
    'stale -5d',
    'stale 401d',
    'stale 58w',
    'stale 30d 7d',
    'stale 30m',
    'stale 99999d',
    'stale 1e2',
    'stale 3.5d',
    'stale d',
  ])('does not take %s', async (typed) => {
    const { message } = await stale([failed(ago(45))], typed);
    expect(message.text).toBe(
      'Say for how long as a number of days from 1 to 400, as in `/plaid stale 30d` or `/plaid stale 2w`.',
    );
  });

  it.each<{ case: string; events: ItemEvent[] }>([
    { case: 'repaired', events: [failed(ago(60)), repaired(ago(1))] },
    { case: 'ended by its user', events: [failed(ago(60)), ended(ago(59))] },
    {
      case: 'ended, and told for long enough',
      events: [failed(ago(60)), ended(ago(59)), overdue(ago(57))],
    },
    {
      case: 'removed by your team',
      events: [failed(ago(60)), { ...ended(ago(1)), source: 'REPORT.ITEM_REMOVED' }],
    },
    { case: 'gone at Plaid', events: [failed(ago(60), { code: 'ITEM_NOT_FOUND' })] },
    { case: 'without a permission', events: [permissionLost(ago(60))] },
    { case: 'without one of its accounts', events: [accountLost(ago(60))] },
    { case: 'about to break', events: [expiring(ago(60), { deadline: at(DAY) })] },
    {
      case: 'broken a day ago, after a warning of long ago',
      events: [expiring(ago(60), { deadline: at(ago(2)) }), overdue(ago(0.5))],
    },
  ])('leaves out what is $case', async ({ events }) => {
    const { message } = await stale(events);
    expect(message.text).toMatch(/^No Item/);
  });

  it('counts what broke after a warning from the day of which it warned', async () => {
    const events = [expiring(ago(60), { deadline: at(ago(53)) }), overdue(ago(51))];
    const { shown } = await stale(events);
    expect(shown).toContain('53 days, since');
  });

  it('has what fell silent without an error, since its last data', async () => {
    const beats = [80, 79, 78, 77].map((days) => alive(ago(days)));
    const { shown } = await stale([...beats, overdue(ago(72))]);
    expect(shown).toContain(':zzz: *Bank ins_3*  `STALE`');
    expect(shown).toContain('77 days, since');
  });

  it('of many shows twenty, and says how many more', async () => {
    const events = Array.from({ length: 33 }, (_, index) =>
      failed(ago(40) - index, { itemId: itemIdNumber(index) }),
    );
    const { message, shown } = await stale(events);
    expect(message.text).toMatch(/^33 Items/);
    expect(itemsIn(shown)).toHaveLength(20);
    expect(shown).toContain('and 13 more');
  });

  it('of very many at one bank says that there are more', async () => {
    const events = Array.from({ length: 130 }, (_, index) =>
      failed(ago(40) - index, { itemId: itemIdNumber(index) }),
    );
    const { message, shown } = await stale(events);
    expect(message.text).toMatch(/^At least 100 Items/);
    expect(shown).toContain('and at least 80 more');
  });

  it.each([
    { products: ['transactions'], says: 'billed monthly for Transactions' },
    {
      products: ['liabilities', 'holdings', 'investments_transactions', 'auth'],
      says: 'billed monthly for Investments, Liabilities',
    },
  ])('of an Item with data of $products: $says', async ({ products, says }) => {
    const data = products.map((product, index) => alive(ago(50) + index, { product }));
    const { shown } = await stale([...data, failed(ago(45))]);
    expect(shown).toContain(says);
  });

  it('says of no Item that it is billed monthly when nothing tells so', async () => {
    const { shown } = await stale([alive(ago(50), { product: 'auth' }), failed(ago(45))]);
    expect(shown).not.toContain('billed monthly for');
  });

  it('says of Sandbox that it costs nothing', async () => {
    const { shown } = await stale([{ ...failed(ago(45)), environment: 'sandbox' }]);
    expect(shown).toContain(':test_tube: sandbox');
    expect(shown).toContain('Items in Sandbox cost nothing');
  });

  it('escapes what comes from outside, and has room for the longest of it', async () => {
    const events = Array.from({ length: 20 }, (_, index) => ({
      ...failed(ago(45), {
        itemId: `${'i'.repeat(126)}${String(index)}`,
        code: `<!here>&${'C'.repeat(200)}`,
      }),
      ids: { institution_id: 'ins_3', institution_name: '<!channel> & *Sons* '.repeat(30) },
    }));
    const { shown } = await stale(events);
    expect(shown).not.toContain('<!channel>');
    expect(shown).not.toContain('<!here>');
  });

  it.each([
    { now: '2026-11-02T08:00:00.000Z', left: '28 days', day: '1 December', month: 'December' },
    { now: '2026-11-01T00:00:00.000Z', left: '30 days', day: '1 December', month: 'December' },
    { now: '2026-11-30T20:00:00.000Z', left: '4 h', day: '1 December', month: 'December' },
    { now: '2026-11-29T12:00:00.000Z', left: '36 h', day: '1 December', month: 'December' },
    { now: '2026-12-31T23:59:00.000Z', left: '1 min', day: '1 January', month: 'January' },
    { now: '2028-02-01T12:00:00.000Z', left: '28 days', day: '1 March', month: 'March' },
  ])('at $now there are $left left until $day', async ({ now, left, day, month }) => {
    const ports = fakePorts(now);
    const event = { ...failed(0), at: '2026-08-01T00:00:00.000Z' };
    await ports.inbox.keep({ kind: 'item', event });
    await applyToItem(event, ports);
    const message = await ask('stale', { ports });
    expect(message.text).toContain(
      `before ${day} (${left} left), or it is billed for ${month} too`,
    );
    expect(seen(message)).toContain(`*Remove before ${day}, 00:00 UTC: ${left} left.*`);
  });

  it('reads the open incidents and their members, and nothing of any healthy Item', async () => {
    const calls: string[] = [];
    const ports = await outsideAfter(
      [
        ...Array.from({ length: 50 }, (_, index) =>
          alive(ago(50), { itemId: itemIdNumber(index) }),
        ),
        failed(ago(45), { itemId: itemIdNumber(60) }),
        failed(ago(45), { itemId: itemIdNumber(61), institution: 'ins_9' }),
      ],
      (place, when) => {
        if (when === 'before') calls.push(place);
      },
    );
    calls.length = 0;
    await ask('stale', { ports });
    expect(calls).toEqual([
      'alerts.open',
      ...['items.members', 'items.members'],
      ...['inbox.lastEvents', 'inbox.lastEvents'],
    ]);
  });

  it('does not mind an alert of faulty data', async () => {
    const ports = await outsideAfter([failed(ago(45))]);
    const key = 'ins_3#MISSING_TRANSACTIONS';
    await ports.alerts.save(
      touchAlert(await ports.alerts.find(alertId(key)), key, new Date(START)),
    );
    expect((await ask('stale', { ports })).text).toMatch(/^1 Item broken/);
    const [health] = ports.items.all();
    expect(health && incidentKey(health)).toBe('ins_3#ITEM_LOGIN_REQUIRED');
  });
});
