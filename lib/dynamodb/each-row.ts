import { QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';

import type { Database } from './client.ts';

/** Shows the rows of all pages of a query one by one: no more than a page is in memory. */
export async function eachRow(
  database: Database,
  query: QueryCommandInput,
  see: (row: Record<string, unknown>) => void,
): Promise<void> {
  let ExclusiveStartKey: Record<string, unknown> | undefined;
  do {
    const page = await database.client.send(new QueryCommand({ ...query, ExclusiveStartKey }));
    for (const row of page.Items ?? []) see(row);
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey !== undefined);
}
