import type { PlaidError } from './item-event.ts';

/** What Plaid says of an Item now. */
export interface LiveItem {
  itemId: string;
  institutionId?: string | undefined;
  institutionName?: string | undefined;
  /** Where Plaid sends its webhooks; empty: nowhere; undefined: Plaid does not say. */
  webhook?: string | undefined;
  /** Undefined: Plaid says that there is none. */
  error?: PlaidError | undefined;
  /** When the user's consent ends, ISO 8601. */
  consentUntil?: string | undefined;
  /** When Plaid last got data from the bank, and when it last failed to, by product. */
  updates: readonly {
    product: string;
    succeeded?: string | undefined;
    failed?: string | undefined;
  }[];
  /** Of this very question: what Plaid's support asks for. */
  requestId?: string | undefined;
}
