import { describe, expect, it } from 'vitest';

import { applyEvent } from '#lib/health/apply-event.ts';
import type { ItemEvent } from '#lib/health/item-event.ts';
import { type ItemHealth, worstTrouble } from '#lib/health/item-health.ts';
import { statusChanges } from '#lib/health/status-changes.ts';
import { itemHistoryMessage } from '#lib/messages/item-history-message.ts';
import { itemMessage, type ItemReport } from '#lib/messages/item-message.ts';
import { unknownItemMessage } from '#lib/messages/unknown-item-message.ts';
import { itemFacts } from '#lib/tickets/item-facts.ts';
import { errorKind } from '#lib/tickets/kinds/error-kinds.ts';
import { writeTicket } from '#lib/tickets/write-ticket.ts';
import { nextStepFor } from '#lib/triage/next-step.ts';

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
} from '../builders/item-events.ts';
import { buttonsIn } from '../builders/ask.ts';
import { seen } from '../builders/seen.ts';
import { slackProblems } from '../builders/slack-limits.ts';

const HOUR = 3600;
const DAY = 24 * HOUR;

/** The report as `/plaid item` makes it, after these events. */
function report(events: readonly ItemEvent[], but: Partial<ItemReport> = {}): ItemReport {
  let health: ItemHealth | undefined;
  for (const [index, event] of events.entries())
    health = applyEvent(health, event, events.slice(0, index + 1));
  if (health === undefined) throw new Error('no events');
  const newestFirst = events.toReversed();
  const trouble = worstTrouble(health.troubles);
  const facts = itemFacts(health, newestFirst, []);
  return {
    health,
    events: newestFirst,
    lastSignOfLife: newestFirst.find(({ kind }) => kind === 'alive')?.at,
    step: trouble && nextStepFor(trouble.code, trouble.errorType),
    advice: facts.advice,
    draft: trouble && writeTicket(errorKind(facts.advice), facts),
    surroundings: { duplicates: [], accounts: [], cases: [], notes: [] },
    now: new Date(at(8 * DAY)),
    ...but,
  };
}

const reports = [
  { case: 'healthy', events: [alive(0)] },
  { case: 'recovered', events: [failed(0), repaired(HOUR)] },
  { case: 'broken', events: [alive(0), failed(HOUR)] },
  { case: 'unconfirmed', events: [failed(0), repaired(60), failed(120)] },
  { case: 'expiring', events: [expiring(0, { deadline: at(7 * DAY) })] },
  { case: 'expiring without a date', events: [expiring(0)] },
  { case: 'degraded', events: [permissionLost(0), accountLost(60)] },
  {
    case: 'stale',
    events: [...[0, 12, 24, 36].map((hours) => alive(hours * HOUR)), overdue(85 * HOUR)],
  },
  { case: 'ended', events: [failed(0), ended(60)] },
  { case: 'overdue', events: [expiring(0, { deadline: at(DAY) }), overdue(2 * DAY + 1)] },
  { case: 'of an unknown code', events: [failed(0, { code: 'BRAND_NEW' })] },
  {
    case: 'with every code there is at once',
    events: [expiring(0), permissionLost(1), accountLost(2), failed(3), ended(4)],
  },
];

