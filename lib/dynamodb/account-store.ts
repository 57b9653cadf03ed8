import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';

import type { AccountStore } from '#lib/ports/identifier-index.ts';

import { type Database, tableName } from './client.ts';
import { expiryAfter } from './expiry.ts';
import { accountRecord } from './parse-inbox-record.ts';

const accountsRecord = z.object({ accounts: z.array(accountRecord) });

/**
 * Table `accounts`: the accounts of each Item.
 *
 * | key         | is                                                  |
 * |-------------|-----------------------------------------------------|
 * | `itemId`    | Plaid's item_id                                     |
 * | `at`        | when it was so: only what is newer takes its place    |
 * | `expiresAt` | seconds; DynamoDB removes the row some time after     |
 */
export function connectAccountStore(database: Database): AccountStore {
  const TableName = tableName(database, 'accounts');
  return {
    async learn(itemId, accounts, at) {
      try {
        await database.client.send(
          new PutCommand({
            TableName,
            Item: { itemId, accounts, at, expiresAt: expiryAfter(new Date(at)) },
            ConditionExpression: 'attribute_not_exists(itemId) OR #at < :at',
            ExpressionAttributeNames: { '#at': 'at' },
            ExpressionAttributeValues: { ':at': at },
          }),
        );
      } catch (error) {
        // What is known is as new, or newer.
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
      }
    },
    async of(itemId) {
      const { Item } = await database.client.send(new GetCommand({ TableName, Key: { itemId } }));
      return accountsRecord.safeParse(Item).data?.accounts ?? [];
    },
  };
}
