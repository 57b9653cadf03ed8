import { QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';

import type { Database } from './client.ts';

/** The rows of all pages of a query. */
export function queryAll(
  database: Database,
  query: QueryCommandInput,
): Promise<Record<string, unknown>[]> {
  return queryUpTo(database, Infinity, query);
}

/** The first rows of a query, from as many pages as hold them. */
export async function queryUpTo(
  database: Database,
  limit: number,
  query: QueryCommandInput,
): Promise<Record<string, unknown>[]> {
  const rows: Record<string, unknown>[] = [];
  let ExclusiveStartKey: Record<string, unknown> | undefined;
  do {
    const Limit = limit === Infinity ? undefined : limit - rows.length;
    const page = await database.client.send(
      new QueryCommand({ ...query, Limit, ExclusiveStartKey }),
    );
    rows.push(...(page.Items ?? []));
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey !== undefined && rows.length < limit);
  return rows;
}
