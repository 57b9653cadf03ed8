import { describe, expect, it, onTestFinished, vi } from 'vitest';

import { connectDatabase } from '#lib/dynamodb/client.ts';
import { connectInbox } from '#lib/dynamodb/inbox.ts';
import { connectIdentifierIndex } from '#lib/dynamodb/identifier-index.ts';
import { connectItemStore } from '#lib/dynamodb/item-store.ts';
import { healthStatuses } from '#lib/health/item-health.ts';

import { listen, type LocalAnswer } from '../../infra/local/listen.ts';
import { at } from '../builders/item-events.ts';
import { useEndpoint } from './fresh-tables.ts';

interface Asked {
  operation: string;
  body: string;
}

/** What a database that is as large, or as busy, as none that fits into a test would answer. */
async function answering(answer: (asked: Asked) => LocalAnswer) {
  const requests: Asked[] = [];
  const server = await listen(0, ({ headers, body }) => {
    const operation = String(headers['x-amz-target']).replace('DynamoDB_20120810.', '');
    const asked = { operation, body: body.toString('utf8') };
    requests.push(asked);
    return answer(asked);
  });
  useEndpoint(server.url);
  const database = connectDatabase('test-');
  onTestFinished(async () => {
    vi.unstubAllEnvs();
    database.client.destroy();
    await server.close();
  });
  return { database, requests };
}

describe('countsAt', () => {
  /** Each page has `Count` Items; of one state there are so many pages, of the others one. */
  async function itemsWith(state: string, pages: number) {
    let given = 0;
    const { database, requests } = await answering(({ body }) => {
      const isLarge = body.includes(`{"S":"${state}"}`);
      if (isLarge) given += 1;
      const more = isLarge && given < pages && { LastEvaluatedKey: { itemId: { S: `i${given}` } } };
      return { status: 200, body: { Count: isLarge ? 1_000 : 1, ...more } };
    });
    return { items: connectItemStore(database), requests };
  }
  const few = {
    ended: 1,
    broken: 1,
    unconfirmed: 1,
    degraded: 1,
    stale: 1,
    expiring: 1,
    healthy: 1,
  };

  it.each([
    { pages: 1, count: 1_000, isExact: true },
    { pages: 2, count: 2_000, isExact: true },
    { pages: 5, count: 5_000, isExact: true },
    { pages: 6, count: 5_000, isExact: false },
    { pages: 500, count: 5_000, isExact: false },
  ])('of $pages pages in one state counts $count', async ({ pages, count, isExact }) => {
    const { items, requests } = await itemsWith('healthy', pages);
    expect(await items.countsAt('ins_3')).toEqual({
      counts: { ...few, healthy: count },
      isExact,
    });
    expect(requests).toHaveLength(healthStatuses.length - 1 + Math.min(pages, 5));
    for (const { operation, body } of requests) {
      expect(operation).toBe('Query');
      expect(JSON.parse(body)).toMatchObject({ IndexName: 'byInstitution', Select: 'COUNT' });
    }
    const large = requests.map(({ body }) => body).filter((body) => body.includes('"healthy"'));
    const starts = large.map((body) => /"ExclusiveStartKey":.*?"S":"(\w+)"/.exec(body)?.[1]);
    expect(starts).toEqual([undefined, 'i1', 'i2', 'i3', 'i4'].slice(0, pages));
  });
});

