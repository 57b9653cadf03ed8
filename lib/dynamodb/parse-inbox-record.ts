import * as z from 'zod/mini';

import type { Account } from '#lib/health/account.ts';
import { dataFaults } from '#lib/health/data-fault.ts';
import type { ItemEvent, UserEvent } from '#lib/health/item-event.ts';
import type { KeptEntry } from '#lib/incoming/inbox-entry.ts';

const plaidError = z.object({
  code: z.string(),
  type: z.optional(z.string()),
  reason: z.optional(z.string()),
  message: z.optional(z.string()),
  suggestedAction: z.optional(z.string()),
  documentationUrl: z.optional(z.string()),
});

const connectionRecord = z.object({
  companyId: z.string(),
  companyName: z.optional(z.string()),
  platform: z.string(),
  isPlaid: z.boolean(),
  status: z.string(),
});

const ofUser = {
  at: z.string(),
  receivedAt: z.string(),
  source: z.string(),
  bodyHash: z.string(),
  environment: z.optional(z.string()),
  ids: z.record(z.string(), z.string()),
};

const circumstances = {
  ...ofUser,
  itemId: z.string(),
  connection: z.optional(connectionRecord),
};

const noted = {
  kind: z.literal('noted'),
  error: z.optional(plaidError),
  what: z.optional(z.string()),
};

export const accountRecord: z.ZodMiniType<Account> = z.object({
  accountId: z.string(),
  mask: z.optional(z.string()),
  name: z.optional(z.string()),
  type: z.optional(z.string()),
  subtype: z.optional(z.string()),
});

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
  z.object({ ...circumstances, ...noted }),
  z.object({ ...circumstances, kind: z.literal('described'), accounts: z.array(accountRecord) }),
  z.object({
    ...circumstances,
    kind: z.literal('data faulty'),
    fault: z.enum(dataFaults),
    accountId: z.optional(z.string()),
  }),
  z.object({
    ...circumstances,
    kind: z.literal('checked'),
    error: z.optional(plaidError),
    consentUntil: z.optional(z.string()),
  }),
  z.object({ ...circumstances, kind: z.literal('overdue') }),
]);

const userEvent: z.ZodMiniType<UserEvent> = z.object({ ...ofUser, ...noted });

const otherEntry = z.object({
  kind: z.literal('other'),
  subject: z.string(),
  at: z.string(),
  receivedAt: z.string(),
  source: z.string(),
  bodyHash: z.string(),
  ids: z.record(z.string(), z.string()),
  error: z.optional(plaidError),
});

const inboxRecord = z.object({
  kind: z.string(),
  clientUserId: z.optional(z.string()),
  entry: z.unknown(),
});

/**
 * Reads a row back.
 *
 * @returns undefined for what is kept but not dealt with
 * @throws when a row that says what it is is something else: it must not be passed over
 */
export function parseInboxRecord(row: unknown): KeptEntry | undefined {
  const { kind, clientUserId, entry } = inboxRecord.parse(row);
  switch (kind) {
    case 'item':
      return { kind, event: itemEvent.parse(entry) };
    case 'connection':
      return { kind, event: itemEvent.parse(entry) };
    case 'user':
      return { kind, clientUserId: clientUserId ?? '', event: userEvent.parse(entry) };
    case 'other':
      return otherEntry.parse(entry);
    default:
      return undefined;
  }
}
