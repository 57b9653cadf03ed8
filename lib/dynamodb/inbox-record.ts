import { createHash } from 'node:crypto';

import { isWebhook } from '#lib/health/item-event.ts';
import { type InboxEntry, received } from '#lib/incoming/inbox-entry.ts';

import { expiryAfter } from './expiry.ts';

/**
 * A row of the inbox.
 *
 * | key        | is                                                                                |
 * |------------|-----------------------------------------------------------------------------------|
 * | `subject`  | `item#<item_id>`, `connection#<connectionId>`, `user#<client_user_id>`, `other#<what it is about>`, `unfollowed#<type>`, `quarantine` |
 * | `sk`       | `<time of the event>#<hash of that time and the body>`: the same delivery, the same row |
 * | `day`      | of a webhook, its day of arrival; with `receivedAt` the key of the sparse index `byDay` |
 * | `expiresAt`| seconds; DynamoDB removes the row some time after                                 |
 */
export function toInboxRecord(entry: InboxEntry, now: Date): Record<string, unknown> {
  const { at, receivedAt, source, bodyHash } = received(entry);
  const delivery = createHash('sha256').update(`${at}.${bodyHash}`).digest('hex').slice(0, 24);
  return {
    subject: subjectOf(entry),
    sk: `${at}#${delivery}`,
    day: isWebhook(source) ? receivedAt.slice(0, 10) : undefined,
    receivedAt,
    expiresAt: expiryAfter(now),
    kind: entry.kind,
    clientUserId: entry.kind === 'user' ? entry.clientUserId : undefined,
    entry: received(entry),
  };
}

function subjectOf(entry: InboxEntry): string {
  switch (entry.kind) {
    case 'item':
      return `item#${entry.event.itemId}`;
    case 'connection':
      return `connection#${entry.event.itemId}`;
    case 'user':
      return `user#${entry.clientUserId}`;
    case 'other':
      return `other#${entry.subject}`;
    case 'unfollowed':
      return `unfollowed#${entry.subject}`;
    case 'quarantined':
      return 'quarantine';
  }
}
