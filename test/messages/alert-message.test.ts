import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { CardFacts } from '#lib/alerts/alert.ts';
import { healthStatuses } from '#lib/health/item-health.ts';
import { alertMessage, logsVanishLine, returnedLine } from '#lib/messages/alert-message.ts';
import { lineMessage, type Message } from '#lib/messages/message.ts';
import { resolvedLine } from '#lib/messages/resolved-card.ts';
import { escape } from '#lib/messages/text.ts';
import { whatHappened } from '#lib/messages/wording.ts';
import { logPhases } from '#lib/support/log-clock.ts';
import { caseStatuses } from '#lib/support/support-case.ts';
import { knownCodes } from '#lib/triage/look-up.ts';
import { nextStepFor } from '#lib/triage/next-step.ts';

import { buttonsIn } from '../builders/ask.ts';
import { cardFacts, itemIdNumber, manyItems } from '../builders/card-facts.ts';
import { slackProblems, textsIn } from '../builders/slack-limits.ts';

const ID = 'a1b2c3d4e5f6a7b8c9d0';
const hostileName = '<!channel> *x* `y` <http://evil|ok>';
const repaired = {
  at: '2026-05-04T10:15:00.000Z',
  by: 'LOGIN_REPAIRED',
  source: 'ITEM.LOGIN_REPAIRED',
  count: 1,
} as const;

/** The card as it is told: with the step from the advice for its code. */
function card(facts: CardFacts): Message {
  return alertMessage(ID, facts, nextStepFor(facts.code, facts.errorType));
}

/** What a reader sees, top to bottom, a line for each block. */
function lines(message: Message): string[] {
  return message.blocks.map((block) =>
    textsIn(block)
      .map(({ text }) => text)
      .join(' | '),
  );
}

const statuses = [
  { case: 'a login error', facts: cardFacts() },
  { case: 'a login error of 300', facts: cardFacts(manyItems(300)) },
  {
    case: 'an end',
    facts: cardFacts({ status: 'ended', code: 'USER_PERMISSION_REVOKED', errorType: undefined }),
  },
  {
    case: 'an end of 300',
    facts: cardFacts({ status: 'ended', code: 'USER_PERMISSION_REVOKED', ...manyItems(300) }),
  },
  {
    case: 'a lost permission',
    facts: cardFacts({ status: 'degraded', code: 'PRODUCT_PERMISSIONS_REQUIRED', reason: 'auth' }),
  },
  {
    case: 'a lost account',
    facts: cardFacts({ status: 'degraded', code: 'USER_ACCOUNT_REVOKED', ...manyItems(300) }),
  },
  {
    case: 'an outage of 300',
    facts: cardFacts({
      code: 'INSTITUTION_DOWN',
      errorType: 'INSTITUTION_ERROR',
      brokenBy: 'institution trouble',
      ...manyItems(300),
    }),
  },
  {
    case: 'a request of ours that fails',
    facts: cardFacts({
      code: 'INVALID_ACCESS_TOKEN',
      errorType: 'INVALID_INPUT',
      brokenBy: 'our side',
    }),
  },
  {
    case: 'a code that nobody knows',
    facts: cardFacts({ code: 'BRAND_NEW', errorType: undefined, brokenBy: 'user action' }),
  },
  {
    case: 'an end that is near, with its date',
    facts: cardFacts({
      status: 'expiring',
      code: 'PENDING_DISCONNECT',
      brokenBy: undefined,
      deadline: '2026-05-11T00:00:00.000Z',
      reason: 'INSTITUTION_MIGRATION',
    }),
  },
  {
    case: 'an end that is near, without a date',
    facts: cardFacts({ status: 'expiring', code: 'PENDING_EXPIRATION', ...manyItems(300) }),
  },
  { case: 'a doubtful failure', facts: cardFacts({ status: 'unconfirmed' }) },
  { case: 'a flapping login', facts: cardFacts({ returns: 3 }) },
  {
    case: 'Sandbox',
    facts: cardFacts({ environment: 'sandbox' }),
  },
  {
    case: 'an Item of which little is known',
    facts: cardFacts({
      institutionId: undefined,
      institutionName: undefined,
      environment: undefined,
      brokenBy: undefined,
      errorType: undefined,
    }),
  },
  {
    case: 'transactions missing at twelve Items',
    facts: cardFacts({
      status: 'degraded',
      code: 'MISSING_TRANSACTIONS',
      errorType: 'DATA',
      brokenBy: undefined,
      environment: undefined,
      ...manyItems(12),
    }),
  },
  {
    case: 'accounts of a wrong type at three Items',
    facts: cardFacts({
      status: 'degraded',
      code: 'MISCLASSIFIED_ACCOUNTS',
      errorType: 'DATA',
      brokenBy: undefined,
      environment: undefined,
      ...manyItems(3),
      accountCount: 11,
    }),
  },
  { case: 'a repair', facts: cardFacts({ resolved: repaired }) },
  {
    case: 'a repair of 300',
    facts: cardFacts({ ...manyItems(300), resolved: { ...repaired, count: 300 } }),
  },
  {
    case: 'data again',
    facts: cardFacts({
      resolved: { ...repaired, by: 'data', source: 'TRANSACTIONS.SYNC_UPDATES_AVAILABLE' },
    }),
  },
  {
    case: 'a close without repair',
    facts: cardFacts({ resolved: { at: repaired.at, by: 'something else', count: 1 } }),
  },
  {
    case: 'an end that is told',
    facts: cardFacts({
      status: 'ended',
      code: 'USER_PERMISSION_REVOKED',
      resolved: { at: repaired.at, by: 'something else', count: 1 },
    }),
  },
] satisfies { case: string; facts: CardFacts }[];

