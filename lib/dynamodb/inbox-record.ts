import { createHash } from 'node:crypto';

import type { InboxEntry } from '#lib/ports.ts';

import { expiryAfter } from './expiry.ts';

/**
 * A row of the inbox.
 *
 * | key        | is                                                                                |
 * |------------|-----------------------------------------------------------------------------------|
 * | `subject`  | `item#<item_id>`, `other#<what it is about>`, `unfollowed#<type>`, `quarantine`      |
 * | `sk`       | `<time of the event>#<hash of that time and the body>`: the same delivery, the same row |
 * | `day`      | day of arrival at the door; with `receivedAt` the key of the sparse index `byDay`   |
 * | `expiresAt`| seconds; DynamoDB removes the row some time after                                 |
 */
export function toInboxRecord(entry: InboxEntry, now: Date): Record<string, unknown> {
  const { at, receivedAt, bodyHash } = entry.kind === 'item' ? entry.event : entry;
  const delivery = createHash('sha256').update(`${at}.${bodyHash}`).digest('hex').slice(0, 24);
  return {
    subject: subjectOf(entry),
    sk: `${at}#${delivery}`,
    day: isOurOwn(entry) ? undefined : receivedAt.slice(0, 10),
    receivedAt,
    expiresAt: expiryAfter(now),
    kind: entry.kind,
    entry: entry.kind === 'item' ? entry.event : entry,
  };
}

/** What the sweep noticed came through no door: it is no sign that Plaid still reaches us. */
function isOurOwn(entry: InboxEntry): boolean {
  return entry.kind === 'item' && entry.event.kind === 'overdue';
}

function subjectOf(entry: InboxEntry): string {
  switch (entry.kind) {
    case 'item':
      return `item#${entry.event.itemId}`;
    case 'other':
      return `other#${entry.subject}`;
    case 'unfollowed':
      return `unfollowed#${entry.subject}`;
    case 'quarantined':
      return 'quarantine';
  }
}
