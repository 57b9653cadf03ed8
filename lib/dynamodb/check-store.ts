import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';

import { checkFaults, type ItemCheck } from '#lib/health/item-check.ts';
import type { CheckStore } from '#lib/ports/health-store.ts';

import { type Database, tableName } from './client.ts';
import { expiryAfter } from './expiry.ts';

const KEPT_DAYS = 2;

const checkRecord: z.ZodMiniType<ItemCheck> = z.object({
  itemId: z.string(),
  at: z.string(),
  outcome: z.catch(
    z.optional(
      z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('no error') }),
        z.object({ kind: z.literal('error'), code: z.string() }),
        z.object({
          kind: z.literal('not learnt'),
          fault: z.enum(checkFaults),
          code: z.optional(z.string()),
        }),
      ]),
    ),
    undefined,
  ),
});

/**
 * Table `checks`: the last time that Plaid was asked about each Item.
 *
 * | key         | is                                                          |
 * |-------------|-------------------------------------------------------------|
 * | `itemId`    | Plaid's item_id                                             |
 * | `at`        | when it began: a new one may begin only a while after it    |
 * | `expiresAt` | seconds; DynamoDB removes the row some time after           |
 */
export function connectCheckStore(database: Database): CheckStore {
  const TableName = tableName(database, 'checks');

  async function find(itemId: string): Promise<ItemCheck | undefined> {
    const { Item } = await database.client.send(
      new GetCommand({ TableName, Key: { itemId }, ConsistentRead: true }),
    );
    return checkRecord.safeParse(Item).data;
  }

  return {
    find,
    async begin(itemId, now, gapMs) {
      const at = now.toISOString();
      const latest = new Date(now.getTime() - gapMs).toISOString();
      const last = await find(itemId);
      if (last !== undefined && last.at > latest) return last;
      try {
        await database.client.send(
          new PutCommand({
            TableName,
            Item: { itemId, at, expiresAt: expiryAfter(now, KEPT_DAYS) },
            ConditionExpression: 'attribute_not_exists(itemId) OR #at <= :latest',
            ExpressionAttributeNames: { '#at': 'at' },
            ExpressionAttributeValues: { ':latest': latest },
          }),
        );
        return undefined;
      } catch (error) {
        // Somebody else began in between.
        if (error instanceof ConditionalCheckFailedException)
          return (await find(itemId)) ?? { itemId, at };
        throw error;
      }
    },
    async finish(itemId, at, outcome) {
      try {
        await database.client.send(
          new PutCommand({
            TableName,
            Item: { itemId, at: at.toISOString(), outcome, expiresAt: expiryAfter(at, KEPT_DAYS) },
            ConditionExpression: '#at = :at',
            ExpressionAttributeNames: { '#at': 'at' },
            ExpressionAttributeValues: { ':at': at.toISOString() },
          }),
        );
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
      }
    },
  };
}
