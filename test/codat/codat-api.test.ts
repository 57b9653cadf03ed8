import { inspect } from 'node:util';

import { afterAll, describe, expect, it } from 'vitest';

import { connectCodatApi } from '#lib/codat/codat-api.ts';
import type { CodatApi } from '#lib/live-ports.ts';
import { fixed } from '#lib/rotating.ts';
import { UpstreamError } from '#lib/upstream-error.ts';

import {
  COMPANY_ID,
  connectionJson,
  errorJson,
  examplesOf,
  OTP,
  pageJson,
  resultsIn,
} from '../builders/codat-json.ts';
import { closeCodatServers, type CodatReply, startCodatServer } from '../fakes/codat-server.ts';

afterAll(closeCodatServers);

async function codatThat(...replies: CodatReply[]) {
  const { url, calls } = await startCodatServer(...replies);
  const api = connectCodatApi(fixed({ apiKey: 'key', baseUrl: url }));
  return { api, paths: () => calls.map(({ path }) => path) };
}

function ok(body: unknown): CodatReply {
  return { status: 200, body };
}

/** Ids of a page of connections. */
function many(from: number, count: number): unknown[] {
  return Array.from({ length: count }, (_, index) => {
    const id = `00000000-0000-4000-8000-${String(from + index).padStart(12, '0')}`;
    return connectionJson({ id });
  });
}

/** In which call each endpoint is asked, and what it makes of an answer. */
const endpoints: { name: string; path: string; ask: (api: CodatApi) => Promise<unknown> }[] = [
  { name: 'company', path: `/companies/${COMPANY_ID}`, ask: (api) => api.company(COMPANY_ID) },
  {
    name: 'connections',
    path: `/companies/${COMPANY_ID}/connections?page=1&pageSize=100`,
    ask: (api) => api.connections(COMPANY_ID),
  },
  { name: 'companies', path: '/companies?page=3&pageSize=100', ask: (api) => api.companies(3) },
  {
    name: 'dataStatus',
    path: `/companies/${COMPANY_ID}/dataStatus`,
    ask: (api) => api.dataStatus(COMPANY_ID),
  },
];

describe('every endpoint', () => {
  it.each(endpoints)('$name is asked at $path', async ({ path, ask }) => {
    const { api, paths } = await codatThat({ status: 401, body: errorJson(401) });
    await expect(ask(api)).rejects.toMatchObject({ service: 'codat', code: 'http_401' });
    expect(paths()).toEqual([path]);
  });

  it('an id that is none leads nowhere else', async () => {
    const { api, paths } = await codatThat({ status: 404, body: errorJson(404) });
    await api.company('../webhooks?x=1#');
    expect(paths()).toEqual(['/companies/..%2Fwebhooks%3Fx%3D1%23']);
  });

  it.each(
    endpoints.flatMap((one) =>
      ['<html>', '[1', null, 'null', '[]', '"text"', '7', { id: 7, results: 'none' }].map(
        (body) => ({ ...one, body, case: JSON.stringify(body) }),
      ),
    ),
  )(
    '$name with $case: a failure of Codat, or nothing, and never a crash',
    async ({ ask, body }) => {
      const { api } = await codatThat(ok(body));
      const outcome = await ask(api).catch((error: unknown) => error);
      if (outcome instanceof Error) expect(outcome).toBeInstanceOf(UpstreamError);
      else expect(outcome).toEqual([]);
    },
  );
});

describe('a company', () => {
  it.each([404])('%i: Codat does not know it, which is no fault', async (status) => {
    const { api } = await codatThat({ status, body: errorJson(status) });
    expect(await api.company(COMPANY_ID)).toBeUndefined();
  });

  it('without a name, and without connections', async () => {
    const { api } = await codatThat(ok({ id: COMPANY_ID, name: null, dataConnections: null }));
    expect(await api.company(COMPANY_ID)).toEqual({
      companyId: COMPANY_ID,
      name: 'Unnamed company',
      connections: [],
    });
  });
});

describe('connections', () => {
  it('of 250: three pages, each connection once, each with its address', async () => {
    const total = { totalResults: 250 };
    const { api, paths } = await codatThat(
      ok(pageJson(many(0, 100), total)),
      ok(pageJson(many(100, 100), total)),
      ok(pageJson(many(200, 50), total)),
    );
    const { connections, linkUrls } = await api.connections(COMPANY_ID);
    expect(connections).toHaveLength(250);
    expect(linkUrls.size).toBe(250);
    expect(inspect(connections, { depth: 9 })).not.toContain(OTP);
    expect(paths().map((path) => /page=(\d+)/.exec(path)?.[1])).toEqual(['1', '2', '3']);
  });

  it.each([
    { case: 'just a page', results: 100, total: 100, pages: 1 },
    { case: 'a total that cannot be', results: 3, total: 0, pages: 1 },
    { case: 'none', results: 0, total: 0, pages: 1 },
    { case: 'none, of many', results: 0, total: 500, pages: 1 },
    { case: 'the same page for ever', results: 100, total: 99_999, pages: 5 },
    { case: 'full pages without a total', results: 100, total: null, pages: 5 },
  ])('$case: $pages request(s)', async ({ results, total, pages }) => {
    const page = pageJson(many(0, results), { totalResults: total });
    const { api, paths } = await codatThat(ok(page));
    const { connections } = await api.connections(COMPANY_ID);
    expect(connections).toHaveLength(results);
    expect(paths()).toHaveLength(pages);
  });

  it('one that cannot be read takes no other with it', async () => {
    const strange = [null, 7, 'x', [], {}, { id: null }, { id: 'two words' }];
    const { api } = await codatThat(ok(pageJson([...strange, connectionJson(), ...strange])));
    expect((await api.connections(COMPANY_ID)).connections).toHaveLength(1);
  });

  it('of a company that Codat does not know: said', async () => {
    const { api } = await codatThat({ status: 404, body: errorJson(404) });
    await expect(api.connections(COMPANY_ID)).rejects.toMatchObject({ code: 'http_404' });
  });
});

