import { banks, setDown } from '../local/banks.ts';
import { itemWebhook } from '../local/item-webhook.ts';
import type { PretendItem } from '../local/pretend-items.ts';
import { type Backstage, plaidOf, Untakable } from './backstage.ts';
import type { BankChange } from './contract.ts';

/** Breaks or heals a bank: its status changes, and each of its Items with it, and Plaid tells of each. */
export async function changeBank({ bankId, to }: BankChange, backstage: Backstage): Promise<void> {
  const plaid = plaidOf(backstage);
  const isKnown =
    banks.has(bankId) || plaid.items.all().some(({ bank }) => bank?.institution_id === bankId);
  if (!isKnown) throw new Untakable('There is no such bank.');
  setDown(bankId, to === 'down');
  const isWanted = ({ error, bank }: PretendItem) =>
    bank?.institution_id === bankId && (to === 'down' ? !error : Boolean(error));
  const name = to === 'down' ? 'ITEM.ERROR' : 'ITEM.LOGIN_REPAIRED';
  for (const { itemId, bank } of plaid.items.all().filter(isWanted))
    await plaid.send(itemWebhook(name, itemId, bank));
  backstage.changes.happened();
}
