import type { AdviceTable } from '#lib/triage/advice.ts';
import { supportForms } from './support-forms.ts';

const page = 'https://plaid.com/docs/errors/api/';
const asOf = '2026-03-07';

/** API_ERROR: Plaid itself could not do what was asked. */
export const apiError = {
  INTERNAL_SERVER_ERROR: {
    meaning: 'Plaid met an error of its own, often because a bank sent something unusable.',
    impact:
      'This call or link attempt failed; if the bank is the reason, its other users fail as well.',
    scope: 'institution',
    whoActs: 'Plaid',
    next: 'Try again with growing pauses; check status.plaid.com if it lasts.',
    phases: ['first link', 'update mode', 'API'],
    retry: {
      when: 'at once',
      advice:
        'Repeat a call at once, then with growing pauses; a user in Link waits a few hours, or until tomorrow.',
    },
    updateMode: false,
    causes: [
      'The bank gave Plaid an answer it could not use, mostly while the bank was down.',
      'Something inside Plaid is broken.',
      'At an OAuth bank the user never allowed this product, or took the permission back.',
    ],
    steps: [
      'Repeat with the idempotency key, if the endpoint takes one; before repeating /transfer/create, read the retry guide for transfers.',
      "Look at status.plaid.com and at the bank's own status.",
      'Only one user of an OAuth bank? Ask them to allow the product, in Link or on the site of the bank.',
      'Lasts until tomorrow? File a ticket with the identifiers.',
    ],
    endUserWording:
      'Something went wrong on the way to your bank. It is not your fault, and your account is safe. Please try again in a few hours or tomorrow.',
    ticket: {
      identifiers: ['access_token', 'institution_id', ['link_session_id', 'request_id']],
      form: supportForms.general,
    },
    docs: `${page}#internal_server_error-or-plaid-internal-error`,
    asOf,
    aliases: ['plaid-internal-error'],
    note: 'An older Plaid article advises waiting a few hours in every case and lists the code for API calls only; the newer page lets calls repeat at once and shows it in Link too. Grouped by bank, as that is the usual cause.',
  },
  PLANNED_MAINTENANCE: {
    meaning: 'Plaid has switched its API off for maintenance.',
    impact: 'No user can connect a bank and no data can be fetched until the maintenance is over.',
    scope: 'account with Plaid',
    whoActs: 'Plaid',
    next: 'Wait for the end of the maintenance; see status.plaid.com.',
    phases: ['first link', 'update mode', 'API'],
    retry: {
      when: 'later',
      advice: 'Try again after the maintenance window shown at status.plaid.com.',
    },
    updateMode: false,
    causes: ['Plaid is doing maintenance that it made known in advance.'],
    steps: [
      'Find the window at status.plaid.com and pause scheduled calls until its end.',
      'Heard nothing in advance, and nothing stands there? Ask Plaid Support.',
    ],
    endUserWording:
      'Connecting banks is paused for a short time because of maintenance. Your accounts are safe and there is nothing you need to do. Please try again a little later.',
    ticket: { identifiers: [], form: supportForms.general },
    docs: `${page}#planned_maintenance`,
    asOf,
  },
} satisfies AdviceTable;
