import type { AdviceTable } from '#lib/triage/advice.ts';
import { supportForms } from './support-forms.ts';

const page = 'https://plaid.com/docs/errors/income/';
const asOf = '2026-03-07';
/** Plaid asks for no identifiers for any of these codes. */
const ticket = { identifiers: [], form: supportForms.general };

/** INCOME_VERIFICATION_ERROR: income or employment of a user could not be verified or read. */
export const incomeVerificationError = {
  INCOME_VERIFICATION_DOCUMENT_NOT_FOUND: {
    meaning: 'The address of the document is wrong, used up or too old.',
    impact: 'This one document cannot be downloaded; the verification itself is not touched.',
    scope: 'request',
    whoActs: 'your team',
    next: 'Fetch a new document address from /credit/payroll_income/get.',
    phases: ['API'],
    retry: {
      when: 'never',
      advice: 'Do not use this address again; wait until you have a new one.',
    },
    updateMode: false,
    causes: [
      'The address was opened before; it works only once.',
      'Too much time passed before it was opened.',
      'The address was changed or cut off on the way.',
    ],
    steps: [
      'Call /credit/payroll_income/get and take the address from its answer.',
      'Download the document right then, and keep the file and not the address.',
    ],
    ticket,
    docs: `${page}#income_verification_document_not_found`,
    asOf,
  },
  INCOME_VERIFICATION_FAILED: {
    meaning: 'Plaid could not process what the user provided about their income.',
    impact: 'The income of this user is not verified.',
    scope: 'item',
    whoActs: 'end user',
    next: 'Ask the user to go through the income check once more.',
    phases: ['API'],
    retry: {
      when: 'at once',
      advice: 'The user can try again right away; after a second failure file a ticket.',
    },
    updateMode: false,
    causes: ['The documents or the payroll login of the user could not be evaluated.'],
    steps: [
      'Let the user start again, with clear and complete documents if they upload any.',
      'If that fails too, file a ticket.',
    ],
    endUserWording:
      'We could not confirm your income this time. Please open our app and try once more. If you upload documents, make sure that they are complete and easy to read. If it fails again, let us know and we will help you.',
    ticket,
    docs: `${page}#income_verification_failed`,
    asOf,
  },
  INCOME_VERIFICATION_NOT_FOUND: {
    meaning: 'There is no finished income verification for this user.',
    impact: 'No income data can be fetched for this user yet.',
    scope: 'request',
    whoActs: 'your team',
    next: 'Check that the user finished Link with income_verification.',
    phases: ['API'],
    retry: {
      when: 'never',
      advice: 'Do not repeat the call; wait for the webhook INCOME_VERIFICATION.',
    },
    updateMode: false,
    causes: [
      'The user has not completed Link.',
      'The link token did not have income_verification among its products.',
    ],
    steps: [
      'Make the link token with income_verification in products.',
      'See in your Link logs whether the user got to the end.',
      'Fetch the data when the webhook INCOME_VERIFICATION has come.',
    ],
    ticket,
    docs: `${page}#income_verification_not_found`,
    asOf,
  },
  INCOME_VERIFICATION_UPLOAD_ERROR: {
    meaning: 'The upload of a document broke off.',
    impact: 'This document has not arrived, so the income of this user is not verified yet.',
    scope: 'item',
    whoActs: 'end user',
    next: 'Ask the user to upload the document again.',
    phases: ['first link', 'API'],
    retry: {
      when: 'at once',
      advice: 'The user can upload again right away; Link offers it by itself.',
    },
    updateMode: false,
    causes: ['The connection was lost while the file was on its way.'],
    steps: [
      'Leave Link open, since it shows the user how to go on.',
      'If it happens to many users at once, look at the status page of Plaid.',
    ],
    endUserWording:
      'Your document did not reach us completely. Please check your internet connection and upload it once more; you can do so right away.',
    ticket,
    docs: `${page}#income_verification_upload_error`,
    asOf,
  },
  PRODUCT_NOT_ENABLED: {
    meaning: 'The income product is not switched on, for your account or for this link.',
    impact: 'Income cannot be verified for anybody until it is switched on.',
    scope: 'account with Plaid',
    whoActs: 'your team',
    next: 'Put income_verification in products, and have Income enabled by Plaid.',
    phases: ['API'],
    retry: {
      when: 'never',
      advice: 'Do not repeat the call; wait until Income is enabled for your account.',
    },
    updateMode: false,
    causes: [
      'Your account with Plaid does not include Income.',
      'The link token was made without income_verification.',
    ],
    steps: [
      'Check that income_verification is among the products of the link token.',
      'If it is, file a ticket and ask for Income to be enabled.',
    ],
    ticket,
    docs: `${page}#product_not_enabled`,
    asOf,
  },
  PRODUCT_NOT_READY: {
    meaning: 'Plaid is still reading the pay stubs of the user.',
    impact: 'The income data cannot be fetched yet; nothing is broken.',
    scope: 'request',
    whoActs: 'Plaid',
    next: 'Wait for the webhook INCOME_VERIFICATION, then fetch the data.',
    phases: ['API'],
    retry: {
      when: 'later',
      advice: 'Fetch the data when the webhook INCOME_VERIFICATION has come.',
    },
    updateMode: false,
    causes: ['Your server asked before the documents were evaluated.'],
    steps: [
      'Fetch from the webhook, and not right after Link.',
      'Look at verification_status in the webhook, since it can also report a failure.',
    ],
    ticket,
    docs: `${page}#product_not_ready`,
    asOf,
  },
  VERIFICATION_STATUS_PENDING_APPROVAL: {
    meaning: 'The user has not yet allowed their income data to be shared.',
    impact: 'The income data of this user is held back until they agree.',
    scope: 'item',
    whoActs: 'end user',
    next: 'Ask the user to approve the sharing of their income data.',
    phases: ['API'],
    retry: {
      when: 'later',
      advice: 'Fetch the data after the user has agreed and the webhook has come.',
    },
    updateMode: false,
    causes: ['The last step, in which the user gives permission, is still open.'],
    steps: [
      'Remind the user that their permission is still needed.',
      'Fetch the data when the webhook INCOME_VERIFICATION has come.',
    ],
    endUserWording:
      'We are almost there: your income information is only waiting for your permission. Please open our app, go back to the income step and confirm that you agree to share it.',
    ticket,
    docs: `${page}#verification_status_pending_approval`,
    asOf,
  },
  EMPLOYMENT_NOT_FOUND: {
    meaning: 'There is no finished employment check for this user.',
    impact: 'No employment data can be fetched for this user yet.',
    scope: 'request',
    whoActs: 'your team',
    next: 'Check that the user finished Link with employment.',
    phases: ['API'],
    retry: {
      when: 'never',
      advice: 'Do not repeat the call; wait for the webhook that reports the finished check.',
    },
    updateMode: false,
    causes: [
      'The user left Link before the end.',
      'The link token did not have employment among its products.',
    ],
    steps: [
      'Make the link token with employment in products.',
      'See in your Link logs whether the user got to the end.',
      'Fetch the data when the webhook has come.',
    ],
    ticket,
    docs: `${page}#employment_not_found`,
    asOf,
  },
} satisfies AdviceTable;
