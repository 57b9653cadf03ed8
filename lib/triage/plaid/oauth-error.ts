import type { AdviceTable } from '#lib/triage/advice.ts';
import { supportForms } from './support-forms.ts';

const page = 'https://plaid.com/docs/errors/oauth/';
const asOf = '2026-03-07';
/** Plaid asks for no identifiers for any of these codes. */
const ticket = { identifiers: [], form: supportForms.oauth };

/** OAUTH_ERROR: the way back from the bank's own login page into Link went wrong. */
export const oauthError = {
  INCORRECT_OAUTH_NONCE: {
    meaning: 'Link was opened again after the bank with another nonce than before.',
    impact:
      'This user cannot finish connecting; others who take the same way in your app fail too.',
    scope: 'request',
    whoActs: 'your team',
    next: 'Open Link the second time with the nonce of the first time.',
    phases: ['first link'],
    retry: {
      when: 'never',
      advice: 'Trying again fails the same way; wait until your app keeps the nonce.',
    },
    updateMode: false,
    causes: ['Your app made a new nonce when the user came back from the bank.'],
    steps: [
      'Store the nonce when Link opens, and pass that one when the user returns.',
      'Test the way to the bank and back in Sandbox.',
    ],
    ticket,
    docs: `${page}#incorrect_oauth_nonce`,
    asOf,
  },
  INCORRECT_LINK_TOKEN: {
    meaning: 'Link was opened again after the bank with another link token than before.',
    impact:
      'This user cannot finish connecting; others who take the same way in your app fail too.',
    scope: 'request',
    whoActs: 'your team',
    next: 'Open Link the second time with the link token of the first time.',
    phases: ['first link'],
    retry: {
      when: 'never',
      advice: 'Trying again fails the same way; wait until your app keeps the link token.',
    },
    updateMode: false,
    causes: ['Your app asked for a new link token when the user came back from the bank.'],
    steps: [
      'Store the link token when Link opens, and pass that one when the user returns.',
      'Test the way to the bank and back in Sandbox.',
    ],
    ticket,
    docs: `${page}#incorrect_link_token`,
    asOf,
  },
  OAUTH_STATE_ID_ALREADY_PROCESSED: {
    meaning: 'The state id of this return from the bank has been used before.',
    impact: 'This second try is ignored; the first may have connected the user already.',
    scope: 'request',
    whoActs: 'your team',
    next: 'Use each OAuth state id once, and check receivedRedirectUri.',
    phases: ['first link'],
    retry: {
      when: 'never',
      advice: 'Do not repeat it; wait for the user to begin a new Link session.',
    },
    updateMode: false,
    causes: [
      'Your app opened Link twice with one state id, for instance when the page was loaded again.',
      'receivedRedirectUri held an old address.',
    ],
    steps: [
      'See that each instance of Link gets a state id of its own.',
      'Hand the full address of the present return to receivedRedirectUri, and clear it afterwards.',
    ],
    ticket,
    docs: `${page}#oauth_state_id_already_processed`,
    asOf,
    note: 'Comes with HTTP status 208, so code that looks only for 4xx and 5xx does not notice it.',
  },
  OAUTH_STATE_ID_NOT_FOUND: {
    meaning: 'Plaid could not find the state id of this return from the bank.',
    impact: 'This user cannot finish connecting for the moment.',
    scope: 'request',
    whoActs: 'Plaid',
    next: 'Ask the user to try later; file a ticket about OAuth if it comes back.',
    phases: ['first link'],
    retry: { when: 'later', advice: 'Let the user start over later, after an hour or so.' },
    updateMode: false,
    causes: ['Something inside Plaid went wrong.'],
    steps: [
      'Let the user connect once more after a while, from the start.',
      'Again the same? File a ticket about OAuth.',
    ],
    endUserWording:
      'The connection to your bank could not be finished because of a technical fault. It is not your fault, and your account is safe. Please try again later today.',
    ticket,
    docs: `${page}#oauth_state_id_not_found`,
    asOf,
    note: '"An hour or so" is ours: Plaid names no time.',
  },
} satisfies AdviceTable;
