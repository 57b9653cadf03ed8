import type { AdviceTable } from '#lib/triage/advice.ts';
import { supportForms } from './support-forms.ts';

const page = 'https://plaid.com/docs/errors/institution/';
const asOf = '2026-03-07';
const outageTicket = {
  identifiers: ['access_token', 'institution_id', ['link_session_id', 'request_id']],
  form: supportForms.persistent500,
} as const;

/** INSTITUTION_ERROR: a bank, or the way to it, is the trouble, for all its Items alike. */
export const institutionError = {
  INSTITUTION_DOWN: {
    meaning: 'The bank is not available at the moment.',
    impact: 'No user of this bank can connect, and no fresh data comes from it, until it is back.',
    scope: 'institution',
    whoActs: 'bank',
    next: 'Wait for the bank to come back; tell users that nothing is lost.',
    phases: ['first link', 'update mode', 'API'],
    retry: { when: 'later', advice: 'Try again in a few hours, or tomorrow.' },
    updateMode: false,
    causes: [
      'The bank is doing maintenance that it planned.',
      'Something at the bank broke down for the time being.',
    ],
    steps: [
      "Look up the bank's status in the dashboard, or call /institutions/get_by_id with include_status.",
      'Pause your own repeated calls for this bank and take them up again after some hours.',
      'Do not send users through update mode: their logins are fine.',
      'Not back by tomorrow? File a ticket about persistent HTTP 500 errors.',
    ],
    endUserWording:
      'Your bank is not available at the moment, perhaps because of maintenance. Nothing is wrong with your account and there is nothing you need to do. Please try again in a few hours or tomorrow.',
    ticket: outageTicket,
    docs: `${page}#institution_down`,
    asOf,
    note: 'An older Plaid article advises trying again the next day; the newer page says a few hours may do.',
  },
  INSTITUTION_NOT_ENABLED_IN_ENVIRONMENT: {
    meaning: 'The bank exists at Plaid, but not in the environment that was called.',
    impact:
      'This call brings nothing; users of Production notice it only if the call was made there.',
    scope: 'request',
    whoActs: 'your team',
    next: 'Use an institution_id that exists in this environment.',
    phases: ['API'],
    retry: {
      when: 'never',
      advice: 'Do not repeat the call; wait until it names a bank of this environment.',
    },
    updateMode: false,
    causes: ['The id belongs to Production and was used in Sandbox, or the other way round.'],
    steps: [
      'List with /institutions/get which banks this environment has.',
      'Keep the ids of Sandbox and Production apart in your configuration.',
    ],
    ticket: { identifiers: [], form: supportForms.institutions },
    docs: `${page}#institution_not_enabled_in_environment`,
    asOf,
  },
  INSTITUTION_NOT_RESPONDING: {
    meaning: 'The bank does not answer part of the requests that reach it.',
    impact: 'Some users of this bank cannot connect, and their data may arrive late or not at all.',
    scope: 'institution',
    whoActs: 'bank',
    next: 'Wait some hours and try again; tell users that the bank has trouble.',
    phases: ['first link', 'update mode', 'API'],
    retry: { when: 'later', advice: 'Try again in a few hours, or tomorrow.' },
    updateMode: false,
    causes: ['The bank has a passing technical fault and lets a share of the requests drop.'],
    steps: [
      "Look up the bank's status in the dashboard, or call /institutions/get_by_id with include_status.",
      'Space out your own calls for this bank until it answers again.',
      'Not better by tomorrow? File a ticket about persistent HTTP 500 errors.',
    ],
    endUserWording:
      'Your bank is having technical trouble and does not always answer. Nothing is wrong with your account and there is nothing you need to do. Please try again in a few hours or tomorrow.',
    ticket: outageTicket,
    docs: `${page}#institution_not_responding`,
    asOf,
    note: 'An older Plaid article advises trying again the next day; the newer page says a few hours may do.',
  },
  INSTITUTION_NOT_AVAILABLE: {
    meaning: "Plaid's connection to this bank is switched off for now.",
    impact:
      'No user of this bank can connect, and no fresh data comes from it, until Plaid is back.',
    scope: 'institution',
    whoActs: 'Plaid',
    next: 'Wait for Plaid to restore the bank; tell users that nothing is lost.',
    phases: ['first link', 'update mode', 'API'],
    retry: { when: 'later', advice: 'Try again in a few hours, or tomorrow.' },
    updateMode: false,
    causes: [
      'Plaid took its side of the connection down, for maintenance or another planned reason.',
    ],
    steps: [
      "Look up the bank's status in the dashboard, or call /institutions/get_by_id with include_status.",
      'Pause your own repeated calls for this bank and take them up again after some hours.',
      'Not back by tomorrow? File a ticket about persistent HTTP 500 errors.',
    ],
    endUserWording:
      'The connection to your bank is being worked on at the moment. Your account is safe and there is nothing you need to do. Please try again in a few hours or tomorrow.',
    ticket: outageTicket,
    docs: `${page}#institution_not_available`,
    asOf,
    note: 'An older Plaid article advises trying again the next day; the newer page says a few hours may do.',
  },
  INSTITUTION_NO_LONGER_SUPPORTED: {
    meaning: 'Plaid no longer works with this bank in the way that was asked for.',
    impact:
      'Users of this bank cannot connect it, and their present connections give no more data.',
    scope: 'institution',
    whoActs: 'Plaid',
    next: 'Offer users another bank, and ask Plaid about this one by ticket.',
    phases: ['first link', 'update mode', 'API'],
    retry: {
      when: 'never',
      advice: 'Trying again does not help; wait for the answer to your ticket.',
    },
    updateMode: false,
    causes: [
      'Plaid has given up the bank.',
      'The bank admits apps only over OAuth now, and your integration has not moved there.',
    ],
    steps: [
      'With Capital One, see that you have Production access, then go through its OAuth migration guide.',
      'With any other bank, file a ticket that names the institution_id.',
      'Meanwhile invite the users to connect an account elsewhere.',
    ],
    endUserWording:
      'We are sorry: this bank can no longer be connected in our app. Your account at the bank is not affected. If you have an account at another bank, please open our app and connect that one instead.',
    ticket: { identifiers: ['institution_id'], form: supportForms.institutions },
    docs: `${page}#institution_no_longer_supported`,
    asOf,
    note: 'An older Plaid article only advises another account; the newer page adds the move to OAuth and a ticket.',
  },
  UNAUTHORIZED_INSTITUTION: {
    meaning: 'Your Plaid account is not cleared for this bank.',
    impact: 'None of your users can connect this bank; other banks are not touched.',
    scope: 'account with Plaid',
    whoActs: 'your team',
    next: 'See in the dashboard what is open on the page for US OAuth institutions.',
    phases: ['first link', 'API'],
    retry: {
      when: 'never',
      advice: 'Repeating does not help; after registering, wait up to two weeks for the bank.',
    },
    updateMode: false,
    causes: [
      'The bank has to be switched on for you first.',
      'Part of the registration for OAuth banks is still open.',
    ],
    steps: [
      'Make sure that you have Production access.',
      'Open the page for US OAuth institutions in the dashboard and finish what it lists.',
      'Two weeks later and still refused? Write to your account manager or to Plaid Support.',
    ],
    ticket: { identifiers: [], form: supportForms.general },
    docs: `${page}#unauthorized_institution`,
    asOf,
  },
  INSTITUTION_REGISTRATION_REQUIRED: {
    meaning: 'The bank does not know your app yet: the registration is not finished.',
    impact: 'None of your users can connect this bank; other banks are not touched.',
    scope: 'account with Plaid',
    whoActs: 'your team',
    next: 'Finish the security questionnaire in the dashboard, then wait for the bank.',
    phases: ['first link', 'API'],
    retry: {
      when: 'never',
      advice:
        'After registering, wait about a week; Chase and Schwab can take as long as six weeks.',
    },
    updateMode: false,
    causes: [
      'Your app has not been registered with this bank.',
      'Plaid has not given you Production access.',
      'The security questionnaire is not complete.',
    ],
    steps: [
      'Complete the security questionnaire, and apply for Production if you have not.',
      "Follow the bank's progress in the dashboard until it is enabled.",
      'Longer than said above? Ask Plaid Support.',
    ],
    ticket: { identifiers: [], form: supportForms.general },
    docs: `${page}#institution_registration_required`,
    asOf,
  },
  UNSUPPORTED_RESPONSE: {
    meaning: 'The bank answered with data that Plaid cannot read.',
    impact: 'Users of this bank cannot connect, or get no data, until Plaid has mended it.',
    scope: 'institution',
    whoActs: 'Plaid',
    next: 'File a ticket that names the institution_id.',
    phases: ['API', 'first link'],
    retry: {
      when: 'never',
      advice: 'Trying again does not help; wait until Plaid reports the fault as mended.',
    },
    updateMode: false,
    causes: ['The answer of the bank does not have a form that Plaid knows.'],
    steps: [
      'Tell Plaid in a ticket which institution_id fails.',
      'Stop calls for this bank until the ticket is solved.',
    ],
    endUserWording:
      'There is a technical fault in the connection to your bank. Your account is not affected and there is nothing you need to do. We are having it looked at; until it is fixed, you can connect another bank.',
    ticket: { identifiers: ['institution_id'], form: supportForms.institutions },
    docs: `${page}#unsupported_response`,
    asOf,
  },
  INSTITUTION_NOT_FOUND: {
    meaning: 'Plaid knows no bank with this id.',
    impact: 'This call brings nothing; connections that exist are not touched.',
    scope: 'request',
    whoActs: 'your team',
    next: 'Check the institution_id that your call names.',
    phases: ['API'],
    retry: {
      when: 'never',
      advice: 'Do not repeat the call; wait until it names a bank that Plaid knows.',
    },
    updateMode: false,
    causes: ['The id was mistyped, or the bank has left the list.'],
    steps: [
      'Search for the bank with /institutions/search and take the id from there.',
      'Watch for the code INVALID_INSTITUTION, which is the one sent today.',
    ],
    ticket: { identifiers: [], form: supportForms.institutions },
    docs: `${page}#institution_not_found`,
    asOf,
    note: 'No longer on the page of today. An older Plaid article uses the same name for an exit status of Link: the user did not find their bank.',
    legacy: { successor: 'INVALID_INSTITUTION' },
  },
} satisfies AdviceTable;
