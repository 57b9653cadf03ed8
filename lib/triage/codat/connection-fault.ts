import type { Advice, AdviceTable } from '#lib/triage/advice.ts';

/** Codat's docs on connections and on the integration with Plaid, and its help on causes of deauthorisation. */
const source = {
  docs: 'https://docs.codat.io/core-concepts/connections',
  asOf: '2026-11-21',
  note: 'No error of Plaid’s: Tartan’s own name for what Codat told of a connection.',
} as const;

const ofConnection = {
  scope: 'item',
  phases: ['webhook'],
  ticket: {
    identifiers: ['companyId', 'connectionId', 'correlationId'],
    form: 'mailto:support@codat.io',
  },
  ...source,
} as const;

const afterLinking: Advice['retry'] = {
  when: 'later',
  advice: 'Codat syncs again by itself once the connection is linked.',
};

/** What goes wrong at a Codat connection, or between it and Plaid. */
export const connectionFault = {
  DEAUTHORIZED: {
    meaning: 'Codat has lost access through this connection.',
    impact: 'No new data comes; what was fetched before can still be read.',
    whoActs: 'end user',
    next: 'Send the customer the link address that /plaid codat shows.',
    retry: afterLinking,
    updateMode: false,
    causes: [
      'The customer withdrew access, or changed the login at the bank.',
      'Consent to open banking ran out after 90 days, as does a connection that does not sync for 90 days.',
      'Plaid’s client_id or secret was changed in Codat, or Plaid’s environment: then all fall at once.',
    ],
    steps: [
      'Ask /plaid codat for the connection: its errors tell the cause where Codat knows it.',
      'If many fell at once, look at Plaid’s keys in Codat’s settings first.',
      'Send the customer the link address; it may work only once, within a day. Make no new company.',
    ],
    endUserWording:
      'We can no longer see your bank account, so what we show you is not up to date. Please open the link that we send you, choose your bank and log in once more. It takes about a minute, and nothing is lost.',
    ...ofConnection,
  },
  UNLINKED: {
    meaning: 'Your own team has cut this connection, in Codat’s portal or through its API.',
    impact: 'No new data comes; what was fetched before can still be read.',
    whoActs: 'your team',
    next: 'Nothing, if it was meant; else let the customer link again.',
    retry: afterLinking,
    updateMode: false,
    causes: ['Somebody chose Unlink in the portal.', 'Your app set the connection to Unlinked.'],
    steps: ['Find out who did it, and whether it was meant.', 'If not, send the link address.'],
    ...ofConnection,
  },
  RATE_LIMIT_REACHED: {
    meaning: 'Your quota of requests to Codat for today is used up.',
    impact: 'Codat answers 429 to every request of yours until the quota opens again.',
    whoActs: 'your team',
    next: 'Stop polling Codat until 00:00 UTC; then use its webhooks instead.',
    retry: { when: 'later', advice: 'The quota opens again at 00:00 UTC.' },
    updateMode: false,
    causes: ['Your app asks Codat more than 1,000 times a day for each connected company.'],
    steps: [
      'Find what asks so often, in your own logs.',
      'Wait for read.completed instead of asking whether a sync is done.',
    ],
    ...ofConnection,
    scope: 'account with Plaid',
  },
  LINKED_BUT_BROKEN: {
    meaning: 'Codat says that the connection is linked, but its Item at Plaid is broken.',
    impact: 'Codat fetches nothing new, and does not say so yet.',
    whoActs: 'your team',
    next: 'Look at both sides: /plaid codat and /plaid item.',
    retry: { when: 'later', advice: 'It closes by itself once the two agree.' },
    updateMode: false,
    causes: [
      'Codat notices only at its next sync that the login has ended.',
      'The Item is an older one of the same connection, replaced by a new login.',
    ],
    steps: [
      'In Plaid’s logs choose Client User ID and paste the connection’s id.',
      'Start a sync in Codat’s portal: it finds the broken login, and the connection turns Deauthorized.',
      'If the Item was replaced, remove it at Plaid.',
    ],
    ...ofConnection,
  },
  DEAUTHORIZED_BUT_HEALTHY: {
    meaning: 'Codat has lost access through the connection, but its Item at Plaid works.',
    impact: 'Codat fetches nothing new, although the bank would give it.',
    whoActs: 'your team',
    next: 'Check Plaid’s keys in Codat, then let them link again.',
    retry: { when: 'later', advice: 'It closes by itself once the two agree.' },
    updateMode: false,
    causes: [
      'Plaid’s client_id or secret was changed, and Codat still has the old one.',
      'The connection was not synced for 90 days.',
    ],
    steps: [
      'Compare Plaid’s keys and environment with those in Codat’s settings.',
      'Send the link address, or write to Codat’s support with the draft.',
    ],
    ...ofConnection,
  },
} satisfies AdviceTable;
