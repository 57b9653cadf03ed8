import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { importJWK, type JWK, jwtVerify } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { connectPlaidApi } from '#lib/plaid/plaid-api.ts';
import type { PlaidApi } from '#lib/live-ports.ts';
import { fixed } from '#lib/rotating.ts';
import { fireableWebhooks } from '#lib/triage/plaid/sandbox-webhooks.ts';
import { banks } from '../../../infra/local/banks.ts';
import { listen, type LocalServer } from '../../../infra/local/listen.ts';
import { accessTokenOf, pretendAccessTokens } from '../../../infra/local/pretend-access-tokens.ts';
import { openPretendItems } from '../../../infra/local/pretend-items.ts';
import { startPretendPlaid } from '../../../infra/local/pretend-plaid.ts';
import { webhooksWithoutItem } from '../../../infra/local/webhook-samples.ts';

const itemId = 'nY5tCw8SbHf7XuQfVj3PyEo2KiGmArp4l9W6eT';
const keys = { clientId: 'client-of-this-test', secret: 'secret-of-this-test' };

/** What came in at the door for webhooks. */
interface Heard {
  token: string;
  text: string;
  webhook: Readonly<Record<string, unknown>>;
}

const heard: Heard[] = [];
const dir = mkdtempSync(join(tmpdir(), 'tartan-plaid-'));
let door: LocalServer;
let server: LocalServer;
let plaid: PlaidApi;
let broker: ReturnType<typeof pretendAccessTokens>;
beforeAll(async () => {
  door = await listen(0, ({ headers, body }) => {
    const text = body.toString('utf8');
    heard.push({
      token: String(headers['plaid-verification']),
      text,
      webhook: JSON.parse(text),
    });
    return { status: 200, body: '' };
  });
  const items = openPretendItems();
  server = await startPretendPlaid({
    keyFile: join(dir, 'key.json'),
    door: () => door.url,
    ...keys,
    items,
  });
  broker = pretendAccessTokens((id) => {
    items.remember(id);
  });
  plaid = connectPlaidApi(
    fixed({
      ...keys,
      baseUrl: server.url,
      environment: 'sandbox',
      countries: ['US'],
    }),
  );
});
afterAll(async () => {
  await server.close();
  await door.close();
  rmSync(dir, { recursive: true });
});
beforeEach(() => {
  heard.length = 0;
});

describe('institutions', () => {
  it('has one bank that fares well, with every share given', async () => {
    const bank = await plaid.institution('ins_109508');
    expect(bank).toMatchObject({ name: 'First Platypus Bank', isOauth: false });
    expect(bank?.products).toContain('auth');
    const { parts = [], incidents = [] } = bank?.status ?? {};
    expect(parts.map(({ name }) => name)).toEqual([
      'item_logins',
      'transactions_updates',
      'auth',
      'identity',
    ]);
    expect(Math.min(...parts.map(({ success }) => success))).toBeGreaterThan(0.99);
    expect(incidents).toEqual([]);
  });

  it('has one bank that fails by its own fault, late and with an incident', async () => {
    const { status } = (await plaid.institution('ins_109509')) ?? {};
    const logins = status?.parts.find(({ name }) => name === 'item_logins');
    expect(logins?.errorInstitution).toBeGreaterThan(0.3);
    expect(logins?.errorPlaid).toBeLessThan(0.05);
    expect(status?.parts.map(({ refreshInterval }) => refreshInterval)).toContain('DELAYED');
    expect(status?.incidents).toHaveLength(1);
    expect(status?.incidents[0]).toMatchObject({
      endedAt: undefined,
      lastUpdate: expect.stringContaining('overloaded'),
    });
  });

  it.each(['ins_109508', 'ins_109509'])('gives shares that sum to 1 for %s', async (id) => {
    const { status } = (await plaid.institution(id)) ?? {};
    expect(status?.parts.length).toBeGreaterThan(2);
    for (const { success, errorPlaid, errorInstitution } of status?.parts ?? [])
      expect(success + errorPlaid + errorInstitution).toBeCloseTo(1, 10);
  });

  it('has five banks: three with Auth, one with Transactions alone, one with OAuth', async () => {
    const all = await Promise.all([...banks.keys()].map((id) => plaid.institution(id)));
    expect(all).toHaveLength(5);
    expect(all.filter((bank) => bank?.products.includes('auth'))).toHaveLength(3);
    expect(all.filter((bank) => bank?.products.join() === 'transactions')).toHaveLength(1);
    expect(all.filter((bank) => bank?.isOauth)).toHaveLength(1);
    expect(all.filter((bank) => bank?.status === undefined)).toHaveLength(3);
  });

  it('gives the status only when asked, and null where there is none', async () => {
    const request = { institution_id: 'ins_109510', country_codes: ['US'] };
    const plain = await post('/institutions/get_by_id', request);
    const full = await post('/institutions/get_by_id', {
      ...request,
      options: { include_status: true },
    });
    expect(plain.body).not.toHaveProperty('institution.status');
    expect(full.body).toHaveProperty('institution.status', null);
  });

  it('refuses an id that no bank has, in the form of Plaid’s errors', async () => {
    const { status, body } = await post('/institutions/get_by_id', { institution_id: 'ins_7' });
    expect(status).toBe(400);
    expect(body).toEqual({
      error_type: 'INVALID_INPUT',
      error_code: 'INVALID_INSTITUTION',
      error_message: expect.any(String),
      display_message: null,
      request_id: expect.stringMatching(/^\w{15}$/),
    });
    expect(await plaid.institution('ins_7')).toBeUndefined();
  });

  it.each([
    { words: 'platypus', ids: ['ins_109508'] },
    { words: 'First', ids: ['ins_109508', 'ins_109509'] },
    { words: 'credit union fed', ids: ['ins_109510'] },
    { words: 'platypus union', ids: [] },
    { words: 'no such bank', ids: [] },
  ])('finds $ids by the words "$words"', async ({ words, ids }) => {
    const found = await plaid.searchInstitutions(words);
    expect(found.map(({ institutionId }) => institutionId)).toEqual(ids);
  });
});

