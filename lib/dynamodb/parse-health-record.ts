import * as z from 'zod/mini';

import type { VersionedHealth } from '#lib/ports/health-store.ts';

const trouble = z.object({
  slot: z.string(),
  status: z.enum(['ended', 'broken', 'unconfirmed', 'degraded', 'stale', 'expiring']),
  code: z.string(),
  errorType: z.optional(z.string()),
  reason: z.optional(z.string()),
  brokenBy: z.optional(
    z.enum(['login required', 'user action', 'institution trouble', 'our side']),
  ),
  since: z.string(),
  order: z.string(),
  deadline: z.optional(z.string()),
  closed: z.optional(z.literal(true)),
});

const healthRecord = z.object({
  itemId: z.string(),
  environment: z.optional(z.string()),
  ids: z.record(z.string(), z.string()),
  troubles: z.array(trouble),
  recovery: z.optional(
    z.object({ at: z.string(), by: z.string(), code: z.string(), since: z.string() }),
  ),
  connection: z.optional(
    z.object({
      companyId: z.string(),
      companyName: z.optional(z.string()),
      platform: z.string(),
      isPlaid: z.boolean(),
      status: z.string(),
      order: z.string(),
    }),
  ),
  lookAt: z.optional(z.string()),
  version: z.number(),
});

/** @throws when the row is not one that `save` has written */
export function parseHealthRecord(row: unknown): VersionedHealth {
  const { version, ...health } = healthRecord.parse(row);
  return { health, version };
}
