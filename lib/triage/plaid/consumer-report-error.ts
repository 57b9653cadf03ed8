import type { AdviceTable } from '#lib/triage/advice.ts';
import { supportForms } from './support-forms.ts';

const page = 'https://plaid.com/docs/errors/check-report/';
const asOf = '2026-03-07';
/** Plaid asks for no identifiers for any of these codes. */
const ticket = { identifiers: [], form: supportForms.general };

/** CONSUMER_REPORT_ERROR: a Consumer Report of Plaid Check is not there yet, or not any more. */
export const consumerReportError = {
  CONSUMER_REPORT_EXPIRED: {
    meaning: 'The report was made more than 24 hours ago and can no longer be fetched.',
    impact:
      'This one report is lost to your app; the bank connections of the user are not touched.',
    scope: 'request',
    whoActs: 'your team',
    next: 'Create a new report and fetch it within 24 hours.',
    phases: ['API'],
    retry: {
      when: 'never',
      advice: 'Do not fetch the old report again; wait until a new one is ready.',
    },
    updateMode: false,
    causes: ['Your server fetched the report later than a day after it was made.'],
    steps: [
      'Create the report anew.',
      'Fetch it as soon as the webhook CHECK_REPORT_READY comes, and store what you need.',
    ],
    ticket,
    docs: `${page}#consumer_report_expired`,
    asOf,
  },
  PRODUCT_NOT_READY: {
    meaning: 'The report is still in the making.',
    impact: 'The report cannot be fetched yet; nothing is broken.',
    scope: 'request',
    whoActs: 'Plaid',
    next: 'Wait for the webhook CHECK_REPORT_READY, then fetch the report.',
    phases: ['API'],
    retry: {
      when: 'later',
      advice: 'Fetch it when the webhook CHECK_REPORT_READY has come.',
    },
    updateMode: false,
    causes: ['Your server asked for the report before Plaid had finished it.'],
    steps: [
      'Fetch the report from the webhook, and then within 24 hours.',
      'Handle CHECK_REPORT_FAILED as well, which comes instead when the report fails.',
      'On the new User APIs, the names of both webhooks begin with USER_.',
    ],
    ticket,
    docs: `${page}#product_not_ready`,
    asOf,
  },
} satisfies AdviceTable;
