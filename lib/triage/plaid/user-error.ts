import type { AdviceTable } from '#lib/triage/advice.ts';
import { supportForms } from './support-forms.ts';

const page = 'https://plaid.com/docs/errors/user/';
const asOf = '2026-03-07';
/** Plaid asks for no identifiers for any of these codes. */
const ticket = { identifiers: [], form: supportForms.general };

/** USER_ERROR: something is wrong with the user that was made at Plaid, or with what was said about them. */
export const userError = {
  USER_NOT_FOUND: {
    meaning: 'Plaid knows no user with this id in this environment.',
    impact: 'This call brings nothing for the user.',
    scope: 'request',
    whoActs: 'your team',
    next: 'Check the user id and the environment of the call.',
    phases: ['API', 'webhook'],
    retry: {
      when: 'never',
      advice: 'Do not repeat the call; wait until it names a user that exists.',
    },
    updateMode: false,
    causes: [
      'The user was never made with /user/create.',
      'The id comes from the other environment, Sandbox or Production.',
      'The user has been removed since.',
    ],
    steps: [
      'Compare the environment of the call with the one in which the user was made.',
      'Make sure that you send the id with the prefix usr_ and not one of your own.',
      'User removed? Make a new one, and store its id.',
    ],
    ticket,
    docs: `${page}#user_not_found`,
    asOf,
  },
  INVALID_USER_IDENTITY_DATA: {
    meaning: 'A personal detail in the user object is not in the form that Plaid expects.',
    impact: 'The call is refused, so the user is not made or changed at Plaid.',
    scope: 'request',
    whoActs: 'your team',
    next: 'Correct the field that error_message names, and send the call again.',
    phases: ['API'],
    retry: {
      when: 'never',
      advice: 'Do not repeat the same call; wait until the field is corrected.',
    },
    updateMode: false,
    causes: [
      'The name, email, phone number, address or date of birth has a form that Plaid does not accept.',
      'Your code relied on looser checks: Plaid has been strict since early 2026, in Sandbox as well.',
    ],
    steps: [
      'Find in error_message which field is meant.',
      'Check phone numbers with libphonenumber before you send them.',
      'Check the other details where the user types them, so that they can correct them there.',
    ],
    ticket,
    docs: 'https://plaid.com/docs/errors/invalid-input/#invalid_user_identity_data',
    asOf,
    note: 'Plaid describes it on the page for invalid input, but sends it as USER_ERROR and with HTTP status 403.',
  },
} satisfies AdviceTable;
