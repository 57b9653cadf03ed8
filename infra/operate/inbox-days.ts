import { createReadStream, createWriteStream, type WriteStream } from 'node:fs';
import { mkdir, readdir } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { paginateScan } from '@aws-sdk/lib-dynamodb';

import { type Database, tableName } from '#lib/dynamodb/client.ts';

/** A row of the inbox as it stands in its table. */
export type InboxRow = Readonly<Record<string, unknown>>;

/**
 * Copies the inbox into a folder: a file for each day of arrival, a row a line. A scan knows no order, and the inbox of
 * a year is larger than memory; a day of it is not.
 *
 * @param since rows that came before are left out
 * @returns how many rows were copied
 */
export async function writeInboxDays(
  database: Database,
  since: Date,
  folder: string,
): Promise<number> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const files = new Map<string, WriteStream>();
  let rows = 0;
  const pages = paginateScan(
    { client: database.client },
    {
      TableName: tableName(database, 'inbox'),
      FilterExpression: 'receivedAt >= :since',
      ExpressionAttributeValues: { ':since': since.toISOString() },
      ConsistentRead: true,
    },
  );
  for await (const { Items = [] } of pages)
    for (const row of Items) {
      const day = receivedAt(row).slice(0, 10);
      const file =
        files.get(day) ?? createWriteStream(join(folder, `${day}.jsonl`), { mode: 0o600 });
      files.set(day, file);
      file.write(`${JSON.stringify(row)}\n`);
      rows += 1;
    }
  await Promise.all([...files.values()].map((file) => finished(file.end())));
  return rows;
}

/** The rows of such a folder in the order in which they came. */
export async function* readInboxDays(folder: string): AsyncGenerator<InboxRow> {
  const days = (await readdir(folder)).filter((name) => /^\d{4}-\d\d-\d\d\.jsonl$/.test(name));
  for (const day of days.sort()) {
    const rows: InboxRow[] = [];
    for await (const line of createInterface({ input: createReadStream(join(folder, day)) }))
      rows.push(JSON.parse(line));
    yield* rows.sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
  }
}

export function receivedAt({ receivedAt: at }: InboxRow): string {
  return typeof at === 'string' ? at : '';
}

/** What came in the same instant has the order of its own time. */
function orderOf(row: InboxRow): string {
  return `${receivedAt(row)} ${String(row['sk'])}`;
}
