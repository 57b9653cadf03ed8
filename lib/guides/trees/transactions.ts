import type { DecisionTree, Leaf, Question } from '#lib/guides/decision-tree.ts';
import { faqArticles } from '#lib/guides/faq-articles.ts';

import { faqData, faqPending, troubleshooting } from './transactions-sources.ts';
import { faultyTicket, values } from './transactions-values.ts';

const widespread: Leaf = {
  conclusion:
    'Ten or more Items at one bank within 48 hours: the bank as a whole is at fault. Report it once, as such, instead of Item by Item.',
  whoActs: 'Plaid',
  steps: [
    'Count Items, not reports: ten reports about one Item are one.',
    'Look at the bank in https://dashboard.plaid.com/activity/status and at https://status.plaid.com.',
    'File one ticket for this bank; another bank gets another ticket.',
  ],
  ticket: { kind: 'institution' },
  source: faqData,
};

const missingTicket: Leaf = {
  conclusion: 'The bank shows it, the Item works, and two days have passed: Plaid misses data.',
  whoActs: 'Plaid',
  steps: [
    'Fetch the range of dates once more before you write.',
    'File the ticket, for this bank only.',
  ],
  ticket: { kind: 'missing-transactions' },
  source: faqData,
};

const itemState: Question = {
  ask: 'How is the Item, and how many Items of this bank have it?',
  how: '/plaid item with the item_id shows its state and when the last data came.',
  answers: {
    broken: {
      label: 'The Item is broken, or has had no data for long',
      leadsTo: {
        conclusion: 'Nothing is lost: an Item in error gets no new data until it is repaired.',
        whoActs: 'end user',
        steps: [
          'See the cause and who must act with /plaid item.',
          'Mostly the user has to log in again: send them through update mode.',
          'Wait for the next webhook of Transactions: it covers the gap.',
        ],
        endUserWording:
          'Your bank asks you to confirm the connection again. Please open our app, choose your bank and sign in once more. Missing entries will appear by themselves afterwards.',
        source: troubleshooting,
      },
    },
    few: { label: 'It works; fewer than ten Items have this', leadsTo: missingTicket },
    many: { label: 'It works; ten or more Items within 48 hours', leadsTo: widespread },
  },
};

const waited: Question = {
  ask: 'Did the bank show it more than 48 hours ago, and did you fetch again since?',
  how: 'Have the user look into online banking. The docs of today say: two business days.',
  answers: {
    'not-yet': {
      label: 'No, it is more recent, or not fetched again',
      leadsTo: {
        conclusion: 'Too early. Banks hand over late, and Plaid takes no ticket before that time.',
        whoActs: 'nobody',
        steps: [
          'Wait until 48 hours, or two business days, are over.',
          'Fetch that range of dates again, through all pages.',
          'Still missing? Come back here for the ticket.',
        ],
        endUserWording:
          'Your bank may need up to two working days to pass on new entries. Please look again then; you do not need to do anything.',
        source: faqData,
      },
    },
    'not-at-bank': {
      label: 'The bank does not show it either',
      leadsTo: {
        conclusion: 'What the bank does not show, Plaid cannot fetch.',
        whoActs: 'nobody',
        steps: [
          'Search for it under another name or date: the bank may show it differently.',
          'Tell the user that it comes once the bank has booked it.',
        ],
        endUserWording:
          'We can only show what your bank shows. As soon as your bank has booked this entry, it will appear here, too.',
        source: troubleshooting,
      },
    },
    waited: { label: 'Yes, and it is still missing', leadsTo: itemState },
  },
};

const firstLoad: Leaf = {
  conclusion: 'A new Item fills up by itself: first the newest 30 days, then the rest.',
  whoActs: 'nobody',
  steps: [
    'Expect the first part after 30 seconds to two minutes, the rest after three to five or more.',
    'Wait for SYNC_UPDATES_AVAILABLE; it is sent only after a first call of /transactions/sync. With /transactions/get wait for INITIAL_UPDATE and HISTORICAL_UPDATE.',
    'Until then PRODUCT_NOT_READY or an empty cursor is no fault.',
    'Nothing after a day? Start again with "new ones".',
  ],
  source: { name: "Plaid's FAQ, article F30, and docs of 2026-03-07", asOf: '2026-03-07' },
};

