/** Who has to do something before this goes away. `nobody`: it passes, or there is nothing to mend. */
export type Actor = 'end user' | 'your team' | 'bank' | 'Plaid' | 'nobody';

/** Where a code turns up: linking for the first time, repairing in Link, an answer of the API, a webhook. */
export type Phase = 'first link' | 'update mode' | 'API' | 'webhook';

/** Identifiers in Plaid's own names, as its support form asks for them. */
export type TicketIdentifier =
  | 'access_token'
  | 'item_id'
  | 'institution_id'
  | 'account_id'
  | 'transaction_id'
  | 'link_session_id'
  | 'request_id'
  | 'transfer_id'
  | 'authorization_id'
  | 'asset_report_token'
  | 'identity_verification_id'
  | 'client_transaction_id'
  | 'user_token'
  | 'credit_dashboard_user_id'
  // Codat's own, for its support.
  | 'companyId'
  | 'connectionId'
  | 'correlationId';

/** What we know about one error code of one error type: the runbook behind cards, answers and tickets. */
export interface Advice {
  /** One plain sentence: what the code says. */
  meaning: string;
  /** One sentence: what stops working, and for whom. */
  impact: string;
  /** What shares the fault: one Item, every Item of the bank, one API request, or your whole integration. */
  scope: 'item' | 'institution' | 'request' | 'account with Plaid';
  whoActs: Actor;
  /** The next step for who acts: an imperative of at most 90 characters, shown on the card. */
  next: string;
  phases: readonly Phase[];
  /** `when` is for code, `advice` for people and always names a time or what to wait for. */
  retry: { when: 'never' | 'at once' | 'later'; advice: string };
  /** True when Link update mode is the way to mend it. */
  updateMode: boolean;
  causes: readonly string[];
  steps: readonly string[];
  /** Ready to send to the end user: no codes, no jargon, at most 400 characters. Absent: not their concern. */
  endUserWording?: string;
  ticket: {
    /** All are wanted; of a list inside the list, any one will do. Empty: Plaid names none. */
    identifiers: readonly (TicketIdentifier | readonly TicketIdentifier[])[];
    /** The form of Plaid's dashboard that takes such a case. */
    form: string;
  };
  /** The page of Plaid's documentation; for a code without a page, its nearest page. */
  docs: string;
  /** The day on which the source was read. */
  asOf: string;
  /** Other spellings under which people meet this code. */
  aliases?: readonly string[];
  /** What a reader must know about the standing of this entry: no page of its own, conflicting sources, … */
  note?: string;
  /** The code is no longer in Plaid's documentation; `successor` is the code sent today, when there is one. */
  legacy?: { successor?: string };
}

/** The codes of one error type. */
export type AdviceTable = Readonly<Record<string, Advice>>;