describe('itemMessage', () => {
  it('of a broken Item', () => {
    const events = [alive(0), failed(HOUR)];
    expect(seen(itemMessage(report(events, { now: new Date(at(26 * HOUR)) }))))
      .toMatchInlineSnapshot(`
        "Bank ins_3: Item is broken (ITEM_LOGIN_REQUIRED). Ask the user to reconnect: open Link in update mode.

        :red_circle: *Bank ins_3*: this Item is *broken* \`ITEM_LOGIN_REQUIRED\`

        Since <!date^1793610000^{date_short_pretty}, {time}|2026-11-02 09:00 UTC>  ·  last data 26 h ago  ·  production

        *Who acts:* the end user. Ask the user to reconnect: open Link in update mode.

        *Next steps*
        •  Send the user a link into your app that opens Link in update mode; the access token stays the same.
        •  Watch for LOGIN_REPAIRED: the user may have repaired the login through another app.
        •  Two Items for one login? Keep the newer one and remove the older.
        •  Back again straight after a good update? File a ticket with the identifiers.

        *What happened*
        •  <!date^1793610000^{date_short_pretty}, {time}|2026-11-02 09:00 UTC>  \`ITEM.ERROR\`  \`ITEM_LOGIN_REQUIRED\`
        •  <!date^1793606400^{date_short_pretty}, {time}|2026-11-02 08:00 UTC>  \`TRANSACTIONS.DEFAULT_UPDATE\`

        \`ITEM.ERROR\` This Item broke and gets no more data; the code inside the error gives the reason.

        In <https://dashboard.plaid.com/activity/logs|Plaid’s logs> until <!date^1794819600^{date_short}|2026-11-16 09:00 UTC>

        *Identifiers*
        •  item_id \`itemAAAAAAAAAAAAAAAAAAAAAAAA\`
        •  institution_id \`ins_3\`
        •  institution_name \`Bank ins_3\`

        *Missing for a ticket, and where to find it*
        •  \`access_token\`: in your own secure store; paste it only into the form of Plaid’s dashboard
        •  \`link_session_id\` or \`request_id\`: in Link’s onSuccess, onExit and onEvent; in the dashboard under Activity, Logs; or in each answer of the API and its X-Request-Id header; webhooks have none, so call /item/get

        *Ticket draft*

        Subject: Bank ins_3: ITEM_LOGIN_REQUIRED on 1 Item

        Plaid can no longer log in to the bank for this Item. This affects 1 Item at Bank ins_3.

        error_code: ITEM_LOGIN_REQUIRED
        error_type: ITEM_ERROR
        environment: production
        first seen: 2026-11-02T09:00:00.000Z

        item_id: itemAAAAAAAAAAAAAAAAAAAAAAAA
        access_token: [add it here, in Plaid's form only]
        institution_id: ins_3
        link_session_id or request_id: [missing]

        What we tried: 

        Ticket draft
        Check now
        Message to the user
        Share in channel"
      `);
  });

  it.each(reports)('$case is sound', ({ events }) => {
    const message = itemMessage(report(events));
    expect(slackProblems(message)).toEqual([]);
    expect(message.text.length).toBeLessThanOrEqual(150);
  });

  it('reads on a lock screen like this', () => {
    expect(reports.map(({ case: name, events }) => `${name} — ${itemMessage(report(events)).text}`))
      .toMatchInlineSnapshot(`
        [
          "healthy — Bank ins_3: Item is healthy.",
          "recovered — Bank ins_3: Item is healthy.",
          "broken — Bank ins_3: Item is broken (ITEM_LOGIN_REQUIRED). Ask the user to reconnect: open Link in update mode.",
          "unconfirmed — Bank ins_3: Item is unconfirmed (ITEM_LOGIN_REQUIRED). Ask the user to reconnect: open Link in update mode.",
          "expiring — Bank ins_3: Item is about to break (PENDING_DISCONNECT). Ask the user to reconnect, best before the date: Link in update mode.",
          "expiring without a date — Bank ins_3: Item is about to break (PENDING_DISCONNECT). Ask the user to reconnect, best before the date: Link in update mode.",
          "degraded — Bank ins_3: Item is degraded (PRODUCT_PERMISSIONS_REQUIRED). Ask the user to share it: update mode with that product in products.",
          "stale — Bank ins_3: Item is stale (STALE). Check /item/get: its error, its last update, whether its webhook is Tartan’s.",
          "ended — Bank ins_3: Item is ended (USER_PERMISSION_REVOKED). Delete the stored data, call /item/remove; link anew only if the user asks.",
          "overdue — Bank ins_3: Item is broken (PENDING_DISCONNECT). Ask the user to reconnect, best before the date: Link in update mode.",
          "of an unknown code — Bank ins_3: Item is broken (BRAND_NEW). Ask the user to reconnect in update mode, unless the error message speaks against it.",
          "with every code there is at once — Bank ins_3: Item is ended (USER_PERMISSION_REVOKED). Delete the stored data, call /item/remove; link anew only if the user asks.",
        ]
      `);
  });

  it('says what it was recovered from, and by what', () => {
    const shown = seen(itemMessage(report([failed(0), repaired(HOUR)])));
    expect(shown).toContain('recovered from `ITEM_LOGIN_REQUIRED` by `ITEM.LOGIN_REPAIRED`');
    expect(shown).not.toContain('Who acts');
    expect(shown).not.toContain('Subject:');
  });

  it('says when the last data came, or that none was seen', () => {
    expect(seen(itemMessage(report([alive(0), failed(HOUR)])))).toContain('last data 8 days ago');
    expect(seen(itemMessage(report([failed(0)])))).toContain('no data seen yet');
  });

  it('says by when it ends', () => {
    const shown = seen(itemMessage(report([expiring(0, { deadline: at(7 * DAY) })])));
    expect(shown).toMatch(/ends <!date\^\d+\^\{date_short\} \(\{ago\}\)\|.*>/);
    expect(shown).toContain('this Item is *about to break*');
  });

  it('names its other troubles, each with what it is about, ten at most', () => {
    const both = seen(itemMessage(report([permissionLost(0), accountLost(60), failed(120)])));
    expect(both).toContain('degraded `PRODUCT_PERMISSIONS_REQUIRED` `auth` since');
    expect(both).toContain('degraded `USER_ACCOUNT_REVOKED` `acc1` since');
    const accounts = Array.from({ length: 30 }, (_, index) => ({
      ...accountLost(index),
      kind: 'account lost' as const,
      accountId: `acc${String(index)}`,
    }));
    const many = itemMessage(report([...accounts, failed(DAY)]));
    expect(seen(many)).toContain('•  and 20 more');
    expect(slackProblems(many)).toEqual([]);
  });

  it.each([
    { case: 'an hour ago', hours: 1, says: 'may show it only in an hour or two' },
    { case: 'a day ago', hours: 24, says: 'In <https://dashboard.plaid.com/activity/logs|' },
    { case: '13 days ago', hours: 13 * 24, says: ':hourglass_flowing_sand:' },
    { case: '15 days ago', hours: 15 * 24, says: 'No longer in <https://' },
  ])('says whether Plaid’s logs have what began $case', ({ hours, says }) => {
    const shown = seen(itemMessage(report([failed(0)], { now: new Date(at(hours * HOUR)) })));
    expect(shown).toContain(says);
  });

  it('says nothing of logs where nothing is wrong', () => {
    expect(seen(itemMessage(report([alive(0)])))).not.toContain('activity/logs');
  });

  it.each([
    {
      case: 'what the user mends',
      events: [failed(0)],
      buttons: ['ticket_draft', 'check_now', 'user_message', 'share'],
    },
    {
      case: 'what the user need not hear of',
      events: [failed(0, { code: 'INVALID_ACCESS_TOKEN', type: 'INVALID_INPUT' })],
      buttons: ['ticket_draft', 'check_now', 'share'],
    },
    { case: 'nothing', events: [alive(0)], buttons: ['ticket_draft', 'check_now', 'share'] },
  ])('of an Item that has $case has the buttons $buttons', ({ events, buttons }) => {
    expect(buttonsIn(itemMessage(report(events))).map(({ id }) => id)).toEqual(buttons);
  });

  it('its buttons carry keys, and nothing else', () => {
    const { itemId } = failed(0);
    expect(buttonsIn(itemMessage(report([failed(0)]))).map(({ value }) => value)).toEqual([
      `item ${itemId}`,
      itemId,
      'ITEM_LOGIN_REQUIRED ITEM_ERROR',
      `item ${itemId}`,
    ]);
  });

  it('of a silent Item: since when, what is usual, and no look at it among what happened', () => {
    const beats = [0, 12, 24, 36].map((hours) => alive(hours * HOUR));
    const look = (hours: number) => ({ ...overdue(hours * HOUR), source: 'TARTAN.LOOK' });
    const now = new Date(at(90 * HOUR));
    const shown = seen(itemMessage(report([...beats, look(30), look(84)], { now })));
    expect(shown).toMatchInlineSnapshot(`
      "Bank ins_3: Item is stale (STALE). Check /item/get: its error, its last update, whether its webhook is Tartan’s.

      :zzz: *Bank ins_3*: this Item is *stale* \`STALE\`

      Since <!date^1793736000^{date_short_pretty}, {time}|2026-11-03 20:00 UTC>  ·  last data 2 days ago  ·  usually every 12 h  ·  production

      *Who acts:* your team. Check /item/get: its error, its last update, whether its webhook is Tartan’s.

      *Next steps*
      •  Call /item/get: look at its error, at when status.transactions was last updated, and at the last webhook sent.
      •  Is its webhook not Tartan’s address? Set it with /item/webhook/update.
      •  Ask for data: /transactions/sync, or /transactions/refresh where your plan has it.
      •  An error in the answer? That is what has to be mended: /plaid error explains it.
      •  Updates fail for days, and nothing says why? File a case with the institution and the Item.
      •  ITEM_NOT_FOUND? It is gone: tell Tartan with the report item_removed.

      *What happened*
      •  <!date^1793736000^{date_short_pretty}, {time}|2026-11-03 20:00 UTC>  \`TRANSACTIONS.DEFAULT_UPDATE\`
      •  <!date^1793692800^{date_short_pretty}, {time}|2026-11-03 08:00 UTC>  \`TRANSACTIONS.DEFAULT_UPDATE\`
      •  <!date^1793649600^{date_short_pretty}, {time}|2026-11-02 20:00 UTC>  \`TRANSACTIONS.DEFAULT_UPDATE\`
      •  <!date^1793606400^{date_short_pretty}, {time}|2026-11-02 08:00 UTC>  \`TRANSACTIONS.DEFAULT_UPDATE\`

      \`TRANSACTIONS.DEFAULT_UPDATE\` Further transactions came in for this Item; the webhook says how many.

      *Identifiers*
      •  item_id \`itemAAAAAAAAAAAAAAAAAAAAAAAA\`
      •  institution_id \`ins_3\`
      •  institution_name \`Bank ins_3\`

      *Missing for a ticket, and where to find it*
      •  \`access_token\`: in your own secure store; paste it only into the form of Plaid’s dashboard

      *Ticket draft*

      Subject: Bank ins_3: no data on 1 Item

      No data has come for this Item for four times as long as usual, and no error either. This affects 1 Item at Bank ins_3.

      environment: production
      last data: 2026-11-03T20:00:00.000Z

      item_id: itemAAAAAAAAAAAAAAAAAAAAAAAA
      institution_id: ins_3
      access_token: [add it here, in Plaid's form only]

      What we tried: 

      Ticket draft
      Check now
      Share in channel"
    `);
  });

  it.each([
    { hours: [0, 12, 24, 36], says: 'last data 3 h ago  ·  usually every 12 h' },
    { hours: [0, 12, 36], says: 'last data 3 h ago  ·  production' },
    { hours: [0, 36, 72, 144], says: 'last data 3 h ago  ·  usually every 36 h' },
  ])('of a healthy Item with data at $hours h: $says', ({ hours, says }) => {
    const events = hours.map((hour) => alive(hour * HOUR));
    const now = new Date(at(((hours.at(-1) ?? 0) + 3) * HOUR));
    expect(seen(itemMessage(report(events, { now })))).toContain(says);
  });

  it('shows what stands around it: a duplicate at once, the rest below', () => {
    const surroundings = {
      duplicates: [{ itemId: 'the-other', common: { kind: 'user' as const } }],
      accounts: [{ accountId: 'acc-1', name: 'Plaid Checking', mask: '0000' }],
      cases: [{ number: '884211', status: 'Open' as const }],
      notes: [],
    };
    const shown = seen(itemMessage(report([failed(0)], { surroundings })));
    const order = [
      'Possible duplicate',
      '*Next steps*',
      '*What happened*',
      'activity/logs',
      '*Cases*',
      '*Accounts*',
      '*Identifiers*',
      'Subject:',
    ];
    const places = order.map((part) => shown.indexOf(part));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places).not.toContain(-1);
    expect(shown).not.toContain('*Notes*');
  });

  it('shows every identifier to be copied, and where to find the missing ones', () => {
    const event = {
      ...failed(0),
      ids: { institution_id: 'ins_3', client_user_id: 'user-7', link_session_id: 'c0ffee-1' },
    };
    const shown = seen(itemMessage(report([event])));
    expect(shown).toContain(`item_id \`${event.itemId}\``);
    expect(shown).toContain('client_user_id `user-7`');
    expect(shown).toContain('link_session_id `c0ffee-1`');
    expect(shown).toContain('•  `access_token`: in your own secure store');
    expect(shown).not.toMatch(/•\s+`link_session_id`/);
  });

  it('shows the last ten things that happened, the newest first', () => {
    const events = Array.from({ length: 30 }, (_, index) => alive(index * HOUR));
    const shown = seen(itemMessage(report(events)));
    expect(shown.match(/• {2}<!date/g)).toHaveLength(10);
    expect(shown.indexOf('13:00')).toBeLessThan(shown.indexOf('12:00'));
  });

  it('says in plain words that nothing was heard in time', () => {
    const shown = seen(itemMessage(report([failed(0), overdue(DAY)])));
    expect(shown).toContain('Tartan: nothing was heard in time');
    expect(shown).not.toContain('TARTAN.OVERDUE');
  });

  it('keeps what comes from outside harmless', () => {
    const bad = '<!channel> *x* `y` <http://evil|ok> \u202e';
    const hostile: ItemEvent = {
      ...failed(0, { code: bad, type: bad }),
      source: bad,
      environment: bad,
      ids: { institution_name: bad, institution_id: bad, [bad]: bad },
    };
    expect(slackProblems(itemMessage(report([hostile])))).toEqual([]);
    expect(
      slackProblems(itemMessage(report([expiring(0), permissionLost(1, { product: bad })]))),
    ).toEqual([]);
  });

  it('fits with the most that the door lets in', () => {
    const ids = Object.fromEntries(
      Array.from({ length: 12 }, (_, index) => [
        `name_of_number_${String(index)}_id`,
        'v'.repeat(120),
      ]),
    );
    const events = Array.from({ length: 50 }, (_, index) => ({
      ...failed(index, { code: 'C'.repeat(80), type: 'T'.repeat(80), bodyHash: String(index) }),
      environment: 'e'.repeat(240),
      ids: {
        ...ids,
        institution_name: '&'.repeat(120),
        transfer_id: `460cbe92-2dcc-8eae-5ad6-${String(index).padStart(12, '0')}`,
      },
    }));
    const surroundings = {
      duplicates: Array.from({ length: 10 }, () => ({
        itemId: 'i'.repeat(37),
        common: { kind: 'account' as const, name: '&'.repeat(60) },
      })),
      accounts: Array.from({ length: 40 }, () => ({
        accountId: 'a'.repeat(37),
        name: '&'.repeat(60),
        mask: '0000',
        type: 'depository',
        subtype: 's'.repeat(40),
      })),
      cases: Array.from({ length: 20 }, () => ({
        number: '9'.repeat(40),
        status: 'Updated' as const,
        next: { status: 'Solved' as const, at: at(0) },
      })),
      notes: Array.from({ length: 5 }, () => ({
        text: '&'.repeat(500),
        permalink: 'https://harbor.slack.com/archives/C0ALERTS/p1795262111000200',
        by: 'U0MIRA',
        at: at(0),
      })),
    };
    const message = itemMessage(report(events, { surroundings }));
    expect(slackProblems(message, { people: true, notes: true })).toEqual([]);
    expect(seen(message)).toContain('The ticket draft is too long to stand here');
    expect(buttonsIn(message)[0]?.id).toBe('ticket_draft');
    expect(message.text.length).toBeLessThanOrEqual(150);
  });
});

