import type { AdviceTable } from '#lib/triage/advice.ts';
import { supportForms } from './support-forms.ts';

const page = 'https://plaid.com/docs/errors/signal/';
const asOf = '2026-03-07';
const ticket = { identifiers: [], form: supportForms.general };

/** SIGNAL_ERROR: the risk of an ACH payment could not be evaluated, or its outcome not reported. */
export const signalError = {
  ADDENDUM_NOT_SIGNED: {
    meaning: 'Your contract covers Balance only, and this call needs a signed addendum for Signal.',
    impact: 'No payment can be evaluated through Signal; plain balance calls still work.',
    scope: 'account with Plaid',
    whoActs: 'your team',
    next: 'Sign the addendum, enable Signal, or use /accounts/balance/get.',
    phases: ['API'],
    retry: { when: 'never', advice: 'Call again once the addendum is signed.' },
    updateMode: false,
    causes: ['A Balance customer used a call that belongs to Signal before signing for it.'],
    steps: [
      'Decide between Signal Transaction Scores and Signal Rules on top of Balance.',
      'Have the one enabled, or sign the addendum for the other.',
      'Until then read balances with /accounts/balance/get.',
    ],
    ticket,
    docs: `${page}#addendum_not_signed`,
    asOf,
  },
  CLIENT_TRANSACTION_ID_ALREADY_IN_USE: {
    meaning: 'You evaluated another payment under this client_transaction_id before.',
    impact: 'This payment was not evaluated, so your app lacks a basis for its decision.',
    scope: 'request',
    whoActs: 'your team',
    next: 'Evaluate the payment again under an id that was never used.',
    phases: ['API'],
    retry: { when: 'never', advice: 'Call again as soon as the id is a new one.' },
    updateMode: false,
    causes: [
      'Your code repeated an evaluation with the same id.',
      'Ids are made in a way that can hit the same value twice.',
    ],
    steps: [
      'See in your logs whether the first evaluation under this id answered; if so use it.',
      'Make a new id for each evaluation.',
    ],
    ticket,
    docs: `${page}#client_transaction_id_already_in_use`,
    asOf,
  },
  INVALID_CONFIGURATION_STATE: {
    meaning: 'Your account opted out of the default ruleset, though it is not set up to do that.',
    impact: 'Evaluations that name no ruleset fail for all your users.',
    scope: 'account with Plaid',
    whoActs: 'Plaid',
    next: 'Have Plaid correct the setting; until then send a ruleset_key.',
    phases: ['API'],
    retry: { when: 'never', advice: 'Wait until Plaid has corrected the setting.' },
    updateMode: false,
    causes: ['The opt-out was switched on for an account that has no permission for it.'],
    steps: [
      'Tell your account manager, or open a ticket.',
      'Until it is corrected name a ruleset_key in each evaluation.',
      'Or read the balance with /accounts/balance/get in the meantime.',
    ],
    ticket,
    docs: `${page}#invalid_configuration_state`,
    asOf,
  },
  NOT_ENABLED_FOR_SIGNAL_TRANSACTION_SCORE_RULESETS: {
    meaning: 'The ruleset uses Signal Transaction Scores, which your team does not have.',
    impact: 'Evaluations with this ruleset fail for all your users.',
    scope: 'account with Plaid',
    whoActs: 'your team',
    next: 'Have Signal Transaction Scores enabled, or use a ruleset for Balance only.',
    phases: ['API'],
    retry: {
      when: 'never',
      advice: 'Call again once the scores are enabled or the ruleset changed.',
    },
    updateMode: false,
    causes: ['The chosen ruleset has rules on scores, while your contract covers balances.'],
    steps: [
      'Look in the Dashboard at what the ruleset is built on.',
      'Choose one that is built on Balance, or ask Plaid to enable the scores.',
    ],
    ticket,
    docs: `${page}#not_enabled_for_signal_transaction_score_rulesets`,
    asOf,
  },
  RULESET_NOT_FOUND: {
    meaning: 'The ruleset of this call does not exist, or there is no default one to fall back on.',
    impact: 'Evaluations that rely on this ruleset fail for all your users.',
    scope: 'account with Plaid',
    whoActs: 'your team',
    next: 'Create the ruleset in the Dashboard, or correct the ruleset_key.',
    phases: ['API'],
    retry: { when: 'never', advice: 'Call again once the ruleset exists or the key is right.' },
    updateMode: false,
    causes: [
      'No ruleset_key was given and nobody has set a default.',
      'The ruleset_key has a typo, or the ruleset was deleted.',
      'The ruleset exists in the other environment only.',
    ],
    steps: [
      'Open the rulesets in the Dashboard for the environment of this call.',
      'Create or pick one, and use its key exactly as shown.',
    ],
    ticket,
    docs: `${page}#ruleset_not_found`,
    asOf,
  },
  SIGNAL_TRANSACTION_NOT_INITIATED: {
    meaning: 'You report a return for a payment which, by your own report, was never started.',
    impact: 'Plaid does not record this return until the decision is corrected.',
    scope: 'request',
    whoActs: 'your team',
    next: 'Correct the decision with /signal/decision/report, then report the return.',
    phases: ['API'],
    retry: { when: 'never', advice: 'Report the return again after the decision is corrected.' },
    updateMode: false,
    causes: [
      'The decision was reported with initiated set to false although the payment went out.',
      'The return was reported under the id of another payment.',
    ],
    steps: [
      'Check that the client_transaction_id is that of the returned payment.',
      'Report the decision once more, this time as initiated.',
      'Report the return after that.',
    ],
    ticket,
    docs: `${page}#signal_transaction_not_initiated`,
    asOf,
  },
} satisfies AdviceTable;
