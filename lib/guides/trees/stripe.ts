import type { DecisionTree, Leaf, Question } from '#lib/guides/decision-tree.ts';
import { faqArticles } from '#lib/guides/faq-articles.ts';
import { supportForms } from '#lib/triage/plaid/support-forms.ts';

const faqTokens = faqArticles('F36');
const docs = {
  name: "Plaid's docs on Stripe; articles F33 and F36 of its FAQ",
  asOf: 'undated copy of 2026, read 2026-11-21',
  url: 'https://plaid.com/docs/auth/partnerships/stripe/',
};

const notConnected: Leaf = {
  conclusion:
    'Plaid makes tokens for Stripe only when the two accounts are connected and Stripe takes ACH for you.',
  whoActs: 'your team',
  steps: [
    'In Stripe, set up ACH for this account.',
    'In the Plaid Dashboard, open https://dashboard.plaid.com/developers/integrations and connect Stripe.',
    'Check that it is the very Stripe account whose keys your server uses.',
    'Make the call again with the same Item.',
  ],
  source: faqArticles('F33', 'F36'),
};

const noAccountId: Leaf = {
  conclusion:
    'Without the account that the user picked, Plaid does not know which one to hand over.',
  whoActs: 'your team',
  steps: [
    'In the customization of Link, set Account Select to one account.',
    'Take the account id from the metadata of onSuccess and send it to your server with the public_token.',
    'Exchange the public_token, then call /processor/stripe/bank_account_token/create with both values.',
  ],
  source: faqTokens,
};

const wrongAccount: Leaf = {
  conclusion: 'Stripe can debit checking and savings accounts only.',
  whoActs: 'end user',
  steps: [
    'Filter Link to accounts of type depository with account_filters.',
    'Send the user through Link again to choose a checking or savings account.',
  ],
  endUserWording:
    'Payments need a checking or savings account. Please connect again and choose one of these.',
  source: docs,
};

const askedRight: Question = {
  ask: 'What does Plaid answer to that call?',
  how: 'Look at error_code in the answer; log it with request_id, never the tokens.',
  answers: {
    'stripe-account': {
      label: 'INVALID_STRIPE_ACCOUNT',
      leadsTo: {
        conclusion: 'Stripe itself refuses the account that Plaid is connected to.',
        whoActs: 'your team',
        steps: [
          'Read error_message: it says what Stripe does not like.',
          'Finish what Stripe still asks for on its own dashboard, then make the call again.',
        ],
        source: {
          name: "Plaid's docs on invalid input; article F36 of its FAQ",
          asOf: '2026-03-07',
          url: 'https://plaid.com/docs/errors/invalid-input/',
        },
      },
    },
    'no-auth': {
      label: 'The bank or the Item has no Auth',
      leadsTo: {
        conclusion:
          'The token is made from Auth data. A bank without Auth cannot be used this way.',
        whoActs: 'end user',
        steps: [
          'Put auth into `products` of the link token: Link then shows fitting banks only.',
          'Have the user link an account at another bank, or offer micro-deposits: /plaid checklist auth-features.',
        ],
        endUserWording:
          'This bank does not support payments with us yet. Please connect a checking or savings account at another bank.',
        source: faqArticles('F23'),
      },
    },
    other: {
      label: 'Something else, or no token and no error',
      leadsTo: {
        conclusion: 'Everything on your side is in order: Plaid has to look at this call.',
        whoActs: 'Plaid',
        steps: [
          'Look the code up with /plaid error before you write.',
          'Make the call once more and note request_id of the answer.',
          'File the ticket.',
        ],
        ticket: {
          subject: 'No stripe_bank_account_token in the answer',
          identifiers: ['request_id'],
          form: supportForms.general,
          tell: [
            'That Stripe is connected in the Dashboard, and in which environment you call.',
            'That the account id is one that the user chose, and its type and subtype.',
          ],
        },
        source: faqTokens,
      },
    },
  },
};

const inOrder: Question = {
  ask: 'Which of these is not in order?',
  how: 'Connection: Integrations in the Plaid Dashboard. Account: what your server sends to /processor/stripe/bank_account_token/create.',
  answers: {
    'not-connected': {
      label: 'Plaid and Stripe are not connected, or ACH is off',
      leadsTo: notConnected,
    },
    'no-account': { label: 'No account id is sent, or not the chosen one', leadsTo: noAccountId },
    'wrong-account': { label: 'The account is a card, loan or investment', leadsTo: wrongAccount },
    'all-right': { label: 'All of that is right', leadsTo: askedRight },
  },
};

