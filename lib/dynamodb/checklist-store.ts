import { GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';

import type { ChecklistRun } from '#lib/guides/checklist-run.ts';
import type { ChecklistStore } from '#lib/ports/team-stores.ts';

import { type Database, tableName } from './client.ts';
import { expiryAfter } from './expiry.ts';
import { putVersion } from './put-version.ts';

const checklistRecord: z.ZodMiniType<ChecklistRun> = z.object({
  name: z.string(),
  channel: z.string(),
  id: z.string(),
  startedBy: z.string(),
  startedAt: z.string(),
  ticks: z.record(z.string(), z.object({ by: z.string(), at: z.string() })),
  version: z.number(),
});

/**
 * Table `checklists`: who ticked what.
 *
 * | key         | is                                                                |
 * |-------------|-------------------------------------------------------------------|
 * | `list`      | `<channel>#<name of the list>`                                      |
 * | `id`        | begins with the time of the start, so that the last runs stand last |
 * | `version`   | counts the writes: a write says which one it is based on            |
 * | `expiresAt` | seconds; DynamoDB removes the row some time after                   |
 */
export function connectChecklistStore(database: Database): ChecklistStore {
  const TableName = tableName(database, 'checklists');
  const listOf = (channel: string, name: string) => `${channel}#${name}`;
  return {
    async find(channel, name, id) {
      const { Item } = await database.client.send(
        new GetCommand({
          TableName,
          Key: { list: listOf(channel, name), id },
          ConsistentRead: true,
        }),
      );
      return Item === undefined ? undefined : checklistRecord.parse(Item);
    },
    async save(run) {
      const saved = { ...run, version: run.version + 1 };
      const record = {
        ...saved,
        list: listOf(run.channel, run.name),
        expiresAt: expiryAfter(new Date(run.startedAt)),
      };
      return (await putVersion(database, TableName, record)) ? saved : undefined;
    },
    async last(channel, name, limit) {
      const { Items = [] } = await database.client.send(
        new QueryCommand({
          TableName,
          KeyConditionExpression: '#list = :list',
          ExpressionAttributeNames: { '#list': 'list' },
          ExpressionAttributeValues: { ':list': listOf(channel, name) },
          ConsistentRead: true,
          ScanIndexForward: false,
          Limit: limit,
        }),
      );
      return Items.map((row) => checklistRecord.parse(row));
    },
  };
}
