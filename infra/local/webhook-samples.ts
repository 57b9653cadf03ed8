const account = 'mQ7rXkVbN3sLzTfE9wYdJ2pGhA5cUoRi8B1nK';
const otherAccount = 'vZ4tHnWcP8yJqGdS2mKxL6rBfE9aTuVo3N7wQ';
const item = 'kD5pRwYx3LbZ8nVtQmJ7sGhF2cEaUoTi9K4vB';
const otherItem = 'zB8wNcTq2HxR5mLyVkD9fJsG4pEaUoWi7S3nX';
const user = 'usr_7hQxR2mVbN9sLz';
const institution = { institution_id: 'ins_109508', institution_name: 'First Platypus Bank' };

// The shape of real tokens, so that masking can be seen at work; no real token looks like this.
const linkToken = 'link-sandbox-00000000-0000-4000-8000-000000000000';
const publicToken = 'public-sandbox-00000000-0000-4000-8000-000000000000';

const linkSession = '5f0c1a6e-3b7d-4c92-8e41-9d2b6a7f0c35';
const linkDeliverySession = 'c8d2e5b1-64fa-4a3c-b9d7-1e0f2a3b4c5d';
const recurringTransfer = 'a1d4f7b2-9c3e-4e58-8b6a-2f5d0c7e9b13';

const loginRequired = {
  error_type: 'ITEM_ERROR',
  error_code: 'ITEM_LOGIN_REQUIRED',
  error_code_reason: null,
  error_message: 'the bank no longer accepts the saved login of this item',
  display_message: 'Please log in to your bank again to keep this account connected.',
  status: 400,
};

const permissionRevoked = {
  error_type: 'ITEM_ERROR',
  error_code: 'USER_PERMISSION_REVOKED',
  error_message: 'access to this item was withdrawn by the person who granted it',
  display_message: null,
  status: 400,
};

const reportDataUnavailable = {
  error_type: 'ASSET_REPORT_ERROR',
  error_code: 'DATA_UNAVAILABLE',
  error_message: 'some items gave no data for this report; the causes name them',
  display_message: null,
  causes: [{ ...loginRequired, item_id: item }],
  status: 400,
};

const baseReportDataUnavailable = {
  error_type: 'BASE_REPORT_ERROR',
  error_code: 'DATA_UNAVAILABLE',
  error_message: 'no item of this user gave data for the report',
  display_message: null,
  status: 400,
};

const checkReportFailure = {
  user_id: user,
  error: {
    error_type: 'CHECK_REPORT_ERROR',
    error_code: 'DATA_UNAVAILABLE',
    error_message: 'an item of this user needs a new login before the report can be made',
    display_message: null,
    status: 400,
  },
  repairable_items: [
    {
      item_id: item,
      error_type: loginRequired.error_type,
      error_code: loginRequired.error_code,
      error_message: loginRequired.error_message,
      display_message: loginRequired.display_message,
    },
  ],
  failed_products: ['cra_base_report', 'cra_income_insights'],
  item_ids: [item, otherItem],
};

const checkReportSuccess = {
  user_id: user,
  successful_products: ['cra_base_report'],
  failed_products: ['cra_partner_insights'],
  item_ids: [item, otherItem],
};

/**
 * For each webhook of Plaid, by type and code joined by a dot, the fields that are its own. The
 * sender adds webhook_type and webhook_code, and, but for the two lists below, item_id and
 * environment. All values are made up.
 */
