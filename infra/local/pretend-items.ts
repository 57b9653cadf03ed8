import { bankOfItem, type BankOfItem } from './banks.ts';
import { accessTokenOf } from './pretend-access-tokens.ts';

/** The Items that the pretend Plaid has, as long as it runs. */
export interface PretendItems {
  remember(itemId: string): void;
  /** Of what was sent: Items and their banks. */
  rememberWebhook(webhook: unknown): void;
  /** @returns undefined for a token that was never given */
  itemOf(accessToken: unknown): string | undefined;
  /** @returns undefined when nothing has said it since the start: better no bank than a wrong one */
  bankOf(itemId: string): BankOfItem | undefined;
}

export function openPretendItems(): PretendItems {
  const itemByToken = new Map<unknown, string>();
  const bankByItem = new Map<string, BankOfItem>();

  function remember(itemId: string): void {
    itemByToken.set(accessTokenOf(itemId), itemId);
  }

  return {
    remember,
    rememberWebhook(webhook) {
      const { item_id: itemId, institution_id: id, institution_name: name } = fieldsOf(webhook);
      if (typeof itemId !== 'string') return;
      remember(itemId);
      if (typeof id === 'string')
        bankByItem.set(itemId, bankOfItem(id, typeof name === 'string' ? name : undefined));
    },
    itemOf: (accessToken) => itemByToken.get(accessToken),
    bankOf: (itemId) => bankByItem.get(itemId),
  };
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return { ...Object(value) };
}
