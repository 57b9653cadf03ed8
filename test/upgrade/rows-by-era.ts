import { readFileSync } from 'node:fs';

import { PutCommand } from '@aws-sdk/lib-dynamodb';

import type { Database } from '#lib/dynamodb/client.ts';

import { makeTables } from '../dynamodb/fresh-tables.ts';

export type Row = Readonly<Record<string, unknown>>;

/**
 * All rows that a Tartan of that time had in its tables after a few webhooks, reports, commands and clicks on a laptop.
 * Written by the code of that time, and not to be touched.
 */
const files = {
  'the first cards': 'rows/1-cards.json',
  'knowledge and identifiers': 'rows/2-knowledge.json',
  'tickets and reports': 'rows/3-tickets.json',
  'Codat and summaries': 'rows/4-codat.json',
} as const;

export type Era = keyof typeof files;

export const eras: readonly Era[] = [
  'the first cards',
  'knowledge and identifiers',
  'tickets and reports',
  'Codat and summaries',
];

export function rowsOf(era: Era): Readonly<Record<string, readonly Row[]>> {
  return JSON.parse(readFileSync(new URL(files[era], import.meta.url), 'utf8'));
}

/** An old deployment's tables after the new stack has made those that they lacked. */
export async function upgraded(era: Era, database: Database): Promise<void> {
  await makeTables(database.prefix);
  for (const [table, rows] of Object.entries(rowsOf(era)))
    for (const Item of rows)
      await database.client.send(
        new PutCommand({ TableName: `${database.prefix}${table}`, Item: { ...Item } }),
      );
}
