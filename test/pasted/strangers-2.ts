import type { PastedSample } from './sample.ts';

export const strangers2: readonly PastedSample[] = [
  {
    case: 'Datadog search with facets',
    text: `service:bank-link env:prod status:error @plaid.error_code:INVALID_OTP @plaid.institution_id:ins_128026 -@usr.internal:true`,
    codes: ['INVALID_OTP'],
    ids: { ins_128026: 'institution_id' },
  },
  {
    case: 'Datadog monitor mail',
    text: `[P2] [Triggered on {env:prod,error_code:BALANCE_LIMIT}] Plaid 429s above threshold

@slack-bank-oncall  more than 50 in 5 minutes.

sum(last_5m):sum:plaid.client.errors{env:prod} by {error_code}.as_count() > 50
The monitor was last triggered at Tue Nov 17 2026 10:12:30 UTC.
Metric value: 73.0`,
    codes: ['BALANCE_LIMIT'],
    ids: {},
  },
  {
    case: 'New Relic NRQL and result',
    text: `SELECT count(*) FROM PlaidCall WHERE errorCode IS NOT NULL FACET errorCode, institutionId SINCE 1 day ago

{"results":[{"facet":["INSTITUTION_DOWN","ins_56"],"count":412},{"facet":["PLANNED_MAINTENANCE","ins_13"],"count":19}],"performanceStats":{"wallClockTime":88}}`,
    codes: ['INSTITUTION_DOWN', 'PLANNED_MAINTENANCE'],
    ids: { ins_56: 'institution_id', ins_13: 'institution_id' },
  },
  {
    case: 'PagerDuty mail',
    text: `[#88213] Incident triggered: TRANSFER_ACCOUNT_BLOCKED x 14 in 10 min

Service: payouts-prod        Urgency: High
Assigned to: Inés Duarte     Escalation policy: Payouts L1
Custom details
  last_transfer_id:      09661f6c-3d87-4ceb-a460-ade52567bdec
  first_seen:    2026-11-17 02:40 UTC
  runbook:       https://wiki.example.com/payouts/blocked

Acknowledge: https://acme.pagerduty.com/incidents/Q0RZ2V8J1XKQ`,
    codes: ['TRANSFER_ACCOUNT_BLOCKED'],
    ids: { '09661f6c-3d87-4ceb-a460-ade52567bdec': 'transfer_id' },
  },
  {
    case: 'Opsgenie mail without a code',
    text: `Opsgenie: P1 Alert #20419 opened
Message: Bank sync backlog over 30 minutes
Source: grafana   Team: feeds   Tags: plaid, backlog, prod
Description: 4,112 bank connections are waiting. Nothing was returned by the provider, sockets hang.
Ack this alert by replying with ACK`,
    codes: [],
    ids: {},
  },
  {
    case: 'Jira ticket',
    text: `BANK-3310 / Reconnect loops for credit unions

Type: Bug      Priority: Major      Status: IN PROGRESS
Labels: plaid, link, q4
Description:
 * After the second factor Link says *Insufficient Credentials* and starts over.
 * Environment: {{production}}
 * Examples: {{link_session_id = 1d59bb9c-365f-4ee1-9b6c-38a1ff313244}}
Comments:
Dana Wu added a comment - 16/Nov/26 4:41 PM
 reproduced with the institution ins_132241`,
    codes: ['INSUFFICIENT_CREDENTIALS'],
    ids: {
      '1d59bb9c-365f-4ee1-9b6c-38a1ff313244': 'link_session_id',
      ins_132241: 'institution_id',
    },
  },
  {
    case: 'Zendesk ticket with tags',
    text: `Ticket #190334  ·  Open  ·  Requester: L. Moreau
Subject: cannot add savings bank
Tags: bank_feed  tier_2  lang_fr  manual_verification_required
---
L. Moreau, Nov 16 18:22
It asks me to wait for small deposits. I do not see them.
---
Internal note, Tomasz, Nov 17 09:05
plaid item: yhlgFPa9bbwBn6QVes1xydSLz8T3d9KkyosZC`,
    codes: ['MANUAL_VERIFICATION_REQUIRED'],
    ids: { yhlgFPa9bbwBn6QVes1xydSLz8T3d9KkyosZC: 'item_id' },
  },
  {
    case: 'mail thread with nested quotes',
    text: `Thanks, we will escalate.

On Mon, Nov 16, 2026 at 5:12 PM Oluwaseun <olu@example.com> wrote:
> Here you go: request id kcF922Fh2ImHXkU
>
> On Mon, Nov 16, 2026 at 4:58 PM Support <help@example.com> wrote:
>> Which response did you get exactly?
>>
>>> POST /partner/customer/create
>>> error_code: CUSTOMER_ALREADY_CREATED`,
    codes: ['CUSTOMER_ALREADY_CREATED'],
    ids: { kcF922Fh2ImHXkU: 'request_id' },
  },
  {
    case: 'quoted-printable mail source',
    text: `From: monitor@example.com
Subject: =?utf-8?Q?bank_link?=
Content-Type: text/plain; charset="utf-8"
Content-Transfer-Encoding: quoted-printable

Reconnect failed for one customer, caf=C3=A9 in Lyon.
error_code: PRODUCTS_NOT_SUPPORTED
item_id: vCahWNvi8QeociYDS2lVNb6oPZpg92eSTyOjo
price =3D 4.80`,
    codes: ['PRODUCTS_NOT_SUPPORTED'],
    ids: { vCahWNvi8QeociYDS2lVNb6oPZpg92eSTyOjo: 'item_id' },
  },
  {
    case: 'Outlook mail in the voice of a customer',
    text: `Von: Hannah Olsen
Gesendet: Montag, 16. November 2026 17:31
An: Support
Betreff: AW: my bank

Hello again, the app still tells me to "sign in to my bank once more", I have done so four times. The bank's own site works. Please do something.

Best, Hannah
Sent from my phone`,
    codes: [],
    ids: {},
  },
  {
    case: 'WhatsApp export',
    text: `[17/11/2026, 09:31:22] Marco Ops: morning, one more for you
[17/11/2026, 09:31:40] Marco Ops: code is INVALID_PHONE_NUMBER
[17/11/2026, 09:32:05] Yara: item id pls
[17/11/2026, 09:33:18] Marco Ops: mID92ZYFD0joLDHmuJgFW4VDJ42r4Y0amDoDb
[17/11/2026, 09:33:19] Yara: 👍`,
    codes: ['INVALID_PHONE_NUMBER'],
    ids: { mID92ZYFD0joLDHmuJgFW4VDJ42r4Y0amDoDb: 'item_id' },
  },
  {
    case: 'Teams chat copy',
    text: `[Yesterday 16:20] Kowalski, Ewa
Is the sandbox down? fire webhook answers 400
[Yesterday 16:24] Brandt, Jonas
what code
[Yesterday 16:25] Kowalski, Ewa
SANDBOX_WEBHOOK_INVALID and reqid XsvEkkcgK76yaUq
 like 1`,
    codes: ['SANDBOX_WEBHOOK_INVALID'],
    ids: { XsvEkkcgK76yaUq: 'request_id' },
  },
  {
    case: 'Discord copy',
    text: `tobi — Today at 10:02 AM
guys my hobby budget app gets **unauthorized_environment** since i switched to production??
helper_bot
BOT
 — Today at 10:02 AM
Welcome tobi! Please read #rules first.
kim — Today at 10:07 AM
did you ask for production access in the dashboard`,
    codes: ['UNAUTHORIZED_ENVIRONMENT'],
    ids: {},
  },
  {
    case: 'IRC log',
    text: `10:44 -!- fenwick has joined #ledger
10:45 <fenwick> who owns 3hpSs7lcQNmGpxtnmgQn5XTj9he0QmJB9Ksdg
10:46 <@nadia> no idea, something of the demo tenant?
10:46 * fenwick shrugs
10:47 <fenwick> it throws ACCESS_NOT_GRANTED
10:51 -!- fenwick has quit [Ping timeout: 260 seconds]`,
    codes: ['ACCESS_NOT_GRANTED'],
    ids: { '3hpSs7lcQNmGpxtnmgQn5XTj9he0QmJB9Ksdg': 'unnamed' },
  },
  {
    case: 'OCR of an admin screenshot',
    text: `Bank Connections  >  Detail

Status          NEEDS ATTENTION
Bank            Ally Bank
Last error      ITEM_LOGIN_REQUIRED
Item ID         JN2mdRnJlEfYJ4QQ8waK4bdraiSsw5ReQDiXT
Last good sync  Nov 9, 2026 02:14

[ Send reminder ]   [ Remove ]      Page 1 of 1`,
    codes: ['ITEM_LOGIN_REQUIRED'],
    ids: { JN2mdRnJlEfYJ4QQ8waK4bdraiSsw5ReQDiXT: 'item_id' },
  },
  {
    case: 'OCR of a phone, no code on it',
    text: `9:41            5G 82%
   X
Something went wrong
We couldn't reach your bank right now.
Try again in a few minutes or choose another bank.
      Exit          Retry
   Secured by Plaid`,
    codes: [],
    ids: {},
  },
  {
    case: 'Postman console',
    text: `▶ POST https://sandbox.plaid.com/sandbox/public_token/create   400   212 ms
  ▶ Network
  ▼ Request Headers
      Content-Type: "application/json"
      Postman-Token: "<calculated when request is sent>"
  ▼ Response Body
      {"display_message":null,"error_code":"INVALID_INSTITUTION","error_message":"no such bank here","error_type":"INVALID_INPUT","request_id":"A19JIQgjZM7KBXb"}`,
    codes: ['INVALID_INSTITUTION'],
    ids: { A19JIQgjZM7KBXb: 'request_id' },
  },
  {
    case: 'HAR entry',
    text: String.raw`{"startedDateTime":"2026-11-17T09:00:12.402Z","time":311.9,"request":{"method":"POST","url":"https://production.plaid.com/user/create","httpVersion":"h2","headers":[{"name":"accept","value":"*/*"},{"name":"PLAID-SECRET","value":"2c83257aceb6703f834161dc038f53"}]},"response":{"status":400,"headers":[{"name":"plaid-version","value":"2020-09-14"}],"content":{"size":188,"mimeType":"application/json","text":"{\n  \"error_code\": \"INVALID_USER_IDENTITY_DATA\",\n  \"error_type\": \"USER_ERROR\",\n  \"request_id\": \"cOcqS45UFk9P3o3\"\n}"}},"timings":{"wait":298.4}}`,
    codes: ['INVALID_USER_IDENTITY_DATA'],
    ids: { cOcqS45UFk9P3o3: 'request_id' },
    secret: true,
  },
  {
    case: 'curl -v',
    text: `* Connected to production.plaid.com (192.0.2.18) port 443
* ALPN: server accepted h2
> POST /item/get HTTP/2
> Host: production.plaid.com
> User-Agent: curl/8.9.1
> Accept: */*
> Content-Type: application/json
>
< HTTP/2 429
< date: Tue, 17 Nov 2026 10:31:05 GMT
< content-type: application/json; charset=utf-8
< x-request-id: lkfkleOE4ur75fm
<
{"error_code":"RATE_LIMIT","error_type":"RATE_LIMIT_EXCEEDED","error_message":"wait"}
* Connection #0 to host production.plaid.com left intact`,
    codes: ['RATE_LIMIT'],
    ids: { lkfkleOE4ur75fm: 'request_id' },
  },
  {
    case: 'curl -v where only headers came',
    text: `* TLSv1.3 (IN), TLS handshake, Finished (20):
< HTTP/1.1 400 Bad Request
< Server: nginx
< Content-Length: 0
< X-Request-Id: y3Vw02GTnMBNsYn
< Connection: close
* Closing connection`,
    codes: [],
    ids: { y3Vw02GTnMBNsYn: 'request_id' },
  },
  {
    case: 'HTTPie output',
    text: `HTTP/1.1 400 Bad Request
Connection: keep-alive
Content-Type: application/json; charset=utf-8

{
    "display_message": null,
    "error_code": "INVALID_WEBHOOK_VERIFICATION_KEY_ID",
    "error_type": "INVALID_INPUT",
    "request_id": "SS1d7xCmXmQb1ut"
}


Elapsed time: 0.18s`,
    codes: ['INVALID_WEBHOOK_VERIFICATION_KEY_ID'],
    ids: { SS1d7xCmXmQb1ut: 'request_id' },
  },
  {
    case: 'GraphQL errors wrapping the answer',
    text: `{"data":{"refreshBank":null},"errors":[{"message":"bank refresh failed","locations":[{"line":2,"column":3}],"path":["refreshBank"],"extensions":{"code":"UPSTREAM","plaid":{"errorCode":"USER_SETUP_REQUIRED","errorType":"ITEM_ERROR","requestId":"CLVq61ll7fGgqla"},"itemId":"8q8DorVpjNjNtzvF2bX9E9w4cPLk4dlRWdw5z"}}]}`,
    codes: ['USER_SETUP_REQUIRED'],
    ids: { CLVq61ll7fGgqla: 'request_id', '8q8DorVpjNjNtzvF2bX9E9w4cPLk4dlRWdw5z': 'item_id' },
  },
  {
    case: 'SOAP fault',
    text: `<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/">
  <soap:Body>
    <soap:Fault>
      <faultcode>soap:Server</faultcode>
      <faultstring>bank gateway</faultstring>
      <detail>
        <b:PlaidFault xmlns:b="urn:acme:bank">
          <b:errorCode>TRANSACTION_ON_SAME_ACCOUNT</b:errorCode>
          <b:requestId>86uwiQ9PDNnoQr3</b:requestId>
        </b:PlaidFault>
      </detail>
    </soap:Fault>
  </soap:Body>
</soap:Envelope>`,
    codes: ['TRANSACTION_ON_SAME_ACCOUNT'],
    ids: { '86uwiQ9PDNnoQr3': 'request_id' },
  },
  {
    case: 'XML with attributes',
    text: `<?xml version="1.0"?><feedResult run="881"><connection item_id="oyg3KRVIbxZ2ibStZ19NCsXfyAqV6sk5PUBMv" institution_id="ins_130358" state="bad"><error error_type="ITEM_ERROR" error_code="PRODUCT_NOT_READY"/></connection></feedResult>`,
    codes: ['PRODUCT_NOT_READY'],
    ids: { oyg3KRVIbxZ2ibStZ19NCsXfyAqV6sk5PUBMv: 'item_id', ins_130358: 'institution_id' },
  },
];
