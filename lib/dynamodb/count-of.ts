import type { QueryCommandInput } from '@aws-sdk/lib-dynamodb';

import type { Database } from './client.ts';
import { countPages } from './count-pages.ts';

/** Counts what a query matches, over all its pages. */
export async function countOf(database: Database, query: QueryCommandInput): Promise<number> {
  const { count } = await countPages(database, query, Infinity);
  return count;
}
