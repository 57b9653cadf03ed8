import { connectChannelPace } from '#lib/dynamodb/channel-pace.ts';
import type { Database, TableName } from '#lib/dynamodb/client.ts';
import { connectKeyStore } from '#lib/dynamodb/key-store.ts';
import { parseInboxRecord } from '#lib/dynamodb/parse-inbox-record.ts';
import { connectStores } from '#lib/dynamodb/stores.ts';
import { isDataFault } from '#lib/health/data-fault.ts';

import type { Row } from './rows-by-era.ts';

const unfollowed = ['unfollowed', 'quarantined'];

/** @returns what reads a row as the new code comes by it: undefined is a row that was lost */
export function readRow(
  database: Database,
  now: () => Date,
): (table: string, row: Row) => Promise<unknown> {
  const readers = new Map<string, (row: Row) => unknown>(Object.entries(rowReaders(database, now)));
  return (table, row) => Promise.resolve(readers.get(table)?.(row));
}

/** A new table wants its line here, and rows once there is a release with it. */
function rowReaders(
  database: Database,
  now: () => Date,
): Readonly<Record<TableName, (row: Row) => unknown>> {
  const stores = connectStores(database, now);
  const keys = connectKeyStore(database);
  const channels = connectChannelPace(database);
  return {
    inbox: (row) => unfollowed.includes(text(row['kind'])) || parseInboxRecord(row),
    items: (row) => stores.items.find(text(row['itemId'])),
    connections: (row) => stores.connections.find(text(row['itemId'])),
    pairs: (row) => stores.pairs.find(text(row['itemId'])),
    alerts: (row) => stores.alerts.find(text(row['id'])),
    identifiers: async (row) =>
      (await stores.identifiers.find(text(row['exact']))).find(
        ({ name, itemId }) => name === row['name'] && itemId === row['itemId'],
      ),
    institutions: (row) => stores.institutions.find(text(row['institutionId'])),
    companies: (row) => stores.companies.find(text(row['companyId'])),
    accounts: async (row) => first(await stores.accounts.of(text(row['itemId']))),
    sightings: async (row) => {
      const fault = text(row['fault']);
      if (!isDataFault(fault)) return undefined;
      const seen = await stores.sightings.since(text(row['institutionId']), fault, new Date(0));
      return seen.find(({ itemId, at }) => itemId === row['itemId'] && at === row['at']);
    },
    cases: (row) => stores.cases.find(text(row['number'])),
    notes: async (row) => first(await stores.notes.of(text(row['itemId']), 10)),
    checks: (row) => stores.checks.find(text(row['itemId'])),
    checklists: (row) =>
      stores.checklists.find(text(row['channel']), text(row['name']), text(row['id'])),
    summaries: (row) => stores.summaries.find(text(row['place']), text(row['day'])),
    audit: async (row) => {
      const span = { from: new Date(text(row['at'])), to: new Date(text(row['at'])) };
      return first((await stores.audit.between(span, { rows: 10, until: now() })).lines);
    },
    pulses: () => stores.pulses.lastSweep(),
    // Whether it is this channel's turn: now it is, long after.
    channels: async (row) =>
      (await channels.take(text(row['channel']), now())) === undefined || undefined,
    keys: (row) => keys.find(text(row['kid'])),
  };
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function first<One>(all: readonly One[]): One | undefined {
  return all[0];
}
