import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';

import type { AlertStore } from '#lib/ports.ts';

import { type Database, tableName } from './client.ts';
import { parseAlertRecord } from './parse-alert-record.ts';

/**
 * Table `alerts`: what we told Slack about each incident.
 *
 * | key         | is                                                                        |
 * |-------------|---------------------------------------------------------------------------|
 * | `id`        | opaque, made from the incident's key                                      |
 * | `open`      | `open` while the incident lasts; with `openSince` the sparse index `byOpen` |
 * | `due`       | `due` while somebody has to look; with `dueAt` the sparse index `byDue`     |
 * | `version`   | counts the writes: a write says which one it is based on                   |
 */
export function connectAlertStore(database: Database): AlertStore {
  const TableName = tableName(database, 'alerts');
  return {
    async find(id) {
      const { Item } = await database.client.send(
        new GetCommand({ TableName, Key: { id }, ConsistentRead: true }),
      );
      return Item === undefined ? undefined : parseAlertRecord(Item);
    },
    async save(alert) {
      const saved = { ...alert, version: alert.version + 1 };
      try {
        await database.client.send(
          new PutCommand({
            TableName,
            Item: {
              ...saved,
              open: saved.openSince && 'open',
              due: saved.dueAt && 'due',
            },
            ConditionExpression:
              alert.version === 0 ? 'attribute_not_exists(id)' : 'version = :version',
            ...(alert.version === 0
              ? {}
              : { ExpressionAttributeValues: { ':version': alert.version } }),
          }),
        );
        return saved;
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return undefined;
        throw error;
      }
    },
    async open(limit) {
      const { Items = [] } = await database.client.send(
        new QueryCommand({
          TableName,
          IndexName: 'byOpen',
          KeyConditionExpression: '#open = :open',
          ExpressionAttributeNames: { '#open': 'open' },
          ExpressionAttributeValues: { ':open': 'open' },
          ScanIndexForward: false,
          Limit: limit,
        }),
      );
      return Items.map(parseAlertRecord);
    },
    async due(by, limit) {
      const { Items = [] } = await database.client.send(
        new QueryCommand({
          TableName,
          IndexName: 'byDue',
          KeyConditionExpression: 'due = :due AND dueAt <= :by',
          ExpressionAttributeValues: { ':due': 'due', ':by': by.toISOString() },
          Limit: limit,
        }),
      );
      return Items.map(parseAlertRecord);
    },
  };
}