export const webhookSamples = {
  'ASSETS.ERROR': {
    error: reportDataUnavailable,
    asset_report_id: '3e8b6d10-52c7-4f9a-a4d1-7b0c9e2f5a86',
    user_id: user,
  },
  'ASSETS.PRODUCT_READY': {
    asset_report_id: '3e8b6d10-52c7-4f9a-a4d1-7b0c9e2f5a86',
    user_id: user,
    report_type: 'FULL',
  },
  'AUTH.AUTOMATICALLY_VERIFIED': { account_id: account, error: null },
  'AUTH.DEFAULT_UPDATE': {
    account_ids_with_new_auth: [otherAccount],
    account_ids_with_updated_auth: { [account]: ['ACCOUNT_NUMBER', 'ROUTING_NUMBER'] },
    error: null,
  },
  'AUTH.PRODUCT_PERMISSIONS_REQUIRED': {},
  'AUTH.SMS_MICRODEPOSITS_VERIFICATION': { status: 'MANUALLY_VERIFIED', account_id: account },
  'AUTH.VERIFICATION_EXPIRED': { account_id: account, error: null },
  'BANK_TRANSFERS.BANK_TRANSFERS_EVENTS_UPDATE': {},
  'BASE_REPORT.ERROR': { error: baseReportDataUnavailable, user_id: user },
  'BEACON.DUPLICATE_DETECTED': { beacon_duplicate_id: 'becdup_4mVbN9sLzTfE9w' },
  'BEACON.REPORT_CREATED': { beacon_report_id: 'becrpt_8yJqGdS2mKxL6r' },
  'BEACON.REPORT_SYNDICATION_CREATED': { beacon_report_syndication_id: 'becrsn_2HxR5mLyVkD9fJ' },
  'BEACON.REPORT_UPDATED': { beacon_report_id: 'becrpt_8yJqGdS2mKxL6r' },
  'BEACON.USER_STATUS_UPDATED': { beacon_user_id: 'becusr_3LbZ8nVtQmJ7sG' },
  'CASH_FLOW_UPDATES.CASH_FLOW_INSIGHTS_UPDATED': {
    status: 'AVAILABLE',
    user_id: user,
    insights: ['LOW_BALANCE_DETECTED', 'NSF_OVERDRAFT_DETECTED'],
  },
  'CASH_FLOW_UPDATES.EXPECTED_DEPOSIT_MISSED': { status: 'AVAILABLE', user_id: user },
  'CASH_FLOW_UPDATES.INSIGHTS_UPDATED': { status: 'AVAILABLE', user_id: user },
  'CASH_FLOW_UPDATES.LARGE_DEPOSIT_DETECTED': { status: 'AVAILABLE', user_id: user },
  'CASH_FLOW_UPDATES.LOW_BALANCE_DETECTED': { status: 'AVAILABLE', user_id: user },
  'CASH_FLOW_UPDATES.NEW_INCOME_STREAM_DETECTED': { status: 'AVAILABLE', user_id: user },
  'CASH_FLOW_UPDATES.NEW_LOAN_PAYMENT_DETECTED': { status: 'AVAILABLE', user_id: user },
  'CASH_FLOW_UPDATES.NSF_OVERDRAFT_DETECTED': { status: 'AVAILABLE', user_id: user },
  'CHECK_REPORT.CHECK_REPORT_FAILED': checkReportFailure,
  'CHECK_REPORT.CHECK_REPORT_READY': checkReportSuccess,
  'CHECK_REPORT.UPGRADE_FAILED': { user_id: user, item_ids: [item, otherItem] },
  'CHECK_REPORT.USER_CHECK_REPORT_FAILED': checkReportFailure,
  'CHECK_REPORT.USER_CHECK_REPORT_READY': checkReportSuccess,
  'CRA_INCOME.BANK_INCOME_COMPLETE': { user_id: user, result: 'SUCCESS' },
  'CRA_INCOME.ERROR': { user_id: user },
  'CRA_INSIGHTS.PARTNER_INSIGHTS_COMPLETE': { user_id: user },
  'CRA_INSIGHTS.PARTNER_INSIGHTS_ERROR': { user_id: user },
  'CRA_REPORT.CRA_REPORT_UPDATED': {
    user_id: user,
    report_id: '7c1e9a42-0d5b-4b86-9f37-e4a2d8c6b015',
    scope: 'CLIENT_USER',
    successful_products: [{ product: 'cra_base_report', version: '1.0' }],
    failed_products: [{ product: 'cra_income_insights', version: '1.0' }],
    generated_time: '2026-12-03T09:15:00Z',
    error_code: null,
  },
  'DASHBOARD_CONFIGURED_ALERT.INSTITUTION_STATUS_ALERT_TRIGGERED': {
    institution_id: institution.institution_id,
    institution_overall_success_rate: 0.71,
  },
  'ENTITY_SCREENING.STATUS_UPDATED': { entity_screening_id: 'entscr_9kVtQmJ7sGhF2c' },
  'HOLDINGS.DEFAULT_UPDATE': { user_id: user, error: null, new_holdings: 2, updated_holdings: 11 },
  'IDENTITY.DEFAULT_UPDATE': {
    account_ids_with_updated_identity: { [account]: ['ADDRESSES', 'PHONES'] },
    error: null,
  },
  'IDENTITY.PRODUCT_PERMISSIONS_REQUIRED': {},
  'IDENTITY_VERIFICATION.RETRIED': { identity_verification_id: 'idv_6pRwYx3LbZ8nVt' },
  'IDENTITY_VERIFICATION.STATUS_UPDATED': { identity_verification_id: 'idv_6pRwYx3LbZ8nVt' },
  'IDENTITY_VERIFICATION.STEP_UPDATED': { identity_verification_id: 'idv_6pRwYx3LbZ8nVt' },
  'INCOME.BANK_INCOME_COMPLETE': { user_id: user, result: 'SUCCESS' },
  'INCOME.BANK_INCOME_REFRESH_COMPLETE': { user_id: user, result: 'FAILURE' },
  'INCOME.BANK_INCOME_REFRESH_UPDATE': { user_id: user },
  'INCOME.INCOME_VERIFICATION': {
    user_id: user,
    verification_status: 'VERIFICATION_STATUS_PROCESSING_COMPLETE',
  },
  'INCOME.INCOME_VERIFICATION_REFRESH_RECONNECT_NEEDED': { user_id: user },
  'INCOME.INCOME_VERIFICATION_RISK_SIGNALS': {
    user_id: user,
    risk_signals_status: 'RISK_SIGNALS_PROCESSING_COMPLETE',
  },
  'INCOME.PRODUCT_READY': { error: null },
  'INCOME.USER_INCOME_VERIFICATION': {
    user_id: user,
    verification_status: 'VERIFICATION_STATUS_PROCESSING_COMPLETE',
  },
  'INCOME.USER_INCOME_VERIFICATION_REFRESH_RECONNECT_NEEDED': { user_id: user },
  'INCOME.USER_INCOME_VERIFICATION_RISK_SIGNALS': {
    user_id: user,
    risk_signals_status: 'RISK_SIGNALS_PROCESSING_COMPLETE',
  },
  'INVESTMENTS_TRANSACTIONS.DEFAULT_UPDATE': {
    user_id: user,
    error: null,
    new_investments_transactions: 4,
    cancelled_investments_transactions: 1,
  },
  'INVESTMENTS_TRANSACTIONS.HISTORICAL_UPDATE': {
    user_id: user,
    error: null,
    new_investments_transactions: 118,
    cancelled_investments_transactions: 0,
  },
  'ISSUES.ISSUE_RESOLVED': {
    ...institution,
    issue_id: '48213',
    issue_description: 'People could not log in to this bank for a while.',
    issue_resolved_at: '2026-12-04T16:40:00Z',
  },
  'ITEM.ERROR': { user_id: user, error: loginRequired },
  'ITEM.LOGIN_REPAIRED': { user_id: user },
  'ITEM.NEW_ACCOUNTS_AVAILABLE': { user_id: user, error: null },
  'ITEM.PENDING_DISCONNECT': {
    user_id: user,
    reason: 'INSTITUTION_MIGRATION',
    disconnect_time: '2026-12-01T00:00:00Z',
  },
  'ITEM.PENDING_EXPIRATION': { user_id: user, consent_expiration_time: '2026-12-08T10:30:00Z' },
  'ITEM.USER_ACCOUNT_REVOKED': { user_id: user, account_id: account },
  'ITEM.USER_PERMISSION_REVOKED': { user_id: user, error: permissionRevoked },
  'ITEM.WEBHOOK_UPDATE_ACKNOWLEDGED': {
    new_webhook_url: 'https://tartan.example.com/webhooks/plaid',
    error: null,
  },
  'LAYER.LAYER_AUTHENTICATION_PASSED': { link_session_id: linkSession, link_token: linkToken },
  'LIABILITIES.DEFAULT_UPDATE': {
    user_id: user,
    error: null,
    account_ids_with_new_liabilities: [otherAccount],
    account_ids_with_updated_liabilities: { [account]: ['past_amount_due'] },
  },
  'LINK.EVENTS': {
    events: [
      {
        event_name: 'OPEN',
        timestamp: '2026-12-02T14:03:11Z',
        event_id: '0b7e4d29-8a15-4c63-bf02-6d9e1c3a5f78',
        event_metadata: { request_id: 'q8LxVbN3sTfE9wY' },
      },
      {
        event_name: 'ERROR',
        timestamp: '2026-12-02T14:04:37Z',
        event_id: '4f2a9c61-3d70-4e8b-95c4-0a1b7e6d2f93',
        event_metadata: {
          ...institution,
          error_type: 'ITEM_ERROR',
          error_code: 'INVALID_CREDENTIALS',
          error_message: 'the bank refused this user name or password',
          request_id: 'h5RcUoKi8B1nKdJ',
        },
      },
      {
        event_name: 'EXIT',
        timestamp: '2026-12-02T14:05:20Z',
        event_id: '9d6c3b18-e507-4a2f-8c94-5b0f7a1e2d46',
        event_metadata: {
          ...institution,
          exit_status: 'requires_credentials',
          request_id: 'w2GhFcEaTi9K4vB',
        },
      },
    ],
    link_session_id: linkSession,
    link_token: linkToken,
  },
  'LINK.ITEM_ADD_RESULT': {
    link_session_id: linkSession,
    link_token: linkToken,
    public_token: publicToken,
  },
  'LINK.SESSION_FINISHED': {
    status: 'SUCCESS',
    link_session_id: linkSession,
    link_token: linkToken,
    public_tokens: [publicToken],
    user_id: user,
  },
  'LINK_DELIVERY.DELIVERY_STATUS': {
    link_delivery_session_id: linkDeliverySession,
    timestamp: '2026-12-02T14:01:55Z',
    link_delivery_metadata: { communication_method: 'SMS', delivery_status: 'SUCCESS' },
  },
  'LINK_DELIVERY.LINK_CALLBACK': {
    link_delivery_session_id: linkDeliverySession,
    timestamp: '2026-12-02T14:06:30Z',
    error: null,
    link_callback_metadata: {
      callback_type: 'ON_EVENT',
      event_name: 'SELECT_INSTITUTION',
      link_session_id: linkSession,
      request_id: 'd7SxTq2HmLyVkD9',
      institution: {
        name: institution.institution_name,
        institution_id: institution.institution_id,
      },
    },
  },
  'PARTNER.END_CUSTOMER_OAUTH_STATUS_UPDATED': {
    ...institution,
    end_customer_client_id: '5e1c0d7a9b3f48260c9d1e7b',
    status: 'attention-required',
  },
  'PAYMENT_INITIATION.CONSENT_STATUS_UPDATE': {
    consent_id: 'consent-id-sandbox-00000000-0000-4000-8000-000000000000',
    old_status: 'UNAUTHORISED',
    new_status: 'AUTHORISED',
    timestamp: '2026-12-03T11:20:45Z',
    error: null,
  },
  'PAYMENT_INITIATION.PAYMENT_STATUS_UPDATE': {
    payment_id: 'payment-id-sandbox-00000000-0000-4000-8000-000000000000',
    transaction_id: null,
    new_payment_status: 'PAYMENT_STATUS_EXECUTED',
    old_payment_status: 'PAYMENT_STATUS_INITIATED',
    original_reference: 'Invoice 2026-1207',
    adjusted_reference: 'Invoice 2026 1207',
    original_start_date: '2026-12-05',
    adjusted_start_date: '2026-12-07',
    timestamp: '2026-12-07T08:02:19Z',
    error: null,
  },
  'PROCESSOR_TOKEN.WEBHOOK_UPDATE_ACKNOWLEDGED': {
    account_id: account,
    new_webhook_url: 'https://processor.example.com/webhooks/plaid',
    error: null,
  },
  'PROTECT.PROTECT_USER_EVENT': {
    event_id: 'ptevt_5mLyVkD9fJsG4p',
    event_type: 'LINK_COMPLETE',
    timestamp: '2026-12-02T14:07:02Z',
    user_id: user,
    client_user_id: 'customer-1207',
    link_session_id: linkSession,
  },
  'SCREENING.STATUS_UPDATED': { screening_id: 'scr_7wNcTq2HxR5mLy' },
  'STATEMENTS.STATEMENTS_REFRESH_COMPLETE': { result: 'SUCCESS' },
  'TRANSACTIONS.DEFAULT_UPDATE': { error: null, new_transactions: 3 },
  'TRANSACTIONS.HISTORICAL_UPDATE': { error: null, new_transactions: 412 },
  'TRANSACTIONS.INITIAL_UPDATE': { error: null, new_transactions: 37 },
  'TRANSACTIONS.RECURRING_TRANSACTIONS_UPDATE': { account_ids: [account, otherAccount] },
  'TRANSACTIONS.SYNC_UPDATES_AVAILABLE': {
    user_id: user,
    initial_update_complete: true,
    historical_update_complete: false,
  },
  'TRANSACTIONS.TRANSACTIONS_REMOVED': {
    error: null,
    removed_transactions: ['tG4pEaUoWi7S3nXzB8wNcTq2HxR5mLyVkD9fJ'],
  },
  'TRANSFER.PLATFORM_ONBOARDING_UPDATE': { originator_client_id: '8a2f6c91d04e7b35c1f0d9e6' },
  'TRANSFER.RECURRING_CANCELLED': { recurring_transfer_id: recurringTransfer },
  'TRANSFER.RECURRING_NEW_TRANSFER': {
    recurring_transfer_id: recurringTransfer,
    transfer_id: 'e6b0c8d3-7f12-4d95-a3c8-4b9f1e5d7a20',
  },
  'TRANSFER.RECURRING_TRANSFER_SKIPPED': {
    recurring_transfer_id: recurringTransfer,
    authorization_decision: 'declined',
    authorization_decision_rationale_code: 'ITEM_LOGIN_REQUIRED',
    skipped_origination_date: '2026-12-10',
  },
  'TRANSFER.TRANSFER_EVENTS_UPDATE': {},
  'WALLET.WALLET_TRANSACTION_STATUS_UPDATE': {
    transaction_id: 'wallet-transaction-id-sandbox-00000000-0000-4000-8000-000000000000',
    payment_id: 'payment-id-sandbox-00000000-0000-4000-8000-000000000000',
    wallet_id: 'wallet-id-sandbox-00000000-0000-4000-8000-000000000000',
    new_status: 'EXECUTED',
    old_status: 'INITIATED',
    failure_reason: null,
    timestamp: '2026-12-07T09:45:08Z',
    error: null,
  },
} satisfies Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** These carry no item_id. */
export const webhooksWithoutItem: readonly string[] = [
  'ASSETS.ERROR',
  'ASSETS.PRODUCT_READY',
  'BANK_TRANSFERS.BANK_TRANSFERS_EVENTS_UPDATE',
  'BASE_REPORT.ERROR',
  'BEACON.DUPLICATE_DETECTED',
  'BEACON.REPORT_CREATED',
  'BEACON.REPORT_SYNDICATION_CREATED',
  'BEACON.REPORT_UPDATED',
  'BEACON.USER_STATUS_UPDATED',
  'CASH_FLOW_UPDATES.CASH_FLOW_INSIGHTS_UPDATED',
  'CASH_FLOW_UPDATES.EXPECTED_DEPOSIT_MISSED',
  'CASH_FLOW_UPDATES.INSIGHTS_UPDATED',
  'CASH_FLOW_UPDATES.LARGE_DEPOSIT_DETECTED',
  'CASH_FLOW_UPDATES.LOW_BALANCE_DETECTED',
  'CASH_FLOW_UPDATES.NEW_INCOME_STREAM_DETECTED',
  'CASH_FLOW_UPDATES.NEW_LOAN_PAYMENT_DETECTED',
  'CASH_FLOW_UPDATES.NSF_OVERDRAFT_DETECTED',
  'CHECK_REPORT.CHECK_REPORT_FAILED',
  'CHECK_REPORT.CHECK_REPORT_READY',
  'CHECK_REPORT.UPGRADE_FAILED',
  'CHECK_REPORT.USER_CHECK_REPORT_FAILED',
  'CHECK_REPORT.USER_CHECK_REPORT_READY',
  'CRA_INCOME.BANK_INCOME_COMPLETE',
  'CRA_INCOME.ERROR',
  'CRA_INSIGHTS.PARTNER_INSIGHTS_COMPLETE',
  'CRA_INSIGHTS.PARTNER_INSIGHTS_ERROR',
  'CRA_REPORT.CRA_REPORT_UPDATED',
  'DASHBOARD_CONFIGURED_ALERT.INSTITUTION_STATUS_ALERT_TRIGGERED',
  'ENTITY_SCREENING.STATUS_UPDATED',
  'IDENTITY_VERIFICATION.RETRIED',
  'IDENTITY_VERIFICATION.STATUS_UPDATED',
  'IDENTITY_VERIFICATION.STEP_UPDATED',
  'INCOME.BANK_INCOME_COMPLETE',
  'INCOME.BANK_INCOME_REFRESH_COMPLETE',
  'INCOME.BANK_INCOME_REFRESH_UPDATE',
  'INCOME.INCOME_VERIFICATION_REFRESH_RECONNECT_NEEDED',
  'INCOME.USER_INCOME_VERIFICATION_REFRESH_RECONNECT_NEEDED',
  'ISSUES.ISSUE_RESOLVED',
  'LAYER.LAYER_AUTHENTICATION_PASSED',
  'LINK.EVENTS',
  'LINK.ITEM_ADD_RESULT',
  'LINK.SESSION_FINISHED',
  'LINK_DELIVERY.DELIVERY_STATUS',
  'LINK_DELIVERY.LINK_CALLBACK',
  'PARTNER.END_CUSTOMER_OAUTH_STATUS_UPDATED',
  'PAYMENT_INITIATION.CONSENT_STATUS_UPDATE',
  'PAYMENT_INITIATION.PAYMENT_STATUS_UPDATE',
  'PROCESSOR_TOKEN.WEBHOOK_UPDATE_ACKNOWLEDGED',
  'PROTECT.PROTECT_USER_EVENT',
  'SCREENING.STATUS_UPDATED',
  'TRANSFER.PLATFORM_ONBOARDING_UPDATE',
  'TRANSFER.RECURRING_CANCELLED',
  'TRANSFER.RECURRING_NEW_TRANSFER',
  'TRANSFER.RECURRING_TRANSFER_SKIPPED',
  'TRANSFER.TRANSFER_EVENTS_UPDATE',
  'WALLET.WALLET_TRANSACTION_STATUS_UPDATE',
];

/** These do not say which environment they come from. */
export const webhooksWithoutEnvironment: readonly string[] = [
  'ISSUES.ISSUE_RESOLVED',
  'LINK_DELIVERY.DELIVERY_STATUS',
  'LINK_DELIVERY.LINK_CALLBACK',
];
