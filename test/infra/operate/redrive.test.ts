import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { DynamoDBStreamEvent } from 'aws-lambda';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';

import { connectDatabase } from '#lib/dynamodb/client.ts';
import { connectInbox } from '#lib/dynamodb/inbox.ts';
import { receiveStream } from '#lib/dynamodb/receive-stream.ts';
import type { ItemEvent } from '#lib/health/item-event.ts';

import { createTables } from '../../../infra/local/create-tables.ts';
import { startDatabase } from '../../../infra/local/database.ts';
import { type InvokedFunction, startInvokeServer } from '../../../infra/local/invoke-server.ts';
import { redrive } from '../../../infra/operate/redrive.ts';
import { at, failed, START } from '../../builders/item-events.ts';
import { fakePorts } from '../../fakes/fake-ports.ts';
import { startSqsServer } from '../../fakes/sqs-server.ts';

const queues = new Map<string, string[]>();
const functions = new Map<string, InvokedFunction>();

let services: {
  database: Awaited<ReturnType<typeof startDatabase>>;
  sqs: Awaited<ReturnType<typeof startSqsServer>>;
  lambda: Awaited<ReturnType<typeof startInvokeServer>>;
};
beforeAll(async () => {
  services = {
    database: await startDatabase(),
    sqs: await startSqsServer(queues),
    lambda: await startInvokeServer(functions),
  };
});
afterAll(async () => {
  await services.lambda.close();
  await services.sqs.close();
  await services.database.close();
});

beforeEach(() => {
  const environment = {
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_ENDPOINT_URL_DYNAMODB: services.database.endpoint,
    AWS_ENDPOINT_URL_SQS: services.sqs.url,
    AWS_ENDPOINT_URL_LAMBDA: services.lambda.url,
  };
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
});
afterEach(() => vi.unstubAllEnvs());

const one = 'itemAAAAAAAAAAAAAAAAAAAAAAAA';
const two = 'itemBBBBBBBBBBBBBBBBBBBBBBBB';

describe('npm run redrive', { timeout: 30_000 }, () => {
  it('finds nothing to do in an empty queue', async () => {
    const { run, said } = await deployed('empty', []);
    expect(await run()).toBe(0);
    expect(said).toEqual(['tartan-empty: 0 dead letters.']);
  });

  it('has the inbox function deal with what it could not, and removes the letter', async () => {
    const { run, queue, cards, said } = await deployed('usual', [
      failed(1),
      failed(2, { itemId: two }),
    ]);
    queue.push(letter(1, 2, 2));
    expect(cards()).toBe(0);
    expect(await run()).toBe(0);
    expect(cards()).toBe(1);
    expect(queue).toEqual(['']);
    expect(said).toEqual([
      'tartan-usual: 1 dead letter.',
      '2 rows of the inbox came in at those times; giving them again …',
      'Done: 1 dead letter dealt with, 0 left.',
    ]);
  });

  it('changes nothing the second time', async () => {
    const { run, queue, cards, ports } = await deployed('twice', [failed(1)]);
    queue.push(letter(1, 1, 1));
    await run();
    const before = [await ports.items.find(one), cards()];
    queue.push(letter(1, 1, 1));
    expect(await run()).toBe(0);
    expect([await ports.items.find(one), cards()]).toEqual(before);
    expect(queue).toEqual(['', '']);
  });

  it('leaves the letter of a row that fails again, and takes the others', async () => {
    const { run, queue, said, breaks, ports } = await deployed('again', [
      failed(1),
      failed(1000, { itemId: two }),
    ]);
    queue.push(letter(1, 1, 1), letter(1000, 1000, 1));
    breaks.add(two);
    expect(await run()).toBe(1);
    expect(queue).toEqual(['', letter(1000, 1000, 1)]);
    expect(await ports.items.find(one)).toBeDefined();
    expect(said).toContainEqual(expect.stringMatching(new RegExp(`^failed again: item#${two} `)));
    expect(said).toContain('Why is in the log /aws/lambda/tartan-again-inbox.');
    expect(said).toContain(`left in the queue: the batch of ${at(1000)}: 1 row failed again`);

    breaks.clear();
    services.sqs.shown();
    expect(await run()).toBe(0);
    expect(await ports.items.find(two)).toBeDefined();
    expect(queue).toEqual(['', '']);
  });

  it('says what the table has no more', async () => {
    const { run, queue, said, ports } = await deployed('expired', [failed(1)]);
    queue.push(letter(1, 2, 3));
    expect(await run()).toBe(1);
    expect(await ports.items.find(one)).toBeDefined();
    expect(said).toContain(
      `left in the queue: the batch of ${at(1)}: of 3 rows the inbox table has 1; the others have expired`,
    );
  });

  it.each([
    ['is no JSON', 'hello'],
    ['tells of something else', '{"requestContext":{}}'],
    ['has no readable time', letter(1, 1, 1).replaceAll('2026', 'soon')],
  ])('leaves a message that %s', async (what, body) => {
    const { run, queue, said } = await deployed(`foreign ${what}`.replaceAll(' ', '-'), []);
    queue.push(body);
    expect(await run()).toBe(1);
    expect(queue).toEqual([body]);
    expect(said).toContain('left in the queue: a message that Lambda has not written');
  });

  it('gives nothing of another time', async () => {
    const { run, queue, ports } = await deployed('window', [
      failed(0, { itemId: two }),
      failed(1000),
      failed(2000, { itemId: two }),
    ]);
    queue.push(letter(1000, 1000, 1));
    expect(await run()).toBe(0);
    expect(await ports.items.find(one)).toBeDefined();
    expect(await ports.items.find(two)).toBeUndefined();
  });

  it('takes a row that was kept a while before its batch: clocks differ', async () => {
    const { run, queue, cards } = await deployed('clocks', [failed(100)]);
    queue.push(letter(170, 170, 1));
    expect(await run()).toBe(0);
    expect(cards()).toBe(1);
  });

  it('leaves all where the function crashes', async () => {
    const { run, queue } = await deployed('crash', [failed(1)]);
    functions.set('tartan-crash-inbox', () => Promise.reject(new Error('no memory')));
    queue.push(letter(1, 1, 1));
    expect(await run()).toBe(1);
    expect(queue).toEqual([letter(1, 1, 1)]);
  });

  it('takes many letters, and hands over no more rows at once than the stream does', async () => {
    const many = Array.from({ length: 30 }, (_, number) =>
      failed(number, { itemId: `item${String(number).padStart(24, '0')}` }),
    );
    const { run, queue, ports, most } = await deployed('many', many);
    queue.push(...many.map((_, number) => letter(number, number, 1)));
    expect(await run()).toBe(0);
    expect(queue.every((body) => body === '')).toBe(true);
    expect(await ports.items.countKnown()).toMatchObject({ count: 30 });
    expect(most()).toBe(25);
  });
});

