import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { DynamoDBClient } from '@aws-sdk/client-dynamodb';

import { connectDatabase, type Database } from '#lib/dynamodb/client.ts';
import { connectLog } from '#lib/log.ts';

import { createTables } from '../local/create-tables.ts';
import { readInboxDays, writeInboxDays } from './inbox-days.ts';
import { replayInbox } from './replay-inbox.ts';

const usage = `npm run replay -- --source tartan-prod- --target tartan-fresh-

  --source <prefix>   the tables whose inbox is read
  --target <prefix>   the fresh tables; those that are missing are made
  --since <date>      2026-11-01: what came before is left out; else all that is kept
  --days <folder>     where the inbox lies by days on its way. With --source alone it is only written, with --target alone
                      only read: so it goes from one account to another. Without it, a folder that is gone afterwards`;

const options = {
  source: { type: 'string' },
  target: { type: 'string' },
  since: { type: 'string', default: '1970-01-01' },
  days: { type: 'string' },
} as const;

/** `npm run replay`: makes the tables anew from an inbox. */
export async function main(args: readonly string[]): Promise<void> {
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ||= 'true';
  try {
    await replay(args);
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}

async function replay(args: readonly string[]): Promise<void> {
  const { source, target, since, days } = parseArgs({ args: [...args], options }).values;
  const from = new Date(since);
  const isComplete = source === undefined ? days !== undefined : (target ?? days) !== undefined;
  if (!isComplete || (source ?? target) === undefined) throw new Error(usage);
  if (Number.isNaN(from.getTime())) throw new Error(`--since is no date: ${since}`);
  if (source === target)
    throw new Error('--source and --target are the same tables: there is nothing to do.');
  const folder = days ?? mkdtempSync(join(tmpdir(), 'tartan-inbox-'));
  try {
    if (source !== undefined) {
      const rows = await withDatabase(source, (live) => writeInboxDays(live, from, folder));
      console.log(`${String(rows)} rows read from ${source}inbox.`);
    }
    if (target !== undefined) await withDatabase(target, (fresh) => fill(fresh, folder));
  } finally {
    if (days === undefined) rmSync(folder, { recursive: true });
  }
}

async function fill(fresh: Database, folder: string): Promise<void> {
  const client = new DynamoDBClient({});
  await createTables(client, fresh.prefix);
  client.destroy();
  const log = connectLog('replay');
  const done = await replayInbox(readInboxDays(folder), fresh, () => new Date(), log);
  console.log(
    `${String(done.rows)} rows put into ${fresh.prefix}inbox, ${String(done.applied)} applied, ${String(done.incidents)} incidents left to the sweep.`,
  );
  if (done.unreadable.length === 0) return;
  console.error(`${String(done.unreadable.length)} rows could not be applied:`);
  for (const key of done.unreadable) console.error(`  ${key}`);
  process.exitCode = 1;
}

async function withDatabase<Result>(
  prefix: string,
  work: (database: Database) => Promise<Result>,
): Promise<Result> {
  const database = connectDatabase(prefix);
  try {
    return await work(database);
  } finally {
    database.client.destroy();
  }
}