const oldRecipe: Leaf = {
  conclusion:
    'That recipe is out of date: public_key and test_key have not been accepted since February 2025. Link starts with a link token.',
  whoActs: 'your team',
  steps: [
    'Make a link token on your server with /link/token/create, with auth in `products`.',
    'Open Link with it; take public_token and the account id from onSuccess.',
    'Exchange the public_token and make the Stripe token in the same environment.',
    'Use a current client library: older samples still show the keys.',
    'On the side of Stripe build on Payment Intents; ask your account manager at Plaid about Charges and Sources.',
  ],
  source: {
    name: "Plaid's docs on trouble with Link; articles F36 and F42 of its FAQ are older",
    asOf: 'undated copy, read 2026-11-21',
  },
};

/** From no token at all to one that Stripe does not know. */
export const stripe: DecisionTree = {
  name: 'stripe',
  title: 'Plaid and Stripe',
  start: {
    ask: 'What do you see?',
    answers: {
      'no-token': { label: 'No stripe_bank_account_token comes back', leadsTo: inOrder },
      nil: {
        label: 'The token is nil or empty in our code',
        leadsTo: {
          ask: 'Is there a token in the raw answer of Plaid?',
          how: 'Log the names of the fields and request_id. The token itself belongs in no log.',
          answers: {
            there: {
              label: 'Yes, the answer has one',
              leadsTo: {
                conclusion: 'Your code reads another field, or an old library hides this one.',
                whoActs: 'your team',
                steps: [
                  'Read stripe_bank_account_token at the top level of the answer.',
                  "Update Plaid's client library, and hand the value on unchanged to Stripe.",
                ],
                source: faqTokens,
              },
            },
            'not-there': { label: 'No', leadsTo: inOrder },
          },
        },
      },
      'no-such-token': {
        label: "Stripe says 'No such token'",
        leadsTo: {
          ask: 'Where do token and Stripe key come from?',
          how: 'Plaid: the host that made the token. Stripe: whether the key is a test key or a live key.',
          answers: {
            mixed: {
              label: 'Plaid Sandbox with a live Stripe key, or the reverse',
              leadsTo: {
                conclusion: 'A token from Sandbox exists only in the test mode of Stripe.',
                whoActs: 'your team',
                steps: [
                  'Pair Sandbox with test keys, and Production with live keys.',
                  'Keep both keys of an environment in one place, so that they change together.',
                  'Make a new token in the right environment: the old one cannot be carried over.',
                ],
                source: faqTokens,
              },
            },
            'other-account': {
              label: 'The key is of another Stripe account',
              leadsTo: {
                conclusion: 'A token exists only in the Stripe account that is connected to Plaid.',
                whoActs: 'your team',
                steps: [
                  'See at https://dashboard.plaid.com/developers/integrations which Stripe account is connected.',
                  'Use the keys of that one, or connect the other, and make a new token.',
                ],
                source: faqArticles('F36', 'F42'),
              },
            },
            'used-before': {
              label: 'The token was used once already',
              leadsTo: {
                conclusion:
                  'The token is good for one use. Stripe keeps the account, not the token.',
                whoActs: 'your team',
                steps: [
                  'Attach it to a Stripe customer at once, and use that from then on.',
                  'For another try, make a new token with the same Item and account.',
                ],
                source: {
                  name: "Plaid's API reference on processors; compare article F36 of its FAQ",
                  asOf: 'undated copy, read 2026-11-21',
                  url: 'https://plaid.com/docs/api/processors/',
                },
              },
            },
            'all-match': {
              label: 'Both fit, and it is the first use',
              leadsTo: {
                conclusion: 'Plaid made the token and Stripe does not find it: ask Stripe first.',
                whoActs: 'your team',
                steps: [
                  "Note the id of the failed request in Stripe's log, and request_id of Plaid's answer.",
                  'Write to Stripe Support with the first.',
                  'Should Stripe point back to Plaid, file a ticket at Plaid with the second.',
                ],
                source: faqArticles('F28', 'F36'),
              },
            },
          },
        },
      },
      'old-code': { label: 'Our code uses public_key or test_key', leadsTo: oldRecipe },
      testing: {
        label: 'In tests the bank account is always the same',
        leadsTo: {
          conclusion:
            'That is how it should be: in test mode every token stands for the test account of Stripe, whichever account the user chose.',
          whoActs: 'nobody',
          steps: [
            'Expect account number 000123456789 and routing number 110000000 in every test.',
            'To tell accounts apart in a test, compare the account ids of Plaid.',
          ],
          source: faqArticles('F42'),
        },
      },
    },
  },
};
