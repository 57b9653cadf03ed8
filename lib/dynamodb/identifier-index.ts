import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { BatchGetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';

import type { IdentifierIndex, SeenIdentifier } from '#lib/ports/identifier-index.ts';

import { type Database, tableName } from './client.ts';
import { expiryAfter } from './expiry.ts';

/** What is seen again with fewer days left is written again, so that it lives on. */
const RENEWED_DAYS = 200;

const LONGEST = 200;
const MOST_FOUND = 100;

/** Rows that are dealt with at once: DynamoDB would read 100, but each may want a write of its own. */
const AT_ONCE = 25;

const identifierRecord = z.object({
  exact: z.string(),
  name: z.string(),
  itemId: z.optional(z.string()),
  clientUserId: z.optional(z.string()),
  source: z.string(),
  code: z.optional(z.string()),
  at: z.string(),
  expiresAt: z.catch(z.number(), 0),
});

/**
 * Table `identifiers`: what each identifier belongs to.
 *
 * | key         | is                                                                                       |
 * |-------------|------------------------------------------------------------------------------------------|
 * | `value`     | the identifier in lower case, so that one query finds it however it was typed                |
 * | `belongs`   | `item#<item_id>#<name>#<exact value>`, without an Item `user#<client_user_id>#…` or `webhook#<source>#…` |
 * | `expiresAt` | seconds; DynamoDB removes the row some time after                                          |
 */
export function connectIdentifierIndex(database: Database, now: () => Date): IdentifierIndex {
  const TableName = tableName(database, 'identifiers');

  /** Rows by `belongs`. One that DynamoDB leaves unread seems unknown: if it is not, its write is refused. */
  async function read(records: readonly IdentifierKey[]): Promise<ReadonlyMap<unknown, unknown>> {
    const Keys = records.map(({ value, belongs }) => ({ value, belongs }));
    const { Responses } = await database.client.send(
      new BatchGetCommand({ RequestItems: { [TableName]: { Keys } } }),
    );
    return new Map((Responses?.[TableName] ?? []).map((row) => [row['belongs'], row]));
  }

  async function keep(record: IdentifierKey, row: unknown): Promise<void> {
    const known = identifierRecord.safeParse(row).data;
    if (known !== undefined && known.expiresAt >= expiryAfter(now(), RENEWED_DAYS)) return;
    try {
      await database.client.send(
        new PutCommand({
          TableName,
          Item: { ...record, ...known, expiresAt: expiryAfter(now()) },
          ...(row === undefined && { ConditionExpression: 'attribute_not_exists(belongs)' }),
        }),
      );
    } catch (error) {
      // Somebody else learnt it in between: it is known.
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    }
  }

  return {
    async learn(seen) {
      const records = new Map<string, IdentifierKey>();
      for (const record of seen.flatMap(toRecords))
        if (!records.has(record.belongs)) records.set(record.belongs, record);
      const all = [...records.values()];
      for (let from = 0; from < all.length; from += AT_ONCE) {
        const some = all.slice(from, from + AT_ONCE);
        const rows = await read(some);
        await Promise.all(some.map((record) => keep(record, rows.get(record.belongs))));
      }
    },
    async find(value) {
      const key = keyOf(value);
      if (key === undefined) return [];
      const { Items = [] } = await database.client.send(
        new QueryCommand({
          TableName,
          KeyConditionExpression: '#value = :value',
          ExpressionAttributeNames: { '#value': 'value' },
          ExpressionAttributeValues: { ':value': key },
          Limit: MOST_FOUND,
        }),
      );
      return Items.flatMap(fromRow);
    },
  };
}

interface IdentifierKey {
  value: string;
  belongs: string;
}

/** DynamoDB refuses empty keys, and nothing so long is an identifier. */
function keyOf(value: string): string | undefined {
  const key = value.toLowerCase();
  return key === '' || key.length > LONGEST ? undefined : key;
}

/** The row of an identifier; none when it has no key. */
function toRecords({ value: exact, ...seen }: SeenIdentifier): IdentifierKey[] {
  const value = keyOf(exact);
  if (value === undefined) return [];
  const { name, itemId, clientUserId, source } = seen;
  const withoutItem = clientUserId === undefined ? `webhook#${source}` : `user#${clientUserId}`;
  const owner = itemId === undefined ? withoutItem : `item#${itemId}`;
  const record = { value, belongs: `${owner}#${name}#${exact}`, exact, ...seen };
  return [record];
}

/** A row that cannot be read is passed over: the others are worth having without it. */
function fromRow(row: unknown): SeenIdentifier[] {
  const { data } = identifierRecord.safeParse(row);
  if (data === undefined) return [];
  const { exact, name, itemId, clientUserId, source, code, at } = data;
  return [{ value: exact, name, itemId, clientUserId, source, code, at }];
}
