/** Whence a ticket draft is opened. A modal carries it through Slack; nothing in it is more than a key. */
export interface TicketOrigin {
  /** An alert's id, `item <item_id>`, `diagnose <tree> <answers>`, `codat <name>=<id> …`, or empty. */
  about: string;
  /** Identifiers that were typed or pasted, in Plaid's own names. */
  ids?: Readonly<Record<string, string>> | undefined;
  /** The error code in what was pasted. */
  code?: string | undefined;
  /** Where the result is posted. */
  thread?: { channel: string; ts: string } | undefined;
}
