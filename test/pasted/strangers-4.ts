import type { PastedSample } from './sample.ts';

export const strangers4: readonly PastedSample[] = [
  {
    case: 'environment dump with keys',
    text: `NODE_ENV=production
PORT=8080
PLAID_ENV=production
PLAID_CLIENT_ID=25f7c63a5635dda842e0aa98
PLAID_SECRET=adb0ddd8ebb2f2e4554c24ce1277f6
LAST_PLAID_ERROR=INVALID_API_KEYS
TZ=UTC`,
    codes: ['INVALID_API_KEYS'],
    ids: { '25f7c63a5635dda842e0aa98': 'client_id' },
    secret: true,
  },
  {
    case: 'docker compose excerpt with a key',
    text: `services:
  pull:
    image: acme/pull:2026.11
    environment:
      PLAID_CLIENT_ID: "4a02217487834aa4ef8bd09e"
      PLAID_SECRET: "828a34f719764d36fddc13c097e559"
    restart: always`,
    codes: [],
    ids: { '4a02217487834aa4ef8bd09e': 'client_id' },
    secret: true,
  },
  {
    case: 'pytest diff',
    text: `    def test_exchange(client):
>       assert client.exchange("bad") == {"error_code": "INVALID_PUBLIC_TOKEN"}
E       AssertionError: assert {'error_code': 'INVALID_PRODUCT'} == {'error_code': 'INVALID_PUBLIC_TOKEN'}
E         Differing items:
E         {'error_code': 'INVALID_PRODUCT'} != {'error_code': 'INVALID_PUBLIC_TOKEN'}

tests/test_exchange.py:31: AssertionError
=========== 1 failed, 44 passed in 2.31s ===========`,
    codes: ['INVALID_PUBLIC_TOKEN', 'INVALID_PRODUCT'],
    ids: {},
  },
  {
    case: 'jest object diff',
    text: `- Expected  - 2
+ Received  + 2

  Object {
-   "error_code": "ITEM_NOT_FOUND",
-   "request_id": "1iGqCnwkX4ulbKi",
+   "error_code": "INVALID_ACCESS_TOKEN",
+   "request_id": "YVqKxH8yJ8pFE0p",
    "status": 400,
  }`,
    codes: ['ITEM_NOT_FOUND', 'INVALID_ACCESS_TOKEN'],
    ids: { '1iGqCnwkX4ulbKi': 'request_id', YVqKxH8yJ8pFE0p: 'request_id' },
  },
  {
    case: 'git diff of a fixture',
    text: `diff --git a/fixtures/hook.json b/fixtures/hook.json
index 4be1f0c..9d22ab7 100644
--- a/fixtures/hook.json
+++ b/fixtures/hook.json
@@ -1,5 +1,5 @@
 {
-  "item_id": "fJZNo56mnUkqQTKxcGG9QQegQ2cu0zshlJyP5",
+  "item_id": "K5bxo1LHNXmJsHi6lm9QM6YVNDXzaItBIfdV2",
   "webhook_code": "USER_ACCOUNT_REVOKED",
   "webhook_type": "ITEM"
 }`,
    codes: [],
    webhooks: ['ITEM.USER_ACCOUNT_REVOKED'],
    ids: {
      fJZNo56mnUkqQTKxcGG9QQegQ2cu0zshlJyP5: 'item_id',
      K5bxo1LHNXmJsHi6lm9QM6YVNDXzaItBIfdV2: 'item_id',
    },
  },
  {
    case: 'Go test with cmp.Diff',
    text: `--- FAIL: TestClassify (0.00s)
    --- FAIL: TestClassify/rate_limits (0.00s)
        classify_test.go:88: classify() mismatch (-want +got):
              feed.Verdict{
            -   Code:  "ACCOUNTS_BALANCE_GET_LIMIT",
            +   Code:  "",
                Retry: true,
              }
FAIL
exit status 1`,
    codes: ['ACCOUNTS_BALANCE_GET_LIMIT'],
    ids: {},
  },
  {
    case: 'Node stack cut in the middle',
    text: `    at async Promise.all (index 3)
    at async refreshAll (/srv/app/dist/refresh.js:140:5) {
  plaid: {
    error_type: 'RATE_LIMIT_EXCEEDED',
    error_code: 'INSTITUTIONS_GET_BY_ID_LIMIT',
    request_id: 'BMzP1Sxbu9lLoDs',
  [... 31 lines matching original stack trace ...]
    at node:internal/main/run_main_mo`,
    codes: ['INSTITUTIONS_GET_BY_ID_LIMIT'],
    ids: { BMzP1Sxbu9lLoDs: 'request_id' },
  },
  {
    case: 'Python stack cut at both ends',
    text: `rvices/assets.py", line 203, in build
    self._raise(payload, item_id='rXUuBLQlmTXqBfzNxdvSAenKoMYLx5Ss1f6cQ')
  File "/opt/app/services/base.py", line 61, in _raise
    raise AssetBuildError(payload["error_code"])
services.errors.AssetBuildError: ASSET_REPORT_GENERATION_FAILED
[2026-11-17 05:40:08,221: WARNING/ForkPoolWork`,
    codes: ['ASSET_REPORT_GENERATION_FAILED'],
    ids: { rXUuBLQlmTXqBfzNxdvSAenKoMYLx5Ss1f6cQ: 'item_id' },
  },
  {
    case: 'JSON5 with block comments',
    text: `{
  /* what we saw on Friday */
  error_type: 'PAYMENT_ERROR',
  error_code: 'PAYMENT_INVALID_REFERENCE', /* 18 signs at most */
  // request_id was not stored
  attempts: +2,
}`,
    codes: ['PAYMENT_INVALID_REFERENCE'],
    ids: {},
  },
  {
    case: 'JSON lines of webhooks',
    text: `{"received":1794898801,"body":{"webhook_type":"TRANSACTIONS","webhook_code":"INITIAL_UPDATE","item_id":"o4qJyGZK6Bz12srcSc530uRZvh59rnsQorEHP","new_transactions":31,"error":null}}
{"received":1794898866,"body":{"webhook_type":"TRANSACTIONS","webhook_code":"SYNC_UPDATES_AVAILABLE","item_id":"o4qJyGZK6Bz12srcSc530uRZvh59rnsQorEHP"}}`,
    codes: [],
    webhooks: ['TRANSACTIONS.INITIAL_UPDATE', 'TRANSACTIONS.SYNC_UPDATES_AVAILABLE'],
    ids: { o4qJyGZK6Bz12srcSc530uRZvh59rnsQorEHP: 'item_id' },
  },
  {
    case: 'SQS message around an SNS envelope',
    text: String.raw`{"Messages":[{"Body":"{\"Type\":\"Notification\",\"Subject\":\"bank-hook\",\"Message\":\"{\\\"webhook_type\\\":\\\"ITEM\\\",\\\"webhook_code\\\":\\\"PENDING_EXPIRATION\\\",\\\"item_id\\\":\\\"1qS2oH0AsDK7wMSpRwUmcKk1lLfHl1eyhvx9c\\\"}\"}","Attributes":{"ApproximateReceiveCount":"4"}}]}`,
    codes: [],
    webhooks: ['ITEM.PENDING_EXPIRATION'],
    ids: { '1qS2oH0AsDK7wMSpRwUmcKk1lLfHl1eyhvx9c': 'item_id' },
  },
  {
    case: 'Step Functions cause, escaped',
    text: String.raw`ExecutionFailed
Error: PlaidFailure
Cause: "{\"errorMessage\":\"{\\\"error_code\\\":\\\"VERIFICATION_STATUS_PENDING_APPROVAL\\\",\\\"request_id\\\":\\\"EPxOoM0lJM4bTK9\\\"}\",\"errorType\":\"PlaidFailure\",\"trace\":[]}"`,
    codes: ['VERIFICATION_STATUS_PENDING_APPROVAL'],
    ids: { EPxOoM0lJM4bTK9: 'request_id' },
  },
  {
    case: 'docs page with glued numbers and headings',
    text: `DATA_UNAVAILABLE
One or more of the Items has experienced an error
Sample user-facing error message
Errors of this type are not shown
Common causes
- See the errors of the single Items.
API error response1http code 4002{3 "error_type": "ASSET_REPORT_ERROR",4 "error_code": "DATA_UNAVAILABLE",5 "error_message": "unable to pull data for one or more items",6 "display_message": null,7 "causes": [],8 "request_id": "9T0kqauicghE0y2"9}`,
    codes: ['DATA_UNAVAILABLE'],
    ids: { '9T0kqauicghE0y2': 'request_id' },
  },
  {
    case: 'docs page of a webhook with glued numbers',
    text: `Fired when recurring transactions data is updated.
Properties
webhook_type
string
webhook_code
string
API Object1{2 "webhook_type": "TRANSACTIONS",3 "webhook_code": "RECURRING_TRANSACTIONS_UPDATE",4 "item_id": "g4u1mGmKKAYCfVtMAQqFkl4p0vcAglhcpsmou",5 "environment": "production"6}`,
    codes: [],
    webhooks: ['TRANSACTIONS.RECURRING_TRANSACTIONS_UPDATE'],
    ids: { g4u1mGmKKAYCfVtMAQqFkl4p0vcAglhcpsmou: 'item_id' },
  },
  {
    case: 'Link onEvent transition with code',
    text: `[plaid-link] onEvent TRANSITION_VIEW {"error_code":null,"view_name":"CREDENTIAL","link_session_id":"ebd7a4fe-5142-4cdf-b0c6-602992e67aa9"}
[plaid-link] onEvent ERROR {"error_code":"INSUFFICIENT_CREDENTIALS","error_type":"ITEM_ERROR","institution_id":"ins_127287","link_session_id":"ebd7a4fe-5142-4cdf-b0c6-602992e67aa9","view_name":"ERROR"}
[plaid-link] onEvent HANDOFF {"error_code":null}`,
    codes: ['INSUFFICIENT_CREDENTIALS'],
    ids: {
      'ebd7a4fe-5142-4cdf-b0c6-602992e67aa9': 'link_session_id',
      ins_127287: 'institution_id',
    },
  },
  {
    case: 'Flutter event map without quotes',
    text: `I/flutter (11820): LinkEvent: {name: ERROR, metadata: {errorCode: COUNTRY_NOT_SUPPORTED, errorType: ITEM_ERROR, institutionId: ins_133102, linkSessionId: 89b46901-b4da-446d-8b7e-981a1cc94542, viewName: ERROR}}`,
    codes: ['COUNTRY_NOT_SUPPORTED'],
    ids: {
      ins_133102: 'institution_id',
      '89b46901-b4da-446d-8b7e-981a1cc94542': 'link_session_id',
    },
  },
  {
    case: 'NSError user info',
    text: `2026-11-17 12:20:18.402 Wallet[601:8821] Error Domain=com.acme.link Code=7 "exit" UserInfo={plaid_error_code=RECAPTCHA_BAD, link_session_id=ad0a7242-30e2-4faf-bb2a-1c519335e449, NSLocalizedDescription=exit}`,
    codes: ['RECAPTCHA_BAD'],
    ids: { 'ad0a7242-30e2-4faf-bb2a-1c519335e449': 'link_session_id' },
  },
  {
    case: 'Segment track call',
    text: `{"type":"track","event":"Bank Link Exited","anonymousId":"anon-77120","properties":{"exit_status":"requires_credentials","error_code":"ITEM_LOCKED","link_session_id":"6fe90292-cce1-4b30-8ce8-1d0edbdb967b","link_token":"link-production-88ad9890-27b4-4727-b337-0bdaf910aa9a","bank":"Regions"},"context":{"library":{"name":"analytics.js","version":"4.1.0"}}}`,
    codes: ['ITEM_LOCKED'],
    ids: { '6fe90292-cce1-4b30-8ce8-1d0edbdb967b': 'link_session_id' },
    secret: true,
  },
  {
    case: 'webhook as a form body',
    text: `webhook_type=AUTH&webhook_code=AUTOMATICALLY_VERIFIED&item_id=OUlmOZM5ee5rrw9Wf7zkSse6eegX384480i6N&account_id=VX1y2VvVzrVUdcS1VmhN8u5M1YwOOUl2660rz&environment=production`,
    codes: [],
    webhooks: ['AUTH.AUTOMATICALLY_VERIFIED'],
    ids: {
      OUlmOZM5ee5rrw9Wf7zkSse6eegX384480i6N: 'item_id',
      VX1y2VvVzrVUdcS1VmhN8u5M1YwOOUl2660rz: 'account_id',
    },
  },
  {
    case: 'webhook of income, pretty',
    text: `{
    "webhook_type" : "INCOME",
    "webhook_code" : "INCOME_VERIFICATION",
    "item_id" : "QjnsyB8MIKf216a3QpkGnkX4VhI9BLovvRQ8o",
    "user_id" : "usr_pyuQh8DpUSBRQt",
    "verification_status" : "VERIFICATION_STATUS_PROCESSING_COMPLETE",
    "environment" : "production"
}`,
    codes: [],
    webhooks: ['INCOME.INCOME_VERIFICATION'],
    ids: { QjnsyB8MIKf216a3QpkGnkX4VhI9BLovvRQ8o: 'item_id', usr_pyuQh8DpUSBRQt: 'user_id' },
  },
  {
    case: 'API Gateway event with a webhook body',
    text: String.raw`{
  "version": "2.0",
  "routeKey": "POST /plaid",
  "headers": { "content-type": "application/json", "host": "hooks.example.com" },
  "requestContext": { "http": { "method": "POST", "sourceIp": "192.0.2.131" } },
  "body": "{\n  \"environment\": \"production\",\n  \"item_id\": \"pmeyOYlAqPqXmpJ9I5uS6caTuGa0opO8ArS3g\",\n  \"result\": \"SUCCESS\",\n  \"webhook_code\": \"STATEMENTS_REFRESH_COMPLETE\",\n  \"webhook_type\": \"STATEMENTS\"\n}",
  "isBase64Encoded": false
}`,
    codes: [],
    webhooks: ['STATEMENTS.STATEMENTS_REFRESH_COMPLETE'],
    ids: { pmeyOYlAqPqXmpJ9I5uS6caTuGa0opO8ArS3g: 'item_id' },
  },
  {
    case: 'Kafka console consumer with keys',
    text: `Partition:3	Offset:88120	AWXLQKDF7Xw1lx8KKBEm7B6eLVVITxQmQE6b9	{"webhook_type":"INVESTMENTS_TRANSACTIONS","webhook_code":"HISTORICAL_UPDATE","item_id":"AWXLQKDF7Xw1lx8KKBEm7B6eLVVITxQmQE6b9","error":null}
Processed a total of 1 messages`,
    codes: [],
    webhooks: ['INVESTMENTS_TRANSACTIONS.HISTORICAL_UPDATE'],
    ids: { AWXLQKDF7Xw1lx8KKBEm7B6eLVVITxQmQE6b9: 'item_id' },
  },
  {
    case: 'browser network tab of a webhook viewer',
    text: `Request Details
POST	https://inspect.example.site/9f31
Date	11/17/2026 9:12:07 AM
Size	141 bytes
Headers
content-type	application/json
Raw Content
{
  "identity_verification_id": "idv_9YayKYzCJQzoQL",
  "webhook_code": "RETRIED",
  "webhook_type": "IDENTITY_VERIFICATION"
}`,
    codes: [],
    webhooks: ['IDENTITY_VERIFICATION.RETRIED'],
    ids: { idv_9YayKYzCJQzoQL: 'identity_verification_id' },
  },
  {
    case: 'webhook type and code in words of a log',
    text: `worker[9]: skipping hook type=ITEM code=USER_PERMISSION_REVOKED for item=3KHjNh1QQVvgVVxOUPA4yKD8WJ5NK9ksP5HaJ: row already gone`,
    codes: [],
    webhooks: ['ITEM.USER_PERMISSION_REVOKED'],
    ids: { '3KHjNh1QQVvgVVxOUPA4yKD8WJ5NK9ksP5HaJ': 'item_id' },
  },
];
