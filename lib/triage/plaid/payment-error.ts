import type { AdviceTable } from '#lib/triage/advice.ts';
import { supportForms } from './support-forms.ts';

const page = 'https://plaid.com/docs/errors/payment/';
const asOf = '2026-03-07';
const ticket = { identifiers: [], form: supportForms.general };

/** PAYMENT_ERROR: a payment of a UK or EU user, or the consent to it, did not come about. */
export const paymentError = {
  PAYMENT_BLOCKED: {
    meaning: 'Plaid stopped this payment because it breaks a compliance rule set for you.',
    impact: 'This payment will not be made; others within the rules are not affected.',
    scope: 'request',
    whoActs: 'Plaid',
    next: 'Ask your account manager which compliance rules hold for your payments.',
    phases: ['API', 'webhook'],
    retry: {
      when: 'never',
      advice: 'The same payment is blocked again; wait until you know which rule it met.',
    },
    updateMode: false,
    causes: [
      'The amount is above what the rules allow you in one payment.',
      'Many payments came in quick succession.',
    ],
    steps: [
      'Compare amount and pace with those of payments that went through.',
      'Ask your account manager for the rules, and for other ones if yours do not fit.',
    ],
    endUserWording:
      'We could not make this payment for now. No money has left your account. We are looking into it and will let you know when you can try again, or how else you can pay.',
    ticket,
    docs: `${page}#payment_blocked`,
    asOf,
  },
  PAYMENT_CANCELLED: {
    meaning: 'The user stopped the payment while approving it with the bank.',
    impact: 'No money moved for this user; everybody else can pay as before.',
    scope: 'request',
    whoActs: 'end user',
    next: 'Ask the user to start the payment again, or to choose another bank.',
    phases: ['first link', 'webhook'],
    retry: { when: 'at once', advice: 'The user can start a new payment right away.' },
    updateMode: false,
    causes: [
      'The user changed their mind or pressed cancel at the bank.',
      'The user found no way through the approval screens of the bank.',
    ],
    steps: [
      'Offer the payment again with one tap, and let the user pick another bank.',
      'Many of these at one bank may mean that its approval screens confuse people.',
    ],
    endUserWording:
      'Your payment was cancelled before your bank approved it, so no money was taken. If you still want to pay, please start again. You can also choose a different bank account.',
    ticket,
    docs: `${page}#payment_cancelled`,
    asOf,
  },
  PAYMENT_INSUFFICIENT_FUNDS: {
    meaning: 'The account that the user chose does not hold enough for this payment.',
    impact: 'This payment failed and no money moved; other users are not affected.',
    scope: 'request',
    whoActs: 'end user',
    next: 'Ask the user to pay from another account, or after topping this one up.',
    phases: ['first link', 'webhook'],
    retry: {
      when: 'at once',
      advice: 'The user can try another account at once, or this one after topping it up.',
    },
    updateMode: false,
    causes: ['The available money of the account is below the amount.'],
    steps: [
      'Let the user start over and pick another account.',
      'Do not repeat the payment by yourself; that would only fail again.',
    ],
    endUserWording:
      'Your bank could not make this payment because there is not enough money in the account you chose. No money was taken. Please try again with another account, or after adding money to this one.',
    ticket,
    docs: `${page}#payment_insufficient_funds`,
    asOf,
  },
  PAYMENT_INVALID_RECIPIENT: {
    meaning: 'The bank does not take the recipient of this payment as it is written.',
    impact: 'Payments to this recipient fail at such banks until the recipient is made anew.',
    scope: 'request',
    whoActs: 'your team',
    next: 'Create a recipient with a shorter, plainer name and address and pay to that one.',
    phases: ['first link', 'webhook'],
    retry: { when: 'never', advice: 'Try again once a new recipient has been created.' },
    updateMode: false,
    causes: [
      'Name or address of the recipient is too long for the bank.',
      'Name or address has accents, symbols or the like that the bank refuses.',
      'The account number of the recipient is wrong.',
    ],
    steps: [
      'Check the account number of the recipient first.',
      'Create another recipient with letters, digits and spaces only, kept short.',
      'Start a new payment to it.',
    ],
    ticket,
    docs: `${page}#payment_invalid_recipient`,
    asOf,
  },
  PAYMENT_INVALID_REFERENCE: {
    meaning: 'The bank does not take the reference text of this payment.',
    impact: 'This payment failed; so will others at this bank with a reference of the same kind.',
    scope: 'request',
    whoActs: 'your team',
    next: 'Start a new payment with a shorter reference of plain letters and digits.',
    phases: ['first link', 'webhook'],
    retry: { when: 'never', advice: 'Try again once the reference has been changed.' },
    updateMode: false,
    causes: [
      'The reference is longer than this bank allows.',
      'It has symbols or letters that this bank refuses.',
    ],
    steps: [
      'Shorten the reference and keep to letters, digits and single spaces.',
      'Change the code that builds references, so that the next payment passes too.',
    ],
    ticket,
    docs: `${page}#payment_invalid_reference`,
    asOf,
  },
  PAYMENT_INVALID_SCHEDULE: {
    meaning: 'The bank does not take the dates of this standing order.',
    impact: 'The standing order was not set up and none of its payments will be made.',
    scope: 'request',
    whoActs: 'your team',
    next: 'Create the standing order again with other dates.',
    phases: ['first link', 'webhook'],
    retry: { when: 'never', advice: 'Try again once the schedule has other dates.' },
    updateMode: false,
    causes: [
      'The execution day counts back from the end of the month, which this bank cannot do.',
      'The first payment would fall on a weekend or a holiday.',
    ],
    steps: [
      'Use a positive day of the month, such as 28 in place of the last one.',
      'Move the first date to a working day.',
    ],
    ticket,
    docs: `${page}#payment_invalid_schedule`,
    asOf,
  },
  PAYMENT_REJECTED: {
    meaning: 'The bank of the user refused to carry out this payment.',
    impact: 'No money moved for this payment; others may still go through.',
    scope: 'request',
    whoActs: 'bank',
    next: 'Offer the user a new payment with a smaller amount or from another bank.',
    phases: ['first link', 'webhook'],
    retry: {
      when: 'at once',
      advice: 'A new payment may be tried right away, but only with another amount or bank.',
    },
    updateMode: false,
    causes: [
      'The amount is more than the bank lets through.',
      'The bank took the payment for a possible fraud.',
    ],
    steps: [
      'Let the user try a smaller amount or another bank.',
      'Suggest that the user ask the bank, which alone knows its reason.',
      'See whether one bank refuses many of your payments, and tell your account manager if so.',
    ],
    endUserWording:
      'Your bank did not accept this payment, and no money was taken. You can try a smaller amount or pay from another bank. If you would like to know why, please ask your bank; it can also tell you whether the payment can be allowed.',
    ticket,
    docs: `${page}#payment_rejected`,
    asOf,
  },
  PAYMENT_SCHEME_NOT_SUPPORTED: {
    meaning:
      'The bank offers no payments of the requested scheme, and no other one could stand in.',
    impact: 'Users of this bank cannot make payments of this kind.',
    scope: 'request',
    whoActs: 'your team',
    next: 'Ask for another payment scheme, or let the user pay from another bank.',
    phases: ['first link', 'webhook'],
    retry: { when: 'never', advice: 'Try again once the scheme or the bank is another one.' },
    updateMode: false,
    causes: ['This bank has not got the scheme, and falling back to a simpler one failed too.'],
    steps: [
      'Create the payment with a scheme that this bank has.',
      'Otherwise ask the user to pay from an account at another bank.',
    ],
    ticket,
    docs: `${page}#payment_scheme_not_supported`,
    asOf,
  },
  PAYMENT_CONSENT_INVALID_CONSTRAINTS: {
    meaning: 'The limits in this payment consent are incomplete or not known to the bank.',
    impact: 'The consent was not given, so no payments can be taken under it.',
    scope: 'request',
    whoActs: 'your team',
    next: 'Create the consent again with other constraints, or use another bank.',
    phases: ['first link', 'webhook'],
    retry: { when: 'never', advice: 'Try again once a consent with other limits exists.' },
    updateMode: false,
    causes: [
      'A limit that the bank insists on is missing.',
      'A limit was set of a kind that this bank does not offer.',
    ],
    steps: [
      'Compare the limits with those of a consent that worked at this bank.',
      'Create a new consent and send the user through it, or let the user pick another bank.',
    ],
    ticket,
    docs: `${page}#payment_consent_invalid_constraints`,
    asOf,
  },
  PAYMENT_CONSENT_CANCELLED: {
    meaning: 'The user stopped before agreeing to future payments at the bank.',
    impact: 'No payments can be taken from this user until they agree.',
    scope: 'request',
    whoActs: 'end user',
    next: 'Ask the user to go through the consent again, or to choose another bank.',
    phases: ['first link', 'webhook'],
    retry: { when: 'at once', advice: 'The user can go through the consent again right away.' },
    updateMode: false,
    causes: [
      'The user pressed cancel or closed the screen of the bank.',
      'The user was put off by the limits that the bank showed.',
    ],
    steps: [
      'Explain what the consent is for and how much it allows, then offer it again.',
      'Let the user pick another bank.',
    ],
    endUserWording:
      'The set-up of your payments was cancelled before it was finished, so nothing was agreed and no money was taken. If you still want to go on, please start again. You can also choose a different bank.',
    ticket,
    docs: `${page}#payment_consent_cancelled`,
    asOf,
  },
} satisfies AdviceTable;
