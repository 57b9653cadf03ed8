import type { PastedSample } from './sample.ts';

/** Webhook bodies. An error of null is no error code. */
export const webhookSamples: readonly PastedSample[] = [
  {
    case: 'ITEM ERROR body',
    text: `{
  "webhook_type": "ITEM",
  "webhook_code": "ERROR",
  "item_id": "R8k7WuoDhSAUe5IYLgIfPf3nv1foqQ6OBBNDY",
  "user_id": "usr_KTW7BXvZEqbhz2",
  "error": {
    "display_message": null,
    "error_code": "ITEM_LOGIN_REQUIRED",
    "error_message": "old login, new one wanted",
    "error_type": "ITEM_ERROR",
    "status": 400
  },
  "environment": "production"
}`,
    codes: ['ITEM_LOGIN_REQUIRED'],
    webhooks: ['ITEM.ERROR'],
    ids: { R8k7WuoDhSAUe5IYLgIfPf3nv1foqQ6OBBNDY: 'item_id', usr_KTW7BXvZEqbhz2: 'user_id' },
  },
  {
    case: 'ITEM ERROR minified, code of an institution',
    text: `{"environment":"production","error":{"error_code":"INSTITUTION_NOT_AVAILABLE","error_type":"INSTITUTION_ERROR","status":400},"item_id":"h5YuT2iyEXhnDuFOL1p3Q0qVPLglKoBQ9ErdT","webhook_code":"ERROR","webhook_type":"ITEM"}`,
    codes: ['INSTITUTION_NOT_AVAILABLE'],
    webhooks: ['ITEM.ERROR'],
    ids: { h5YuT2iyEXhnDuFOL1p3Q0qVPLglKoBQ9ErdT: 'item_id' },
  },
  {
    case: 'LOGIN_REPAIRED',
    text: `{"webhook_type":"ITEM","webhook_code":"LOGIN_REPAIRED","item_id":"lWiwVRZxQCbCHYm12IYUaa2v4mbVaFaSDJ4zO","environment":"production"}`,
    codes: [],
    webhooks: ['ITEM.LOGIN_REPAIRED'],
    ids: { lWiwVRZxQCbCHYm12IYUaa2v4mbVaFaSDJ4zO: 'item_id' },
  },
  {
    case: 'PENDING_DISCONNECT',
    text: `{
  "environment": "production",
  "item_id": "5R6SSUWVruSewsfhVZAFavlKPUhz6jgoibGkv",
  "reason": "INSTITUTION_MIGRATION",
  "webhook_code": "PENDING_DISCONNECT",
  "webhook_type": "ITEM"
}`,
    codes: [],
    webhooks: ['ITEM.PENDING_DISCONNECT'],
    ids: { '5R6SSUWVruSewsfhVZAFavlKPUhz6jgoibGkv': 'item_id' },
  },
  {
    case: 'PENDING_EXPIRATION',
    text: `{"webhook_type": "ITEM", "webhook_code": "PENDING_EXPIRATION", "item_id": "UwGIfAaPAbUmK1Iyz4E1Zx8r6ycIBfHME6HDv", "consent_expiration_time": "2026-12-01T13:25:17.766Z"}`,
    codes: [],
    webhooks: ['ITEM.PENDING_EXPIRATION'],
    ids: { UwGIfAaPAbUmK1Iyz4E1Zx8r6ycIBfHME6HDv: 'item_id' },
  },
  {
    case: 'USER_PERMISSION_REVOKED with error null',
    text: `{"webhook_type":"ITEM","webhook_code":"USER_PERMISSION_REVOKED","error":null,"item_id":"uQZ6HXavwdfXIAnZ7F7I0pSUHm3jq","environment":"production"}`,
    codes: [],
    webhooks: ['ITEM.USER_PERMISSION_REVOKED'],
    ids: { uQZ6HXavwdfXIAnZ7F7I0pSUHm3jq: 'item_id' },
  },
  {
    case: 'USER_PERMISSION_REVOKED with its error',
    text: `{
  "webhook_type": "ITEM",
  "webhook_code": "USER_PERMISSION_REVOKED",
  "error": {
    "error_code": "USER_PERMISSION_REVOKED",
    "error_type": "INVALID_INPUT",
    "status": 400
  },
  "item_id": "5ew7hcNxuBFAEejUWfwiiVk6JfHET050cCGyK"
}`,
    codes: ['USER_PERMISSION_REVOKED'],
    webhooks: ['ITEM.USER_PERMISSION_REVOKED'],
    ids: { '5ew7hcNxuBFAEejUWfwiiVk6JfHET050cCGyK': 'item_id' },
  },
  {
    case: 'USER_ACCOUNT_REVOKED',
    text: `{"webhook_type":"ITEM","webhook_code":"USER_ACCOUNT_REVOKED","item_id":"LFuH5XjLaViRfF3PFl86cJu4UInhlVPbo9v2Q","account_id":"wF84ZG3AADZ18zi4gTivhxcQTGKIiixOQknnm"}`,
    codes: [],
    webhooks: ['ITEM.USER_ACCOUNT_REVOKED'],
    ids: {
      LFuH5XjLaViRfF3PFl86cJu4UInhlVPbo9v2Q: 'item_id',
      wF84ZG3AADZ18zi4gTivhxcQTGKIiixOQknnm: 'account_id',
    },
  },
  {
    case: 'NEW_ACCOUNTS_AVAILABLE',
    text: `{'webhook_type': 'ITEM', 'webhook_code': 'NEW_ACCOUNTS_AVAILABLE', 'item_id': 'ynwq10LDsrvTyXb02R2ZnjKABFq1iXEEqpG6e', 'error': None, 'environment': 'sandbox'}`,
    codes: [],
    webhooks: ['ITEM.NEW_ACCOUNTS_AVAILABLE'],
    ids: { ynwq10LDsrvTyXb02R2ZnjKABFq1iXEEqpG6e: 'item_id' },
  },
  {
    case: 'WEBHOOK_UPDATE_ACKNOWLEDGED',
    text: `{ webhook_type: 'ITEM', webhook_code: 'WEBHOOK_UPDATE_ACKNOWLEDGED', item_id: 'UeKz1FT4ta9QT2BG3hT9QAxHdDK3kI8IxNHIO', new_webhook_url: 'https://hooks.example.com/plaid', error: null }`,
    codes: [],
    webhooks: ['ITEM.WEBHOOK_UPDATE_ACKNOWLEDGED'],
    ids: { UeKz1FT4ta9QT2BG3hT9QAxHdDK3kI8IxNHIO: 'item_id' },
  },
  {
    case: 'SYNC_UPDATES_AVAILABLE',
    text: `{
  "environment": "production",
  "historical_update_complete": true,
  "initial_update_complete": true,
  "item_id": "QUbWmTLQuzU4f6NhBh9Ph11c4Ogx7OKiRKbXn",
  "webhook_code": "SYNC_UPDATES_AVAILABLE",
  "webhook_type": "TRANSACTIONS"
}`,
    codes: [],
    webhooks: ['TRANSACTIONS.SYNC_UPDATES_AVAILABLE'],
    ids: { QUbWmTLQuzU4f6NhBh9Ph11c4Ogx7OKiRKbXn: 'item_id' },
  },
  {
    case: 'RECURRING_TRANSACTIONS_UPDATE with accounts',
    text: `{"webhook_type":"TRANSACTIONS","webhook_code":"RECURRING_TRANSACTIONS_UPDATE","item_id":"AhXz5sitfysbcdsuUjooOSN4eBVIF3GyqvauM","account_ids":["jICYNqhPBQ9FDANs6Rn1B9A30Okgg","8yhPfawrM14NxpVI2Gjtc2pezmDsk21Qedz68"]}`,
    codes: [],
    webhooks: ['TRANSACTIONS.RECURRING_TRANSACTIONS_UPDATE'],
    ids: {
      AhXz5sitfysbcdsuUjooOSN4eBVIF3GyqvauM: 'item_id',
      jICYNqhPBQ9FDANs6Rn1B9A30Okgg: 'account_id',
      '8yhPfawrM14NxpVI2Gjtc2pezmDsk21Qedz68': 'account_id',
    },
  },
  {
    case: 'AUTH PRODUCT_PERMISSIONS_REQUIRED',
    text: `{"webhook_type":"AUTH","webhook_code":"PRODUCT_PERMISSIONS_REQUIRED","item_id":"hcrzfh9i1y5FQVaogirgIIEb1XwRMzfz5zezJ"}`,
    codes: [],
    webhooks: ['AUTH.PRODUCT_PERMISSIONS_REQUIRED'],
    ids: { hcrzfh9i1y5FQVaogirgIIEb1XwRMzfz5zezJ: 'item_id' },
  },
  {
    case: 'HOLDINGS update that carries an error',
    text: `{
  "webhook_type": "HOLDINGS",
  "webhook_code": "DEFAULT_UPDATE",
  "item_id": "tAJdI3fAIDpzuvoWqC0ktQbf8VsBExcXh3BuI",
  "error": { "error_type": "ITEM_ERROR", "error_code": "NO_INVESTMENT_ACCOUNTS" },
  "new_holdings": 0,
  "updated_holdings": 0
}`,
    codes: ['NO_INVESTMENT_ACCOUNTS'],
    webhooks: ['HOLDINGS.DEFAULT_UPDATE'],
    ids: { tAJdI3fAIDpzuvoWqC0ktQbf8VsBExcXh3BuI: 'item_id' },
  },
  {
    case: 'ASSETS ERROR',
    text: `{"webhook_type":"ASSETS","webhook_code":"ERROR","asset_report_id":"4aa3ca40-031a-45e6-ae58-820dd2cd2922","error":{"error_type":"ASSET_REPORT_ERROR","error_code":"INSIGHTS_NOT_ENABLED","error_message":"ask for insights first","display_message":null,"status":400},"environment":"production"}`,
    codes: ['INSIGHTS_NOT_ENABLED'],
    webhooks: ['ASSETS.ERROR'],
    ids: { '4aa3ca40-031a-45e6-ae58-820dd2cd2922': 'asset_report_id' },
  },
  {
    case: 'IDENTITY_VERIFICATION STATUS_UPDATED',
    text: `{
  "webhook_type": "IDENTITY_VERIFICATION",
  "webhook_code": "STATUS_UPDATED",
  "identity_verification_id": "idv_cIOaBbTmDzz1l1",
  "environment": "production"
}`,
    codes: [],
    webhooks: ['IDENTITY_VERIFICATION.STATUS_UPDATED'],
    ids: { idv_cIOaBbTmDzz1l1: 'identity_verification_id' },
  },
  {
    case: 'TRANSFER_EVENTS_UPDATE has no id',
    text: `{"webhook_type":"TRANSFER","webhook_code":"TRANSFER_EVENTS_UPDATE","environment":"production"}`,
    codes: [],
    webhooks: ['TRANSFER.TRANSFER_EVENTS_UPDATE'],
    ids: {},
  },
  {
    case: 'RECURRING_NEW_TRANSFER',
    text: `{"webhook_type":"TRANSFER","webhook_code":"RECURRING_NEW_TRANSFER","recurring_transfer_id":"315a0cad-5cff-45cb-835c-13bb3ca2870f","transfer_id":"9cb5b244-447a-47a7-bdf6-c432e8b73ca0"}`,
    codes: [],
    webhooks: ['TRANSFER.RECURRING_NEW_TRANSFER'],
    ids: {
      '315a0cad-5cff-45cb-835c-13bb3ca2870f': 'recurring_transfer_id',
      '9cb5b244-447a-47a7-bdf6-c432e8b73ca0': 'transfer_id',
    },
  },
  {
    case: 'INSTITUTION_STATUS_ALERT_TRIGGERED',
    text: `{"webhook_type":"DASHBOARD_CONFIGURED_ALERT","webhook_code":"INSTITUTION_STATUS_ALERT_TRIGGERED","institution_id":"ins_20","institution_overall_success_rate":0.41,"environment":"production"}`,
    codes: [],
    webhooks: ['DASHBOARD_CONFIGURED_ALERT.INSTITUTION_STATUS_ALERT_TRIGGERED'],
    ids: { ins_20: 'institution_id' },
  },
  {
    case: 'USER_CHECK_REPORT_FAILED',
    text: `{
  "webhook_type": "CHECK_REPORT",
  "webhook_code": "USER_CHECK_REPORT_FAILED",
  "user_id": "usr_iY6bC1B7Mc4bGq",
  "error": {
    "error_type": "CHECK_REPORT_ERROR",
    "error_code": "NETWORK_CONSENT_REQUIRED"
  },
  "failed_products": ["cra_base_report"],
  "item_ids": ["XYLAPNGuJDyOkDDdkfgZXFrlAf7sN4LO6S7MF"]
}`,
    codes: ['NETWORK_CONSENT_REQUIRED'],
    webhooks: ['CHECK_REPORT.USER_CHECK_REPORT_FAILED'],
    ids: { usr_iY6bC1B7Mc4bGq: 'user_id', XYLAPNGuJDyOkDDdkfgZXFrlAf7sN4LO6S7MF: 'item_id' },
  },
  {
    case: 'LINK SESSION_FINISHED holds tokens',
    text: `{"webhook_type":"LINK","webhook_code":"SESSION_FINISHED","status":"SUCCESS","link_session_id":"7d8dbb60-aa8f-46bb-82a3-035cd8134905","link_token":"link-sandbox-26955b89-35d4-44fe-aadf-19c34a94ff07","public_token":"public-sandbox-985ac1bb-2b98-4dae-8e1d-b5c080a3e0e0","public_tokens":["public-sandbox-985ac1bb-2b98-4dae-8e1d-b5c080a3e0e0"],"environment":"sandbox"}`,
    codes: [],
    webhooks: ['LINK.SESSION_FINISHED'],
    ids: { '7d8dbb60-aa8f-46bb-82a3-035cd8134905': 'link_session_id' },
    secret: true,
  },
  {
    case: 'PAYMENT_STATUS_UPDATE',
    text: `{"webhook_type":"PAYMENT_INITIATION","webhook_code":"PAYMENT_STATUS_UPDATE","payment_id":"payment-id-production-9e1fc195-a7f1-42cf-a259-30f79bceffe9","new_payment_status":"PAYMENT_STATUS_EXECUTED","old_payment_status":"PAYMENT_STATUS_INITIATED","error":null}`,
    codes: [],
    webhooks: ['PAYMENT_INITIATION.PAYMENT_STATUS_UPDATE'],
    ids: { 'payment-id-production-9e1fc195-a7f1-42cf-a259-30f79bceffe9': 'payment_id' },
  },
];
