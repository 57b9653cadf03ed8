import type { Checklist } from '#lib/guides/checklist.ts';

/** Instant Match and the two kinds of micro-deposits, beside Instant Auth. */
export const authFeatures: Checklist = {
  name: 'auth-features',
  title: 'Switch on every way of Auth',
  when: 'When users cannot link for payments because their bank does not offer Instant Auth.',
  warning:
    'Micro-deposits and Instant Match are for accounts in the US (the FAQ of about 2020 adds Canada). Until an account is verified, its numbers must not be used for a payment.',
  steps: [
    {
      id: 'auth-approved',
      todo: 'Check that your team has Auth approved for Production.',
      detail:
        'Instant Auth and Instant Match come with Auth today; the FAQ of about 2020 still sends you to your account manager for Instant Match.',
    },
    {
      id: 'entry-points',
      todo: 'Decide where Link offers micro-deposits, and write it down.',
      detail:
        'Only after a login failed, or from the start beside the login. More users finish when they may choose; more of them then wait a day or two.',
    },
    {
      id: 'enable-automated',
      todo: 'Enable Automated Micro-deposits.',
      detail:
        'In the Account Verification part of the Dashboard, or with automated_microdeposits_enabled under auth in /link/token/create. Plaid sends a deposit, and finds it by itself in one to two business days.',
    },
    {
      id: 'enable-same-day',
      todo: 'Enable Same-Day Micro-deposits.',
      detail:
        'In the same place, or with same_day_microdeposits_enabled under auth. The user types the code that comes with a deposit of one cent; older guides speak of two amounts.',
    },
    {
      id: 'link-products',
      todo: 'Ask for auth in `products` of the link token, and for nothing else with Same-Day.',
      detail:
        'Further products shut banks out. Add them later, or under required_if_supported_products.',
    },
    {
      id: 'link-user',
      todo: 'Fill in `user` and country_codes of the link token.',
      detail:
        'client_user_id is always needed; legal_name saves the user typing it. country_codes has to contain US.',
    },
    {
      id: 'single-account',
      todo: 'Set Account Select to one account.',
      detail:
        'In the customization of Link in the Dashboard. A micro-deposit verifies one account, and only that one is returned.',
    },
    {
      id: 'verification-status',
      todo: 'Store verification_status of each account from onSuccess.',
      detail:
        'Waiting: pending_automatic_verification, pending_manual_verification. Done: automatically_verified, manually_verified. Failed: verification_expired, verification_failed. Absent: nothing had to be verified.',
    },
    {
      id: 'wait-for-verified',
      todo: 'Call /auth/get only for accounts that need no verification or passed it.',
      detail: 'Before that the answer is PRODUCT_NOT_READY, which is no fault.',
    },
    {
      id: 'verify-screen',
      todo: 'Build the way back: a reminder, and Link opened again for the code.',
      detail:
        'Make a link token with the access token of the Item; the public_token that the FAQ describes is no longer used for this. More than three wrong codes lock the Item for good.',
    },
    {
      id: 'auth-webhooks',
      todo: 'Act on AUTOMATICALLY_VERIFIED and VERIFICATION_EXPIRED of type AUTH.',
      detail:
        'After seven days without the code the account cannot be verified any more: the user has to link anew. SMS_MICRODEPOSITS_VERIFICATION tells of those who came by text message.',
    },
    {
      id: 'changed-numbers',
      todo: 'Act on DEFAULT_UPDATE of type AUTH: fetch the changed numbers again.',
      detail: 'Payments with the stored numbers of those accounts would be returned.',
    },
    {
      id: 'sandbox-test',
      todo: 'Walk through each way in Sandbox, the failures too.',
      detail:
        '/sandbox/item/set_verification_status ends a pending verification; /sandbox/item/fire_webhook sends SMS_MICRODEPOSITS_VERIFICATION.',
    },
    {
      id: 'deposit-events',
      todo: 'Set the address for micro-deposit events in the Dashboard, if you want them.',
      detail:
        'They are not sent to the address of the Item: https://dashboard.plaid.com/developers/webhooks.',
    },
  ],
  source: {
    name: "Plaid's FAQ, article F8, and its docs on further ways of Auth",
    asOf: 'undated copy, read 2026-11-21',
    url: 'https://plaid.com/docs/auth/coverage/same-day/',
  },
};
