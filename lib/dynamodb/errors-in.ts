import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';

import type { SeenError } from '#lib/health/error-count.ts';
import type { ErrorsSeen, Most, Span } from '#lib/ports/inbox.ts';

import type { Database } from './client.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

const errorRow = z.object({
  subject: z.string(),
  sk: z.string(),
  error: z.object({
    code: z.string(),
    type: z.optional(z.string()),
    institutionId: z.optional(z.string()),
  }),
});

/** Pages over the sparse index `byError`, day by day, the newest first: what is left out is the oldest. */
export async function errorsIn(
  database: Database,
  TableName: string,
  { from, to }: Span,
  { rows, until }: Most,
  now: () => Date,
): Promise<ErrorsSeen> {
  const errors: SeenError[] = [];
  for (const day of daysBack(from, to)) {
    let ExclusiveStartKey: Record<string, unknown> | undefined;
    do {
      if (errors.length >= rows || now() >= until) return { errors, isComplete: false };
      const page = await database.client.send(
        new QueryCommand({
          TableName,
          IndexName: 'byError',
          KeyConditionExpression: 'errorDay = :day AND sk BETWEEN :from AND :to',
          ExpressionAttributeValues: {
            ':day': day,
            ':from': from.toISOString(),
            // After every row of that very time: its key goes on with a `#`.
            ':to': `${to.toISOString()}~`,
          },
          ScanIndexForward: false,
          Limit: rows - errors.length,
          ExclusiveStartKey,
        }),
      );
      for (const row of page.Items ?? []) errors.push(toError(row));
      ExclusiveStartKey = page.LastEvaluatedKey;
    } while (ExclusiveStartKey !== undefined);
  }
  return { errors, isComplete: true };
}

function toError(row: unknown): SeenError {
  const { subject, sk, error } = errorRow.parse(row);
  const itemId = subject.startsWith('item#') ? subject.slice('item#'.length) : undefined;
  return { ...error, itemId, at: sk.slice(0, sk.indexOf('#')) };
}

/** The days of a span, the last first. */
function daysBack(from: Date, to: Date): string[] {
  const dayOf = (ms: number) => new Date(ms).toISOString().slice(0, 10);
  const days: string[] = [];
  for (let ms = to.getTime(); dayOf(ms) >= dayOf(from.getTime()); ms -= DAY_MS)
    days.push(dayOf(ms));
  return days;
}
