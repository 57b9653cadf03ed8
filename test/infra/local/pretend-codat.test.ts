import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { connectCodatApi } from '#lib/codat/codat-api.ts';
import { connectionStatuses } from '#lib/health/connection.ts';
import type { CodatApi } from '#lib/live-ports.ts';
import { fixed } from '#lib/rotating.ts';

import { madeUpCompanies } from '../../../infra/local/codat-world.ts';
import type { LocalServer } from '../../../infra/local/listen.ts';
import { startPretendCodat } from '../../../infra/local/pretend-codat.ts';
import {
  connectionJson,
  errorJson,
  examplesOf,
  pageJson,
  resultsIn,
} from '../../builders/codat-json.ts';
import { fakeLivePorts, followed } from '../../fakes/fake-live-ports.ts';

const KEY = 'key-of-this-test';
const BAKERY = '5d1c7f2e-0b94-4a63-9e87-3c2f6a1d8b40';
const UNKNOWN = '00000000-0000-4000-8000-000000000000';
const HOUR_MS = 3_600_000;

let server: LocalServer;
let codat: CodatApi;
beforeAll(async () => {
  server = await startPretendCodat(KEY);
  codat = connectCodatApi(fixed({ apiKey: KEY, baseUrl: server.url }));
});
afterAll(() => server.close());

async function get(path: string, key = KEY) {
  const authorization = `Basic ${Buffer.from(key).toString('base64')}`;
  const answer = await fetch(`${server.url}${path}`, { headers: { authorization } });
  const body: Record<string, unknown> = JSON.parse(await answer.text());
  return { status: answer.status, headers: answer.headers, body };
}

function companyThat(fails: 'quota' | 'outage'): string {
  return madeUpCompanies.find((one) => one.fails === fails)?.id ?? '';
}

/** The names of a value's fields. */
function fieldsOf(value: unknown): string[] {
  return Object.keys(Object(value)).sort();
}

describe('in the vendor’s shapes', () => {
  it('a page', async () => {
    const { body, headers } = await get('/companies?page=1&pageSize=100');
    expect(fieldsOf(body)).toEqual(fieldsOf(pageJson([])));
    expect(body).toMatchObject({
      pageNumber: 1,
      pageSize: 100,
      totalResults: madeUpCompanies.length,
      _links: {
        self: { href: '/companies' },
        next: { href: '/companies?page=2&pageSize=100' },
      },
    });
    for (const name of ['limit', 'remaining', 'reset'])
      expect(headers.get(`x-rate-limit-${name}`), name).toMatch(/\d/);
  });

  it('a company, as in Codat’s example', async () => {
    const [, example] = examplesOf('GET.companies')[0] ?? [];
    const [given] = resultsIn(example);
    const { body } = await get(`/companies/${BAKERY}`);
    expect(fieldsOf(body)).toEqual(fieldsOf(given));
  });

  it('a connection, as in Codat’s example, and what may be null', async () => {
    const { body } = await get(`/companies/${BAKERY}/connections`);
    const all = resultsIn(body);
    const wanted = [...fieldsOf(connectionJson()), 'dataConnectionErrors'].sort();
    for (const one of all) expect(fieldsOf(one)).toEqual(wanted);
    expect(all).toContainEqual(expect.objectContaining({ lastSync: null }));
    expect(all).toContainEqual(expect.objectContaining({ dataConnectionErrors: null }));
    const { id } = Object(all[0]);
    const one = await get(`/companies/${BAKERY}/connections/${String(id)}`);
    expect(one.body).toMatchObject({ id });
  });

  it('an error', async () => {
    const { status, body } = await get(`/companies/${UNKNOWN}`);
    expect(status).toBe(404);
    expect(fieldsOf(body)).toEqual(fieldsOf(errorJson(404)));
    expect(body['correlationId']).toMatch(/^[0-9a-f]{32}$/);
  });

  it.each(['?page=0', '?page=x', '?pageSize=0', '?pageSize=5001'])(
    '%s is refused',
    async (query) => {
      expect(await get(`/companies${query}`)).toMatchObject({ status: 400 });
    },
  );

  it.each([
    '/',
    '/webhooks',
    `/companies/${BAKERY}/nothing`,
    `/companies/${BAKERY}/connections/x/y`,
  ])('%s is not there', async (path) => {
    expect(await get(path)).toMatchObject({ status: 404 });
  });
});

