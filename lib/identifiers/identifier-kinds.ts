/** One kind of identifier: what it is for and where a person finds it. */
export interface IdentifierKind {
  /** What it names, and what support uses it for. */
  what: string;
  where: string;
  /** How it looks; absent where anything goes, because your own team chose it, or nobody documents it. */
  shape?: RegExp;
  /** A key to data: a draft names it and never holds it. */
  isSecret?: true;
  /** What people trip over. */
  note?: string;
}

/** Item, account and transaction ids: mostly 37 characters; they cannot be told apart. */
export const lettersAndDigits = /^[A-Za-z0-9]{24,80}$/;
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * In Plaid's and Codat's own names. Shapes are read off documented examples, which Plaid does not promise to keep.
 * Sources: Plaid's help on identifiers, its API reference, Codat's API reference; as of 2026-11-21.
 */
export const identifierKinds = {
  item_id: {
    what: 'names the Item: one login of one user at one bank',
    where: 'in answers of /item/get and /item/public_token/exchange, and in every Item webhook',
    shape: lettersAndDigits,
    note: 'Upper and lower case matter. Linking the same login again gives another item_id.',
  },
  access_token: {
    what: 'names the Item, and is a live key to its data',
    where: 'in your own secure store; paste it only into the form of Plaid’s dashboard',
    isSecret: true,
  },
  institution_id: {
    what: 'names the bank',
    where: 'in the answer of /item/get, and in the metadata of Link’s onSuccess',
    shape: /^ins_\d+$/,
  },
  account_id: {
    what: 'names one account of the Item',
    where: 'in the answer of /accounts/get',
    shape: lettersAndDigits,
    note: 'It changes when Plaid cannot match the account any more, and with every new Item.',
  },
  transaction_id: {
    what: 'names one transaction of one Item',
    where: 'in answers of /transactions/sync and /transactions/get',
    shape: lettersAndDigits,
    note: 'Upper and lower case matter. Each duplicate Item has ids of its own for the same transaction.',
  },
  link_session_id: {
    what: 'names one run of Link',
    where: 'in Link’s onSuccess, onExit and onEvent; in the dashboard under Activity, Logs',
    shape: uuid,
  },
  request_id: {
    what: 'names one call of the API',
    where:
      'in each answer of the API and its X-Request-Id header; webhooks have none, so call /item/get',
    shape: /^(?:[A-Za-z0-9]{15}|[0-9a-f]{32})$/,
  },
  user_id: {
    what: 'names one user of Plaid’s newer user APIs',
    where: 'in the answer of /user/create, and in webhooks sent since February 2026',
    shape: /^usr_\w+$/,
  },
  client_user_id: {
    what: 'is your own name of the user, given to Link',
    where:
      'in your call of /link/token/create; for Items that Codat made it is the Codat connection’s id',
  },
  transfer_id: {
    what: 'names one transfer',
    where: 'in the answer of /transfer/create',
    shape: uuid,
    note: 'A case about several transfers needs the transfer_id and authorization_id of each.',
  },
  recurring_transfer_id: {
    what: 'names one series of transfers',
    where: 'in the answer of /transfer/recurring/create, and in TRANSFER.RECURRING_ webhooks',
    shape: uuid,
  },
  authorization_id: {
    what: 'names the permission for a transfer',
    where: 'in the answer of /transfer/authorization/create',
    shape: uuid,
  },
  asset_report_id: {
    what: 'names one Asset Report',
    where: 'in the answer of /asset_report/create, and in ASSETS webhooks',
    shape: uuid,
  },
  asset_report_token: {
    what: 'names one Asset Report, and is a key to it',
    where: 'in the answer of /asset_report/create; paste it only into the form',
    isSecret: true,
  },
  identity_verification_id: {
    what: 'names one identity verification',
    where: 'in the answer of /identity_verification/create, and in its webhooks',
    shape: /^(?:idv|flwses)_\w+$/,
  },
  screening_id: {
    what: 'names one watchlist screening of a person or a business',
    where: 'in the dashboard under Monitor, and in SCREENING and ENTITY_SCREENING webhooks',
    shape: /^(?:ent)?scr_\w+$/,
  },
  client_transaction_id: {
    what: 'is your own name of a payment scored by Signal',
    where: 'in your records of the call to /signal/evaluate',
  },
  user_token: {
    what: 'names the user of a Plaid Check report, and is a key to it',
    where: 'in the answer of /user/create; paste it only into the form',
    isSecret: true,
  },
  credit_dashboard_user_id: {
    what: 'names the user of a Plaid Check report in the Credit Dashboard',
    where: 'in the Credit Dashboard, on the user’s page',
  },
  payment_id: {
    what: 'names one payment of Payment Initiation (Europe)',
    where:
      'in the answer of /payment_initiation/payment/create, and in PAYMENT_INITIATION webhooks',
    shape: /^payment-id-(?:sandbox|production)-[\w-]+$/,
  },
  consent_id: {
    what: 'names one consent to payments (Europe)',
    where: 'in the answer of /payment_initiation/consent/create, and in its webhooks',
    shape: /^consent-id-(?:sandbox|production)-[\w-]+$/,
  },
  wallet_id: {
    what: 'names one virtual account (Europe)',
    where: 'in the answer of /wallet/create, and in WALLET webhooks',
    shape: /^wallet-id-(?:sandbox|production)-[\w-]+$/,
  },
  issue_id: {
    what: 'names a known issue that Plaid works on',
    where: 'in the answer of /issues/search, and in ISSUES.ISSUE_RESOLVED',
    shape: /^(?:KI|INC)\w{2,}$/,
  },
  client_id: {
    what: 'names your team’s keys; it is no secret',
    where: 'in the dashboard under Developers, Keys',
    shape: /^[0-9a-f]{24}$/,
  },
  companyId: {
    what: 'names a company in Codat',
    where: 'in Codat’s portal in the address of the company’s page, and in GET /companies',
    shape: uuid,
  },
  connectionId: {
    what: 'names one data connection of a Codat company; it is the Client User ID in Plaid’s logs',
    where: 'in GET /companies/{companyId}/connections',
    shape: uuid,
  },
  correlationId: {
    what: 'names one call of Codat’s API; Codat’s support asks for it',
    where: 'in the body of every error of Codat’s API',
    shape: /^(?:[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/,
  },
} as const satisfies Readonly<Record<string, IdentifierKind>>;

export type IdentifierName = keyof typeof identifierKinds;

export const identifierNames = Object.keys(identifierKinds).filter(isIdentifierName);

export function isIdentifierName(name: string): name is IdentifierName {
  return Object.hasOwn(identifierKinds, name);
}

export function identifierKind(name: IdentifierName): IdentifierKind {
  return identifierKinds[name];
}
