import type { Actor, TicketIdentifier } from '#lib/triage/advice.ts';

/** A question with two to five answers; each answer leads on. */
export interface Question {
  ask: string;
  /** How to find out, when the question does not say it all. */
  how?: string;
  /** By id: kebab-case, kept in the buttons of messages that are already sent. */
  answers: Readonly<Record<string, { label: string; leadsTo: Question | Leaf }>>;
}

/** The end of a way through a tree: what is the matter, and what to do. */
export interface Leaf {
  conclusion: string;
  whoActs: Actor;
  /** What to do, in order. */
  steps: readonly string[];
  /** Ready to send to the end user, at most 400 characters, no codes and no jargon. */
  endUserWording?: string;
  /** Present when the way ends in a ticket: one of the kinds that `/plaid ticket` knows, or one of its own. */
  ticket?: { kind: string } | LeafTicket;
  source: { name: string; asOf: string; url?: string };
}

/** What a ticket of a leaf's own is about, and what it has to name. */
export interface LeafTicket {
  subject: string;
  /** All are wanted; of a list inside the list, any one will do. */
  identifiers: readonly (TicketIdentifier | readonly TicketIdentifier[])[];
  form: string;
  /** What else the person has to write into it. */
  tell: readonly string[];
}

/** A problem that takes a few questions to place. At most four clicks lead to any leaf. */
export interface DecisionTree {
  /** Kebab-case: what is typed after `/plaid diagnose`. */
  name: string;
  title: string;
  start: Question;
}
