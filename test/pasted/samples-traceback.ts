import type { PastedSample } from './sample.ts';

/** Stack traces and test output. */
export const tracebackSamples: readonly PastedSample[] = [
  {
    case: 'Python ApiException',
    text: String.raw`Traceback (most recent call last):
  File "/app/jobs/refresh.py", line 88, in run
    response = client.transactions_sync(request)
  File "/usr/lib/python3.12/site-packages/plaid/rest.py", line 226, in request
    raise ApiException(http_resp=r)
plaid.exceptions.ApiException: Status Code: 400
Reason: Bad Request
HTTP response headers: HTTPHeaderDict({'Content-Type': 'application/json; charset=utf-8', 'Content-Length': '317'})
HTTP response body: {
  "display_message": null,
  "error_code": "INVALID_ACCOUNT_ID",
  "error_message": "no such account at this item",
  "error_type": "INVALID_INPUT",
  "request_id": "wsUdvkZXwv0BR78",
  "suggested_action": null
}`,
    codes: ['INVALID_ACCOUNT_ID'],
    ids: { wsUdvkZXwv0BR78: 'request_id' },
  },
  {
    case: 'Python exception chained by our own',
    text: `The above exception was the direct cause of the following exception:

Traceback (most recent call last):
  File "/srv/api/views.py", line 41, in reconnect
    raise BankLinkError(item_id="dVLoVjd6jxjy2fdgEccyHZ9h1v813UVXQoHGB", code="INSTANT_MATCH_FAILED") from exc
api.errors.BankLinkError: item_id=dVLoVjd6jxjy2fdgEccyHZ9h1v813UVXQoHGB code=INSTANT_MATCH_FAILED`,
    codes: ['INSTANT_MATCH_FAILED'],
    ids: { dVLoVjd6jxjy2fdgEccyHZ9h1v813UVXQoHGB: 'item_id' },
  },
  {
    case: 'Node axios error with response data',
    text: `AxiosError: Request failed with status code 400
    at settle (/app/node_modules/axios/dist/node/axios.cjs:2019:12)
    at IncomingMessage.handleStreamEnd (/app/node_modules/axios/dist/node/axios.cjs:3135:11)
    at process.processTicksAndRejections (node:internal/process/task_queues:105:5) {
  code: 'ERR_BAD_REQUEST',
  config: { url: '/link/token/create', method: 'post', data: [String] },
  response: {
    status: 400,
    statusText: 'Bad Request',
    data: {
      display_message: null,
      error_code: 'INVALID_CONFIGURATION',
      error_message: 'redirect address not on your list',
      error_type: 'INVALID_REQUEST',
      request_id: 'I3ahz4Zbx0eOnOm'
    }
  }
}`,
    codes: ['INVALID_CONFIGURATION'],
    ids: { I3ahz4Zbx0eOnOm: 'request_id' },
  },
  {
    case: 'axios network failure reached no Plaid',
    text: `AxiosError: connect ETIMEDOUT 10.0.4.18:443
    at AxiosError.from (/app/node_modules/axios/dist/node/axios.cjs:857:14) {
  code: 'ETIMEDOUT',
  config: { baseURL: 'https://production.plaid.com', url: '/accounts/get' },
  response: undefined
}`,
    codes: [],
    ids: {},
  },
  {
    case: 'Ruby ApiError',
    text: String.raw`Plaid::ApiError (Error message: the server returns an error
HTTP status code: 400
Response headers: {"content-type"=>"application/json; charset=utf-8"}
Response body: {
  "error_code": "NO_INVESTMENT_AUTH_ACCOUNTS",
  "error_type": "ITEM_ERROR",
  "request_id": "QGck3zLVh8MtWnb"
}):
app/services/plaid/numbers.rb:27:in 'call'
app/jobs/numbers_job.rb:12:in 'perform'`,
    codes: ['NO_INVESTMENT_AUTH_ACCOUNTS'],
    ids: { QGck3zLVh8MtWnb: 'request_id' },
  },
  {
    case: 'Java retrofit stack',
    text: `com.example.bank.PlaidFailure: PlaidError{type=INVALID_INPUT, code=INVALID_PUBLIC_TOKEN, requestId=0bNdqqfUOMXvns8}
	at com.example.bank.Exchange.swap(Exchange.java:64)
	at com.example.bank.Exchange.lambda$run$0(Exchange.java:31)
	at java.base/java.util.concurrent.FutureTask.run(FutureTask.java:317)
Caused by: retrofit2.HttpException: HTTP 400
	... 12 more`,
    codes: ['INVALID_PUBLIC_TOKEN'],
    ids: { '0bNdqqfUOMXvns8': 'request_id' },
  },
  {
    case: 'Go panic with the answer',
    text: String.raw`panic: 400 Bad Request: {"error_code":"PRODUCT_NOT_ENABLED","error_type":"ITEM_ERROR","request_id":"m3jeEwLnEEcPIcs"}

goroutine 41 [running]:
main.(*syncer).fetch(0xc0001a6000, {0xc00032c1b0, 0x25})
	/src/cmd/sync/main.go:118 +0x3f4
created by main.main in goroutine 1
	/src/cmd/sync/main.go:52 +0x21d
exit status 2`,
    codes: ['PRODUCT_NOT_ENABLED'],
    ids: { m3jeEwLnEEcPIcs: 'request_id' },
  },
  {
    case: 'C# exception',
    text: `Unhandled exception. BankLink.PlaidCallException: INVALID_HEADERS (INVALID_REQUEST)
   at BankLink.PlaidGateway.SendAsync(HttpRequestMessage request) in /src/PlaidGateway.cs:line 77
   at BankLink.Program.Main() in /src/Program.cs:line 19
Data: RequestId = FlnAWlNfMSYGh2o`,
    codes: ['INVALID_HEADERS'],
    ids: { FlnAWlNfMSYGh2o: 'request_id' },
  },
  {
    case: 'Kotlin log of the Android SDK',
    text: `E/PlaidLink: LinkExit(error=LinkError(errorCode=LinkErrorCode.InstitutionError(INSTITUTION_NOT_AVAILABLE), errorMessage=try later), metadata=LinkExitMetadata(linkSessionId=d6c33ad8-657f-4c88-8ec4-1ec7f9a1c292, requestId=xu6aBIQwXNCa5Th, institution=LinkInstitution(id=ins_20, name=First Platypus Bank)))`,
    codes: ['INSTITUTION_NOT_AVAILABLE'],
    ids: {
      'd6c33ad8-657f-4c88-8ec4-1ec7f9a1c292': 'link_session_id',
      xu6aBIQwXNCa5Th: 'request_id',
      ins_20: 'institution_id',
    },
  },
  {
    case: 'PHP stack',
    text: `PHP Fatal error:  Uncaught App\\Plaid\\PlaidException: [PARTNER_ERROR] CUSTOMER_NOT_FOUND in /var/www/src/Plaid/Client.php:142
Stack trace:
#0 /var/www/src/Plaid/Client.php(98): App\\Plaid\\Client->fail(Array)
#1 /var/www/bin/enable.php(12): App\\Plaid\\Client->post('/partner/customer/enable', Array)
#2 {main}
  thrown in /var/www/src/Plaid/Client.php on line 142`,
    codes: ['CUSTOMER_NOT_FOUND'],
    ids: {},
  },
  {
    case: 'Jest failure',
    text: `● transfer › cancels

    expect(received).toBe(expected) // Object.is equality

    Expected: undefined
    Received: "SANDBOX_TRANSFER_EVENT_TRANSITION_INVALID"

      41 |   const error = await fire(transferId);
    > 42 |   expect(error?.error_code).toBe(undefined);
         |                             ^`,
    codes: ['SANDBOX_TRANSFER_EVENT_TRANSITION_INVALID'],
    ids: {},
  },
];
