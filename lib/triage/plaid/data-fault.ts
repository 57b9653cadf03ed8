import type { Advice, AdviceTable } from '#lib/triage/advice.ts';

import { supportForms } from './support-forms.ts';

/** Plaid's FAQ on missing and wrong data, F32, and its docs on troubleshooting Transactions. */
const source = {
  docs: 'https://plaid.com/docs/transactions/troubleshooting/',
  asOf: '2026-03-07',
  note: 'No error of Plaid’s: Tartan’s own name for what your app or your team reported at ten or more Items (accounts) of a bank within 48 hours.',
} as const;

const widespread = {
  scope: 'institution',
  whoActs: 'your team',
  phases: ['API'],
  updateMode: false,
  ...source,
} as const;

const waits: Advice['retry'] = {
  when: 'later',
  advice: 'Fetch again once Plaid or the bank has said that it is mended.',
};

/** Data that is missing or wrong at many Items of a bank, whose logins work. */
export const dataFault = {
  MISSING_TRANSACTIONS: {
    meaning: 'Many Items of this bank lack transactions that the bank shows.',
    impact: 'Balances and histories are incomplete; logins work.',
    next: 'File one case with Plaid about the bank; the ticket draft lists the Items.',
    retry: waits,
    causes: ['The bank or Plaid’s connection to it leaves out a part of the data.'],
    steps: [
      'Look at the bank at https://dashboard.plaid.com/activity/status and at https://status.plaid.com.',
      'File one case for this bank, with examples: date, amount, merchant.',
      'Tell support that you know of it, so that nobody files Item by Item.',
    ],
    ticket: { identifiers: ['institution_id', 'access_token'], form: supportForms.institutions },
    ...widespread,
  },
  INCORRECT_TRANSACTIONS: {
    meaning: 'Many Items of this bank return transactions with wrong values.',
    impact: 'Names, categories, dates or amounts cannot be relied on; logins work.',
    next: 'File one case with Plaid about the bank; the ticket draft lists the Items.',
    retry: waits,
    causes: ['The bank has changed how it words or sends its transactions.'],
    steps: [
      'Rule out pending transactions beside their posted ones, and name against merchant_name.',
      'File one case for this bank, with transaction ids, what comes and what is right.',
    ],
    ticket: { identifiers: ['institution_id', 'access_token'], form: supportForms.institutions },
    ...widespread,
  },
  MISSING_ACCOUNTS: {
    meaning: 'Many accounts at this bank are not returned, although they are open and shared.',
    impact: 'Users do not see these accounts; their logins work.',
    next: 'File one case with Plaid about the bank; the ticket draft lists the Items.',
    retry: waits,
    causes: ['The bank or Plaid’s connection to it leaves out a kind of account.'],
    steps: [
      'Rule out closed accounts, new account ids, and accounts that were not shared.',
      'File one case for this bank, with type and last four digits of some accounts.',
    ],
    ticket: { identifiers: ['institution_id', 'access_token'], form: supportForms.institutions },
    ...widespread,
  },
  MISCLASSIFIED_ACCOUNTS: {
    meaning: 'Many accounts at this bank come with a wrong type or subtype.',
    impact: 'What depends on the type, such as Auth or limits, goes wrong; logins work.',
    next: 'File one case with Plaid about the bank; the ticket draft lists the Items.',
    retry: waits,
    causes: ['The bank has renamed or merged kinds of accounts.'],
    steps: [
      'Correct the type on your side by hand until it is mended.',
      'File one case for this bank, with account ids, the type that comes and the right one.',
    ],
    ticket: { identifiers: ['institution_id', 'access_token'], form: supportForms.institutions },
    ...widespread,
  },
} satisfies AdviceTable;
