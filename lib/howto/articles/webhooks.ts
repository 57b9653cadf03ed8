import type { Article } from '#lib/howto/article.ts';
import { faq } from '#lib/howto/faq.ts';

export const webhooks: readonly Article[] = [
  {
    id: 'F4',
    topic: 'Webhook delivery: IP addresses, time-out, retries',
    question: 'How does Plaid deliver a webhook, and what must our endpoint do?',
    answer: [
      'Plaid sends a POST with raw JSON to the address that the Item got from the optional webhook field of /link/token/create. An https address needs a certificate that validates.',
      'Answer exactly 200 within 10 seconds and do the work afterwards. Anything else, 202 and 204 included, should be taken as a failed delivery.',
      'A failed delivery is repeated for up to 24 hours: after 30 seconds, then each wait is four times the one before. While more than 90 % of the last 24 hours were rejected, nothing is repeated. Be ready for doubles and for any order.',
      'Sender addresses so far: 52.21.26.131, 52.21.47.157, 52.41.247.19, 52.88.82.239. They may change, so trust the signature in the Plaid-Verification header (ES256, at most 5 minutes old) and take the list as a second check.',
    ],
    words: [
      'redelivery',
      'resend',
      'IP allowlist',
      'whitelist',
      'firewall',
      'callback URL',
      'timeout',
      'SSL',
      'not receiving webhooks',
      'JWT',
      'backoff',
      'idempotent',
      'missed events',
    ],
    changed: {
      source: 'Two further attempts at most, minutes apart.',
      today:
        'Attempts go on for up to 24 hours with growing waits, and stop while over 90 % are rejected. A mid-2026 record, not confirmed, adds that a 429 with Retry-After is obeyed for up to 4 hours.',
      asOf: '2026-03-07',
    },
    source: { ...faq, url: 'https://plaid.com/docs/api/webhooks/' },
    see: ['/plaid checklist webhook-url', '/plaid item'],
  },
  {
    id: 'F10',
    topic: 'TRANSACTIONS_REMOVED: removed transactions',
    question: 'Why does Plaid tell us that transactions are gone?',
    answer: [
      'TRANSACTIONS_REMOVED lists in removed_transactions the transaction_id of everything that Plaid has dropped from the Item, pending and posted alike.',
      'A pending one goes when its posted twin has arrived, or when the bank stops showing it, for example because the bank or a payment processor cancelled it. A posted one goes only when the bank itself has taken it back.',
      'The ids do not return: /transactions/get leaves them out from then on. Delete them on your side too, or a purchase counts twice.',
      '/transactions/sync names the same ids in its removed list. An app that uses it needs only SYNC_UPDATES_AVAILABLE and may ignore this older webhook, which it still gets.',
    ],
    words: [
      'deleted',
      'disappeared',
      'vanished',
      'missing transaction',
      'duplicate charge',
      'void',
      'reversed',
      'authorization hold',
      'settled',
      'reconcile',
    ],
    changed: {
      source: 'Knows the webhook with /transactions/get alone.',
      today:
        'It is still sent to everyone, but apps on /transactions/sync follow SYNC_UPDATES_AVAILABLE and the removed list.',
      asOf: '2026-06-10',
    },
    source: { ...faq, url: 'https://plaid.com/docs/transactions/webhooks/' },
    see: ['/plaid webhook TRANSACTIONS_REMOVED', '/plaid diagnose transactions'],
  },
  {
    id: 'F11',
    topic: 'Transactions webhooks: INITIAL_UPDATE, HISTORICAL_UPDATE, DEFAULT_UPDATE',
    question: 'Which webhooks come for transactions, and when?',
    answer: [
      'With /transactions/sync one is enough: SYNC_UPDATES_AVAILABLE, for all that is added, changed or removed. It starts only after your first sync call on the Item; initial_update_complete and historical_update_complete say how much is loaded.',
      'With /transactions/get: INITIAL_UPDATE (the latest 30 days are ready), HISTORICAL_UPDATE (the older past is, too), DEFAULT_UPDATE (new pending or posted ones), each with the count new_transactions; TRANSACTIONS_REMOVED with the ids in removed_transactions. All carry item_id and error.',
      'Loading starts at linking if transactions is among the products. If not, the first /transactions/get answers PRODUCT_NOT_READY and starts it, and both load webhooks follow soon; /transactions/sync answers with empty lists meanwhile.',
      'The historical load is slow for Items with many accounts and movements, such as a business login with many cards. Plaid looks for news routinely, but DEFAULT_UPDATE comes only when there is some; how often differs by bank.',
    ],
    words: [
      'notification',
      'data ready',
      'event types',
      'backfill',
      'RECURRING_TRANSACTIONS_UPDATE',
      'webhook list',
      'subscribe',
      'update frequency',
      'initial pull',
      'historical pull',
    ],
    changed: {
      source:
        'Four webhooks, all for /transactions/get; the historical load takes all that the bank has.',
      today:
        '/transactions/sync with SYNC_UPDATES_AVAILABLE is preferred; the four are still sent. History reaches back as far as days_requested, 90 days if unset.',
      asOf: '2026-06-10',
    },
    source: { ...faq, url: 'https://plaid.com/docs/transactions/webhooks/' },
    see: [
      '/plaid webhook SYNC_UPDATES_AVAILABLE',
      '/plaid error PRODUCT_NOT_READY',
      '/plaid diagnose transactions',
    ],
  },
  {
    id: 'F39',
    topic: 'Webhooks in Sandbox and Development',
    question: 'Do webhooks come in Sandbox, and how do we provoke one?',
    answer: [
      'Yes: for the same reasons as in Production and signed alike, except type TRANSFER, which has /sandbox/transfer/fire_webhook.',
      'A new Item with Transactions brings INITIAL_UPDATE and HISTORICAL_UPDATE, a new address WEBHOOK_UPDATE_ACKNOWLEDGED, a broken Item ERROR. For TRANSACTIONS_REMOVED the article names Development only.',
      '/sandbox/item/fire_webhook sends DEFAULT_UPDATE, SYNC_UPDATES_AVAILABLE, RECURRING_TRANSACTIONS_UPDATE, NEW_ACCOUNTS_AVAILABLE, LOGIN_REPAIRED, PENDING_DISCONNECT, USER_PERMISSION_REVOKED, USER_ACCOUNT_REVOKED, SMS_MICRODEPOSITS_VERIFICATION, PRODUCT_READY and ERROR, here that of Assets.',
      'PENDING_EXPIRATION cannot be fired. An Item without webhook address answers SANDBOX_WEBHOOK_INVALID, one without the product SANDBOX_PRODUCT_NOT_ENABLED.',
    ],
    steps: [
      'Create a test Item with your webhook address set.',
      'Call /sandbox/item/reset_login: ITEM ERROR with ITEM_LOGIN_REQUIRED arrives (by itself after 30 days).',
      'Repair it in Link update mode. No webhook reports that, so check that your app notices.',
    ],
    words: [
      'simulate',
      'mock',
      'trigger a test event',
      'fake event',
      'staging',
      'QA',
      'local testing',
      'tunnel',
      'force an error',
      'try out',
    ],
    changed: {
      source:
        'Sandbox and Development both act like Production; of Item codes only ERROR and WEBHOOK_UPDATE_ACKNOWLEDGED.',
      today:
        'Development is gone. Six more Item codes: LOGIN_REPAIRED, PENDING_DISCONNECT, PENDING_EXPIRATION, NEW_ACCOUNTS_AVAILABLE, USER_PERMISSION_REVOKED, USER_ACCOUNT_REVOKED.',
      asOf: '2026-06-10',
    },
    source: { ...faq, url: 'https://plaid.com/docs/api/sandbox/' },
    see: ['/plaid sandbox', '/plaid webhook ITEM.ERROR', '/plaid error SANDBOX_WEBHOOK_INVALID'],
  },
  {
    id: 'F46',
    topic: 'Updating the webhook of an Item: /item/webhook/update',
    question: 'How do we add or change the webhook address of an existing Item?',
    answer: [
      'One POST per Item to /item/webhook/update, at production.plaid.com or sandbox.plaid.com, with client_id, secret, access_token and webhook, the new address. null as webhook takes the address away.',
      'Plaid then sends ITEM WEBHOOK_UPDATE_ACKNOWLEDGED to the new address, with item_id, error and new_webhook_url: the proof that your new receiver is reached.',
      'Transfer, Payment Initiation, Monitor, Identity Verification, bank income refresh and micro-deposit events do not follow the Item: their address is set at https://dashboard.plaid.com/developers/webhooks',
    ],
    steps: [
      'Change the webhook field in /link/token/create, for Items yet to come.',
      'Call /item/webhook/update for every access_token that you keep. No endpoint lists them.',
      'Tick off each Item when its acknowledgment arrives; /item/get shows the address in item.webhook.',
      'Let the old address answer 200 until the last Item has moved.',
    ],
    words: [
      'migrate endpoint',
      'new domain',
      'switch URL',
      'repoint',
      'move server',
      'edit callback',
      'remove webhook',
      'bulk update',
      'replace hook',
      'register listener',
    ],
    changed: {
      source: 'The acknowledgment has a field new_webhook; no further Item codes are listed.',
      today:
        'The field is new_webhook_url. A new receiver must also take LOGIN_REPAIRED, PENDING_DISCONNECT, PENDING_EXPIRATION, NEW_ACCOUNTS_AVAILABLE, USER_PERMISSION_REVOKED and USER_ACCOUNT_REVOKED.',
      asOf: '2026-06-10',
    },
    source: { ...faq, url: 'https://plaid.com/docs/api/items/' },
    see: ['/plaid checklist webhook-url', '/plaid webhook WEBHOOK_UPDATE_ACKNOWLEDGED'],
  },
];
