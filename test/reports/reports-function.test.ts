import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';

import { listen, type LocalAnswer } from '../../infra/local/listen.ts';
import { useEndpoint } from '../dynamodb/fresh-tables.ts';
import { ITEM } from '../builders/sample-reports.ts';
import { REPORTS_SECRET, reportEvent, signedReport } from '../builders/signed-report.ts';

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
  vi.stubEnv('TABLE_PREFIX', 'reported-');
});

afterEach(() => {
  asked.length = 0;
});

afterAll(async () => {
  vi.unstubAllEnvs();
  await close();
});

/** The function reads its environment as it loads. */
async function loaded(secret: string | undefined) {
  vi.stubEnv('REPORTS_SECRET', secret);
  vi.resetModules();
  return (await import('../../functions/reports.ts')).handler;
}

function request() {
  return signedReport(
    REPORTS_SECRET,
    new Date(),
    `{"kind":"item_repaired","item_id":"${ITEM}","institution_name":"Crédit Où"}`,
  );
}

const refusal = (name: string, status = 400): LocalAnswer => ({
  status,
  body: { __type: `com.amazonaws.dynamodb.v20120810#${name}` },
});

describe('the function of the door', () => {
  it.each(['text', 'base64'] as const)('keeps what comes as %s', async (form) => {
    answer = { status: 200, body: {} };
    const handler = await loaded(REPORTS_SECRET);
    expect(await handler(reportEvent(request(), form))).toEqual(accepted);
    expect(asked).toHaveLength(1);
    expect(JSON.parse(asked[0] ?? '')).toMatchObject({
      TableName: 'reported-inbox',
      Item: { subject: { S: `item#${ITEM}` }, kind: { S: 'item' } },
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
    const handler = await loaded(REPORTS_SECRET);
    expect(await handler(reportEvent(request()))).toEqual(is);
    expect(asked.length).toBeGreaterThanOrEqual(1);
  });

  it('answers 401 to what is not signed, and asks no store', async () => {
    const handler = await loaded(REPORTS_SECRET);
    const forged = { ...request(), body: Buffer.from('{}') };
    expect(await handler(reportEvent(forged))).toEqual(unauthorized);
    expect(asked).toEqual([]);
  });

  it.each([undefined, ''])('is switched off where the secret is %j', async (secret) => {
    const handler = await loaded(secret);
    expect(await handler(reportEvent(request()))).toEqual(unauthorized);
    expect(asked).toEqual([]);
  });

  it('does not start with a secret that is none: better than to refuse all', async () => {
    await expect(loaded('whsec_')).rejects.toThrow();
  });
});
