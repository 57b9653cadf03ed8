import { parseArgs } from 'node:util';

import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { SQSClient } from '@aws-sdk/client-sqs';

import { type DeadLetter, findQueue, readDeadLetters, removeDeadLetter } from './dead-letters.ts';
import { giveToInbox } from './give-to-inbox.ts';
import { type InboxRow, inboxRows } from './inbox-rows.ts';

/** A row has the time of the door that kept it, and its batch the time of the stream: a little later, by another clock. */
const BEFORE_MS = 2 * 60 * 1000;
const AFTER_MS = 60 * 1000;

type Batch = NonNullable<DeadLetter['batch']>;

/**
 * `npm run redrive -- --stage prod`: what the inbox function could not deal with is given to it again, from the inbox table,
 * which still has it when the stream has long forgotten. Rows that came in at the same time are given again as well: that
 * changes nothing. What was taken leaves the queue, all else stays.
 */
export async function main(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { stage: { type: 'string', default: 'prod' } },
  });
  const region = process.env['AWS_REGION'] || 'us-east-1';
  try {
    const left = await redrive(`tartan-${values.stage}`, region, (line) => {
      console.log(line);
    });
    if (left > 0) process.exitCode = 1;
  } catch (error) {
    console.error(error instanceof Error ? `${error.name}: ${error.message}` : error);
    process.exitCode = 1;
  }
}

/**
 * @param stack such as `tartan-prod`
 * @returns how many dead letters are left
 */
export async function redrive(
  stack: string,
  region: string,
  say: (line: string) => void,
): Promise<number> {
  const clients = {
    sqs: new SQSClient({ region }),
    database: new DynamoDBClient({ region }),
    lambda: new LambdaClient({ region }),
  };
  try {
    return await redriveWith(clients, stack, say);
  } finally {
    for (const client of Object.values(clients)) client.destroy();
  }
}

async function redriveWith(
  { sqs, database, lambda }: { sqs: SQSClient; database: DynamoDBClient; lambda: LambdaClient },
  stack: string,
  say: (line: string) => void,
): Promise<number> {
  const queue = await findQueue(sqs, `${stack}-inbox-dead-letters`);
  const letters = await readDeadLetters(sqs, queue);
  say(`${stack}: ${count(letters.length, 'dead letter')}.`);
  const batches = letters.flatMap(({ batch }) => batch ?? []);
  if (letters.length === 0) return 0;

  const rows = await rowsOf(batches, (span) => inboxRows(database, `${stack}-inbox`, span));
  say(`${count(rows.length, 'row')} of the inbox came in at those times; giving them again …`);
  const failed = await giveToInbox(lambda, `${stack}-inbox`, rows);
  for (const name of failed) say(`failed again: ${name}`);
  if (failed.size > 0) say(`Why is in the log /aws/lambda/${stack}-inbox.`);

  let left = 0;
  for (const letter of letters) {
    const why = whyLeft(letter, rows, failed);
    if (why === undefined) await removeDeadLetter(sqs, queue, letter);
    else {
      left += 1;
      say(`left in the queue: ${why}`);
    }
  }
  say(`Done: ${count(letters.length - left, 'dead letter')} dealt with, ${String(left)} left.`);
  return left;
}

/** The table is read once for all of them. */
async function rowsOf(
  batches: readonly Batch[],
  read: (span: { from: Date; to: Date }) => Promise<InboxRow[]>,
): Promise<InboxRow[]> {
  const spans = batches.map(spanOf);
  if (spans.length === 0) return [];
  const from = new Date(Math.min(...spans.map((span) => span.from.getTime())));
  const to = new Date(Math.max(...spans.map((span) => span.to.getTime())));
  const rows = await read({ from, to });
  return rows.filter((row) => batches.some((batch) => isOf(batch, row)));
}

function whyLeft(
  { batch }: DeadLetter,
  rows: readonly InboxRow[],
  failed: ReadonlySet<string>,
): string | undefined {
  if (batch === undefined) return 'a message that Lambda has not written';
  const own = rows.filter((row) => isOf(batch, row));
  const when = `the batch of ${batch.first.toISOString()}`;
  if (own.length < batch.size)
    return `${when}: of ${count(batch.size, 'row')} the inbox table has ${String(own.length)}; the others have expired`;
  const again = own.filter(({ name }) => failed.has(name)).length;
  return again === 0 ? undefined : `${when}: ${count(again, 'row')} failed again`;
}

function isOf(batch: Batch, { receivedAt }: InboxRow): boolean {
  const { from, to } = spanOf(batch);
  const at = Date.parse(receivedAt);
  return at >= from.getTime() && at <= to.getTime();
}

function spanOf({ first, last }: Batch): { from: Date; to: Date } {
  return { from: new Date(first.getTime() - BEFORE_MS), to: new Date(last.getTime() + AFTER_MS) };
}

function count(number: number, thing: string): string {
  return `${String(number)} ${thing}${number === 1 ? '' : 's'}`;
}
