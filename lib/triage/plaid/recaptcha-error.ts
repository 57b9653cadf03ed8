import type { AdviceTable } from '#lib/triage/advice.ts';
import { supportForms } from './support-forms.ts';

const page = 'https://plaid.com/docs/errors/recaptcha/';
const asOf = '2026-03-07';
const ticket = {
  identifiers: [['link_session_id', 'request_id']],
  form: supportForms.general,
} as const;

/** RECAPTCHA_ERROR: Plaid wants to be sure that a human sits in front of Link. */
export const recaptchaError = {
  RECAPTCHA_REQUIRED: {
    meaning: 'Plaid asks the user to prove that they are human before linking goes on.',
    impact: 'The user has one more step to take; after it the link goes on.',
    scope: 'request',
    whoActs: 'end user',
    next: 'Let the user solve the puzzle in Link; nothing else is needed.',
    phases: ['first link'],
    retry: {
      when: 'at once',
      advice: 'Link goes on by itself after the user has solved the puzzle.',
    },
    updateMode: false,
    causes: ["Plaid's protection against fraud found this attempt unusual."],
    steps: [
      'Leave it to Link, which shows the user what to do.',
      'Many of these at once? Look whether someone abuses your app with made-up users.',
      'A real user cannot get past it? File a ticket with the identifiers.',
    ],
    endUserWording:
      'Before your bank can be connected, we need to make sure that you are a person. Please solve the short puzzle on the screen, and the connection will go on right after it.',
    ticket,
    docs: `${page}#recaptcha_required`,
    asOf,
  },
  RECAPTCHA_BAD: {
    meaning: 'The proof that a human is linking has failed.',
    impact: 'This attempt to connect is blocked; other users are not touched.',
    scope: 'request',
    whoActs: 'end user',
    next: 'Check that the user is genuine, then ask them to try again later.',
    phases: ['first link'],
    retry: { when: 'later', advice: 'A genuine user can try again later, after an hour or so.' },
    updateMode: false,
    causes: [
      'The user got the puzzle wrong more than once.',
      'No human but a program is using Link.',
    ],
    steps: [
      'Look whether name, address and history of the user behind the session seem real.',
      'If so, let them try again later, best in another browser.',
      'A real user fails again? File a ticket with the identifiers.',
    ],
    endUserWording:
      'The check that you are a person did not work this time. Please wait a little, then open our app and try again, best in another browser or on another device. If it fails again, let us know and we will help.',
    ticket,
    docs: `${page}#recaptcha_bad`,
    asOf,
    note: '"An hour or so" is ours: Plaid names no time.',
  },
} satisfies AdviceTable;
