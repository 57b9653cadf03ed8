import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';

import type { Arrival } from '#lib/ports/inbox.ts';

import type { Database } from './client.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** How many days back a webhook is looked for. */
const SEARCHED_DAYS = 7;

const arrivalKeys = z.object({ subject: z.string(), receivedAt: z.string() });

/** The webhooks that came last, from the keys of the index `byDay` alone. */
export async function newestArrivals(
  database: Database,
  TableName: string,
  limit: number,
  now: Date,
): Promise<Arrival[]> {
  const arrivals: Arrival[] = [];
  for (let back = 0; back < SEARCHED_DAYS && arrivals.length < limit; back += 1) {
    const day = new Date(now.getTime() - back * DAY_MS).toISOString().slice(0, 10);
    let ExclusiveStartKey: Record<string, unknown> | undefined;
    do {
      const page = await database.client.send(
        new QueryCommand({
          TableName,
          IndexName: 'byDay',
          KeyConditionExpression: '#day = :day',
          ExpressionAttributeNames: { '#day': 'day' },
          ExpressionAttributeValues: { ':day': day },
          ScanIndexForward: false,
          Limit: limit - arrivals.length,
          ExclusiveStartKey,
        }),
      );
      arrivals.push(...(page.Items ?? []).flatMap((row) => arrivalIn(row)));
      ExclusiveStartKey = page.LastEvaluatedKey;
    } while (ExclusiveStartKey !== undefined && arrivals.length < limit);
  }
  return arrivals;
}

function arrivalIn(row: unknown): Arrival[] {
  const { subject, receivedAt } = arrivalKeys.safeParse(row).data ?? {};
  if (subject === undefined || receivedAt === undefined) return [];
  return subject.startsWith('item#')
    ? [{ receivedAt, itemId: subject.slice('item#'.length) }]
    : [{ receivedAt }];
}
