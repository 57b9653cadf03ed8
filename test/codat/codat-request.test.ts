import { inspect } from 'node:util';

import { afterAll, describe, expect, it } from 'vitest';

import { codatRequest } from '#lib/codat/codat-request.ts';
import { UpstreamError } from '#lib/upstream-error.ts';

import { errorJson, examplesOf } from '../builders/codat-json.ts';
import { closeCodatServers, type CodatReply, startCodatServer } from '../fakes/codat-server.ts';

const KEY = 'the-key-of-these-tests-a81c';
const CORRELATION = '7eb40d6b415d7bcd99ce658268284056';
const HOUR_S = 3_600;

// Most of the time is waiting: they wait side by side.
afterAll(closeCodatServers);

/** One request, to a Codat that answers so. */
async function asked(...replies: CodatReply[]) {
  const { url, calls } = await startCodatServer(...replies);
  const began = Date.now();
  const outcome = await codatRequest({ apiKey: KEY, baseUrl: url }, '/companies?page=1').catch(
    (error: unknown) => error,
  );
  return { outcome, calls, ms: Date.now() - began };
}

/** As `asked`, where it fails. @returns with the error, in which no key may be */
async function refused(...replies: CodatReply[]) {
  const { outcome, ...rest } = await asked(...replies);
  if (!(outcome instanceof UpstreamError)) throw new Error(`it answered ${inspect(outcome)}`);
  const inside = inspect(outcome, { depth: Infinity, showHidden: true, maxStringLength: null });
  expect(inside).not.toContain(KEY);
  expect(inside).not.toContain(Buffer.from(KEY).toString('base64'));
  expect(inside).not.toContain('127.0.0.1');
  expect(outcome).not.toHaveProperty('cause');
  expect(outcome.service).toBe('codat');
  return { error: outcome, ...rest };
}

describe.concurrent('what Codat is asked', () => {
  it('with the key as Codat wants it, and by GET', async () => {
    const { calls, outcome } = await asked({ status: 200, body: { fine: true } });
    expect(calls).toHaveLength(1);
    expect(calls[0]).toMatchObject({
      method: 'GET',
      path: '/companies?page=1',
      headers: {
        authorization: `Basic ${Buffer.from(KEY).toString('base64')}`,
        accept: 'application/json',
      },
    });
    expect(outcome).toEqual({ body: { fine: true }, left: undefined });
  });

  it.each([
    { case: 'the whole header, as the portal shows it', apiKey: 'Basic YWJj', sent: 'Basic YWJj' },
    { case: 'with blanks around it', apiKey: ' abc\n', sent: 'Basic YWJj' },
  ])('the key $case', async ({ apiKey, sent }) => {
    const { url, calls } = await startCodatServer({ status: 200 });
    await codatRequest({ apiKey, baseUrl: `${url}//` }, '/companies');
    expect(calls.map(({ path, headers }) => [path, headers.authorization])).toEqual([
      ['/companies', sent],
    ]);
  });

  it.each([301, 302, 307, 308])('%i to another host: the key does not go there', async (status) => {
    const elsewhere = await startCodatServer({ status: 200 });
    const location = elsewhere.url.replace('127.0.0.1', 'localhost');
    await refused({ status, body: '', headers: { location } });
    expect(elsewhere.calls).toEqual([]);
  });
});

describe.concurrent('what is refused', () => {
  it.each(
    [400, 401, 402, 403, 404, 409, 451, 418].flatMap((status) => [
      { status, reference: CORRELATION, body: errorJson(status) },
      // The status in the body may be another one.
      { status, reference: CORRELATION, body: errorJson(429) },
      { status, reference: undefined, body: '<html>no</html>' },
      { status, reference: undefined, body: '' },
      { status, reference: undefined, body: null },
      { status, reference: undefined, body: { correlationId: null } },
      { status, reference: undefined, body: { correlationId: '<!channel> `look`' } },
      { status, reference: undefined, body: { correlationId: 'x'.repeat(5_000) } },
      { status, reference: undefined, body: { correlationId: { toString: 'x' } } },
    ]),
  )('$status is not asked again: $body', async ({ status, body, reference }) => {
    const { error, calls } = await refused({ status, body });
    expect(error).toMatchObject({ code: `http_${status}`, reference, until: undefined });
    expect(calls).toHaveLength(1);
  });

  it.each(examplesOf('errors'))('Codat’s own example: %s', async (name, body) => {
    const status = statusOf(name);
    const { error, calls } = await refused({ status, body });
    expect(error).toMatchObject({ code: `http_${String(status)}` });
    expect(body).toMatchObject({ correlationId: error.reference });
    expect(error.reference).toMatch(/^[0-9a-f]{32}$/);
    expect(calls).toHaveLength(status >= 500 || status === 429 ? 3 : 1);
  });
});

