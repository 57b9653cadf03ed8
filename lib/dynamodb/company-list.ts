import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';

import type { CompanyList, ListProgress } from '#lib/ports/name-lists.ts';

import { type Database, tableName } from './client.ts';
import { connectNameList } from './name-list.ts';

const progress = { list: 'progress', companyId: 'companies' };

const progressRecord: z.ZodMiniType<ListProgress> = z.object({
  under: z.catch(z.optional(z.object({ since: z.string(), nextPage: z.number() })), undefined),
  wholeAt: z.catch(z.optional(z.string()), undefined),
});

/**
 * Table `companies`: what Codat's companies are called, and how far its list has been read.
 *
 * | key         | is                                                |
 * |-------------|---------------------------------------------------|
 * | `list`      | `all`; of the row that says how far, `progress`     |
 * | `companyId` | Codat's id of the company; of that row `companies`  |
 */
export function connectCompanyList(database: Database): CompanyList {
  const TableName = tableName(database, 'companies');
  const names = connectNameList(database, 'companies', 'companyId');
  return {
    learn: ({ companyId, name }) => names.learn(companyId, name),
    async find(companyId) {
      const found = await names.find(companyId);
      return found && { companyId, name: found.name };
    },
    async all() {
      const all = await names.all();
      return all.map(({ id, name }) => ({ companyId: id, name }));
    },
    async progress() {
      const { Item } = await database.client.send(new GetCommand({ TableName, Key: progress }));
      return progressRecord.safeParse(Item ?? {}).data ?? {};
    },
    async saveProgress(made) {
      await database.client.send(new PutCommand({ TableName, Item: { ...progress, ...made } }));
    },
  };
}
