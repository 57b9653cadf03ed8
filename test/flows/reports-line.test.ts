import { describe, expect, it } from 'vitest';

import { healthStatus } from '#lib/health/item-health.ts';
import { knownIds } from '#lib/tickets/item-facts.ts';

import { ask } from '../builders/ask.ts';
import { streamTo } from '../builders/open-tartan.ts';
import {
  ACCOUNT,
  type Fields,
  ITEM,
  linkEvent,
  linkExit,
  SESSION,
} from '../builders/sample-reports.ts';
import { seen } from '../builders/seen.ts';
import { reportDoor } from '../fakes/report-door.ts';

const USER = 'customer-12';
const REQUEST = 'hK7mRz3WqT9xLp2';
const COMPANY = '3f0c2a9e-7d41-4b85-9c6e-1a2b3c4d5e6f';
const CONNECTION = '8e1d5b7a-2c94-4f60-b3a8-6d7e8f901a2b';

const about = {
  kind: 'item',
  item_id: ITEM,
  client_user_id: USER,
  institution_id: 'ins_109508',
  institution_name: 'Harbor Test Bank',
  codat_company_id: COMPANY,
  codat_connection_id: CONNECTION,
  accounts: [
    {
      account_id: ACCOUNT,
      mask: '0000',
      name: 'Plaid Checking',
      type: 'depository',
      subtype: 'checking',
    },
  ],
};

const loginRequired = {
  kind: 'api_error',
  item_id: ITEM,
  request_id: REQUEST,
  error: {
    error_type: 'ITEM_ERROR',
    error_code: 'ITEM_LOGIN_REQUIRED',
    error_message: 'the login details of this item have changed',
    request_id: REQUEST,
  },
};

/** The door for reports with the inbox function behind it, at noon. */
function openLine() {
  const door = reportDoor();
  const { ports } = door;
  let delivered = 0;
  let messages = 0;

  async function report(body: Fields): Promise<void> {
    messages += 1;
    // Each is a message of its own, also when it is the same report.
    const request = door.sign(body, { id: `msg_${String(messages)}` });
    expect(await door.receive(request)).toEqual({ statusCode: 200, body: '' });
    const fresh = ports.inbox.entries.slice(delivered);
    delivered += fresh.length;
    await streamTo(ports, fresh);
  }

  return {
    ports,
    report,
    pass(minutes: number) {
      ports.pass(minutes * 60_000);
    },
    /** The time so many minutes ago. */
    ago: (minutes: number) => new Date(ports.now().getTime() - minutes * 60_000).toISOString(),
    asked: async (command: string) => seen(await ask(command, { ports })),
    status: async () => {
      const record = await ports.items.find(ITEM);
      return record && healthStatus(record.health);
    },
    cards: () =>
      ports.slack.standing
        .filter(({ thread }) => thread === undefined)
        .map(({ message }) => message),
    lines: () =>
      ports.slack.standing
        .filter(({ thread }) => thread !== undefined)
        .map(({ message }) => message.text),
  };
}

describe('what your app says of an Item', () => {
  it('bank, user, accounts and Codat’s ids stand on /plaid item', async () => {
    const line = openLine();
    await line.report(about);
    const item = await line.asked(`item ${ITEM}`);
    for (const known of [
      '*Harbor Test Bank*: this Item is *healthy*',
      'Plaid Checking ••0000 (depository checking)',
      ACCOUNT,
      USER,
      'ins_109508',
      COMPANY,
      CONNECTION,
    ])
      expect(item).toContain(known);
    expect(line.cards()).toEqual([]);
  });

  it.each([
    { case: 'the account', value: ACCOUNT, name: 'account_id' },
    { case: 'the user', value: USER, name: 'client_user_id' },
    { case: 'Codat’s company', value: COMPANY, name: 'companyId' },
    { case: 'Codat’s connection', value: CONNECTION, name: 'connectionId' },
  ])('/plaid find leads from $case to it', async ({ value, name }) => {
    const line = openLine();
    await line.report(about);
    const found = await line.asked(`find ${value}`);
    expect(found).toContain('1 Item has it.');
    expect(found).toContain(ITEM);
    expect(found).toContain(`\`${name}\``);
    expect(found).toContain('REPORT.ITEM');
  });

  it('the bank is known by its name from then on', async () => {
    const line = openLine();
    await line.report(about);
    expect(await line.asked('institution harbor test bank')).toContain('1 healthy');
  });
});