describe.concurrent('what may pass', () => {
  it.each<{ case: string; reply: CodatReply; code: string }>([
    { case: '500', reply: { status: 500, body: errorJson(500) }, code: 'http_500' },
    { case: '502 with a page', reply: { status: 502, body: '<html>' }, code: 'http_502' },
    { case: '503 that says 500', reply: { status: 503, body: errorJson(500) }, code: 'http_503' },
    { case: 'a line that goes dead', reply: 'cut off', code: 'no answer' },
    { case: 'half an answer', reply: 'half an answer', code: 'no answer' },
  ])('$case: asked three times, within a second or two', async ({ reply, code }) => {
    const { error, calls, ms } = await refused(reply);
    expect(error.code).toBe(code);
    expect(calls).toHaveLength(3);
    expect(ms).toBeLessThan(5_000);
  });

  it('is over at the next try', async () => {
    const { outcome, calls } = await asked({ status: 503, body: errorJson(503) }, 'cut off', {
      status: 200,
      body: [1],
    });
    expect(outcome).toMatchObject({ body: [1] });
    expect(calls).toHaveLength(3);
  });

  it('silence ends after three seconds', { timeout: 15_000 }, async () => {
    const { outcome, calls } = await asked('never', { status: 200, body: 'true' });
    expect(outcome).toMatchObject({ body: true });
    const [first = { at: 0 }, second = { at: 0 }] = calls;
    expect(second.at - first.at).toBeGreaterThan(2_900);
    expect(second.at - first.at).toBeLessThan(6_000);
  });

  it('nobody listens: no answer', async () => {
    const config = { apiKey: KEY, baseUrl: 'http://127.0.0.1:1' };
    await expect(codatRequest(config, '/companies')).rejects.toMatchObject({ code: 'no answer' });
  });
});

describe.concurrent('the quota', () => {
  const inThreeHours = new Date(Date.now() + 3 * HOUR_S * 1000);

  it.each([
    { case: 'seconds', headers: { 'retry-after': String(3 * HOUR_S) } },
    { case: 'a date', headers: { 'retry-after': inThreeHours.toUTCString() } },
    {
      case: 'the date of the reset',
      headers: { 'x-rate-limit-reset': inThreeHours.toISOString() },
    },
    {
      case: 'nonsense, and the date of the reset',
      headers: { 'retry-after': 'later', 'x-rate-limit-reset': inThreeHours.toISOString() },
    },
  ])('hours away, as $case: told, never slept', async ({ headers }) => {
    const { error, calls, ms } = await refused({ status: 429, body: errorJson(429), headers });
    expect(error).toMatchObject({ code: 'http_429', reference: CORRELATION });
    expect(Math.abs(Number(error.until) - Number(inThreeHours))).toBeLessThan(60_000);
    expect(calls).toHaveLength(1);
    expect(ms).toBeLessThan(4_000);
  });

  it.each([
    { case: 'no word on when', headers: {} },
    { case: 'an empty word', headers: { 'retry-after': '' } },
    { case: 'a time long past', headers: { 'retry-after': 'Fri, 01 Jan 1999 00:00:00 GMT' } },
    { case: 'the end of time', headers: { 'retry-after': '99999999999999999999' } },
    { case: 'a negative wait', headers: { 'retry-after': '-5' } },
    { case: 'no number', headers: { 'retry-after': '1e9' } },
  ])('$case: tried again soon, and said without a time', async ({ headers }) => {
    const { error, calls, ms } = await refused({ status: 429, body: errorJson(429), headers });
    expect(error.code).toBe('http_429');
    expect(error.until).toBeUndefined();
    expect(calls).toHaveLength(3);
    expect(ms).toBeLessThan(5_000);
  });

  it.each(['0', '1'])('a wait of %s s is short enough', async (seconds) => {
    const { outcome, calls } = await asked(
      { status: 429, body: errorJson(429), headers: { 'retry-after': seconds } },
      { status: 200, body: { fine: true } },
    );
    expect(outcome).toMatchObject({ body: { fine: true } });
    expect(calls).toHaveLength(2);
  });

  it.each([
    { header: '4711', left: 4711 },
    { header: '0', left: 0 },
    { header: 'many', left: undefined },
    { header: '-1', left: undefined },
  ])('what is left of it, as "$header"', async ({ header, left }) => {
    const headers = { 'x-rate-limit-remaining': header };
    const { outcome } = await asked({ status: 200, body: {}, headers });
    expect(outcome).toEqual({ body: {}, left });
  });
});

describe.concurrent('what cannot be read', () => {
  it.each(['<html>Welcome to the hotel network</html>', '{"results":[', ''])(
    '200 with "%s": said so, and not asked again',
    async (body) => {
      const { error, calls } = await refused({ status: 200, body });
      expect(error.code).toBe('unreadable answer');
      expect(calls).toHaveLength(1);
    },
  );
});

/** Codat names its examples after HTTP's words. */
function statusOf(name: string): number {
  const statuses: Readonly<Record<string, number>> = {
    'Bad-Request': 400,
    'Malformed-Query': 400,
    Unauthorized: 401,
    'Payment-Required': 402,
    Forbidden: 403,
    'Not-Found': 404,
    Conflict: 409,
    'Too-Many-Requests': 429,
    'Legal-Reasons': 451,
    'Internal-Server-Error': 500,
    'Service-Unavailable': 503,
  };
  const [word = ''] = name.split(' / ');
  const status = statuses[word];
  if (status === undefined) throw new Error(`no status for ${word}`);
  return status;
}
