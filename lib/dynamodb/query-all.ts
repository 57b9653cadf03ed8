import { QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';

import type { Database } from './client.ts';

/** The rows of all pages of a query. */
export async function queryAll(
  database: Database,
  query: QueryCommandInput,
): Promise<Record<string, unknown>[]> {
  const rows: Record<string, unknown>[] = [];
  let ExclusiveStartKey: Record<string, unknown> | undefined;
  do {
    const page = await database.client.send(new QueryCommand({ ...query, ExclusiveStartKey }));
    rows.push(...(page.Items ?? []));
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey !== undefined);
  return rows;
}
