import type { AdviceTable } from '#lib/triage/advice.ts';
import { supportForms } from './support-forms.ts';

const page = 'https://plaid.com/docs/errors/sandbox/';
const asOf = '2026-03-07';
/** Plaid asks for no identifiers for any of these codes. */
const ticket = { identifiers: [], form: supportForms.general };

/** SANDBOX_ERROR: a test call in Sandbox asks for something that cannot be simulated. */
export const sandboxError = {
  SANDBOX_PRODUCT_NOT_ENABLED: {
    meaning: 'The test Item does not have the product that the test needs.',
    impact: 'Only this test in Sandbox fails; real users are not touched.',
    scope: 'request',
    whoActs: 'your team',
    next: 'Make a test Item that has the product, and run the test again.',
    phases: ['API'],
    retry: {
      when: 'never',
      advice: 'Do not repeat the call; wait until the test Item has the product.',
    },
    updateMode: false,
    causes: ['The Sandbox Item was made without this product.'],
    steps: [
      'Name the product when you make the Item with /sandbox/public_token/create.',
      'If it still fails, file a ticket.',
    ],
    ticket,
    docs: `${page}#sandbox_product_not_enabled`,
    asOf,
  },
  SANDBOX_WEBHOOK_INVALID: {
    meaning: 'The test Item has no webhook address, or not a usable one.',
    impact: 'No test webhook is sent; real users are not touched.',
    scope: 'request',
    whoActs: 'your team',
    next: 'Give the test Item a webhook address with /item/webhook/update.',
    phases: ['API'],
    retry: {
      when: 'never',
      advice: 'Do not repeat the call; wait until the Item has a webhook address.',
    },
    updateMode: false,
    causes: [
      'The Item was made without a webhook address.',
      'The address that is stored with the Item cannot be used.',
    ],
    steps: [
      'Set the address of your endpoint on the Item, or make a new Item that has it.',
      'Fire the test webhook again.',
    ],
    ticket,
    docs: `${page}#sandbox_webhook_invalid`,
    asOf,
  },
  SANDBOX_TRANSFER_EVENT_TRANSITION_INVALID: {
    meaning: 'A test transfer cannot go from its present state to the one asked for.',
    impact: 'Only this simulated transfer event is refused; real transfers are not touched.',
    scope: 'request',
    whoActs: 'your team',
    next: 'Simulate the events in an order that real transfers can take.',
    phases: ['API'],
    retry: {
      when: 'never',
      advice: 'Do not repeat the call; wait until the test follows a possible order.',
    },
    updateMode: false,
    causes: ['The test skips a state or goes back to an earlier one.'],
    steps: [
      'Let a pending transfer either fail or be posted.',
      'Reverse a transfer only when it has been posted.',
    ],
    ticket,
    docs: `${page}#sandbox_transfer_event_transition_invalid`,
    asOf,
  },
} satisfies AdviceTable;
