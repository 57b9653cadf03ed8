import { setTimeout } from 'node:timers/promises';

import {
  DescribeStreamCommand,
  DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
  ListStreamsCommand,
  TrimmedDataAccessException,
} from '@aws-sdk/client-dynamodb-streams';
import type { _Record as StreamRecord } from '@aws-sdk/client-dynamodb-streams';
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';

import { loadPositions, positionKey, savePositions, startFrom } from './stream-positions.ts';

const POLL_MS = 100;

type StreamHandler = (event: DynamoDBStreamEvent) => Promise<DynamoDBBatchResponse>;

interface Mapping {
  tableName: string;
  batchSize: number;
  retries: number;
  /** Remembers how far each shard was dealt with; without it delivery begins with the oldest record. */
  positionFile: string | undefined;
}

/** A stream as it is being delivered. */
export interface Delivery {
  /** Resolves when nothing is left to be delivered. */
  drained: () => Promise<void>;
  /** Ends it, after the batch under way. */
  stop: () => Promise<void>;
}

/**
 * Delivers a table's stream to a handler as Lambda's event source mapping does: batches in order, a failed record and
 * all behind it once more, and after the last try the record is given up and named.
 */
export function pollStream(mapping: Mapping, handler: StreamHandler): Delivery {
  const client = new DynamoDBStreamsClient({});
  const stop = new AbortController();
  const positions = loadPositions(mapping.positionFile);

  async function pollShard(streamArn: string, shardId: string): Promise<boolean> {
    const { ShardIterator } = await client.send(
      new GetShardIteratorCommand({
        StreamArn: streamArn,
        ShardId: shardId,
        ...startFrom(positions.get(positionKey(streamArn, shardId))),
      }),
    );
    const { Records = [] } = await client.send(
      new GetRecordsCommand({ ShardIterator, Limit: mapping.batchSize }),
    );
    if (Records.length === 0) return false;
    await deliver(Records, positionKey(streamArn, shardId));
    return true;
  }

  async function deliver(records: StreamRecord[], key: string): Promise<void> {
    let rest = records;
    for (let tries = 0; rest.length > 0; tries += 1) {
      const failed = await firstFailed(rest, handler);
      const done = failed === undefined ? rest : rest.slice(0, rest.indexOf(failed));
      const isGivenUp = failed !== undefined && tries >= mapping.retries;
      if (isGivenUp)
        console.error('given up after all tries:', JSON.stringify(failed.dynamodb?.Keys));
      const last = isGivenUp ? failed : done.at(-1);
      if (last?.dynamodb?.SequenceNumber !== undefined)
        positions.set(key, last.dynamodb.SequenceNumber);
      savePositions(mapping.positionFile, positions);
      rest = last === undefined ? rest : rest.slice(rest.indexOf(last) + 1);
      if (done.length > 0 || isGivenUp) tries = -1;
    }
  }

  /** @returns whether there was something */
  async function poll(): Promise<boolean> {
    let isBusy = false;
    try {
      for (const { streamArn, shardId } of await shardsOf(client, mapping.tableName))
        isBusy = (await pollShard(streamArn, shardId)) || isBusy;
    } catch (error) {
      if (error instanceof TrimmedDataAccessException) positions.clear();
      else console.error('stream:', error);
    }
    return isBusy;
  }

  /** Never two at once: a batch would be delivered twice. */
  let last: Promise<boolean> = Promise.resolve(false);
  function pollInTurn(): Promise<boolean> {
    last = last.then(poll);
    return last;
  }

  async function run(): Promise<void> {
    while (!stop.signal.aborted) {
      const isBusy = await pollInTurn();
      if (!isBusy) await setTimeout(POLL_MS, undefined, { signal: stop.signal }).catch(() => null);
    }
    client.destroy();
  }

  const running = run();
  return {
    async drained() {
      while (!stop.signal.aborted && (await pollInTurn()));
    },
    async stop() {
      stop.abort();
      await running;
    },
  };
}

async function shardsOf(
  client: DynamoDBStreamsClient,
  tableName: string,
): Promise<{ streamArn: string; shardId: string }[]> {
  const { Streams = [] } = await client.send(new ListStreamsCommand({ TableName: tableName }));
  const described = await Promise.all(
    Streams.map(({ StreamArn }) => client.send(new DescribeStreamCommand({ StreamArn }))),
  );
  return described.flatMap(({ StreamDescription }) =>
    (StreamDescription?.Shards ?? []).flatMap(({ ShardId }) =>
      StreamDescription?.StreamArn !== undefined && ShardId !== undefined
        ? [{ streamArn: StreamDescription.StreamArn, shardId: ShardId }]
        : [],
    ),
  );
}

async function firstFailed(
  records: StreamRecord[],
  handler: StreamHandler,
): Promise<StreamRecord | undefined> {
  try {
    const event: DynamoDBStreamEvent = JSON.parse(JSON.stringify({ Records: records }));
    const { batchItemFailures } = await handler(event);
    const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
    return records.find(({ dynamodb }) => failed.has(dynamodb?.SequenceNumber ?? ''));
  } catch {
    return records[0];
  }
}
