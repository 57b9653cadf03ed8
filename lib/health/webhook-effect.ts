/** What a webhook without an error says about the Item's health. */
export type WebhookEffect =
  | 'failed'
  | 'repaired'
  | 'alive'
  | 'expiring'
  | 'permission lost'
  | 'account lost'
  | 'ended'
  /** Nothing: kept for the history. */
  | 'noted';

/**
 * Every webhook that Plaid sends, as type and code (87 as of 2026-11-21), and its effect on health. A webhook that
 * carries an error counts as a failure whatever stands here.
 *
 * `alive` stands only where data has just come from the bank: the proof that the login works.
 */
const webhookCodes = {
  'ASSETS.ERROR': 'noted',
  'ASSETS.PRODUCT_READY': 'noted',
  'AUTH.AUTOMATICALLY_VERIFIED': 'noted',
  'AUTH.DEFAULT_UPDATE': 'alive',
  'AUTH.PRODUCT_PERMISSIONS_REQUIRED': 'permission lost',
  'AUTH.SMS_MICRODEPOSITS_VERIFICATION': 'noted',
  'AUTH.VERIFICATION_EXPIRED': 'account lost',
  'BANK_TRANSFERS.BANK_TRANSFERS_EVENTS_UPDATE': 'noted',
  'BASE_REPORT.ERROR': 'noted',
  'BEACON.DUPLICATE_DETECTED': 'noted',
  'BEACON.REPORT_CREATED': 'noted',
  'BEACON.REPORT_SYNDICATION_CREATED': 'noted',
  'BEACON.REPORT_UPDATED': 'noted',
  'BEACON.USER_STATUS_UPDATED': 'noted',
  'CASH_FLOW_UPDATES.CASH_FLOW_INSIGHTS_UPDATED': 'noted',
  'CASH_FLOW_UPDATES.EXPECTED_DEPOSIT_MISSED': 'noted',
  'CASH_FLOW_UPDATES.INSIGHTS_UPDATED': 'noted',
  'CASH_FLOW_UPDATES.LARGE_DEPOSIT_DETECTED': 'noted',
  'CASH_FLOW_UPDATES.LOW_BALANCE_DETECTED': 'noted',
  'CASH_FLOW_UPDATES.NEW_INCOME_STREAM_DETECTED': 'noted',
  'CASH_FLOW_UPDATES.NEW_LOAN_PAYMENT_DETECTED': 'noted',
  'CASH_FLOW_UPDATES.NSF_OVERDRAFT_DETECTED': 'noted',
  'CHECK_REPORT.CHECK_REPORT_FAILED': 'noted',
  'CHECK_REPORT.CHECK_REPORT_READY': 'noted',
  'CHECK_REPORT.UPGRADE_FAILED': 'noted',
  'CHECK_REPORT.USER_CHECK_REPORT_FAILED': 'noted',
  'CHECK_REPORT.USER_CHECK_REPORT_READY': 'noted',
  'CRA_INCOME.BANK_INCOME_COMPLETE': 'noted',
  'CRA_INCOME.ERROR': 'noted',
  'CRA_INSIGHTS.PARTNER_INSIGHTS_COMPLETE': 'noted',
  'CRA_INSIGHTS.PARTNER_INSIGHTS_ERROR': 'noted',
  'CRA_REPORT.CRA_REPORT_UPDATED': 'noted',
  'DASHBOARD_CONFIGURED_ALERT.INSTITUTION_STATUS_ALERT_TRIGGERED': 'noted',
  'ENTITY_SCREENING.STATUS_UPDATED': 'noted',
  'HOLDINGS.DEFAULT_UPDATE': 'alive',
  'IDENTITY.DEFAULT_UPDATE': 'alive',
  'IDENTITY.PRODUCT_PERMISSIONS_REQUIRED': 'permission lost',
  'IDENTITY_VERIFICATION.RETRIED': 'noted',
  'IDENTITY_VERIFICATION.STATUS_UPDATED': 'noted',
  'IDENTITY_VERIFICATION.STEP_UPDATED': 'noted',
  'INCOME.BANK_INCOME_COMPLETE': 'noted',
  'INCOME.BANK_INCOME_REFRESH_COMPLETE': 'noted',
  'INCOME.BANK_INCOME_REFRESH_UPDATE': 'noted',
  'INCOME.INCOME_VERIFICATION': 'noted',
  'INCOME.INCOME_VERIFICATION_REFRESH_RECONNECT_NEEDED': 'noted',
  'INCOME.INCOME_VERIFICATION_RISK_SIGNALS': 'noted',
  'INCOME.PRODUCT_READY': 'noted',
  'INCOME.USER_INCOME_VERIFICATION': 'noted',
  'INCOME.USER_INCOME_VERIFICATION_REFRESH_RECONNECT_NEEDED': 'noted',
  'INCOME.USER_INCOME_VERIFICATION_RISK_SIGNALS': 'noted',
  'INVESTMENTS_TRANSACTIONS.DEFAULT_UPDATE': 'alive',
  'INVESTMENTS_TRANSACTIONS.HISTORICAL_UPDATE': 'alive',
  'ISSUES.ISSUE_RESOLVED': 'noted',
  'ITEM.ERROR': 'failed',
  'ITEM.LOGIN_REPAIRED': 'repaired',
  'ITEM.NEW_ACCOUNTS_AVAILABLE': 'noted',
  'ITEM.PENDING_DISCONNECT': 'expiring',
  'ITEM.PENDING_EXPIRATION': 'expiring',
  'ITEM.USER_ACCOUNT_REVOKED': 'account lost',
  'ITEM.USER_PERMISSION_REVOKED': 'ended',
  'ITEM.WEBHOOK_UPDATE_ACKNOWLEDGED': 'noted',
  'LAYER.LAYER_AUTHENTICATION_PASSED': 'noted',
  'LIABILITIES.DEFAULT_UPDATE': 'alive',
  'LINK.EVENTS': 'noted',
  'LINK.ITEM_ADD_RESULT': 'noted',
  'LINK.SESSION_FINISHED': 'noted',
  'LINK_DELIVERY.DELIVERY_STATUS': 'noted',
  'LINK_DELIVERY.LINK_CALLBACK': 'noted',
  'PARTNER.END_CUSTOMER_OAUTH_STATUS_UPDATED': 'noted',
  'PAYMENT_INITIATION.CONSENT_STATUS_UPDATE': 'noted',
  'PAYMENT_INITIATION.PAYMENT_STATUS_UPDATE': 'noted',
  'PROCESSOR_TOKEN.WEBHOOK_UPDATE_ACKNOWLEDGED': 'noted',
  'PROTECT.PROTECT_USER_EVENT': 'noted',
  'SCREENING.STATUS_UPDATED': 'noted',
  'STATEMENTS.STATEMENTS_REFRESH_COMPLETE': 'noted',
  'TRANSACTIONS.DEFAULT_UPDATE': 'alive',
  'TRANSACTIONS.HISTORICAL_UPDATE': 'alive',
  'TRANSACTIONS.INITIAL_UPDATE': 'alive',
  'TRANSACTIONS.RECURRING_TRANSACTIONS_UPDATE': 'noted',
  'TRANSACTIONS.SYNC_UPDATES_AVAILABLE': 'alive',
  'TRANSACTIONS.TRANSACTIONS_REMOVED': 'alive',
  'TRANSFER.PLATFORM_ONBOARDING_UPDATE': 'noted',
  'TRANSFER.RECURRING_CANCELLED': 'noted',
  'TRANSFER.RECURRING_NEW_TRANSFER': 'noted',
  'TRANSFER.RECURRING_TRANSFER_SKIPPED': 'noted',
  'TRANSFER.TRANSFER_EVENTS_UPDATE': 'noted',
  'WALLET.WALLET_TRANSACTION_STATUS_UPDATE': 'noted',
} as const satisfies Readonly<Record<string, WebhookEffect>>;

const effects = new Map<string, WebhookEffect>(Object.entries(webhookCodes));

/** The names of all webhooks that Tartan knows. */
export const webhookNames: readonly string[] = [...effects.keys()];

/** @param name type and code, as in `ITEM.ERROR`; undefined comes back for what Plaid is not known to send */
export function effectOf(name: string): WebhookEffect | undefined {
  return effects.get(name);
}
