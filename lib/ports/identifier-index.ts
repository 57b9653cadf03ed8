import type { Account } from '#lib/health/account.ts';

/** An identifier, and what it came with. */
export interface SeenIdentifier {
  value: string;
  /** In Plaid's own words: `account_id`. */
  name: string;
  /** The Item that it belongs to; undefined when it came in something that names none. */
  itemId?: string | undefined;
  /** The user that it belongs to, when it came in a report that names no Item. */
  clientUserId?: string | undefined;
  /** What it first came in, as type and code: `ITEM.ERROR`. */
  source: string;
  /** The error code that it first came with. */
  code?: string | undefined;
  at: string;
}

/** Which Items an identifier belongs to, whatever its kind. */
export interface IdentifierIndex {
  /** Idempotent: what is known already costs no write, and keeps the source and time that it has. */
  learn(seen: readonly SeenIdentifier[]): Promise<void>;
  /** All that is kept under this value in any case of its letters, by one key look-up; at most 100, in no order. */
  find(value: string): Promise<SeenIdentifier[]>;
}

/** The accounts of each Item, as your app last described them. */
export interface AccountStore {
  /** @param at when it was so: what is older than what is known changes nothing */
  learn(itemId: string, accounts: readonly Account[], at: string): Promise<void>;
  of(itemId: string): Promise<Account[]>;
}
