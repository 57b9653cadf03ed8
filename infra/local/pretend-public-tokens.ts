import { randomBytes, randomUUID } from 'node:crypto';

import type { LocalAnswer } from './listen.ts';
import { plaidFault, requestId } from './plaid-fault.ts';
import { accessTokenOf } from './pretend-access-tokens.ts';
import type { PretendItems } from './pretend-items.ts';
import { unknownToken } from './pretend-sandbox.ts';

type PlaidRequest = Readonly<Record<string, unknown>>;

/** `/sandbox/public_token/create`. Webhooks of the Item go where all go here, whatever `options.webhook` says. */
export function createPublicToken({ institution_id: bank }: PlaidRequest): LocalAnswer {
  return typeof bank === 'string' && /^ins_\d+$/.test(bank)
    ? {
        status: 200,
        body: { public_token: `public-sandbox-${randomUUID()}`, request_id: requestId() },
      }
    : plaidFault('INVALID_INPUT', 'INVALID_INSTITUTION', 'there is no such institution');
}

/** `/item/public_token/exchange` */
export function exchangePublicToken(
  { public_token: token }: PlaidRequest,
  items: PretendItems,
): LocalAnswer {
  if (typeof token !== 'string' || !token.startsWith('public-sandbox-'))
    return plaidFault('INVALID_INPUT', 'INVALID_PUBLIC_TOKEN', 'no such public_token was given');
  const itemId = `item${randomBytes(16).toString('hex')}`;
  items.remember(itemId);
  return {
    status: 200,
    body: { access_token: accessTokenOf(itemId), item_id: itemId, request_id: requestId() },
  };
}

/** `/item/remove`: no webhook follows. */
export function removeItem(
  { access_token: token }: PlaidRequest,
  items: PretendItems,
): LocalAnswer {
  const itemId = items.itemOf(token)?.itemId;
  if (itemId === undefined) return unknownToken();
  items.forget(itemId);
  return { status: 200, body: { request_id: requestId() } };
}
