import type { DecisionTree } from '#lib/guides/decision-tree.ts';
import { faqArticles } from '#lib/guides/faq-articles.ts';
import { supportForms } from '#lib/triage/plaid/support-forms.ts';

import { bankDown, comingBack, internal, leftBank } from './link-bank.ts';
import { accounts, credentials, locked, username } from './link-login.ts';
import { notFound, notOpening, robot } from './link-opening.ts';
import { asOf, bankCodes, apiCodes } from './link-sources.ts';

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
                source: faqArticles('F16'),
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
