import type { Account } from './account.ts';
import type { ConnectionFacts } from './connection.ts';
import type { DataFault } from './data-fault.ts';

/** What Plaid says went wrong. Only the code is certain: Plaid leaves the rest out at times. */
export interface PlaidError {
  code: string;
  type?: string | undefined;
  /** Plaid's `error_code_reason`: why an OAuth bank refused. */
  reason?: string | undefined;
  message?: string | undefined;
  /** What Plaid itself suggests, where it does. */
  suggestedAction?: string | undefined;
  /** A page of Plaid's documentation. */
  documentationUrl?: string | undefined;
}

interface Circumstances {
  /** Of a Codat connection, whose health is kept as an Item's, its id. */
  itemId: string;
  /** When it happened, ISO 8601: the `iat` of Plaid's signature, as webhooks carry no time, or what a report says. */
  at: string;
  receivedAt: string;
  /** What it came in, as type and code: `ITEM.ERROR`; of your app's reports `REPORT.LINK_EXIT`. */
  source: string;
  /** Hash of the raw body. Two true outages can share it; see `doubt.ts`. */
  bodyHash: string;
  environment?: string | undefined;
  /** Every identifier the webhook carried, in Plaid's own names. */
  ids: Readonly<Record<string, string>>;
  /** Of a Codat connection: what Codat says that it is. */
  connection?: ConnectionFacts | undefined;
}

/** All that can happen to an Item, in our words. */
export type ItemEvent = Circumstances &
  (
    | { kind: 'failed'; error: PlaidError }
    /** The login works again: LOGIN_REPAIRED. */
    | { kind: 'repaired' }
    /** Data of this product came through without an error. */
    | { kind: 'alive'; product: string }
    /** It will stop working; the date is missing from older webhooks. */
    | { kind: 'expiring'; deadline?: string | undefined; reason?: string | undefined }
    | { kind: 'permission lost'; product: string }
    | { kind: 'account lost'; accountId: string }
    /** The user withdrew consent. */
    | { kind: 'ended'; error?: PlaidError | undefined }
    /**
     * Worth keeping, says nothing about health. Your app's reports of Link and of API calls come with the `error` of
     * that call, and with `what` happened in Link, in Link's own codes.
     */
    | { kind: 'noted'; error?: PlaidError | undefined; what?: string | undefined }
    /** Your app says what this Item is. */
    | { kind: 'described'; accounts: readonly Account[] }
    /** Its login works, but some of its data is missing or wrong. */
    | { kind: 'data faulty'; fault: DataFault; accountId?: string | undefined }
    /** Plaid was asked about the Item itself; without an error its login works. */
    | { kind: 'checked'; error?: PlaidError | undefined; consentUntil?: string | undefined }
    /** Ours, not Plaid's: a time passed at which something should have been heard. */
    | { kind: 'overdue' }
  );

/** What your app reported of one of its users without saying which Item: it belongs to the Items of that user. */
export type UserEvent = Omit<Extract<ItemEvent, { kind: 'noted' }>, 'itemId'>;

/** True of what Plaid sent, as against what your app reported and what Tartan noticed itself. */
export function isWebhook(source: string): boolean {
  return !/^(?:REPORT|TARTAN|CODAT)\./.test(source);
}

/** By which a log line is known to be of this event, at the door and behind it. */
export function keyOf({ bodyHash }: Pick<ItemEvent, 'bodyHash'>): string {
  return bodyHash.slice(0, 12);
}

/** Event time first; what happened within one second is taken in the order of arrival. */
export function eventOrder(event: Pick<ItemEvent, 'at' | 'receivedAt'>): string {
  return `${event.at} ${event.receivedAt}`;
}

/** Sorts events in that order. */
export function byEventOrder(
  a: Pick<ItemEvent, 'at' | 'receivedAt'>,
  b: Pick<ItemEvent, 'at' | 'receivedAt'>,
): number {
  return compareOrder(eventOrder(a), eventOrder(b));
}

/** As `<` compares them: a language would sort punctuation its own way, and take its time. */
export function compareOrder(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
