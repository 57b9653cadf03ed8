import type { DataFault } from '#lib/health/data-fault.ts';
import { supportForms } from '#lib/triage/plaid/support-forms.ts';

import {
  itemsOf,
  type TicketFacts,
  type TicketField,
  type TicketKind,
} from '#lib/tickets/ticket-kind.ts';

const HOUR_MS = 60 * 60 * 1000;
const WAIT_MS = 48 * HOUR_MS;

const asOfFaq = 'as Plaid’s FAQ named it around 2020';

const description: TicketField = {
  name: 'description',
  label: 'Description',
  form: 'lines',
  isWanted: true,
};

/** `An Item of`, `12 Items of`. */
function who(facts: TicketFacts): string {
  return facts.count <= 1 ? `An Item at ${facts.bank}` : `${itemsOf(facts)} at ${facts.bank}`;
}

function verb(facts: TicketFacts, one: string, several: string): string {
  return facts.count <= 1 ? one : several;
}

export const missingTransactionsKind: TicketKind = {
  name: 'missing-transactions',
  title: 'Transactions are missing',
  with: 'Plaid',
  form: supportForms.missingTransactions,
  category: `Missing data issues › Missing transaction data, ${asOfFaq}`,
  first:
    'Banks can be late: Plaid asks to wait 48 hours and to fetch again before a case is filed.',
  identifiers: ['access_token', 'institution_id'],
  also: ['account_id'],
  fields: [
    { name: 'from', label: 'Missing from', form: 'date', isWanted: true },
    { name: 'to', label: 'Missing until', hint: 'Empty: until today.', form: 'date' },
    {
      name: 'examples',
      label: 'Examples, with date, amount and merchant',
      hint: 'One or more, a line each. They let Plaid check that it is mended.',
      form: 'lines',
      isWanted: true,
    },
    description,
  ],
  checks: [
    { name: 'waited', done: '48 hours have passed, and they were fetched again' },
    { name: 'in-online-banking', done: 'Checked that they show in the user’s online banking' },
    {
      name: 'item-healthy',
      done: 'Checked that the Item has no error, and that status.plaid.com is quiet',
    },
  ],
  fault: 'missing_transactions',
  tooEarly({ to, from }, now) {
    const last = Date.parse(to || from || '');
    const ready = last + WAIT_MS;
    return ready > now.getTime()
      ? `Banks can be two days late: wait until ${new Date(ready).toISOString().slice(0, 10)}`
      : undefined;
  },
  subject: (facts, { from }) => `${facts.bank}: transactions missing${from ? ` from ${from}` : ''}`,
  opening: (facts, { from, to }) =>
    `${who(facts)} ${verb(facts, 'is', 'are')} missing transactions${from ? ` from ${from}` : ''}${to ? ` to ${to}` : from ? ' onward' : ''}.`,
};

export const transactionDataKind: TicketKind = {
  name: 'transaction-data',
  title: 'Transactions are wrong',
  with: 'Plaid',
  form: supportForms.faultyTransactions,
  category: `Faulty data issues › Incorrect transaction data, ${asOfFaq}`,
  first:
    'A pending transaction and its posted one are two ids of one payment; name and merchant_name differ by design.',
  identifiers: ['access_token', 'institution_id'],
  fields: [
    {
      name: 'transactions',
      label: 'transaction_id',
      hint: 'One or more, a line each.',
      form: 'lines',
      isWanted: true,
      takes: 'transaction_id',
    },
    { name: 'returned', label: 'What is returned', form: 'line', isWanted: true },
    { name: 'expected', label: 'What it should be', form: 'line', isWanted: true },
    description,
  ],
  checks: [
    { name: 'merchant-name', done: 'merchant_name was compared, not only name' },
    {
      name: 'no-pending-twin',
      done: 'Checked that it is no pending transaction beside its posted one',
    },
  ],
  fault: 'incorrect_transactions',
  subject: (facts, { returned, expected }) =>
    returned && expected
      ? `${facts.bank}: “${returned}” returned where “${expected}” is right`
      : `${facts.bank}: wrong transaction data`,
  opening: (facts) =>
    `${who(facts)} ${verb(facts, 'returns', 'return')} transactions with wrong values.`,
};

