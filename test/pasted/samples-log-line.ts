import type { PastedSample } from './sample.ts';

/** Single lines of logs, alerts and tables. */
export const logLineSamples: readonly PastedSample[] = [
  {
    case: 'logfmt with a quoted message',
    text: `ts=2026-11-17T06:41:02Z level=error svc=sync msg="plaid call failed" path=/accounts/balance/get error_type=INSTITUTION_ERROR error_code=INSTITUTION_NOT_RESPONDING request_id=RyCoFvvfPi1qALq item_id=953C83DFfmkG7hcB2Iq3kQp5fnPj8aDI085bR dur_ms=30012`,
    codes: ['INSTITUTION_NOT_RESPONDING'],
    ids: { RyCoFvvfPi1qALq: 'request_id', '953C83DFfmkG7hcB2Iq3kQp5fnPj8aDI085bR': 'item_id' },
  },
  {
    case: 'logfmt in camel case',
    text: `time="2026-11-16T22:10:08Z" level=warning msg="auth refused" itemId=dLvRJJGEZ1zzTak6u6xRnSL5ptaPDJ7Tj2GgC accountId=PcjYh9yMdSZxxWJbLkq0u61Kw4Gkjypq7Wqbu errorCode=NO_AUTH_ACCOUNTS`,
    codes: ['NO_AUTH_ACCOUNTS'],
    ids: {
      dLvRJJGEZ1zzTak6u6xRnSL5ptaPDJ7Tj2GgC: 'item_id',
      PcjYh9yMdSZxxWJbLkq0u61Kw4Gkjypq7Wqbu: 'account_id',
    },
  },
  {
    case: 'CloudWatch JSON with escaped body',
    text: String.raw`{"timestamp":"2026-11-17T05:00:14.201Z","level":"ERROR","service":"nightly-sync","message":"Plaid 429","detail":"{\"error_type\":\"RATE_LIMIT_EXCEEDED\",\"error_code\":\"TRANSACTIONS_SYNC_LIMIT\",\"request_id\":\"Gwkyi3SuXR3zVPk\"}","item_id":"uA1sXMW3DO1uu02JXAEaHAcDHTM1crLI1zVx7"}`,
    codes: ['TRANSACTIONS_SYNC_LIMIT'],
    ids: { Gwkyi3SuXR3zVPk: 'request_id', uA1sXMW3DO1uu02JXAEaHAcDHTM1crLI1zVx7: 'item_id' },
  },
  {
    case: 'Datadog JSON with nested attributes',
    text: `{"host":"worker-7","service":"ledger","status":"error","attributes":{"plaid":{"error_type":"API_ERROR","error_code":"INTERNAL_SERVER_ERROR","request_id":"8nvFq4EXfRedOaY"},"http":{"status_code":500,"url_details":{"path":"/transactions/get"}}},"message":"sync failed, will retry in 900 s"}`,
    codes: ['INTERNAL_SERVER_ERROR'],
    ids: { '8nvFq4EXfRedOaY': 'request_id' },
  },
  {
    case: 'nginx access line of our own hook',
    text: `10.20.0.14 - - [17/Nov/2026:07:12:55 +0000] "POST /internal/items/rUWGrLLNQvU5PWf8EJzs9dNsK0VOu0snidsEG/refresh HTTP/1.1" 502 187 "-" "okhttp/4.12.0" upstream="ITEM_LOGIN_REQUIRED"`,
    codes: ['ITEM_LOGIN_REQUIRED'],
    ids: { rUWGrLLNQvU5PWf8EJzs9dNsK0VOu0snidsEG: 'item_id' },
  },
  {
    case: 'nginx error line without a code',
    text: `2026/11/17 07:12:55 [error] 31#31: *90211 upstream timed out while reading response header, request: "GET /v1/balances?account_id=MRF8S8cmampY1almvJJTsg4lPtDWRLCtZgXiN HTTP/1.1", host: "api.example.com"`,
    codes: [],
    ids: { MRF8S8cmampY1almvJJTsg4lPtDWRLCtZgXiN: 'account_id' },
  },
  {
    case: 'Sentry title',
    text: `PlaidError: ITEM_ERROR - PRODUCT_NOT_READY (request_id: KWsmfZIaHDrTbe7)`,
    codes: ['PRODUCT_NOT_READY'],
    ids: { KWsmfZIaHDrTbe7: 'request_id' },
  },
  {
    case: 'Sentry issue block with tags',
    text: `LEDGER-4F2
Plaid::ApiError: the bank could not be reached
app/jobs/refresh_balances.rb in perform

plaid.error_code   INSTITUTION_DOWN
plaid.request_id   ocF9u0hQIRkeEdt
plaid.institution_id   ins_5
release   2026.11.3
events   1.2k   users   214`,
    codes: ['INSTITUTION_DOWN'],
    ids: { ocF9u0hQIRkeEdt: 'request_id', ins_5: 'institution_id' },
  },
  {
    case: 'Go error chain',
    text: `sync: fetch page 3: plaid: TRANSACTIONS_SYNC_MUTATION_DURING_PAGINATION: cursor is no longer good (request_id=9PirY4RvCNptl2k): giving up after 5 attempts`,
    codes: ['TRANSACTIONS_SYNC_MUTATION_DURING_PAGINATION'],
    ids: { '9PirY4RvCNptl2k': 'request_id' },
  },
  {
    case: 'Rails tagged line',
    text: `E, [2026-11-17T09:31:40.118204 #812] ERROR -- : [RefreshJob] [item_id=hCBTfQmIuLE0sGrR3UPUDMsPHGIHZcCeurYOP] Plaid said PAYMENT_ERROR/PAYMENT_SCHEME_NOT_SUPPORTED`,
    codes: ['PAYMENT_SCHEME_NOT_SUPPORTED'],
    ids: { hCBTfQmIuLE0sGrR3UPUDMsPHGIHZcCeurYOP: 'item_id' },
  },
  {
    case: 'Heroku router and app',
    text: `2026-11-17T10:02:11.004+00:00 app[web.1]: [plaid] signal/evaluate 400 SIGNAL_ERROR CLIENT_TRANSACTION_ID_ALREADY_IN_USE client_transaction_id=inv-2026-0931`,
    codes: ['CLIENT_TRANSACTION_ID_ALREADY_IN_USE'],
    ids: { 'inv-2026-0931': 'client_transaction_id' },
  },
  {
    case: 'syslog line',
    text: `Nov 17 03:15:09 batch02 plaid-import[20411]: item aVQhhzyzj4RDWldyRSg5CZBMYjffqkMWEffth: LAST_UPDATED_DATETIME_OUT_OF_RANGE (INVALID_RESULT), skipped`,
    codes: ['LAST_UPDATED_DATETIME_OUT_OF_RANGE'],
    ids: { aVQhhzyzj4RDWldyRSg5CZBMYjffqkMWEffth: 'item_id' },
  },
  {
    case: 'Spring Boot line',
    text: `2026-11-17 11:20:33.901  WARN 1 --- [nio-8080-exec-4] c.e.bank.PlaidGateway : transfer_id=ae326f88-5794-489b-972c-8fa3d3d2b56f authorization_id=6bb94f3d-d3cb-4741-858d-869d2ee9dee5 rejected: TRANSFER_NETWORK_LIMIT_EXCEEDED`,
    codes: ['TRANSFER_NETWORK_LIMIT_EXCEEDED'],
    ids: {
      'ae326f88-5794-489b-972c-8fa3d3d2b56f': 'transfer_id',
      '6bb94f3d-d3cb-4741-858d-869d2ee9dee5': 'authorization_id',
    },
  },
  {
    case: 'pino line',
    text: `{"level":50,"time":1794902400123,"pid":19,"hostname":"api-6c","err":{"type":"PlaidFailure","errorCode":"INVALID_MFA","linkSessionId":"f614f008-6878-4355-bef9-4f5560931cb9"},"msg":"link exit"}`,
    codes: ['INVALID_MFA'],
    ids: { 'f614f008-6878-4355-bef9-4f5560931cb9': 'link_session_id' },
  },
  {
    case: 'monolog line',
    text: `[2026-11-17T12:00:00+00:00] prod.ERROR: Plaid request failed {"code":"BANK_TRANSFER_ACCOUNT_BLOCKED","type":"BANK_TRANSFER_ERROR","account_id":"GWI1inJL7bbOQQ1bzj5GlepyLHJZydt8BGsdY"} []`,
    codes: ['BANK_TRANSFER_ACCOUNT_BLOCKED'],
    ids: { GWI1inJL7bbOQQ1bzj5GlepyLHJZydt8BGsdY: 'account_id' },
  },
  {
    case: 'kubectl logs with colors stripped',
    text: `worker-5d9c7b6f4-x2x9q worker [31mERROR[0m recaptcha gate: RECAPTCHA_ERROR RECAPTCHA_BAD link_session_id=3b4667ca-befc-451a-980e-ffd3758e2574`,
    codes: ['RECAPTCHA_BAD'],
    ids: { '3b4667ca-befc-451a-980e-ffd3758e2574': 'link_session_id' },
  },
  {
    case: 'psql table row',
    text: `               item_id                |     error_code      |       updated_at
--------------------------------------+---------------------+------------------------
 LUjp1zvrGh3UiJsN23AxkX03BkkgZFwcCG0pn | INVALID_CREDENTIALS | 2026-11-16 18:04:55+00
(1 row)`,
    codes: ['INVALID_CREDENTIALS'],
    ids: { LUjp1zvrGh3UiJsN23AxkX03BkkgZFwcCG0pn: 'item_id' },
  },
  {
    case: 'spreadsheet rows with tabs',
    text: 'item_id\terror_code\tsince\noRpYTOItubqS7RMdebd4sEgVGXSQK5tClV5k\tITEM_LOGIN_REQUIRED\t2026-11-12\nfzjYphqHFVmNNY7MxFv2l0QmnwSR5u1jN7ttW\tPASSWORD_RESET_REQUIRED\t2026-11-15\n',
    codes: ['ITEM_LOGIN_REQUIRED', 'PASSWORD_RESET_REQUIRED'],
    ids: {
      oRpYTOItubqS7RMdebd4sEgVGXSQK5tClV5k: 'item_id',
      fzjYphqHFVmNNY7MxFv2l0QmnwSR5u1jN7ttW: 'item_id',
    },
  },
  {
    case: 'metric alert with labels',
    text: `[FIRING:1] PlaidErrors (plaid_errors_total{error_code="CREDITS_EXHAUSTED",env="production"}) value=38 for 5m`,
    codes: ['CREDITS_EXHAUSTED'],
    ids: {},
  },
  {
    case: 'Codat log line',
    text: `WARN codat connection unlinked companyId=8a281bae-99c3-4dc1-9ca1-fdec46deb7bf connectionId=e6fb7be9-4c36-495b-b56c-54416c075e81 platform=Plaid status=Unlinked`,
    codes: [],
    ids: {
      '8a281bae-99c3-4dc1-9ca1-fdec46deb7bf': 'companyId',
      'e6fb7be9-4c36-495b-b56c-54416c075e81': 'connectionId',
    },
  },
];
