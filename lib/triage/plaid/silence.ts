import type { AdviceTable } from '#lib/triage/advice.ts';

import { supportForms } from './support-forms.ts';

/** An Item of which nothing is heard, although no error came. The fields of /item/get are those of Plaid's docs on Items. */
export const silence = {
  STALE: {
    meaning: 'No data has come for this Item for four times as long as usual, and no error either.',
    impact: 'What your app shows of this bank is old; the user has not been told of anything.',
    scope: 'item',
    whoActs: 'your team',
    next: 'Check /item/get: its error, its last update, whether its webhook is Tartan’s.',
    phases: ['webhook'],
    retry: {
      when: 'later',
      advice: 'Ask for data once; the card closes with the next data webhook or LOGIN_REPAIRED.',
    },
    updateMode: false,
    causes: [
      'The webhook address of the Item is not Tartan’s any more, or the app that passes webhooks on has stopped.',
      'Plaid’s updates of this Item fail without an error: last_failed_update is later than last_successful_update.',
      'Your own side removed the Item: Plaid sends no webhook for that.',
      'The account is hardly used: no new transactions, no webhooks.',
    ],
    steps: [
      'Call /item/get: look at its error, at when status.transactions was last updated, and at the last webhook sent.',
      'Is its webhook not Tartan’s address? Set it with /item/webhook/update.',
      'Ask for data: /transactions/sync, or /transactions/refresh where your plan has it.',
      'An error in the answer? That is what has to be mended: /plaid error explains it.',
      'Updates fail for days, and nothing says why? File a case with the institution and the Item.',
      'ITEM_NOT_FOUND? It is gone: tell Tartan with the report item_removed.',
    ],
    ticket: {
      identifiers: ['institution_id', 'access_token'],
      form: supportForms.productFunctionality,
    },
    docs: 'https://plaid.com/docs/api/items/#itemget',
    asOf: '2026-03-07',
    note: 'No error of Plaid’s: Tartan’s own name for an Item with four or more known data webhooks that falls silent for a day or longer.',
  },
} satisfies AdviceTable;
