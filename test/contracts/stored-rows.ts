import { GetCommand, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';

import { connectAlertStore } from '#lib/dynamodb/alert-store.ts';
import { type Database, tableName, type TableName } from '#lib/dynamodb/client.ts';
import { connectInbox } from '#lib/dynamodb/inbox.ts';
import { connectItemStore } from '#lib/dynamodb/item-store.ts';
import { connectKeyStore } from '#lib/dynamodb/key-store.ts';
import type { ItemHealth } from '#lib/health/item-health.ts';

import { at, failed, overdue } from '../builders/item-events.ts';

const DAY_S = 24 * 60 * 60;
const now = () => new Date(at(60));

/** How rows look in the tables, and what becomes of rows that are not ours. @param open gives empty tables */
export function storedRowsContract(open: () => Promise<Database>): void {
  async function rowsOf(database: Database, table: TableName) {
    const { Items = [] } = await database.client.send(
      new ScanCommand({ TableName: tableName(database, table) }),
    );
    return Items;
  }

  function put(database: Database, table: TableName, Item: Readonly<Record<string, unknown>>) {
    return database.client.send(new PutCommand({ TableName: tableName(database, table), Item }));
  }

  it('rows of the inbox expire after 400 days', async () => {
    const database = await open();
    await connectInbox(database, now).keep({ kind: 'item', event: failed(0) });
    expect(await rowsOf(database, 'inbox')).toMatchObject([
      { expiresAt: Date.parse(at(60)) / 1000 + 400 * DAY_S, day: '2026-11-02', kind: 'item' },
    ]);
  });

  it('what the sweep notices is not among the arrivals of its day', async () => {
    const database = await open();
    await connectInbox(database, now).keep({ kind: 'item', event: overdue(0) });
    const [row] = await rowsOf(database, 'inbox');
    expect(row).toMatchObject({ receivedAt: at(0) });
    expect(row).not.toHaveProperty('day');
  });

  it('a key expires two days after it was fetched', async () => {
    const database = await open();
    await connectKeyStore(database).save({ kid: 'k', jwk: {}, fetchedAt: new Date(at(0)) });
    expect(await rowsOf(database, 'keys')).toMatchObject([
      { expiresAt: Date.parse(at(0)) / 1000 + 2 * DAY_S },
    ]);
  });

  it('a healthy Item stands in no index', async () => {
    const database = await open();
    await connectItemStore(database).save({ itemId: 'a', ids: {}, troubles: [] }, undefined);
    const { Item } = await database.client.send(
      new GetCommand({ TableName: tableName(database, 'items'), Key: { itemId: 'a' } }),
    );
    expect(Item).toEqual({ itemId: 'a', ids: {}, troubles: [], version: 1 });
  });

  it('an alert that is over and settled stands in no index', async () => {
    const database = await open();
    await connectAlertStore(database).save({ id: 'a', incidentKey: 'k', version: 0 });
    expect(await rowsOf(database, 'alerts')).toEqual([{ id: 'a', incidentKey: 'k', version: 1 }]);
  });

  it('Items beyond one page are counted by the database', async () => {
    const database = await open();
    const items = connectItemStore(database);
    const bulky = (n: number): ItemHealth => ({
      itemId: `i${n}`,
      ids: { client_user_id: 'x'.repeat(40_000) },
      troubles: [],
    });
    for (let n = 0; n < 40; n += 1) await items.save(bulky(n), undefined);
    const { count, isExact } = await items.countKnown();
    expect(isExact).toBe(false);
    // As old as the database's own number may be, it is no less than what one page held.
    expect(count).toBeGreaterThan(20);
    expect(count).toBeLessThanOrEqual(40);
  });

  describe('a row that is not ours', () => {
    const trouble = { slot: 'login', status: 'broken', code: 'X', since: at(0), order: at(0) };
    const item = { itemId: 'a', ids: {}, troubles: [], version: 1 };

    it.each([
      { case: 'without version', row: { itemId: 'a', ids: {}, troubles: [] } },
      { case: 'of an unknown state', row: { ...item, troubles: [{ ...trouble, status: 'ill' }] } },
      { case: 'with a number for an id', row: { ...item, ids: { institution_id: 3 } } },
    ])('$case: the Item is not found out wrongly', async ({ row }) => {
      const database = await open();
      await put(database, 'items', row);
      await expect(connectItemStore(database).find('a')).rejects.toThrow(/troubles|version|ids/);
    });

    it.each([
      { case: 'without incident', row: { id: 'a', version: 1 } },
      {
        case: 'with half a card',
        row: { id: 'a', incidentKey: 'k', version: 1, card: { channel: 'C1' } },
      },
    ])('$case: the alert is not found out wrongly', async ({ row }) => {
      const database = await open();
      await put(database, 'alerts', row);
      await expect(connectAlertStore(database).find('a')).rejects.toThrow(/incidentKey|card/);
    });

    it('says it is an event and is none: the history is not told without it', async () => {
      const database = await open();
      const inbox = connectInbox(database, now);
      await inbox.keep({ kind: 'item', event: failed(0, { itemId: 'a' }) });
      const sk = `${at(1)}#x`;
      await put(database, 'inbox', { subject: 'item#a', sk, kind: 'item', entry: { kind: 'odd' } });
      await expect(inbox.historySince('a', new Date(0))).rejects.toThrow('kind');
      await expect(inbox.lastEvents('a', 5)).rejects.toThrow('kind');
    });

    it('is no key', async () => {
      const database = await open();
      await put(database, 'keys', { kid: 'k', jwk: {} });
      expect(await connectKeyStore(database).find('k')).toBeUndefined();
    });
  });
}
