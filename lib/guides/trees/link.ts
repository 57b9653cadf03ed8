import type { DecisionTree, Leaf, Question } from '#lib/guides/decision-tree.ts';
import { supportForms } from '#lib/triage/plaid/support-forms.ts';

const asOf = '2026-03-07';
const faqLink = { name: "Plaid's FAQ, article F45", asOf: 'undated, about 2020' };
const itemCodes = {
  name: "Plaid's docs on Item errors; article F3 of its FAQ",
  asOf,
  url: 'https://plaid.com/docs/errors/item/',
};
const bankCodes = {
  name: "Plaid's docs on institution errors; article F3 of its FAQ",
  asOf,
  url: 'https://plaid.com/docs/errors/institution/',
};
const apiCodes = {
  name: "Plaid's page on API errors; article F3 of its FAQ",
  asOf,
  url: 'https://plaid.com/docs/errors/api/',
};
const oauthCodes = {
  name: "Plaid's docs on OAuth errors; article F3 of its FAQ",
  asOf,
  url: 'https://plaid.com/docs/errors/oauth/',
};
const robotCodes = {
  name: "Plaid's docs on robot checks; article F19 of its FAQ",
  asOf,
  url: 'https://plaid.com/docs/errors/recaptcha/',
};
const session = ['link_session_id', 'request_id'] as const;
const withToken = ['access_token', 'institution_id', session] as const;
const tokenNote =
  'At a first link there is no Item yet: then leave the token out. Otherwise add it in the form of Plaid, and nowhere else.';

const notOpening: Question = {
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
        source: { name: "Plaid's FAQ, articles F31 and F45", asOf: 'undated, about 2020' },
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
        source: { name: "Plaid's FAQ, article F19", asOf: 'undated, about 2020' },
      },
    },
  },
};

const notFound: Question = {
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

const credentials: Question = {
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
          tell: ['That the login works at the bank, and the address of that page.', tokenNote],
        },
        source: itemCodes,
      },
    },
  },
};

const locked: Question = {
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
          tell: ['Which of the two codes it is, and what the user did at the bank.', tokenNote],
        },
        source: itemCodes,
      },
    },
  },
};

const accounts: Question = {
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
          tell: ['Type and last four digits of the account that should be there.', tokenNote],
        },
        source: itemCodes,
      },
    },
  },
};

const username: Leaf = {
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

const bankDown: Question = {
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
          tell: ['Since when, how many users, and whether first links or repairs fail.', tokenNote],
        },
        source: bankCodes,
      },
    },
  },
};

const internal: Question = {
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
          tell: [
            'Which call or which pane of Link, since when, and for how many users.',
            tokenNote,
          ],
        },
        source: apiCodes,
      },
    },
  },
};

const robot: Question = {
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

const leftBank: Question = {
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
          tell: ['Browser or device, and what the user sees last at the bank.', tokenNote],
        },
        source: itemCodes,
      },
    },
  },
};

