import { QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';

import type { Database } from './client.ts';

/** Counts what the first pages of a query match. It is exact when there are no more pages. */
export async function countPages(
  database: Database,
  query: QueryCommandInput,
  mostPages: number,
): Promise<{ count: number; isExact: boolean }> {
  let count = 0;
  let ExclusiveStartKey: Record<string, unknown> | undefined;
  for (let pages = 0; pages < mostPages; pages += 1) {
    const page = await database.client.send(
      new QueryCommand({ ...query, Select: 'COUNT', ExclusiveStartKey }),
    );
    count += page.Count ?? 0;
    ExclusiveStartKey = page.LastEvaluatedKey;
    if (ExclusiveStartKey === undefined) return { count, isExact: true };
  }
  return { count, isExact: false };
}
