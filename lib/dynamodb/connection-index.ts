import { BatchGetCommand, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';

import type { ConnectionIndex, KnownConnection } from '#lib/ports.ts';

import { type Database, tableName } from './client.ts';

/** DynamoDB reads so many rows at once. */
const AT_ONCE = 100;

const connectionRecord: z.ZodMiniType<KnownConnection> = z.object({
  connectionId: z.string(),
  companyId: z.string(),
  platform: z.string(),
  isPlaid: z.boolean(),
  status: z.string(),
  at: z.string(),
});

/**
 * Table `connections`: whose each data connection of Codat is, which Codat's API does not tell.
 *
 * | key            | is                         |
 * |----------------|----------------------------|
 * | `connectionId` | Codat's id of the connection |
 */
export function connectConnectionIndex(database: Database): ConnectionIndex {
  const TableName = tableName(database, 'connections');

  async function read(ids: readonly string[]): Promise<ReadonlyMap<string, KnownConnection>> {
    const Keys = ids.map((connectionId) => ({ connectionId }));
    const { Responses } = await database.client.send(
      new BatchGetCommand({ RequestItems: { [TableName]: { Keys } } }),
    );
    const rows = (Responses?.[TableName] ?? []).flatMap(
      (row) => connectionRecord.safeParse(row).data ?? [],
    );
    return new Map(rows.map((row) => [row.connectionId, row]));
  }

  return {
    async learn(connections) {
      const newest = new Map(connections.map((one) => [one.connectionId, one]));
      const all = [...newest.values()];
      for (let from = 0; from < all.length; from += AT_ONCE) {
        const some = all.slice(from, from + AT_ONCE);
        const known = await read(some.map(({ connectionId }) => connectionId));
        const changed = some.filter((one) => isNews(one, known.get(one.connectionId)));
        await Promise.all(
          changed.map((Item) => database.client.send(new PutCommand({ TableName, Item }))),
        );
      }
    },
    async find(connectionId) {
      if (connectionId === '') return undefined;
      const { Item } = await database.client.send(
        new GetCommand({ TableName, Key: { connectionId } }),
      );
      return connectionRecord.safeParse(Item).data;
    },
  };
}

/** What says the same as what is known costs no write. */
export function isNews(one: KnownConnection, known: KnownConnection | undefined): boolean {
  if (known === undefined) return true;
  const isSame =
    one.companyId === known.companyId &&
    one.status === known.status &&
    one.platform === known.platform &&
    one.isPlaid === known.isPlaid;
  return !isSame && one.at > known.at;
}
