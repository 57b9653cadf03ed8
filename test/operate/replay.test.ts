import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';

import { parseCodatWebhook } from '#lib/codat/parse-codat-webhook.ts';
import { type Database, tableName, type TableName } from '#lib/dynamodb/client.ts';
import { connectStores } from '#lib/dynamodb/stores.ts';
import { sweep } from '#lib/flows/sweep.ts';
import type { ItemEvent } from '#lib/health/item-event.ts';
import type { InboxEntry } from '#lib/incoming/inbox-entry.ts';

import { startDatabase } from '../../infra/local/database.ts';
import { readInboxDays, writeInboxDays } from '../../infra/operate/inbox-days.ts';
import { replayInbox } from '../../infra/operate/replay-inbox.ts';
import { CONNECTION, connectionWebhook } from '../builders/codat-webhook.ts';
import { faulty } from '../builders/data-faults.ts';
import {
  alive,
  at,
  ended,
  expiring,
  failed,
  permissionLost,
  repaired,
  START,
} from '../builders/item-events.ts';
import { streamTo } from '../builders/open-tartan.ts';
import { freshTables } from '../dynamodb/fresh-tables.ts';
import { fakeLog, fakePorts } from '../fakes/fake-ports.ts';
import { isThorough } from '../thorough.ts';

/** What an inbox tells; the others keep what people did and what was said to Slack. */
const remade: readonly TableName[] = [
  'inbox',
  'items',
  'connections',
  'pairs',
  'identifiers',
  'institutions',
  'companies',
  'accounts',
  'sightings',
];

const items = ['itemAAAAAAAAAAAAAAAAAAAAAAAA', 'itemBBBBBBBBBBBBBBBBBBBBBBBB'];

/** A Tartan on tables of the embedded database; the clock moves with what comes. */
function openLive(database: Database) {
  const ports = fakePorts(START);
  const stores = connectStores(database, () => ports.now());
  let fresh: InboxEntry[] = [];
  const live = {
    ...ports,
    ...stores,
    inbox: {
      ...stores.inbox,
      async keep(entry: InboxEntry) {
        const kept = await stores.inbox.keep(entry);
        if (kept === 'kept') fresh.push(entry);
        return kept;
      },
    },
  };
  async function deliver(): Promise<void> {
    while (fresh.length > 0) {
      const entries = fresh;
      fresh = [];
      await streamTo(live, entries);
    }
  }
  return {
    ...live,
    async receive(...entries: InboxEntry[]): Promise<void> {
      for (const entry of entries) await live.inbox.keep(entry);
      await deliver();
    },
    async sweep(): Promise<void> {
      await sweep({ channel: 'C1', settleMs: 0, aheadMs: 0 }, live);
      await deliver();
    },
  };
}

const step = fc.record({
  /** Seconds until it comes. */
  gap: fc.constantFrom(1, 40, 400, 1_000, 9_000, 90_000),
  /** Seconds that it was on its way. */
  late: fc.constantFrom(0, 0, 2, 300, 5_000),
  item: fc.constantFrom(...items),
  what: fc.constantFrom(
    'failed',
    'repaired',
    'alive',
    'expiring',
    'permission lost',
    'ended',
    'faulty',
    'described',
    'linked',
    'lost',
  ),
});

/** A connection is linked, its Item breaks, and that lasts for more than a day. */
const disagreement: Step[] = (['described', 'linked', 'failed', 'failed', 'alive'] as const).map(
  (what, number) => ({ gap: number > 2 ? 90_000 : 400, late: 0, item: items[0] ?? '', what }),
);

type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

function entriesOf({ what, item: itemId, late }: Step, seconds: number): InboxEntry[] {
  const happened = seconds - late;
  const came = { itemId, receivedAt: at(seconds) };
  const one = (event: ItemEvent): InboxEntry[] => [
    { kind: 'item', event: { ...event, receivedAt: at(seconds) } },
  ];
  switch (what) {
    case 'repaired':
      return one(repaired(happened, came));
    case 'alive':
      return one(alive(happened, came));
    case 'expiring':
      return one(expiring(happened, { ...came, deadline: at(happened + 50_000) }));
    case 'permission lost':
      return one(permissionLost(happened, came));
    case 'ended':
      return one(ended(happened, came));
    case 'faulty':
      return one(faulty(happened, itemId));
    case 'described':
      return one(described(happened, itemId));
    case 'linked':
    case 'lost':
      return ofConnection(what === 'linked' ? 'Linked' : 'Deauthorized', happened, seconds);
    default:
      return one(failed(happened, came));
  }
}

/** Your app says whose the Item is: the connection's. */
function described(seconds: number, itemId: string): ItemEvent {
  return {
    kind: 'described',
    itemId,
    at: at(seconds),
    receivedAt: at(seconds),
    source: 'REPORT.ITEM',
    bodyHash: `described ${itemId}`,
    ids: { institution_id: 'ins_3', institution_name: 'Bank ins_3', client_user_id: CONNECTION },
    accounts: [{ accountId: `account of ${itemId}`, mask: '0000', name: 'Checking' }],
  };
}

function ofConnection(status: string, happened: number, seconds: number): InboxEntry[] {
  const body = connectionWebhook('reconnected', status, at(happened));
  return parseCodatWebhook(Buffer.from(JSON.stringify(body)), {
    at: new Date(at(happened)),
    receivedAt: new Date(at(seconds)),
    deliveryHash: `${status} ${String(happened)}`,
  });
}