describe('what Sandbox does to an Item', () => {
  it('knows an Item by the token that the broker gave', async () => {
    const token = await tokenFor(itemId);
    await plaid.resetLogin(token);
    expect(heard).toHaveLength(1);
    expect(heard[0]?.webhook).toMatchObject({
      webhook_type: 'ITEM',
      webhook_code: 'ERROR',
      environment: 'sandbox',
      item_id: itemId,
      error: { error_code: 'ITEM_LOGIN_REQUIRED' },
    });
    expect(heard[0]?.webhook).not.toHaveProperty('institution_id');
  });

  it('signs what it sends with the key that it shows', async () => {
    await plaid.resetLogin(await tokenFor(itemId));
    const { token, text } = heard[0] ?? { token: '', text: '' };
    const { kid } = JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString());
    const shown = await post('/webhook_verification_key/get', { key_id: kid });
    const { key }: { key: JWK } = Object(shown.body);
    const { payload } = await jwtVerify(token, await importJWK(key, 'ES256'));
    expect(payload['request_body_sha256']).toBe(createHash('sha256').update(text).digest('hex'));
  });

  it('knows an Item and its bank by a webhook that it has sent', async () => {
    const other = 'oZ6uDx9TcJg8YvRgWk4QzFp3LjHnBsq5m2X7fU';
    const bank = { institution_id: 'ins_109512', institution_name: 'Houndstooth Bank' };
    const webhook = { webhook_type: 'TRANSACTIONS', webhook_code: 'X', item_id: other, ...bank };
    expect((await post('/local/webhooks', { webhook })).status).toBe(200);
    await plaid.fireWebhook(accessTokenOf(other), 'ITEM.LOGIN_REPAIRED');
    expect(heard.map((one) => one.webhook)).toEqual([
      webhook,
      expect.objectContaining({ webhook_code: 'LOGIN_REPAIRED', item_id: other, ...bank }),
    ]);
  });

  it.each(fireableWebhooks)('fires %s', async (name) => {
    await plaid.fireWebhook(await tokenFor(itemId), name);
    const [webhook_type, webhook_code] = name.split('.');
    expect(heard.map((one) => one.webhook)).toEqual([
      expect.objectContaining({ webhook_type, webhook_code }),
    ]);
    expect(heard[0]?.webhook['item_id']).toBe(
      webhooksWithoutItem.includes(name) ? undefined : itemId,
    );
  });

  it('takes a code without its type, ERROR being that of Assets', async () => {
    const access_token = await tokenFor(itemId);
    const { status, body } = await post('/sandbox/item/fire_webhook', {
      access_token,
      webhook_code: 'ERROR',
    });
    expect({ status, body }).toMatchObject({ status: 200, body: { webhook_fired: true } });
    expect(heard[0]?.webhook['webhook_type']).toBe('ASSETS');
  });

  it.each([
    { case: 'a code that does not exist', asked: { webhook_code: 'NOPE' } },
    { case: 'no code', asked: {} },
    {
      case: 'ITEM.ERROR, which comes of a reset',
      asked: { webhook_type: 'ITEM', webhook_code: 'ERROR' },
    },
  ])('does not fire $case', async ({ asked }) => {
    const access_token = await tokenFor(itemId);
    const { status, body } = await post('/sandbox/item/fire_webhook', { access_token, ...asked });
    expect({ status, body }).toMatchObject({
      status: 400,
      body: { error_type: 'SANDBOX_ERROR', error_code: 'SANDBOX_WEBHOOK_INVALID' },
    });
    expect(heard).toEqual([]);
  });

  it.each(['fire_webhook', 'reset_login'])('refuses %s with a token of nobody', async (name) => {
    const { status, body } = await post(`/sandbox/item/${name}`, {
      access_token: accessTokenOf('an Item that nobody has heard of'),
      webhook_code: 'DEFAULT_UPDATE',
    });
    expect({ status, body }).toMatchObject({
      status: 400,
      body: { error_type: 'INVALID_INPUT', error_code: 'INVALID_ACCESS_TOKEN' },
    });
    expect(heard).toEqual([]);
  });
});

