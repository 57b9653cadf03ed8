import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';

import { listen, type LocalAnswer } from '../../infra/local/listen.ts';
import { useEndpoint } from '../dynamodb/fresh-tables.ts';
import { CONNECTION, connectionWebhook } from '../builders/codat-webhook.ts';
import { ITEM } from '../builders/sample-reports.ts';
import { reportEvent, signedReport, whsec } from '../builders/signed-report.ts';

const SECRET = whsec('shared with one sender, in these tests');

/** The doors that take what is signed as Standard Webhooks has it. */
const doors = [
  {
    name: 'reports',
    secret: 'REPORTS_SECRET',
    load: () => import('../../functions/reports.ts'),
    body: { kind: 'item_repaired', item_id: ITEM, institution_name: 'Crédit Où' },
    row: { subject: { S: `item#${ITEM}` }, kind: { S: 'item' } },
  },
  {
    name: 'codat-webhook',
    secret: 'CODAT_WEBHOOK_SECRET',
    load: () => import('../../functions/codat-webhook.ts'),
    body: connectionWebhook('disconnected', 'Deauthorized', '2026-11-21T11:58:00Z', {
      platformName: 'Crédit Où',
    }),
    row: { subject: { S: `connection#${CONNECTION}` }, kind: { S: 'connection' } },
  },
] as const;

const accepted = { statusCode: 200, body: '' };
const unauthorized = { statusCode: 401, body: '{"error":"unauthorized"}' };
const unavailable = { statusCode: 503, body: '{"error":"unavailable"}' };

/** A database that answers all writes alike, and what it was asked to write. */
let answer: LocalAnswer = { status: 200, body: {} };
const asked: string[] = [];
let close: () => Promise<void>;

beforeAll(async () => {
  const database = await listen(0, ({ body }) => {
    asked.push(body.toString('utf8'));
    return answer;
  });
  close = () => database.close();
  useEndpoint(database.url);
  vi.stubEnv('TABLE_PREFIX', 'signed-');
});

afterEach(() => {
  asked.length = 0;
});

afterAll(async () => {
  vi.unstubAllEnvs();
  await close();
});

const refusal = (name: string, status = 400): LocalAnswer => ({
  status,
  body: { __type: `com.amazonaws.dynamodb.v20120810#${name}` },
});

describe.each(doors)('the function $name', ({ secret, load, body, row }) => {
  /** The function reads its environment as it loads. */
  async function loaded(value: string | undefined) {
    vi.stubEnv(secret, value);
    vi.resetModules();
    return (await load()).handler;
  }

  const request = () => signedReport(SECRET, new Date(), JSON.stringify(body));

  it.each(['text', 'base64'] as const)('keeps what comes as %s', async (form) => {
    answer = { status: 200, body: {} };
    const handler = await loaded(SECRET);
    expect(await handler(reportEvent(request(), form))).toEqual(accepted);
    expect(asked).toHaveLength(1);
    expect(JSON.parse(asked[0] ?? '')).toMatchObject({
      TableName: 'signed-inbox',
      Item: row,
    });
    expect(asked[0]).toContain('Crédit Où');
  });

  it.each([
    {
      case: 'it is there already',
      write: refusal('ConditionalCheckFailedException'),
      is: accepted,
    },
    { case: 'we may not write', write: refusal('AccessDeniedException'), is: unavailable },
    { case: 'there is no table', write: refusal('ResourceNotFoundException'), is: unavailable },
    { case: 'it fails', write: refusal('InternalServerError', 500), is: unavailable },
  ])('answers $is.statusCode when the store says that $case', async ({ write, is }) => {
    answer = write;
    const handler = await loaded(SECRET);
    expect(await handler(reportEvent(request()))).toEqual(is);
    expect(asked.length).toBeGreaterThanOrEqual(1);
  });

  it('answers 401 to what is wrongly signed, and keeps that there was one, once a minute', async () => {
    answer = { status: 200, body: {} };
    const handler = await loaded(SECRET);
    const forged = { ...request(), body: Buffer.from('{}') };
    for (const one of [forged, forged, forged])
      expect(await handler(reportEvent(one))).toEqual(unauthorized);
    expect(asked).toEqual([expect.stringContaining('"TableName":"signed-pulses"')]);
    expect(asked[0]).not.toContain('{}');
  });

  it('answers 401 where that cannot be kept', async () => {
    answer = refusal('AccessDeniedException');
    const handler = await loaded(SECRET);
    const forged = { ...request(), body: Buffer.from('{}') };
    expect(await handler(reportEvent(forged))).toEqual(unauthorized);
  });

  it('answers 401 to what has no signature, and asks no store', async () => {
    const handler = await loaded(SECRET);
    const { body: bytes, method } = request();
    expect(await handler(reportEvent({ method, headers: {}, body: bytes }))).toEqual(unauthorized);
    expect(asked).toEqual([]);
  });

  it.each([undefined, ''])('is switched off where the secret is %j', async (value) => {
    answer = { status: 200, body: {} };
    const handler = await loaded(value);
    expect(await handler(reportEvent(request()))).toEqual(unauthorized);
    expect(asked).toEqual([expect.stringContaining('"TableName":"signed-pulses"')]);
  });

  it('does not start with a secret that is none, and Plaid’s door does not care', async () => {
    await expect(loaded('whsec_')).rejects.toThrow();
    vi.stubEnv('PLAID_CLIENT_ID', 'client');
    vi.stubEnv('PLAID_SECRET', 'secret');
    vi.stubEnv('PLAID_ENV', 'sandbox');
    const { handler } = await import('../../functions/plaid-webhook.ts');
    expect(await handler(reportEvent(request()))).toEqual(unauthorized);
  });
});
