import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';

import type { PlaidApiConfig } from '#lib/config.ts';
import { connectPlaidApi } from '#lib/plaid/plaid-api.ts';
import type { PlaidApi } from '#lib/live-ports.ts';
import { fixed } from '#lib/rotating.ts';
import { fireableWebhooks } from '#lib/triage/plaid/sandbox-webhooks.ts';
import { UpstreamError } from '#lib/upstream-error.ts';

import { type ApiAnswer, startApiServer } from '../fakes/api-server.ts';

const SECRET = 'c0ffee0123456789c0ffee01234567';
const TOKEN = 'access-sandbox-5e4d3c2b-1111-4222-8333-444455556666';

/** Plaid's client, on a Plaid that always answers like that. */
async function plaidThat(answer: ApiAnswer, config: Partial<PlaidApiConfig> = {}) {
  const { url, calls } = await startApiServer(answer);
  const api = connectPlaidApi(
    fixed({
      clientId: 'client-of-these-tests',
      secret: SECRET,
      baseUrl: url,
      environment: 'sandbox',
      countries: ['US'],
      ...config,
    }),
  );
  return { api, url, calls };
}

/** What the call throws. */
async function thrownBy(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    (answer) => {
      throw new Error(`it answered ${inspect(answer)}`);
    },
    (error: unknown) => error,
  );
}

const harbor = { institution_id: 'ins_900001', name: 'Harbor', products: ['auth'], oauth: true };

const requests: {
  path: string;
  call: (api: PlaidApi) => Promise<unknown>;
  answer: unknown;
  body: unknown;
}[] = [
  {
    path: '/institutions/get_by_id',
    call: (api) => api.institution('ins_900001'),
    answer: { institution: harbor },
    body: {
      institution_id: 'ins_900001',
      country_codes: ['US'],
      options: { include_status: true },
    },
  },
  {
    path: '/item/get',
    call: (api) => api.item(TOKEN),
    answer: { item: { item_id: 'item', error: null }, request_id: 'rQ7' },
    body: { access_token: TOKEN },
  },
  {
    path: '/institutions/search',
    call: (api) => api.searchInstitutions('harbor "bank"'),
    answer: { institutions: [harbor] },
    body: { query: 'harbor "bank"', country_codes: ['US'], products: null },
  },
  {
    path: '/sandbox/item/fire_webhook',
    call: (api) => api.fireWebhook(TOKEN, 'ITEM.LOGIN_REPAIRED'),
    answer: { webhook_fired: true },
    body: { access_token: TOKEN, webhook_type: 'ITEM', webhook_code: 'LOGIN_REPAIRED' },
  },
  {
    path: '/sandbox/item/reset_login',
    call: (api) => api.resetLogin(TOKEN),
    answer: { reset_login: true },
    body: { access_token: TOKEN },
  },
];

