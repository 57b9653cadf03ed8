import type { PastedSample } from './sample.ts';

export const strangers1: readonly PastedSample[] = [
  {
    case: 'Elixir Logger line with metadata',
    text: `10:14:22.907 request_id=2jbomnvtnwDda5V module=Bank.SyncWorker pid=<0.4412.0> [error] sync of %Bank.Item{item_id: "wssETh6GUzElitQQIL59I6iNp61JkLNSSQmIg", institution: "Citi"} gave up: {:error, :item_locked}`,
    codes: ['ITEM_LOCKED'],
    ids: { '2jbomnvtnwDda5V': 'request_id', wssETh6GUzElitQQIL59I6iNp61JkLNSSQmIg: 'item_id' },
  },
  {
    case: 'Elixir GenServer crash with a map',
    text: `[error] GenServer #PID<0.1882.0> terminating
** (MatchError) no match of right hand side value: {:error, %Plaid.Error{display_message: nil, error_code: "INSTITUTION_REGISTRATION_REQUIRED", error_message: "not registered yet", error_type: "INSTITUTION_ERROR", request_id: "ZlK22SGl0LhGqY4", http_code: 400}}
    (bank 0.9.1) lib/bank/link.ex:61: Bank.Link.create_token/2
    (stdlib 6.1) gen_server.erl:2345: :gen_server.try_handle_call/4
Last message (from #PID<0.1879.0>): {:create, "Capital One", "access-production-592a16af-b91d-456f-b2f6-472faeee817a"}`,
    codes: ['INSTITUTION_REGISTRATION_REQUIRED'],
    ids: { ZlK22SGl0LhGqY4: 'request_id' },
    secret: true,
  },
  {
    case: 'Erlang term with binaries',
    text: `=ERROR REPORT==== 17-Nov-2026::03:22:10 ===
#{<<"error_code">> => <<"AUTH_LIMIT">>,<<"error_type">> => <<"RATE_LIMIT_EXCEEDED">>,
  <<"request_id">> => <<"275ZD0v22YbAypO">>}`,
    codes: ['AUTH_LIMIT'],
    ids: { '275ZD0v22YbAypO': 'request_id' },
  },
  {
    case: 'Laravel log with JSON exception',
    text: String.raw`[2026-11-16 21:40:03] production.ERROR: Plaid said no {"userId":9912,"exception":"[object] (App\\Exceptions\\BankFeedException(code: 400): INVALID_PUBLIC_TOKEN at /var/www/html/app/Services/BankFeed.php:88)
[stacktrace]
#0 /var/www/html/app/Http/Controllers/LinkController.php(41): App\\Services\\BankFeed->exchange('...')
#1 /var/www/html/vendor/laravel/framework/src/Illuminate/Routing/Controller.php(54): App\\Http\\Controllers\\LinkController->store(Object(Illuminate\\Http\\Request))
"} `,
    codes: ['INVALID_PUBLIC_TOKEN'],
    ids: {},
  },
  {
    case: 'Symfony dump in a browser',
    text: `^ array:4 [▼
  "error_type" => "PAYMENT_ERROR"
  "error_code" => "PAYMENT_INVALID_SCHEDULE"
  "error_message" => "start lies in the past"
  "request_id" => "FfLk5FtZHkmuqdN"
]`,
    codes: ['PAYMENT_INVALID_SCHEDULE'],
    ids: { FfLk5FtZHkmuqdN: 'request_id' },
  },
  {
    case: 'Rails request log of a webhook',
    text: `Started POST "/hooks/bank" for 192.0.2.44 at 2026-11-17 06:11:40 +0000
Processing by Hooks::BankController#create as JSON
  Parameters: {"environment"=>"production", "error"=>nil, "item_id"=>"nRYGKKG4nfhH52NzdciN5K86gBLo28AomFrt9", "new_transactions"=>4, "access_token"=>"[FILTERED]", "webhook_code"=>"HISTORICAL_UPDATE", "webhook_type"=>"TRANSACTIONS"}
Completed 200 OK in 12ms (ActiveRecord: 2.1ms | Allocations: 1802)`,
    codes: [],
    webhooks: ['TRANSACTIONS.HISTORICAL_UPDATE'],
    ids: { nRYGKKG4nfhH52NzdciN5K86gBLo28AomFrt9: 'item_id' },
  },
  {
    case: 'Sidekiq JSON line with a job id',
    text: `{"ts":"2026-11-17T04:12:59.118Z","pid":4,"tid":"2qk8","lvl":"WARN","msg":"BankRefreshJob failed","ctx":{"class":"BankRefreshJob","jid":"58a0df6327df430c2b8af783","args":["1War1NI1qi6nkP08brdJYinHCmsMCFgY3xrjw"],"error":"Plaid::ApiError NO_LIABILITY_ACCOUNTS"},"retry":3}`,
    codes: ['NO_LIABILITY_ACCOUNTS'],
    ids: { '1War1NI1qi6nkP08brdJYinHCmsMCFgY3xrjw': 'unnamed' },
  },
  {
    case: 'Serilog compact JSON',
    text: `{"@t":"2026-11-17T11:05:07.4410203Z","@mt":"Plaid refused {Endpoint} with {PlaidErrorCode}","@l":"Error","Endpoint":"/signal/evaluate","PlaidErrorCode":"SIGNAL_TRANSACTION_NOT_INITIATED","ClientTransactionId":"ord-55120-b","PlaidRequestId":"p482DzFLp5UfrX1","SourceContext":"Acme.Payments.SignalClient"}`,
    codes: ['SIGNAL_TRANSACTION_NOT_INITIATED'],
    ids: { 'ord-55120-b': 'client_transaction_id', p482DzFLp5UfrX1: 'request_id' },
  },
  {
    case: '.NET Refit exception with inner one',
    text: `System.AggregateException: One or more errors occurred. (Response status code does not indicate success: 400 (Bad Request).)
 ---> Refit.ApiException: Response status code does not indicate success: 400 (Bad Request).
   at Acme.Bank.PlaidApi.LinkTokenCreateAsync(LinkTokenCreateRequest r, CancellationToken ct)
   at Acme.Bank.LinkHandler.Handle() in C:\\build\\src\\Acme.Bank\\LinkHandler.cs:line 118
   Content: {"error_code":"INVALID_LINK_CUSTOMIZATION","error_type":"INVALID_INPUT","request_id":"Q7R4dCQD0ZdBFgl"}
   --- End of inner exception stack trace ---`,
    codes: ['INVALID_LINK_CUSTOMIZATION'],
    ids: { Q7R4dCQD0ZdBFgl: 'request_id' },
  },
  {
    case: 'Spring WebClient exception in a Reactor trace',
    text: String.raw`org.springframework.web.reactive.function.client.WebClientResponseException$BadRequest: 400 Bad Request from POST https://production.plaid.com/processor/token/create
	at org.springframework.web.reactive.function.client.WebClientResponseException.create(WebClientResponseException.java:326)
	Suppressed: reactor.core.publisher.FluxOnAssembly$OnAssemblyException:
Error has been observed at the following site(s):
	*__checkpoint ⇢ Body from POST https://production.plaid.com/processor/token/create [DefaultClientResponse]
body=>{"error_type":"INVALID_INPUT","error_code":"DIRECT_INTEGRATION_NOT_ENABLED","request_id":"U1dlx0lysnxqz8f"}<`,
    codes: ['DIRECT_INTEGRATION_NOT_ENABLED'],
    ids: { U1dlx0lysnxqz8f: 'request_id' },
  },
  {
    case: 'Logback line with an MDC block',
    text: `17-11-2026 08:44:19.032 [virtual-208] WARN  [itemId:TU686ZSN1LYQOlCESidqVT3Jq6PtLfkKgDvGw, plaidRequestId:2Jb3h2d1QiZgS6q, shard:7] com.acme.feed.Puller - page 2 refused, INVESTMENT_HOLDINGS_GET_LIMIT, back off 45s`,
    codes: ['INVESTMENT_HOLDINGS_GET_LIMIT'],
    ids: { TU686ZSN1LYQOlCESidqVT3Jq6PtLfkKgDvGw: 'item_id', '2Jb3h2d1QiZgS6q': 'request_id' },
  },
  {
    case: 'Rust tracing pretty output',
    text: `  2026-11-17T09:02:33.671204Z ERROR bank_sync::pull: plaid request rejected, error_code: "NO_INVESTMENT_ACCOUNTS", request_id: "Iy7E8QtdjC2Xw6b"
    at src/pull.rs:204
    in bank_sync::pull::page with cursor: None, page: 1
    in bank_sync::worker::run_item with item_id: f71ygTvBeZ7w6XAUTOf0mZ0xcVL21AkcnVxzM`,
    codes: ['NO_INVESTMENT_ACCOUNTS'],
    ids: { Iy7E8QtdjC2Xw6b: 'request_id', f71ygTvBeZ7w6XAUTOf0mZ0xcVL21AkcnVxzM: 'item_id' },
  },
  {
    case: 'Rust unwrap on an Err of Debug form',
    text: `thread 'tokio-runtime-worker' panicked at src/transfer.rs:77:18:
called \`Result::unwrap()\` on an \`Err\` value: Api { status: 400, body: PlaidError { error_type: "TRANSFER_ERROR", error_code: "TRANSFER_FORBIDDEN_ACH_CLASS", display_message: None, request_id: Some("oa1POcnVKWIla6q") } }
note: run with \`RUST_BACKTRACE=1\` environment variable to display a backtrace`,
    codes: ['TRANSFER_FORBIDDEN_ACH_CLASS'],
    ids: { oa1POcnVKWIla6q: 'request_id' },
  },
  {
    case: 'anyhow chain',
    text: `Error: could not start statement download

Caused by:
    0: while listing statements of item 3A3CqLKiWhLRiTtRpIq229VfeytrJl2oqdiUU
    1: plaid answered with PRODUCT_NOT_ENABLED
    2: HTTP status client error (400 Bad Request) for url (https://production.plaid.com/statements/list)`,
    codes: ['PRODUCT_NOT_ENABLED'],
    ids: { '3A3CqLKiWhLRiTtRpIq229VfeytrJl2oqdiUU': 'item_id' },
  },
  {
    case: 'kubectl describe of a failed job',
    text: `Name:             nightly-pull-29388240
Namespace:        ledger
Annotations:      acme.dev/last-error: INSTITUTION_NOT_ENABLED_IN_ENVIRONMENT
                  acme.dev/institution-id: ins_116794
Status:           Failed
Events:
  Type     Reason                Age   From            Message
  ----     ------                ----  ----            -------
  Warning  BackoffLimitExceeded  4m    job-controller  Job has reached the specified backoff limit`,
    codes: ['INSTITUTION_NOT_ENABLED_IN_ENVIRONMENT'],
    ids: { ins_116794: 'institution_id' },
  },
  {
    case: 'stern output of several pods',
    text: `hooks-7d4b9c-abq2k › web GET /healthz 200
pull-66f9d8-xx81p › main plaid_err=INVALID_USER_TOKEN uid=usr
pull-66f9d8-c0z4t › main retry 1/5
pull-66f9d8-xx81p › main sent to dead letter, requestId=fgEcowxLeTTSZD0`,
    codes: ['INVALID_USER_TOKEN'],
    ids: { fgEcowxLeTTSZD0: 'request_id' },
  },
  {
    case: 'heroku logs --tail with router lines',
    text: `2026-11-17T07:30:44.120113+00:00 heroku[router]: at=error code=H12 desc="Request timeout" method=POST path="/api/link/exchange" host=ledger.example.com dyno=web.2 connect=0ms service=30001ms status=503 bytes=0
2026-11-17T07:30:44.310027+00:00 app[worker.1]: exchange failed -> INVALID_API_KEYS (INVALID_INPUT) request_id=MH8PC5QbeOr2xgy
2026-11-17T07:30:45.002113+00:00 heroku[worker.1]: Process running mem=612M(119.6%)
2026-11-17T07:30:45.002200+00:00 heroku[worker.1]: Error R14 (Memory quota exceeded)`,
    codes: ['INVALID_API_KEYS'],
    ids: { MH8PC5QbeOr2xgy: 'request_id' },
  },
  {
    case: 'GCP log entry with jsonPayload',
    text: `{
  "insertId": "1r9xkzqg2b4mm3",
  "jsonPayload": {
    "message": "asset report failed",
    "plaid": { "errorType": "ASSET_REPORT_ERROR", "errorCode": "INSIGHTS_PREVIOUSLY_NOT_ENABLED" },
    "assetReportId": "c80dc037-c1e9-4233-bab1-c8c2f838677e"
  },
  "resource": { "type": "cloud_run_revision", "labels": { "service_name": "reports", "project_id": "acme-prod" } },
  "severity": "ERROR",
  "trace": "projects/acme-prod/traces/949a9e29d50a847996fdc11398bfad10",
  "timestamp": "2026-11-17T13:44:02.118Z"
}`,
    codes: ['INSIGHTS_PREVIOUSLY_NOT_ENABLED'],
    ids: { 'c80dc037-c1e9-4233-bab1-c8c2f838677e': 'asset_report_id' },
  },
  {
    case: 'gcloud logging read as YAML',
    text: `---
insertId: 7b2m1lf4c0p9a
labels:
  instanceId: 00f46b9285c2
logName: projects/acme-prod/logs/run.googleapis.com%2Fstderr
severity: WARNING
textPayload: 'link exit: RECAPTCHA_REQUIRED for link session 6ae58540-a84f-46b9-9f19-517361102c49'
timestamp: '2026-11-16T19:20:51.900021Z'`,
    codes: ['RECAPTCHA_REQUIRED'],
    ids: { '6ae58540-a84f-46b9-9f19-517361102c49': 'link_session_id' },
  },
  {
    case: 'App Insights customDimensions',
    text: String.raw`timestamp [UTC]	message	customDimensions
11/17/2026, 5:02:17.338 AM	Bank call failed	{"CategoryName":"Acme.Bank","PlaidCode":"UNAUTHORIZED_ROUTE_ACCESS","RequestId":"iT4yKtbinf7BafC","EventId":"{\"Id\":4012}"}`,
    codes: ['UNAUTHORIZED_ROUTE_ACCESS'],
    ids: { iT4yKtbinf7BafC: 'request_id' },
  },
  {
    case: 'Sentry mail',
    text: `Sentry
ACME-LEDGER-8QK  New alert from acme/ledger in production

PlaidApiError
TRANSACTION_CURRENCY_MISMATCH: EUR account, GBP payment

Nov. 17, 2026, 8:03:11 a.m. UTC
ID: ba85fa845edef69f51acf1fd6a02af0b

Tags
  environment = production
  plaid.request_id = aTlelQK9mWgvHqZ
  server_name = api-3
Stacktrace
  File "ledger/payments/send.py", line 55, in send

You are receiving this email because you're subscribed to alerts.`,
    codes: ['TRANSACTION_CURRENCY_MISMATCH'],
    ids: { aTlelQK9mWgvHqZ: 'request_id' },
  },
  {
    case: 'Bugsnag mail',
    text: `[Acme iOS] 1 new error in production

LinkExitError in BankLinkViewController.swift:212
user left Link with USER_INPUT_TIMEOUT

App version 8.14.0 (3302)   Device iPhone15,2   iOS 19.1
CUSTOM: link
    institutionId    ins_15
    linkSessionId    bd188ac3-6baf-4686-b54c-027a48c0583e
    viewName         LOADING

View on Bugsnag · Ignore · Snooze`,
    codes: ['USER_INPUT_TIMEOUT'],
    ids: { ins_15: 'institution_id', 'bd188ac3-6baf-4686-b54c-027a48c0583e': 'link_session_id' },
  },
  {
    case: 'Rollbar mail, tenth occurrence',
    text: `#4471 10th occurrence: BankError: INCORRECT_DEPOSIT_VERIFICATION
Project: portal  Env: production  Level: error  Framework: node-js

body.trace.extra.account_id
4Z4ij8eWJ003oRFPCJMfsNmiF6R0xO8e2ZTL9
body.trace.extra.attempt
2

server.host: portal-1  client.javascript.browser: Mozilla/5.0`,
    codes: ['INCORRECT_DEPOSIT_VERIFICATION'],
    ids: { '4Z4ij8eWJ003oRFPCJMfsNmiF6R0xO8e2ZTL9': 'account_id' },
  },
  {
    case: 'Honeycomb result rows',
    text: `plaid.error_code                  plaid.endpoint            COUNT   P95(duration_ms)
ITEM_GET_LIMIT                    /item/get                  1,204             88.1
INVESTMENT_TRANSACTIONS_LIMIT     /investments/transac…        310             92.7
null                              /accounts/get             88,112            640.3`,
    codes: ['ITEM_GET_LIMIT', 'INVESTMENT_TRANSACTIONS_LIMIT'],
    ids: {},
  },
];
