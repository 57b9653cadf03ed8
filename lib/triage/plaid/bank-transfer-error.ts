import type { AdviceTable } from '#lib/triage/advice.ts';
import { supportForms } from './support-forms.ts';

const page = 'https://plaid.com/docs/errors/microdeposits/';
const asOf = '2026-03-07';
const ticket = { identifiers: [], form: supportForms.general };

/** BANK_TRANSFER_ERROR: a micro-deposit to the account of a user could not be sent. */
export const bankTransferError = {
  BANK_TRANSFER_ACCOUNT_BLOCKED: {
    meaning: 'Plaid sends no micro-deposits to this account, since a former transfer failed.',
    impact: 'The user cannot verify this account; other accounts of theirs may still work.',
    scope: 'item',
    whoActs: 'end user',
    next: 'Ask the user to link a different bank account.',
    phases: ['first link', 'API'],
    retry: { when: 'never', advice: 'Wait until the user has linked another account.' },
    updateMode: false,
    causes: ['A transfer with this account failed at some time, so Plaid marked it.'],
    steps: [
      'Let the user choose and link another account.',
      'Open a ticket if the user is sure that nothing ever failed there.',
    ],
    endUserWording:
      'We cannot verify this bank account, because an earlier payment with it did not work. Please connect a different account in our app and use that one instead.',
    ticket,
    docs: `${page}#bank_transfer_account_blocked`,
    asOf,
  },
} satisfies AdviceTable;