const history: Question = {
  ask: 'How much history did the Item ask for at its start?',
  how: 'days_requested in /link/token/create, or in the first call of Transactions.',
  answers: {
    default: {
      label: 'Nothing set, or fewer days than we need',
      leadsTo: {
        conclusion:
          'Without days_requested an Item gets 90 days, and the number is fixed by the first use.',
        whoActs: 'your team',
        steps: [
          'Set days_requested to what you need, up to 730 days, for all new Items.',
          'For this Item call /item/remove and have the user link anew: it cannot be raised later.',
        ],
        endUserWording:
          'To show older entries we need to set up the connection to your bank once more. Please remove it in our app and connect the bank again.',
        source: {
          name: "Plaid's docs on Transactions; article F24 of its FAQ is older",
          asOf: '2026-03-07',
          url: 'https://plaid.com/docs/transactions/troubleshooting/',
        },
      },
    },
    enough: {
      label: 'Enough, up to 24 months',
      leadsTo: {
        conclusion: 'The bank gives no more. How far back it goes differs from bank to bank.',
        whoActs: 'nobody',
        steps: [
          'Compare with other Items of the same bank: the same limit shows the rule. Capital One gives 90 days.',
          'Only this Item is shorter? Start again with "a gap in between".',
        ],
        endUserWording:
          'Your bank passes on entries only for a limited time back. Older ones are in your online banking.',
        source: {
          name: "Plaid's docs on Transactions; article F24 of its FAQ",
          asOf: '2026-03-07',
          url: 'https://plaid.com/docs/transactions/troubleshooting/',
        },
      },
    },
  },
};

const vanished: Question = {
  ask: 'Was it pending, and is it still in online banking?',
  how: '`pending` in the copy that you kept.',
  answers: {
    pending: {
      label: 'It was pending',
      leadsTo: {
        conclusion:
          'Pending ones come and go. Once posted it is a new transaction with a new id, and often another amount or name.',
        whoActs: 'your team',
        steps: [
          'Look for one whose pending_transaction_id is the old id. In rare cases it is null: Plaid could not match them.',
          'Delete what /transactions/sync lists under removed, or TRANSACTIONS_REMOVED names.',
          'No successor at all? The bank or the shop cancelled it.',
        ],
        source: faqPending,
      },
    },
    'posted-gone': {
      label: 'Posted, and gone from the bank, too',
      leadsTo: {
        conclusion: 'The bank took it back, and Plaid followed. Its id never comes again.',
        whoActs: 'your team',
        steps: [
          'Delete it on your side when removed or TRANSACTIONS_REMOVED names it.',
          'Do not wait for the same id: ids of removed transactions do not return.',
        ],
        source: faqArticles('F10', 'F50'),
      },
    },
    'posted-there': { label: 'Posted, and the bank still shows it', leadsTo: waited },
  },
};

const twice: Question = {
  ask: 'How do the two differ?',
  answers: {
    pending: {
      label: 'One is pending, one is posted',
      leadsTo: {
        conclusion: 'Your copy of the pending one was not deleted when it was posted.',
        whoActs: 'your team',
        steps: [
          'Delete every id under removed in /transactions/sync, or in TRANSACTIONS_REMOVED.',
          'Clean up: delete pending ones whose id stands in pending_transaction_id of another.',
        ],
        source: faqPending,
      },
    },
    items: {
      label: 'They belong to two Items',
      leadsTo: {
        conclusion: 'The user linked the same bank twice. Each Item has ids of its own.',
        whoActs: 'your team',
        steps: ['Go on with /plaid diagnose duplicates: it says which Item to keep.'],
        source: faqArticles('F29', 'F50'),
      },
    },
    'same-account': { label: 'Both posted, in the same account', leadsTo: faultyTicket },
  },
};

/** Missing or wrong transactions. */
export const transactions: DecisionTree = {
  name: 'transactions',
  title: 'Missing or wrong transactions',
  start: {
    ask: 'What is wrong with the transactions?',
    answers: {
      missing: {
        label: 'Some or all are missing',
        leadsTo: {
          ask: 'Which ones?',
          answers: {
            recent: { label: 'New ones, or a gap in between', leadsTo: waited },
            all: { label: 'All; the Item is new', leadsTo: firstLoad },
            old: { label: 'Old ones: the history is too short', leadsTo: history },
          },
        },
      },
      vanished: { label: 'One vanished or got a new id', leadsTo: vanished },
      twice: { label: 'One is there twice', leadsTo: twice },
      values: { label: 'A value is wrong: sign, date, name, amount', leadsTo: values },
      many: { label: 'Ten or more Items at one bank in 48 hours', leadsTo: widespread },
    },
  },
};
