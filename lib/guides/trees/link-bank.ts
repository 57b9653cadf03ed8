import type { Question } from '#lib/guides/decision-tree.ts';
import { supportForms } from '#lib/triage/plaid/support-forms.ts';

import { itemCodes, bankCodes, apiCodes, oauthCodes, session, withToken } from './link-sources.ts';

export const bankDown: Question = {
  ask: 'Does it still fail a day later?',
  how: 'https://dashboard.plaid.com/activity/status shows the last two weeks of the bank.',
  answers: {
    no: {
      label: 'No, or the day is not over',
      leadsTo: {
        conclusion: 'The bank, or the way to it, is down for a while. It mostly passes by itself.',
        whoActs: 'bank',
        steps: [
          'Tell users to try again in some hours, or tomorrow.',
          'Show it before Link opens, when many users have this bank.',
        ],
        endUserWording:
          'Your bank cannot be reached at the moment. Please try again in a few hours or tomorrow. There is nothing wrong with your account.',
        source: bankCodes,
      },
    },
    yes: {
      label: 'Yes',
      leadsTo: {
        conclusion: 'Too long for a passing trouble.',
        whoActs: 'Plaid',
        steps: ['File the ticket under persistent HTTP 500 errors, one bank per ticket.'],
        ticket: {
          subject: 'Institution error for more than a day',
          identifiers: withToken,
          form: supportForms.persistent500,
          tell: ['Since when, how many users, and whether first links or repairs fail.'],
        },
        source: bankCodes,
      },
    },
  },
};

export const internal: Question = {
  ask: 'Which of these fits best?',
  how: 'Also named plaid-internal-error; its HTTP status is 500.',
  answers: {
    once: {
      label: 'It happened once, or since less than a day',
      leadsTo: {
        conclusion: 'Plaid got an answer it cannot use, most often from a bank that is in trouble.',
        whoActs: 'your team',
        steps: [
          'Repeat API calls with growing pauses.',
          'Ask the user to try again in some hours, or tomorrow.',
          'Look at https://status.plaid.com and at the status of the bank.',
        ],
        endUserWording:
          'Something went wrong while we connected to your bank. Please try again in a few hours. There is nothing wrong with your account.',
        source: apiCodes,
      },
    },
    'no-consent': {
      label: 'OAuth bank, and the user left a permission out',
      leadsTo: {
        conclusion: 'The product was not permitted at the bank, or the permission was taken back.',
        whoActs: 'end user',
        steps: [
          'Have the user link again, or go through update mode, and tick all that the bank offers.',
          'Some banks ask apart for account numbers or personal details.',
        ],
        endUserWording:
          'Your bank has not been allowed to share everything we need. Please connect again, and leave all boxes ticked when your bank asks what to share.',
        source: apiCodes,
      },
    },
    persists: {
      label: 'It goes on for more than a day',
      leadsTo: {
        conclusion: 'Not a passing trouble: Plaid has to look into it.',
        whoActs: 'Plaid',
        steps: ['Collect the ids of the newest failure and file the ticket.'],
        ticket: {
          subject: 'INTERNAL_SERVER_ERROR for more than a day',
          identifiers: withToken,
          form: supportForms.general,
          tell: ['Which call or which pane of Link, since when, and for how many users.'],
        },
        source: apiCodes,
      },
    },
  },
};

export const leftBank: Question = {
  ask: 'Does it happen to this user again and again?',
  how: 'INSUFFICIENT_CREDENTIALS: the user did not finish at the bank.',
  answers: {
    no: {
      label: 'No, once or twice',
      leadsTo: {
        conclusion: 'The user left the window of the bank before its end.',
        whoActs: 'end user',
        steps: ['Ask the user to link again and to go on until your app shows again.'],
        endUserWording:
          "The connection was not finished. Please connect again, and stay in your bank's window until it brings you back to us.",
        source: itemCodes,
      },
    },
    yes: {
      label: 'Yes, though they go through to the end',
      leadsTo: {
        conclusion: 'The way back from the bank gets lost.',
        whoActs: 'Plaid',
        steps: [
          'Try the same bank yourself: does your app open again at its redirect URI?',
          'If it does, file the ticket.',
        ],
        ticket: {
          subject: 'INSUFFICIENT_CREDENTIALS though the user finishes at the bank',
          identifiers: withToken,
          form: supportForms.general,
          tell: ['Browser or device, and what the user sees last at the bank.'],
        },
        source: itemCodes,
      },
    },
  },
};

export const comingBack: Question = {
  ask: 'What happens after the bank?',
  answers: {
    'state-missing': {
      label: 'OAUTH_STATE_ID_NOT_FOUND',
      leadsTo: {
        conclusion: 'Plaid lost the thread of this session; there is nothing to mend on your side.',
        whoActs: 'Plaid',
        steps: ['Ask the user to link once more.', 'Comes again? File the ticket.'],
        ticket: {
          subject: 'OAUTH_STATE_ID_NOT_FOUND',
          identifiers: [session],
          form: supportForms.oauth,
          tell: ['The bank, the time with time zone, and how often it came.'],
        },
        source: oauthCodes,
      },
    },
    'own-code': {
      label: 'Another OAuth error, or the app does not open',
      leadsTo: {
        conclusion: 'Link is opened again in a wrong way after the bank.',
        whoActs: 'your team',
        steps: [
          'redirect_uri in the link token has to be on the allow list of the Dashboard.',
          'Open Link again with the same link token and with receivedRedirectUri as it came.',
          'Use each state id once: a page that loads twice uses it twice.',
          'In an app on a phone, check its universal link or package name.',
        ],
        source: oauthCodes,
      },
    },
    'not-granted': {
      label: 'ACCESS_NOT_GRANTED',
      leadsTo: {
        conclusion: 'The user left something out at the bank, or is not the owner of the account.',
        whoActs: 'end user',
        steps: [
          'Open update mode and tell the user which boxes to tick.',
          'Have the owner of the account do it, not an adviser or a second card holder.',
        ],
        endUserWording:
          'Your bank has not been allowed to share everything we need. Please connect again and leave all boxes ticked. If the account belongs to someone else, its owner needs to do this.',
        source: itemCodes,
      },
    },
  },
};
