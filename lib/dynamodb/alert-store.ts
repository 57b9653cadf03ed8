import { GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';

import type { AlertStore } from '#lib/ports/alert-stores.ts';

import { type Database, tableName } from './client.ts';
import { firstRows } from './first-rows.ts';
import { parseAlertRecord } from './parse-alert-record.ts';
import { putVersion } from './put-version.ts';

/**
 * Table `alerts`: what we told Slack about each incident.
 *
 * | key         | is                                                                        |
 * |-------------|---------------------------------------------------------------------------|
 * | `id`        | opaque, made from the incident's key                                      |
 * | `open`      | `open` while the incident lasts; with `openSince` the sparse index `byOpen` |
 * | `due`       | `due` while somebody has to look; with `dueAt` the sparse index `byDue`     |
 * | `cardKey`   | channel and ts of the card; the sparse index `byCard`                       |
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
    async ofCard(channel, ts) {
      const { Items = [] } = await database.client.send(
        new QueryCommand({
          TableName,
          IndexName: 'byCard',
          KeyConditionExpression: 'cardKey = :card',
          ExpressionAttributeValues: { ':card': cardKey({ channel, ts }) },
          Limit: 1,
        }),
      );
      return Items.map(parseAlertRecord)[0];
    },
    async save(alert) {
      const saved = { ...alert, version: alert.version + 1 };
      const record = {
        ...saved,
        open: saved.openSince && 'open',
        due: saved.dueAt && 'due',
        cardKey: saved.card && cardKey(saved.card),
      };
      return (await putVersion(database, TableName, record)) ? saved : undefined;
    },
    async open(limit, order) {
      const query = {
        TableName,
        IndexName: 'byOpen',
        KeyConditionExpression: '#open = :open',
        ExpressionAttributeNames: { '#open': 'open' },
        ExpressionAttributeValues: { ':open': 'open' },
        ScanIndexForward: order === 'oldest first',
      };
      const rows = await firstRows(database, query, limit);
      return rows.map(parseAlertRecord);
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

function cardKey({ channel, ts }: { channel: string; ts: string }): string {
  return `${channel} ${ts}`;
}
