/** A text that somebody pastes, and what a careful person reads from it. */
export interface PastedSample {
  /** Unique among all samples. */
  case: string;
  text: string;
  /** In Plaid's spelling, each once, in the order of first appearance. */
  codes: readonly string[];
  /** As TYPE.CODE, in the order of appearance. */
  webhooks?: readonly string[];
  /** Value to Plaid's (or Codat's) field name, or `unnamed` where only the bare value stands. */
  ids: Readonly<Record<string, string>>;
  /** The text holds a token or a key, which must never be shown again. */
  secret?: true;
}
