import type { PastedSample } from './sample.ts';

/** The same bodies as languages, consoles and mails print them. */
export const errorDumpSamples: readonly PastedSample[] = [
  {
    case: 'Python dict repr',
    text: `{'display_message': None, 'error_code': 'INVALID_CREDENTIALS', 'error_message': 'bank refused the password', 'error_type': 'ITEM_ERROR', 'request_id': 'a5tyT9ngL1IAjDU', 'suggested_action': None}`,
    codes: ['INVALID_CREDENTIALS'],
    ids: { a5tyT9ngL1IAjDU: 'request_id' },
  },
  {
    case: 'Python dict with the Item beside',
    text: `item {'item_id': 'NcUJao7rcAALCXUYbOP5AvKXgZB89PC86e7Oj', 'error': {'error_type': 'ITEM_ERROR', 'error_code': 'PASSWORD_RESET_REQUIRED', 'display_message': "bank wants a new password, that's all"}}`,
    codes: ['PASSWORD_RESET_REQUIRED'],
    ids: { NcUJao7rcAALCXUYbOP5AvKXgZB89PC86e7Oj: 'item_id' },
  },
  {
    case: 'Python bytes literal',
    text: String.raw`b'{"error_code":"INVALID_FIELD","error_message":"count has to be <= 500","error_type":"INVALID_REQUEST","request_id":"AFFQ6doTOvjEk0f"}\n'`,
    codes: ['INVALID_FIELD'],
    ids: { AFFQ6doTOvjEk0f: 'request_id' },
  },
  {
    case: 'Node inspect form',
    text: `{
  error_type: 'ITEM_ERROR',
  error_code: 'USER_SETUP_REQUIRED',
  error_message: 'bank waits for the user to finish its own setup',
  display_message: null,
  request_id: 'nJncEHKwSftgf3X'
}`,
    codes: ['USER_SETUP_REQUIRED'],
    ids: { nJncEHKwSftgf3X: 'request_id' },
  },
  {
    case: 'Node inspect on one line',
    text: `plaid said { error_type: 'SANDBOX_ERROR', error_code: 'SANDBOX_WEBHOOK_INVALID', request_id: 'yqOoJdR8bRRczyj', causes: [Array] }`,
    codes: ['SANDBOX_WEBHOOK_INVALID'],
    ids: { yqOoJdR8bRRczyj: 'request_id' },
  },
  {
    case: 'browser console tree',
    text: `▼ Object
    error_code: "INVALID_LINK_TOKEN"
    error_message: "token too old"
    error_type: "INVALID_INPUT"
    request_id: "rBr1dTFPswnfsPh"
  ▶ [[Prototype]]: Object`,
    codes: ['INVALID_LINK_TOKEN'],
    ids: { rBr1dTFPswnfsPh: 'request_id' },
  },
  {
    case: 'escaped JSON in a string',
    text: String.raw`"{\"error_type\":\"ASSET_REPORT_ERROR\",\"error_code\":\"ASSET_REPORT_GENERATION_FAILED\",\"error_message\":\"could not build it\",\"request_id\":\"m3ffhDNTBrTland\"}"`,
    codes: ['ASSET_REPORT_GENERATION_FAILED'],
    ids: { m3ffhDNTBrTland: 'request_id' },
  },
  {
    case: 'escaped twice',
    text: String.raw`{"msg":"{\"upstream\":\"{\\\"error_type\\\":\\\"INVALID_INPUT\\\",\\\"error_code\\\":\\\"INVALID_ACCOUNT_ID\\\",\\\"request_id\\\":\\\"3tVPOAzVvIprJFG\\\"}\"}"}`,
    codes: ['INVALID_ACCOUNT_ID'],
    ids: { '3tVPOAzVvIprJFG': 'request_id' },
  },
  {
    case: 'cut off after the code',
    text: `{"display_message":null,"error_code":"INSTITUTION_NO_LONGER_SUPPORTED","error_message":"this bank has be`,
    codes: ['INSTITUTION_NO_LONGER_SUPPORTED'],
    ids: {},
  },
  {
    case: 'cut off at the front',
    text: `…sage":"limit for this institution","error_type":"RATE_LIMIT_EXCEEDED","error_code":"INSTITUTION_RATE_LIMIT","request_id":"DSoNCY62kIBMwla"}`,
    codes: ['INSTITUTION_RATE_LIMIT'],
    ids: { DSoNCY62kIBMwla: 'request_id' },
  },
  {
    case: 'truncated by the log shipper',
    text: `{"level":"error","item_id":"pnQ18ZpZrz5yrbKylxvBTH5CMjteVnHJBzHPT","plaid":{"error_type":"ITEM_ERROR","error_code":"ACCESS_NOT_GRANTED","error_message":"the user did not tick (truncated, 2113 bytes left)`,
    codes: ['ACCESS_NOT_GRANTED'],
    ids: { pnQ18ZpZrz5yrbKylxvBTH5CMjteVnHJBzHPT: 'item_id' },
  },
  {
    case: 'smart quotes from a mail',
    text: `{ “error_type”: “ITEM_ERROR”, “error_code”: “INSUFFICIENT_CREDENTIALS”, “request_id”: “OylaLoNly4qhCfW” }`,
    codes: ['INSUFFICIENT_CREDENTIALS'],
    ids: { OylaLoNly4qhCfW: 'request_id' },
  },
  {
    case: 'single smart quotes and dashes',
    text: `error_code: ‘INVALID_UPDATED_USERNAME’ — item_id: ‘1DZ1zSGBdXTlvUt5htPTA4okZPZvWiAYH43VH’`,
    codes: ['INVALID_UPDATED_USERNAME'],
    ids: { '1DZ1zSGBdXTlvUt5htPTA4okZPZvWiAYH43VH': 'item_id' },
  },
  {
    case: 'Ruby symbols',
    text: `{:error_code=>"INVALID_SEND_METHOD", :institution_id=>"ins_109511", :link_session_id=>"c3915ab1-4297-4568-a152-03dabd866b53"}`,
    codes: ['INVALID_SEND_METHOD'],
    ids: {
      ins_109511: 'institution_id',
      'c3915ab1-4297-4568-a152-03dabd866b53': 'link_session_id',
    },
  },
  {
    case: 'PHP print_r',
    text: `Array
(
    [error_type] => PAYMENT_ERROR
    [error_code] => PAYMENT_INVALID_RECIPIENT
    [request_id] => eppLIHJ1mtRDhSX
)`,
    codes: ['PAYMENT_INVALID_RECIPIENT'],
    ids: { eppLIHJ1mtRDhSX: 'request_id' },
  },
  {
    case: 'Go struct dump',
    text: `&{ErrorType:TRANSACTION_ERROR ErrorCode:TRANSACTION_IBAN_INVALID ErrorMessage:bad iban DisplayMessage:<nil> RequestId:2k9FFdvs35pNMBJ Status:400}`,
    codes: ['TRANSACTION_IBAN_INVALID'],
    ids: { '2k9FFdvs35pNMBJ': 'request_id' },
  },
  {
    case: 'Java toString',
    text: `class PlaidError {
    errorType: ITEM_ERROR
    errorCode: ITEM_NOT_SUPPORTED
    errorMessage: this login cannot be used
    displayMessage: null
    requestId: upulNpYX8zUtave
}`,
    codes: ['ITEM_NOT_SUPPORTED'],
    ids: { upulNpYX8zUtave: 'request_id' },
  },
  {
    case: 'HTML entities',
    text: `&quot;error_code&quot;:&quot;INVALID_PHONE_NUMBER&quot;,&quot;item_id&quot;:&quot;VTvtaa14VDNC2LoCH846ic4zULaQPnX9dhg6h&quot;`,
    codes: ['INVALID_PHONE_NUMBER'],
    ids: { VTvtaa14VDNC2LoCH846ic4zULaQPnX9dhg6h: 'item_id' },
  },
  {
    case: 'percent encoded JSON',
    text: `%7B%22error_code%22%3A%22INVALID_OTP%22%2C%22item_id%22%3A%22OlGYhsDpR4wYmX1oTuZ6qw3HQtjWWZzhHn8VZ%22%7D`,
    codes: ['INVALID_OTP'],
    ids: { OlGYhsDpR4wYmX1oTuZ6qw3HQtjWWZzhHn8VZ: 'item_id' },
  },
  {
    case: 'markdown escaped underscores',
    text: String.raw`Error code: ITEM\_CONCURRENTLY\_DELETED, Item ID: 5N6L7tRklr9N8ElHm0D88N4w0jzLOsIatdxrW`,
    codes: ['ITEM_CONCURRENTLY_DELETED'],
    ids: { '5N6L7tRklr9N8ElHm0D88N4w0jzLOsIatdxrW': 'item_id' },
  },
];