describe('companies', () => {
  it('one page, how far it goes, and what is left of the quota', async () => {
    const one = { id: COMPANY_ID, name: 'Houndstooth Bakery', dataConnections: [connectionJson()] };
    const page = pageJson([one, { id: null }], { totalResults: 202 });
    const { api } = await codatThat({
      status: 200,
      body: page,
      headers: { 'x-rate-limit-remaining': '42' },
    });
    const { companies, ...rest } = await api.companies(3);
    expect(companies).toMatchObject([
      { companyId: COMPANY_ID, name: 'Houndstooth Bakery', connections: [{ isPlaid: true }] },
    ]);
    expect(rest).toEqual({ total: 202, read: 202, isLast: true, left: 42 });
    expect(inspect(companies, { depth: 9 })).not.toContain(OTP);
  });

  it.each([
    { page: 1, results: 100, total: 250, isLast: false, read: 100 },
    { page: 3, results: 50, total: 250, isLast: true, read: 250 },
    { page: 4, results: 0, total: 250, isLast: true, read: 300 },
    { page: 1, results: 100, total: 0, isLast: false, read: 100 },
    { page: 1, results: 1, total: 0, isLast: true, read: 1 },
  ])('page $page with $results of $total', async ({ page, results, total, ...told }) => {
    const list = Array.from({ length: results }, () => ({ id: COMPANY_ID }));
    const { api } = await codatThat(ok(pageJson(list, { totalResults: total })));
    expect(await api.companies(page)).toMatchObject(told);
  });
});

describe('data by type', () => {
  it('with and without a status; what cannot be read is left out', async () => {
    const { api } = await codatThat(
      ok({
        'banking-accounts': {
          dataType: 'banking-accounts',
          currentStatus: 'Complete',
          lastSuccessfulSync: '2026-11-20T10:22:43.6464237Z',
        },
        invoices: { dataType: 'invoices' },
        bills: { dataType: null, currentStatus: 'Somehow New', lastSuccessfulSync: null },
        broken: 'no',
        worse: null,
      }),
    );
    expect(await api.dataStatus(COMPANY_ID)).toEqual([
      {
        dataType: 'banking-accounts',
        status: 'Complete',
        lastSuccessfulSync: '2026-11-20T10:22:43.646Z',
      },
      { dataType: 'invoices', status: undefined, lastSuccessfulSync: undefined },
      { dataType: 'bills', status: 'Somehow New', lastSuccessfulSync: undefined },
    ]);
  });

  it('404: there is none', async () => {
    const { api } = await codatThat({ status: 404, body: errorJson(404) });
    expect(await api.dataStatus(COMPANY_ID)).toEqual([]);
  });
});

describe('Codat’s own examples', () => {
  it.each(examplesOf('GET.companies'))('companies: %s', async (_, body) => {
    const { api } = await codatThat(ok(body));
    const { companies } = await api.companies(1);
    expect(resultsIn(body).length).toBeGreaterThan(0);
    expect(companies).toHaveLength(resultsIn(body).length);
    for (const { companyId, name, connections } of companies) {
      expect(companyId).toMatch(/^[0-9a-f-]{36}$/);
      expect(name.length).toBeGreaterThan(3);
      for (const { status } of connections) expect(status).toMatch(/^[A-Z]\w+$/);
    }
  });

  it.each(examplesOf('GET.companies.id.connections'))('connections: %s', async (_, body) => {
    const { api } = await codatThat(ok(body));
    const { connections, linkUrls } = await api.connections(COMPANY_ID);
    expect(connections).toEqual([
      {
        connectionId: 'ee2eb431-c0fa-4dc9-93fa-d29781c12bcd',
        platform: 'Basiq',
        isPlaid: false,
        status: 'Linked',
        sourceType: 'Banking',
        lastSync: '2022-10-27T10:22:43.646Z',
        created: '2022-10-27T09:53:29.000Z',
        errors: [],
      },
    ]);
    expect([...linkUrls.values()].join()).toMatch(/^https:\/\/link-api\.codat\.io\//);
  });

  it.each(examplesOf('GET.companies.id.dataStatus'))('data by type: %s', async (_, body) => {
    const { api } = await codatThat(ok(body));
    const statuses = await api.dataStatus(COMPANY_ID);
    expect(statuses).toHaveLength(Object.keys(Object(body)).length);
    expect(statuses.length).toBeGreaterThan(20);
  });

  it('connections through Plaid, with every null that there may be', async () => {
    const body = Object.fromEntries(examplesOf('synthetic.connections.plaid'));
    const { api } = await codatThat(ok(body));
    const { connections } = await api.connections(COMPANY_ID);
    expect(connections.map(({ status, isPlaid }) => [status, isPlaid])).toEqual(
      expect.arrayContaining([
        ['Linked', true],
        ['Deauthorized', true],
        ['PendingAuth', true],
      ]),
    );
    expect(connections.some(({ isPlaid }) => !isPlaid)).toBe(true);
  });

  it.each([
    'GET.companies.id.data.history',
    'GET.sync.validation',
    'GET.companies.id.connections.id',
  ])('what another endpoint answers does no harm: %s', async (file) => {
    for (const [, body] of examplesOf(file))
      for (const { ask } of endpoints) {
        const { api } = await codatThat(ok(body));
        const outcome = await ask(api).catch((error: unknown) => error);
        if (outcome instanceof Error) expect(outcome).toBeInstanceOf(UpstreamError);
      }
  });
});