describe('/item/get', () => {
  const another = 'qW5tCw8SbHf7XuQfVj3PyEo2KiGmArp4l9W6eT';
  const bank = { institution_id: 'ins_109512', institution_name: 'Houndstooth Bank' };

  async function sent(name: string, more: object = {}): Promise<void> {
    const [webhook_type, webhook_code] = name.split('.');
    const webhook = { webhook_type, webhook_code, item_id: another, ...bank, ...more };
    await post('/local/webhooks', { webhook });
  }

  const loginRequired = { error_type: 'ITEM_ERROR', error_code: 'ITEM_LOGIN_REQUIRED' };

  it('of an Item that nothing has been heard of: no error, no bank', async () => {
    const live = await plaid.item(await tokenFor('silentItem'));
    expect(live).toMatchObject({ itemId: 'silentItem', institutionId: undefined, updates: [] });
    expect(live.error).toBeUndefined();
    expect(live.requestId).toMatch(/^\w{15}$/);
  });

  it('says what the last webhooks of the Item have said', async () => {
    const token = await tokenFor(another);
    await sent('TRANSACTIONS.DEFAULT_UPDATE', { error: null });
    expect(await plaid.item(token)).toMatchObject({
      institutionId: 'ins_109512',
      institutionName: 'Houndstooth Bank',
      updates: [{ product: 'transactions' }],
    });
    await sent('ITEM.ERROR', { error: loginRequired });
    expect((await plaid.item(token)).error).toMatchObject({ code: 'ITEM_LOGIN_REQUIRED' });
    await sent('ITEM.LOGIN_REPAIRED');
    expect((await plaid.item(token)).error).toBeUndefined();
    await sent('ITEM.PENDING_EXPIRATION', { consent_expiration_time: '2026-12-08T10:30:00Z' });
    expect((await plaid.item(token)).consentUntil).toBe('2026-12-08T10:30:00.000Z');
    await sent('ITEM.USER_PERMISSION_REVOKED');
    await expect(plaid.item(token)).rejects.toMatchObject({ code: 'USER_PERMISSION_REVOKED' });
  });

  it('says what Sandbox has done to it, and that a report of your app has mended it', async () => {
    const token = await tokenFor('resetItem');
    await plaid.resetLogin(token);
    expect((await plaid.item(token)).error).toMatchObject({ code: 'ITEM_LOGIN_REQUIRED' });
    await post('/local/reports', { kind: 'link_exit', item_id: 'resetItem' });
    expect((await plaid.item(token)).error).toMatchObject({ code: 'ITEM_LOGIN_REQUIRED' });
    await post('/local/reports', { kind: 'item_repaired', item_id: 'resetItem' });
    expect((await plaid.item(token)).error).toBeUndefined();
  });

  it('does not fall for a forged webhook', async () => {
    const webhook = { ...loginRequired, webhook_type: 'ITEM', webhook_code: 'ERROR' };
    const token = await tokenFor('forgedItem');
    await post('/local/webhooks', {
      webhook: { ...webhook, item_id: 'forgedItem', error: loginRequired },
      signature: 'none',
    });
    expect((await plaid.item(token)).error).toBeUndefined();
  });

  it('refuses a token of nobody', async () => {
    const token = accessTokenOf('an Item that nobody has heard of');
    await expect(plaid.item(token)).rejects.toMatchObject({ code: 'INVALID_ACCESS_TOKEN' });
  });

  it('remembers all of it over a restart', () => {
    const file = join(dir, 'items.jsonl');
    const before = openPretendItems(file);
    before.rememberWebhook({
      webhook_type: 'ITEM',
      webhook_code: 'ERROR',
      item_id: another,
      error: loginRequired,
      ...bank,
    });
    before.remember('other');
    const after = openPretendItems(file);
    expect(after.itemOf(accessTokenOf(another))).toEqual(before.itemOf(accessTokenOf(another)));
    expect(after.itemOf(accessTokenOf('other'))).toEqual({ itemId: 'other' });
    expect(after.bankOf(another)).toEqual(bank);
  });
});

