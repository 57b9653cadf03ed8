import { GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';

import type { SummaryStore } from '#lib/ports/alert-stores.ts';
import type { SummaryRecord } from '#lib/summary/day-numbers.ts';

import { type Database, tableName } from './client.ts';
import { expiryAfter } from './expiry.ts';
import { putVersion } from './put-version.ts';

const counts = { fresh: z.number(), open: z.number(), repaired: z.number(), breaking: z.number() };

const summaryRecord: z.ZodMiniType<SummaryRecord> = z.object({
  place: z.string(),
  day: z.string(),
  begunAt: z.string(),
  leaseUntil: z.optional(z.string()),
  numbers: z.optional(
    z.object({
      ...counts,
      bySelf: z.number(),
      repairMs: z.optional(z.number()),
      banks: z.array(
        z.object({
          ...counts,
          institutionId: z.optional(z.string()),
          institutionName: z.optional(z.string()),
        }),
      ),
    }),
  ),
  told: z.optional(z.object({ ts: z.string(), at: z.string() })),
  refusal: z.optional(z.string()),
  version: z.number(),
});

/**
 * Table `summaries`: each day in numbers, and whether it was told.
 *
 * | key         | is                                                              |
 * |-------------|-----------------------------------------------------------------|
 * | `place`     | `<channel> <time zone>`                                           |
 * | `day`       | of the calendar there                                             |
 * | `version`   | counts the writes: a write says which one it is based on          |
 * | `expiresAt` | seconds; DynamoDB removes the row some time after                 |
 */
export function connectSummaryStore(database: Database): SummaryStore {
  const TableName = tableName(database, 'summaries');
  return {
    async find(place, day) {
      const { Item } = await database.client.send(
        new GetCommand({ TableName, Key: { place, day }, ConsistentRead: true }),
      );
      return Item === undefined ? undefined : summaryRecord.parse(Item);
    },
    async save(record) {
      const saved = { ...record, version: record.version + 1 };
      const row = { ...saved, expiresAt: expiryAfter(new Date(record.begunAt)) };
      return (await putVersion(database, TableName, row)) ? saved : undefined;
    },
    async before(place, day, limit) {
      const { Items = [] } = await database.client.send(
        new QueryCommand({
          TableName,
          KeyConditionExpression: 'place = :place AND #day < :day',
          ExpressionAttributeNames: { '#day': 'day' },
          ExpressionAttributeValues: { ':place': place, ':day': day },
          ScanIndexForward: false,
          Limit: limit,
        }),
      );
      return Items.map((row) => summaryRecord.parse(row));
    },
  };
}
