import type { DecisionTree, Leaf, Question } from '#lib/guides/decision-tree.ts';
import { faqArticles } from '#lib/guides/faq-articles.ts';
import { supportForms } from '#lib/triage/plaid/support-forms.ts';

const faq = faqArticles('F16');
const codes = {
  name: "Plaid's docs on Item errors; article F16 of its FAQ",
  asOf: '2026-03-07',
  url: 'https://plaid.com/docs/errors/item/',
};
const codeMissing = {
  name: "Plaid's help on codes that do not arrive; article F16 of its FAQ",
  asOf: '2026-05-31',
  url: 'https://support.plaid.com/hc/en-us/articles/15373880608919-Why-is-a-user-not-receiving-an-OTP',
};
const identifiers = ['institution_id', ['link_session_id', 'request_id']] as const;

const bankSendsNone: Leaf = {
  conclusion:
    'The bank sends this user no code anywhere: its phone number or e-mail address for them is out of date, or their phone blocks such messages.',
  whoActs: 'end user',
  steps: [
    'Ask the user to look up which phone number and e-mail address the bank has, and to correct them.',
    'Ask the user to check with their mobile carrier that messages from short numbers are let through.',
    'Once a code arrives at the bank itself, have the user go through Link again.',
  ],
  endUserWording:
    "Your bank sends you a security code when you connect. Please sign in on your bank's own website and check that your phone number and e-mail address there are right. If no text message comes at all, ask your mobile carrier to allow messages from short numbers. Then open our app and try again.",
  source: codeMissing,
};

const tryBankFirst: Leaf = {
  conclusion: 'Nobody knows yet whether the bank or the connection through Plaid is at fault.',
  whoActs: 'end user',
  steps: [
    'Have the user sign in at the bank itself in a private window: that makes the bank ask for a code.',
    'Note whether a code came, by which way, and after how long.',
    'Start this diagnosis again with the answer.',
  ],
  endUserWording:
    "Please open a private browser window, sign in on your bank's own website, and tell us whether a security code arrives there. That shows us where to look next.",
  source: codeMissing,
};

const noCode: Question = {
  ask: "Does a code arrive when the user signs in at the bank's own site?",
  how: 'A private window or a new device makes the bank ask for one.',
  answers: {
    'none-there': { label: 'No, no code there either', leadsTo: bankSendsNone },
    'arrives-there': {
      label: 'Yes, only Link gets none',
      leadsTo: {
        ask: 'Did the user try Link again, with every other way of sending that it offers?',
        how: 'A phone call or an e-mail in place of the text message.',
        answers: {
          'not-yet': {
            label: 'Not yet',
            leadsTo: {
              conclusion: 'The bank can send codes; most often another way of sending works.',
              whoActs: 'end user',
              steps: [
                'Ask the user to link again and to pick a phone call or an e-mail for the code.',
                'Ask them to use only the newest code, and to type it at once.',
                'If that fails, too, come back here for the ticket.',
              ],
              endUserWording:
                'Please try to connect your bank once more. When you are asked how to receive the security code, choose a phone call or an e-mail this time, and enter the newest code right away.',
              source: codeMissing,
            },
          },
          'fails-again': {
            label: 'Yes, and still no code',
            leadsTo: {
              conclusion:
                'The bank sends codes, but not for logins that come through Plaid. Plaid has to look into it.',
              whoActs: 'Plaid',
              steps: [
                'Take link_session_id of the last try from onExit, or from the activity log.',
                'File the ticket. One ticket is for one bank.',
              ],
              ticket: {
                subject: 'No security code arrives in Link',
                identifiers,
                form: supportForms.mfa,
                tell: [
                  'Which ways of sending were offered, and which the user tried.',
                  'That phone number and e-mail address at the bank are right, and that codes arrive there.',
                  'When the last try was, with time zone.',
                ],
              },
              source: faq,
            },
          },
        },
      },
    },
    'not-tried': { label: 'Nobody has tried', leadsTo: tryBankFirst },
  },
};

