import { keyOf } from '#lib/health/item-event.ts';
import type { Count } from '#lib/metric-names.ts';

import { type InboxEntry, received } from './inbox-entry.ts';

interface DoorLog {
  info(sentence: string, fields: Readonly<Record<string, unknown>>): void;
  count(metric: Count): void;
}

/**
 * One line for what a door has kept. Counted is what was not there before, so that the sums are those of the table.
 *
 * @param door its name in metrics and log lines
 */
export function logKept(
  door: 'webhook' | 'codat' | 'report',
  entry: InboxEntry,
  decision: 'kept' | 'duplicate',
  log: DoorLog,
  more: Readonly<Record<string, unknown>> = {},
): void {
  if (decision === 'kept') {
    log.count(`${door}.kept`);
    if (entry.kind === 'quarantined') log.count(`${door}.quarantined`);
    if (entry.kind === 'unfollowed') log.count(`${door}.unknown`);
  }
  const { source: event, bodyHash } = received(entry);
  log.info(`${door} kept`, {
    subject: subjectOf(entry),
    event,
    key: keyOf({ bodyHash }),
    decision,
    reason: entry.kind,
    ...more,
  });
}

/** Whom it is about: the id of an Item, a connection or a user. */
function subjectOf(entry: InboxEntry): string | undefined {
  switch (entry.kind) {
    case 'item':
    case 'connection':
      return entry.event.itemId;
    case 'user':
      return entry.clientUserId;
    case 'other':
    case 'unfollowed':
      return entry.subject;
    case 'quarantined':
      return undefined;
  }
}
