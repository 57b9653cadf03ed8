import { PutCommand } from '@aws-sdk/lib-dynamodb';

import { type Database, tableName } from '#lib/dynamodb/client.ts';
import { parseInboxRecord } from '#lib/dynamodb/parse-inbox-record.ts';
import { connectStores } from '#lib/dynamodb/stores.ts';
import { applyEverywhere } from '#lib/flows/apply-everywhere.ts';
import { comparePair } from '#lib/flows/compare-pair.ts';
import { learnFrom } from '#lib/flows/learn-from.ts';
import { touchIncident } from '#lib/flows/touch-incident.ts';
import type { KeepingPorts } from '#lib/ports.ts';
import type { Log } from '#lib/ports/log.ts';

import { type InboxRow, receivedAt } from './inbox-days.ts';

export interface Replayed {
  /** Put into the inbox. */
  rows: number;
  /** Those that say something of an Item, a connection or a user. */
  applied: number;
  /** Keys of rows that cannot be read: they are in the inbox, and nothing came of them. */
  unreadable: readonly string[];
  /** Incidents that were touched: the next sweep looks at each, and tells those that last. */
  incidents: number;
}

/** Of those that have disagreed for long enough by now; what is left over the sweep compares. */
const MOST_PAIRS = 1_000;

/**
 * Brings fresh tables to where the live ones are: puts every row into their inbox and applies it, with the clock at the
 * time when it came. Nothing is said to Slack. Doing it once more changes nothing.
 *
 * @param rows in the order in which they came
 * @param now the real clock, for what is true after the last row
 */
export async function replayInbox(
  rows: AsyncIterable<InboxRow>,
  database: Database,
  now: () => Date,
  log: Log,
): Promise<Replayed> {
  let clock = new Date(0);
  const stores = connectStores(database, () => clock);
  const touched = new Set<string>();
  const unreadable: string[] = [];
  const count = { rows: 0, applied: 0 };
  const ports: KeepingPorts = {
    ...stores,
    now: () => clock,
    log,
    // What was open for a while must not be due before it is known how it went on: a sweep may be running on these tables.
    alerts: {
      ...stores.alerts,
      save(alert) {
        touched.add(alert.incidentKey);
        return Promise.resolve(alert);
      },
    },
  };

  for await (const row of rows) {
    clock = new Date(receivedAt(row));
    await database.client.send(
      new PutCommand({ TableName: tableName(database, 'inbox'), Item: row }),
    );
    count.rows += 1;
    try {
      if (await apply(row, ports)) count.applied += 1;
    } catch (error) {
      log.error('row not replayed', error, { subject: row['subject'], sk: row['sk'] });
      unreadable.push(`${String(row['subject'])} ${String(row['sk'])}`);
    }
  }
  clock = now();
  for (const pair of await stores.pairs.due(clock, MOST_PAIRS))
    await comparePair(pair.itemId, ports);
  for (const key of touched) await touchIncident(key, { now, alerts: stores.alerts });
  return { ...count, unreadable, incidents: touched.size };
}

/** @returns false for what is kept and not dealt with */
async function apply(row: InboxRow, ports: KeepingPorts): Promise<boolean> {
  const entry = parseInboxRecord(row);
  if (entry === undefined) return false;
  await learnFrom(entry, ports);
  if (entry.kind === 'item' || entry.kind === 'connection')
    await applyEverywhere(entry.event, entry.kind, ports);
  return true;
}