export const missingAccountsKind: TicketKind = {
  name: 'missing-accounts',
  title: 'An account is missing',
  with: 'Plaid',
  form: supportForms.missingAccounts,
  category: `Missing data issues › Missing account data, ${asOfFaq}`,
  first:
    'A closed account vanishes, and one that Plaid cannot match gets a new account_id: neither is a fault.',
  identifiers: ['access_token', 'institution_id'],
  fields: [
    {
      name: 'type',
      label: 'Type of the missing account',
      hint: 'Such as checking.',
      form: 'line',
      isWanted: true,
    },
    {
      name: 'mask',
      label: 'Last four digits of the missing account',
      form: 'line',
      isWanted: true,
    },
    description,
  ],
  checks: [
    { name: 'not-closed', done: 'Checked that the account is not closed' },
    { name: 'not-replaced', done: 'Checked that no other account_id has taken its place' },
    { name: 'selected', done: 'Checked that the user shared it when linking' },
  ],
  fault: 'missing_accounts',
  subject: (facts, { type, mask }) =>
    `${facts.bank}: ${type ? `${type} account` : 'account'} missing${mask ? `, ending in ${mask}` : ''}`,
  opening: (facts, { type }) =>
    `${who(facts)} ${verb(facts, 'does', 'do')} not return ${type ? `a ${type} account` : 'an account'}. Number of access_tokens affected: ${String(Math.max(1, facts.count))}.`,
};

export const misclassifiedAccountsKind: TicketKind = {
  name: 'misclassified-accounts',
  title: 'An account has the wrong type',
  with: 'Plaid',
  form: supportForms.institutions,
  category: `Faulty data issues › Incorrect account data, ${asOfFaq}`,
  identifiers: ['access_token', 'institution_id'],
  fields: [
    {
      name: 'accounts',
      label: 'account_id',
      form: 'accounts',
      isWanted: true,
      takes: 'account_id',
    },
    { name: 'returned', label: 'Type or subtype that is returned', form: 'line', isWanted: true },
    { name: 'expected', label: 'Type or subtype that it should be', form: 'line', isWanted: true },
    description,
  ],
  checks: [],
  fault: 'misclassified_accounts',
  subject: (facts, { returned, expected }) =>
    returned && expected
      ? `${facts.bank}: ${expected} accounts returned as ${returned}`
      : `${facts.bank}: accounts of a wrong type`,
  opening: (facts, { returned, expected }) =>
    `${who(facts)} ${verb(facts, 'returns', 'return')} ${returned && expected ? `an account as ${returned} that is ${expected}` : 'an account of a wrong type'}. Number of access_tokens affected: ${String(Math.max(1, facts.count))}.`,
};

const faultWords: Readonly<Record<DataFault, string>> = {
  missing_transactions: 'transactions missing',
  incorrect_transactions: 'wrong transactions',
  missing_accounts: 'accounts missing',
  misclassified_accounts: 'accounts of a wrong type',
};

/** The same fault at ten or more Items, or accounts, of one bank within 48 hours. */
export const institutionKind: TicketKind = {
  name: 'institution',
  title: 'Faulty data at many Items of a bank',
  with: 'Plaid',
  form: supportForms.institutions,
  first:
    'For ten or more Items (accounts, where accounts are at fault) within 48 hours. One bank for each ticket.',
  identifiers: ['institution_id', 'access_token'],
  fields: [
    {
      name: 'fault',
      label: 'What is wrong',
      form: Object.entries(faultWords).map(([value, label]) => ({ value, label })),
      isWanted: true,
    },
    {
      name: 'examples',
      label: 'An example for each of a few Items',
      hint: 'Transactions: date, amount, merchant. Accounts: type and last four digits.',
      form: 'lines',
      isWanted: true,
    },
    description,
  ],
  checks: [],
  subject: (facts, { fault }) => `${facts.bank}: ${wordsFor(fault)} at ${countOf(facts)}`,
  opening: (facts, { fault }) =>
    `${countOf(facts)} at ${facts.bank} had the same fault within 48 hours: ${wordsFor(fault)}. We report it as a trouble of this institution.`,
};

function wordsFor(fault: string | undefined): string {
  return new Map<string, string>(Object.entries(faultWords)).get(fault ?? '') ?? 'faulty data';
}

/** How many had it is for who writes to say, where Tartan has not counted. */
function countOf(facts: TicketFacts): string {
  if (facts.count === 0) return '[how many] Items';
  return facts.accountCount === undefined
    ? itemsOf(facts)
    : `${facts.accountCount.toLocaleString('en-US')} accounts of ${itemsOf(facts)}`;
}
