import type { Question } from '#lib/guides/decision-tree.ts';
import { faqArticles } from '#lib/guides/faq-articles.ts';
import { supportForms } from '#lib/triage/plaid/support-forms.ts';

import { asOf, faqLink, bankCodes, robotCodes, session } from './link-sources.ts';

export const notOpening: Question = {
  ask: 'What do you find in onExit or in the console of the browser?',
  answers: {
    'link-token': {
      label: 'INVALID_LINK_TOKEN',
      leadsTo: {
        conclusion:
          'The link token is too old, was used before, or belongs to another environment. Too many wrong logins end it as well.',
        whoActs: 'your team',
        steps: [
          'Make a new link token when the user clicks, not when the page loads: it may live no longer than 30 minutes.',
          'When onExit brings this code, fetch a new one and open Link again by itself.',
          'Compare the environment in the token with your host.',
        ],
        source: {
          name: "Plaid's docs on invalid input; article F3 of its FAQ",
          asOf,
          url: 'https://plaid.com/docs/errors/invalid-input/',
        },
      },
    },
    request: {
      label: 'INVALID_FIELD, INVALID_PRODUCT or another refusal',
      leadsTo: {
        conclusion:
          'The call of /link/token/create is not right, so Link has nothing to open with.',
        whoActs: 'your team',
        steps: [
          'Read error_message: it names the field. /plaid error explains the code.',
          'balance must not stand in `products`; a redirect URI must be on the allow list.',
          'Is the product not enabled for your team? Request it in the Dashboard.',
        ],
        source: faqLink,
      },
    },
    left: {
      label: 'Nothing: the user opened Link and left',
      leadsTo: {
        conclusion: 'No error. The user did not want to, or did not find the way.',
        whoActs: 'your team',
        steps: [
          'Look at the last view_name that onEvent brought: that is where they left.',
          'Compare how many sessions go from OPEN to HANDOFF, per bank.',
          'Say before Link opens why you ask, and offer another way at its end.',
        ],
        source: faqArticles('F31', 'F45'),
      },
    },
    other: {
      label: 'A code that fits nowhere, or a blank window',
      leadsTo: {
        conclusion: 'Plaid has to look at this very session.',
        whoActs: 'Plaid',
        steps: [
          'Look the code up with /plaid error, and try another browser without extensions.',
          'Take both ids from onExit or from the activity log, then file the ticket.',
        ],
        ticket: {
          subject: 'Link fails',
          identifiers: ['link_session_id', 'request_id'],
          form: supportForms.general,
          tell: [
            'What the user saw last, with browser or device, and version of the SDK.',
            'Time of the session with time zone, and the bank.',
          ],
        },
        source: faqArticles('F19'),
      },
    },
  },
};

export const notFound: Question = {
  ask: 'Does the bank offer all that your link token asks for?',
  how: 'Compare `products` and country_codes with the answer of /institutions/get_by_id.',
  answers: {
    'not-all': {
      label: 'No, a product or the country does not fit',
      leadsTo: {
        conclusion: 'Link shows only banks that offer every product in `products`.',
        whoActs: 'your team',
        steps: [
          'Keep in `products` only what you cannot do without.',
          'Move the rest to required_if_supported_products, or add it later.',
          'Add the country to country_codes, if your team is enabled for it.',
        ],
        source: faqLink,
      },
    },
    all: {
      label: 'Yes',
      leadsTo: {
        conclusion: 'The user searches by another name, or your team may not use this bank yet.',
        whoActs: 'your team',
        steps: [
          'Ask for the address where the user signs in, and search by that.',
          'OAuth bank? See https://dashboard.plaid.com/settings/compliance/us-oauth-institutions for its state.',
          'Check the environment: Sandbox has test banks besides real names.',
        ],
        endUserWording:
          'Please tell us the web address at which you sign in to your bank. Banks often have several names that look alike, and with the address we can find the right one.',
        source: bankCodes,
      },
    },
    'not-there': {
      label: 'Plaid does not know the bank at all',
      leadsTo: {
        conclusion: 'INSTITUTION_NOT_FOUND in onExit: the user needs a way without Link.',
        whoActs: 'your team',
        steps: [
          'When onExit has this status, lead on to another way by yourself: typing numbers, a statement, micro-deposits.',
          'Have the user link an account at another bank.',
        ],
        endUserWording:
          'We cannot connect this bank yet. Please choose another bank, or add your account by hand.',
        source: faqLink,
      },
    },
  },
};

export const robot: Question = {
  ask: 'Is the user a real person whom you know?',
  answers: {
    yes: {
      label: 'Yes',
      leadsTo: {
        conclusion: 'A genuine user does not get past the robot check.',
        whoActs: 'Plaid',
        steps: [
          'Have the user try later, without VPN, in another browser.',
          'Still stopped? File the ticket.',
        ],
        endUserWording:
          'A security check stopped you. Please try again later, in another browser, and switch off your VPN if you use one.',
        ticket: {
          subject: 'A genuine user does not pass the robot check in Link',
          identifiers: [session],
          form: supportForms.general,
          tell: ['RECAPTCHA_REQUIRED or RECAPTCHA_BAD, and how often.', 'Browser or device.'],
        },
        source: robotCodes,
      },
    },
    no: {
      label: 'No, or we doubt it',
      leadsTo: {
        conclusion: 'The check does what it is there for.',
        whoActs: 'your team',
        steps: [
          'Look at how many sessions come from one user, device or address.',
          'Put Link behind the sign-in of your app, and limit how often it can be opened.',
        ],
        source: robotCodes,
      },
    },
  },
};
