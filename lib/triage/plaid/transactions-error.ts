import type { AdviceTable } from '#lib/triage/advice.ts';
import { supportForms } from './support-forms.ts';

const page = 'https://plaid.com/docs/errors/transactions/';
const asOf = '2026-03-07';
const ticket = { identifiers: [], form: supportForms.general };

/** TRANSACTIONS_ERROR: something got in the way while transactions were being fetched. */
export const transactionsError = {
  TRANSACTIONS_SYNC_MUTATION_DURING_PAGINATION: {
    meaning: 'The transactions of the Item changed while your code was reading them page by page.',
    impact: 'This round of fetching is void; nothing is lost if it is begun again.',
    scope: 'request',
    whoActs: 'your team',
    next: 'Begin the round again from the cursor with which it started.',
    phases: ['API'],
    retry: {
      when: 'at once',
      advice: 'Repeat at once, but from the cursor of the first page, not of the last one.',
    },
    updateMode: false,
    causes: [
      'New or changed transactions came in between two pages of /transactions/sync.',
      'Small pages make a round long, so this happens more often.',
    ],
    steps: [
      'Throw away the pages of this round and go back to its first cursor.',
      'Store a new cursor only when has_more is false.',
      'Ask for 500 transactions a page, which makes the round shorter.',
    ],
    ticket,
    docs: `${page}#transactions_sync_mutation_during_pagination`,
    asOf,
  },
} satisfies AdviceTable;