const notSupported: Question = {
  ask: 'Does the bank ask this user for a code at every single login?',
  how: 'Often a setting in the security profile that the user has at the bank.',
  answers: {
    always: {
      label: 'Yes, every time',
      leadsTo: {
        conclusion:
          'With a code at every login Plaid cannot refresh data in the background, so it refuses the link.',
        whoActs: 'end user',
        steps: [
          'Ask the user whether the bank lets them switch that setting off for this login.',
          'If not, have them link an account at another bank.',
          'Does your app need no data in the background? Ask Plaid Support which options there are.',
        ],
        endUserWording:
          'Your bank is set to ask for a security code at every sign-in, and that keeps us from connecting. If your bank lets you change this setting, please do so and try again. Otherwise please connect an account at another bank.',
        source: codes,
      },
    },
    sometimes: {
      label: 'No, only now and then',
      leadsTo: {
        conclusion: 'The user does nothing unusual, so Plaid should know this way of login.',
        whoActs: 'Plaid',
        steps: [
          'Offer the user another bank for the time being.',
          'File the ticket under multi-factor authentication.',
        ],
        ticket: {
          subject: 'MFA_NOT_SUPPORTED although the user does not force a code at each login',
          identifiers,
          form: supportForms.mfa,
          tell: [
            'What kind of second factor the bank shows: text, call, e-mail, app, question, device.',
            'That the user is not asked for it at each login.',
          ],
        },
        source: codes,
      },
    },
    unknown: {
      label: 'We do not know',
      leadsTo: {
        conclusion: 'It depends on how the user signs in at the bank, and only they can tell.',
        whoActs: 'your team',
        steps: [
          'Ask the user how the bank checks them: each time or seldom, and with what.',
          'A device that makes numbers, or a picture to recognize? Have them link another account.',
          'Otherwise start this diagnosis again with the answer.',
        ],
        endUserWording:
          'We could not connect this bank. Could you tell us how your bank checks that it is you: with a text message, a call, an app or a small device, and whether it asks for that at every sign-in? Meanwhile you can connect an account at another bank.',
        source: faq,
      },
    },
  },
};

/** Codes that never arrive, or are not taken. */
export const mfa: DecisionTree = {
  name: 'mfa',
  title: 'The second factor fails',
  start: {
    ask: 'What happens at the second factor?',
    how: 'onExit names the error code; so does the activity log, under the link_session_id.',
    answers: {
      'no-code': { label: 'The code never arrives', leadsTo: noCode },
      'not-supported': { label: 'MFA_NOT_SUPPORTED', leadsTo: notSupported },
      'invalid-mfa': {
        label: 'INVALID_MFA: the code or answer is refused',
        leadsTo: {
          ask: 'How sure is the user of the code or answer?',
          answers: {
            'not-sure': {
              label: 'Not sure, or only one try so far',
              leadsTo: {
                conclusion: 'Mostly a typing slip, an old code, or a device that is not active.',
                whoActs: 'end user',
                steps: [
                  'Ask the user to try again, with the newest code or the exact answer set at the bank.',
                  'Have them choose another device if the bank offers several.',
                  'Warn them: several wrong tries in a row may lock the login at the bank.',
                ],
                endUserWording:
                  'Your bank did not accept the security code or answer. Please try again with the newest code, or with the answer exactly as you set it at your bank. Too many wrong tries may lock your online banking, so take your time.',
                source: codes,
              },
            },
            sure: {
              label: 'Sure, it was right several times',
              leadsTo: {
                conclusion: 'Right answers are refused: the fault is between the bank and Plaid.',
                whoActs: 'Plaid',
                steps: [
                  'Have the user confirm that the same answer works at the bank itself.',
                  'File the ticket; Plaid takes this code under invalid credentials.',
                ],
                ticket: {
                  subject: 'INVALID_MFA with the right code or answer',
                  identifiers,
                  form: supportForms.invalidCredentials,
                  tell: [
                    'What kind of second factor it was, never the code or the answer itself.',
                    'That it works at the bank, and how often it failed in Link.',
                  ],
                },
                source: codes,
              },
            },
            'never-came': { label: 'There was no code to type', leadsTo: noCode },
          },
        },
      },
      'send-method': {
        label: 'INVALID_SEND_METHOD: the way of sending is refused',
        leadsTo: {
          ask: 'Did it fail again, some hours later?',
          answers: {
            'not-tried': {
              label: 'It failed once, or only just now',
              leadsTo: {
                conclusion: 'The bank has trouble with logins; it mostly passes the same day.',
                whoActs: 'bank',
                steps: [
                  'Look at the bank in https://dashboard.plaid.com/activity/status.',
                  'Ask the user to try again later today, with another way of sending.',
                ],
                endUserWording:
                  'Your bank could not send a security code just now. Please try again later today. If you can choose, pick another way to receive the code.',
                source: codes,
              },
            },
            'again-later': {
              label: 'Yes, it goes on',
              leadsTo: {
                conclusion:
                  'Not a passing trouble: the connection from Plaid to the bank is at fault.',
                whoActs: 'Plaid',
                steps: ['File the ticket under multi-factor authentication.'],
                ticket: {
                  subject: 'INVALID_SEND_METHOD for more than some hours',
                  identifiers,
                  form: supportForms.mfa,
                  tell: [
                    'Which way of sending the user chose, and which others were offered.',
                    'The times of the tries, and whether other users of the bank have it, too.',
                  ],
                },
                source: codes,
              },
            },
          },
        },
      },
    },
  },
};
