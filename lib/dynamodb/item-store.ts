import { ConditionalCheckFailedException, DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import { GetCommand, PutCommand, QueryCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';

import { incidentKey, incidentSeen, memberSince, SHOWN_ITEMS } from '#lib/alerts/incident.ts';
import { healthStatus, type ItemHealth } from '#lib/health/item-health.ts';
import { nextCheck } from '#lib/health/trouble-rules.ts';
import type { ItemStore } from '#lib/ports.ts';

import { type Database, tableName } from './client.ts';
import { countOf } from './count-of.ts';
import { parseHealthRecord } from './parse-health-record.ts';

/** Stands in the index where an incident would, so that the doubtful Items can be counted. */
const UNCONFIRMED = 'unconfirmed';

/**
 * Table `items`: what is true of each Item.
 *
 * | key        | is                                                                                     |
 * |------------|----------------------------------------------------------------------------------------|
 * | `itemId`   | Plaid's item_id                                                                        |
 * | `incident` | key of the incident it is in, or `unconfirmed`; with `since` the sparse index `byIncident` |
 * | `check`    | `due` while something should be heard of it; with `checkAt` the sparse index `byCheck`    |
 * | `version`  | counts the writes: a write says which one it is based on                                |
 */
export function connectItemStore(database: Database): ItemStore {
  const TableName = tableName(database, 'items');
  const inIncident = (key: string) => ({
    TableName,
    IndexName: 'byIncident',
    KeyConditionExpression: 'incident = :key',
    ExpressionAttributeValues: { ':key': key },
  });

  return {
    async find(itemId) {
      const { Item } = await database.client.send(
        new GetCommand({ TableName, Key: { itemId }, ConsistentRead: true }),
      );
      return Item === undefined ? undefined : parseHealthRecord(Item);
    },
    async save(health, version) {
      try {
        await database.client.send(
          new PutCommand({
            TableName,
            Item: toRecord(health, (version ?? 0) + 1),
            ConditionExpression:
              version === undefined ? 'attribute_not_exists(itemId)' : 'version = :version',
            ...(version === undefined
              ? {}
              : { ExpressionAttributeValues: { ':version': version } }),
          }),
        );
        return 'saved';
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return 'conflict';
        throw error;
      }
    },
    async incident(key, seen = []) {
      const [{ Items = [] }, count] = await Promise.all([
        database.client.send(new QueryCommand({ ...inIncident(key), Limit: SHOWN_ITEMS })),
        countOf(database, inIncident(key)),
      ]);
      const oldest = Items.map((row) => parseHealthRecord(row).health);
      return incidentSeen(key, oldest, count, seen);
    },
    countUnconfirmed: () => countOf(database, inIncident(UNCONFIRMED)),
    async countKnown() {
      // One page whatever the size of the table: a small one fits, of a large one the database knows the size.
      const page = await database.client.send(new ScanCommand({ TableName, Select: 'COUNT' }));
      const counted = page.Count ?? 0;
      if (page.LastEvaluatedKey === undefined) return { count: counted, isExact: true };
      const { Table } = await database.client.send(new DescribeTableCommand({ TableName }));
      return { count: Math.max(counted, Table?.ItemCount ?? 0), isExact: false };
    },
    async due(by, limit) {
      const { Items = [] } = await database.client.send(
        new QueryCommand({
          TableName,
          IndexName: 'byCheck',
          KeyConditionExpression: '#check = :due AND checkAt <= :by',
          ExpressionAttributeNames: { '#check': 'check' },
          ExpressionAttributeValues: { ':due': 'due', ':by': by.toISOString() },
          Limit: limit,
        }),
      );
      return Items.map((row) => parseHealthRecord(row).health);
    },
  };
}

function toRecord(health: ItemHealth, version: number): Record<string, unknown> {
  const checkAt = nextCheck(health)?.toISOString();
  const status = healthStatus(health);
  const incident = incidentKey(health) ?? (status === 'unconfirmed' ? UNCONFIRMED : undefined);
  return {
    ...health,
    version,
    incident,
    since: incident && (memberSince(health) ?? health.troubles[0]?.since),
    check: checkAt && 'due',
    checkAt,
  };
}
