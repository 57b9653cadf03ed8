import type { PastedSample } from './sample.ts';

/** Tokens and keys beside identifiers; the last one was masked by its sender. */
export const secretSamples: readonly PastedSample[] = [
  {
    case: 'access token beside the Item',
    text: `{"access_token":"access-sandbox-bf51316b-93c9-4461-9b53-615d3406d70b","item_id":"eb8wIq19CXSeDxK0i1sypDP78If2vxrTx4UcW","request_id":"JPJIk7eBno48xKy"}`,
    codes: [],
    ids: { eb8wIq19CXSeDxK0i1sypDP78If2vxrTx4UcW: 'item_id', JPJIk7eBno48xKy: 'request_id' },
    secret: true,
  },
  {
    case: 'curl with keys',
    text: String.raw`curl -s https://sandbox.plaid.com/accounts/get --json '{
  "client_id": "61c5d85983ec8eb1b7a2a34e",
  "secret": "0c8a5621a89698deb44d2df24e8175",
  "access_token": "access-sandbox-0b34a530-e79a-44d4-ba46-f59c1b33c036"
}'
{"error_code":"INVALID_ACCESS_TOKEN","error_type":"INVALID_INPUT","request_id":"XGti1iR8IUreIJg"}`,
    codes: ['INVALID_ACCESS_TOKEN'],
    ids: { '61c5d85983ec8eb1b7a2a34e': 'client_id', XGti1iR8IUreIJg: 'request_id' },
    secret: true,
  },
  {
    case: 'axios headers with the secret',
    text: `config: {
    headers: {
      'Plaid-Version': '2020-09-14',
      'PLAID-CLIENT-ID': '[removed]',
      'PLAID-SECRET': 'd8a749044f3fcb71aad595a75ddf5b'
    },
    url: '/transfer/cancel'
  },
  data: { error_type: 'TRANSFER_ERROR', error_code: 'UNAUTHORIZED_ACCESS', request_id: '3cQVBQonli7PWCa' }`,
    codes: ['UNAUTHORIZED_ACCESS'],
    ids: { '3cQVBQonli7PWCa': 'request_id' },
    secret: true,
  },
  {
    case: 'token in a sentence',
    text: `It is access-production-d140b480-288b-49ab-80f9-b4b08fe6237d and the error is ITEM_LOGIN_REQUIRED, item id m2xXAIEXVM4md0SnLBmJyOPsVyqOBWWpW2gn0, sorry for the long string`,
    codes: ['ITEM_LOGIN_REQUIRED'],
    ids: { m2xXAIEXVM4md0SnLBmJyOPsVyqOBWWpW2gn0: 'item_id' },
    secret: true,
  },
  {
    case: 'link token in a log line',
    text: `ERROR link init failed error_code=INCORRECT_LINK_TOKEN link_token=link-production-0574e048-889d-4387-9a86-debcd2cc8ba0 link_session_id=45048aaa-48c5-4e9e-9519-e1cda40442dd`,
    codes: ['INCORRECT_LINK_TOKEN'],
    ids: { '45048aaa-48c5-4e9e-9519-e1cda40442dd': 'link_session_id' },
    secret: true,
  },
  {
    case: 'processor token in Python',
    text: `{'processor_token': 'processor-sandbox-303bc895-4f72-44a7-afb2-6582f94956b4', 'error_code': 'INVALID_PROCESSOR_TOKEN', 'request_id': '50UuH2nxA0qgeLs'}`,
    codes: ['INVALID_PROCESSOR_TOKEN'],
    ids: { '50UuH2nxA0qgeLs': 'request_id' },
    secret: true,
  },
  {
    case: 'asset report token',
    text: `asset_report_id 80ad40e0-8671-4a89-aa1b-849acc17f537 asset_report_token assets-production-5b444672-62ee-4e00-bc28-dff68a2a47d9 -> INVALID_PARENT`,
    codes: ['INVALID_PARENT'],
    ids: { '80ad40e0-8671-4a89-aa1b-849acc17f537': 'asset_report_id' },
    secret: true,
  },
  {
    case: 'user token',
    text: `user_token=user-sandbox-6ff88d91-9c20-40a0-8315-dbc3035bb9d6 user_id=usr_bTBUx7sa6Z5GuV got EMPLOYMENT_NOT_FOUND`,
    codes: ['EMPLOYMENT_NOT_FOUND'],
    ids: { usr_bTBUx7sa6Z5GuV: 'user_id' },
    secret: true,
  },
  {
    case: 'tokens masked before',
    text: `access_token=access-production-**** item_id=8voD01ZO4BcgJkr1cjo01FOxRzz3YwLuIsKDK error_code=ADDITIONAL_CONSENT_REQUIRED secret=<hidden>`,
    codes: ['ADDITIONAL_CONSENT_REQUIRED'],
    ids: { '8voD01ZO4BcgJkr1cjo01FOxRzz3YwLuIsKDK': 'item_id' },
  },
];
