import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { expect, it, type MockInstance, onTestFinished, vi } from 'vitest';

import { type Database, tableName } from '#lib/dynamodb/client.ts';
import { connectKeyStore } from '#lib/dynamodb/key-store.ts';
import { connectStores } from '#lib/dynamodb/stores.ts';
import { receiveStream } from '#lib/dynamodb/receive-stream.ts';
import { refusalNotes } from '#lib/incoming/refusal-notes.ts';
import { connectVerificationKeys } from '#lib/plaid/verification-keys.ts';
import { receiveWebhook } from '#lib/plaid/receive-webhook.ts';
import type { Ports } from '#lib/ports.ts';

import { pollStream } from '../../infra/local/poll-stream.ts';
import { plaidJson, signedWebhook, signingKey } from '../builders/plaid-webhook.ts';
import { fakeLog } from '../fakes/fake-ports.ts';
import { fakeSlack } from '../fakes/fake-slack.ts';
import { countingFetchKey } from '../fakes/plaid-door.ts';

const BATCH_SIZE = 10;
const RETRIES = 2;
/** How long rows may be on their way. */
export const PATIENCE = { timeout: 10_000, interval: 20 };

/** The door and the inbox function on real tables, with a pretended Slack. */
export function streamedBot(database: Database) {
  const now = () => new Date();
  const log = fakeLog();
  const slack = fakeSlack(now);
  const ports: Ports = {
    now,
    sleep: () => Promise.reject(new Error('the inbox function never sleeps')),
    ...connectStores(database, now),
    slack,
    log,
  };
  const key = signingKey();
  const fetchKey = countingFetchKey(() => ({ kind: 'key', jwk: key.jwk }));
  const keys = connectVerificationKeys(fetchKey, connectKeyStore(database), log, now);
  const batches: string[][] = [];
  const settings = { channel: 'C0ALERTS', settleMs: 0 };

  return {
    ports,
    log,
    /** The subjects of the rows in each batch that was handed over, in their order. */
    batches,
    /** How often each subject was handed over. */
    deliveries: (subject: string) => batches.flat().filter((other) => other === subject).length,
    cards: () => slack.standing.filter(({ thread }) => thread === undefined),
    async webhook(itemId: string, fields: Readonly<Record<string, unknown>> = {}) {
      const body = { ...loginRequired, item_id: itemId, ...fields };
      const request = signedWebhook(key, now(), plaidJson(body));
      const noteRefusal = refusalNotes('plaid', ports);
      const door = { now, keys, inbox: ports.inbox, noteRefusal, log };
      expect(await receiveWebhook(request, door)).toMatchObject({ statusCode: 200 });
    },
    /** Starts what hands the rows over. @returns what stops it */
    poll(positionFile?: string, handle: StreamHandler = (event) => handler(event)) {
      const mapping = {
        tableName: tableName(database, 'inbox'),
        batchSize: BATCH_SIZE,
        retries: RETRIES,
        positionFile,
      };
      const { stop } = pollStream(mapping, (event) => {
        batches.push(event.Records.map(subjectOf));
        return handle(event);
      });
      onTestFinished(stop);
      return stop;
    },
    handler,
  };

  function handler(event: DynamoDBStreamEvent) {
    return receiveStream(event, settings, ports);
  }
}

type StreamHandler = (event: DynamoDBStreamEvent) => Promise<DynamoDBBatchResponse>;

const loginRequired = {
  webhook_type: 'ITEM',
  webhook_code: 'ERROR',
  environment: 'production',
  institution_id: 'ins_48',
  error: { error_code: 'ITEM_LOGIN_REQUIRED', error_type: 'ITEM_ERROR' },
};

