import { GetCommand, QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';

import type { CaseStore } from '#lib/ports/team-stores.ts';
import { caseStatuses, type SupportCase } from '#lib/support/support-case.ts';

import { type Database, tableName } from './client.ts';
import { expiryAfter } from './expiry.ts';
import { putVersion } from './put-version.ts';

const MOST_OF_ONE = 20;

const caseRecord: z.ZodMiniType<SupportCase> = z.object({
  number: z.string(),
  with: z.enum(['Plaid', 'Codat']),
  subject: z.string(),
  status: z.enum(caseStatuses),
  statusAt: z.string(),
  filedBy: z.string(),
  filedAt: z.string(),
  incidentKey: z.optional(z.string()),
  itemIds: z.array(z.string()),
  version: z.number(),
});

/**
 * Table `cases`: what was filed with support.
 *
 * | key           | is                                                                            |
 * |---------------|-------------------------------------------------------------------------------|
 * | `number`      | as support gave it                                                            |
 * | `incidentKey` | the incident that it is about; with `filedAt` the sparse index `byIncident`     |
 * | `item`        | the Item that it is about, or the first; with `filedAt` the sparse index `byItem` |
 * | `open`        | `open` until somebody closes it; with `filedAt` the sparse index `byOpen`       |
 * | `version`     | counts the writes: a write says which one it is based on                        |
 * | `expiresAt`   | seconds; DynamoDB removes the row some time after                               |
 */
export function connectCaseStore(database: Database): CaseStore {
  const TableName = tableName(database, 'cases');

  async function newest(index: string, key: string, value: string, limit: number) {
    const query: QueryCommandInput = {
      TableName,
      IndexName: index,
      KeyConditionExpression: '#key = :value',
      ExpressionAttributeNames: { '#key': key },
      ExpressionAttributeValues: { ':value': value },
      ScanIndexForward: false,
      Limit: limit,
    };
    const { Items = [] } = await database.client.send(new QueryCommand(query));
    return Items.map((row) => caseRecord.parse(row));
  }

  return {
    async find(number) {
      const { Item } = await database.client.send(
        new GetCommand({ TableName, Key: { number }, ConsistentRead: true }),
      );
      return Item === undefined ? undefined : caseRecord.parse(Item);
    },
    async save(one) {
      const saved = { ...one, version: one.version + 1 };
      const record = {
        ...saved,
        item: saved.itemIds[0],
        open: saved.status === 'Closed' ? undefined : 'open',
        expiresAt: expiryAfter(new Date(saved.statusAt)),
      };
      return (await putVersion(database, TableName, record)) ? saved : undefined;
    },
    ofIncident: (key) => newest('byIncident', 'incidentKey', key, MOST_OF_ONE),
    ofItem: (itemId) => newest('byItem', 'item', itemId, MOST_OF_ONE),
    open: (limit) => newest('byOpen', 'open', 'open', limit),
  };
}