describe('the card', () => {
  it('of one Item', () => {
    expect(card(cardFacts())).toMatchInlineSnapshot(`
      {
        "blocks": [
          {
            "text": {
              "text": ":red_circle: *Tattersall Bank*: 1 Item needs a new login \`ITEM_LOGIN_REQUIRED\`",
              "type": "mrkdwn",
              "verbatim": true,
            },
            "type": "section",
          },
          {
            "text": {
              "text": "*The end user* must act. Ask the user to reconnect: open Link in update mode.",
              "type": "mrkdwn",
              "verbatim": true,
            },
            "type": "section",
          },
          {
            "elements": [
              {
                "text": "Since <!date^1777887000^{date_short_pretty}, {time}|2026-05-04 09:30 UTC>  ·  1 Item  ·  production",
                "type": "mrkdwn",
                "verbatim": true,
              },
            ],
            "type": "context",
          },
          {
            "elements": [
              {
                "text": "Item \`Qn7rWpXv2sKd9LmBtY4eHgJ8uZc5fAoN00001\`",
                "type": "mrkdwn",
                "verbatim": true,
              },
            ],
            "type": "context",
          },
          {
            "elements": [
              {
                "action_id": "ticket_draft",
                "text": {
                  "text": "Ticket draft",
                  "type": "plain_text",
                },
                "type": "button",
                "value": "a1b2c3d4e5f6a7b8c9d0",
              },
              {
                "action_id": "check_now",
                "text": {
                  "text": "Check now",
                  "type": "plain_text",
                },
                "type": "button",
                "value": "Qn7rWpXv2sKd9LmBtY4eHgJ8uZc5fAoN00001",
              },
              {
                "action_id": "user_message",
                "text": {
                  "text": "Message to the user",
                  "type": "plain_text",
                },
                "type": "button",
                "value": "ITEM_LOGIN_REQUIRED ITEM_ERROR",
              },
            ],
            "type": "actions",
          },
        ],
        "text": "Tattersall Bank: 1 Item needs a new login. Ask the user to reconnect: open Link in update mode.",
      }
    `);
  });

  it.each(statuses)('of $case is sound, and says how it stands in one line', ({ facts }) => {
    const message = card(facts);
    expect(slackProblems(message)).toEqual([]);
    expect(message.text.length).toBeLessThanOrEqual(150);
  });

  it('reads on a lock screen like this', () => {
    expect(statuses.map(({ case: name, facts }) => `${name} — ${card(facts).text}`))
      .toMatchInlineSnapshot(`
        [
          "a login error — Tattersall Bank: 1 Item needs a new login. Ask the user to reconnect: open Link in update mode.",
          "a login error of 300 — Tattersall Bank: 300 Items need a new login. Ask the user to reconnect: open Link in update mode.",
          "an end — Tattersall Bank: 1 Item was disconnected for good. Delete the stored data, call /item/remove; link anew only if the user asks.",
          "an end of 300 — Tattersall Bank: 300 Items were disconnected for good. Delete the stored data, call /item/remove; link anew only if the user asks.",
          "a lost permission — Tattersall Bank: 1 Item lost a permission. Ask the user to share it: update mode with that product in products.",
          "a lost account — Tattersall Bank: 300 Items lost an account. Stop debits to this account; offer update mode if you need it back.",
          "an outage of 300 — Tattersall Bank: 300 Items cannot reach the bank. Wait for the bank to come back; tell users that nothing is lost.",
          "a request of ours that fails — Tattersall Bank: 1 Item fails on our own request. Check the environment, the client_id, and that the stored token is the newest.",
          "a code that nobody knows — Tattersall Bank: 1 Item stopped working. Tartan does not know this code: see its page at plaid.com/docs/errors.",
          "an end that is near, with its date — Tattersall Bank: 1 Item will stop working on 2026-05-11. Ask the user to reconnect, best before the date: Link in update mode.",
          "an end that is near, without a date — Tattersall Bank: 300 Items will stop working in about 7 days. Ask the user to renew consent, best before the date: Link in update mode.",
          "a doubtful failure — Tattersall Bank: 1 Item may be broken. Ask the user to reconnect: open Link in update mode.",
          "a flapping login — Tattersall Bank: 1 Item needs a new login. Ask the user to reconnect: open Link in update mode.",
          "Sandbox — Tattersall Bank: 1 Item needs a new login. Ask the user to reconnect: open Link in update mode.",
          "an Item of which little is known — Unknown bank: 1 Item stopped working. Ask the user to reconnect: open Link in update mode.",
          "transactions missing at twelve Items — Tattersall Bank: 12 Items lack transactions. File one case with Plaid about the bank; the ticket draft lists the Items.",
          "accounts of a wrong type at three Items — Tattersall Bank: 3 Items have accounts of a wrong type. File one case with Plaid about the bank; the ticket draft lists the Items.",
          "a repair — Tattersall Bank: 1 Item works again after 45 min. LOGIN_REPAIRED came.",
          "a repair of 300 — Tattersall Bank: all 300 Items work again after 45 min. LOGIN_REPAIRED came.",
          "data again — Tattersall Bank: 1 Item works again after 45 min. Data is flowing again.",
          "a close without repair — Tattersall Bank: 1 Item no longer in this state after 45 min. Closed without a repair.",
          "an end that is told — Tattersall Bank: 1 Item stays disconnected after 45 min. Closed without a repair.",
        ]
      `);
  });

  it('goes from what and where, to who and next, to since and how many, to which', () => {
    const facts = cardFacts({ ...manyItems(300), reason: 'OAUTH_CONSENT_EXPIRED', returns: 1 });
    const [what = '', who = '', since = '', which = '', button] = lines(card(facts));
    expect(what).toMatch(/^:red_circle: \*Tattersall Bank\*: 300 Items need a new login `ITEM_/);
    expect(who).toMatch(/^\*The end user\* must act\. Ask the user/);
    expect(since).toMatch(
      /^Since <!date.*> {2}· {2}300 Items {2}· {2}production {2}· {2}reason `OAUTH_CONSENT_EXPIRED` {2}· {2}flapping ×2$/,
    );
    expect(which).toMatch(/^Item `\w+` {2}`\w+` {2}`\w+` {2}and 297 more$/);
    expect(button).toBe('Ticket draft | Message to the user');
  });

  it('says what Plaid’s logs show, and how the cases about it stand', () => {
    const facts = cardFacts({
      ...manyItems(12),
      logs: 'there',
      cases: [
        {
          number: '884211',
          status: 'Updated',
          next: { status: 'Solved', at: '2026-05-18T09:30:00.000Z' },
        },
        { number: 'C-17', status: 'Pending' },
      ],
    });
    expect(lines(card(facts))).toMatchInlineSnapshot(`
      [
        ":red_circle: *Tattersall Bank*: 12 Items need a new login \`ITEM_LOGIN_REQUIRED\`",
        "*The end user* must act. Ask the user to reconnect: open Link in update mode.",
        "Since <!date^1777887000^{date_short_pretty}, {time}|2026-05-04 09:30 UTC>  ·  12 Items  ·  production",
        "Item \`Qn7rWpXv2sKd9LmBtY4eHgJ8uZc5fAoN00001\`  \`Qn7rWpXv2sKd9LmBtY4eHgJ8uZc5fAoN00002\`  \`Qn7rWpXv2sKd9LmBtY4eHgJ8uZc5fAoN00003\`  and 9 more",
        "In <https://dashboard.plaid.com/activity/logs|Plaid’s logs> until <!date^1779096600^{date_short}|2026-05-18 09:30 UTC>",
        "Case \`#884211\` *Updated*, Solved by itself on <!date^1779096600^{date_short} ({ago})|2026-05-18 09:30 UTC>",
        "Case \`#C-17\` *Pending*",
        "Ticket draft | Message to the user",
      ]
    `);
  });

  it.each([
    { logs: 'not yet', says: /^<https:.*\|Plaid’s logs> may show it only in an hour or two$/ },
    { logs: 'there', says: /^In <https:.*\|Plaid’s logs> until <!date.*>$/ },
    {
      logs: 'vanishing',
      says: /^:hourglass_flowing_sand: <https:.*\|Plaid’s logs> of it vanish <!date/,
    },
    { logs: 'gone', says: /^No longer in <https:.*\|Plaid’s logs>, which go back 14 days$/ },
  ] as const)('while the logs are $logs: a line of its own', ({ logs, says }) => {
    const message = card(cardFacts({ logs }));
    expect(slackProblems(message)).toEqual([]);
    expect(lines(message)[4]).toMatch(says);
  });

  it.each([
    { case: 'at many Items', but: { ...manyItems(12) }, says: '12 Items  ·  11 accounts' },
    { case: 'at one Item', but: {}, says: '1 Item  ·  11 accounts' },
  ])('counts accounts where these are what counts: $case', ({ but, says }) => {
    const facts = cardFacts({
      code: 'MISSING_ACCOUNTS',
      errorType: 'DATA',
      accountCount: 11,
      ...but,
    });
    expect(lines(card(facts))[2]).toContain(says);
  });

  it.each([
    { case: 'that the user mends', facts: cardFacts(), offers: true },
    {
      case: 'of a bank that is down',
      facts: cardFacts({ code: 'INSTITUTION_DOWN', errorType: 'INSTITUTION_ERROR' }),
      offers: true,
    },
    {
      case: 'of our own request',
      facts: cardFacts({ code: 'INVALID_ACCESS_TOKEN', errorType: 'INVALID_INPUT' }),
      offers: false,
    },
    {
      case: 'of data',
      facts: cardFacts({ code: 'MISSING_ACCOUNTS', errorType: 'DATA' }),
      offers: false,
    },
    {
      case: 'that nobody knows',
      facts: cardFacts({ code: 'BRAND_NEW', errorType: undefined }),
      offers: false,
    },
  ])('offers a message to the user where there is one: a trouble $case', ({ facts, offers }) => {
    const found = buttonsIn(card(facts)).find(({ id }) => id === 'user_message');
    expect(found?.value).toBe(offers ? `${facts.code} ${String(facts.errorType)}` : undefined);
    expect(buttonsIn(card(facts))[0]).toEqual({
      id: 'ticket_draft',
      label: 'Ticket draft',
      value: ID,
    });
  });

  it('of what is over shows its cases still, and the logs no more', () => {
    const facts = cardFacts({
      resolved: repaired,
      logs: 'there',
      cases: [{ number: '884211', status: 'Open' }],
    });
    const shown = lines(card(facts)).join('\n');
    expect(shown).toContain('Case `#884211` *Open*');
    expect(shown).not.toContain('logs');
    expect(slackProblems(card(facts))).toEqual([]);
  });

  it('of data that few have reported of late claims no repair', () => {
    const resolved = { at: '2026-05-06T09:30:00.000Z', by: 'something else', count: 10 } as const;
    const facts = cardFacts({
      code: 'MISSING_TRANSACTIONS',
      errorType: 'DATA',
      status: 'degraded',
      ...manyItems(10),
      resolved,
    });
    expect(card(facts).text).toBe(
      'Tattersall Bank: fewer than ten were reported in the last 48 hours. Nobody has said that it is mended.',
    );
    expect(resolvedLine(facts, resolved)).toBe(
      'No longer widespread: fewer than ten were reported in the last 48 hours. Nobody has said that it is mended.',
    );
  });

  it.each([1, 2, 3, 4, 300])('of %i Items shows at most three ids, each to be copied', (count) => {
    const which = lines(card(cardFacts(manyItems(count))))[3] ?? '';
    const shown = Math.min(count, 3);
    expect(which.match(/`[A-Za-z0-9]+`/g)).toHaveLength(shown);
    expect(which.includes('more')).toBe(count > shown);
  });

  it('says nobody where nobody has to act', () => {
    const message = alertMessage(ID, cardFacts(), { whoActs: 'nobody', next: 'It passes.' });
    expect(lines(message)[1]).toBe('*Nobody* needs to act. It passes.');
  });

  it.each([
    {
      status: 'expiring',
      deadline: '2026-05-11T00:00:00.000Z',
      says: 'stop working on 2026-05-11',
    },
    { status: 'expiring', deadline: undefined, says: 'stop working in about 7 days' },
    { status: 'expiring', deadline: 'soon', says: 'stop working in about 7 days' },
  ] as const)('$status, deadline $deadline: $says', ({ status, deadline, says }) => {
    const facts = cardFacts({ status, deadline, code: 'PENDING_DISCONNECT' });
    expect(card(facts).text).toContain(says);
  });

  it.each([
    {
      case: 'one LOGIN_REPAIRED',
      by: repaired,
      says: '1 Item works again after 45 min. LOGIN_REPAIRED came.',
    },
    { case: 'data', by: { ...repaired, by: 'data' }, says: 'after 45 min. Data is flowing again.' },
    {
      case: 'a check',
      by: { ...repaired, by: 'check' },
      says: 'after 45 min. Plaid says that it works again (checked).',
    },
    {
      case: 'something else',
      by: { ...repaired, by: 'something else' },
      says: '1 Item no longer in this state',
    },
    { case: 'many', by: { ...repaired, count: 1_200 }, says: 'all 1,200 Items work again' },
  ] as const)('resolved by $case says so, and offers no ticket', ({ by, says }) => {
    const message = card(cardFacts({ resolved: by }));
    expect(message.text).toContain(says);
    expect(message.blocks.map(({ type }) => type)).not.toContain('actions');
    expect(lines(message)[0]).toMatch(/^:white_check_mark: /);
  });

  it.each([
    { code: 'PRODUCT_PERMISSIONS_REQUIRED', says: '2 Items lost a permission.' },
    { code: 'ACCESS_NOT_GRANTED', says: '2 Items lost a permission.' },
    { code: 'USER_ACCOUNT_REVOKED', says: '2 Items lost an account.' },
    { code: 'VERIFICATION_EXPIRED', says: '2 Items were not verified in time.' },
  ])('degraded by $code: $says', ({ code, says }) => {
    expect(card(cardFacts({ status: 'degraded', code, ...manyItems(2) })).text).toContain(says);
  });

  it('of an end that was told for a day does not claim a repair', () => {
    const resolved = { at: repaired.at, by: 'something else', count: 2 } as const;
    const facts = cardFacts({ status: 'ended', code: 'USER_PERMISSION_REVOKED', resolved });
    expect(card(facts).text).toContain('2 Items stay disconnected after 45 min. Closed');
    expect(card(facts).text).not.toContain('again');
    expect(lines(card(facts))[0]).not.toContain('check_mark');
  });

  it.each([
    { case: 'markup', name: hostileName, shown: '*&lt;!channel&gt; x y &lt;http://evil|ok&gt;*' },
    { case: 'text turned round', name: '\u202eknaB\u202c live\u200b', shown: '*knaB live*' },
    { case: 'Arabic', name: 'بنك الاختبار', shown: '*بنك الاختبار*' },
    { case: 'an ampersand', name: 'Fern & Sons', shown: '*Fern &amp; Sons*' },
    { case: 'line breaks', name: 'Fern\n\n*Sons*\r\nBank', shown: '*Fern Sons Bank*' },
    { case: 'nothing to see', name: '\u200b \u2060', shown: '*ins_56*' },
    { case: 'only emphasis', name: '***', shown: '*?*' },
    {
      case: 'a name of 200 letters',
      name: 'Long '.repeat(40),
      shown: '*Long Long Long Long Long Long Long Long Long Long Long Long…*',
    },
  ])('shows a bank name with $case as text', ({ name, shown }) => {
    const message = card(cardFacts({ institutionName: name }));
    expect(slackProblems(message)).toEqual([]);
    expect(lines(message)[0]).toContain(`: ${shown}: 1 Item needs`.slice(1));
  });

  it.each([
    { case: 'no name', facts: { institutionName: undefined }, bank: 'ins_56: ' },
    {
      case: 'neither name nor id',
      facts: { institutionName: undefined, institutionId: undefined },
      bank: 'Unknown bank: ',
    },
  ])('of a bank with $case begins with $bank', ({ facts, bank }) => {
    expect(card(cardFacts(facts)).text.startsWith(bank)).toBe(true);
  });

  it('keeps codes, reasons, ids and environments from outside harmless, too', () => {
    const bad = '`*<!here>`';
    const message = card(
      cardFacts({
        code: bad,
        reason: bad,
        environment: '<!here>',
        itemIds: [bad, itemIdNumber(2)],
      }),
    );
    expect(slackProblems(message)).toEqual([]);
  });
});

describe('whatever the facts', () => {
  const anyFacts = fc
    .record({
      known: fc.constantFrom(...knownCodes),
      institutionName: fc.oneof(
        fc.string({ unit: 'binary', maxLength: 120 }),
        fc.constantFrom(
          undefined,
          hostileName,
          'A&B'.repeat(40),
          '🏦'.repeat(60),
          'Tattersall Bank',
        ),
      ),
      status: fc.constantFrom(...healthStatuses),
      brokenBy: fc.constantFrom(
        undefined,
        'login required' as const,
        'user action' as const,
        'institution trouble' as const,
        'our side' as const,
      ),
      count: fc.oneof(fc.constant(1), fc.integer({ min: 2, max: 99_999 })),
      deadline: fc.constantFrom(undefined, '2026-05-11T00:00:00.000Z', 'soon'),
      returns: fc.nat(20),
      accountCount: fc.option(fc.nat(500), { nil: undefined }),
      logs: fc.constantFrom(undefined, ...logPhases),
      cases: fc.option(
        fc.array(
          fc.record({
            number: fc.string({ unit: 'binary', maxLength: 40 }),
            status: fc.constantFrom(...caseStatuses),
            next: fc.constantFrom(
              undefined,
              { status: 'Solved' as const, at: '2026-05-18T09:30:00.000Z' },
              { status: 'Closed' as const, at: 'soon' },
            ),
          }),
          { maxLength: 3 },
        ),
        { nil: undefined },
      ),
      resolved: fc.option(
        fc.record({
          at: fc.constantFrom('2026-05-04T10:15:00.000Z', '2027-01-01T00:00:00.000Z'),
          by: fc.constantFrom('LOGIN_REPAIRED', 'update mode', 'data', 'check', 'something else'),
          source: fc.constant('ITEM.LOGIN_REPAIRED'),
          count: fc.integer({ min: 1, max: 99_999 }),
        }),
        { nil: undefined },
      ),
    })
    .map(({ known, count, ...rest }) =>
      cardFacts({ code: known.code, errorType: known.type, ...manyItems(count), ...rest }),
    );

  it('the card is sound, and its text fits a lock screen', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const message = card(facts);
        expect(slackProblems(message)).toEqual([]);
        expect(message.text.length).toBeLessThanOrEqual(150);
      }),
      { numRuns: 2_000 },
    );
  });

  it('an open card’s text names the bank, the state, and the whole next step', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const open = { ...facts, resolved: undefined };
        const { text } = card(open);
        const { next } = nextStepFor(facts.code, facts.errorType);
        const state = text.indexOf(`: ${whatHappened(open)}`);
        expect(state, text).toBeGreaterThan(0);
        expect(text.endsWith(` ${escape(next)}`), text).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it('lines for the thread are sound', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const said = facts.resolved ? resolvedLine(facts, facts.resolved) : returnedLine(facts);
        expect(slackProblems(lineMessage(said))).toEqual([]);
      }),
    );
  });
});

