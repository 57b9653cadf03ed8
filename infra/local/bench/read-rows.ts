import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { BatchWriteCommand, GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';

import { connectDatabase, type Database, tableName } from '#lib/dynamodb/client.ts';
import { connectStores } from '#lib/dynamodb/stores.ts';
import { answerCommand } from '#lib/flows/answer-command.ts';
import { applyToItem } from '#lib/flows/apply-to-item.ts';
import { handleItemEvents } from '#lib/flows/handle-item-events.ts';
import type { Ports } from '#lib/ports.ts';

import { alive, failed, START } from '../../../test/builders/item-events.ts';
import { fakePorts } from '../../../test/fakes/fake-ports.ts';
import { createTables } from '../create-tables.ts';
import { startDatabase } from '../database.ts';
import { meterReads } from '../read-meter.ts';
import { atMost, noted, type Row, said } from './row.ts';

const UNHEALTHY = 1_000;
const BANKS = 20;
const FEW = 10_000;
/** A million are wanted; the embedded database, which keeps them in memory, takes a quarter of an hour for them. */
const MANY = Number(process.env['BENCH_ITEMS'] ?? '30000');
const COMMANDS = ['status', 'review 7d'];

const BATCH = 25;
const options = {
  notConfigured: [],
  environment: 'production',
  hasAccessTokens: false,
  hasFollowUps: false,
  hasCodat: false,
  summaries: [],
};

/** What commands read where the same Items are unhealthy, of few and of many Items. */
export async function readRows(): Promise<Row[]> {
  const server = await startDatabase();
  process.env['AWS_ENDPOINT_URL_DYNAMODB'] = server.endpoint;
  const database = connectDatabase('bench-');
  try {
    await createTables(new DynamoDBClient({}), database.prefix);
    const ports = { ...fakePorts(START), ...connectStores(database, () => new Date(START)) };
    await breakItems(database, ports);
    await applyToItem(alive(0, { itemId: itemId(UNHEALTHY) }), ports);
    const unitsRead = meterReads(database);
    const few = await readsWith(UNHEALTHY + 1, FEW);
    const many = await readsWith(FEW, MANY);
    return [
      ...COMMANDS.map((command, index) =>
        atMost(
          `/plaid ${command}: read units of ${said(MANY)} Items, of those of ${said(FEW)}`,
          1.2,
          (many[index] ?? NaN) / (few[index] ?? NaN),
          ' ×',
        ),
      ),
      ...COMMANDS.map((command, index) =>
        noted(
          `/plaid ${command}: read units`,
          `${said(few[index] ?? NaN)} and ${said(many[index] ?? NaN)}, with 1,000 in trouble`,
        ),
      ),
      noted('more Items than these', 'BENCH_ITEMS=1000000, and a quarter of an hour'),
    ];

    async function readsWith(there: number, wanted: number): Promise<number[]> {
      await copyItem(database, UNHEALTHY, there, wanted);
      const reads: number[] = [];
      for (const command of COMMANDS) {
        unitsRead();
        await answerCommand(command, { ports, options, channel: 'C1' }, ports.log);
        reads.push(unitsRead());
      }
      return reads;
    }
  } finally {
    database.client.destroy();
    await server.close();
  }
}

/** At each bank one Item fails, as it does in life; then others like it are put beside it. */
async function breakItems(database: Database, ports: Ports): Promise<void> {
  const each = UNHEALTHY / BANKS;
  for (let bank = 0; bank < BANKS; bank += 1) {
    const start = bank * each;
    const institution = `ins_${String(bank)}`;
    const event = failed(-bank, { itemId: itemId(start), institution });
    await ports.inbox.keep({ kind: 'item', event });
    await handleItemEvents((apply) => apply(event), { channel: 'C1', settleMs: 0 }, ports);
    await copyItem(database, start, start + 1, start + each);
    await copyError(database, start, start + 1, start + each);
  }
}

async function copyItem(database: Database, first: number, from: number, to: number) {
  const TableName = tableName(database, 'items');
  const { Item } = await database.client.send(
    new GetCommand({ TableName, Key: { itemId: itemId(first) } }),
  );
  await putAll(database, TableName, from, to, (itemId) => ({ ...Item, itemId }));
}

async function copyError(database: Database, first: number, from: number, to: number) {
  const TableName = tableName(database, 'inbox');
  const { Items: [row] = [] } = await database.client.send(
    new QueryCommand({
      TableName,
      KeyConditionExpression: 'subject = :subject',
      ExpressionAttributeValues: { ':subject': `item#${itemId(first)}` },
    }),
  );
  await putAll(database, TableName, from, to, (itemId) => ({ ...row, subject: `item#${itemId}` }));
}

async function putAll(
  database: Database,
  TableName: string,
  from: number,
  to: number,
  rowOf: (itemId: string) => Readonly<Record<string, unknown>>,
): Promise<void> {
  for (let start = from; start < to; start += BATCH) {
    const puts = Array.from({ length: Math.min(BATCH, to - start) }, (_, index) => ({
      PutRequest: { Item: rowOf(itemId(start + index)) },
    }));
    await database.client.send(new BatchWriteCommand({ RequestItems: { [TableName]: puts } }));
  }
}

function itemId(number: number): string {
  return `item${String(number).padStart(33, '0')}`;
}
