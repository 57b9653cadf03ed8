import type { PastedSample } from './sample.ts';

/** Addresses: Plaid's pages, and tools that teams build for themselves. */
export const urlSamples: readonly PastedSample[] = [
  {
    case: 'docs page of an item error',
    text: `https://plaid.com/docs/errors/item/#item_login_required`,
    codes: ['ITEM_LOGIN_REQUIRED'],
    ids: {},
  },
  {
    case: 'docs page of an API error, two names in the fragment',
    text: `https://plaid.com/docs/errors/api/#internal_server_error-or-plaid-internal-error`,
    codes: ['INTERNAL_SERVER_ERROR'],
    ids: {},
  },
  {
    case: 'docs page in a sentence with a full stop',
    text: `See https://plaid.com/docs/errors/institution/#institution_not_responding.`,
    codes: ['INSTITUTION_NOT_RESPONDING'],
    ids: {},
  },
  {
    case: 'docs page in brackets',
    text: `Is it this one (https://plaid.com/docs/errors/invalid-input/#unauthorized_environment)?`,
    codes: ['UNAUTHORIZED_ENVIRONMENT'],
    ids: {},
  },
  {
    case: 'two docs pages',
    text: `https://plaid.com/docs/errors/rate-limit-exceeded/#item_get_limit
https://plaid.com/docs/errors/rate-limit-exceeded/#balance_limit`,
    codes: ['ITEM_GET_LIMIT', 'BALANCE_LIMIT'],
    ids: {},
  },
  {
    case: 'docs page without fragment',
    text: `https://plaid.com/docs/errors/partner/`,
    codes: [],
    ids: {},
  },
  {
    case: 'docs page without scheme, two headings in the fragment',
    text: `plaid.com/docs/errors/item/#no_auth_accounts-or-no-depository-accounts`,
    codes: ['NO_AUTH_ACCOUNTS'],
    ids: {},
  },
  {
    case: 'dashboard logs and a request id',
    text: `https://dashboard.plaid.com/activity/logs request_id DxOy5cOQ7VNcYuA`,
    codes: [],
    ids: { DxOy5cOQ7VNcYuA: 'request_id' },
  },
  {
    case: 'dashboard debugger, item beside it',
    text: `Put item_id V7YJiscOO0Q4Z7qO444NYJ7RYLYFBESel8P1 into https://dashboard.plaid.com/activity/debugger please`,
    codes: [],
    ids: { V7YJiscOO0Q4Z7qO444NYJ7RYLYFBESel8P1: 'item_id' },
  },
  {
    case: 'admin tool with item in the query',
    text: `https://admin.example.com/bank-links?item_id=HabqW208yv3LNuKU9jaL3iEeDVrvZNWq0bfk4&tab=history`,
    codes: [],
    ids: { HabqW208yv3LNuKU9jaL3iEeDVrvZNWq0bfk4: 'item_id' },
  },
  {
    case: 'admin tool with item in the path',
    text: `https://admin.example.com/plaid/items/H8LKFeaL4o6F55ZbG4t0fkO6l0MwUg4jrOMmD/errors?code=ITEM_NOT_FOUND`,
    codes: ['ITEM_NOT_FOUND'],
    ids: { H8LKFeaL4o6F55ZbG4t0fkO6l0MwUg4jrOMmD: 'item_id' },
  },
  {
    case: 'admin tool with camel case parameters',
    text: `https://ops.example.com/link-sessions?linkSessionId=47a20b9b-6988-4524-b87c-b7c24bcbad10&institutionId=ins_118923&errorCode=INVALID_SEND_METHOD#top`,
    codes: ['INVALID_SEND_METHOD'],
    ids: {
      '47a20b9b-6988-4524-b87c-b7c24bcbad10': 'link_session_id',
      ins_118923: 'institution_id',
    },
  },
];
