import type { LocalAnswer } from './listen.ts';
import { plaidFault, requestId } from './plaid-fault.ts';
import type { PretendItems } from './pretend-items.ts';
import { unknownToken } from './pretend-sandbox.ts';

/** `/item/get`. @param webhook where it sends all webhooks */
export function itemGet(
  { access_token: token }: Readonly<Record<string, unknown>>,
  items: PretendItems,
  webhook: string,
): LocalAnswer {
  const item = items.itemOf(token);
  if (item === undefined) return unknownToken();
  if (item.isGone === true)
    return plaidFault(
      'INVALID_INPUT',
      'USER_PERMISSION_REVOKED',
      'the user has withdrawn access to this Item',
    );
  const { itemId, bank, error = null, consentUntil = null, lastData, lastFailure } = item;
  return {
    status: 200,
    body: {
      item: {
        item_id: itemId,
        institution_id: bank?.institution_id ?? null,
        institution_name: bank?.institution_name ?? null,
        webhook,
        auth_method: null,
        error,
        available_products: ['balance'],
        billed_products: ['transactions'],
        products: ['transactions'],
        consent_expiration_time: consentUntil,
        update_type: 'background',
      },
      status: {
        transactions: {
          last_successful_update: lastData ?? null,
          last_failed_update: lastFailure ?? null,
        },
        investments: null,
        last_webhook: null,
      },
      request_id: requestId(),
    },
  };
}
