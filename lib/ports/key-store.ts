/** One of Plaid's verification keys, as Plaid gave it. */
export interface StoredKey {
  kid: string;
  jwk: unknown;
  fetchedAt: Date;
}

/** The keys that any of our instances has fetched, so that Plaid is asked once for all of them. */
export interface KeyStore {
  find(kid: string): Promise<StoredKey | undefined>;
  /** The keys that were saved last, each once, the newest first. @param stop calls it off */
  newest(stop?: AbortSignal): Promise<StoredKey[]>;
  save(key: StoredKey): Promise<void>;
}
