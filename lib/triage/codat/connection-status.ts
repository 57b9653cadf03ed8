import type { Actor } from '#lib/triage/advice.ts';

/** What a state of a Codat connection means, and who does what about it. */
export interface ConnectionAdvice {
  meaning: string;
  whoActs: Actor;
  next: string;
}

/** Sources: Codat's docs on connections, its help on causes of deauthorisation; as of 2026-11-21. */
const byStatus: Readonly<Record<string, ConnectionAdvice>> = {
  Linked: {
    meaning: 'Codat can fetch data.',
    whoActs: 'nobody',
    next: 'Nothing to do while its data comes.',
  },
  PendingAuth: {
    meaning: 'The customer has not finished linking.',
    whoActs: 'end user',
    next: 'Ask the customer to finish linking through the link address.',
  },
  Deauthorized: {
    meaning: 'Access was withdrawn or has run out; what was fetched before can still be read.',
    whoActs: 'end user',
    next: 'Send the customer the link address to link again; make no new company.',
  },
  Unlinked: {
    meaning: 'Your own team has cut the connection, in the portal or through the API.',
    whoActs: 'your team',
    next: 'Nothing, if it was meant; else let the customer link again.',
  },
};

/** Why access gets lost. Codat knows the reason at times only: then it stands among the connection's errors. */
export const deauthorizationCauses: readonly string[] = [
  'The customer withdrew access, or changed the login at the bank.',
  'Consent to open banking runs out after 90 days, as does a connection that does not sync for 90 days.',
  'Plaid’s client_id or secret was changed in Codat, or Plaid’s environment: then all connections fall at once.',
];

/** @param status as Codat says it; one that nobody knows is for your team to look at */
export function connectionAdvice(status: string): ConnectionAdvice {
  const known = Object.hasOwn(byStatus, status) ? byStatus[status] : undefined;
  return (
    known ?? {
      meaning: 'A state that Tartan does not know; see Codat’s docs on connections.',
      whoActs: 'your team',
      next: 'Look at the connection in Codat’s portal.',
    }
  );
}
