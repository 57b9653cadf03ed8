const NEW_TICKET = 'https://dashboard.plaid.com/support/new';
const INSTITUTIONS = `${NEW_TICKET}/financial-institutions`;

/** Plaid's support forms, by what they are for. Addresses as of 2026-11-21. */
export const supportForms = {
  general: NEW_TICKET,
  institutions: INSTITUTIONS,
  authentication: `${INSTITUTIONS}/authentication-issues`,
  invalidCredentials: `${INSTITUTIONS}/authentication-issues/invalid-creds`,
  mfa: `${INSTITUTIONS}/authentication-issues/mfa-issue`,
  oauth: `${INSTITUTIONS}/authentication-issues/oauth-issues`,
  persistent500: `${INSTITUTIONS}/authentication-issues/persistent-500`,
  missingTransactions: `${INSTITUTIONS}/missing-data/missing-transactions`,
  missingAccounts: `${INSTITUTIONS}/missing-data/missing-accounts`,
  faultyTransactions: `${INSTITUTIONS}/faulty-data/faulty-transaction-data`,
  productFunctionality: `${NEW_TICKET}/product-and-development/product-troubleshooting/product-functionality`,
  additionLimit: `${NEW_TICKET}/product-and-development/account-administration/addition-limit-exceeded`,
} as const;
