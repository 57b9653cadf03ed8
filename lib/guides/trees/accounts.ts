import type { DecisionTree, Leaf, Question } from '#lib/guides/decision-tree.ts';
import { faqArticles } from '#lib/guides/faq-articles.ts';

const faqData = faqArticles('F32');
const updateMode = {
  name: "Plaid's docs on update mode; article F14 of its FAQ is older",
  asOf: '2026-03-07',
  url: 'https://plaid.com/docs/link/update-mode/',
};
const churn = {
  name: "Plaid's help on account ids that change; article F37 of its FAQ",
  asOf: '2026-06-01',
  url: 'https://support.plaid.com/hc/en-us/articles/15255178925719-Why-has-the-account-id-of-an-account-changed',
};
const widespread: Leaf = {
  conclusion:
    'Ten or more accounts at one bank within 48 hours: the bank as a whole is at fault. Report it once, as such.',
  whoActs: 'Plaid',
  steps: [
    'Count accounts, not reports, and keep banks apart.',
    'Look at the bank in https://dashboard.plaid.com/activity/status.',
    'File one ticket for this bank.',
  ],
  ticket: { kind: 'institution' },
  source: faqData,
};

const chooseAgain: Leaf = {
  conclusion:
    'Since March 2023 Plaid returns only accounts that the user chose. The FAQ of about 2020 still says that all of them come.',
  whoActs: 'end user',
  steps: [
    'Open Link in update mode with update.account_selection_enabled set to true.',
    'At an OAuth bank the accounts are ticked in the window of the bank.',
    'Call /accounts/get afterwards and store what is new.',
  ],
  endUserWording:
    'This account was not selected when you connected your bank. Please open our app, choose your bank, and tick the account in the list. Leave those ticked that you want to keep.',
  source: updateMode,
};

const missingTicket: Leaf = {
  conclusion: 'Open, chosen and not replaced: Plaid should return this account.',
  whoActs: 'Plaid',
  steps: [
    'Look first with /plaid item: an Item in error brings nothing new.',
    'Call /accounts/get without account_ids once more.',
    'File the ticket, for this bank only.',
  ],
  ticket: { kind: 'missing-accounts' },
  source: faqData,
};

const missing: Question = {
  ask: 'Does the user still have this account at the bank?',
  answers: {
    closed: {
      label: 'No, it is closed',
      leadsTo: {
        conclusion: 'Plaid drops closed accounts together with their transactions.',
        whoActs: 'your team',
        steps: [
          'Mark the account as closed on your side, and keep what you still need of it.',
          'Was it used for payments? Ask the user for another one.',
        ],
        endUserWording:
          'Your bank reports this account as closed, so it is no longer updated here. If you use another account now, please add it in our app.',
        source: faqArticles('F37'),
      },
    },
    open: {
      label: 'Yes',
      leadsTo: {
        ask: 'Is there another one with the same last digits and a new account id?',
        how: 'Compare name, mask and subtype in the answer of /accounts/get with what you stored.',
        answers: {
          replaced: {
            label: 'Yes, it was replaced',
            leadsTo: {
              conclusion:
                'Plaid could not match the account with its older self and gave it a new id. The old id does not come back.',
              whoActs: 'your team',
              steps: [
                'Move what you stored under the old account id to the new one.',
                'Fetch its transactions anew: they have new ids, too.',
                'Call /accounts/get now and then, so that you notice by yourselves.',
              ],
              source: churn,
            },
          },
          'not-replaced': {
            label: 'No',
            leadsTo: {
              ask: 'Did the user choose it when linking?',
              how: '`accounts` in onSuccess lists what was chosen.',
              answers: {
                'not-chosen': { label: 'No, or we cannot tell', leadsTo: chooseAgain },
                chosen: { label: 'Yes, fewer than ten accounts have this', leadsTo: missingTicket },
                many: { label: 'Yes, and ten or more have it in 48 hours', leadsTo: widespread },
              },
            },
          },
        },
      },
    },
  },
};