/** All rows by table. A version counts the writes, and an expiry the seconds: neither is a fact. */
async function factsIn(database: Database): Promise<Record<string, unknown>> {
  const tables = remade.map(async (table) => {
    const { Items = [] } = await database.client.send(
      new ScanCommand({ TableName: tableName(database, table) }),
    );
    return [table, Items.map((row) => JSON.stringify(row, factsAlone)).sort()];
  });
  return Object.fromEntries(await Promise.all(tables));
}

function factsAlone(key: string, value: unknown): unknown {
  if (key === 'version' || key === 'expiresAt') return undefined;
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;
}

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tartan-replay-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  return folder;
}

describe('an inbox that is replayed into fresh tables', () => {
  const tables = freshTables(() => startDatabase());

  it('makes what the live tables hold, and leaves what is open to the sweep', async () => {
    const seen = { pairs: 0, open: 0, days: 0 };
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 20 }), async (steps) => {
        const [source, target] = [await tables(), await tables()];
        const live = openLive(source);
        let seconds = 0;
        for (const one of steps) {
          seconds += one.gap;
          // What comes in the same instant is put in an order of its own: a sweep's look has an instant of its own, too.
          live.pass(one.gap * 1000 - 500);
          await live.sweep();
          live.pass(500);
          await live.receive(...entriesOf(one, seconds));
        }
        live.pass(500);
        await live.sweep();
        const folder = emptyFolder();
        await writeInboxDays(source, new Date(0), folder);
        const log = fakeLog();
        const done = await replayInbox(readInboxDays(folder), target, () => live.now(), log);
        expect(done.unreadable).toEqual([]);
        expect(await factsIn(target)).toEqual(await factsIn(source));

        // What is told to a channel that has heard nothing yet is what stands open in the other.
        const fresh = openLive(target);
        fresh.pass(live.now().getTime() + 11_000 - fresh.now().getTime());
        live.pass(11_000);
        for (const tartan of [live, fresh])
          for (let minute = 0; minute < 3; minute += 1) {
            await tartan.sweep();
            tartan.pass(60_000);
          }
        const openIn = async (tartan: typeof live) =>
          (await tartan.alerts.open(100, 'oldest first')).map((alert) => alert.incidentKey).sort();
        const open = await openIn(live);
        expect(await openIn(fresh)).toEqual(open);
        const cards = fresh.slack.standing.filter(({ thread }) => thread === undefined);
        expect(cards).toHaveLength(open.length);
        seen.open += open.length;
        seen.days += readdirSync(folder).length;
        const { pairs } = await factsIn(source);
        seen.pairs += Array.isArray(pairs) ? pairs.length : 0;
      }),
      { numRuns: isThorough ? 20 : 3, examples: [[disagreement]] },
    );
    expect(Math.min(seen.pairs, seen.open, seen.days)).toBeGreaterThan(0);
  }, 120_000);

  it('twice is the same as once', async () => {
    const [source, target] = [await tables(), await tables()];
    const live = openLive(source);
    await live.receive({ kind: 'item', event: failed(0) });
    live.pass(60_000);
    await live.receive({ kind: 'item', event: repaired(60) });
    const folder = emptyFolder();
    await writeInboxDays(source, new Date(0), folder);
    const once = await replayInbox(readInboxDays(folder), target, () => live.now(), fakeLog());
    const facts = await factsIn(target);
    const again = await replayInbox(readInboxDays(folder), target, () => live.now(), fakeLog());
    expect(once).toEqual({ rows: 2, applied: 2, unreadable: [], incidents: 1 });
    expect(again).toEqual({ rows: 2, applied: 2, unreadable: [], incidents: 0 });
    expect(await factsIn(target)).toEqual(facts);
  });

  it('from a date leaves out what came before', async () => {
    const source = await tables('inbox');
    const { inbox } = connectStores(source, () => new Date(at(0)));
    for (const seconds of [0, 90_000, 180_000])
      await inbox.keep({ kind: 'item', event: failed(seconds) });
    const folder = emptyFolder();
    expect(await writeInboxDays(source, new Date(at(90_000)), folder)).toBe(2);
    expect(readdirSync(folder)).toEqual(['2026-11-03.jsonl', '2026-11-04.jsonl']);
  });

  it('names a row that cannot be read, keeps it, and goes on', async () => {
    const [source, target] = [await tables('inbox'), await tables()];
    const { inbox } = connectStores(source, () => new Date(at(0)));
    await inbox.keep({ kind: 'item', event: failed(60) });
    const odd = {
      subject: 'item#odd',
      sk: 'x',
      receivedAt: at(0),
      kind: 'item',
      entry: 'of who knows what',
    };
    await source.client.send(new PutCommand({ TableName: tableName(source, 'inbox'), Item: odd }));
    const folder = emptyFolder();
    await writeInboxDays(source, new Date(0), folder);
    const done = await replayInbox(
      readInboxDays(folder),
      target,
      () => new Date(at(120)),
      fakeLog(),
    );
    expect(done).toEqual({ rows: 2, applied: 1, unreadable: ['item#odd x'], incidents: 1 });
    expect((await factsIn(target))['inbox']).toHaveLength(2);
  });
});
