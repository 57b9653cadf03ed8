import { readFileSync } from 'node:fs';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { parseCodatWebhook } from '#lib/codat/parse-codat-webhook.ts';
import { toInboxRecord } from '#lib/dynamodb/inbox-record.ts';
import { parseInboxRecord } from '#lib/dynamodb/parse-inbox-record.ts';
import { received } from '#lib/incoming/inbox-entry.ts';
import { standardWebhook } from '#lib/incoming/standard-webhook.ts';

import {
  codatWebhooks,
  COMPANY,
  CONNECTION,
  connectionWebhook,
  readWebhook,
} from '../builders/codat-webhook.ts';
import { whsec } from '../builders/signed-report.ts';
import { codatDoor, NOON } from '../fakes/codat-door.ts';

const ok = { statusCode: 200, body: '' };
const unauthorized = { statusCode: 401, body: '{"error":"unauthorized"}' };
const at = '2026-11-21T11:58:00.000Z';

interface Vector {
  name: string;
  secret: string;
  headers: Readonly<Record<string, string>>;
  rawBody: string;
  valid: boolean;
  now: number;
}

const vectors: readonly Vector[] = JSON.parse(
  readFileSync('test/codat/examples/webhook-signature-vectors.json', 'utf8'),
);

function parsed(body: string | Uint8Array | Readonly<Record<string, unknown>>) {
  const bytes =
    body instanceof Uint8Array
      ? body
      : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
  return parseCodatWebhook(bytes, {
    at: new Date(NOON),
    receivedAt: new Date(NOON),
    deliveryHash: 'delivery',
  });
}

describe('the vendor’s own signatures', () => {
  it.each(vectors)('$name: valid is $valid', ({ secret, headers, rawBody, valid, now }) => {
    const request = { method: 'POST', headers, body: Buffer.from(rawBody) };
    const { kind } = standardWebhook(secret).verify(request, new Date(now * 1000));
    expect(kind).toBe(valid ? 'signed' : 'unsigned');
  });
});

describe('the vendor’s own samples', () => {
  it.each([
    { name: 'connection.created', kind: 'noted', status: 'PendingAuth' },
    { name: 'connection.connected', kind: 'repaired', status: 'Linked' },
    { name: 'connection.reconnected', kind: 'repaired', status: 'Linked' },
    { name: 'connection.failed', kind: 'noted', status: 'PendingAuth' },
    { name: 'connection.disconnected.de-authorized', kind: 'failed', status: 'Deauthorized' },
    { name: 'connection.disconnected.unlinked', kind: 'failed', status: 'Unlinked' },
    { name: 'connection.deleted', kind: 'repaired', status: 'Deleted' },
  ])('$name tells of a connection that is $status', ({ name, kind, status }) => {
    const [entry, ...more] = parsed(codatWebhooks[name] ?? '');
    expect(more).toEqual([]);
    expect(entry).toMatchObject({
      kind: 'connection',
      event: {
        kind,
        at: '2024-08-08T17:10:34.015Z',
        itemId: 'ee2eb431-c0fa-4dc9-93fa-d29781c12bcd',
        ids: { companyId: '0498e921-9b53-4396-a412-4f2f5983b0a2', institution_id: 'codat Basiq' },
        connection: { status, platform: 'Basiq', isPlaid: false, companyName: 'Bank of Dave' },
      },
    });
  });

  it.each([
    { name: 'read.completed.read-completed-without-issues', kinds: ['alive'] },
    { name: 'read.completed.initial.initial-without-issues', kinds: ['alive'] },
    { name: 'read.completed.read-completed-with-validation-warnings', kinds: ['alive'] },
  ])('$name shows that a connection works', ({ name, kinds }) => {
    const entries = parsed(codatWebhooks[name] ?? '');
    expect(entries.map((entry) => 'event' in entry && entry.event.kind)).toEqual(kinds);
  });

  it.each([
    { name: 'client.rateLimit.reached', kind: 'failed' },
    { name: 'client.rateLimit.reset', kind: 'repaired' },
  ])('$name is about the whole client', ({ name, kind }) => {
    expect(parsed(codatWebhooks[name] ?? '')).toMatchObject([
      { kind: 'connection', event: { kind, itemId: 'client', ids: { institution_id: 'codat' } } },
    ]);
  });

  it.each([
    'company.created',
    'company.deleted',
    'company.product.added',
    'company.product.removed',
  ])('%s names a company', (name) => {
    const [entry] = parsed(codatWebhooks[name] ?? '');
    expect(entry).toMatchObject({ kind: 'other', ids: { companyName: 'Bank of Dave' } });
  });

  it('all others are kept, and nothing is made of them', () => {
    const others = Object.keys(codatWebhooks).filter((name) => name.startsWith('dataType.'));
    expect(others.length).toBeGreaterThan(3);
    for (const name of others)
      expect(parsed(codatWebhooks[name] ?? '').map(({ kind }) => kind)).toEqual(['unfollowed']);
  });

  it.each(Object.entries(codatWebhooks))(
    '%s is kept, and read back as it was',
    async (_name, body) => {
      const door = codatDoor();
      expect(await door.receive(door.sign(body))).toEqual(ok);
      for (const entry of door.ports.inbox.entries) {
        const row = JSON.parse(JSON.stringify(toInboxRecord(entry, new Date(NOON))));
        const back = parseInboxRecord(row);
        if (entry.kind === 'connection' || entry.kind === 'other')
          expect(back).toEqual(JSON.parse(JSON.stringify(entry)));
      }
      expect(door.ports.inbox.entries.length).toBeGreaterThan(0);
      expect(door.traces()).not.toContain('link-api.codat.io');
    },
  );
});

