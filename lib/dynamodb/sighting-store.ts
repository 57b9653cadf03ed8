import { PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';

import { dataFaults, type Sighting } from '#lib/health/data-fault.ts';
import type { SightingStore } from '#lib/ports/health-store.ts';

import { type Database, tableName } from './client.ts';
import { expiryAfter } from './expiry.ts';
import { queryAll } from './query-all.ts';

/** The window is two days; what is older is kept for who asks what happened. */
const KEPT_DAYS = 60;

const sightingRecord: z.ZodMiniType<Sighting> = z.object({
  institutionId: z.string(),
  fault: z.enum(dataFaults),
  itemId: z.string(),
  accountId: z.optional(z.string()),
  at: z.string(),
});

/**
 * Table `sightings`: at which Items data was seen to be missing or wrong.
 *
 * | key         | is                                                  |
 * |-------------|-----------------------------------------------------|
 * | `where`     | `<institution_id>#<fault>`                            |
 * | `sk`        | `<time>#<item_id>#<account_id>`                       |
 * | `expiresAt` | seconds; DynamoDB removes the row some time after     |
 */
export function connectSightingStore(database: Database): SightingStore {
  const TableName = tableName(database, 'sightings');
  const placeOf = (institutionId: string, fault: string) => `${institutionId}#${fault}`;
  return {
    async note(sighting) {
      const { institutionId, fault, itemId, accountId = '', at } = sighting;
      await database.client.send(
        new PutCommand({
          TableName,
          Item: {
            ...sighting,
            where: placeOf(institutionId, fault),
            sk: `${at}#${itemId}#${accountId}`,
            expiresAt: expiryAfter(new Date(at), KEPT_DAYS),
          },
        }),
      );
    },
    async since(institutionId, fault, since) {
      const rows = await queryAll(database, {
        TableName,
        KeyConditionExpression: '#where = :where AND sk >= :since',
        ExpressionAttributeNames: { '#where': 'where' },
        ExpressionAttributeValues: {
          ':where': placeOf(institutionId, fault),
          ':since': since.toISOString(),
        },
        ConsistentRead: true,
      });
      return rows.map((row) => sightingRecord.parse(row));
    },
  };
}
