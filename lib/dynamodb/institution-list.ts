import { toUSVString } from 'node:util';

import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';

import type { InstitutionList, KnownInstitution } from '#lib/ports.ts';

import { type Database, tableName } from './client.ts';
import { queryAll } from './query-all.ts';

/** There is one list: names are told apart when it is read, not by a key. */
const ALL = 'all';

const NAME_LENGTH = 120;

const institutionRecord = z.object({ institutionId: z.string(), name: z.string() });

/**
 * Table `institutions`: what institutions are called.
 *
 * | key             | is                          |
 * |-----------------|-----------------------------|
 * | `list`          | `all`                       |
 * | `institutionId` | Plaid's institution_id      |
 */
export function connectInstitutionList(database: Database): InstitutionList {
  const TableName = tableName(database, 'institutions');

  async function find(institutionId: string): Promise<KnownInstitution | undefined> {
    if (institutionId === '') return undefined;
    const { Item } = await database.client.send(
      new GetCommand({ TableName, Key: { list: ALL, institutionId } }),
    );
    return institutionRecord.safeParse(Item).data;
  }

  return {
    find,
    async learn(institution) {
      const { institutionId } = institution;
      // Half a surrogate pair, left by the cut, is text that not every store takes.
      const name = toUSVString(institution.name.slice(0, NAME_LENGTH));
      if (institutionId === '' || name === '') return;
      const known = await find(institutionId);
      if (known?.name === name) return;
      await database.client.send(
        new PutCommand({ TableName, Item: { list: ALL, institutionId, name } }),
      );
    },
    async all() {
      const rows = await queryAll(database, {
        TableName,
        KeyConditionExpression: '#list = :all',
        ExpressionAttributeNames: { '#list': 'list' },
        ExpressionAttributeValues: { ':all': ALL },
      });
      return rows.flatMap((row) => institutionRecord.safeParse(row).data ?? []);
    },
  };
}
