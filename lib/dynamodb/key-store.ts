import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';

import type { KeyStore, StoredKey } from '#lib/ports/key-store.ts';

import { type Database, tableName } from './client.ts';
import { expiryAfter } from './expiry.ts';

const KEPT_DAYS = 2;

/** The row that lists the newest keys, for who starts and does not know yet which it will need. No `kid` looks like this. */
const NEWEST = 'newest';
const LISTED = 4;

const keyRecord = z.object({ kid: z.string(), jwk: z.unknown(), fetchedAt: z.string() });
const listRecord = z.object({ keys: z.array(keyRecord) });

/** Table `keys`: Plaid's public verification keys, by `kid`, and the list of the newest. They are asked for anew after a day. */
export function connectKeyStore(database: Database): KeyStore {
  const TableName = tableName(database, 'keys');

  async function read(kid: string, abortSignal?: AbortSignal): Promise<unknown> {
    const { Item } = await database.client.send(
      new GetCommand({ TableName, Key: { kid } }),
      abortSignal && { abortSignal },
    );
    return Item;
  }

  async function write(kid: string, fields: object, savedAt: Date): Promise<void> {
    const expiresAt = expiryAfter(savedAt, KEPT_DAYS);
    await database.client.send(new PutCommand({ TableName, Item: { kid, ...fields, expiresAt } }));
  }

  async function newest(stop?: AbortSignal): Promise<StoredKey[]> {
    const list = listRecord.safeParse(await read(NEWEST, stop));
    return list.success ? list.data.keys.map(toStoredKey) : [];
  }

  return {
    async find(kid) {
      const record = keyRecord.safeParse(await read(kid));
      return record.success ? toStoredKey(record.data) : undefined;
    },
    newest,
    async save(key) {
      const { kid, jwk, fetchedAt } = key;
      await write(kid, { jwk, fetchedAt: fetchedAt.toISOString() }, fetchedAt);
      // Two at once may lose one of theirs from the list: then it is read when it is needed, as any other.
      const others = (await newest()).filter((other) => other.kid !== kid);
      const keys = [key, ...others].slice(0, LISTED).map((one) => ({
        ...one,
        fetchedAt: one.fetchedAt.toISOString(),
      }));
      await write(NEWEST, { keys }, fetchedAt);
    },
  };
}

function toStoredKey({ kid, jwk, fetchedAt }: z.infer<typeof keyRecord>): StoredKey {
  return { kid, jwk, fetchedAt: new Date(fetchedAt) };
}
