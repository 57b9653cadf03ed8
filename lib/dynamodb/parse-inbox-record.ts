import * as z from 'zod/mini';

import type { ItemEvent } from '#lib/health/item-event.ts';
import type { KeptEntry } from '#lib/ports.ts';

const plaidError = z.object({
  code: z.string(),
  type: z.optional(z.string()),
  reason: z.optional(z.string()),
  message: z.optional(z.string()),
  suggestedAction: z.optional(z.string()),
  documentationUrl: z.optional(z.string()),
});

const circumstances = {
  itemId: z.string(),
  at: z.string(),
  receivedAt: z.string(),
  source: z.string(),
  bodyHash: z.string(),
  environment: z.optional(z.string()),
  ids: z.record(z.string(), z.string()),
};

const itemEvent: z.ZodMiniType<ItemEvent> = z.discriminatedUnion('kind', [
  z.object({ ...circumstances, kind: z.literal('failed'), error: plaidError }),
  z.object({ ...circumstances, kind: z.literal('repaired') }),
  z.object({ ...circumstances, kind: z.literal('alive'), product: z.string() }),
  z.object({
    ...circumstances,
    kind: z.literal('expiring'),
    deadline: z.optional(z.string()),
    reason: z.optional(z.string()),
  }),
  z.object({ ...circumstances, kind: z.literal('permission lost'), product: z.string() }),
  z.object({ ...circumstances, kind: z.literal('account lost'), accountId: z.string() }),
  z.object({ ...circumstances, kind: z.literal('ended'), error: z.optional(plaidError) }),
  z.object({ ...circumstances, kind: z.literal('noted') }),
  z.object({ ...circumstances, kind: z.literal('overdue') }),
]);

const otherEntry = z.object({
  kind: z.literal('other'),
  subject: z.string(),
  at: z.string(),
  receivedAt: z.string(),
  source: z.string(),
  bodyHash: z.string(),
  ids: z.record(z.string(), z.string()),
});

const inboxRecord = z.object({ kind: z.string(), entry: z.unknown() });

/**
 * Reads a row back.
 *
 * @returns undefined for what is kept but not dealt with
 * @throws when a row that says what it is is something else: it must not be passed over
 */
export function parseInboxRecord(row: unknown): KeptEntry | undefined {
  const { kind, entry } = inboxRecord.parse(row);
  switch (kind) {
    case 'item':
      return { kind, event: itemEvent.parse(entry) };
    case 'other':
      return otherEntry.parse(entry);
    default:
      return undefined;
  }
}
