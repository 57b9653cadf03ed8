import type { TicketIdentifier } from '#lib/triage/advice.ts';

/** What Plaid's support uses each identifier for, and where a person finds it. Source: Plaid's help, 2026-11-21. */
export const identifierPlaces: Readonly<Record<TicketIdentifier, { what: string; where: string }>> =
  {
    access_token: {
      what: 'names the Item, and is a live key to its data',
      where: 'in your own secure store; paste it only into the form of Plaid’s dashboard',
    },
    item_id: {
      what: 'names the Item',
      where: 'in answers of /item/get and /item/public_token/exchange, and in every Item webhook',
    },
    institution_id: {
      what: 'names the bank',
      where: 'in the answer of /item/get, and in the metadata of Link’s onSuccess',
    },
    account_id: { what: 'names one account of the Item', where: 'in the answer of /accounts/get' },
    link_session_id: {
      what: 'names one run of Link',
      where: 'in Link’s onSuccess, onExit and onEvent; in the dashboard under Activity, Logs',
    },
    request_id: {
      what: 'names one call of the API',
      where:
        'in each answer of the API and its X-Request-Id header; webhooks have none, so call /item/get',
    },
    transfer_id: { what: 'names one transfer', where: 'in the answer of /transfer/create' },
    authorization_id: {
      what: 'names the permission for a transfer',
      where: 'in the answer of /transfer/authorization/create',
    },
    asset_report_token: {
      what: 'names one Asset Report, and is a key to it',
      where: 'in the answer of /asset_report/create; paste it only into the form',
    },
    client_transaction_id: {
      what: 'is your own name of a payment scored by Signal',
      where: 'in your records of the call to /signal/evaluate',
    },
    user_token: {
      what: 'names the user of a Plaid Check report, and is a key to it',
      where: 'in the answer of /user/create; paste it only into the form',
    },
  };

/** Keys to data: a draft names them and never holds them. */
export const secretIdentifiers: readonly TicketIdentifier[] = [
  'access_token',
  'asset_report_token',
  'user_token',
];
