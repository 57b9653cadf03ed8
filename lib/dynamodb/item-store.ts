import { DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import { GetCommand, QueryCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';

import { incidentKey, incidentSeen, memberSince, SHOWN_ITEMS } from '#lib/alerts/incident.ts';
import {
  healthStatus,
  healthStatuses,
  type ItemHealth,
  lastOutcome,
} from '#lib/health/item-health.ts';
import { nextCheck } from '#lib/health/trouble-rules.ts';
import type { ItemStore } from '#lib/ports/health-store.ts';

import { type Database, tableName } from './client.ts';
import { countOf } from './count-of.ts';
import { countPages } from './count-pages.ts';
import { eachRow } from './each-row.ts';
import { parseHealthRecord } from './parse-health-record.ts';
import { putVersion } from './put-version.ts';
import { queryUpTo } from './query-all.ts';

/** Stands in the index where an incident would, so that the doubtful Items can be counted. */
const UNCONFIRMED = 'unconfirmed';

/** How far the Items of one state at one institution are counted: some ten thousand a page. */
const COUNTED_PAGES = 5;

const DAY_MS = 24 * 60 * 60 * 1000;
const DAY_LENGTH = '2026-11-26'.length;

/**
 * Table `items`: what is true of each Item. So are `connections`, of Codat's, and `pairs`, of a connection and its Items.
 *
 * | key           | is                                                                                      |
 * |---------------|-----------------------------------------------------------------------------------------|
 * | `itemId`      | Plaid's item_id; of the other two, Codat's id of the connection                         |
 * | `incident`    | key of the incident it is in, or `unconfirmed`; with `since` the sparse index `byIncident` |
 * | `check`       | `due` while something should be heard of it; with `checkAt` the sparse index `byCheck`  |
 * | `outcomeDay`  | the day (UTC) of `outcomeAt`, when a trouble of it was last repaired or is final; the sparse index `byOutcome` |
 * | `institution` | its institution_id, once known; with `state`, what the Item is, the index `byInstitution` |
 * | `version`     | counts the writes: a write says which one it is based on                                |
 */
export function connectItemStore(
  database: Database,
  table: 'items' | 'connections' | 'pairs' = 'items',
): ItemStore {
  const TableName = tableName(database, table);
  const inIncident = (key: string) => ({
    TableName,
    IndexName: 'byIncident',
    KeyConditionExpression: 'incident = :key',
    ExpressionAttributeValues: { ':key': key },
  });

  return {
    async find(itemId) {
      const { Item } = await database.client.send(
        new GetCommand({ TableName, Key: { itemId }, ConsistentRead: true }),
      );
      return Item === undefined ? undefined : parseHealthRecord(Item);
    },
    async save(health, version) {
      const record = toRecord(health, (version ?? 0) + 1);
      return (await putVersion(database, TableName, record)) ? 'saved' : 'conflict';
    },
    async incident(key, seen = []) {
      const [{ Items = [] }, count] = await Promise.all([
        database.client.send(new QueryCommand({ ...inIncident(key), Limit: SHOWN_ITEMS })),
        countOf(database, inIncident(key)),
      ]);
      const oldest = Items.map((row) => parseHealthRecord(row).health);
      return incidentSeen(key, oldest, count, seen);
    },
    async members(key, by, limit) {
      const rows = await queryUpTo(database, limit, {
        TableName,
        IndexName: 'byIncident',
        KeyConditionExpression: 'incident = :key AND since <= :by',
        ExpressionAttributeValues: { ':key': key, ':by': by.toISOString() },
      });
      return rows.map((row) => parseHealthRecord(row).health);
    },
    eachMember: (key, see) =>
      eachRow(database, inIncident(key), (row) => {
        see(parseHealthRecord(row).health);
      }),
    async eachOutcome(from, to, see) {
      for (const day of daysOf(from, to)) {
        const query = {
          TableName,
          IndexName: 'byOutcome',
          KeyConditionExpression: 'outcomeDay = :day AND outcomeAt BETWEEN :from AND :to',
          ExpressionAttributeValues: {
            ':day': day,
            ':from': from.toISOString(),
            ':to': to.toISOString(),
          },
        };
        await eachRow(database, query, (row) => {
          see(parseHealthRecord(row).health);
        });
      }
    },
    countUnconfirmed: () => countOf(database, inIncident(UNCONFIRMED)),
    async countKnown() {
      // One page whatever the size of the table: a small one fits, of a large one the database knows the size.
      const page = await database.client.send(new ScanCommand({ TableName, Select: 'COUNT' }));
      const counted = page.Count ?? 0;
      if (page.LastEvaluatedKey === undefined) return { count: counted, isExact: true };
      const { Table } = await database.client.send(new DescribeTableCommand({ TableName }));
      return { count: Math.max(counted, Table?.ItemCount ?? 0), isExact: false };
    },
    async countsAt(institutionId) {
      if (institutionId === '') return { counts: {}, isExact: true };
      const counted = await Promise.all(
        healthStatuses.map(async (state) => {
          const query = {
            TableName,
            IndexName: 'byInstitution',
            KeyConditionExpression: 'institution = :institution AND #state = :state',
            ExpressionAttributeNames: { '#state': 'state' },
            ExpressionAttributeValues: { ':institution': institutionId, ':state': state },
          };
          return { state, ...(await countPages(database, query, COUNTED_PAGES)) };
        }),
      );
      const there = counted.filter(({ count }) => count > 0);
      return {
        counts: Object.fromEntries(there.map(({ state, count }) => [state, count])),
        isExact: counted.every(({ isExact }) => isExact),
      };
    },
    async due(by, limit) {
      const { Items = [] } = await database.client.send(
        new QueryCommand({
          TableName,
          IndexName: 'byCheck',
          KeyConditionExpression: '#check = :due AND checkAt <= :by',
          ExpressionAttributeNames: { '#check': 'check' },
          ExpressionAttributeValues: { ':due': 'due', ':by': by.toISOString() },
          Limit: limit,
        }),
      );
      return Items.map((row) => parseHealthRecord(row).health);
    },
  };
}

/** The days (UTC) that the time between touches. */
function daysOf(from: Date, to: Date): string[] {
  const first = Math.floor(from.getTime() / DAY_MS);
  const count = Math.floor(to.getTime() / DAY_MS) - first + 1;
  return Array.from({ length: Math.max(0, count) }, (_, index) =>
    new Date((first + index) * DAY_MS).toISOString().slice(0, DAY_LENGTH),
  );
}

function toRecord(
  health: ItemHealth,
  version: number,
): Readonly<Record<string, unknown>> & { version: number } {
  const checkAt = nextCheck(health)?.toISOString();
  const status = healthStatus(health);
  // No index takes an empty key.
  const institution = health.ids['institution_id'] || undefined;
  const outcomeAt = lastOutcome(health) || undefined;
  const incident = incidentKey(health) ?? (status === 'unconfirmed' ? UNCONFIRMED : undefined);
  return {
    ...health,
    version,
    incident,
    since: incident && (memberSince(health) ?? health.troubles[0]?.since),
    check: checkAt && 'due',
    checkAt,
    outcomeDay: outcomeAt?.slice(0, DAY_LENGTH),
    outcomeAt,
    institution,
    state: institution && status,
  };
}