describe('what Link handed to onExit', () => {
  it('the object as it is, with the Item: in its history, and found by its session and request', async () => {
    const line = openLine();
    await line.report(about);
    await line.report({ kind: 'link_exit', item_id: ITEM, ...linkExit });
    const item = await line.asked(`item ${ITEM}`);
    expect(item).toContain(
      '`REPORT.LINK_EXIT`  `INSTITUTION_NOT_RESPONDING`  `requires_credentials`',
    );
    expect(item, 'Link says nothing of the Item’s health').toContain('this Item is *healthy*');
    for (const id of [SESSION, linkExit.metadata.request_id]) {
      const found = await line.asked(`find ${id}`);
      expect(found).toContain('1 Item has it.');
      expect(found).toContain('in `REPORT.LINK_EXIT` `INSTITUTION_NOT_RESPONDING`');
    }
    expect(line.cards()).toEqual([]);
  });

  it('with the user alone: it belongs to the Items of that user', async () => {
    const line = openLine();
    await line.report({ kind: 'link_exit', client_user_id: USER, ...linkExit });
    expect(await line.asked(`find ${SESSION}`)).toContain('No Item has it, but it has come in.');
    await line.report(about);
    expect(await line.asked(`find ${SESSION}`)).toContain(ITEM);
    expect(await line.asked(`item ${ITEM}`)).toContain('INSTITUTION_NOT_RESPONDING');
  });

  it('at another bank: it is not of this Item', async () => {
    const line = openLine();
    await line.report(about);
    await line.report({ kind: 'link_event', client_user_id: USER, ...linkEvent });
    expect(await line.asked(`item ${ITEM}`)).not.toContain('INVALID_CREDENTIALS');
  });

  it('with nobody’s name: found by its session all the same', async () => {
    const line = openLine();
    await line.report({ kind: 'link_exit', ...linkExit });
    const found = await line.asked(`find ${SESSION}`);
    expect(found).toContain('No Item has it, but it has come in.');
    expect(found).toContain('as `link_session_id` in `REPORT.LINK_EXIT`');
    expect(line.ports.items.all()).toEqual([]);
  });
});

describe('a call of the API that failed', () => {
  it('ITEM_LOGIN_REQUIRED breaks the Item, and the card opens', async () => {
    const line = openLine();
    await line.report(about);
    await line.report(loginRequired);
    expect(await line.status()).toBe('broken');
    expect(line.cards().map(({ text }) => text)).toEqual([
      expect.stringMatching(/^Harbor Test Bank: 1 Item needs a new login\./),
    ]);
    expect(await line.asked(`item ${ITEM}`)).toContain('this Item is *broken*');
    expect(await line.asked(`find ${REQUEST}`)).toContain('`REPORT.API_ERROR`');
    expect(await line.asked('status')).toContain('1 open incident');
  });

  it('with the user alone it says of no Item that it is broken, and stands in the history of the user’s', async () => {
    const line = openLine();
    await line.report(about);
    await line.report({ ...loginRequired, item_id: undefined, client_user_id: USER });
    expect(await line.status()).toBe('healthy');
    expect(line.cards()).toEqual([]);
    expect(await line.asked(`item ${ITEM}`)).toContain('`REPORT.API_ERROR`  `ITEM_LOGIN_REQUIRED`');
    expect(await line.asked(`find ${REQUEST}`)).toContain(ITEM);
  });

  it.each([
    { code: 'USER_PERMISSION_REVOKED', type: 'ITEM_ERROR', status: 'ended', cards: 1 },
    { code: 'RATE_LIMIT', type: 'RATE_LIMIT_EXCEEDED', status: 'healthy', cards: 0 },
    { code: 'PRODUCT_NOT_READY', type: 'ITEM_ERROR', status: 'healthy', cards: 0 },
  ])('$code: $status', async ({ code, type, status, cards }) => {
    const line = openLine();
    await line.report(about);
    await line.report({ ...loginRequired, error: { error_code: code, error_type: type } });
    expect(await line.status()).toBe(status);
    expect(line.cards()).toHaveLength(cards);
    expect(await line.asked(`item ${ITEM}`)).toContain(code);
  });
});

