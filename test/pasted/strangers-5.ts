import type { PastedSample } from './sample.ts';

export const strangers5: readonly PastedSample[] = [
  {
    case: 'YAML symbols of a webhook with a reason',
    text: `---
:webhook_type: ITEM
:webhook_code: ERROR
:item_id: wIpNRzolTa2IBh79Yrzhdy0Mf7n9aHAIwNCAq
:error:
  :error_type: ITEM_ERROR
  :error_code: ITEM_LOGIN_REQUIRED
  :error_code_reason: OAUTH_USER_REVOKED
  :status: 400`,
    codes: ['ITEM_LOGIN_REQUIRED'],
    webhooks: ['ITEM.ERROR'],
    ids: { wIpNRzolTa2IBh79Yrzhdy0Mf7n9aHAIwNCAq: 'item_id' },
  },
  {
    case: 'error_code_reason as a column',
    text: `error_code            error_code_reason      n
ITEM_LOGIN_REQUIRED   OAUTH_INVALID_TOKEN    88
ITEM_LOGIN_REQUIRED   OAUTH_CONSENT_EXPIRED  41
ITEM_LOGIN_REQUIRED   -                      19`,
    codes: ['ITEM_LOGIN_REQUIRED'],
    ids: {},
  },
  {
    case: 'PowerShell list',
    text: `PS C:\\> $r | Format-List

error_type      : PARTNER_ERROR
error_code      : LOGO_REQUIRED
error_message   : upload a picture
display_message :
request_id      : 3WCriyhWjFjkyA7`,
    codes: ['LOGO_REQUIRED'],
    ids: { '3WCriyhWjFjkyA7': 'request_id' },
  },
  {
    case: 'R list print',
    text: `> fromJSON(content(res, "text"))
$error_code
[1] "INSTITUTION_RATE_LIMIT"

$error_type
[1] "RATE_LIMIT_EXCEEDED"

$request_id
[1] "XHYl3YuxDufBylv"
`,
    codes: ['INSTITUTION_RATE_LIMIT'],
    ids: { XHYl3YuxDufBylv: 'request_id' },
  },
  {
    case: 'Perl Data::Dumper',
    text: `$VAR1 = {
          'request_id' => 'Tz4ZS8HJfgKOQ1w',
          'error_code' => 'PAYMENT_CANCELLED',
          'display_message' => undef,
          'error_type' => 'PAYMENT_ERROR'
        };`,
    codes: ['PAYMENT_CANCELLED'],
    ids: { Tz4ZS8HJfgKOQ1w: 'request_id' },
  },
  {
    case: 'Clojure ex-info',
    text: `Execution error (ExceptionInfo) at acme.bank/fetch! (bank.clj:47).
plaid
{:error-type "ITEM_ERROR", :error-code "NO_INVESTMENT_AUTH_ACCOUNTS", :request-id "o4aGfVu4SMgjwT3", :item-id "VW2zcgLM6tGi3s0kCtyJBIIiiEfXKKJg4ews0"}`,
    codes: ['NO_INVESTMENT_AUTH_ACCOUNTS'],
    ids: { o4aGfVu4SMgjwT3: 'request_id', VW2zcgLM6tGi3s0kCtyJBIIiiEfXKKJg4ews0: 'item_id' },
  },
  {
    case: 'Salesforce debug log',
    text: `09:14:02.0 (188210331)|USER_DEBUG|[41]|ERROR|Plaid callout 400 errorCode=RULESET_NOT_FOUND requestId=Xh3S0s7SolnQRAS
09:14:02.0 (188299110)|CUMULATIVE_LIMIT_USAGE
09:14:02.0 (188310022)|METHOD_EXIT|[12]|01pDn000000XyZ1|SignalCallout.evaluate()`,
    codes: ['RULESET_NOT_FOUND'],
    ids: { Xh3S0s7SolnQRAS: 'request_id' },
  },
  {
    case: 'key by key copy of a log viewer',
    text: `message
balance pull failed
plaid.account_id
6pCkRE5pNQkEL4pDOQHALiSj95UbzWlcGh6IU
plaid.error.code
INVALID_ACCOUNT_ID
plaid.request_id
mLluI3dy1kNnDhS
host.name
etl-11`,
    codes: ['INVALID_ACCOUNT_ID'],
    ids: { '6pCkRE5pNQkEL4pDOQHALiSj95UbzWlcGh6IU': 'account_id', mLluI3dy1kNnDhS: 'request_id' },
  },
  {
    case: 'terse question',
    text: `institution-not-enabled-in-environment — ours or theirs?`,
    codes: ['INSTITUTION_NOT_ENABLED_IN_ENVIRONMENT'],
    ids: {},
  },
  {
    case: 'long voice of a manager',
    text: `Good morning all. I had a call with the finance lead of our largest customer, and she is, to put it mildly, not amused. Since the beginning of the month their payroll account shows numbers from October. Our team told her twice that this is a matter of the bank, she told us that the bank denies it. From what Pavel wrote me the provider answers with "last updated datetime out of range", whatever that may be, whenever we ask for the balance. I would like a plain sentence that I can send to her before noon, and an estimate. Thank you for your patience with me, I know that you have other things on the table.`,
    codes: ['LAST_UPDATED_DATETIME_OUT_OF_RANGE'],
    ids: {},
  },
  {
    case: 'sloppy with typos in plain words',
    text: `heyy soory to bohter agian,, custmer sais her conection brok yestreday?? i see USER_SETUP_REQUIRED in teh log adn item_id EQfTW3IQYM2doq4pt2lxcTrbinjM3UbrSDym2 thx!!1`,
    codes: ['USER_SETUP_REQUIRED'],
    ids: { EQfTW3IQYM2doq4pt2lxcTrbinjM3UbrSDym2: 'item_id' },
  },
  {
    case: 'capital words with blanks',
    text: `CAN SOMEONE EXPLAIN. IT SAYS INVALID UPDATED USERNAME AND MY CAPS LOCK KEY IS BROKEN.`,
    codes: ['INVALID_UPDATED_USERNAME'],
    ids: {},
  },
  {
    case: 'two items in one sentence, lower case code',
    text: `Both items EOxHNa2lk2lU0g0jAoO0t17LTYuSSAhOZFfOI and 0NibJDDlliDePtELBMErteK6fRnbnNYOLFM3m went to password-reset-required within a minute of each other, that can't be chance.`,
    codes: ['PASSWORD_RESET_REQUIRED'],
    ids: {
      EOxHNa2lk2lU0g0jAoO0t17LTYuSSAhOZFfOI: 'item_id',
      '0NibJDDlliDePtELBMErteK6fRnbnNYOLFM3m': 'item_id',
    },
  },
  {
    case: 'a bare uuid in a short request',
    text: `who can tell me what happened with ecdea7d3-1ed1-47a0-bb0f-5063084d956a last night? the customer only sent me that`,
    codes: [],
    ids: { 'ecdea7d3-1ed1-47a0-bb0f-5063084d956a': 'unnamed' },
  },
  {
    case: 'three errors told in order',
    text: `Timeline from my side: first oauth state id already processed on the second click, then the customer tried another browser and got Invalid Link Token, and in the end we ran into ADDITION_LIMIT. Request id of the last: MwnoCR52YtMUGlE.`,
    codes: ['OAUTH_STATE_ID_ALREADY_PROCESSED', 'INVALID_LINK_TOKEN', 'ADDITION_LIMIT'],
    ids: { MwnoCR52YtMUGlE: 'request_id' },
  },
  {
    case: 'tokens in a shell history',
    text: `  501  export PLAID_SECRET=a158e1c4590dd72d61f5ff567350c7
  502  export TOKEN=access-production-ac52d127-6710-4281-9806-d4c0afc3b36c
  503  ./bin/item-get --token $TOKEN
  504  # -> INVALID_ACCESS_TOKEN, request_id: y1sSHz6L9YG8xvK`,
    codes: ['INVALID_ACCESS_TOKEN'],
    ids: { y1sSHz6L9YG8xvK: 'request_id' },
    secret: true,
  },
  {
    case: 'exchange answer in a ticket with public token',
    text: `Steps: 1) exchange public_token public-production-ca31bbf0-6715-48f9-9ff3-c21bb71bd226 2) reply was {"item_id": "xESHiZXhBNpRrXFn1vVftUHQBa2xf5p1PhERh", "access_token": "access-production-5e972558-33a1-4b2e-a4b3-79d573de05a6", "request_id": "46V9g80xvfsmY8J"} 3) next call gave product not ready`,
    codes: ['PRODUCT_NOT_READY'],
    ids: { xESHiZXhBNpRrXFn1vVftUHQBa2xf5p1PhERh: 'item_id', '46V9g80xvfsmY8J': 'request_id' },
    secret: true,
  },
  {
    case: 'support talk of a shop with similar words',
    text: `The items in aisle 7 have been locked behind glass, and customers who want one must ask at the desk. The institution next door is down a few staff too, so please do not respond to its calls before ten.`,
    codes: [],
    ids: {},
  },
  {
    case: 'login advice with similar words',
    text: `Reminder from IT: a new password is required every 90 days. If your login does not work, your credentials may be out of date; reset them in the portal. Accounts without a phone number on file cannot use the second factor.`,
    codes: [],
    ids: {},
  },
  {
    case: 'talk of a Plaid error that names none',
    text: `Is there a Plaid error dashboard somewhere? I keep hearing that "Plaid is down" but nobody can show me what the customers saw, and the status page is all green.`,
    codes: [],
    ids: {},
  },
  {
    case: 'error codes of other services',
    text: `kafka: UNKNOWN_TOPIC_OR_PARTITION, then grpc status DEADLINE_EXCEEDED, and Chrome shows ERR_CONNECTION_RESET. Postgres adds SQLSTATE 40P01. None of it is from the bank provider.`,
    codes: [],
    ids: {},
  },
  {
    case: 'Windows event log of another program',
    text: `Log Name:      Application
Source:        MSSQLSERVER
Event ID:      18456
Level:         Information
Keywords:      Classic,Audit Failure
Description:
Login failed for user 'svc_report'. Reason: Password did not match that for the login provided. [CLIENT: 192.0.2.60]`,
    codes: [],
    ids: {},
  },
  {
    case: 'payment consent webhook in a PHP export',
    text: `array (
  'webhook_type' => 'PAYMENT_INITIATION',
  'webhook_code' => 'CONSENT_STATUS_UPDATE',
  'consent_id' => 'consent-id-production-3166cce6-7ae3-41ca-9f2f-a3cf8a63e15f',
  'old_status' => 'UNAUTHORISED',
  'new_status' => 'AUTHORISED',
  'error' => NULL,
)`,
    codes: [],
    webhooks: ['PAYMENT_INITIATION.CONSENT_STATUS_UPDATE'],
    ids: { 'consent-id-production-3166cce6-7ae3-41ca-9f2f-a3cf8a63e15f': 'consent_id' },
  },
  {
    case: 'GitHub issue with a folded log',
    text: `### What happened
Refresh of one account fails each night.

<details><summary>log</summary>

\`\`\`
plaid: err=TRANSACTION_EXECUTION_FAILED
plaid: request-id=dFYm8zWiY3xS0Op
\`\`\`
</details>

- [x] I searched for older issues`,
    codes: ['TRANSACTION_EXECUTION_FAILED'],
    ids: { dFYm8zWiY3xS0Op: 'request_id' },
  },
];