describe('errorsIn', () => {
  const DAY_S = 24 * 60 * 60;
  const span = { from: new Date(at(-2 * DAY_S)), to: new Date(at(0)) };

  function queryIn(body: string) {
    const query: {
      ExpressionAttributeValues: { ':day': { S: string } };
      Limit: number;
      ExclusiveStartKey?: { errorDay: { S: string } };
    } = JSON.parse(body);
    const day = query.ExpressionAttributeValues[':day'].S;
    return { day, limit: query.Limit, start: query.ExclusiveStartKey?.errorDay.S };
  }

  /** Each day has so many pages of 1,000 errors; each page takes so long. */
  async function inboxWith(pages: number, pageMs: number) {
    let ms = Date.parse(at(0));
    const given = new Map<string, number>();
    const { database, requests } = await answering(({ body }) => {
      ms += pageMs;
      const { day, limit } = queryIn(body);
      const page = (given.get(day) ?? 0) + 1;
      given.set(day, page);
      const row = {
        subject: { S: 'item#i1' },
        sk: { S: `${day}T07:00:00.000Z#hash` },
        error: { M: { code: { S: 'ITEM_LOCKED' } } },
      };
      const rows = Array<typeof row>(Math.min(1_000, limit)).fill(row);
      const more = page < pages && { LastEvaluatedKey: { errorDay: { S: `${day} ${page}` } } };
      return { status: 200, body: { Items: rows, Count: rows.length, ...more } };
    });
    return { inbox: connectInbox(database, () => new Date(ms)), requests };
  }

  it.each([
    { case: 'all there is', pages: 2, ms: 10, rows: 50_000, errors: 6_000, isComplete: true },
    { case: 'so many rows', pages: 20, ms: 10, rows: 4_500, errors: 4_500, isComplete: false },
    {
      case: 'as long as there is time',
      pages: 20,
      ms: 400,
      rows: 50_000,
      errors: 4_000,
      isComplete: false,
    },
    {
      case: 'one page, however slow',
      pages: 20,
      ms: 9_000,
      rows: 50_000,
      errors: 1_000,
      isComplete: false,
    },
  ])('reads $case', async ({ pages, ms, rows, errors, isComplete }) => {
    const { inbox, requests } = await inboxWith(pages, ms);
    const seen = await inbox.errorsIn(span, { rows, until: new Date(at(1.5)) });
    expect(seen.errors).toHaveLength(errors);
    expect(seen.isComplete).toBe(isComplete);
    expect(requests).toHaveLength(Math.ceil(errors / 1_000));
    for (const { operation, body } of requests) {
      expect(operation).toBe('Query');
      expect(JSON.parse(body)).toMatchObject({ IndexName: 'byError', ScanIndexForward: false });
    }
  });

  it('reads the last day first, page by page', async () => {
    const { inbox, requests } = await inboxWith(2, 10);
    await inbox.errorsIn(span, { rows: 50_000, until: new Date(at(1.5)) });
    const asked = requests.map(({ body }) => queryIn(body));
    expect(asked.map(({ day, start }) => [day, start])).toEqual(
      ['2026-11-02', '2026-11-01', '2026-10-31'].flatMap((day) => [
        [day, undefined],
        [day, `${day} 1`],
      ]),
    );
  });
});

describe('learn', () => {
  const account = {
    value: 'AbC1',
    name: 'account_id',
    itemId: 'itemA',
    source: 'ITEM.ERROR',
    at: at(0),
  };
  const refusal = (name: string) => ({
    status: 400,
    body: { __type: `com.amazonaws.dynamodb.v20120810#${name}` },
  });

  it.each([
    { case: 'it is known', write: refusal('ConditionalCheckFailedException') },
    { case: 'it is new', write: { status: 200, body: {} } },
  ])('does not overwrite what the database had no time to read: $case', async ({ write }) => {
    const { database, requests } = await answering(({ operation, body }) => {
      if (operation === 'PutItem') return write;
      const { RequestItems: UnprocessedKeys } = JSON.parse(body);
      return { status: 200, body: { Responses: {}, UnprocessedKeys } };
    });
    const identifiers = connectIdentifierIndex(database, () => new Date(at(60)));
    await expect(identifiers.learn([account])).resolves.toBeUndefined();
    expect(requests.map(({ operation }) => operation)).toEqual(['BatchGetItem', 'PutItem']);
    expect(JSON.parse(requests[1]?.body ?? '')).toMatchObject({
      ConditionExpression: 'attribute_not_exists(belongs)',
    });
  });

  it('says so when a write fails', async () => {
    const { database } = await answering(({ operation }) =>
      operation === 'PutItem' ? refusal('AccessDeniedException') : { status: 200, body: {} },
    );
    const identifiers = connectIdentifierIndex(database, () => new Date(at(60)));
    await expect(identifiers.learn([account])).rejects.toMatchObject({
      name: 'AccessDeniedException',
    });
  });

  it('reads many at a time, and none twice', async () => {
    const { database, requests } = await answering(() => ({ status: 200, body: {} }));
    const identifiers = connectIdentifierIndex(database, () => new Date(at(60)));
    const many = Array.from({ length: 60 }, (_, n) => ({ ...account, value: `a${n}` }));
    await identifiers.learn([...many, ...many]);
    const reads = requests.filter(({ operation }) => operation === 'BatchGetItem');
    expect(reads).toHaveLength(3);
    expect(requests).toHaveLength(3 + 60);
  });
});
