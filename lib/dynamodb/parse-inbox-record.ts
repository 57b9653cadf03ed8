import * as z from 'zod/mini';

import type { ItemEvent } from '#lib/health/item-event.ts';

const plaidError = z.object({
  code: z.string(),
  type: z.optional(z.string()),
  reason: z.optional(z.string()),
  message: z.optional(z.string()),
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

const inboxRecord = z.object({ kind: z.string(), entry: z.unknown() });

/**
 * Reads a row back.
 *
 * @returns the Item's event; undefined for what is kept but not dealt with
 * @throws when a row that says it is an Item's event is none: it must not be passed over
 */
export function parseInboxRecord(row: unknown): { kind: 'item'; event: ItemEvent } | undefined {
  const { kind, entry } = inboxRecord.parse(row);
  return kind === 'item' ? { kind, event: itemEvent.parse(entry) } : undefined;
}