/** As Lambda tells an on-failure queue of a batch of a stream. */
function letter(first: number, last: number, batchSize: number): string {
  return JSON.stringify({
    requestContext: { condition: 'RetryAttemptsExhausted', approximateInvokeCount: 6 },
    responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: null },
    version: '1.0',
    timestamp: at(last + 60),
    DDBStreamBatchInfo: {
      shardId: 'shardId-00000001573689847184-864758bb',
      startSequenceNumber: '800000000003126276362',
      endSequenceNumber: '800000000003126276362',
      approximateArrivalOfFirstRecord: at(first),
      approximateArrivalOfLastRecord: at(last),
      batchSize,
      streamArn: 'arn:aws:dynamodb:us-east-1:000000000000:table/tartan-prod-inbox/stream/1',
    },
  });
}

/** A deployment whose inbox has these events, and whose inbox function has dealt with none. */
async function deployed(stage: string, events: readonly ItemEvent[]) {
  const stack = `tartan-${stage}`;
  const queue: string[] = [];
  queues.set(`${stack}-inbox-dead-letters`, queue);
  const client = new DynamoDBClient({});
  await createTables(client, `${stack}-`, ['inbox']);
  client.destroy();

  const database = connectDatabase(`${stack}-`);
  const fakes = fakePorts(START);
  const inbox = connectInbox(database, () => new Date());
  for (const event of events) await inbox.keep({ kind: 'item', event });
  const breaks = new Set<string>();
  const ports = {
    ...fakes,
    inbox,
    items: {
      ...fakes.items,
      find(itemId: string) {
        return breaks.has(itemId)
          ? Promise.reject(new Error('out of order'))
          : fakes.items.find(itemId);
      },
    },
  };
  let most = 0;
  functions.set(`${stack}-inbox`, (event) => {
    const stream: DynamoDBStreamEvent = Object(event);
    most = Math.max(most, stream.Records.length);
    return receiveStream(stream, { channel: 'C0ALERTS', settleMs: 0 }, ports);
  });
  const said: string[] = [];
  return {
    queue,
    ports: fakes,
    breaks,
    said,
    most: () => most,
    cards: () => fakes.slack.standing.length,
    run: () => redrive(stack, 'us-east-1', (line) => said.push(line)),
  };
}
