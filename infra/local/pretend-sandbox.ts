import { fireableWebhooks } from '#lib/triage/plaid/sandbox-webhooks.ts';

import { itemWebhook } from './item-webhook.ts';
import type { LocalAnswer } from './listen.ts';
import { plaidFault, requestId } from './plaid-fault.ts';
import type { PretendItems } from './pretend-items.ts';

type PlaidRequest = Readonly<Record<string, unknown>>;

/** Sends a webhook where the webhooks of an Item go. */
type Send = (webhook: unknown) => Promise<unknown>;

/** `/sandbox/item/fire_webhook` */
export async function fireWebhook(
  { access_token: token, webhook_type: type, webhook_code: code }: PlaidRequest,
  items: PretendItems,
  send: Send,
): Promise<LocalAnswer> {
  const itemId = items.itemOf(token)?.itemId;
  if (itemId === undefined) return unknownToken();
  const wanted = `${typeof type === 'string' ? type : ''}.${String(code)}`;
  const name = fireableWebhooks.find((one) => one === wanted || (!type && one.endsWith(wanted)));
  if (name === undefined)
    return plaidFault('SANDBOX_ERROR', 'SANDBOX_WEBHOOK_INVALID', 'this webhook cannot be fired');
  await happens(itemWebhook(name, itemId, items.bankOf(itemId)), items, send);
  return { status: 200, body: { webhook_fired: true, request_id: requestId() } };
}

/** `/sandbox/item/reset_login` */
export async function resetLogin(
  { access_token: token }: PlaidRequest,
  items: PretendItems,
  send: Send,
): Promise<LocalAnswer> {
  const itemId = items.itemOf(token)?.itemId;
  if (itemId === undefined) return unknownToken();
  await happens(itemWebhook('ITEM.ERROR', itemId, items.bankOf(itemId)), items, send);
  return { status: 200, body: { reset_login: true, request_id: requestId() } };
}

/** First it is so, then it is told. */
async function happens(webhook: unknown, items: PretendItems, send: Send): Promise<void> {
  items.rememberWebhook(webhook);
  await send(webhook);
}

export function unknownToken(): LocalAnswer {
  return plaidFault('INVALID_INPUT', 'INVALID_ACCESS_TOKEN', 'no Item has this access_token');
}