describe('the broker', () => {
  it('gives the same Sandbox token for the same Item, and another for another', async () => {
    const token = await tokenFor(itemId);
    expect(token).toMatch(/^access-sandbox-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(await tokenFor(itemId)).toBe(token);
    expect(await tokenFor(`${itemId}2`)).not.toBe(token);
  });

  it.each([{}, null, 'text', { item_id: '' }, { item_id: 7 }])(
    'has no token for %j',
    async (event) => {
      expect(await broker(event, { awsRequestId: 'of this test' })).toEqual({
        access_token: null,
      });
    },
  );
});

describe('keys', () => {
  const paths = [
    '/webhook_verification_key/get',
    '/institutions/get_by_id',
    '/institutions/search',
    '/item/get',
    '/sandbox/item/fire_webhook',
    '/sandbox/item/reset_login',
  ];

  it.each(paths)('are asked for at %s', async (path) => {
    const wrong = [
      {},
      { 'plaid-client-id': keys.clientId },
      { 'plaid-client-id': keys.clientId, 'plaid-secret': 'of another team' },
      { 'plaid-client-id': 'another team', 'plaid-secret': keys.secret },
    ];
    for (const headers of wrong)
      expect(await post(path, {}, headers)).toMatchObject({
        status: 400,
        body: { error_type: 'INVALID_INPUT', error_code: 'INVALID_API_KEYS' },
      });
  });

  it('may stand in the body, as the door for webhooks sends them', async () => {
    const inBody = { client_id: keys.clientId, secret: keys.secret };
    const request = { ...inBody, institution_id: 'ins_109511' };
    expect((await post('/institutions/get_by_id', request, {})).status).toBe(200);
  });

  it('reach the caller as Plaid’s code when they are wrong', async () => {
    const stranger = connectPlaidApi(
      fixed({
        clientId: keys.clientId,
        secret: 'of another team',
        baseUrl: server.url,
        environment: 'sandbox',
        countries: ['US'],
      }),
    );
    await expect(stranger.searchInstitutions('platypus')).rejects.toMatchObject({
      service: 'plaid',
      code: 'INVALID_API_KEYS',
    });
  });
});

async function tokenFor(id: string): Promise<string> {
  const answer = await broker({ item_id: id }, { awsRequestId: 'of this test' });
  const { access_token: token }: { access_token: string } = Object(answer);
  return token;
}

async function post(
  path: string,
  request: object,
  headers: Readonly<Record<string, string>> = {
    'plaid-client-id': keys.clientId,
    'plaid-secret': keys.secret,
  },
): Promise<{ status: number; body: unknown }> {
  const answer = await fetch(`${server.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(request),
  });
  return { status: answer.status, body: JSON.parse(await answer.text()) };
}
