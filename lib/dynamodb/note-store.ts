import { PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';

import type { Note, NoteStore } from '#lib/ports/team-stores.ts';

import { type Database, tableName } from './client.ts';
import { expiryAfter } from './expiry.ts';

const noteRecord: z.ZodMiniType<Note> = z.object({
  itemId: z.string(),
  text: z.string(),
  permalink: z.string(),
  by: z.string(),
  at: z.string(),
});

/**
 * Table `notes`: what the team wrote about an Item.
 *
 * | key         | is                                                       |
 * |-------------|----------------------------------------------------------|
 * | `itemId`    | Plaid's item_id                                          |
 * | `sk`        | `<time>#<address of the message>`: noted twice, it is one row |
 * | `expiresAt` | seconds; DynamoDB removes the row some time after          |
 */
export function connectNoteStore(database: Database): NoteStore {
  const TableName = tableName(database, 'notes');
  return {
    async add(note) {
      const sk = `${note.at}#${note.permalink}`;
      await database.client.send(
        new PutCommand({
          TableName,
          Item: { ...note, sk, expiresAt: expiryAfter(new Date(note.at)) },
        }),
      );
    },
    async of(itemId, limit) {
      const { Items = [] } = await database.client.send(
        new QueryCommand({
          TableName,
          KeyConditionExpression: 'itemId = :itemId',
          ExpressionAttributeValues: { ':itemId': itemId },
          ConsistentRead: true,
          ScanIndexForward: false,
          Limit: limit,
        }),
      );
      return Items.map((row) => noteRecord.parse(row));
    },
  };
}
