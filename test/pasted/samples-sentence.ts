import type { PastedSample } from './sample.ts';

/** What people write in their own words. */
export const sentenceSamples: readonly PastedSample[] = [
  {
    case: 'support ticket with item and request',
    text: `user says Chase keeps asking, item 5fzNLPhIzn1EnCTOZ8PRhPMcA5xfQgVVu8HZX since Tuesday, request id 3HT1lpHvRM0Pxxq`,
    codes: [],
    ids: { '5fzNLPhIzn1EnCTOZ8PRhPMcA5xfQgVVu8HZX': 'item_id', '3HT1lpHvRM0Pxxq': 'request_id' },
  },
  {
    case: 'lower case code in words',
    text: `we get item login required for half of our users at the same bank`,
    codes: ['ITEM_LOGIN_REQUIRED'],
    ids: {},
  },
  {
    case: 'code with hyphens',
    text: `what does institution-not-responding mean and do we have to do anything?`,
    codes: ['INSTITUTION_NOT_RESPONDING'],
    ids: {},
  },
  {
    case: 'code in title case',
    text: `The status column says "Institution No Longer Supported", is there a way back?`,
    codes: ['INSTITUTION_NO_LONGER_SUPPORTED'],
    ids: {},
  },
  {
    case: 'code in lower snake case',
    text: `link dies with mfa_not_supported at a small credit union`,
    codes: ['MFA_NOT_SUPPORTED'],
    ids: {},
  },
  {
    case: 'code in words, longest',
    text: `any idea about Plaid's "transactions sync mutation during pagination"? it comes every night`,
    codes: ['TRANSACTIONS_SYNC_MUTATION_DURING_PAGINATION'],
    ids: {},
  },
  {
    case: 'code with a question mark',
    text: `PLANNED_MAINTENANCE?`,
    codes: ['PLANNED_MAINTENANCE'],
    ids: {},
  },
  {
    case: 'code glued to punctuation',
    text: `Seen today:INCOME_VERIFICATION_FAILED,again at 9:40.`,
    codes: ['INCOME_VERIFICATION_FAILED'],
    ids: {},
  },
  {
    case: 'item id in brackets',
    text: `Hi team, Ms. Okafor cannot reconnect (item EdVVAzZNkENU4S38V9pnL1m5PcUipxy4868Jk). Her bank is fine in its own app. Could you look?`,
    codes: [],
    ids: { EdVVAzZNkENU4S38V9pnL1m5PcUipxy4868Jk: 'item_id' },
  },
  {
    case: 'item id at the end of a sentence',
    text: `The Item ID is sQvpWRBL2OmhmuROzczUsppgWei2Mn8xiZuTC.`,
    codes: [],
    ids: { sQvpWRBL2OmhmuROzczUsppgWei2Mn8xiZuTC: 'item_id' },
  },
  {
    case: 'bare item id alone',
    text: `PUuTpiouCuYxDT1XKFZ1wbVp52icTCxlwIVGa`,
    codes: [],
    ids: { PUuTpiouCuYxDT1XKFZ1wbVp52icTCxlwIVGa: 'unnamed' },
  },
  {
    case: 'bare uuid alone',
    text: `fdfde1e8-ac34-4117-bd0c-4b9dc10231e5`,
    codes: [],
    ids: { 'fdfde1e8-ac34-4117-bd0c-4b9dc10231e5': 'unnamed' },
  },
  {
    case: 'nameless id in a question',
    text: `can somebody check HKUtFcJ0eDbJ7qRoD1sNaIhq6oDLrPckuH5u for me? thanks`,
    codes: [],
    ids: { HKUtFcJ0eDbJ7qRoD1sNaIhq6oDLrPckuH5u: 'unnamed' },
  },
  {
    case: 'link session in prose',
    text: `She gave up in Link. Link session id: 5eccca66-1fd1-469a-85ac-4360084fb344, bank: Wells Fargo, institution id ins_109511.`,
    codes: [],
    ids: {
      '5eccca66-1fd1-469a-85ac-4360084fb344': 'link_session_id',
      ins_109511: 'institution_id',
    },
  },
  {
    case: 'transfer in prose',
    text: `Transfer ID de6f3d44-ff51-49ec-a23b-1c089d970c0e (authorization ID d1143ece-34a8-44d3-8b89-84e434166e54) was blocked, Plaid says TRANSFER_LIMIT_REACHED`,
    codes: ['TRANSFER_LIMIT_REACHED'],
    ids: {
      'de6f3d44-ff51-49ec-a23b-1c089d970c0e': 'transfer_id',
      'd1143ece-34a8-44d3-8b89-84e434166e54': 'authorization_id',
    },
  },
  {
    case: 'missing transaction',
    text: `Customer misses a coffee of 4.80 on the 12th. account_id 3zKwn5Tti181Yuo9bnd4aVShvpAYAF3pGamtN, the neighbor row is transaction_id EQoyG6vqJIr3GSxQqjKzy8Rn52r5j0vY7fWyX`,
    codes: [],
    ids: {
      '3zKwn5Tti181Yuo9bnd4aVShvpAYAF3pGamtN': 'account_id',
      EQoyG6vqJIr3GSxQqjKzy8Rn52r5j0vY7fWyX: 'transaction_id',
    },
  },
  {
    case: 'identity verification in prose',
    text: `Stuck at the selfie step, identity_verification_id idv_FU9yNqRZQL7QME, client_user_id: maria-77`,
    codes: [],
    ids: { idv_FU9yNqRZQL7QME: 'identity_verification_id', 'maria-77': 'client_user_id' },
  },
  {
    case: 'Codat company in prose',
    text: `Bookkeeping of Bobbin Ltd stopped: companyId 1bd56742-0153-4298-8a29-3a96920b0d95, connectionId 0e0179ff-7228-4c57-93a1-4163660026c7. In Plaid the same user shows item login required.`,
    codes: ['ITEM_LOGIN_REQUIRED'],
    ids: {
      '1bd56742-0153-4298-8a29-3a96920b0d95': 'companyId',
      '0e0179ff-7228-4c57-93a1-4163660026c7': 'connectionId',
    },
  },
  {
    case: 'forwarded mail',
    text: `From: Priya
Sent: Tuesday, November 17, 2026 9:02 AM
Subject: FW: bank feed

> Code: item not supported
> Item: 2CxCvTri5GPb5mOe849YNyZt00Rx7gXyHHvc8
> Bank: Plaid Sandbox Bank

Regards, Priya`,
    codes: ['ITEM_NOT_SUPPORTED'],
    ids: { '2CxCvTri5GPb5mOe849YNyZt00Rx7gXyHHvc8': 'item_id' },
  },
  {
    case: 'talk about error without facts',
    text: `The bank link is broken again and the customer is angry. Same as last week, no more details yet.`,
    codes: [],
    ids: {},
  },
];
