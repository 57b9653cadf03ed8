import type { DecisionTree, Leaf, Question } from '#lib/guides/decision-tree.ts';
import { supportForms } from '#lib/triage/plaid/support-forms.ts';

const faqData = { name: "Plaid's FAQ, article F32", asOf: 'undated, about 2020' };
const faqPending = { name: "Plaid's FAQ, articles F10 and F21", asOf: 'undated, about 2020' };
const troubleshooting = {
  name: "Plaid's docs on trouble with Transactions; article F32 of its FAQ",
  asOf: '2026-03-07',
  url: 'https://plaid.com/docs/transactions/troubleshooting/',
};
const tokenNote =
  'The access token: add it in the form of Plaid and nowhere else, never in Slack. item_id names the Item here.';

const widespread: Leaf = {
  conclusion:
    'Ten or more Items at one bank within 48 hours: the bank as a whole is at fault. Report it once, as such, instead of Item by Item.',
  whoActs: 'Plaid',
  steps: [
    'Count Items, not reports: ten reports about one Item are one.',
    'Look at the bank in https://dashboard.plaid.com/activity/status and at https://status.plaid.com.',
    'File one ticket for this bank; another bank gets another ticket.',
  ],
  ticket: {
    subject: 'Institution-wide: transactions missing or wrong at ten or more Items',
    identifiers: ['institution_id', 'item_id', 'access_token'],
    form: supportForms.missingTransactions,
    tell: [
      'How many Items are affected, and in which 48 hours they were seen.',
      'What they have in common: kind of account, range of dates, field.',
      'Date, amount and merchant of one example for each Item.',
      tokenNote,
    ],
  },
  source: faqData,
};

const missingTicket: Leaf = {
  conclusion: 'The bank shows it, the Item works, and two days have passed: Plaid misses data.',
  whoActs: 'Plaid',
  steps: [
    'Fetch the range of dates once more before you write.',
    'File the ticket, for this bank only.',
  ],
  ticket: {
    subject: 'Transactions missing',
    identifiers: ['item_id', 'access_token'],
    form: supportForms.missingTransactions,
    tell: [
      'A description: which account, and since when.',
      'Date, amount and merchant of one or more that are missing.',
      'The range of dates, and that they were fetched again after 48 hours.',
      'In the menu, as the FAQ of about 2020 names it: Missing data issues > Missing transaction data.',
      tokenNote,
    ],
  },
  source: faqData,
};

const faultyTicket: Leaf = {
  conclusion: 'The value is wrong at Plaid, or the bank hands it over wrong.',
  whoActs: 'Plaid',
  steps: ['Rule out pending ones and duplicates, then file the ticket.'],
  ticket: {
    subject: 'Wrong data in a transaction',
    identifiers: ['transaction_id'],
    form: supportForms.faultyTransactions,
    tell: [
      'A description: which field, the value that came and the value that should be there.',
      'All transaction ids that have it; upper and lower case matter.',
      'What the bank shows for the same transaction.',
      'In the menu, as the FAQ of about 2020 names it: Faulty data issues > Incorrect transaction data.',
    ],
  },
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
        source: { name: "Plaid's FAQ, articles F10 and F50", asOf: 'undated, about 2020' },
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
        source: { name: "Plaid's FAQ, articles F29 and F50", asOf: 'undated, about 2020' },
      },
    },
    'same-account': { label: 'Both posted, in the same account', leadsTo: faultyTicket },
  },
};

const values: Question = {
  ask: 'Which value is wrong?',
  answers: {
    sign: {
      label: 'The sign of the amount',
      leadsTo: {
        ask: 'Is money that came in negative, and money that went out positive?',
        how: 'That is the rule at Plaid, for cards as well: a purchase is positive, a refund negative.',
        answers: {
          rule: {
            label: 'Yes, as in the rule',
            leadsTo: {
              conclusion: 'The sign is right. Other systems count the other way round.',
              whoActs: 'your team',
              steps: ['Turn the sign round once, where you take data over, and nowhere else.'],
              source: { name: "Plaid's FAQ, article F26", asOf: 'undated, about 2020' },
            },
          },
          reversed: { label: 'No, the other way round', leadsTo: faultyTicket },
        },
      },
    },
    date: {
      label: 'The date',
      leadsTo: {
        ask: 'Is it off by a few days, or by more?',
        answers: {
          days: {
            label: 'A day or a few days',
            leadsTo: {
              conclusion:
                'date is the day of posting as the bank gives it, without a time zone, not the day of the purchase.',
              whoActs: 'your team',
              steps: [
                'Show authorized_date as the day of purchase, where it is not null.',
                'Do not convert date between time zones: that alone shifts it by a day.',
              ],
              source: { name: "Plaid's FAQ, article F40", asOf: 'undated, about 2020' },
            },
          },
          more: { label: 'More, or another year', leadsTo: faultyTicket },
        },
      },
    },
    merchant: {
      label: 'Merchant, name or category',
      leadsTo: {
        ask: 'Did you compare merchant_name with name?',
        how: 'name is what the bank wrote; merchant_name is what Plaid made of it.',
        answers: {
          'not-yet': {
            label: 'Not yet, or one of them is right',
            leadsTo: {
              conclusion: 'Often the other field has what you look for.',
              whoActs: 'your team',
              steps: [
                'Show merchant_name, and name where that is null.',
                'Use personal_finance_category in place of the older category.',
              ],
              source: troubleshooting,
            },
          },
          'both-wrong': {
            label: 'Both are wrong, or the category is',
            leadsTo: faultyTicket,
          },
        },
      },
    },
    amount: {
      label: 'The amount or the currency',
      leadsTo: {
        ask: 'What about it?',
        answers: {
          changed: {
            label: 'It changed after it was pending',
            leadsTo: {
              conclusion: 'Tips, fuel and hotels change the amount when it is posted.',
              whoActs: 'nobody',
              steps: [
                'Treat amounts of pending ones as provisional, and say so to the user.',
                'Take the amount of the posted one as the right one.',
              ],
              source: faqPending,
            },
          },
          currency: {
            label: 'It is in another currency',
            leadsTo: {
              conclusion:
                'Plaid passes on the currency of the bank for that account, and converts nothing.',
              whoActs: 'your team',
              steps: ['Show iso_currency_code, or unofficial_currency_code, beside every amount.'],
              source: { name: "Plaid's FAQ, article F27", asOf: 'undated, about 2020' },
            },
          },
          wrong: { label: 'Posted, and not what the bank shows', leadsTo: faultyTicket },
        },
      },
    },
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