describe('for our client', () => {
  it('has every state, errors, nulls and several connections', async () => {
    const { connections, linkUrls } = await codat.connections(BAKERY);
    expect(new Set(connections.map(({ status }) => status))).toEqual(new Set(connectionStatuses));
    expect(connections.flatMap(({ errors }) => errors).map(({ isActive }) => isActive)).toEqual([
      true,
      false,
    ]);
    expect(connections.filter(({ isPlaid }) => isPlaid)).toHaveLength(3);
    expect(linkUrls.size).toBe(connections.length);
  });

  it('makes a new password each time', async () => {
    const [first, second] = [await codat.connections(BAKERY), await codat.connections(BAKERY)];
    for (const [id, url] of first.linkUrls) expect(second.linkUrls.get(id)).not.toBe(url);
  });

  it('has two pages of companies', async () => {
    const [first, second] = [await codat.companies(1), await codat.companies(2)];
    expect(first).toMatchObject({ isLast: false, read: 100, total: madeUpCompanies.length });
    expect(second).toMatchObject({ isLast: true, read: madeUpCompanies.length });
    expect(first.left).toBeGreaterThan(100);
  });

  it('data by type', async () => {
    const statuses = (await codat.dataStatus(BAKERY)).map(({ status }) => status);
    expect(statuses).toEqual(expect.arrayContaining(['Complete', 'FetchError', undefined]));
  });

  it('refuses another key', async () => {
    const other = connectCodatApi(fixed({ apiKey: 'other', baseUrl: server.url }));
    await expect(other.companies(1)).rejects.toMatchObject({ code: 'http_401' });
  });

  it('has a quota that is used up until midnight, where it is asked for', async () => {
    const began = Date.now();
    const error: unknown = await codat
      .connections(companyThat('quota'))
      .catch((refused: unknown) => refused);
    expect(error).toMatchObject({ code: 'http_429', reference: expect.anything() });
    const { until } = Object(error);
    if (!(until instanceof Date)) throw new Error('no time');
    expect(until.getTime() - began).toBeLessThanOrEqual(24 * HOUR_MS + 60_000);
    expect([until.getUTCHours(), until.getUTCMinutes()]).toEqual([0, 0]);
    expect(Date.now() - began).toBeLessThan(4_000);
  });

  it('is out of order, in HTML, where it is asked for', async () => {
    await expect(codat.connections(companyThat('outage'))).rejects.toMatchObject({
      code: 'http_502',
      reference: undefined,
    });
  });
});

describe('/plaid codat over it', () => {
  it.each([
    { words: 'Houndstooth Bakery', says: ['*Houndstooth Bakery*', '*Unlinked*', '?otp='] },
    { words: 'd5a80f62-91c3-4e7b-8f24-b6e17d30c95a', says: ['*Paisley Motors*', '`AuthError`'] },
    { words: 'Quota Café', says: ['the quota is used up', 'It opens again'] },
    { words: 'outage cafe', says: ['status.codat.io'] },
    { words: 'corner shop', says: ['Which one do you mean?', '105 more'] },
    { words: 'Seersucker', says: ['no connection yet'] },
    { words: UNKNOWN, says: ['Codat knows no such company or connection'] },
  ])('$words', async ({ words, says }) => {
    const live = fakeLivePorts({ codat });
    const { shown } = await followed({ kind: 'codat', words }, live, 'asker');
    for (const part of says) expect(shown).toContain(part);
  });
});
