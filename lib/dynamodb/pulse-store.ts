import { GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';

import { refusalReasons } from '#lib/incoming/refusals.ts';
import type { PulseStore } from '#lib/ports/pulse-store.ts';

import { type Database, tableName } from './client.ts';
import { expiryAfter } from './expiry.ts';
import { queryAll } from './query-all.ts';

const KEPT_DAYS = 2;

const sweepKey = { name: 'sweep', part: 'last' };
const sweepRecord = z.object({ at: z.string(), since: z.string() });

const hourRecord = z.object({
  part: z.string(),
  lastAt: z.string(),
  counts: z.partialRecord(z.enum(refusalReasons), z.number()),
});

/**
 * Table `pulses`: small signs of life and of trouble.
 *
 * | key         | is                                                                   |
 * |-------------|----------------------------------------------------------------------|
 * | `name`      | `sweep`, or `refused <door>`                                         |
 * | `part`      | of the sweep `last`, with `at` and `since`; of a door the hour: `2026-11-26T05`  |
 * | `expiresAt` | seconds; DynamoDB removes the row some time after                    |
 *
 * What a door refused stands in one attribute for each reason, so that many can add to it at once.
 */
export function connectPulseStore(database: Database): PulseStore {
  const TableName = tableName(database, 'pulses');
  return {
    async swept(at) {
      await database.client.send(
        new UpdateCommand({
          TableName,
          Key: sweepKey,
          UpdateExpression: 'SET #at = :at, since = if_not_exists(since, :at)',
          ExpressionAttributeNames: { '#at': 'at' },
          ExpressionAttributeValues: { ':at': at.toISOString() },
        }),
      );
    },
    async lastSweep() {
      const { Item } = await database.client.send(new GetCommand({ TableName, Key: sweepKey }));
      return sweepRecord.safeParse(Item).data;
    },
    async addRefusals(door, counts, at) {
      const added = Object.entries(counts);
      await database.client.send(
        new UpdateCommand({
          TableName,
          Key: { name: refusedAt(door), part: hourOf(at) },
          UpdateExpression: `SET lastAt = :at, expiresAt = :expiresAt ADD ${added
            .map((_count, index) => `#r${String(index)} :n${String(index)}`)
            .join(', ')}`,
          ExpressionAttributeNames: Object.fromEntries(
            added.map(([reason], index) => [`#r${String(index)}`, reason]),
          ),
          ExpressionAttributeValues: {
            ':at': at.toISOString(),
            ':expiresAt': expiryAfter(at, KEPT_DAYS),
            ...Object.fromEntries(added.map(([, count], index) => [`:n${String(index)}`, count])),
          },
        }),
      );
    },
    async refusalsSince(door, since) {
      const rows = await queryAll(database, {
        TableName,
        KeyConditionExpression: '#name = :name AND part >= :since',
        ExpressionAttributeNames: { '#name': 'name' },
        ExpressionAttributeValues: { ':name': refusedAt(door), ':since': hourOf(since) },
        ScanIndexForward: false,
      });
      return rows.flatMap((row) => {
        const counts = Object.fromEntries(
          refusalReasons.flatMap((reason) => (reason in row ? [[reason, row[reason]]] : [])),
        );
        const parsed = hourRecord.safeParse({ ...row, counts }).data;
        return parsed === undefined
          ? []
          : [{ hour: parsed.part, lastAt: parsed.lastAt, counts: parsed.counts }];
      });
    },
  };
}

function refusedAt(door: string): string {
  return `refused ${door}`;
}

function hourOf(at: Date): string {
  return at.toISOString().slice(0, 13);
}