describe('update mode succeeded', () => {
  it('the Item is healthy, and the card says what has mended it', async () => {
    const line = openLine();
    await line.report(about);
    await line.report(loginRequired);
    line.pass(30);
    await line.report({ kind: 'item_repaired', item_id: ITEM });
    expect(await line.status()).toBe('healthy');
    expect(line.cards().map(({ text }) => text)).toEqual([
      'Harbor Test Bank: 1 Item works again after 30 min. Repaired by update mode in your app.',
    ]);
    expect(line.lines()).toEqual([
      '1 Item works again after 30 min. Repaired by update mode in your app.',
    ]);
    expect(await line.asked(`item ${ITEM}`)).toContain(
      'recovered from `ITEM_LOGIN_REQUIRED` by `REPORT.ITEM_REPAIRED`',
    );
  });

  it('before the failure: a report of it that comes late heals nothing', async () => {
    const line = openLine();
    await line.report(about);
    await line.report({ ...loginRequired, timestamp: line.ago(10) });
    await line.report({ kind: 'item_repaired', item_id: ITEM, timestamp: line.ago(11) });
    expect(await line.status()).toBe('broken');
    expect(line.cards()[0]?.text).toContain('needs a new login');
    await line.report({ kind: 'item_repaired', item_id: ITEM, timestamp: line.ago(9) });
    expect(await line.status()).toBe('healthy');
  });

  it('a failure from before it that comes late breaks nothing', async () => {
    const line = openLine();
    await line.report(about);
    await line.report({ kind: 'item_repaired', item_id: ITEM, timestamp: line.ago(10) });
    await line.report({ ...loginRequired, timestamp: line.ago(11) });
    expect(await line.status()).toBe('healthy');
    expect(line.cards()).toEqual([]);
  });
});

describe('a report that is sent again', () => {
  it.each([
    { case: 'of an Item', body: loginRequired },
    { case: 'of a user', body: { kind: 'link_exit', client_user_id: USER, ...linkExit } },
    { case: 'of nobody', body: { kind: 'link_exit', ...linkExit } },
    {
      case: 'of faulty data',
      body: { kind: 'data_issue', item_id: ITEM, issue: 'missing_accounts' },
    },
  ])('$case, signed anew with the same timestamp, is one row', async ({ body }) => {
    const line = openLine();
    const sent = { ...body, timestamp: line.ago(0) };
    await line.report(sent);
    line.pass(15);
    await line.report(sent);
    expect(line.ports.inbox.entries).toHaveLength(1);
    expect(line.cards().length).toBeLessThanOrEqual(1);
  });

  it('without a timestamp it is another one', async () => {
    const line = openLine();
    await line.report(loginRequired);
    line.pass(15);
    await line.report(loginRequired);
    expect(line.ports.inbox.entries).toHaveLength(2);
    expect(line.cards()).toHaveLength(1);
  });
});

describe('the ticket draft of an Item that your app reports', () => {
  it('misses nothing but the token, which goes into Plaid’s form', async () => {
    const line = openLine();
    await line.report(about);
    await line.report({ kind: 'link_exit', item_id: ITEM, ...linkExit });
    line.pass(1);
    await line.report(loginRequired);
    const item = await line.asked(`item ${ITEM}`);
    const draft = item.slice(item.indexOf('Subject: '));
    expect(draft).toContain('Harbor Test Bank: ITEM_LOGIN_REQUIRED on 1 Item');
    expect(draft).toContain(`item_id: ${ITEM}`);
    expect(draft).toContain("access_token: [add it here, in Plaid's form only]");
    expect(draft).toContain(`request_id: ${REQUEST}`);
    expect(draft).not.toContain('[missing]');
    const record = await line.ports.items.find(ITEM);
    if (record === undefined) throw new Error('no Item');
    const events = await line.ports.inbox.lastEvents(ITEM, 50);
    expect(knownIds(record.health, events)).toMatchObject({
      item_id: ITEM,
      institution_id: 'ins_109508',
      institution_name: 'Harbor Test Bank',
      client_user_id: USER,
      link_session_id: SESSION,
      request_id: REQUEST,
      companyId: COMPANY,
      connectionId: CONNECTION,
    });
  });

  it('the same where Link’s report knew the user alone', async () => {
    const line = openLine();
    await line.report(about);
    await line.report({ kind: 'link_exit', client_user_id: USER, ...linkExit });
    await line.report({ ...loginRequired, request_id: undefined });
    const item = await line.asked(`item ${ITEM}`);
    expect(item.slice(item.indexOf('Subject: '))).not.toContain('[missing]');
    expect(item).toContain(SESSION);
  });
});