describe('what Plaid is asked', () => {
  it.each(requests)('$path: path, keys in the headers, body', async ({ path, call, ...sent }) => {
    const { api, calls } = await plaidThat({ status: 200, body: sent.answer });
    await call(api);
    expect(calls.map(({ method, path: asked }) => [method, asked])).toEqual([['POST', path]]);
    expect(calls[0]?.headers).toMatchObject({
      'plaid-client-id': 'client-of-these-tests',
      'plaid-secret': SECRET,
      'content-type': 'application/json',
    });
    expect(JSON.parse(calls[0]?.body ?? '')).toEqual(sent.body);
    expect(calls[0]?.body).not.toContain(SECRET);
  });

  it('slashes at the end of the configured address do not double', async () => {
    const { url, calls } = await startApiServer({ status: 200, body: { institutions: [] } });
    const { api } = await plaidThat('never', { baseUrl: `${url}//` });
    await api.searchInstitutions('harbor');
    expect(calls.map(({ path }) => path)).toEqual(['/institutions/search']);
  });

  it('for the configured countries that Plaid has', async () => {
    const { api, calls } = await plaidThat(
      { status: 200, body: { institutions: [] } },
      { countries: ['GB', 'ATLANTIS', 'US'] },
    );
    await api.searchInstitutions('harbor');
    const { country_codes } = JSON.parse(calls[0]?.body ?? '{}');
    expect(new Set(country_codes)).toEqual(new Set(['US', 'GB']));
  });

  it.each(fireableWebhooks)('%s can be fired', async (webhook) => {
    const { api, calls } = await plaidThat({ status: 200, body: { webhook_fired: true } });
    await api.fireWebhook(TOKEN, webhook);
    const { webhook_type, webhook_code } = JSON.parse(calls[0]?.body ?? '{}');
    expect(`${String(webhook_type)}.${String(webhook_code)}`).toBe(webhook);
  });

  it.each(['ITEM.ITEM_LOGIN_REQUIRED', 'NOTHING.DEFAULT_UPDATE', 'ITEM', '', '__proto__.toString'])(
    '"%s" cannot: refused without asking',
    async (webhook) => {
      const { api, calls } = await plaidThat({ status: 200, body: {} });
      const error = await thrownBy(api.fireWebhook(TOKEN, webhook));
      expect(error).toMatchObject({ service: 'plaid', code: 'SANDBOX_WEBHOOK_INVALID' });
      expect(calls).toEqual([]);
    },
  );
});

describe('what Plaid answers', () => {
  it('an institution', async () => {
    const { api } = await plaidThat({ status: 200, body: { institution: harbor } });
    expect(await api.institution('ins_900001')).toEqual({
      institutionId: 'ins_900001',
      name: 'Harbor',
      products: ['auth'],
      isOauth: true,
      status: undefined,
    });
  });

  it('at most five of those that a search finds', async () => {
    const institutions = [1, 2, 3, 4, 5, 6, 7].map((n) => ({
      institution_id: `ins_${n}`,
      name: `Bank ${n}`,
    }));
    const { api } = await plaidThat({ status: 200, body: { institutions } });
    expect(await api.searchInstitutions('bank')).toHaveLength(5);
  });

  it.each(['INVALID_INSTITUTION', 'INSTITUTION_NOT_FOUND'])('%s: no such one', async (code) => {
    const body = { error_type: 'INVALID_INPUT', error_code: code, request_id: 'rQ7' };
    const { api } = await plaidThat({ status: 400, body });
    expect(await api.institution('ins_1')).toBeUndefined();
  });

  it('a refusal with the request_id that Plaid’s support asks for', async () => {
    const body = {
      error_type: 'INVALID_INPUT',
      error_code: 'ITEM_NOT_FOUND',
      request_id: 'rQ7sV2',
    };
    const { api } = await plaidThat({ status: 400, body });
    expect(await thrownBy(api.item(TOKEN))).toMatchObject({ reference: 'rQ7sV2' });
  });

  it.each([7, null, '<!channel>', 'r'.repeat(100)])(
    'a refusal without one, whatever stands there: %j',
    async (request_id) => {
      const body = { error_code: 'ITEM_NOT_FOUND', request_id };
      const { api } = await plaidThat({ status: 400, body });
      expect(await thrownBy(api.item(TOKEN))).toMatchObject({
        code: 'ITEM_NOT_FOUND',
        reference: undefined,
      });
    },
  );

  it.each([
    { case: 'a web page', body: '<html>Welcome to the hotel network</html>' },
    { case: 'something else', body: { status: 'ok' } },
    { case: 'nothing', body: '' },
  ])('200 with $case: a failure, and not "there is no such institution"', async ({ body }) => {
    const { api } = await plaidThat({ status: 200, body });
    expect(await thrownBy(api.institution('ins_1'))).toMatchObject({ service: 'plaid' });
    expect(await thrownBy(api.searchInstitutions('bank'))).toMatchObject({ service: 'plaid' });
    expect(await thrownBy(api.item(TOKEN))).toMatchObject({ code: 'unreadable answer' });
  });
});

