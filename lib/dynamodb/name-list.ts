import { toUSVString } from 'node:util';

import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';

import { type Database, tableName, type TableName } from './client.ts';
import { queryAll } from './query-all.ts';

/** There is one list: names are told apart when it is read, not by a key. */
const ALL = 'all';

const NAME_LENGTH = 120;

const nameRecord = z.object({ name: z.string() });

interface Named {
  id: string;
  name: string;
}

/** What things are called, in a table of one list. */
export interface NameList {
  /** A name that is known already costs no write. */
  learn(id: string, name: string): Promise<void>;
  find(id: string): Promise<Named | undefined>;
  all(): Promise<Named[]>;
}

/** @param idName the attribute that holds the id, and sorts the list */
export function connectNameList(database: Database, table: TableName, idName: string): NameList {
  const TableName = tableName(database, table);

  function namedIn(row: Record<string, unknown> | undefined): Named | undefined {
    const name = nameRecord.safeParse(row).data?.name;
    const id = row?.[idName];
    return name === undefined || typeof id !== 'string' ? undefined : { id, name };
  }

  async function find(id: string): Promise<Named | undefined> {
    if (id === '') return undefined;
    const { Item } = await database.client.send(
      new GetCommand({ TableName, Key: { list: ALL, [idName]: id } }),
    );
    return namedIn(Item);
  }

  return {
    find,
    async learn(id, given) {
      // Half a surrogate pair, left by the cut, is text that not every store takes.
      const name = toUSVString(given.slice(0, NAME_LENGTH));
      if (id === '' || name === '') return;
      if ((await find(id))?.name === name) return;
      await database.client.send(
        new PutCommand({ TableName, Item: { list: ALL, [idName]: id, name } }),
      );
    },
    async all() {
      const rows = await queryAll(database, {
        TableName,
        KeyConditionExpression: '#list = :all',
        ExpressionAttributeNames: { '#list': 'list' },
        ExpressionAttributeValues: { ':all': ALL },
      });
      return rows.flatMap((row) => namedIn(row) ?? []);
    },
  };
}
