import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';

import type { AuditLine } from '#lib/audit/audit-line.ts';
import type { Most, Span } from '#lib/ports/inbox.ts';
import type { AuditTrail } from '#lib/ports/team-stores.ts';

import { type Database, tableName } from './client.ts';
import { expiryAfter } from './expiry.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

const auditRecord: z.ZodMiniType<AuditLine> = z.object({
  at: z.string(),
  user: z.string(),
  team: z.string(),
  channel: z.string(),
  kind: z.enum(['command', 'button', 'shortcut', 'form']),
  name: z.string(),
  ids: z.array(z.string()),
  result: z.enum(['answered', 'not allowed', 'secret', 'unknown', 'failed']),
  reference: z.string(),
});

/**
 * Table `audit`: what people looked up and did. A row is written once: nothing here changes or removes one, and no role
 * may.
 *
 * | key         | is                                              |
 * |-------------|-------------------------------------------------|
 * | `day`       | of the time, in UTC                             |
 * | `id`        | `<time>#<a random part>`                        |
 * | `expiresAt` | seconds; DynamoDB removes the row some time after |
 */
export function connectAuditTrail(database: Database, now: () => Date): AuditTrail {
  const TableName = tableName(database, 'audit');

  async function rowsOf(day: string, { from, to }: Span, most: Most) {
    const rows: unknown[] = [];
    let ExclusiveStartKey: Record<string, unknown> | undefined;
    do {
      const page = await database.client.send(
        new QueryCommand({
          TableName,
          KeyConditionExpression: '#day = :day AND #id BETWEEN :from AND :to',
          ExpressionAttributeNames: { '#day': 'day', '#id': 'id' },
          // `~` comes behind all that can stand after the time.
          ExpressionAttributeValues: {
            ':day': day,
            ':from': from.toISOString(),
            ':to': `${to.toISOString()}~`,
          },
          ConsistentRead: true,
          ScanIndexForward: false,
          Limit: most.rows - rows.length,
          ExclusiveStartKey,
        }),
      );
      rows.push(...(page.Items ?? []));
      ExclusiveStartKey = page.LastEvaluatedKey;
    } while (ExclusiveStartKey !== undefined && rows.length < most.rows && now() < most.until);
    return { rows, isComplete: ExclusiveStartKey === undefined };
  }

  return {
    async add(line, random, keptDays, stop) {
      const { at } = line;
      const keys = { day: at.slice(0, 10), id: `${at}#${random}` };
      try {
        await database.client.send(
          new PutCommand({
            TableName,
            Item: { ...line, ...keys, expiresAt: expiryAfter(new Date(at), keptDays) },
            ConditionExpression: 'attribute_not_exists(id)',
          }),
          { abortSignal: stop },
        );
      } catch (error) {
        // Our own retry of a write whose answer was lost: the line is there.
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
      }
    },
    async between(span, most) {
      const lines: AuditLine[] = [];
      const first = Date.parse(span.from.toISOString().slice(0, 10));
      for (let day = span.to.getTime(); day >= first; day -= DAY_MS) {
        const left = { ...most, rows: most.rows - lines.length };
        if (left.rows <= 0 || now() >= most.until) return { lines, isComplete: false };
        const found = await rowsOf(new Date(day).toISOString().slice(0, 10), span, left);
        lines.push(...found.rows.map((row) => auditRecord.parse(row)));
        if (!found.isComplete) return { lines, isComplete: false };
      }
      return { lines, isComplete: true };
    },
  };
}
