import type { Leaf, Question } from '#lib/guides/decision-tree.ts';
import { faqArticles } from '#lib/guides/faq-articles.ts';

import { faqData, faqPending, troubleshooting } from './transactions-sources.ts';

export const faultyTicket: Leaf = {
  conclusion: 'The value is wrong at Plaid, or the bank hands it over wrong.',
  whoActs: 'Plaid',
  steps: ['Rule out pending ones and duplicates, then file the ticket.'],
  ticket: { kind: 'transaction-data' },
  source: faqData,
};

export const values: Question = {
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
              source: faqArticles('F26'),
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
              source: faqArticles('F40'),
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
              source: faqArticles('F27'),
            },
          },
          wrong: { label: 'Posted, and not what the bank shows', leadsTo: faultyTicket },
        },
      },
    },
  },
};