const comingBack: Question = {
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

/** Link fails: placed by the code, or by what the user sees. */
export const link: DecisionTree = {
  name: 'link',
  title: 'Link fails',
  start: {
    ask: 'Where does it fail?',
    how: 'onExit names the error code; so does the activity log, under the link_session_id.',
    answers: {
      'not-opening': { label: 'It does not open, or none of the others', leadsTo: notOpening },
      'bank-not-found': { label: 'The user does not find the bank', leadsTo: notFound },
      login: {
        label: 'The bank refuses the login or the account',
        leadsTo: {
          ask: 'Which code is it?',
          answers: {
            credentials: { label: 'INVALID_CREDENTIALS', leadsTo: credentials },
            locked: { label: 'ITEM_LOCKED or USER_SETUP_REQUIRED', leadsTo: locked },
            mfa: {
              label: 'A code with MFA in it, or INVALID_SEND_METHOD',
              leadsTo: {
                conclusion: 'The second factor has a diagnosis of its own.',
                whoActs: 'your team',
                steps: ['Go on with /plaid diagnose mfa.'],
                source: { name: "Plaid's FAQ, article F16", asOf: 'undated, about 2020' },
              },
            },
            accounts: {
              label: 'NO_ACCOUNTS, NO_AUTH_ACCOUNTS, ITEM_NOT_SUPPORTED',
              leadsTo: accounts,
            },
            username: { label: 'INVALID_UPDATED_USERNAME', leadsTo: username },
          },
        },
      },
      unreachable: {
        label: 'The bank or Plaid does not answer, or sets a limit',
        leadsTo: {
          ask: 'Which code is it?',
          answers: {
            'bank-down': {
              label: 'INSTITUTION_DOWN, _NOT_RESPONDING or _NOT_AVAILABLE',
              leadsTo: bankDown,
            },
            'not-supported': {
              label: 'INSTITUTION_NO_LONGER_SUPPORTED, UNSUPPORTED_RESPONSE',
              leadsTo: {
                conclusion:
                  'Plaid cannot serve this bank, or no longer in this way. Waiting does not help.',
                whoActs: 'Plaid',
                steps: [
                  'Did the bank move to OAuth? Then registration and a new link may be all it takes.',
                  'Otherwise have the user link another bank, and file the ticket.',
                ],
                endUserWording:
                  'This bank can no longer be connected. Please connect an account at another bank.',
                ticket: {
                  subject: 'The bank is not supported, or answers in a form that Plaid refuses',
                  identifiers: ['institution_id'],
                  form: supportForms.institutions,
                  tell: ['Which of the two codes it is, and since when.'],
                },
                source: bankCodes,
              },
            },
            internal: { label: 'INTERNAL_SERVER_ERROR', leadsTo: internal },
            maintenance: {
              label: 'PLANNED_MAINTENANCE',
              leadsTo: {
                conclusion: 'Plaid has switched its API off for a while, and tells so beforehand.',
                whoActs: 'nobody',
                steps: [
                  'See https://status.plaid.com for the end of it, and wait.',
                  'Nobody told you? Ask Plaid Support at https://dashboard.plaid.com/support/new.',
                ],
                endUserWording:
                  'Connecting a bank is not possible for a short while because of maintenance. Please try again later today.',
                source: apiCodes,
              },
            },
            'rate-limit': {
              label: 'RATE_LIMIT',
              leadsTo: {
                conclusion: 'Too many tries: by this user in Link, or by your calls.',
                whoActs: 'end user',
                steps: [
                  'Have the user wait one to two days, and check the password at the bank meanwhile.',
                  'Was user_good typed in Production? Test logins belong in Sandbox.',
                ],
                endUserWording:
                  "There were too many attempts to connect. Please check your sign-in on your bank's own website, and try here again the day after tomorrow.",
                source: {
                  name: "Plaid's docs on rate limits; article F3 of its FAQ",
                  asOf,
                  url: 'https://plaid.com/docs/errors/rate-limit-exceeded/',
                },
              },
            },
          },
        },
      },
      'bank-window': {
        label: "In the bank's own window (OAuth), or at a robot check",
        leadsTo: {
          ask: 'What exactly?',
          answers: {
            robot: { label: 'RECAPTCHA_REQUIRED or RECAPTCHA_BAD', leadsTo: robot },
            'left-early': { label: 'INSUFFICIENT_CREDENTIALS', leadsTo: leftBank },
            'not-registered': {
              label: 'UNAUTHORIZED_INSTITUTION or ..._REGISTRATION_REQUIRED',
              leadsTo: {
                conclusion: 'Your team is not registered with this bank, or not yet.',
                whoActs: 'your team',
                steps: [
                  'Finish the security questionnaire and what is open at https://dashboard.plaid.com/settings/compliance/us-oauth-institutions.',
                  'Wait: about a week for most banks, up to six for Chase and Schwab.',
                  'Still refused two weeks after all was done? Ask your account manager or Plaid Support.',
                ],
                source: bankCodes,
              },
            },
            'coming-back': { label: 'Trouble on the way back from the bank', leadsTo: comingBack },
          },
        },
      },
    },
  },
};
