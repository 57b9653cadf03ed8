import type { PastedSample } from './sample.ts';

export const strangers3: readonly PastedSample[] = [
  {
    case: 'YAML list of broken links',
    text: `broken:
  - item_id: wbD0EA2mtLTb3gal0hugtxAQAa5fhg0j4ruwx   # Mrs Lund
    code: ITEM_LOCKED
    since: 2026-11-11
  - item_id: NEjBk9AWA8nIsJwaCThwIo2FVwT4grSno7kPL   # Mr Baptiste
    code: NO_ACCOUNTS
    since: 2026-11-14
healthy: 1204`,
    codes: ['ITEM_LOCKED', 'NO_ACCOUNTS'],
    ids: {
      wbD0EA2mtLTb3gal0hugtxAQAa5fhg0j4ruwx: 'item_id',
      NEjBk9AWA8nIsJwaCThwIo2FVwT4grSno7kPL: 'item_id',
    },
  },
  {
    case: 'TOML',
    text: `[[failure]]
at = 2026-11-17T04:20:00Z
endpoint = "/identity/match"

[failure.plaid]
error_type = "INVALID_REQUEST"
error_code = "UNKNOWN_FIELDS"
request_id = "W9EB2QYelPZMHRI"
retry = false`,
    codes: ['UNKNOWN_FIELDS'],
    ids: { W9EB2QYelPZMHRI: 'request_id' },
  },
  {
    case: 'INI-like report file',
    text: `[run]
date=20261117
host=batch-04
[last_failure]
institution_id=ins_109775
plaid_error=UNSUPPORTED_RESPONSE
note=;bank changed its pages`,
    codes: ['UNSUPPORTED_RESPONSE'],
    ids: { ins_109775: 'institution_id' },
  },
  {
    case: 'CSV export with quotes',
    text: `"created_at","error_code","request_id","institution_id"
"2026-11-16 10:00:01","INSTITUTION_NO_LONGER_SUPPORTED","G0gn92e9KCtlrtP","ins_117650"
"2026-11-16 10:04:44","INVALID_SEND_METHOD","3ha2hTPsnC80p9H","ins_11"`,
    codes: ['INSTITUTION_NO_LONGER_SUPPORTED', 'INVALID_SEND_METHOD'],
    ids: {
      G0gn92e9KCtlrtP: 'request_id',
      ins_117650: 'institution_id',
      '3ha2hTPsnC80p9H': 'request_id',
      ins_11: 'institution_id',
    },
  },
  {
    case: 'CSV with semicolons and empty cells',
    text: `transfer_id;authorization_id;amount;failure
e3758143-a47c-406e-b050-dae8c5baffe8;1d76af41-eaa6-4c20-863c-71580addea81;120,50;TRANSFER_UNSUPPORTED_ACCOUNT_TYPE
8a5dc292-45f4-4ffa-b7ef-f9c04150c48f;;80,00;`,
    codes: ['TRANSFER_UNSUPPORTED_ACCOUNT_TYPE'],
    ids: {
      'e3758143-a47c-406e-b050-dae8c5baffe8': 'transfer_id',
      '1d76af41-eaa6-4c20-863c-71580addea81': 'authorization_id',
      '8a5dc292-45f4-4ffa-b7ef-f9c04150c48f': 'transfer_id',
    },
  },
  {
    case: 'Markdown table of items',
    text: `| Item ID | Bank | Error code |
|:--------|:----:|-----------:|
| zlvi5ic4KaFoH74RQa9oqu8yy6iRqIvB7KRsX | Truist | PASSWORD_RESET_REQUIRED |
| RM0yAsxW4WdvLRzVXJwVbyp08hqnXlHaYpMVU | TD | \`INVALID_CREDENTIALS\` |`,
    codes: ['PASSWORD_RESET_REQUIRED', 'INVALID_CREDENTIALS'],
    ids: {
      zlvi5ic4KaFoH74RQa9oqu8yy6iRqIvB7KRsX: 'item_id',
      RM0yAsxW4WdvLRzVXJwVbyp08hqnXlHaYpMVU: 'item_id',
    },
  },
  {
    case: 'Markdown table of webhooks',
    text: `| webhook_type | webhook_code | item_id |
| --- | --- | --- |
| ITEM | NEW_ACCOUNTS_AVAILABLE | 36rMOCSDXSxW81rjXpXR4BCtNcPbDLwJNXGhr |`,
    codes: [],
    webhooks: ['ITEM.NEW_ACCOUNTS_AVAILABLE'],
    ids: { '36rMOCSDXSxW81rjXpXR4BCtNcPbDLwJNXGhr': 'item_id' },
  },
  {
    case: 'Confluence wiki markup',
    text: `h3. Open bank incidents
||Link session||Code||Owner||
|52fa4684-d1c3-4ab9-9220-e842dfa67b44|INSTANT_MATCH_FAILED|[~dwu]|
{panel}remember to tell support{panel}`,
    codes: ['INSTANT_MATCH_FAILED'],
    ids: { '52fa4684-d1c3-4ab9-9220-e842dfa67b44': 'link_session_id' },
  },
  {
    case: 'HTML table row with numeric entities',
    text: `<tr class="row--bad"><td>error&#95;code</td><td><code>INCOME&#95;VERIFICATION&#95;FAILED</code></td></tr>
<tr><td>request&#95;id</td><td><code>6tkFUSo13zFSYbU</code></td></tr>`,
    codes: ['INCOME_VERIFICATION_FAILED'],
    ids: { '6tkFUSo13zFSYbU': 'request_id' },
  },
  {
    case: 'HTML definition list',
    text: `<dl><dt>Account ID</dt><dd>EPSPkTcT80GiJdIxMfBhDdZxYxvmwqUr9m9TP</dd><dt>Plaid error</dt><dd>ADDITIONAL_CONSENT_REQUIRED</dd><dt>Seen</dt><dd>3&nbsp;h&nbsp;ago</dd></dl>`,
    codes: ['ADDITIONAL_CONSENT_REQUIRED'],
    ids: { EPSPkTcT80GiJdIxMfBhDdZxYxvmwqUr9m9TP: 'account_id' },
  },
  {
    case: 'HTML pre with single-quote entities',
    text: `<pre>{&#39;error_code&#39;: &#39;MISSING_FIELDS&#39;, &#39;error_type&#39;: &#39;INVALID_REQUEST&#39;, &#39;request_id&#39;: &#39;yXJ3wSrIha53Kdl&#39;}</pre>`,
    codes: ['MISSING_FIELDS'],
    ids: { yXJ3wSrIha53Kdl: 'request_id' },
  },
  {
    case: 'URL with several parameters, in angle brackets',
    text: `Ticket came in with <https://console.example.net/b/search?env=prod&account_id=J8SPTdBBqJ096CikbugdgPrTAkCjCDZ9PMfZs&transaction_id=k7FCsUU9b7DCUQKuR8JnZDePBXhLfAncIFod0&from=2026-11-01&sort=-date>`,
    codes: [],
    ids: {
      J8SPTdBBqJ096CikbugdgPrTAkCjCDZ9PMfZs: 'account_id',
      k7FCsUU9b7DCUQKuR8JnZDePBXhLfAncIFod0: 'transaction_id',
    },
  },
  {
    case: 'bare query string',
    text: `?request_id=W0bcpOWYrEjpETE&error_code=INCOMPATIBLE_API_VERSION&error_type=INVALID_REQUEST&page=2`,
    codes: ['INCOMPATIBLE_API_VERSION'],
    ids: { W0bcpOWYrEjpETE: 'request_id' },
  },
  {
    case: 'percent encoded search in a tool',
    text: `https://kibana.example.org/app/discover#/?q=plaid.error_code%3A%22OAUTH_STATE_ID_NOT_FOUND%22%20AND%20link_session_id%3A%2278dace06-d2e6-4ccc-a013-43566fa399d6%22`,
    codes: ['OAUTH_STATE_ID_NOT_FOUND'],
    ids: { '78dace06-d2e6-4ccc-a013-43566fa399d6': 'link_session_id' },
  },
  {
    case: 'base path of a tool with a nameless id',
    text: `please open https://backoffice.internal.example/feeds/v2/x/fo1uNgxrjYh4m3bntK7sXabPLmN9TOcR5dmbb and press resync`,
    codes: [],
    ids: { fo1uNgxrjYh4m3bntK7sXabPLmN9TOcR5dmbb: 'unnamed' },
  },
  {
    case: 'tool path with transfers',
    text: `http://localhost:8080/ops/transfers/11bacb24-90cd-464a-abb6-7ce9139f0d2a?tab=events`,
    codes: [],
    ids: { '11bacb24-90cd-464a-abb6-7ce9139f0d2a': 'transfer_id' },
  },
  {
    case: 'Slack quote with bold labels',
    text: `*New from support*
> *Customer:* Haruka
> *Bank:* PNC
> *Error:* _MFA_NOT_SUPPORTED_
> *Link session ID:* 1b0b6e9e-bb2b-4b1d-b898-5785074a0616
cc <!subteam^S07ABCD12|@bank-oncall>`,
    codes: ['MFA_NOT_SUPPORTED'],
    ids: { '1b0b6e9e-bb2b-4b1d-b898-5785074a0616': 'link_session_id' },
  },
  {
    case: 'Slack mail address and date marks',
    text: `<mailto:jo@example.com|jo@example.com> hit \`transactions_sync_limit\` at <!date^1794902400^{time}|08:00> :thread:`,
    codes: ['TRANSACTIONS_SYNC_LIMIT'],
    ids: {},
  },
  {
    case: 'SQL INSERT with columns',
    text: `INSERT INTO plaid_failures (id, item_id, error_type, error_code, request_id, at) VALUES (55102, 'nBmrkFhU0jAmhcDgr2P7LCIwW16W8gAusCwC2', 'ITEM_ERROR', 'INVALID_MFA', 'smQTAZLGwJKDb1b', '2026-11-17 03:00:09+00');`,
    codes: ['INVALID_MFA'],
    ids: { nBmrkFhU0jAmhcDgr2P7LCIwW16W8gAusCwC2: 'item_id', smQTAZLGwJKDb1b: 'request_id' },
  },
  {
    case: 'SQL UPDATE with conditions',
    text: `UPDATE bank_items SET last_error = 'ITEM_NOT_SUPPORTED', needs_user = false WHERE plaid_item_id = 'hOjJnP0dHEND4p4MFuQGkhN47OQEvCDyTGBug' RETURNING *;`,
    codes: ['ITEM_NOT_SUPPORTED'],
    ids: { hOjJnP0dHEND4p4MFuQGkhN47OQEvCDyTGBug: 'item_id' },
  },
  {
    case: 'mysql vertical output',
    text: `*************************** 1. row ***************************
             id: 8812
        item_id: cPaDOnb78WJ2NmnrLWEW3yCU0nadarhiFN2xJ
     account_id: zS83fdDZeFrh5GXIxjsMg4tc6Mx0audvZgcaf
plaid_err_class: ITEM_ERROR
 plaid_err_code: NO_AUTH_ACCOUNTS
     created_at: 2026-11-15 22:01:37
1 row in set (0.00 sec)`,
    codes: ['NO_AUTH_ACCOUNTS'],
    ids: {
      cPaDOnb78WJ2NmnrLWEW3yCU0nadarhiFN2xJ: 'item_id',
      zS83fdDZeFrh5GXIxjsMg4tc6Mx0audvZgcaf: 'account_id',
    },
  },
  {
    case: 'redis HGETALL',
    text: `127.0.0.1:6379> HGETALL bank:last_error
1) "error_code"
2) "TRANSFER_ORIGINATOR_NOT_FOUND"
3) "request_id"
4) "8hKcP9SU1YC8Zyy"
5) "ttl"
6) "3600"`,
    codes: ['TRANSFER_ORIGINATOR_NOT_FOUND'],
    ids: { '8hKcP9SU1YC8Zyy': 'request_id' },
  },
  {
    case: 'DynamoDB typed JSON',
    text: `{"pk":{"S":"BANK#acme"},"item_id":{"S":"QXESowNlwLoTxkgJ4Idc5LrIB3lUFB2EL8Nr9"},"error_code":{"S":"INVALID_UPDATED_USERNAME"},"count":{"N":"3"},"institution_id":{"S":"ins_119431"}}`,
    codes: ['INVALID_UPDATED_USERNAME'],
    ids: { QXESowNlwLoTxkgJ4Idc5LrIB3lUFB2EL8Nr9: 'item_id', ins_119431: 'institution_id' },
  },
  {
    case: 'mongosh document',
    text: `{
  _id: ObjectId('f3eec19ea8c3497a03ce59b0'),
  itemId: 'Lq9Mc7g68G50viPWm8LKVqHCPt2245gJuUm3H',
  lastError: { code: 'ITEM_CONCURRENTLY_DELETED', at: ISODate('2026-11-16T08:00:11.000Z') },
  tries: Long('4'),
  __v: 0
}`,
    codes: ['ITEM_CONCURRENTLY_DELETED'],
    ids: { Lq9Mc7g68G50viPWm8LKVqHCPt2245gJuUm3H: 'item_id' },
  },
];
