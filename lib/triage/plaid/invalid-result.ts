import type { AdviceTable } from '#lib/triage/advice.ts';
import { supportForms } from './support-forms.ts';

const page = 'https://plaid.com/docs/errors/invalid-result/';
const asOf = '2026-03-07';

/** INVALID_RESULT: the call was right, but what came of it is not what was asked for. */
export const invalidResult = {
  LAST_UPDATED_DATETIME_OUT_OF_RANGE: {
    meaning: 'The bank has no balance as recent as the call demands.',
    impact: 'No balance comes back from this call; an older one can still be had.',
    scope: 'request',
    whoActs: 'bank',
    next: 'Take the stored balance from /accounts/get, or accept an older one.',
    phases: ['API'],
    retry: {
      when: 'never',
      advice:
        'The same call fails until the bank has a newer balance; ask for an older one meanwhile.',
    },
    updateMode: false,
    causes: ['min_last_updated_datetime is later than the newest balance of the bank.'],
    steps: [
      'Where an older balance will do, read it with /accounts/get.',
      'Otherwise allow an earlier time in min_last_updated_datetime.',
    ],
    ticket: { identifiers: [], form: supportForms.general },
    docs: `${page}#last_updated_datetime_out_of_range`,
    asOf,
    note: "The bank sets how fresh a balance is, but your team's call is what can be changed.",
  },
  PLAID_DIRECT_ITEM_IMPORT_RETURNED_INVALID_MFA: {
    meaning: 'An import of an Item into Plaid met a security check that it could not pass.',
    impact: 'The Item is not imported, so no data comes for this user.',
    scope: 'item',
    whoActs: 'Plaid',
    next: 'Write to your account manager at Plaid, or file a ticket.',
    phases: ['API'],
    retry: {
      when: 'never',
      advice: 'Trying again does not help; wait for the answer of Plaid.',
    },
    updateMode: false,
    causes: ['Plaid names no cause.'],
    steps: [
      'Note the request_id of the failed import.',
      'Send it to your account manager, or file a ticket about how the product works.',
    ],
    // The form for limits is the one for faults of a product in general.
    ticket: { identifiers: [], form: supportForms.productFunctionality },
    docs: `${page}#plaid_direct_item_import_returned_invalid_mfa`,
    asOf,
  },
} satisfies AdviceTable;
