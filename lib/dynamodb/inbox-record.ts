import { createHash } from 'node:crypto';

import { isWebhook } from '#lib/health/item-event.ts';
import { errorIn, type InboxEntry, received } from '#lib/incoming/inbox-entry.ts';

import { expiryAfter } from './expiry.ts';

/**
 * A row of the inbox.
 *
 * | key        | is                                                                                |
 * |------------|-----------------------------------------------------------------------------------|
 * | `subject`  | `item#<item_id>`, `connection#<connectionId>`, `user#<client_user_id>`, `other#<what it is about>`, `unfollowed#<type>`, `quarantine` |
 * | `sk`       | `<time of the event>#<hash of that time and the body>`: the same delivery, the same row |
 * | `day`      | of a webhook, its day of arrival; with `receivedAt` the key of the sparse index `byDay` |
 * | `errorDay` | of what carries an error, the day of the event; with `sk` the key of the sparse index `byError`, which has `error`, too |
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
    ...errorKeys(entry),
    expiresAt: expiryAfter(now),
    kind: entry.kind,
    clientUserId: entry.kind === 'user' ? entry.clientUserId : undefined,
    entry: received(entry),
  };
}

/** What a count of errors needs, so that it need not read the whole row. */
function errorKeys(entry: InboxEntry): Record<string, unknown> {
  const came = errorIn(entry);
  if (came === undefined) return {};
  const { code, type } = came.error;
  return {
    // One day takes a storm of 10,000 errors in two minutes: that is a tenth of what one key of an index can be written.
    errorDay: received(entry).at.slice(0, 10),
    error: { code, type, institutionId: came.institutionId },
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
