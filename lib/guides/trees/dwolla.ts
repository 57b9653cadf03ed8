import type { DecisionTree, Leaf } from '#lib/guides/decision-tree.ts';
import { faqArticles } from '#lib/guides/faq-articles.ts';
import { supportForms } from '#lib/triage/plaid/support-forms.ts';

const faqStart = faqArticles('F20');
const faqBanks = faqArticles('F47');
const faqTest = faqArticles('F49');
const dwollaFaq = {
  name: "Dwolla's questions on Plaid; article F49 of Plaid's FAQ",
  asOf: 'undated copy, read 2026-11-21',
  url: 'https://developers.dwolla.com/guides/plaid/frequently-asked-questions',
};

const askDwolla: Leaf = {
  conclusion: "Plaid's part is done: the token is right and Dwolla does not take it.",
  whoActs: 'your team',
  steps: [
    "Read Dwolla's answer: it names the field it objects to, or says that the funding source exists already.",
    'Check that the Customer exists in the same environment of Dwolla.',
    'Make a fresh processor_token and try once more, without a pause in between.',
    "Then ask Dwolla's developer support, with the id of the failed request.",
  ],
  source: faqTest,
};

/** From the bank that is not there to the funding source. */
export const dwolla: DecisionTree = {
  name: 'dwolla',
  title: 'Plaid and Dwolla',
  start: {
    ask: 'Where does it stop?',
    answers: {
      'no-bank': {
        label: 'The user cannot find the bank in Link',
        leadsTo: {
          ask: 'Does the bank offer Auth?',
          how: '`products` in the answer of /institutions/get_by_id or /institutions/search has auth, or not.',
          answers: {
            auth: {
              label: 'Yes',
              leadsTo: {
                conclusion: 'The bank would fit, and your link token shuts it out.',
                whoActs: 'your team',
                steps: [
                  'Ask for auth alone in `products`; move others to required_if_supported_products.',
                  'Put US into country_codes: Dwolla works with banks in the US only.',
                  'Is it an OAuth bank? See https://dashboard.plaid.com/settings/compliance/us-oauth-institutions.',
                ],
                source: faqBanks,
              },
            },
            'no-auth': {
              label: 'No',
              leadsTo: {
                conclusion: 'Dwolla works with every bank that offers Auth, and with no other.',
                whoActs: 'end user',
                steps: [
                  'Have the user link an account at another bank.',
                  "Or verify the account with Dwolla's own micro-deposits, without Plaid.",
                ],
                endUserWording:
                  'This bank cannot be connected for payments yet. Please connect an account at another bank, or ask us to verify your account with a small test deposit.',
                source: faqBanks,
              },
            },
          },
        },
      },
      'no-processor-token': {
        label: 'Plaid gives no processor_token',
        leadsTo: {
          ask: 'Is Dwolla switched on in the Plaid Dashboard?',
          how: 'https://dashboard.plaid.com/developers/integrations',
          answers: {
            off: {
              label: 'No, or we do not know',
              leadsTo: {
                conclusion: 'The integration has to be switched on once for your Plaid team.',
                whoActs: 'your team',
                steps: [
                  'Switch Dwolla on under Integrations; your account manager helps if it is not there.',
                  'Check that you have Sandbox at Plaid for Sandbox at Dwolla, and Production for Production.',
                  'Make the call again.',
                ],
                source: faqStart,
              },
            },
            on: {
              label: 'Yes',
              leadsTo: {
                ask: 'What does /processor/token/create answer?',
                how: 'error_code and error_message; /plaid error explains the code.',
                answers: {
                  request: {
                    label: 'It refuses processor or account_id',
                    leadsTo: {
                      conclusion: 'The request itself is not right.',
                      whoActs: 'your team',
                      steps: [
                        'Send processor as dwolla, in lower case.',
                        'Send the account id of a checking or savings account of this very Item.',
                        'Set Account Select to one account, so that there is no doubt which one is meant.',
                      ],
                      source: dwollaFaq,
                    },
                  },
                  'no-auth': {
                    label: 'The Item or account has no Auth',
                    leadsTo: {
                      conclusion: 'Dwolla gets account numbers from Auth, and this Item has none.',
                      whoActs: 'end user',
                      steps: [
                        'Send the user through update mode to allow account and routing numbers.',
                        'If the account is no checking or savings account, have them link another.',
                      ],
                      endUserWording:
                        'To set up payments we need a checking or savings account, and your permission to see its account number. Please connect again and leave all boxes ticked when your bank asks what to share.',
                      source: faqBanks,
                    },
                  },
                  other: {
                    label: 'Another error, or none at all',
                    leadsTo: {
                      conclusion: 'Your side is in order: Plaid has to look at this call.',
                      whoActs: 'Plaid',
                      steps: ['Make the call once more, note request_id, and file the ticket.'],
                      ticket: {
                        subject: 'No processor_token for Dwolla',
                        identifiers: ['request_id'],
                        form: supportForms.general,
                        tell: [
                          'Environment, and that Dwolla is switched on in the Dashboard.',
                          'Type and subtype of the account, and error_code if there is one.',
                        ],
                      },
                      source: faqArticles('F19', 'F49'),
                    },
                  },
                },
              },
            },
          },
        },
      },
      refused: {
        label: 'Dwolla refuses the token',
        leadsTo: {
          ask: 'Which environments do the two sides use?',
          how: 'Plaid: the token says it after the first dash. Dwolla: the host of your call.',
          answers: {
            mixed: {
              label: 'Different ones, or Development at Plaid',
              leadsTo: {
                conclusion:
                  'Sandbox goes with Sandbox and Production with Production. Development never worked with Dwolla, and no longer exists.',
                whoActs: 'your team',
                steps: [
                  'Point both to Sandbox for tests: https://sandbox.plaid.com and https://api-sandbox.dwolla.com.',
                  'Link the user again there: Items do not move between environments.',
                ],
                source: faqTest,
              },
            },
            same: {
              label: 'The same on both sides',
              leadsTo: {
                ask: 'What do you send as plaidToken?',
                how: 'The word before the first dash tells; do not paste the token anywhere.',
                answers: {
                  'other-token': {
                    label: 'A public or access token',
                    leadsTo: {
                      conclusion: 'Dwolla takes a processor_token and nothing else.',
                      whoActs: 'your team',
                      steps: [
                        'Exchange the public_token for an access token, on your server.',
                        'Call /processor/token/create with it and the account id, and send the result as plaidToken.',
                        'An access token went out to Dwolla? Replace it with /item/access_token/invalidate.',
                      ],
                      source: faqTest,
                    },
                  },
                  'processor-token': { label: 'A processor_token', leadsTo: askDwolla },
                },
              },
            },
          },
        },
      },
      'later-failure': {
        label: 'The funding source worked, and payments fail now',
        leadsTo: {
          conclusion:
            'Dwolla took the account numbers once and keeps them. A broken Item at Plaid does not touch its funding source.',
          whoActs: 'your team',
          steps: [
            "Look at the return code of the failed transfer in Dwolla's dashboard.",
            'Did Plaid send AUTH DEFAULT_UPDATE for this account? Then its numbers changed: make a new funding source.',
            "Anything else is for Dwolla's support.",
          ],
          source: dwollaFaq,
        },
      },
    },
  },
};
