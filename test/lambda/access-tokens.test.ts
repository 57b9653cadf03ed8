import { inspect } from 'node:util';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { connectAccessTokens } from '#lib/lambda/access-tokens.ts';
import { UpstreamError } from '#lib/upstream-error.ts';

import type { ApiAnswer } from '../fakes/api-server.ts';
import { functionFailed, noSuchFunction, startLambda } from '../fakes/lambda-server.ts';

const ITEM = 'Gx4mTzP9bKw2Rv7NqYhS8dLcJ6fUa3eE1oXi5';
const TOKEN = 'access-sandbox-5e4d3c2b-1111-4222-8333-444455556666';

afterEach(() => {
  vi.unstubAllEnvs();
});

/** The broker, on a Lambda that always answers like that. */
async function brokerThat(answer: ApiAnswer, timeoutMs?: number) {
  const { lambda, calls } = await startLambda(answer, timeoutMs);
  return { broker: connectAccessTokens(lambda, 'token-broker'), calls };
}

describe('the access-token broker', () => {
  it('is asked with the item_id, and waited for', async () => {
    const { broker, calls } = await brokerThat({ status: 200, body: { access_token: TOKEN } });
    expect(await broker.of(ITEM)).toBe(TOKEN);
    expect(calls.map(({ method, path }) => [method, path])).toEqual([
      ['POST', '/2015-03-31/functions/token-broker/invocations'],
    ]);
    expect(calls[0]?.headers['x-amz-invocation-type'] ?? 'RequestResponse').toBe('RequestResponse');
    expect(JSON.parse(calls[0]?.body ?? '')).toEqual({ item_id: ITEM });
  });

  it('is called off where the time is over: no answer, at once', async () => {
    const { broker } = await brokerThat('never');
    const stop = new AbortController();
    const asked = broker.of(ITEM, stop.signal).catch((error: unknown) => error);
    stop.abort();
    expect(await asked).toMatchObject({ service: 'broker', code: 'no answer' });
  }, 1_500);

  it('is asked again for the next call: no token is kept', async () => {
    const { broker, calls } = await brokerThat({ status: 200, body: { access_token: TOKEN } });
    await broker.of(ITEM);
    await broker.of(ITEM);
    expect(calls).toHaveLength(2);
  });

  it.each([
    { case: 'null', body: { access_token: null } },
    { case: 'missing', body: {} },
    { case: 'missing, beside other things', body: { item_id: ITEM } },
  ])('a token that is $case: none is known', async ({ body }) => {
    const { broker } = await brokerThat({ status: 200, body });
    expect(await broker.of(ITEM)).toBeUndefined();
  });

  it('that is not configured: a failure, without asking', async () => {
    const { lambda, calls } = await startLambda({ status: 200, body: {} });
    await expect(connectAccessTokens(lambda, undefined).of(ITEM)).rejects.toMatchObject({
      service: 'broker',
      code: 'not configured',
    });
    expect(calls).toEqual([]);
  });
});

describe('when the broker fails', () => {
  it.each<{ case: string; answer: ApiAnswer; code: unknown }>([
    { case: 'throws', answer: functionFailed(`cannot read ${TOKEN}`), code: 'failed' },
    {
      case: 'throws, with a token in what it returns',
      answer: {
        status: 200,
        headers: { 'x-amz-function-error': 'Handled' },
        body: { access_token: TOKEN },
      },
      code: 'failed',
    },
    {
      case: 'gives a number',
      answer: { status: 200, body: { access_token: 7 } },
      code: 'unreadable answer',
    },
    {
      case: 'gives a bare token',
      answer: { status: 200, body: `"${TOKEN}"` },
      code: 'unreadable answer',
    },
    { case: 'gives null', answer: { status: 200, body: null }, code: 'unreadable answer' },
    {
      case: 'gives half of JSON',
      answer: { status: 200, body: `{"access_token":"${TOKEN}` },
      code: expect.any(String),
    },
    { case: 'gives nothing', answer: { status: 200, body: '' }, code: expect.any(String) },
    { case: 'is not there', answer: noSuchFunction, code: 'no answer' },
    {
      case: 'may not be called',
      answer: { status: 403, body: { Message: TOKEN } },
      code: 'no answer',
    },
    { case: 'hangs up', answer: 'cut off', code: 'no answer' },
  ])('$case: a failure of the broker, without a token in it', async ({ answer, code }) => {
    const { broker } = await brokerThat(answer);
    const error: unknown = await broker.of(ITEM).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UpstreamError);
    expect(error).toMatchObject({ service: 'broker', code });
    const inside = inspect(error, { depth: Infinity, showHidden: true, maxStringLength: null });
    expect(inside).not.toContain('5e4d3c2b');
  });

  it('stays silent: a failure when the time is over', async () => {
    const { broker } = await brokerThat('never', 100);
    await expect(broker.of(ITEM)).rejects.toMatchObject({ service: 'broker', code: 'no answer' });
  }, 3_000);
});