describe('the text of the card', () => {
  it.each(knownCodes.map(({ type, code }) => [`${type} ${code}`, type, code] as const))(
    'of %s names bank, state and the whole next step at a bank of ordinary length',
    (_name, errorType, code) => {
      const { text } = card(cardFacts({ code, errorType, ...manyItems(1_200) }));
      expect(text).toMatch(/^Tattersall Bank: (?:1,200 (?:Items|connections) |today’s quota)/);
      expect(text.endsWith(nextStepFor(code, errorType).next)).toBe(true);
      expect(text.length).toBeLessThanOrEqual(150);
    },
  );
});

describe('lines for the thread', () => {
  it('say what is over, after how long, and what proved it', () => {
    const facts = cardFacts({ resolved: repaired });
    expect(resolvedLine(facts, repaired)).toMatchInlineSnapshot(
      `"1 Item works again after 45 min. Repaired: \`ITEM.LOGIN_REPAIRED\` came."`,
    );
    expect(returnedLine(facts)).toMatchInlineSnapshot(
      `"Back again: 1 Item needs a new login since <!date^1777887000^{date_short_pretty}, {time}|2026-05-04 09:30 UTC>."`,
    );
  });

  it('say when the logs vanish, and what to do before', () => {
    const line = logsVanishLine(cardFacts(manyItems(12)));
    expect(slackProblems(lineMessage(line))).toEqual([]);
    expect(line).toMatchInlineSnapshot(
      `"No case has been filed about this, and what Plaid’s dashboard logged of it vanishes <!date^1779096600^{date_short} ({ago})|2026-05-18 09:30 UTC>. If you want Plaid to look into it, note the request_id or link_session_id from the logs now, or file the ticket draft."`,
    );
  });

  it('begin with a capital letter, of many Items, too', () => {
    const resolved = { ...repaired, count: 300 };
    expect(resolvedLine(cardFacts({ ...manyItems(300), resolved }), resolved)).toMatch(
      /^All 300 Items work again after 45 min\. /,
    );
  });
});
