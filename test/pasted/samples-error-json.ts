import type { PastedSample } from './sample.ts';

/** Error bodies as Plaid's API answers them, and what people leave of them. */
export const errorJsonSamples: readonly PastedSample[] = [
  {
    case: 'pretty error of the API',
    text: `{
  "display_message": null,
  "error_code": "ITEM_LOGIN_REQUIRED",
  "error_message": "sign-in data for this item is out of date",
  "error_type": "ITEM_ERROR",
  "request_id": "8hLRWymFVEA9LKX",
  "suggested_action": null
}`,
    codes: ['ITEM_LOGIN_REQUIRED'],
    ids: { '8hLRWymFVEA9LKX': 'request_id' },
  },
  {
    case: 'minified error',
    text: `{"display_message":null,"error_code":"CONSUMER_REPORT_EXPIRED","error_message":"report is too old","error_type":"CONSUMER_REPORT_ERROR","request_id":"WKKmXZWWm5HPa6E","suggested_action":null}`,
    codes: ['CONSUMER_REPORT_EXPIRED'],
    ids: { WKKmXZWWm5HPa6E: 'request_id' },
  },
  {
    case: 'error with status first',
    text: `{
    "status": 429,
    "error_type": "RATE_LIMIT_EXCEEDED",
    "error_code": "TRANSACTIONS_LIMIT",
    "error_message": "too many calls of /transactions/get by this client, slow down",
    "display_message": null,
    "request_id": "eFUJFOrNXA6Whw3"
}`,
    codes: ['TRANSACTIONS_LIMIT'],
    ids: { eFUJFOrNXA6Whw3: 'request_id' },
  },
  {
    case: 'plain rate limit, the type holds the code too',
    text: `{"error_code":"RATE_LIMIT","error_message":"slow down","error_type":"RATE_LIMIT_EXCEEDED","request_id":"5pbBNM3nLIQnt1n"}`,
    codes: ['RATE_LIMIT'],
    ids: { '5pbBNM3nLIQnt1n': 'request_id' },
  },
  {
    case: 'error with a reason beside the code',
    text: `{
  "error_type": "ITEM_ERROR",
  "error_code": "ITEM_LOGIN_REQUIRED",
  "error_code_reason": "OAUTH_CONSENT_EXPIRED",
  "error_message": "consent at the bank ran out",
  "display_message": null,
  "request_id": "X4XYb7lq4dbQhBO",
  "causes": []
}`,
    codes: ['ITEM_LOGIN_REQUIRED'],
    ids: { X4XYb7lq4dbQhBO: 'request_id' },
  },
  {
    case: 'error inside an item/get answer',
    text: `{
  "item": {
    "available_products": ["balance", "identity"],
    "billed_products": ["transactions"],
    "consent_expiration_time": null,
    "error": {
      "display_message": null,
      "error_code": "ITEM_LOCKED",
      "error_message": "bank locked the login",
      "error_type": "ITEM_ERROR"
    },
    "institution_id": "ins_127991",
    "item_id": "P4dtheZedH2qflvXzxsEZHdVT2GL8T7MQAkZX",
    "update_type": "background",
    "webhook": null
  },
  "request_id": "ezuTUBe7r5iIawn",
  "status": null
}`,
    codes: ['ITEM_LOCKED'],
    ids: {
      ins_127991: 'institution_id',
      P4dtheZedH2qflvXzxsEZHdVT2GL8T7MQAkZX: 'item_id',
      ezuTUBe7r5iIawn: 'request_id',
    },
  },
  {
    case: 'healthy item/get answer has no code',
    text: `{
  "item": {
    "error": null,
    "institution_id": "ins_127991",
    "item_id": "IhxrqigeO0fG0wWEYTPvlQpB5CmPKon74u4yd",
    "products": ["auth"],
    "webhook": ""
  },
  "request_id": "4mkvHeufm6tzrTr"
}`,
    codes: [],
    ids: {
      ins_127991: 'institution_id',
      IhxrqigeO0fG0wWEYTPvlQpB5CmPKon74u4yd: 'item_id',
      '4mkvHeufm6tzrTr': 'request_id',
    },
  },
  {
    case: 'asset report error with causes per Item',
    text: `{
  "error_type": "ASSET_REPORT_ERROR",
  "error_code": "DATA_UNAVAILABLE",
  "error_message": "one of the items gave nothing",
  "display_message": null,
  "request_id": "3vTDpQfE8wCTsio",
  "causes": [
    {
      "error_type": "ITEM_ERROR",
      "error_code": "NO_ACCOUNTS",
      "error_message": "nothing open at this login",
      "display_message": null,
      "item_id": "MDnhNCCMYzONKp5gyirKT5SRLshFwgx0H9jkn"
    }
  ]
}`,
    codes: ['DATA_UNAVAILABLE', 'NO_ACCOUNTS'],
    ids: { '3vTDpQfE8wCTsio': 'request_id', MDnhNCCMYzONKp5gyirKT5SRLshFwgx0H9jkn: 'item_id' },
  },
  {
    case: 'request and answer pasted together',
    text: `POST /transactions/sync
{"cursor": "", "count": 500}

400 Bad Request
{"error_type":"TRANSACTIONS_ERROR","error_code":"TRANSACTIONS_SYNC_MUTATION_DURING_PAGINATION","error_message":"data moved while you were paging","request_id":"q9Qb24GpnxOAk7L"}`,
    codes: ['TRANSACTIONS_SYNC_MUTATION_DURING_PAGINATION'],
    ids: { q9Qb24GpnxOAk7L: 'request_id' },
  },
  {
    case: 'curl -i output',
    text: `HTTP/2 400
date: Tue, 17 Nov 2026 08:12:44 GMT
content-type: application/json; charset=utf-8
x-request-id: zPzSO8URNmwY2XD
plaid-version: 2020-09-14

{
  "display_message": null,
  "documentation_url": "https://plaid.com/docs/?ref=error#invalid-input-errors",
  "error_code": "INVALID_PRODUCT",
  "error_message": "your team has no access to balance",
  "error_type": "INVALID_INPUT",
  "request_id": "zPzSO8URNmwY2XD"
}`,
    codes: ['INVALID_PRODUCT'],
    ids: { zPzSO8URNmwY2XD: 'request_id' },
  },
  {
    case: 'camel case keys of a mobile client',
    text: `{
  "errorType": "ITEM_ERROR",
  "errorCode": "MFA_NOT_SUPPORTED",
  "errorMessage": "this kind of second factor is unknown",
  "requestId": "kBIgPw5b9g0Xqlo",
  "linkSessionId": "127504d7-ee35-4d69-a267-25e947e675e7",
  "institutionId": "ins_20"
}`,
    codes: ['MFA_NOT_SUPPORTED'],
    ids: {
      kBIgPw5b9g0Xqlo: 'request_id',
      '127504d7-ee35-4d69-a267-25e947e675e7': 'link_session_id',
      ins_20: 'institution_id',
    },
  },
  {
    case: 'tab indented with CRLF',
    text: '{\r\n\t"error_type": "PAYMENT_ERROR",\r\n\t"error_code": "PAYMENT_BLOCKED",\r\n\t"error_message": "held back by a check",\r\n\t"request_id": "zxWOr4jUQSDmFi4"\r\n}\r\n',
    codes: ['PAYMENT_BLOCKED'],
    ids: { zxWOr4jUQSDmFi4: 'request_id' },
  },
  {
    case: 'with line comment of a colleague',
    text: `{
  "error_code": "ADDENDUM_NOT_SIGNED", // <- who signs this?
  "error_type": "SIGNAL_ERROR",
  "error_message": "your contract lacks the Signal part",
  "request_id": "brdCRd77mUbvHEX",
}`,
    codes: ['ADDENDUM_NOT_SIGNED'],
    ids: { brdCRd77mUbvHEX: 'request_id' },
  },
  {
    case: 'only the inside of the object',
    text: `"error_type": "USER_ERROR",
"error_code": "USER_NOT_FOUND",
"error_message": "nobody by that id",
"user_id": "usr_LHhnpzdJ004BfX"`,
    codes: ['USER_NOT_FOUND'],
    ids: { usr_LHhnpzdJ004BfX: 'user_id' },
  },
  {
    case: 'only the code line',
    text: `"error_code": "OAUTH_STATE_ID_NOT_FOUND",`,
    codes: ['OAUTH_STATE_ID_NOT_FOUND'],
    ids: {},
  },
  {
    case: 'bare code alone',
    text: `INSTANT_MATCH_FAILED`,
    codes: ['INSTANT_MATCH_FAILED'],
    ids: {},
  },
  {
    case: 'type slash code',
    text: `TRANSFER_ERROR / TRANSFER_NOT_CANCELLABLE`,
    codes: ['TRANSFER_NOT_CANCELLABLE'],
    ids: {},
  },
  {
    case: 'error array of a batch',
    text: `[{"item_id":"oghG9tbSG3UHzqZSwpDWiAQzSfPjeMnWZSxfl","error":{"error_type":"ITEM_ERROR","error_code":"NO_AUTH_ACCOUNTS"}},{"item_id":"cL5OV9rTTyNN1SciVAuOJHBoidyVgMz4Qtow","error":null},{"item_id":"yY2E2cNJtAdJGZDwU252syLe4iVWPM1EuaRQS","error":{"error_type":"ITEM_ERROR","error_code":"PRODUCTS_NOT_SUPPORTED"}}]`,
    codes: ['NO_AUTH_ACCOUNTS', 'PRODUCTS_NOT_SUPPORTED'],
    ids: {
      oghG9tbSG3UHzqZSwpDWiAQzSfPjeMnWZSxfl: 'item_id',
      cL5OV9rTTyNN1SciVAuOJHBoidyVgMz4Qtow: 'item_id',
      yY2E2cNJtAdJGZDwU252syLe4iVWPM1EuaRQS: 'item_id',
    },
  },
  {
    case: 'transfer error with both ids',
    text: `{
  "request": { "transfer_id": "62b42120-3cb0-4416-bd40-1869f52e696d", "authorization_id": "250fc01a-e834-4840-a95e-573901f7fc11" },
  "response": {
    "error_type": "TRANSFER_ERROR",
    "error_code": "TRANSFER_ACCOUNT_BLOCKED",
    "error_message": "account refuses debits",
    "request_id": "UcaglLeCDo67mBo"
  }
}`,
    codes: ['TRANSFER_ACCOUNT_BLOCKED'],
    ids: {
      '62b42120-3cb0-4416-bd40-1869f52e696d': 'transfer_id',
      '250fc01a-e834-4840-a95e-573901f7fc11': 'authorization_id',
      UcaglLeCDo67mBo: 'request_id',
    },
  },
  {
    case: 'YAML dump',
    text: `error:
  error_type: INVALID_REQUEST
  error_code: MISSING_FIELDS
  error_message: start_date has to be given
  display_message: ~
  request_id: 63zjZQK5V7CZxxi`,
    codes: ['MISSING_FIELDS'],
    ids: { '63zjZQK5V7CZxxi': 'request_id' },
  },
];
