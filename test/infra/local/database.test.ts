import {
  CreateTableCommand,
  DeleteTableCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  DynamoDBClient,
  UpdateTimeToLiveCommand,
  type StreamSpecification,
} from '@aws-sdk/client-dynamodb';
import {
  DescribeStreamCommand,
  DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
  ListStreamsCommand,
  type ShardIteratorType,
} from '@aws-sdk/client-dynamodb-streams';
import {
  BatchWriteCommand,
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { startDatabase } from '../../../infra/local/database.ts';

const cleanups: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

async function emptyDirectory() {
  const dir = await mkdtemp(join(tmpdir(), 'database-'));
  cleanups.push(() => rm(dir, { recursive: true }));
  return dir;
}

async function open(options: { port?: number; dir?: string } = {}) {
  const database = await startDatabase(options);
  const config = {
    endpoint: database.endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  };
  const client = new DynamoDBClient(config);
  const tables = DynamoDBDocumentClient.from(client);
  const streams = new DynamoDBStreamsClient(config);
  let closed: Promise<void> | undefined;
  function close() {
    client.destroy();
    streams.destroy();
    return (closed ??= database.close());
  }
  cleanups.push(close);

  const both = { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' } as const;
  async function createTable(TableName: string, StreamSpecification: StreamSpecification = both) {
    const { TableDescription } = await tables.send(
      new CreateTableCommand({
        TableName,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [
          { AttributeName: 'id', AttributeType: 'S' },
          { AttributeName: 'bank', AttributeType: 'S' },
        ],
        KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
        GlobalSecondaryIndexes: [
          {
            IndexName: 'by-bank',
            KeySchema: [{ AttributeName: 'bank', KeyType: 'HASH' }],
            Projection: { ProjectionType: 'ALL' },
          },
        ],
        StreamSpecification,
      }),
    );
    return TableDescription?.LatestStreamArn;
  }

  async function iterator(
    StreamArn: string | undefined,
    ShardIteratorType: ShardIteratorType,
    SequenceNumber?: string,
  ) {
    const { StreamDescription } = await streams.send(new DescribeStreamCommand({ StreamArn }));
    const ShardId = StreamDescription?.Shards?.[0]?.ShardId;
    const { ShardIterator } = await streams.send(
      new GetShardIteratorCommand({ StreamArn, ShardId, ShardIteratorType, SequenceNumber }),
    );
    return ShardIterator;
  }

  async function read(ShardIterator: string | undefined, Limit?: number) {
    const { Records = [], NextShardIterator } = await streams.send(
      new GetRecordsCommand({ ShardIterator, Limit }),
    );
    return { records: Records, next: NextShardIterator };
  }

  /** All that a stream holds, in short. */
  async function changes(StreamArn: string | undefined) {
    const { records } = await read(await iterator(StreamArn, 'TRIM_HORIZON'));
    return records.map(({ eventName, dynamodb }) => ({
      eventName,
      id: dynamodb?.Keys?.['id']?.S,
      before: dynamodb?.OldImage?.['count']?.N,
      after: dynamodb?.NewImage?.['count']?.N,
    }));
  }

  const put = (TableName: string, Item: { id: string; count?: number; bank?: string }) =>
    tables.send(new PutCommand({ TableName, Item }));

  return { ...database, close, tables, streams, createTable, iterator, read, changes, put };
}

describe('tables', () => {
  it('takes puts, conditions, updates and deletes', async () => {
    const { tables, createTable, put } = await open();
    await createTable('items');
    const onlyNew = { ConditionExpression: 'attribute_not_exists(id)' };
    const Item = { id: 'a', count: 1 };

    await tables.send(new PutCommand({ TableName: 'items', Item, ...onlyNew }));
    await expect(
      tables.send(new PutCommand({ TableName: 'items', Item, ...onlyNew })),
    ).rejects.toMatchObject({ name: 'ConditionalCheckFailedException' });
    const { Attributes } = await tables.send(
      new UpdateCommand({
        TableName: 'items',
        Key: { id: 'a' },
        UpdateExpression: 'ADD #count :one',
        ExpressionAttributeNames: { '#count': 'count' },
        ExpressionAttributeValues: { ':one': 1 },
        ReturnValues: 'ALL_NEW',
      }),
    );
    expect(Attributes).toEqual({ id: 'a', count: 2 });

    await put('items', { id: 'b' });
    await tables.send(new DeleteCommand({ TableName: 'items', Key: { id: 'b' } }));
    expect(
      await tables.send(new GetCommand({ TableName: 'items', Key: { id: 'b' } })),
    ).not.toHaveProperty('Item');
  });

  it('answers a query on an index', async () => {
    const { tables, createTable, put } = await open();
    await createTable('items');
    await put('items', { id: 'a', bank: 'first' });
    await put('items', { id: 'b', bank: 'second' });
    const { Items } = await tables.send(
      new QueryCommand({
        TableName: 'items',
        IndexName: 'by-bank',
        KeyConditionExpression: 'bank = :bank',
        ExpressionAttributeValues: { ':bank': 'second' },
      }),
    );
    expect(Items).toEqual([{ id: 'b', bank: 'second' }]);
  });

  it('takes a batch near the limit of a request', async () => {
    const { tables, createTable } = await open();
    await createTable('items');
    const requests = ['a', 'b', 'c'].map((id) => ({
      PutRequest: { Item: { id, text: 'é'.repeat(180_000) } },
    }));
    await tables.send(new BatchWriteCommand({ RequestItems: { items: requests } }));
    const { Item } = await tables.send(new GetCommand({ TableName: 'items', Key: { id: 'c' } }));
    expect(Item?.['text']).toHaveLength(180_000);
  });

  it('describes the stream of a table, and of one without a stream nothing', async () => {
    const { tables, createTable } = await open();
    const arn = await createTable('inbox');
    await createTable('items', { StreamEnabled: false });
    const inbox = await tables.send(new DescribeTableCommand({ TableName: 'inbox' }));
    const items = await tables.send(new DescribeTableCommand({ TableName: 'items' }));
    expect(inbox.Table).toMatchObject({
      TableStatus: 'ACTIVE',
      StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
      LatestStreamArn: arn,
      LatestStreamLabel: arn?.split('/').at(-1),
    });
    expect(items.Table).not.toHaveProperty('StreamSpecification');
  });

  it('remembers the attribute of time to live', async () => {
    const { tables, createTable } = await open();
    await createTable('items');
    const describeTtl = () => tables.send(new DescribeTimeToLiveCommand({ TableName: 'items' }));
    const TimeToLiveSpecification = { Enabled: true, AttributeName: 'expiresAt' };

    expect((await describeTtl()).TimeToLiveDescription).toEqual({ TimeToLiveStatus: 'DISABLED' });
    const updated = await tables.send(
      new UpdateTimeToLiveCommand({ TableName: 'items', TimeToLiveSpecification }),
    );
    expect(updated.TimeToLiveSpecification).toEqual(TimeToLiveSpecification);
    expect((await describeTtl()).TimeToLiveDescription).toEqual({
      TimeToLiveStatus: 'ENABLED',
      AttributeName: 'expiresAt',
    });
    await expect(
      tables.send(new UpdateTimeToLiveCommand({ TableName: 'none', TimeToLiveSpecification })),
    ).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });
});

describe('streams', () => {
  it('has a record of each change, with its images', async () => {
    const { tables, createTable, put, iterator, read } = await open();
    const arn = await createTable('items');
    await put('items', { id: 'a', count: 1 });
    await tables.send(
      new UpdateCommand({
        TableName: 'items',
        Key: { id: 'a' },
        UpdateExpression: 'SET #count = :two',
        ExpressionAttributeNames: { '#count': 'count' },
        ExpressionAttributeValues: { ':two': 2 },
      }),
    );
    await tables.send(new DeleteCommand({ TableName: 'items', Key: { id: 'a' } }));

    const { records } = await read(await iterator(arn, 'TRIM_HORIZON'));
    const one = { id: { S: 'a' }, count: { N: '1' } };
    const two = { id: { S: 'a' }, count: { N: '2' } };
    const common = { Keys: { id: { S: 'a' } }, StreamViewType: 'NEW_AND_OLD_IMAGES' };
    const variable = {
      ApproximateCreationDateTime: expect.any(Date),
      SequenceNumber: expect.stringMatching(/^\d{21}$/),
      SizeBytes: expect.any(Number),
    };
    expect(records.map(({ eventName, dynamodb }) => [eventName, dynamodb])).toEqual([
      ['INSERT', { ...common, ...variable, NewImage: one }],
      ['MODIFY', { ...common, ...variable, NewImage: two, OldImage: one }],
      ['REMOVE', { ...common, ...variable, OldImage: two }],
    ]);
    const numbers = records.map(({ dynamodb }) => dynamodb?.SequenceNumber);
    expect(numbers).toEqual([...new Set(numbers)].sort());
  });

  it('leaves the old image out where only the new one is asked for', async () => {
    const { createTable, put, iterator, read } = await open();
    const arn = await createTable('items', { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' });
    await put('items', { id: 'a', count: 1 });
    await put('items', { id: 'a', count: 2 });
    const { records } = await read(await iterator(arn, 'TRIM_HORIZON'));
    expect(records[1]).toMatchObject({ eventName: 'MODIFY' });
    expect(records[1]?.dynamodb).not.toHaveProperty('OldImage');
  });

  it('has no record of a failed condition, nor of a write that changes nothing', async () => {
    const { tables, createTable, put, changes } = await open();
    const arn = await createTable('items');
    await put('items', { id: 'a', count: 1 });
    await put('items', { id: 'a', count: 1 });
    await tables.send(new DeleteCommand({ TableName: 'items', Key: { id: 'none' } }));
    const failing = {
      TableName: 'items',
      Key: { id: 'a' },
      ConditionExpression: 'attribute_not_exists(id)',
    };
    await expect(tables.send(new DeleteCommand(failing))).rejects.toMatchObject({
      name: 'ConditionalCheckFailedException',
    });
    expect(await changes(arn)).toEqual([
      { eventName: 'INSERT', id: 'a', before: undefined, after: '1' },
    ]);
  });

  it('records a batch over a table with a stream and one without', async () => {
    const { tables, streams, createTable, put, changes } = await open();
    const arn = await createTable('inbox');
    await createTable('items', { StreamEnabled: false });
    await put('inbox', { id: 'old', count: 1 });
    await tables.send(
      new BatchWriteCommand({
        RequestItems: {
          inbox: [
            { PutRequest: { Item: { id: 'new', count: 2 } } },
            { DeleteRequest: { Key: { id: 'old' } } },
          ],
          items: [{ PutRequest: { Item: { id: 'unseen' } } }],
        },
      }),
    );
    expect((await changes(arn)).slice(1)).toEqual([
      { eventName: 'INSERT', id: 'new', before: undefined, after: '2' },
      { eventName: 'REMOVE', id: 'old', before: '1', after: undefined },
    ]);
    const { Streams } = await streams.send(new ListStreamsCommand({}));
    expect(Streams?.map(({ TableName }) => TableName)).toEqual(['inbox']);
  });

  it('takes batches over two streams from both ends at once', async () => {
    const { tables, createTable, changes } = await open();
    const arns = [await createTable('one-table'), await createTable('other-table')];
    const names = ['one-table', 'other-table'];
    const batch = (order: string[], count: number) =>
      tables.send(
        new BatchWriteCommand({
          RequestItems: Object.fromEntries(
            order.map((name) => [name, [{ PutRequest: { Item: { id: 'a', count } } }]]),
          ),
        }),
      );
    await Promise.all(
      Array.from({ length: 10 }, (_, n) => batch(n % 2 ? names : names.toReversed(), n)),
    );
    const [one, other] = await Promise.all(arns.map((arn) => changes(arn)));
    expect(one).toHaveLength(10);
    expect(other).toEqual(one);
  });

  it('orders concurrent writes to one item as they took effect', async () => {
    const { tables, createTable, changes } = await open();
    const arn = await createTable('items');
    const increment = () =>
      tables.send(
        new UpdateCommand({
          TableName: 'items',
          Key: { id: 'a' },
          UpdateExpression: 'ADD #count :one',
          ExpressionAttributeNames: { '#count': 'count' },
          ExpressionAttributeValues: { ':one': 1 },
        }),
      );
    await Promise.all(Array.from({ length: 40 }, increment));
    expect(await changes(arn)).toEqual(
      Array.from({ length: 40 }, (_, n) => ({
        eventName: n === 0 ? 'INSERT' : 'MODIFY',
        id: 'a',
        before: n === 0 ? undefined : String(n),
        after: String(n + 1),
      })),
    );
  });

  it('reads from each kind of iterator, page by page', async () => {
    const { createTable, put, iterator, read } = await open();
    const arn = await createTable('items');
    const idsFrom = async (at: string | undefined, limit?: number) => {
      const { records, next } = await read(at, limit);
      return { ids: records.map(({ dynamodb }) => dynamodb?.Keys?.['id']?.S), next };
    };
    for (const id of ['a', 'b', 'c']) await put('items', { id });

    const first = await idsFrom(await iterator(arn, 'TRIM_HORIZON'), 2);
    expect(first.ids).toEqual(['a', 'b']);
    const second = await idsFrom(first.next, 2);
    expect(second.ids).toEqual(['c']);
    const latest = await iterator(arn, 'LATEST');
    expect((await idsFrom(second.next)).ids).toEqual([]);
    await put('items', { id: 'd' });
    expect((await idsFrom(second.next)).ids).toEqual(['d']);
    expect((await idsFrom(latest)).ids).toEqual(['d']);

    const { records } = await read(await iterator(arn, 'TRIM_HORIZON'));
    const number = records[1]?.dynamodb?.SequenceNumber;
    expect((await idsFrom(await iterator(arn, 'AT_SEQUENCE_NUMBER', number))).ids[0]).toBe('b');
    expect((await idsFrom(await iterator(arn, 'AFTER_SEQUENCE_NUMBER', number))).ids[0]).toBe('c');
  });

  it('does not know a stream whose table is gone', async () => {
    const { tables, streams, createTable } = await open();
    const arn = await createTable('items');
    await tables.send(new DeleteTableCommand({ TableName: 'items' }));
    await expect(streams.send(new DescribeStreamCommand({ StreamArn: arn }))).rejects.toMatchObject(
      { name: 'ResourceNotFoundException' },
    );
    expect(await createTable('items')).not.toBe(arn);
  });
});

describe('on disk', () => {
  it('goes on after a restart where it was', async () => {
    const dir = await emptyDirectory();
    const before = await open({ dir });
    const arn = await before.createTable('items');
    const TimeToLiveSpecification = { Enabled: true, AttributeName: 'expiresAt' };
    await before.tables.send(
      new UpdateTimeToLiveCommand({ TableName: 'items', TimeToLiveSpecification }),
    );
    await before.put('items', { id: 'a', count: 1 });
    const iterator = await before.iterator(arn, 'LATEST');
    await before.close();

    const after = await open({ dir });
    await after.put('items', { id: 'a', count: 2 });
    expect(await after.changes(arn)).toEqual([
      { eventName: 'INSERT', id: 'a', before: undefined, after: '1' },
      { eventName: 'MODIFY', id: 'a', before: '1', after: '2' },
    ]);
    expect((await after.read(iterator)).records).toHaveLength(1);
    const { TimeToLiveDescription } = await after.tables.send(
      new DescribeTimeToLiveCommand({ TableName: 'items' }),
    );
    expect(TimeToLiveDescription?.AttributeName).toBe('expiresAt');
  });

  it('drops a record that was only half written', async () => {
    const dir = await emptyDirectory();
    const before = await open({ dir });
    const arn = await before.createTable('items');
    await before.put('items', { id: 'a' });
    await before.close();
    await appendFile(join(dir, 'items.jsonl'), '{"eventName":"INS');

    const killed = await open({ dir });
    await killed.put('items', { id: 'b' });
    await killed.close();
    const after = await open({ dir });
    expect((await after.changes(arn)).map(({ id }) => id)).toEqual(['a', 'b']);
  });
});

describe('the server', () => {
  it('says so when its port is taken, and lets go of its files', async () => {
    const dir = await emptyDirectory();
    const { endpoint } = await open();
    const port = Number(new URL(endpoint).port);
    await expect(startDatabase({ port, dir })).rejects.toMatchObject({ code: 'EADDRINUSE' });
    const elsewhere = await open({ dir });
    expect(await elsewhere.createTable('items')).toBeDefined();
  });

  it('finishes what it has begun before it closes', async () => {
    const dir = await emptyDirectory();
    const before = await open({ dir });
    const arn = await before.createTable('items');
    const writes = Array.from({ length: 5 }, (_, n) => before.put('items', { id: String(n) }));
    await writes[0];
    await before.close();
    const written = (await Promise.allSettled(writes)).filter(
      ({ status }) => status === 'fulfilled',
    );
    const after = await open({ dir });
    expect((await after.changes(arn)).length).toBeGreaterThanOrEqual(written.length);
  });
});
