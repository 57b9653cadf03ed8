import type { Article } from '#lib/howto/article.ts';

const faq = { name: "Plaid's FAQ", written: 'undated, about 2020' };

export const itemsAndTokens: readonly Article[] = [
  {
    id: 'F1',
    topic: 'Item in error: update mode, user logs in again',
    question: 'An Item needs a new login: how does update mode repair it?',
    answer: [
      'An Item breaks when the bank no longer takes the login, mostly because the user has a new password. You hear of it by the webhook ITEM ERROR with error_code ITEM_LOGIN_REQUIRED (error_type ITEM_ERROR, status 400), or by the error of an API call. The webhook is the better way.',
      'Only the user can mend it, with Link in update mode: write by email or push and ask them into your app. access_token and item_id stay as they are, so no token exchange follows.',
      'onSuccess is the only sign that your own update mode worked: no webhook says so. LOGIN_REPAIRED means that it was mended elsewhere. Without either, error null in /item/get or a later data webhook proves it.',
      'PENDING_DISCONNECT (US, Canada) and PENDING_EXPIRATION (UK, EU) warn 7 days ahead. Update mode works then, too.',
    ],
    steps: [
      'Server: /link/token/create with the access_token, without products.',
      'App: open Link with that link_token, good for 30 minutes. It starts at the login of this bank.',
      'User: signs in, with MFA if asked.',
      'onSuccess: mark the Item as repaired. Leave the public_token unused.',
    ],
    words: [
      'reconnect',
      'relink',
      're-authenticate',
      'disconnected',
      'changed credentials',
      'broken connection',
      'expired',
      'stopped syncing',
      'OAUTH_CONSENT_EXPIRED',
      'refresh consent',
      'notify customer',
    ],
    changed: {
      source:
        '/item/public_token/create gives a public_token, valid 30 minutes, and Link opens with that.',
      today:
        'This endpoint is deprecated since July 2020: Link opens with a link_token made from the access_token.',
      asOf: '2026-06-10',
    },
    source: { ...faq, url: 'https://plaid.com/docs/link/update-mode/' },
    see: ['/plaid item', '/plaid error ITEM_LOGIN_REQUIRED', '/plaid webhook ITEM.ERROR'],
  },
  {
    id: 'F14',
    topic: 'Account selection in Link, and accounts not selected',
    question: 'Which accounts does the API return if the user picks only some in Link?',
    answer: [
      'Only those that the user shared, for Items made since March 2023. Older Items may still show every account of the login; at an OAuth bank such an Item takes on today’s rule when it goes through update mode.',
      'The choice is made after the login, as the last step: in the Account Select pane of Link or, at most OAuth banks, on the page of the bank. accounts in the metadata of onSuccess lists it.',
      'Dashboard, Link > Link Customization > Account Select: one account, several, or all preset. Items from Automated or Same Day Micro-deposits have always held just the one that was picked.',
      'NEW_ACCOUNTS_AVAILABLE tells that there may be one more. To add it, open update mode with update.account_selection_enabled set to true (not in UK and EU); US banks with an OAuth list of their own show it anyway. account_filters hides types.',
    ],
    words: [
      'choose',
      'tick',
      'checkbox',
      'unselected',
      'missing account',
      'share another account',
      'account picker',
      'multi-select',
      'Account Select v2',
      'permissioned accounts',
    ],
    changed: {
      source:
        'The pane can be switched on, and the API gives all accounts whatever was picked, micro-deposit Items apart.',
      today: 'The pane is part of every flow, and accounts that were not shared are not returned.',
      asOf: '2026-03-07',
    },
    source: { ...faq, url: 'https://plaid.com/docs/link/update-mode/' },
    see: [
      '/plaid diagnose accounts',
      '/plaid webhook NEW_ACCOUNTS_AVAILABLE',
      '/plaid error NO_ACCOUNTS',
    ],
  },
  {
    id: 'F29',
    topic: 'Duplicate Items: same user, same bank linked twice',
    question: 'How do we prevent duplicate Items, one login linked twice?',
    answer: [
      'Each exchange makes a new Item, even for a login that you have. You pay twice and show data twice; at Chase, PNC, Navy Federal (NFCU) and Schwab the second may end the first.',
      'Before the exchange no Item exists and nothing is billed. So compare in onSuccess: institution_id, account name and mask, or further account fields. Never match mask with an account number.',
      'At Chase that is too late: the bank has acted by then. There an Item from mid-April 2024 or later survives if both share the same accounts, unless Plaid Check is in play.',
      'persistent_account_id (Chase, PNC, US Bank) marks one account across Items. A joint account of two users is no duplicate. Plaid’s sample app Pattern looks for the pair of user id and institution_id.',
    ],
    steps: [
      'Open Link only for signed-in users, and show them first which banks they have linked.',
      'Broken Item: offer update mode, not a new link.',
      'Same accounts in onSuccess: do not call /item/public_token/exchange.',
      'It exists already: /item/remove, mostly for the older one.',
    ],
    words: [
      'dedupe',
      'double',
      'same bank again',
      'already connected',
      'multiple items',
      'relinked',
      'charged twice',
      'repeat sign-up',
      'fraud',
      'item limit reached',
    ],
    changed: {
      source:
        'Two reasons against duplicates: fees, and the 100 live Items of Development (ADDITION_LIMIT).',
      today:
        'Development is gone and ADDITION_LIMIT no longer documented; used-up caps show as CREDITS_EXHAUSTED. The new reason: a second Item can break the first.',
      asOf: '2026-06-01',
    },
    source: { ...faq, url: 'https://plaid.com/docs/link/duplicate-items/' },
    see: ['/plaid diagnose duplicates', '/plaid item', '/plaid find'],
  },
  {
    id: 'F34',
    topic: 'Storing access_token and public_token',
    question: 'Which tokens must we store, and how long does each live?',
    answer: [
      'access_token: store it encrypted, with the user it belongs to. It opens the data of one Item and has no end date. /item/access_token/invalidate gives you another one for the same Item; the old one is dead from then on.',
      'public_token: Link hands it over, /item/public_token/exchange takes it, once, within 30 minutes. Nothing to store. A link_token lives 4 hours, in update mode 30 minutes.',
      'item_id: store it as well, since webhooks name nothing else. For security there is no call that returns all of your Items or access tokens: an access_token that you lose means a new link by the user.',
      'Tokens do not belong in Slack, logs or mail. One got out? Rotate it. /item/remove ends it for good.',
    ],
    words: [
      'database',
      'save',
      'vault',
      'secure storage',
      'encryption at rest',
      'leaked token',
      'list all items',
      'enumerate',
      'lifetime',
      'expiry',
      'TTL',
      'keep track',
      'recover lost token',
    ],
    changed: {
      source:
        'A public_token can also start update mode, which uses it up. Items cannot be listed at all.',
      today:
        'Update mode starts with a link_token. /user/items/get lists the Items of one user_id, with status but without tokens.',
      asOf: '2026-06-10',
    },
    source: { ...faq, url: 'https://plaid.com/docs/api/items/' },
    see: ['/plaid howto F38', '/plaid find', '/plaid id'],
  },
  {
    id: 'F37',
    topic: 'account_id changes, closed accounts',
    question: 'Why does an account_id change or disappear?',
    answer: [
      'It names one account of one Item, is case-sensitive, and should stay. It changes when Plaid cannot match the account with what the bank now sends: a very different name, or a new format at the bank or in Plaid’s integration. The old one goes, a new one comes.',
      'A new Item brings new ids as well: after /item/remove and a fresh link of the same login none of the old ones fits. Match by name, mask and subtype, or by persistent_account_id (Chase, PNC, US Bank).',
      'Plaid notices closings and openings by itself. What is closed is no longer returned, nor are its transactions. Gone can also mean not shared, or withdrawn (USER_ACCOUNT_REVOKED).',
      'In accounts: account_id, balances (available, current, limit), mask, name, official_name, type, subtype. /auth/get adds numbers: account, routing, wire_routing, joined by account_id.',
    ],
    steps: [
      'Call /accounts/get regularly and compare with what you stored.',
      'Same name, mask and subtype under another id: move your data there.',
      'Open and shared, yet no successor: file a ticket.',
    ],
    words: [
      'churn',
      'new id',
      'vanished',
      'different identifier',
      'replaced',
      'INVALID_ACCOUNT_ID',
      'missing account',
      'stable',
      'reopened',
      'remap',
    ],
    changed: {
      source: 'All requests return accounts; numbers is one list.',
      today:
        'Only endpoints about accounts do; numbers has lists by kind: ach, eft, international, bacs. Plaid now advises regular calls of /accounts/get.',
      asOf: '2026-06-01',
    },
    source: {
      ...faq,
      url: 'https://support.plaid.com/hc/en-us/articles/15255178925719-Why-has-the-account-id-of-an-account-changed',
    },
    see: ['/plaid diagnose accounts', '/plaid id'],
  },
  {
    id: 'F38',
    topic: 'Items and tokens: expiry, formats, /item/remove',
    question: 'What are Item, access_token and public_token, and how do we remove an Item?',
    answer: [
      'Item: one login at one bank. It has no end date, though consent often has: mostly 12 months in the US, 180 days in Europe. access_token: the key to it, good until rotated. public_token: from Link, 30 minutes, exchanged for the key. The same login linked again is another Item: compare account name and mask.',
      'Tokens look like type-environment-UUID: access-production-…. Types: public, access, processor, link, user, assets. Environments: sandbox, production; a token works only in its own. Very old ones are 128 or 160 hex digits.',
      'Remove: POST /item/remove with client_id, secret, access_token. Its tokens die, subscription fees end, Asset Reports stay. At Chase and PNC the account number for ACH dies as well, so later transfers are returned. The bank may go on listing your app.',
      'Users can end it at my.plaid.com: webhook USER_PERMISSION_REVOKED, then ITEM_NOT_FOUND. Ended at the bank it mostly shows as ITEM_LOGIN_REQUIRED. Give them a button of yours that calls /item/remove.',
    ],
    words: [
      'delete',
      'unlink',
      'disconnect',
      'offboard',
      'deactivate',
      'bank connection',
      'glossary',
      'difference between tokens',
      'prefix',
      'processor_token',
      'cancel account',
      'privacy request',
      'stop billing',
    ],
    changed: {
      source:
        'Users cannot remove an Item. Token types: public, access, processor; development is an environment; a public_token opens update mode.',
      today:
        'They can, at my.plaid.com. There are link, user and assets tokens, too; development ended in 2024; update mode takes a link_token.',
      asOf: '2026-06-10',
    },
    source: { ...faq, url: 'https://plaid.com/docs/api/items/' },
    see: ['/plaid item', '/plaid webhook USER_PERMISSION_REVOKED', '/plaid id'],
  },
];
