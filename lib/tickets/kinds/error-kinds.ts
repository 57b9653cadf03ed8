import type { Advice } from '#lib/triage/advice.ts';
import { supportForms } from '#lib/triage/plaid/support-forms.ts';

import {
  isSilence,
  itemsOf,
  placeOf,
  type TicketKind,
  type Wish,
} from '#lib/tickets/ticket-kind.ts';

/** Without advice for its code a ticket asks for what Plaid always asks for. */
const usualIdentifiers: readonly Wish[] = [
  'access_token',
  'institution_id',
  ['link_session_id', 'request_id'],
];

const sessionOrRequest: Wish = ['link_session_id', 'request_id'];

/** An error that stays: what Plaid's page of that code asks for. */
export function errorKind(advice: Advice | undefined): TicketKind {
  const named = advice?.ticket.identifiers ?? [];
  return {
    name: 'error',
    title: 'An error that stays',
    with: 'Plaid',
    form: advice?.ticket.form ?? supportForms.general,
    first:
      'Many errors end when the user logs in again: /plaid error <code> says whether this one does.',
    identifiers: named.length === 0 ? usualIdentifiers : named,
    fields: [],
    checks: [],
    subject: (facts) =>
      `${facts.bank}: ${isSilence(facts) ? 'no data' : (facts.code ?? 'a question')}${facts.count === 0 ? '' : ` on ${itemsOf(facts)}`}`,
    opening(facts) {
      if (facts.code === undefined) return `This is about ${placeOf(facts)}, without an error now.`;
      return facts.advice === undefined
        ? `We receive ${facts.code} for ${placeOf(facts)}.`
        : `${facts.advice.meaning} This affects ${placeOf(facts)}.`;
    },
  };
}

export const linkKind: TicketKind = {
  name: 'link',
  title: 'Link fails',
  with: 'Plaid',
  form: supportForms.general,
  identifiers: ['link_session_id', 'request_id'],
  also: ['institution_id', 'client_user_id'],
  fields: [
    { name: 'seen', label: 'What the user saw, and in which pane', form: 'lines', isWanted: true },
  ],
  checks: [],
  subject: ({ bank, code }) => `Link fails at ${bank}${code === undefined ? '' : `: ${code}`}`,
  opening: ({ bank, code }) =>
    `A user cannot get through Link at ${bank}${code === undefined ? '' : `; it ends with ${code}`}.`,
};

export const apiKind: TicketKind = {
  name: 'api',
  title: 'A call of the API fails',
  with: 'Plaid',
  form: supportForms.general,
  identifiers: ['request_id'],
  also: ['institution_id'],
  fields: [
    { name: 'endpoint', label: 'The endpoint, and what was sent', form: 'lines', isWanted: true },
  ],
  checks: [],
  subject: ({ bank, code }) => `API call fails with ${code ?? 'an error'} (${bank})`,
  opening: ({ bank, code }) =>
    `A call of the API fails with ${code ?? 'an error'}; it is about ${bank}.`,
};

export const maintenanceKind: TicketKind = {
  name: 'maintenance',
  title: 'Maintenance that nobody announced',
  with: 'Plaid',
  form: supportForms.general,
  first: 'Announced maintenance stands on status.plaid.com; it needs no ticket.',
  identifiers: [],
  also: ['request_id', 'institution_id'],
  fields: [{ name: 'times', label: 'From when to when', form: 'line', isWanted: true }],
  checks: [{ name: 'status-page', done: 'Checked that status.plaid.com says nothing about it' }],
  subject: () => 'PLANNED_MAINTENANCE without an announcement',
  opening: () =>
    'Calls are answered with PLANNED_MAINTENANCE, and no maintenance was announced to us.',
};

export const mfaKind: TicketKind = {
  name: 'mfa',
  title: 'A security code never arrives',
  with: 'Plaid',
  form: supportForms.mfa,
  identifiers: ['institution_id', sessionOrRequest],
  fields: [
    { name: 'way', label: 'How it should have come: text message, e-mail, app', form: 'line' },
  ],
  checks: [
    {
      name: 'contact-data',
      done: 'Checked that the bank has the user’s current phone and e-mail address',
    },
    { name: 'retried', done: 'The user tried Link again after that' },
  ],
  subject: ({ bank }) => `${bank}: the security code does not reach the user`,
  opening: ({ bank }) => `In Link the user asks for a security code of ${bank}, and none arrives.`,
};
