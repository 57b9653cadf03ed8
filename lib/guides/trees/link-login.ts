import type { Leaf, Question } from '#lib/guides/decision-tree.ts';
import { supportForms } from '#lib/triage/plaid/support-forms.ts';

import { itemCodes, withToken } from './link-sources.ts';

export const credentials: Question = {
  ask: 'Does the same login work at the bank, at the very site chosen in Link?',
  how: 'Banks with several portals look alike: check which one the user picked.',
  answers: {
    'not-sure': {
      label: 'No, or not tried',
      leadsTo: {
        conclusion: 'Mostly a typing slip or the wrong portal of a bank with several.',
        whoActs: 'end user',
        steps: [
          'Have the user sign in at the bank first, then type the same in Link.',
          'Warn them: three to five wrong tries may lock the login.',
          'Some banks want access for apps switched on first: KeyBank, Morgan Stanley, Interactive Brokers, Betterment.',
        ],
        endUserWording:
          "Your bank did not accept your sign-in. Please sign in on your bank's own website first, then use exactly the same name and password here. Check that you chose the right bank, and do not try too often: your bank may lock your access.",
        source: itemCodes,
      },
    },
    works: {
      label: 'Yes, it works there',
      leadsTo: {
        conclusion: 'Right credentials are refused: the fault is between the bank and Plaid.',
        whoActs: 'Plaid',
        steps: ['Collect the ids of the last try and file the ticket.'],
        ticket: {
          subject: 'INVALID_CREDENTIALS with credentials that work at the bank',
          identifiers: withToken,
          form: supportForms.invalidCredentials,
          tell: ['That the login works at the bank, and the address of that page.'],
        },
        source: itemCodes,
      },
    },
  },
};

export const locked: Question = {
  ask: 'Has the user been at the bank to unlock the login or finish what it asks?',
  answers: {
    'not-yet': {
      label: 'Not yet',
      leadsTo: {
        conclusion: 'The bank wants the user to do something at its own site first.',
        whoActs: 'end user',
        steps: [
          'Have the user sign in at the bank: unlock, new terms, new password, missing details.',
          'Then link again, or repair the Item in update mode.',
        ],
        endUserWording:
          "Your bank needs you to do something first. Please sign in on your bank's own website, follow what it asks, and then connect here again.",
        source: itemCodes,
      },
    },
    done: {
      label: 'Yes, and it fails all the same',
      leadsTo: {
        conclusion: 'Nothing is left for the user to do.',
        whoActs: 'Plaid',
        steps: ['Collect the ids of the last try and file the ticket.'],
        ticket: {
          subject: 'Login fails after the user did all that the bank asks',
          identifiers: withToken,
          form: supportForms.invalidCredentials,
          tell: ['Which of the two codes it is, and what the user did at the bank.'],
        },
        source: itemCodes,
      },
    },
  },
};

export const accounts: Question = {
  ask: 'Does the user surely have a fitting account there that is open?',
  how: 'Fitting: of the type that account_filters and your products want.',
  answers: {
    'not-sure': {
      label: 'No, or not sure',
      leadsTo: {
        conclusion: 'The login works, but there is no account that fits.',
        whoActs: 'end user',
        steps: [
          'Check account_filters in your link token: they may leave nothing over.',
          'At an OAuth bank have the user share at least one account of the right kind.',
          'Otherwise have them link another account or another bank.',
        ],
        endUserWording:
          'We found no account there that we can use. When your bank asks which accounts to share, please tick the one you want to use here, or connect an account at another bank.',
        source: itemCodes,
      },
    },
    sure: {
      label: 'Yes, and it was shared with your app',
      leadsTo: {
        conclusion: 'There is an account, and Plaid does not see it.',
        whoActs: 'Plaid',
        steps: [
          'Rule out account_filters once more.',
          'Collect the ids of the last try and file the ticket.',
        ],
        ticket: {
          subject: 'No accounts found, though the user has a fitting one',
          identifiers: withToken,
          form: supportForms.general,
          tell: ['Type and last four digits of the account that should be there.'],
        },
        source: itemCodes,
      },
    },
  },
};

export const username: Leaf = {
  conclusion: 'Update mode wants the same user name as before, down to upper and lower case.',
  whoActs: 'end user',
  steps: [
    'Have the user type the name that they linked with at first.',
    'Did it change at the bank? Call /item/remove and have the user link anew.',
  ],
  endUserWording:
    'Please use the same user name with which you first connected this bank. If your user name has changed since, remove the connection here and connect the bank again.',
  source: itemCodes,
};
