import type { TicketKind, Wish } from '#lib/tickets/ticket-kind.ts';

/** What the questions of a decision tree have led to. */
export interface GuidedTicket {
  subject: string;
  conclusion: string;
  identifiers: readonly Wish[];
  form: string;
  /** What else has to be written into it. */
  tell: readonly string[];
}

/** A ticket at the end of a few questions. */
export function guidedKind(about: GuidedTicket): TicketKind {
  return {
    name: 'guided',
    title: about.subject,
    with: 'Plaid',
    form: about.form,
    identifiers: about.identifiers,
    fields: about.tell.map((label, index) => ({
      name: `tell-${String(index)}`,
      label: label.replace(/\.$/, ''),
      form: 'lines',
      isWanted: true,
    })),
    checks: [],
    subject: () => about.subject,
    opening: () => about.conclusion,
  };
}
