import type { SeenError } from '#lib/health/error-count.ts';
import type { ItemEvent, UserEvent } from '#lib/health/item-event.ts';
import type { InboxEntry } from '#lib/incoming/inbox-entry.ts';

export interface Inbox {
  /** Idempotent: the same delivery, with the same time and body, is one row. */
  keep(entry: InboxEntry): Promise<'kept' | 'duplicate'>;
  /** The Item's events since that time, oldest first. */
  historySince(itemId: string, since: Date): Promise<ItemEvent[]>;
  /** The same of a Codat connection. */
  connectionHistorySince(connectionId: string, since: Date): Promise<ItemEvent[]>;
  /** The Item's last events, newest first. */
  lastEvents(itemId: string, limit: number): Promise<ItemEvent[]>;
  /** What your app last reported of this user without naming an Item, newest first. */
  lastOfUser(clientUserId: string, limit: number): Promise<UserEvent[]>;
  /** Every error that came in anything, the newest first. One that Plaid sends twice is there twice. */
  errorsIn(span: Span, most: Most): Promise<ErrorsSeen>;
  /** The webhooks of Plaid that came in the last seven days, the newest first. */
  lastArrivals(limit: number): Promise<Arrival[]>;
  /** When the door last kept a webhook of any kind. */
  lastReceivedAt(): Promise<string | undefined>;
}

/** That a webhook came. */
export interface Arrival {
  receivedAt: string;
  /** Undefined: it is about no Item, or nobody could tell about which. */
  itemId?: string;
}

/** From a time to a later one, both included. */
export interface Span {
  from: Date;
  to: Date;
}

/** How far to read. */
export interface Most {
  rows: number;
  /** When to stop, by the clock. */
  until: Date;
}

export interface ErrorsSeen {
  errors: readonly SeenError[];
  /** False where there may be more, which are older. */
  isComplete: boolean;
}
