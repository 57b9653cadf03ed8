import type { TicketIdentifier } from '#lib/triage/advice.ts';

import { identifierLine, missingOf, type TicketDraft } from './ticket-draft.ts';

/** A ticket at the end of a few questions: nothing is known yet but what it is about. */
export interface GuidedTicket {
  subject: string;
  /** What the questions have led to. */
  conclusion: string;
  identifiers: readonly (TicketIdentifier | readonly TicketIdentifier[])[];
  form: string;
  /** What else has to be written into it. */
  tell: readonly string[];
}

export function guidedTicket(about: GuidedTicket): TicketDraft {
  const wanted = about.identifiers.map((wish) => (typeof wish === 'string' ? [wish] : wish));
  return {
    form: about.form,
    subject: about.subject,
    body: [
      about.conclusion,
      '',
      ...wanted.flatMap((anyOf) => identifierLine(anyOf, {})),
      '',
      ...about.tell.map((one) => `${one}: `),
      'What we tried: ',
    ].join('\n'),
    missing: missingOf(wanted, {}),
  };
}