/** What becomes of rows on their way through the stream. @param open gives empty tables */
export function streamContract(open: () => Promise<Database>): void {
  it('many webhooks of one trouble become one card', async () => {
    const bot = streamedBot(await open());
    bot.poll();
    for (const itemId of ['one', 'two', 'three']) await bot.webhook(itemId);
    await vi.waitFor(() => {
      expect(bot.batches.flat().sort()).toEqual(['item#one', 'item#three', 'item#two']);
    }, PATIENCE);
    await vi.waitFor(async () => {
      expect(await bot.ports.items.incident('ins_48#ITEM_LOGIN_REQUIRED')).toMatchObject({
        count: 3,
      });
      expect(bot.cards()).toHaveLength(1);
    }, PATIENCE);
    expect(bot.cards()[0]?.message.text).toMatch(/needs? a new login/);
  });

  it('a recovery comes through behind its failure', async () => {
    const bot = streamedBot(await open());
    await bot.webhook('one');
    await bot.webhook('one', { webhook_code: 'LOGIN_REPAIRED', error: null });
    bot.poll();
    await vi.waitFor(async () => {
      expect((await bot.ports.items.find('one'))?.health).toMatchObject({
        troubles: [],
        recovery: { by: 'ITEM.LOGIN_REPAIRED' },
      });
    }, PATIENCE);
  });

  it('hands over what was there before it started, in order, in batches no larger than asked for', async () => {
    const bot = streamedBot(await open());
    const names = Array.from({ length: 25 }, (_, n) => `item${n}`);
    for (const name of names) await bot.webhook(name);
    bot.poll();
    await vi.waitFor(() => {
      expect(bot.batches.flat()).toEqual(names.map((name) => `item#${name}`));
    }, PATIENCE);
    expect(bot.batches.map((batch) => batch.length)).toEqual([10, 10, 5]);
  });

  it('a row that nobody can read is tried again, given up, and holds nobody up', async () => {
    const said = hearConsole();
    const database = await open();
    const bot = streamedBot(database);
    await putUnreadable(database, 'item#bad');
    for (const itemId of ['one', 'two']) await bot.webhook(itemId);
    bot.poll();
    await vi.waitFor(async () => {
      expect(await bot.ports.items.find('two')).toMatchObject({ version: 1 });
      expect(said).toHaveBeenCalled();
    }, PATIENCE);
    await bot.webhook('three');
    await vi.waitFor(() => {
      expect(bot.deliveries('item#three')).toBe(1);
    }, PATIENCE);
    expect(bot.deliveries('item#bad')).toBe(1 + RETRIES);
    expect(said.mock.calls).toEqual([
      ['given up after all tries:', expect.stringContaining('item#bad')],
    ]);
    expect(bot.log.lines).toContainEqual(
      expect.objectContaining({ sentence: 'inbox row not dealt with' }),
    );
  });

  it('what stood before a failing row is not handed over again', async () => {
    hearConsole();
    const database = await open();
    const bot = streamedBot(database);
    await bot.webhook('one');
    await putUnreadable(database, 'item#bad');
    await bot.webhook('two');
    bot.poll();
    await vi.waitFor(() => {
      expect(bot.batches.at(-1)).toEqual(['item#two']);
    }, PATIENCE);
    expect(bot.deliveries('item#one')).toBe(1);
  });

  it('a store that fails for a moment loses no row', async () => {
    const said = hearConsole();
    const bot = streamedBot(await open());
    const { items } = bot.ports;
    const save = items.save.bind(items);
    let saves = 0;
    items.save = (health, version) => {
      saves += 1;
      return saves === 2 ? Promise.reject(new Error('throttled')) : save(health, version);
    };
    for (const itemId of ['one', 'two', 'three']) await bot.webhook(itemId);
    bot.poll();
    await vi.waitFor(async () => {
      expect(await bot.ports.items.incident('ins_48#ITEM_LOGIN_REQUIRED')).toMatchObject({
        count: 3,
      });
      expect(bot.deliveries('item#two')).toBe(2);
    }, PATIENCE);
    expect(bot.deliveries('item#one')).toBe(1);
    expect(bot.cards()).toHaveLength(1);
    expect(said).not.toHaveBeenCalled();
  });

  it('a function that dies is called again with the same batch', async () => {
    const bot = streamedBot(await open());
    await bot.webhook('one');
    let calls = 0;
    bot.poll(undefined, (event) => {
      calls += 1;
      return calls <= RETRIES ? Promise.reject(new Error('timed out')) : bot.handler(event);
    });
    await vi.waitFor(() => {
      expect(bot.cards()).toHaveLength(1);
    }, PATIENCE);
    expect(bot.batches).toEqual([['item#one'], ['item#one'], ['item#one']]);
  });

  it('goes on after a clean stop where it was: nothing twice, nothing lost', async () => {
    const bot = streamedBot(await open());
    const positionFile = freshFile();
    const stop = bot.poll(positionFile);
    for (const itemId of ['one', 'two']) await bot.webhook(itemId);
    await vi.waitFor(() => {
      expect(bot.batches.flat()).toEqual(['item#one', 'item#two']);
    }, PATIENCE);
    await stop();
    for (const itemId of ['three', 'four']) await bot.webhook(itemId);
    expect(bot.batches.flat()).toHaveLength(2);

    bot.poll(positionFile);
    await vi.waitFor(() => {
      expect(bot.batches.flat().slice(2)).toEqual(['item#three', 'item#four']);
    }, PATIENCE);
    await bot.webhook('five');
    await vi.waitFor(() => {
      expect(bot.batches.flat().slice(4)).toEqual(['item#five']);
    }, PATIENCE);
  });

  it('finishes the batch under way before it stops', async () => {
    const bot = streamedBot(await open());
    const positionFile = freshFile();
    await bot.webhook('one');
    let finish: () => void = () => undefined;
    const finished = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const stop = bot.poll(positionFile, async (event) => {
      await finished;
      return bot.handler(event);
    });
    await vi.waitFor(() => {
      expect(bot.batches).toHaveLength(1);
    }, PATIENCE);
    const stopped = stop();
    finish();
    await stopped;
    expect(bot.cards()).toHaveLength(1);

    await bot.webhook('two');
    bot.poll(positionFile);
    await vi.waitFor(() => {
      expect(bot.batches).toEqual([['item#one'], ['item#two']]);
    }, PATIENCE);
  });

  it('who forgot how far it was hands all over again, and nobody is told twice', async () => {
    const bot = streamedBot(await open());
    const stop = bot.poll();
    for (const itemId of ['one', 'two']) await bot.webhook(itemId);
    await vi.waitFor(() => {
      expect(bot.batches.flat()).toHaveLength(2);
    }, PATIENCE);
    await stop();
    const before = await bot.ports.items.find('one');
    bot.poll();
    await vi.waitFor(() => {
      expect(bot.batches.flat().slice(2)).toEqual(['item#one', 'item#two']);
    }, PATIENCE);
    await bot.webhook('three');
    await vi.waitFor(() => {
      expect(bot.deliveries('item#three')).toBe(1);
    }, PATIENCE);
    expect(await bot.ports.items.find('one')).toEqual(before);
    expect(bot.cards()).toHaveLength(1);
  });

  it('a position in another table’s stream means nothing in this one', async () => {
    const positionFile = freshFile();
    const before = streamedBot(await open());
    for (const itemId of ['one', 'two', 'three']) await before.webhook(itemId);
    const stop = before.poll(positionFile);
    await vi.waitFor(() => {
      expect(before.batches.flat()).toHaveLength(3);
    }, PATIENCE);
    await stop();

    const after = streamedBot(await open());
    await after.webhook('four');
    after.poll(positionFile);
    await vi.waitFor(() => {
      expect(after.batches).toEqual([['item#four']]);
    }, PATIENCE);
  });
}

/** A file name in a folder that goes when the test is over. */
export function freshFile(): string {
  const dir = mkdtempSync(join(tmpdir(), 'tartan-stream-'));
  onTestFinished(() => {
    rmSync(dir, { recursive: true });
  });
  return join(dir, 'position.json');
}

/** What is said on the console goes to the test alone. */
function hearConsole(): MockInstance<typeof console.error> {
  const spy = vi.spyOn(console, 'error').mockReturnValue(undefined);
  onTestFinished(() => {
    spy.mockRestore();
  });
  return spy;
}

/** A row that says it is an event of an Item, and is none. */
async function putUnreadable(database: Database, subject: string): Promise<void> {
  const Item = { subject, sk: 'now#1', kind: 'item', entry: { kind: 'failed' } };
  await database.client.send(new PutCommand({ TableName: tableName(database, 'inbox'), Item }));
}

function subjectOf(record: DynamoDBRecord): string {
  return record.dynamodb?.Keys?.['subject']?.S ?? 'none';
}
