import type * as db from '@aws-sdk/client-dynamodb';
import type { GetRecordsInput, GetShardIteratorInput } from '@aws-sdk/client-dynamodb-streams';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openStream, type Stream } from './stream-log.ts';

interface Answer {
  status: number;
  body: string;
}
export type Send = (target: string, body: string) => Promise<Answer>;

type ItemInput = db.PutItemInput & db.DeleteItemInput & db.BatchWriteItemInput;
type TableInput = db.CreateTableInput & db.UpdateTimeToLiveInput;
type Input = Partial<ItemInput & TableInput & GetShardIteratorInput & GetRecordsInput>;
type Operation = (input: Input, pass: () => Promise<Answer>) => Answer | Promise<Answer>;

/** What dynalite does not keep about a table. */
interface Settings {
  stream?: db.TableDescription;
  timeToLive?: string | undefined;
}

export function failure(name: string, message: string, status = 400): Answer {
  const __type = `com.amazonaws.dynamodb.v20120810#${name}`;
  return { status, body: JSON.stringify({ __type, message }) };
}

function success(output: object): Answer {
  return { status: 200, body: JSON.stringify(output) };
}

/** Every operation goes to dynalite, except those it lacks and those it does by half. */
export function openTables(dynalite: Send, dir?: string): Send {
  if (dir) mkdirSync(dir, { recursive: true });
  const file = dir && join(dir, 'tables.json');
  const logOf = (table: string) => dir && join(dir, `${table}.jsonl`);
  const settings = new Map<string, Settings>(
    file && existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : [],
  );
  const streams = new Map<string, Stream>();
  for (const [table, { stream }] of settings) {
    if (stream) streams.set(table, openStream(stream, logOf(table)));
  }

  function saveSettings() {
    if (!file) return;
    writeFileSync(`${file}.new`, JSON.stringify([...settings]));
    renameSync(`${file}.new`, file);
  }

  const ask = (operation: string, input: object) =>
    dynalite(`DynamoDB_20120810.${operation}`, JSON.stringify(input));

  async function getItem(TableName: string, Key: Input['Key']) {
    const { body } = await ask('GetItem', { TableName, Key, ConsistentRead: true });
    const { Item }: db.GetItemOutput = JSON.parse(body);
    return Item;
  }

  async function describeTable(TableName: string) {
    const { body } = await ask('DescribeTable', { TableName });
    const { Table }: db.DescribeTableOutput = JSON.parse(body);
    return { ...Table, ...settings.get(TableName)?.stream };
  }

  const write: Operation = ({ TableName = '', Item, Key = Item, RequestItems }, pass) => {
    const writes = RequestItems ?? { [TableName]: [{ DeleteRequest: { Key } }] };
    // Always in the same order, or two batches could wait for each other's table.
    const tables = Object.entries(writes).sort(([one], [other]) => (one < other ? -1 : 1));
    const inTurn = tables.reduce((proceed, [table, requests]) => {
      const items = requests.map((it) => it.PutRequest?.Item ?? it.DeleteRequest?.Key ?? {});
      const read = (key: Input['Key']) => getItem(table, key);
      const stream = streams.get(table);
      return stream ? () => stream.record(items, read, proceed) : proceed;
    }, pass);
    return inTurn();
  };

  const onStream =
    (answer: (stream: Stream, input: Input) => object): Operation =>
    (input) => {
      const arn = input.StreamArn ?? input.ShardIterator?.split('|')[0];
      const stream = [...streams.values()].find(({ description }) => description.StreamArn === arn);
      if (!stream) return failure('ResourceNotFoundException', `Stream not found: ${arn}`);
      return success(answer(stream, input));
    };

  const operations: Record<string, Operation> = {
    PutItem: write,
    UpdateItem: write,
    DeleteItem: write,
    BatchWriteItem: write,

    async CreateTable({ TableName = '', StreamSpecification }, pass) {
      const answer = await pass();
      if (answer.status !== 200) return answer;
      // Active only just after the answer, and never when dynalite is closed in between.
      let table = await describeTable(TableName);
      while (table.TableStatus === 'CREATING') table = await describeTable(TableName);
      if (StreamSpecification?.StreamEnabled) {
        const { TableArn, KeySchema } = table;
        const LatestStreamLabel = new Date().toISOString().slice(0, -1);
        const LatestStreamArn = `${TableArn}/stream/${LatestStreamLabel}`;
        const names = { TableName, LatestStreamArn, LatestStreamLabel };
        const stream = { ...names, KeySchema, StreamSpecification };
        streams.set(TableName, openStream(stream, logOf(TableName)));
        settings.set(TableName, { stream });
        saveSettings();
      }
      return success({ TableDescription: await describeTable(TableName) });
    },

    async DescribeTable({ TableName = '' }, pass) {
      return streams.has(TableName) ? success({ Table: await describeTable(TableName) }) : pass();
    },

    async DeleteTable({ TableName = '' }, pass) {
      const answer = await write({ RequestItems: { [TableName]: [] } }, pass);
      if (answer.status !== 200) return answer;
      while ((await ask('DescribeTable', { TableName })).status === 200);
      const log = logOf(TableName);
      if (log) rmSync(log, { force: true });
      streams.delete(TableName);
      settings.delete(TableName);
      saveSettings();
      return answer;
    },

    async UpdateTimeToLive({ TableName = '', TimeToLiveSpecification }) {
      const known = await ask('DescribeTimeToLive', { TableName });
      if (known.status !== 200) return known;
      const { Enabled, AttributeName } = TimeToLiveSpecification ?? {};
      const timeToLive = Enabled ? AttributeName : undefined;
      settings.set(TableName, { ...settings.get(TableName), timeToLive });
      saveSettings();
      return success({ TimeToLiveSpecification });
    },

    DescribeTimeToLive({ TableName = '' }, pass) {
      const AttributeName = settings.get(TableName)?.timeToLive;
      const TimeToLiveDescription = { TimeToLiveStatus: 'ENABLED', AttributeName };
      return AttributeName ? success({ TimeToLiveDescription }) : pass();
    },

    ListStreams({ TableName }) {
      const all = [...streams.values()].map(({ description }) => description);
      return success({ Streams: all.filter((it) => !TableName || it.TableName === TableName) });
    },
    DescribeStream: onStream(({ description }) => ({ StreamDescription: description })),
    GetShardIterator: onStream((stream, input) => ({ ShardIterator: stream.iterator(input) })),
    GetRecords: onStream((stream, { ShardIterator, Limit }) => stream.read(ShardIterator, Limit)),
  };

  return async (target, body) => {
    const name = target.split('.')[1] ?? '';
    const pass = () => dynalite(target, body);
    const operation = Object.hasOwn(operations, name) && operations[name];
    return operation ? operation(JSON.parse(body), pass) : pass();
  };
}
