import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';

import type { KeyStore } from '#lib/ports.ts';

import { type Database, tableName } from './client.ts';
import { expiryAfter } from './expiry.ts';

const KEPT_DAYS = 2;

const keyRecord = z.object({ kid: z.string(), jwk: z.unknown(), fetchedAt: z.string() });

/** Table `keys`: Plaid's public verification keys, by `kid`. They are asked for anew after a day. */
export function connectKeyStore(database: Database): KeyStore {
  const TableName = tableName(database, 'keys');
  return {
    async find(kid) {
      const { Item } = await database.client.send(new GetCommand({ TableName, Key: { kid } }));
      const record = keyRecord.safeParse(Item);
      return record.success
        ? { kid, jwk: record.data.jwk, fetchedAt: new Date(record.data.fetchedAt) }
        : undefined;
    },
    async save({ kid, jwk, fetchedAt }) {
      const expiresAt = expiryAfter(fetchedAt, KEPT_DAYS);
      await database.client.send(
        new PutCommand({
          TableName,
          Item: { kid, jwk, fetchedAt: fetchedAt.toISOString(), expiresAt },
        }),
      );
    },
  };
}
