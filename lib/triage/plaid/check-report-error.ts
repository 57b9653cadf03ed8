import type { AdviceTable } from '#lib/triage/advice.ts';
import { supportForms } from './support-forms.ts';

const page = 'https://plaid.com/docs/errors/check-report/';
const asOf = '2026-03-07';
/** The day of the API description in which the codes without a page were read. */
const asOfSpec = '2026-11-21';
/** Plaid asks for no identifiers for any of these codes. */
const ticket = { identifiers: [], form: supportForms.general };
const bareCode =
  'Has no page of its own: it is a bare code on the webhook CRA_REPORT_UPDATED, set only when every product failed, and Plaid names no error type for it. The advice is our inference.';
const seeItems = 'List the Items of the user and their state with /user/items/get.';

/** CHECK_REPORT_ERROR: a Consumer Report of Plaid Check could not be made. */
export const checkReportError = {
  DATA_UNAVAILABLE: {
    meaning: 'Plaid could not get the data for the report from the banks of this user.',
    impact: 'No report is made for this user until the failing Items are well again.',
    scope: 'item',
    whoActs: 'end user',
    next: 'Read causes, and let the user repair each named Item in update mode.',
    phases: ['API', 'webhook'],
    retry: {
      when: 'never',
      advice: 'Asking again does not help yet; wait until every Item under causes is repaired.',
    },
    updateMode: true,
    causes: ['The Items of the user that feed the report are in an error of their own.'],
    steps: [
      'Go through causes, and look up the advice for the error code of each Item.',
      'Newer webhooks list in repairable_items the Items that update mode can mend.',
      'If neither is there, call /user/items/get to see which Items are in trouble.',
      'When they are well again, create the report anew.',
    ],
    endUserWording:
      'We could not prepare your report because we could not read from one of your banks. Please open our app, choose the bank that is marked and log in there once more. We will prepare the report as soon as it is connected again.',
    ticket,
    docs: `${page}#data_unavailable`,
    asOf,
  },
  INSTITUTION_TRANSACTION_HISTORY_NOT_SUPPORTED: {
    meaning: 'The report asks for more days of transactions than this bank can deliver.',
    impact: 'No report is made for this user with the number of days that you asked for.',
    scope: 'request',
    whoActs: 'your team',
    next: 'Lower days_required and create the report again.',
    phases: ['API', 'webhook'],
    retry: {
      when: 'never',
      advice: 'Do not repeat the same call; wait until it asks for fewer days.',
    },
    updateMode: false,
    causes: ['The history that the bank keeps is shorter than days_required.'],
    steps: [
      'Choose the smallest days_required with which your decision still works.',
      'If you cannot go lower, ask the user for another bank.',
    ],
    ticket,
    docs: `${page}#institution_transaction_history_not_supported`,
    asOf,
  },
  INSUFFICIENT_TRANSACTION_DATA: {
    meaning: 'There are too few transactions to work out the insight that was asked for.',
    impact: 'This insight cannot be had for this user from the accounts linked so far.',
    scope: 'item',
    whoActs: 'end user',
    next: 'Ask the user to link the bank account that they use most.',
    phases: ['API', 'webhook'],
    retry: {
      when: 'never',
      advice: 'Asking again does not help; wait until the user has linked another bank.',
    },
    updateMode: false,
    causes: [
      'The linked accounts are new or hardly used; error_message names the insight that suffers.',
    ],
    steps: [
      'Take from error_message which insight lacks data.',
      'Ask the user to link one more bank with more activity.',
      'Create the report again when that is done.',
    ],
    endUserWording:
      'The bank account you connected does not have enough activity for us to prepare your report. Please connect one more account, ideally the one that your income is paid into and that you use day to day.',
    ticket,
    docs: `${page}#insufficient_transaction_data`,
    asOf,
  },
  NO_ACCOUNTS: {
    meaning: 'None of the accounts that the user linked is of a kind the report can use.',
    impact: 'No report is made for this user.',
    scope: 'item',
    whoActs: 'end user',
    next: 'Ask the user to link a bank where they have a suitable account.',
    phases: ['API', 'webhook'],
    retry: {
      when: 'never',
      advice: 'Asking again does not help; wait until the user has linked another bank.',
    },
    updateMode: false,
    causes: ['The user linked only accounts that do not count for this report.'],
    steps: [
      'Tell the user which kinds of account you need.',
      'Open Link so that the user can add another bank, and create the report again.',
    ],
    endUserWording:
      'The accounts you connected cannot be used for this report. Please connect another bank where you have an everyday account, such as the one that your income is paid into.',
    ticket,
    docs: `${page}#no_accounts`,
    asOf,
  },
  NETWORK_CONSENT_REQUIRED: {
    meaning: 'The user has not agreed that data from the Plaid network may be used.',
    impact: 'The parts of the report that rest on network data are not made for this user.',
    scope: 'item',
    whoActs: 'end user',
    next: 'Open Link again with the insights product, so that the user can agree.',
    phases: ['API', 'webhook'],
    retry: {
      when: 'never',
      advice: 'Asking again does not help; wait until the user has agreed in Link.',
    },
    updateMode: false,
    causes: [
      'The user went through Link without being asked for consent to network data, or declined.',
    ],
    steps: [
      'Make a link token whose products include cra_network_insights or cra_cashflow_insights.',
      'Send the user through Link with it, and create the report again.',
    ],
    endUserWording:
      'To finish your report we need one more permission from you. Please open our app and go through the steps for connecting your bank again; you will be asked whether this information may be shared. The choice is yours.',
    ticket,
    docs: `${page}#network_consent_required`,
    asOf,
  },
  DATA_QUALITY_CHECK_FAILED: {
    meaning: 'The bank delivered data that does not fit together, so Plaid made no report of it.',
    impact: 'No report is made for this user for a day or two.',
    scope: 'item',
    whoActs: 'bank',
    next: 'Create the report again in 1 to 2 days, not sooner than 24 hours.',
    phases: ['API', 'webhook'],
    retry: {
      when: 'later',
      advice: 'Create the report again after 1 to 2 days, and in no case before 24 hours are over.',
    },
    updateMode: false,
    causes: ['Figures from the bank did not agree with each other.'],
    steps: [
      'Tell the user that it will take a day or two.',
      'Create the report again after that time.',
    ],
    endUserWording:
      'Your bank has sent us information that does not fit together yet, so your report is not ready. You do not have to do anything: this usually settles within one to two days, and we will then try again.',
    ticket,
    docs: `${page}#data_quality_check_failed`,
    asOf,
    note: 'The page says 1 to 2 days, the changelog at least 24 hours.',
  },
  NO_ELIGIBLE_ITEMS: {
    meaning: 'The report was to be renewed, but no Item of this user can feed it.',
    impact: 'The report for this user is not renewed.',
    scope: 'item',
    whoActs: 'Plaid',
    next: 'Check the Items of this user with /user/items/get.',
    phases: ['webhook'],
    retry: {
      when: 'never',
      advice: 'There is nothing to call again; wait until the user has a working Item.',
    },
    updateMode: false,
    causes: ['All Items of the user are removed, broken or not fit for this report.'],
    steps: [
      seeItems,
      'If one is broken, follow the advice for its error code; if none is left, let the user link again.',
    ],
    ticket,
    docs: page,
    asOf: asOfSpec,
    note: bareCode,
  },
  NO_ELIGIBLE_ITEMS_ON_PROFILE: {
    meaning:
      'The report was to be renewed, but the network profile of this user has no usable Item.',
    impact: 'The report from the Plaid network is not renewed for this user.',
    scope: 'item',
    whoActs: 'Plaid',
    next: 'Check the Items of this user with /user/items/get.',
    phases: ['webhook'],
    retry: {
      when: 'never',
      advice: 'There is nothing to call again; wait for the next CRA_REPORT_UPDATED webhook.',
    },
    updateMode: false,
    causes: ['No Item on the profile that Plaid keeps for this user is fit for the report.'],
    steps: [seeItems, 'If they look well, file a ticket and quote the user_id from the webhook.'],
    ticket,
    docs: page,
    asOf: asOfSpec,
    note: bareCode,
  },
  PRODUCT_GENERATION_FAILED: {
    meaning: 'Plaid could not make any of the products of the renewed report for this user.',
    impact: 'The report for this user is not renewed; it was to rest on the Items linked with you.',
    scope: 'item',
    whoActs: 'Plaid',
    next: 'Check the Items of this user; if they are well, file a ticket.',
    phases: ['webhook'],
    retry: {
      when: 'never',
      advice: 'There is nothing to call again; wait for the next CRA_REPORT_UPDATED webhook.',
    },
    updateMode: false,
    causes: ['Making the products failed at Plaid, for a report of the scope CLIENT_USER.'],
    steps: [
      seeItems,
      'If all of them are well, file a ticket and quote user_id and report_id from the webhook.',
    ],
    ticket,
    docs: page,
    asOf: asOfSpec,
    note: bareCode,
  },
  PRODUCT_GENERATION_ERROR: {
    meaning:
      'Plaid could not make any of the products of the renewed network report for this user.',
    impact: 'The report for this user is not renewed; it was to rest on the Plaid network.',
    scope: 'item',
    whoActs: 'Plaid',
    next: 'Check the Items of this user; if they are well, file a ticket.',
    phases: ['webhook'],
    retry: {
      when: 'never',
      advice: 'There is nothing to call again; wait for the next CRA_REPORT_UPDATED webhook.',
    },
    updateMode: false,
    causes: ['Making the products failed at Plaid, for a report of the scope PLAID_NETWORK.'],
    steps: [
      seeItems,
      'If all of them are well, file a ticket and quote user_id and report_id from the webhook.',
    ],
    ticket,
    docs: page,
    asOf: asOfSpec,
    note: bareCode,
  },
  UNMATCH: {
    meaning: 'Plaid no longer finds a network profile that belongs to this user.',
    impact: 'The report from the Plaid network is not renewed for this user.',
    scope: 'item',
    whoActs: 'Plaid',
    next: 'Check the Items of this user with /user/items/get.',
    phases: ['webhook'],
    retry: {
      when: 'never',
      advice: 'There is nothing to call again; wait for the next CRA_REPORT_UPDATED webhook.',
    },
    updateMode: false,
    causes: ['The details of the user and those of the profile do not go together any more.'],
    steps: [seeItems, 'If they look well, file a ticket and quote the user_id from the webhook.'],
    ticket,
    docs: page,
    asOf: asOfSpec,
    note: bareCode,
  },
} satisfies AdviceTable;
