import * as z from 'zod/mini';

import type { AlertRecord } from '#lib/alerts/alert.ts';
import { logPhases } from '#lib/support/log-clock.ts';
import { healthStatuses } from '#lib/health/item-health.ts';
import { caseStatuses } from '#lib/support/support-case.ts';

const cardFacts = z.object({
  key: z.string(),
  institutionId: z.optional(z.string()),
  institutionName: z.optional(z.string()),
  code: z.string(),
  status: z.enum(healthStatuses),
  brokenBy: z.optional(
    z.enum(['login required', 'user action', 'institution trouble', 'our side']),
  ),
  errorType: z.optional(z.string()),
  reason: z.optional(z.string()),
  deadline: z.optional(z.string()),
  environment: z.optional(z.string()),
  since: z.string(),
  count: z.number(),
  accountCount: z.optional(z.number()),
  itemIds: z.array(z.string()),
  turnsAt: z.optional(z.string()),
  logs: z.optional(z.enum(logPhases)),
  cases: z.optional(
    z.array(
      z.object({
        number: z.string(),
        status: z.enum(caseStatuses),
        next: z.optional(z.object({ status: z.enum(caseStatuses), at: z.string() })),
      }),
    ),
  ),
  returns: z.number(),
  resolved: z.optional(
    z.object({
      at: z.string(),
      by: z.enum(['LOGIN_REPAIRED', 'update mode', 'data', 'check', 'something else']),
      source: z.optional(z.string()),
      count: z.number(),
    }),
  ),
});

const alertRecord: z.ZodMiniType<AlertRecord> = z.object({
  id: z.string(),
  incidentKey: z.string(),
  card: z.optional(z.object({ channel: z.string(), ts: z.string(), postedAt: z.string() })),
  told: z.optional(z.object({ facts: cardFacts, at: z.string(), edits: z.number() })),
  owes: z.optional(z.array(z.object({ id: z.string(), text: z.string() }))),
  leaseUntil: z.optional(z.string()),
  attempt: z.optional(z.object({ since: z.string(), facts: z.optional(cardFacts) })),
  refusal: z.optional(z.object({ reason: z.string(), at: z.string() })),
  dueAt: z.optional(z.string()),
  isSettled: z.optional(z.literal(true)),
  openSince: z.optional(z.string()),
  version: z.number(),
});

/** @throws when the row is not one that `save` has written */
export function parseAlertRecord(row: unknown): AlertRecord {
  return alertRecord.parse(row);
}
