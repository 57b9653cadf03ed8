import type { TicketFacts } from '#lib/tickets/ticket-kind.ts';

import { itemIdNumber } from './card-facts.ts';

const UUID = '0b1d7c64-5f2e-4a83-9c1a-2f60d1e7b3c5';

/** Keys to data, under the names that they have in Plaid's API. A draft names them and never holds them. */
export const plantedSecrets = {
  access_token: `access-production-${UUID}`,
  asset_report_token: `assets-production-${UUID}`,
  user_token: `user-production-${UUID}`,
} as const;

/** A value for every identifier that any kind of ticket asks for, in the shapes that Plaid and Codat give them. */
export const everyId = {
  institution_id: 'ins_56',
  account_id: 'Kp4mZtQ8wXcVbNmLkJhGfDsAqWeRtYuIoP123',
  transaction_id: 'Tr4nZtQ8wXcVbNmLkJhGfDsAqWeRtYuIoP123',
  link_session_id: 'c0ffee00-5f2e-4a83-9c1a-2f60d1e7b3c5',
  request_id: 'HNTDNrA8F1shFEW',
  client_user_id: 'user-7',
  transfer_id: '460cbe92-2dcc-8eae-5ad6-b37d0ec90fd9',
  authorization_id: 'c9f90aa1-2949-c799-e2b6-ea05c89bb586',
  asset_report_id: '028e8404-a013-4a45-ac9e-002482f9cafc',
  identity_verification_id: 'idv_52xR9LKo77r1Np',
  client_transaction_id: 'payment-4711',
  credit_dashboard_user_id: 'dashboard-user-3',
  user_id: 'usr_9nSp2KuZ2x4JDw',
  companyId: '8a210b68-6988-11ed-a1eb-0242ac120002',
  connectionId: '33f13646-e3f0-458a-b6ee-f5c1f38c1fdb',
  correlationId: 'bc997528a9d7abb9161ef45f05d38599',
} as const;

/** One Item without an error, of which nothing is known, but for what the test is about. */
export function ticketFacts(but: Partial<TicketFacts> = {}): TicketFacts {
  return {
    bank: 'Lucky Dog Bank',
    itemIds: [itemIdNumber(1)],
    count: 1,
    ids: {},
    accounts: [],
    ...but,
  };
}