describe('the door', () => {
  it.each([
    { case: 'no signature', tampering: { signature: () => undefined } },
    {
      case: 'another secret',
      tampering: { signature: () => `v1,${Buffer.alloc(32).toString('base64')}` },
    },
    { case: 'a changed body', tampering: { bodyAfterSigning: '{}' } },
    {
      case: 'a time six minutes ago',
      tampering: { timestamp: String(Date.parse(NOON) / 1000 - 360) },
    },
    {
      case: 'a time six minutes ahead',
      tampering: { timestamp: String(Date.parse(NOON) / 1000 + 360) },
    },
  ])('refuses $case: 401, nothing kept', async ({ tampering }) => {
    const door = codatDoor();
    const body = connectionWebhook('disconnected', 'Deauthorized', at);
    expect(await door.receive(door.sign(body, tampering))).toEqual(unauthorized);
    expect(door.ports.inbox.entries).toEqual([]);
  });

  it('refuses all when it is switched off', async () => {
    const door = codatDoor('off');
    expect(await door.receive(door.sign(connectionWebhook('created', 'PendingAuth', at)))).toEqual(
      unauthorized,
    );
  });

  it.each([
    { case: 'another method', request: { method: 'GET' }, status: 405 },
    { case: 'over one MiB', request: { body: new Uint8Array(1024 * 1024 + 1) }, status: 413 },
  ])('answers $status to $case', async ({ request, status }) => {
    const door = codatDoor();
    const honest = door.sign(connectionWebhook('created', 'PendingAuth', at));
    expect((await door.receive({ ...honest, ...request })).statusCode).toBe(status);
  });

  it('keeps a webhook that is tried again once, and two that look alike twice', async () => {
    const door = codatDoor();
    const body = connectionWebhook('disconnected', 'Deauthorized', at);
    await door.receive(door.sign(body, { id: 'msg_1' }));
    door.ports.pass(5_000);
    await door.receive(door.sign(body, { id: 'msg_1' }));
    expect(door.ports.inbox.entries).toHaveLength(1);
    await door.receive(door.sign(body, { id: 'msg_2' }));
    expect(door.ports.inbox.entries).toHaveLength(2);
  });

  it('fails when it cannot keep, so that Codat tries again', async () => {
    const door = codatDoor('on', (place) => {
      if (place === 'inbox.keep') throw new Error('no database');
    });
    await expect(
      door.receive(door.sign(connectionWebhook('created', 'PendingAuth', at))),
    ).rejects.toThrow('no database');
  });

  it.each<{ case: string; body: string | Readonly<Record<string, unknown>>; kinds: string[] }>([
    { case: 'no JSON', body: '{"eventType": ', kinds: ['quarantined'] },
    { case: 'a list', body: '[]', kinds: ['quarantined'] },
    { case: 'no type', body: '{"payload":{}}', kinds: ['quarantined'] },
    {
      case: 'a type that is new',
      body: '{"eventType":"bankFeeds.created"}',
      kinds: ['unfollowed'],
    },
    {
      case: 'a connection without an id',
      body: connectionWebhook('created', 'Linked', at, { id: null }),
      kinds: ['unfollowed'],
    },
    {
      case: 'a connection of nobody',
      body: { eventType: 'connection.created', payload: { connection: { id: CONNECTION } } },
      kinds: ['unfollowed'],
    },
    {
      case: 'a payload of null',
      body: { eventType: 'connection.created', payload: null },
      kinds: ['unfollowed'],
    },
    {
      case: 'a state that is new',
      body: connectionWebhook('updated', 'Frozen', at),
      kinds: ['connection'],
    },
    {
      case: 'nulls everywhere',
      body: connectionWebhook('connected', 'Linked', at, {
        lastSync: null,
        integrationKey: null,
        platformName: null,
        dataConnectionErrors: null,
      }),
      kinds: ['connection'],
    },
  ])('takes $case: 200, kept', async ({ body, kinds }) => {
    const door = codatDoor();
    expect(await door.receive(door.sign(body))).toEqual(ok);
    expect(door.ports.inbox.entries.map(({ kind }) => kind)).toEqual(kinds);
  });

  it('keeps no link address, password or token', async () => {
    const door = codatDoor();
    const token = 'access-production-4e1b7c92-0d5f-4a36-9b8e-62c1f7a3d094';
    for (const body of [
      connectionWebhook('created', 'PendingAuth', at),
      connectionWebhook('disconnected', 'Deauthorized', at, {
        dataConnectionErrors: [{ statusCode: '401', errorMessage: `refused ${token}` }],
        platformName: token,
      }),
    ])
      await door.receive(door.sign(body));
    expect(door.traces()).not.toMatch(/918273|link-api|4e1b7c92/);
  });
});

