import { QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';

import type { Database } from './client.ts';

/** The first rows of a query, over as many pages as they fill. */
export async function firstRows(
  database: Database,
  query: QueryCommandInput,
  limit: number,
): Promise<Record<string, unknown>[]> {
  const rows: Record<string, unknown>[] = [];
  let ExclusiveStartKey: Record<string, unknown> | undefined;
  do {
    const page = await database.client.send(
      new QueryCommand({ ...query, Limit: limit - rows.length, ExclusiveStartKey }),
    );
    rows.push(...(page.Items ?? []));
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey !== undefined && rows.length < limit);
  return rows;
}
