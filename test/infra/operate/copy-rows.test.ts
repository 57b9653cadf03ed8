import { DynamoDBClient, PutItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { describe, expect, it, onTestFinished } from 'vitest';

import { createTables } from '../../../infra/local/create-tables.ts';
import { startDatabase } from '../../../infra/local/database.ts';
import { copyRows, type TablePlace } from '../../../infra/operate/copy-rows.ts';

const quiet = () => undefined;

describe('copying a table', () => {
  it('copies every row over many pages, and says how far it is', async () => {
    const [old, fresh] = await twoTables('notes');
    // A page of a scan is a megabyte at most.
    for (let at = 0; at < 60; at += 1) await put(old, `item${at}`, 'x'.repeat(40_000));
    const told: number[] = [];
    const copied = await copyRows(old, fresh, {
      replaces: false,
      tell: ({ written }) => told.push(written),
    });
    expect(copied).toEqual({ written: 60, kept: 0 });
    expect(told.length).toBeGreaterThan(1);
    expect(told.at(-1)).toBe(60);
    expect(await rowsOf(fresh)).toEqual(await rowsOf(old));
  });

  it.each([
    { case: 'left as it is', replaces: false, text: 'newer', copied: { written: 1, kept: 1 } },
    { case: 'replaced when asked', replaces: true, text: 'older', copied: { written: 2, kept: 0 } },
  ])('a row that is there: $case', async ({ replaces, text, copied }) => {
    const [old, fresh] = await twoTables('notes');
    await put(old, 'both', 'older');
    await put(old, 'lost', 'older');
    await put(fresh, 'both', 'newer');
    await put(fresh, 'new', 'newer');
    expect(await copyRows(old, fresh, { replaces, tell: quiet })).toEqual(copied);
    expect(await rowsOf(fresh)).toEqual({ both: text, lost: 'older', new: 'newer' });
  });

  it('changes nothing when it is run again', async () => {
    const [old, fresh] = await twoTables('notes');
    await put(old, 'one', 'older');
    await copyRows(old, fresh, { replaces: false, tell: quiet });
    const again = await copyRows(old, fresh, { replaces: false, tell: quiet });
    expect(again).toEqual({ written: 0, kept: 1 });
  });

  it('refuses tables of different keys before it writes', async () => {
    const [old] = await twoTables('notes');
    const [, items] = await twoTables('items');
    await put(old, 'one', 'older');
    await expect(copyRows(old, items, { replaces: true, tell: quiet })).rejects.toThrow(
      /^old-notes and new-items have different keys: nothing was copied\.$/,
    );
    expect(await rowsOf(items)).toEqual({});
  });

  it('tells when a table is not there', async () => {
    const [old, fresh] = await twoTables('notes');
    await expect(
      copyRows(old, { ...fresh, table: 'gone' }, { replaces: false, tell: quiet }),
    ).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });
});

/** The same table of two deployments, each in a database of its own. */
async function twoTables(name: 'notes' | 'items'): Promise<[TablePlace, TablePlace]> {
  return [await tableOf('old-', name), await tableOf('new-', name)];
}

async function tableOf(prefix: string, name: 'notes' | 'items'): Promise<TablePlace> {
  const database = await startDatabase();
  const client = new DynamoDBClient({
    endpoint: database.endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
  });
  onTestFinished(async () => {
    client.destroy();
    await database.close();
  });
  await createTables(client, prefix, [name]);
  return { client, table: `${prefix}${name}` };
}

async function put({ client, table }: TablePlace, itemId: string, text: string): Promise<void> {
  const Item = { itemId: { S: itemId }, sk: { S: '2026' }, text: { S: text } };
  await client.send(new PutItemCommand({ TableName: table, Item }));
}

/** What each row says, by its key. */
async function rowsOf({ client, table }: TablePlace): Promise<Record<string, string | undefined>> {
  const rows: Record<string, string | undefined> = {};
  let from: Record<string, { S: string }> | undefined;
  do {
    const page = await client.send(new ScanCommand({ TableName: table, ExclusiveStartKey: from }));
    for (const row of page.Items ?? []) rows[row['itemId']?.S ?? ''] = row['text']?.S;
    const last = page.LastEvaluatedKey;
    from = last && {
      itemId: { S: last['itemId']?.S ?? '' },
      sk: { S: last['sk']?.S ?? '' },
    };
  } while (from !== undefined);
  return rows;
}
