import type { AttributeValue, TableDescription } from '@aws-sdk/client-dynamodb';
import type { GetShardIteratorInput } from '@aws-sdk/client-dynamodb-streams';
import { randomUUID } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';

/** How many records a reader may fall behind before it misses the oldest. */
const CAPACITY = 50_000;

type Item = Record<string, AttributeValue>;
export type Stream = ReturnType<typeof openStream>;

/** One shard that never closes. Its iterators hold sequence numbers, so they outlive a restart. */
export function openStream(table: TableDescription, file?: string) {
  const { TableName, KeySchema = [], LatestStreamArn, LatestStreamLabel } = table;
  const { StreamViewType = 'NEW_AND_OLD_IMAGES' } = table.StreamSpecification ?? {};
  const records = file ? restore(file) : [];
  let next = Number(records.at(-1)?.dynamodb.SequenceNumber ?? 0) + 1;
  let lastTurn: Promise<unknown> = Promise.resolve();
  const oldest = () => next - records.length;
  const iteratorAt = (position: number) => `${LatestStreamArn}|${position}`;

  function keyOf(item: Item): Item {
    const names = new Set(KeySchema.map(({ AttributeName }) => AttributeName));
    return Object.fromEntries(Object.entries(item).filter(([name]) => names.has(name)));
  }

  return {
    description: {
      StreamArn: LatestStreamArn,
      StreamLabel: LatestStreamLabel,
      StreamStatus: 'ENABLED',
      StreamViewType,
      TableName,
      KeySchema,
      Shards: [
        {
          ShardId: 'shardId-00000000000000000000-00000000',
          SequenceNumberRange: { StartingSequenceNumber: toSequenceNumber(1) },
        },
      ],
    },

    /** Lets a write take its turn, and logs what it changed in these items. */
    record<T>(
      items: Item[],
      read: (key: Item) => Promise<Item | undefined>,
      write: () => Promise<T>,
    ) {
      const keys = items.map(keyOf);
      const turn = lastTurn.then(async () => {
        const before = await Promise.all(keys.map(read));
        const answer = await write();
        const after = await Promise.all(keys.map(read));
        const added = keys
          .map((Keys, i) => ({ Keys, NewImage: after[i], OldImage: before[i] }))
          .filter(({ NewImage, OldImage }) => !isDeepStrictEqual(NewImage, OldImage))
          .map((images, i) => toRecord(images, StreamViewType, toSequenceNumber(next + i)));
        if (file) appendFileSync(file, toLines(added.map((record) => JSON.stringify(record))));
        next += added.length;
        records.push(...added);
        records.splice(0, records.length - CAPACITY);
        return answer;
      });
      lastTurn = turn.catch(() => undefined);
      return turn;
    },

    iterator({ ShardIteratorType, SequenceNumber }: Partial<GetShardIteratorInput>) {
      if (ShardIteratorType === 'TRIM_HORIZON') return iteratorAt(oldest());
      if (ShardIteratorType === 'LATEST') return iteratorAt(next);
      const skipped = ShardIteratorType === 'AFTER_SEQUENCE_NUMBER' ? 1 : 0;
      return iteratorAt(Number(SequenceNumber) + skipped);
    },

    read(iterator = '', limit = 1000) {
      const start = Math.max(Number(iterator.split('|')[1]), oldest());
      const Records = records.slice(start - oldest(), start - oldest() + limit);
      return { Records, NextShardIterator: iteratorAt(start + Records.length) };
    },
  };
}

type Images = Record<'Keys' | 'NewImage' | 'OldImage', Item | undefined>;

function toRecord(images: Images, StreamViewType: string, SequenceNumber: string) {
  const { Keys, NewImage, OldImage } = images;
  const image = {
    Keys,
    NewImage: StreamViewType.includes('NEW') ? NewImage : undefined,
    OldImage: StreamViewType.includes('OLD') ? OldImage : undefined,
  };
  const ApproximateCreationDateTime = Math.floor(Date.now() / 1000);
  const SizeBytes = Buffer.byteLength(JSON.stringify(image));
  return {
    eventID: randomUUID(),
    eventName: !OldImage ? 'INSERT' : NewImage ? 'MODIFY' : 'REMOVE',
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: 'us-east-1',
    dynamodb: { ...image, ApproximateCreationDateTime, SequenceNumber, SizeBytes, StreamViewType },
  };
}

/** What follows the last newline is a record that a killed process did not finish. */
function restore(file: string) {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const lines = text.split('\n').slice(0, -1).slice(-CAPACITY);
  writeFileSync(`${file}.new`, toLines(lines));
  renameSync(`${file}.new`, file);
  return lines.map((line): ReturnType<typeof toRecord> => JSON.parse(line));
}

const toLines = (lines: string[]) => lines.map((line) => `${line}\n`).join('');
const toSequenceNumber = (position: number) => String(position).padStart(21, '0');