const changedId: Question = {
  ask: 'Is it still the same Item?',
  how: 'Compare the item_id of then and now.',
  answers: {
    same: {
      label: 'Yes, the item_id is the same',
      leadsTo: {
        conclusion:
          'The bank changed how it describes the account, so Plaid took it for a new one: account churn.',
        whoActs: 'your team',
        steps: [
          'Call /accounts/get, and match old and new by mask, subtype and name.',
          'Move what you stored to the new id, and fetch its transactions anew.',
          'Payment partners: make a new processor token with the new id.',
        ],
        source: churn,
      },
    },
    other: {
      label: 'No, the user linked anew',
      leadsTo: {
        conclusion: 'Every new Item has new account ids, even for the very same login.',
        whoActs: 'your team',
        steps: [
          'Match by bank, name and mask; at Chase, PNC and US Bank persistent_account_id helps.',
          'Next time repair in update mode: item, token and account ids then stay.',
        ],
        source: faqArticles('F37', 'F38'),
      },
    },
  },
};

const opened: Question = {
  ask: 'In which country is the bank?',
  answers: {
    'north-america': {
      label: 'US or Canada',
      leadsTo: {
        conclusion: 'A new account joins the Item when the user adds it in update mode.',
        whoActs: 'end user',
        steps: [
          'Take NEW_ACCOUNTS_AVAILABLE as the sign to ask the user.',
          'Open Link in update mode with update.account_selection_enabled set to true.',
          'Call /accounts/get afterwards and store what is new.',
        ],
        endUserWording:
          'Your bank shows an account that is not connected here yet. If you want to use it, please open our app, choose your bank, and tick the new account in the list.',
        source: updateMode,
      },
    },
    europe: {
      label: 'United Kingdom or Europe',
      leadsTo: {
        conclusion: 'Accounts cannot be added to an Item there.',
        whoActs: 'end user',
        steps: [
          'Have the user link the bank once more and choose all accounts.',
          'Call /item/remove for the older Item when the new one works.',
        ],
        endUserWording:
          'To add your new account, please connect your bank once more in our app, and choose all accounts that you want to use.',
        source: updateMode,
      },
    },
  },
};

const wrongType: Question = {
  ask: 'What does online banking call this account?',
  how: 'Compare with type and subtype in the answer of /accounts/get.',
  answers: {
    'same-as-plaid': {
      label: 'The same as Plaid does',
      leadsTo: {
        conclusion: 'Plaid passes on what the bank says; only our expectation was another.',
        whoActs: 'your team',
        steps: [
          'Go by type and subtype together, not by the name of the account.',
          'Treat an unknown subtype as its type: new ones may come at any time.',
        ],
        source: faqData,
      },
    },
    different: {
      label: 'Something else than Plaid; under ten accounts',
      leadsTo: {
        conclusion: 'The account is misclassified.',
        whoActs: 'Plaid',
        steps: [
          'Handle it by hand on your side until it is corrected.',
          'File the ticket, for this bank only.',
        ],
        ticket: { kind: 'misclassified-accounts' },
        source: faqData,
      },
    },
    many: { label: 'Something else; ten or more accounts in 48 hours', leadsTo: widespread },
  },
};

/** Missing or misclassified accounts. */
export const accounts: DecisionTree = {
  name: 'accounts',
  title: 'Missing or wrong accounts',
  start: {
    ask: 'What is wrong with the accounts?',
    answers: {
      missing: { label: 'One is missing', leadsTo: missing },
      'changed-id': { label: 'An account id changed', leadsTo: changedId },
      opened: { label: 'One that was opened after linking does not come', leadsTo: opened },
      'wrong-type': { label: 'One has the wrong type or subtype', leadsTo: wrongType },
      many: { label: 'Ten or more accounts at one bank in 48 hours', leadsTo: widespread },
    },
  },
};