const faults: { case: string; answer: ApiAnswer; code: string }[] = [
  {
    case: '400 with an error code',
    answer: {
      status: 400,
      body: {
        error_type: 'INVALID_INPUT',
        error_code: 'INVALID_API_KEYS',
        error_message: `invalid client_id or secret ${SECRET} for ${TOKEN}`,
        display_message: null,
        request_id: 'hN3',
      },
    },
    code: 'INVALID_API_KEYS',
  },
  {
    case: '429',
    answer: { status: 429, body: { error_type: 'RATE_LIMIT_EXCEEDED', error_code: 'RATE_LIMIT' } },
    code: 'RATE_LIMIT',
  },
  { case: '500 with a page', answer: { status: 500, body: '<html>oops</html>' }, code: 'http_500' },
  { case: '502 with nothing', answer: { status: 502, body: '' }, code: 'http_502' },
  {
    case: '400 with a null',
    answer: { status: 400, body: { error_code: null } },
    code: 'http_400',
  },
  {
    case: '400 with a code that is none',
    answer: { status: 400, body: { error_code: '<!channel> *look*' } },
    code: 'http_400',
  },
  {
    case: '400 with a code without end',
    answer: { status: 400, body: { error_code: 'A'.repeat(5_000) } },
    code: 'http_400',
  },
  { case: 'a line that goes dead', answer: 'cut off', code: 'no answer' },
  { case: 'half an answer', answer: 'half an answer', code: 'no answer' },
];

describe.each(faults)('when Plaid answers with $case', ({ answer, code }) => {
  it.each(requests)('$path: a failure with its code, and nothing else of it', async ({ call }) => {
    const { api, calls } = await plaidThat(answer);
    const error = await thrownBy(call(api));
    expect(error).toBeInstanceOf(UpstreamError);
    expect(error).toMatchObject({ service: 'plaid', code, message: `plaid: ${code}` });
    expect(error).not.toHaveProperty('cause');
    const inside = inspect(error, { depth: Infinity, showHidden: true, maxStringLength: null });
    expect(inside).not.toContain(SECRET);
    expect(inside).not.toContain(TOKEN);
    expect(inside).not.toContain('client-of-these-tests');
    expect(calls).toHaveLength(1);
  });
});

describe('when Plaid is not there, or leads elsewhere', () => {
  it('nobody listens: no answer', async () => {
    const { api } = await plaidThat('never', { baseUrl: 'http://127.0.0.1:1' });
    expect(await thrownBy(api.resetLogin(TOKEN))).toMatchObject({ code: 'no answer' });
  });

  it.each<{ path: string; call: (api: PlaidApi, stop: AbortSignal) => Promise<unknown> }>([
    { path: '/item/get', call: (api, stop) => api.item(TOKEN, stop) },
    { path: '/institutions/get_by_id', call: (api, stop) => api.institution('ins_1', stop) },
  ])(
    '$path, called off: no answer, at once',
    async ({ call }) => {
      const { api } = await plaidThat('never');
      const stop = new AbortController();
      const outcome = thrownBy(call(api, stop.signal));
      stop.abort();
      expect(await outcome).toMatchObject({ service: 'plaid', code: 'no answer' });
    },
    1_500,
  );

  it.each([301, 302, 307, 308])(
    '%i to another host: neither secret nor token goes there',
    async (status) => {
      const elsewhere = await startApiServer({ status: 200, body: { reset_login: true } });
      const location = `${elsewhere.url.replace('127.0.0.1', 'localhost')}/sandbox/item/reset_login`;
      const { api } = await plaidThat({ status, body: '', headers: { location } });
      const outcome = await api.resetLogin(TOKEN).catch((error: unknown) => error);
      expect(elsewhere.calls).toEqual([]);
      expect(outcome).toMatchObject({ service: 'plaid' });
    },
  );
});
