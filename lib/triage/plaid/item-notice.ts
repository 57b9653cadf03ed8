import type { AdviceTable } from '#lib/triage/advice.ts';

import { supportForms } from './support-forms.ts';

const page = 'https://plaid.com/docs/api/items/';
const asOf = '2026-03-07';
const expiringWording =
  'Your permission to connect your bank account runs out soon. Please open our app, choose the account and confirm the connection with your bank. It takes about a minute, and nothing you have set up will change.';

/** What an Item's webhooks tell by their own code, with no error inside. */
export const itemNotice = {
  PENDING_DISCONNECT: {
    meaning:
      'In about a week the bank will stop answering for this Item unless the user confirms it.',
    impact: 'All still works until the date; after it no new data comes.',
    scope: 'item',
    whoActs: 'end user',
    next: 'Ask the user to reconnect, best before the date: Link in update mode.',
    phases: ['webhook'],
    retry: { when: 'never', advice: 'Nothing to call again; it has to be done before the date.' },
    updateMode: true,
    causes: [
      'The bank is moving to another connection (reason INSTITUTION_MIGRATION).',
      "The user's consent runs out (reason INSTITUTION_TOKEN_EXPIRATION).",
    ],
    steps: [
      'Tell the users of this bank now: the date is the same for many of them.',
      'Open Link in update mode; the access token stays the same and the consent starts anew.',
      'Tartan sees the repair when data comes after the date, or when Plaid sends LOGIN_REPAIRED.',
    ],
    endUserWording: expiringWording,
    ticket: { identifiers: [], form: supportForms.institutions },
    docs: `${page}#pending_disconnect`,
    asOf,
    note: 'Sent in the US and Canada; PENDING_EXPIRATION is its twin in the UK and EU. Older payloads carry no date.',
  },
  PENDING_EXPIRATION: {
    meaning: "The user's consent at the bank ends in about a week.",
    impact: 'All still works until the date; after it no new data comes.',
    scope: 'item',
    whoActs: 'end user',
    next: 'Ask the user to renew consent, best before the date: Link in update mode.',
    phases: ['webhook'],
    retry: { when: 'never', advice: 'Nothing to call again; it has to be done before the date.' },
    updateMode: true,
    causes: ['Consent at European banks lasts a limited time, usually 180 days.'],
    steps: [
      'Tell the user, and open Link in update mode: that starts a new period of consent.',
      'If the date passes the Item goes to ITEM_LOGIN_REQUIRED, and update mode still repairs it.',
    ],
    endUserWording: expiringWording,
    ticket: { identifiers: [], form: supportForms.institutions },
    docs: `${page}#pending_expiration`,
    asOf,
    note: 'Sent in the UK and EU. Many guides say 30 days ahead: it is seven.',
  },
  USER_PERMISSION_REVOKED: {
    meaning: 'The user took back the permission for this Item.',
    impact: 'The Item gives no data any more, and its tokenised account numbers stop working.',
    scope: 'item',
    whoActs: 'your team',
    next: 'Delete the stored data, call /item/remove; link anew only if the user asks.',
    phases: ['webhook', 'API'],
    retry: { when: 'never', advice: 'It stays so until the user links the account again.' },
    updateMode: false,
    causes: [
      "The user disconnected your app in the Plaid Portal, at their bank, or through Plaid's support.",
    ],
    steps: [
      'Stop debits and pay-outs to the account numbers that came from this Item.',
      'Delete what you stored for it and call /item/remove, which also ends its billing.',
      'If the user wants to come back, try update mode; when its link token is refused, start a new link.',
    ],
    ticket: { identifiers: [], form: supportForms.general },
    docs: `${page}#user_permission_revoked`,
    asOf,
    note: 'The webhook files it under ITEM_ERROR, API answers under INVALID_INPUT. Many bank-side revocations send no webhook at all.',
  },
  USER_ACCOUNT_REVOKED: {
    meaning: 'The user switched off one account of this Item at the bank.',
    impact: 'That account gives no data and must not be debited; the others go on.',
    scope: 'item',
    whoActs: 'your team',
    next: 'Stop debits to this account; offer update mode if you need it back.',
    phases: ['webhook'],
    retry: { when: 'never', advice: 'It stays so until the user shares the account again.' },
    updateMode: true,
    causes: ['The user unticked the account in the permissions page of the bank.'],
    steps: [
      'Stop using the tokenised number of the account named by account_id.',
      'If your product needs the account, ask the user to share it again in update mode.',
    ],
    ticket: { identifiers: [], form: supportForms.general },
    docs: `${page}#user_account_revoked`,
    asOf,
    note: 'At present only for Chase, PNC and Truist. Nothing tells that the account came back: the card closes after a day.',
  },
  PRODUCT_PERMISSIONS_REQUIRED: {
    meaning: 'The user did not share what the product named in the reason needs.',
    impact: 'Calls for that product fail with ACCESS_NOT_GRANTED; other products go on.',
    scope: 'item',
    whoActs: 'end user',
    next: 'Ask the user to share it: update mode with that product in products.',
    phases: ['webhook'],
    retry: { when: 'never', advice: 'Wait until the user has shared it in update mode.' },
    updateMode: true,
    causes: [
      "In the bank's permission screen the box for this data was left empty, or cleared later.",
    ],
    steps: [
      'Create a link token for update mode and name the product (auth or identity) in products.',
      'Plaid has to enable Update Mode with Product Validations for that; ask your account manager.',
    ],
    endUserWording:
      "To finish setting up, we need one more permission from your bank. Please open our app, choose your bank account, and on your bank's page leave all boxes ticked. Thank you.",
    ticket: { identifiers: [], form: supportForms.oauth },
    docs: page,
    asOf,
  },
  VERIFICATION_EXPIRED: {
    meaning: 'The user did not confirm the small test deposits within seven days.',
    impact: 'The account stays unverified and cannot be used for transfers.',
    scope: 'item',
    whoActs: 'end user',
    next: 'Ask the user to link the account again; this verification cannot be revived.',
    phases: ['webhook'],
    retry: { when: 'never', advice: 'A new link is needed; the old verification is over.' },
    updateMode: false,
    causes: ['The deposits were not noticed, or the amounts were not entered in time.'],
    steps: [
      'Start a new Link flow for the account.',
      'Remind users after two days: that is when the deposits usually show.',
    ],
    endUserWording:
      'The confirmation of your bank account ran out before the two small deposits were entered. Please open our app and add the account again. You will then have seven days to enter the new amounts.',
    ticket: { identifiers: [], form: supportForms.general },
    docs: 'https://plaid.com/docs/api/products/auth/',
    asOf,
  },
} satisfies AdviceTable;
