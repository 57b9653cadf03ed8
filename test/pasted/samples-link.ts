import type { PastedSample } from './sample.ts';

/** What Link's onExit and onEvent hand to an app. */
export const linkSamples: readonly PastedSample[] = [
  {
    case: 'onExit with error',
    text: `onExit {
  "error": {
    "error_type": "ITEM_ERROR",
    "error_code": "INVALID_CREDENTIALS",
    "error_message": "wrong login",
    "display_message": "Please try that again"
  },
  "metadata": {
    "institution": { "name": "Tartan Bank", "institution_id": "ins_5" },
    "status": "requires_credentials",
    "link_session_id": "4231bde3-e7e0-4ac7-bd91-49fe4dc4bf3f",
    "request_id": "2HJbIeHPy2IblTH"
  }
}`,
    codes: ['INVALID_CREDENTIALS'],
    ids: {
      ins_5: 'institution_id',
      '4231bde3-e7e0-4ac7-bd91-49fe4dc4bf3f': 'link_session_id',
      '2HJbIeHPy2IblTH': 'request_id',
    },
  },
  {
    case: 'onExit without error',
    text: `{"error":null,"metadata":{"institution":{"name":"Houndstooth Bank","institution_id":"ins_20"},"status":"requires_questions","link_session_id":"4b7f102c-c7f1-4940-9b4b-ca7125307e7b","request_id":"IxGwvbuChXfHLE2"}}`,
    codes: [],
    ids: {
      ins_20: 'institution_id',
      '4b7f102c-c7f1-4940-9b4b-ca7125307e7b': 'link_session_id',
      IxGwvbuChXfHLE2: 'request_id',
    },
  },
  {
    case: 'onExit whose status only looks like a code',
    text: `{"error": null, "metadata": {"institution": null, "status": "institution_not_found", "link_session_id": "5105f09c-ef65-4cdc-b378-207f0660e49a", "request_id": null}}`,
    codes: [],
    ids: { '5105f09c-ef65-4cdc-b378-207f0660e49a': 'link_session_id' },
  },
  {
    case: 'onEvent ERROR',
    text: `plaid event ERROR {
  error_code: 'INVALID_MFA',
  error_type: 'ITEM_ERROR',
  institution_id: 'ins_4',
  institution_name: 'Chase',
  link_session_id: '26b6c37d-5981-49d9-aa3a-81fc39b3f240',
  mfa_type: 'code',
  view_name: 'ERROR',
  request_id: 'd3mQD5ig4gRDahh',
  timestamp: '2026-11-17T08:55:02.331Z'
}`,
    codes: ['INVALID_MFA'],
    ids: {
      ins_4: 'institution_id',
      '26b6c37d-5981-49d9-aa3a-81fc39b3f240': 'link_session_id',
      d3mQD5ig4gRDahh: 'request_id',
    },
  },
  {
    case: 'onEvent with empty error fields',
    text: `{"eventName":"OPEN","metadata":{"error_code":null,"error_message":null,"error_type":null,"exit_status":null,"institution_id":null,"link_session_id":"013e0cfd-1a44-46bd-815e-2228bd3cdfbe","request_id":"m0JeBBhgB7fMbgI","view_name":"CONSENT"}}`,
    codes: [],
    ids: {
      '013e0cfd-1a44-46bd-815e-2228bd3cdfbe': 'link_session_id',
      m0JeBBhgB7fMbgI: 'request_id',
    },
  },
  {
    case: 'onEvent list of a session',
    text: `12:01:07 OPEN            link_session_id=4fdcc9fc-822f-48dc-b1ad-b1449f25e8e8
12:01:19 SELECT_INSTITUTION  institution_id=ins_3
12:01:44 SUBMIT_CREDENTIALS
12:02:13 ERROR           error_code=ITEM_LOCKED
12:02:31 EXIT            exit_status=requires_credentials`,
    codes: ['ITEM_LOCKED'],
    ids: { '4fdcc9fc-822f-48dc-b1ad-b1449f25e8e8': 'link_session_id', ins_3: 'institution_id' },
  },
  {
    case: 'onExit in OAuth',
    text: `{"error":{"error_type":"OAUTH_ERROR","error_code":"OAUTH_STATE_ID_ALREADY_PROCESSED","error_message":"this state was used before"},"metadata":{"link_session_id":"ff81a71b-3514-412f-8cd6-a589cfcfbd2b","status":"requires_oauth"}}`,
    codes: ['OAUTH_STATE_ID_ALREADY_PROCESSED'],
    ids: { 'ff81a71b-3514-412f-8cd6-a589cfcfbd2b': 'link_session_id' },
  },
  {
    case: 'iOS LinkKit exit',
    text: `LinkExit(error: Optional(itemError(LinkKit.ExitErrorCode.ItemErrorCode: "MANUAL_VERIFICATION_REQUIRED")), metadata: ExitMetadata(status: requires_account_selection, linkSessionID: "9150e041-3018-4102-b0b9-076574036bbe", requestID: "wq7ueTaR2WXxutK"))`,
    codes: ['MANUAL_VERIFICATION_REQUIRED'],
    ids: {
      '9150e041-3018-4102-b0b9-076574036bbe': 'link_session_id',
      wq7ueTaR2WXxutK: 'request_id',
    },
  },
  {
    case: 'React Native exit with JSON in JSON',
    text: String.raw`{"error":{"errorCode":"USER_INPUT_TIMEOUT","errorType":"ITEM_ERROR","errorJson":"{\"error_code\":\"USER_INPUT_TIMEOUT\"}"},"metadata":{"linkSessionId":"2fd4af1a-ba8c-49ca-9ab8-a779fdd75e6d","institution":{"id":"ins_127989","name":"Gingham Credit Union"}}}`,
    codes: ['USER_INPUT_TIMEOUT'],
    ids: {
      '2fd4af1a-ba8c-49ca-9ab8-a779fdd75e6d': 'link_session_id',
      ins_127989: 'institution_id',
    },
  },
  {
    case: 'our own record of an exit',
    text: `reported by browser: client_user_id=cust_88120 link_session_id=9b4ebfb3-83cc-41fd-b0cd-55bbff515deb error=INSTITUTION_REGISTRATION_REQUIRED`,
    codes: ['INSTITUTION_REGISTRATION_REQUIRED'],
    ids: {
      cust_88120: 'client_user_id',
      '9b4ebfb3-83cc-41fd-b0cd-55bbff515deb': 'link_session_id',
    },
  },
];
