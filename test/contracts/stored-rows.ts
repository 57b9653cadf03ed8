import { GetCommand, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';

import { connectAccountStore } from '#lib/dynamodb/account-store.ts';
import { connectAlertStore } from '#lib/dynamodb/alert-store.ts';
import { connectAuditTrail } from '#lib/dynamodb/audit-trail.ts';
import { connectCaseStore } from '#lib/dynamodb/case-store.ts';
import { connectCheckStore } from '#lib/dynamodb/check-store.ts';
import { connectChecklistStore } from '#lib/dynamodb/checklist-store.ts';
import { type Database, tableName, type TableName } from '#lib/dynamodb/client.ts';
import { connectIdentifierIndex } from '#lib/dynamodb/identifier-index.ts';
import { connectInbox } from '#lib/dynamodb/inbox.ts';
import { connectInstitutionList } from '#lib/dynamodb/institution-list.ts';
import { connectItemStore } from '#lib/dynamodb/item-store.ts';
import { connectKeyStore } from '#lib/dynamodb/key-store.ts';
import { connectNoteStore } from '#lib/dynamodb/note-store.ts';
import { connectSightingStore } from '#lib/dynamodb/sighting-store.ts';
import type { ItemHealth } from '#lib/health/item-health.ts';
import type { SeenIdentifier } from '#lib/ports/identifier-index.ts';
import type { SupportCase } from '#lib/support/support-case.ts';

import { at, failed, overdue } from '../builders/item-events.ts';
import { auditLine } from './audit-trail.ts';

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

  it('an error stands in its index with what a count needs; what has none stands not there', async () => {
    const database = await open();
    const inbox = connectInbox(database, now);
    await inbox.keep({ kind: 'item', event: failed(0) });
    await inbox.keep({ kind: 'item', event: overdue(1) });
    const { Items = [] } = await database.client.send(
      new ScanCommand({ TableName: tableName(database, 'inbox'), IndexName: 'byError' }),
    );
    expect(Items).toEqual([
      {
        subject: 'item#itemAAAAAAAAAAAAAAAAAAAAAAAA',
        sk: expect.stringContaining(`${at(0)}#`),
        errorDay: '2026-11-02',
        error: { code: 'ITEM_LOGIN_REQUIRED', type: 'ITEM_ERROR', institutionId: 'ins_3' },
      },
    ]);
  });

  it('what the sweep notices is not among the arrivals of its day', async () => {
    const database = await open();
    await connectInbox(database, now).keep({ kind: 'item', event: overdue(0) });
    const [row] = await rowsOf(database, 'inbox');
    expect(row).toMatchObject({ receivedAt: at(0) });
    expect(row).not.toHaveProperty('day');
  });

  it('what was reported of a user stands under that user, and not among the webhooks of its day', async () => {
    const database = await open();
    const event = {
      kind: 'noted' as const,
      at: at(0),
      receivedAt: at(1),
      source: 'REPORT.LINK_EXIT',
      bodyHash: 'hash',
      ids: {},
    };
    await connectInbox(database, now).keep({ kind: 'user', clientUserId: 'customer-12', event });
    const [row, ...others] = await rowsOf(database, 'inbox');
    expect(row).toMatchObject({ subject: 'user#customer-12', kind: 'user', receivedAt: at(1) });
    expect(row).not.toHaveProperty('day');
    expect(others).toEqual([]);
  });

  it('a key expires two days after it was fetched', async () => {
    const database = await open();
    await connectKeyStore(database).save({ kid: 'k', jwk: {}, fetchedAt: new Date(at(0)) });
    const expiresAt = Date.parse(at(0)) / 1000 + 2 * DAY_S;
    expect(await rowsOf(database, 'keys')).toMatchObject([{ expiresAt }, { expiresAt }]);
  });

  it('a check expires two days after it began', async () => {
    const database = await open();
    const checks = connectCheckStore(database);
    const expiresAt = Date.parse(at(0)) / 1000 + 2 * DAY_S;
    await checks.begin('a', new Date(at(0)), 1);
    expect(await rowsOf(database, 'checks')).toEqual([{ itemId: 'a', at: at(0), expiresAt }]);
    await checks.finish('a', new Date(at(0)), { kind: 'no error' });
    expect(await rowsOf(database, 'checks')).toMatchObject([{ at: at(0), expiresAt }]);
  });

  it('a healthy Item stands in no index', async () => {
    const database = await open();
    await connectItemStore(database).save({ itemId: 'a', ids: {}, troubles: [] }, undefined);
    const { Item } = await database.client.send(
      new GetCommand({ TableName: tableName(database, 'items'), Key: { itemId: 'a' } }),
    );
    expect(Item).toEqual({ itemId: 'a', ids: {}, troubles: [], version: 1 });
  });

  it('an Item of a known institution stands there with its state', async () => {
    const database = await open();
    const ids = { institution_id: 'ins_3' };
    await connectItemStore(database).save({ itemId: 'a', ids, troubles: [] }, undefined);
    expect(await rowsOf(database, 'items')).toEqual([
      { itemId: 'a', ids, troubles: [], version: 1, institution: 'ins_3', state: 'healthy' },
    ]);
  });

  it('an Item stands in no index under an empty institution: DynamoDB refuses empty keys', async () => {
    const database = await open();
    const health = { itemId: 'a', ids: { institution_id: '' }, troubles: [] };
    await connectItemStore(database).save(health, undefined);
    expect(await rowsOf(database, 'items')).toEqual([{ ...health, version: 1 }]);
  });

  it('an alert that is over and settled stands in no index', async () => {
    const database = await open();
    await connectAlertStore(database).save({ id: 'a', incidentKey: 'k', version: 0 });
    expect(await rowsOf(database, 'alerts')).toEqual([{ id: 'a', incidentKey: 'k', version: 1 }]);
  });

  it('an alert stands in the index under its card while it has one', async () => {
    const database = await open();
    const alerts = connectAlertStore(database);
    const card = { channel: 'C0ALERTS', ts: '1795262400.000100', postedAt: at(0) };
    await alerts.save({ id: 'a', incidentKey: 'k', card, version: 0 });
    const row = { id: 'a', incidentKey: 'k', version: 1, card };
    expect(await rowsOf(database, 'alerts')).toEqual([
      { ...row, cardKey: 'C0ALERTS 1795262400.000100' },
    ]);
    await alerts.save({ id: 'a', incidentKey: 'k', version: 1 });
    expect(await rowsOf(database, 'alerts')).toEqual([{ id: 'a', incidentKey: 'k', version: 2 }]);
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

  describe('identifiers', () => {
    const account: SeenIdentifier = {
      value: 'AbC1',
      name: 'account_id',
      itemId: 'itemA',
      source: 'ITEM.ERROR',
      at: at(0),
    };
    const transfer: SeenIdentifier = {
      value: 'T-9',
      name: 'transfer_id',
      source: 'TRANSFER.RECURRING_NEW_TRANSFER',
      at: at(0),
    };
    const session: SeenIdentifier = {
      value: 'Ses-7',
      name: 'link_session_id',
      clientUserId: 'Customer-12',
      source: 'REPORT.LINK_EXIT',
      code: 'ITEM_LOCKED',
      at: at(0),
    };
    /** In s, as the row has it. */
    const expiry = (time: Date) => Math.floor(time.getTime() / 1000) + 400 * DAY_S;
    const daysOn = (days: number) => new Date(now().getTime() + days * DAY_S * 1000);

    it('are kept under their lower case, beside what they belong to, for 400 days', async () => {
      const database = await open();
      await connectIdentifierIndex(database, now).learn([account, transfer, session]);
      const rows = await rowsOf(database, 'identifiers');
      expect(rows).toHaveLength(3);
      expect(rows).toContainEqual({
        ...session,
        value: 'ses-7',
        belongs: 'user#Customer-12#link_session_id#Ses-7',
        exact: 'Ses-7',
        expiresAt: expiry(now()),
      });
      expect(rows).toContainEqual({
        ...account,
        value: 'abc1',
        belongs: 'item#itemA#account_id#AbC1',
        exact: 'AbC1',
        expiresAt: expiry(now()),
      });
      expect(rows).toContainEqual({
        ...transfer,
        value: 't-9',
        belongs: 'webhook#TRANSFER.RECURRING_NEW_TRANSFER#transfer_id#T-9',
        exact: 'T-9',
        expiresAt: expiry(now()),
      });
    });

    it('cost no write when they are known', async () => {
      const database = await open();
      const identifiers = connectIdentifierIndex(database, now);
      const writes = countWrites(database);
      await identifiers.learn([account, transfer, account]);
      expect(writes()).toBe(2);
      const later = { source: 'ITEM.LOGIN_REPAIRED', at: at(50) };
      await identifiers.learn([{ ...account, ...later }, transfer]);
      await identifiers.learn([]);
      expect(writes()).toBe(2);
      await identifiers.learn([{ ...account, itemId: 'itemB' }]);
      expect(writes()).toBe(3);
    });

    it.each([
      { case: '200 days before their end are left alone', days: 200, isRenewed: false },
      { case: 'a day after that live on', days: 201, isRenewed: true },
      { case: 'past their end, but not yet removed, live on', days: 500, isRenewed: true },
    ])('$case, as they were first seen', async ({ days, isRenewed }) => {
      const database = await open();
      await connectIdentifierIndex(database, now).learn([account]);
      const [first] = await rowsOf(database, 'identifiers');
      const again = { ...account, source: 'ITEM.LOGIN_REPAIRED', at: at(50) };
      const writes = countWrites(database);
      await connectIdentifierIndex(database, () => daysOn(days)).learn([again]);
      expect(writes()).toBe(isRenewed ? 1 : 0);
      expect(await rowsOf(database, 'identifiers')).toEqual([
        { ...first, expiresAt: expiry(isRenewed ? daysOn(days) : now()) },
      ]);
    });

    it('that ten want to renew at once are one', async () => {
      const database = await open();
      await connectIdentifierIndex(database, now).learn([account]);
      const later = connectIdentifierIndex(database, () => daysOn(300));
      await Promise.all(
        Array.from({ length: 10 }, (_, n) => later.learn([{ ...account, at: at(n) }])),
      );
      expect(await rowsOf(database, 'identifiers')).toMatchObject([
        { at: at(0), expiresAt: expiry(daysOn(300)) },
      ]);
    });

    it('that cannot be read are passed over, and put right when they are seen again', async () => {
      const database = await open();
      const identifiers = connectIdentifierIndex(database, now);
      await put(database, 'identifiers', { value: 'abc1', belongs: 'item#itemA#account_id#AbC1' });
      await put(database, 'identifiers', { value: 'abc1', belongs: 'x', exact: 1, name: 'x_id' });
      await identifiers.learn([{ ...account, itemId: 'itemB' }]);
      expect(await identifiers.find('abc1')).toEqual([{ ...account, itemId: 'itemB' }]);
      await identifiers.learn([account]);
      expect(await identifiers.find('abc1')).toHaveLength(2);
      expect(await identifiers.find('abc1')).toContainEqual(account);
    });
  });

  describe('institutions', () => {
    const moor = { institutionId: 'ins_3', name: 'Bank of the Moor' };

    it('stand in one list, for good', async () => {
      const database = await open();
      await connectInstitutionList(database).learn(moor);
      expect(await rowsOf(database, 'institutions')).toEqual([{ list: 'all', ...moor }]);
    });

    it.each([
      { case: 'short', name: 'Bank of the Moor' },
      { case: 'cut', name: `${'x'.repeat(119)}🏦 and more` },
    ])('cost no write when the name is known ($case)', async ({ name }) => {
      const database = await open();
      const institutions = connectInstitutionList(database);
      const writes = countWrites(database);
      for (let times = 0; times < 3; times += 1) await institutions.learn({ ...moor, name });
      expect(writes()).toBe(1);
      await institutions.learn({ ...moor, name: 'Moorland Bank' });
      expect(writes()).toBe(2);
    });

    it('are all listed beyond one page', async () => {
      const database = await open();
      const bulky = (n: number) => ({
        list: 'all',
        institutionId: `ins_${n}`,
        name: `Bank ${n}`,
        more: 'x'.repeat(100_000),
      });
      for (let n = 0; n < 15; n += 1) await put(database, 'institutions', bulky(n));
      const all = await connectInstitutionList(database).all();
      expect(all).toHaveLength(15);
      expect(all).toContainEqual({ institutionId: 'ins_14', name: 'Bank 14' });
    });

    it('that cannot be read are passed over, and put right when they are learnt', async () => {
      const database = await open();
      const institutions = connectInstitutionList(database);
      await put(database, 'institutions', { list: 'all', institutionId: 'ins_3', name: 3 });
      expect(await institutions.find('ins_3')).toBeUndefined();
      expect(await institutions.all()).toEqual([]);
      await institutions.learn(moor);
      expect(await institutions.all()).toEqual([moor]);
    });
  });

  describe('checklists', () => {
    const run = {
      name: 'go-live',
      channel: 'C0OPS',
      id: `${at(0)} k3v9`,
      startedBy: 'U0MIRA',
      startedAt: at(0),
      ticks: { keys: { by: 'U0OLE', at: at(9) } },
      version: 0,
    };
    const row = { ...run, list: 'C0OPS#go-live', version: 1 };

    it('expire 400 days after their start, whenever they are written', async () => {
      const database = await open();
      const checklists = connectChecklistStore(database);
      const expiresAt = Date.parse(at(0)) / 1000 + 400 * DAY_S;
      await checklists.save(run);
      expect(await rowsOf(database, 'checklists')).toEqual([{ ...row, expiresAt }]);
      await checklists.save({ ...run, version: 1 });
      expect(await rowsOf(database, 'checklists')).toEqual([{ ...row, version: 2, expiresAt }]);
    });

    it('may have fields that are not known yet', async () => {
      const database = await open();
      const ticks = { keys: { by: 'U0OLE', at: at(9), note: 'later' } };
      await put(database, 'checklists', { ...row, ticks, color: 'green' });
      const checklists = connectChecklistStore(database);
      const known = { ...run, version: 1 };
      expect(await checklists.find('C0OPS', 'go-live', run.id)).toEqual(known);
      expect(await checklists.last('C0OPS', 'go-live', 1)).toEqual([known]);
    });

    it.each([
      { field: 'ticks', but: { ticks: { keys: true } } },
      { field: 'ticks', but: { ticks: { keys: { by: 'U0OLE' } } } },
      { field: 'version', but: { version: '1' } },
      { field: 'startedBy', but: { startedBy: null } },
    ])('with other $field are not found out wrongly: $but', async ({ field, but }) => {
      const database = await open();
      await put(database, 'checklists', { ...row, ...but });
      const checklists = connectChecklistStore(database);
      await expect(checklists.find('C0OPS', 'go-live', run.id)).rejects.toThrow(field);
      await expect(checklists.last('C0OPS', 'go-live', 5)).rejects.toThrow(field);
    });
  });

  describe('accounts', () => {
    it('expire 400 days after it was so', async () => {
      const database = await open();
      const accounts = [{ accountId: 'acc1', mask: '0000' }];
      await connectAccountStore(database).learn('itemA', accounts, at(0));
      expect(await rowsOf(database, 'accounts')).toEqual([
        {
          itemId: 'itemA',
          accounts,
          at: at(0),
          expiresAt: Date.parse(at(0)) / 1000 + 400 * DAY_S,
        },
      ]);
    });

    it.each([
      { case: 'a list', accounts: 'acc1' },
      { case: 'a list of accounts', accounts: [{ mask: '0000' }] },
    ])('that are not $case are none, until they are described again', async ({ accounts }) => {
      const database = await open();
      await put(database, 'accounts', { itemId: 'itemA', at: at(0), accounts });
      const store = connectAccountStore(database);
      expect(await store.of('itemA')).toEqual([]);
      await store.learn('itemA', [{ accountId: 'acc1' }], at(1));
      expect(await store.of('itemA')).toEqual([{ accountId: 'acc1' }]);
    });
  });

  describe('sightings', () => {
    const sighting = {
      institutionId: 'ins_3',
      fault: 'missing_accounts' as const,
      itemId: 'itemA',
      at: at(0),
    };

    it('stand under bank and fault, in the order of time, for 60 days', async () => {
      const database = await open();
      const sightings = connectSightingStore(database);
      await sightings.note(sighting);
      await sightings.note({ ...sighting, accountId: 'acc1' });
      const row = {
        ...sighting,
        where: 'ins_3#missing_accounts',
        sk: `${at(0)}#itemA#`,
        expiresAt: Date.parse(at(0)) / 1000 + 60 * DAY_S,
      };
      expect(await rowsOf(database, 'sightings')).toEqual([
        row,
        { ...row, accountId: 'acc1', sk: `${at(0)}#itemA#acc1` },
      ]);
    });

    it('are all listed beyond one page', async () => {
      const database = await open();
      for (let n = 0; n < 15; n += 1)
        await put(database, 'sightings', {
          ...sighting,
          where: 'ins_3#missing_accounts',
          sk: `${at(n)}#itemA#`,
          more: 'x'.repeat(100_000),
        });
      const all = connectSightingStore(database).since('ins_3', 'missing_accounts', new Date(0));
      expect(await all).toHaveLength(15);
    });

    it.each([
      { field: 'itemId', but: { itemId: undefined } },
      { field: 'fault', but: { fault: 'slow' } },
      { field: 'accountId', but: { accountId: 7 } },
    ])('with other $field are not counted wrongly', async ({ field, but }) => {
      const database = await open();
      const keys = { where: 'ins_3#missing_accounts', sk: `${at(0)}#itemA#` };
      await put(database, 'sightings', { ...sighting, ...keys, ...but });
      const sightings = connectSightingStore(database);
      await expect(sightings.since('ins_3', 'missing_accounts', new Date(0))).rejects.toThrow(
        field,
      );
    });
  });

  describe('cases', () => {
    const one: SupportCase = {
      number: '4711',
      with: 'Plaid',
      subject: 'Login fails',
      status: 'Open',
      statusAt: at(50),
      filedBy: 'U0MIRA',
      filedAt: at(0),
      incidentKey: 'ins_3#ITEM_LOCKED',
      itemIds: ['itemA', 'itemB'],
      version: 0,
    };
    const expiresAt = Date.parse(at(50)) / 1000 + 400 * DAY_S;

    it('stand in the indexes by incident, by their first Item, and while they are open', async () => {
      const database = await open();
      await connectCaseStore(database).save(one);
      expect(await rowsOf(database, 'cases')).toEqual([
        { ...one, version: 1, item: 'itemA', open: 'open', expiresAt },
      ]);
    });

    it('that are closed, and about nothing, stand in none', async () => {
      const database = await open();
      const closed = { ...one, incidentKey: undefined, itemIds: [], status: 'Closed' as const };
      await connectCaseStore(database).save(closed);
      expect(await rowsOf(database, 'cases')).toEqual([{ ...closed, version: 1, expiresAt }]);
    });

    it.each([
      { field: 'status', but: { status: 'Lost' } },
      { field: 'with', but: { with: 'Stripe' } },
      { field: 'itemIds', but: { itemIds: 'itemA' } },
      { field: 'version', but: { version: '1' } },
    ])('with other $field are not found out wrongly', async ({ field, but }) => {
      const database = await open();
      await put(database, 'cases', { ...one, item: 'itemA', open: 'open', version: 1, ...but });
      const cases = connectCaseStore(database);
      await expect(cases.find('4711')).rejects.toThrow(field);
      await expect(cases.open(5)).rejects.toThrow(field);
      await expect(cases.ofItem('itemA')).rejects.toThrow(field);
    });
  });

  describe('notes', () => {
    const note = {
      itemId: 'itemA',
      text: 'Called the bank.',
      permalink: 'https://harbor.slack.example/archives/C0OPS/p1',
      by: 'U0MIRA',
      at: at(0),
    };

    it('stand under their Item in the order of time, for 400 days', async () => {
      const database = await open();
      await connectNoteStore(database).add(note);
      expect(await rowsOf(database, 'notes')).toEqual([
        {
          ...note,
          sk: `${at(0)}#https://harbor.slack.example/archives/C0OPS/p1`,
          expiresAt: Date.parse(at(0)) / 1000 + 400 * DAY_S,
        },
      ]);
    });

    it('that lack their words are not told wrongly', async () => {
      const database = await open();
      await put(database, 'notes', { ...note, sk: at(0), text: undefined });
      await expect(connectNoteStore(database).of('itemA', 5)).rejects.toThrow('text');
    });
  });

  describe('audit', () => {
    const stop = new AbortController();

    it('stands under its day, for as long as it is told', async () => {
      const database = await open();
      await connectAuditTrail(database, now).add(auditLine(0), 'random', 30, stop.signal);
      expect(await rowsOf(database, 'audit')).toEqual([
        {
          ...auditLine(0),
          day: at(0).slice(0, 10),
          id: `${at(0)}#random`,
          expiresAt: Date.parse(at(0)) / 1000 + 30 * DAY_S,
        },
      ]);
    });

    it('is one row however often it is sent, and costs one write', async () => {
      const database = await open();
      const writes = countWrites(database);
      const audit = connectAuditTrail(database, now);
      await audit.add(auditLine(0), 'random', 30, stop.signal);
      expect(writes()).toBe(1);
      await audit.add(auditLine(0), 'random', 30, stop.signal);
      expect(await rowsOf(database, 'audit')).toHaveLength(1);
    });

    it('is not written once it is called off', async () => {
      const database = await open();
      const adding = connectAuditTrail(database, now).add(
        auditLine(0),
        'r',
        30,
        AbortSignal.abort(),
      );
      await expect(adding).rejects.toThrow();
      expect(await rowsOf(database, 'audit')).toEqual([]);
    });

    it('is not read any longer than it may', async () => {
      const database = await open();
      const audit = connectAuditTrail(database, now);
      await audit.add(auditLine(0), 'random', 30, stop.signal);
      const span = { from: new Date(at(0)), to: new Date(at(0)) };
      expect(await audit.between(span, { rows: 5, until: now() })).toEqual({
        lines: [],
        isComplete: false,
      });
    });
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

    it('says it is of a user and is none: what was reported is not told without it', async () => {
      const database = await open();
      const entry = { kind: 'failed', at: at(1) };
      const row = { subject: 'user#u1', sk: `${at(1)}#x`, kind: 'user', clientUserId: 'u1', entry };
      await put(database, 'inbox', row);
      await expect(connectInbox(database, now).lastOfUser('u1', 5)).rejects.toThrow('kind');
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

/** Counts what this client writes from now on, refused or not. */
function countWrites(database: Database): () => number {
  let writes = 0;
  database.client.middlewareStack.add(
    (next, { commandName }) =>
      (args) => {
        if (/^(Put|Update|Delete|BatchWrite)/.test(String(commandName))) writes += 1;
        return next(args);
      },
    { step: 'initialize' },
  );
  return () => writes;
}
