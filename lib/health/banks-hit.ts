import type { ErrorCount } from './error-count.ts';
import { compareOrder } from './item-event.ts';

/** At which banks an error came: each Item counts once, and each error that names none. */
export interface BanksHit {
  /** The bank that is hit most comes first. */
  banks: readonly { institutionId: string; hits: number }[];
  /** Of how many Items and errors the bank is known. */
  known: number;
  /** Of how many Items it is not. */
  unknown: number;
}

/** @param bankOf the banks of Items that no error of this code has named */
export function banksHit(
  { items, withoutItem }: ErrorCount,
  bankOf: ReadonlyMap<string, string>,
): BanksHit {
  const hits = new Map(withoutItem);
  let unknown = 0;
  for (const [itemId, named] of items) {
    const bank = named ?? bankOf.get(itemId);
    if (bank === undefined) unknown += 1;
    else hits.set(bank, (hits.get(bank) ?? 0) + 1);
  }
  const banks = [...hits].map(([institutionId, count]) => ({ institutionId, hits: count }));
  return {
    banks: banks.sort((a, b) => b.hits - a.hits || compareOrder(a.institutionId, b.institutionId)),
    known: banks.reduce((sum, bank) => sum + bank.hits, 0),
    unknown,
  };
}