describe('what Codat writes', () => {
  it('of a read, tells each of its connections apart', () => {
    const entries = parsed(
      readWebhook(at, [
        { connectionId: 'one', dataType: 'invoices', status: 'FetchError' },
        { connectionId: 'two', dataType: 'invoices', status: 'AuthError' },
        { connectionId: 'one', dataType: 'bills', status: 'Complete' },
        { connectionId: null, status: 'Complete' },
      ]),
    );
    expect(entries).toMatchObject([
      { event: { itemId: 'one', kind: 'alive' } },
      { event: { itemId: 'two', kind: 'noted' } },
    ]);
  });

  it.each([
    { case: 'its own time', generated: at, expected: at },
    {
      case: 'seven digits of a second',
      generated: '2026-11-21T11:58:00.1234567Z',
      expected: '2026-11-21T11:58:00.123Z',
    },
    { case: 'a time ahead of the signature', generated: '2027-01-01T00:00:00Z', expected: NOON },
    { case: 'no time', generated: 'yesterday', expected: NOON },
  ])('is dated by $case', ({ generated, expected }) => {
    const [entry] = parsed(connectionWebhook('connected', 'Linked', generated));
    expect(entry && received(entry).at).toBe(expected);
  });

  it('is taken whatever it is', () => {
    const sample = connectionWebhook('disconnected', 'Deauthorized', at);
    fc.assert(
      fc.property(fc.anything(), fc.anything(), fc.string(), (payload, part, type) => {
        for (const body of [
          { ...sample, payload },
          { ...sample, eventType: type },
          { eventType: 'read.completed', payload: { dataTypes: [part] } },
          { eventType: 'connection.failed', payload: { connection: part, referenceCompany: part } },
          { eventType: 'company.created', payload: part },
        ]) {
          const text = JSON.stringify(body, (_name, value: unknown) =>
            typeof value === 'bigint' ? String(value) : value,
          );
          expect(parsed(text).length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('of a state is a word, or nothing', () => {
    for (const status of [
      'Deauthorized id_6117 5306 6705 7777',
      'Linked 4111111111111111',
      'a@b.co',
    ]) {
      const [entry] = parsed(connectionWebhook('updated', status, at));
      expect(entry).toMatchObject({ event: { kind: 'noted', connection: { status: 'Unknown' } } });
    }
  });

  it('of a platform cannot change whose incident it is', () => {
    const [entry] = parsed(
      connectionWebhook('disconnected', 'Deauthorized', at, { platformName: 'ins_3#ITEM#X' }),
    );
    expect(entry && received(entry)).toMatchObject({
      ids: { institution_id: 'codat ins_3ITEMX', companyId: COMPANY },
    });
  });
});

it('a secret that is none stops the function as it loads', () => {
  expect(() => standardWebhook('whsec_')).toThrow();
  expect(() => standardWebhook(whsec('fine'))).not.toThrow();
});
