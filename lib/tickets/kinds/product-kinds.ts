import { supportForms } from '#lib/triage/plaid/support-forms.ts';

import { itemsOf, type TicketFacts, type TicketKind, type Wish } from '#lib/tickets/ticket-kind.ts';

/** A question about one product: what traces it is one identifier. */
function productKind(
  kind: Pick<TicketKind, 'name' | 'title' | 'identifiers'> &
    Partial<Pick<TicketKind, 'also' | 'fields' | 'first'>>,
  product: string,
): TicketKind {
  return {
    with: 'Plaid',
    form: supportForms.general,
    checks: [],
    ...kind,
    fields: [
      ...(kind.fields ?? []),
      {
        name: 'description',
        label: 'What happened, and what was expected',
        form: 'lines',
        isWanted: true,
      },
    ],
    subject: ({ code }: TicketFacts) => `${product}: ${code ?? 'something is wrong'}`,
    opening: ({ code }: TicketFacts) =>
      `This is about ${product}${code === undefined ? '' : `; we receive ${code}`}.`,
  };
}

const reportUser: Wish = ['credit_dashboard_user_id', 'user_token'];

export const identityVerificationKind = productKind(
  {
    name: 'identity-verification',
    title: 'Identity Verification',
    identifiers: ['identity_verification_id'],
    also: ['client_user_id'],
  },
  'Identity Verification',
);

export const transferKind = productKind(
  {
    name: 'transfer',
    title: 'Transfer',
    first: 'A case about several transfers needs the ids of each.',
    identifiers: ['transfer_id', 'authorization_id'],
    also: ['account_id'],
    fields: [
      {
        name: 'more-ids',
        label: 'More transfers: transfer_id and authorization_id',
        hint: 'A line for each.',
        form: 'lines',
      },
    ],
  },
  'Transfer',
);

export const signalKind = productKind(
  {
    name: 'signal',
    title: 'Signal',
    identifiers: ['client_transaction_id'],
    also: ['account_id', 'request_id'],
  },
  'Signal',
);

export const checkKind = productKind(
  {
    name: 'check',
    title: 'Plaid Check, Consumer Reports',
    identifiers: [reportUser],
    also: ['user_id', 'request_id'],
  },
  'Plaid Check',
);

export const assetsKind = productKind(
  {
    name: 'assets',
    title: 'Assets',
    identifiers: ['asset_report_token'],
    also: ['asset_report_id', 'request_id'],
  },
  'an Asset Report',
);

/** Codat's side of a connection: its support sees companies, connections and calls, and nothing of Plaid's. */
export const codatKind: TicketKind = {
  name: 'codat',
  title: 'Codat’s support',
  with: 'Codat',
  form: 'mailto:support@codat.io',
  first:
    'Codat sees its companies, connections and syncs, not what Plaid and the bank say to each other: for that, write to Plaid.',
  identifiers: ['companyId', 'connectionId', 'correlationId'],
  fields: [
    {
      name: 'dataset',
      label: 'datasetId',
      hint: 'Of the sync that failed, if one did.',
      form: 'line',
    },
    {
      name: 'description',
      label: 'What happened, and what was expected',
      form: 'lines',
      isWanted: true,
    },
  ],
  checks: [],
  subject: ({ bank, count, ids }) =>
    count === 0 && ids['companyId'] !== undefined
      ? `Data connection of company ${ids['companyId']}`
      : `Data connection through Plaid (${bank})`,
  opening: ({ bank, count, ids }) =>
    count === 0 && ids['companyId'] !== undefined
      ? 'This is about a data connection of the company below.'
      : `This is about a data connection through Plaid, at ${bank}.`,
};

export const questionKind: TicketKind = {
  name: 'question',
  title: 'Something else',
  with: 'Plaid',
  form: supportForms.general,
  identifiers: [['link_session_id', 'request_id']],
  also: ['institution_id', 'client_user_id'],
  fields: [{ name: 'description', label: 'Description', form: 'lines', isWanted: true }],
  checks: [],
  subject: ({ bank, count }) =>
    count === 0 ? 'A question about our integration' : `${bank}: a question about ${an(count)}`,
  opening: ({ bank, count, code }) =>
    count === 0
      ? 'This is about our integration.'
      : `This is about ${an(count)} at ${bank}${code === undefined ? ', without an error now' : ''}.`,
};

function an(count: number): string {
  return count === 1 ? 'an Item' : itemsOf({ count });
}