describe('itemHistoryMessage', () => {
  it('of an Item that broke and was repaired', () => {
    const changes = statusChanges([alive(0), failed(HOUR), repaired(2 * HOUR)]).toReversed();
    expect(seen(itemHistoryMessage(alive(0).itemId, changes))).toMatchInlineSnapshot(`
      "2 changes of state, the last 2026-11-02 10:00 UTC

      *History* of \`itemAAAAAAAAAAAAAAAAAAAAAAAA\`: 2 changes of state in 400 days

      <!date^1793613600^{date_short_pretty}, {time}|2026-11-02 10:00 UTC>  \`ITEM.LOGIN_REPAIRED\`
            broken → *healthy*  ·  \`ITEM.LOGIN_R\`
      <!date^1793610000^{date_short_pretty}, {time}|2026-11-02 09:00 UTC>  \`ITEM.ERROR\`  \`ITEM_LOGIN_REQUIRED\`
            healthy → *broken*  ·  \`failed ITEM_\`"
    `);
  });

  it.each([0, 1, 25, 26, 400])('of %i changes is sound, and shows 25 at most', (count) => {
    const events = Array.from({ length: count }, (_, index) =>
      index % 2 === 0 ? failed(index * DAY) : repaired(index * DAY),
    );
    const message = itemHistoryMessage(alive(0).itemId, statusChanges(events).toReversed());
    expect(slackProblems(message)).toEqual([]);
    expect(seen(message).match(/→/g) ?? []).toHaveLength(Math.min(count, 25));
    expect(seen(message).includes(`The newest 25 of ${String(count)}.`)).toBe(count > 25);
  });

  it('fits with the longest codes that the door lets in', () => {
    const event: ItemEvent = {
      ...failed(0),
      source: `${'T'.repeat(80)}.${'C'.repeat(80)}`,
      kind: 'failed',
      error: { code: 'C'.repeat(80), reason: 'R'.repeat(80) },
    };
    const changes = Array.from({ length: 60 }, () => ({
      event,
      from: 'healthy' as const,
      to: 'broken' as const,
    }));
    expect(slackProblems(itemHistoryMessage(event.itemId, changes))).toEqual([]);
  });
});

describe('unknownItemMessage', () => {
  it('gives three ways to find the right id', () => {
    const message = unknownItemMessage('Qn7rWpXv2sKd9LmBtY4eHgJ8uZc5fAoN00001');
    expect(slackProblems(message)).toEqual([]);
    expect(seen(message).match(/•/g)).toHaveLength(3);
    expect(seen(message)).toMatchInlineSnapshot(`
      "No webhook for this Item has reached Tartan. Ids are case-sensitive.

      No webhook for \`Qn7rWpXv2sKd9LmBtY4eHgJ8uZc5fAoN00001\` has reached Tartan. Ids are case-sensitive.

      *Three ways to find the right id*
      •  Look up the user in your own database: the item_id was stored with the access token.
      •  In Plaid’s dashboard open Activity, Logs, and search for your Client User ID; rows of the Item show its item_id.
      •  Call \`/item/get\` with the access token; the answer names the item_id. Its \`webhook\` field also tells whether the Item reports to Tartan at all.

      A healthy Item that has sent nothing since Tartan was set up is unknown here, too."
    `);
  });

  it('keeps the id harmless', () => {
    expect(slackProblems(unknownItemMessage('`<!here>*\u202e'))).toEqual([]);
  });
});
