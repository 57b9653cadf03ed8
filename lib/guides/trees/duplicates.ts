import type { DecisionTree, Leaf, Question } from '#lib/guides/decision-tree.ts';
import { faqArticles } from '#lib/guides/faq-articles.ts';

const faq = faqArticles('F29', 'F38');
const docs = {
  name: "Plaid's docs on duplicate Items; articles F29 and F38 of its FAQ are older",
  asOf: 'undated copy, read 2026-11-21',
  url: 'https://plaid.com/docs/link/duplicate-items/',
};
const chaseHelp = {
  name: "Plaid's help on duplicates at Chase; article F29 of its FAQ is older",
  asOf: '2026-06-01',
  url: 'https://support.plaid.com/hc/en-us/articles/25835578989847-How-do-duplicate-Items-work-with-Chase',
};

const olderBroke: Leaf = {
  conclusion:
    'The second link has ended the first. Repairing the older Item may break the newer one in turn.',
  whoActs: 'your team',
  steps: [
    'Keep the newer Item, and move the data of the user to it: account and transaction ids are new.',
    'Call /item/remove for the older one; until then it may go on being billed.',
    'Were accounts shared only with the older one? Add them to the newer in update mode.',
    'Do not ask the user to repair the older one.',
  ],
  source: docs,
};

const chaseEndsOlder: Leaf = {
  conclusion:
    'With other accounts, an older first Item, or Plaid Check, Chase ends the older Item as soon as the user has been through its window.',
  whoActs: 'your team',
  steps: [
    'See with /plaid item whether the older one is broken already; expect it soon if not.',
    'Keep the newer Item. Does it lack accounts? Add them in update mode.',
    'Move the data of the user to it, and call /item/remove for the older one.',
    'Do not ask the user to repair the older one: that may break the newer in turn.',
  ],
  source: chaseHelp,
};

const bothLive: Leaf = {
  conclusion: 'Both work for now. One is enough, and at this bank the older is the one in danger.',
  whoActs: 'your team',
  steps: [
    'Check that the newer Item has all accounts that you need.',
    'Call /item/remove for the older one, and match accounts by name and mask.',
    'Say before Link opens which banks the user has linked already.',
  ],
  source: docs,
};

const whichBank: Question = {
  ask: 'Which bank is it?',
  how: 'At the first two answers a second Item can break the first.',
  answers: {
    chase: {
      label: 'Chase',
      leadsTo: {
        ask: 'Do both have the same accounts, and is the older from after mid-April 2024?',
        how: 'With a product of Plaid Check on either of them, answer no.',
        answers: {
          same: {
            label: 'Yes to both',
            leadsTo: {
              conclusion:
                'Chase leaves the older Item alive when both have the same accounts. It is a duplicate all the same.',
              whoActs: 'your team',
              steps: [
                'Call /item/remove for the older one: you pay for both.',
                'Comparing in onSuccess comes too late at Chase: the bank has acted by then. Tell users before Link opens.',
              ],
              source: chaseHelp,
            },
          },
          different: {
            label: 'No, or we cannot tell',
            leadsTo: chaseEndsOlder,
          },
        },
      },
    },
    fragile: {
      label: 'PNC, Navy Federal (NFCU) or Schwab',
      leadsTo: {
        ask: 'How is the older Item now?',
        how: '/plaid item with its item_id',
        answers: {
          broken: { label: 'Broken since the second was linked', leadsTo: olderBroke },
          healthy: { label: 'It still works', leadsTo: bothLive },
        },
      },
    },
    other: {
      label: 'Another bank',
      leadsTo: {
        ask: 'Do both have the same accounts: same name and same mask?',
        how: 'The mask need not be the end of the account number: never compare it with that.',
        answers: {
          same: {
            label: 'Yes, all or some',
            leadsTo: {
              conclusion: 'A true duplicate: the same login, linked twice, and paid for twice.',
              whoActs: 'your team',
              steps: [
                'Keep the one that works; if both do, the newer.',
                'Call /item/remove for the other. For Transactions the month of removal is still billed.',
                'Was the user only trying to repair it? Offer update mode instead of a new link.',
              ],
              source: faq,
            },
          },
          different: {
            label: 'No, other accounts',
            leadsTo: {
              conclusion: 'Two logins at one bank, such as private and business: no duplicate.',
              whoActs: 'nobody',
              steps: ['Keep both, and show the user which is which.'],
              source: faq,
            },
          },
        },
      },
    },
  },
};

const twoUsers: Question = {
  ask: 'Did each of them link with a login of their own?',
  how: 'Ask them; two client_user_ids alone do not prove it.',
  answers: {
    own: {
      label: 'Yes: a joint account',
      leadsTo: {
        conclusion:
          'A joint account of two users is no duplicate: two people, two logins, two permissions.',
        whoActs: 'nobody',
        steps: [
          'Keep both Items: each user may end their own at any time.',
          'Adding up over a household? Count the account once, by name and mask.',
        ],
        source: docs,
      },
    },
    shared: {
      label: 'No, the same login, or one person with two users',
      leadsTo: {
        conclusion:
          'One login under two users: a second sign-up, or somebody who games your bonus.',
        whoActs: 'your team',
        steps: [
          'Have whoever looks after abuse compare both users before anything is removed.',
          'Harmless? Merge the users and remove one Item, the older one if both work.',
        ],
        source: docs,
      },
    },
    unknown: {
      label: 'We do not know',
      leadsTo: {
        conclusion:
          'Until it is known, treat it as a joint account: removing would cut a user off.',
        whoActs: 'your team',
        steps: ['Ask both users how they sign in at the bank, and come back with the answer.'],
        endUserWording:
          'The same account is connected here by another person, too. Could you tell us whether you share it, and whether each of you signs in to the bank with a login of your own? You do not need to change anything.',
        source: faq,
      },
    },
  },
};

/** Two Items for one login, and what looks like it. */
export const duplicates: DecisionTree = {
  name: 'duplicates',
  title: 'Duplicate Items',
  start: {
    ask: 'What do you see?',
    answers: {
      'two-items': { label: 'One user has two Items at one bank', leadsTo: whichBank },
      'two-users': { label: 'Two users have the same account', leadsTo: twoUsers },
      'data-twice': {
        label: 'Transactions or balances count twice',
        leadsTo: {
          ask: 'From how many Items do they come?',
          answers: {
            one: {
              label: 'One',
              leadsTo: {
                conclusion: 'No duplicate Item: the doubling is inside one Item.',
                whoActs: 'your team',
                steps: ['Go on with /plaid diagnose transactions, at "one is there twice".'],
                source: faqArticles('F21', 'F38'),
              },
            },
            two: { label: 'Two Items of one user', leadsTo: whichBank },
            users: { label: 'Items of two users', leadsTo: twoUsers },
          },
        },
      },
      'broke-after-link': {
        label: 'An Item broke just after a new link',
        leadsTo: whichBank,
      },
      prevent: {
        label: 'Nothing yet: how do we prevent them?',
        leadsTo: {
          conclusion:
            'Ask who the user is before Link, compare after it, and repair instead of linking anew.',
          whoActs: 'your team',
          steps: [
            'Open Link only for users who are signed in, and show what they have linked.',
            'In onSuccess compare institution, account name and mask with what the user has. The same: do not exchange the public_token.',
            'No Item exists, and none is billed, before the exchange.',
            'Is an Item broken? Send the user into update mode, not into a new link.',
            'Chase, PNC, Navy Federal (NFCU), Schwab: tell users before Link opens; afterwards the first Item may be broken.',
          ],
          source: docs,
        },
      },
    },
  },
};
