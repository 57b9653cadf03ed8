import { type BankTraffic, busy, failing } from './bank-traffic.ts';

interface Bank {
  name: string;
  products: readonly string[];
  isOauth: boolean;
  /** Undefined: Plaid has too little of it to tell how the bank fares. */
  traffic?: BankTraffic;
}

/** The banks that the pretend Plaid knows, by institution_id. */
export const banks: ReadonlyMap<string, Bank> = new Map<string, Bank>([
  [
    'ins_109508',
    {
      name: 'First Platypus Bank',
      products: ['assets', 'auth', 'balance', 'identity', 'investments', 'transactions'],
      isOauth: false,
      traffic: busy,
    },
  ],
  [
    'ins_109509',
    {
      name: 'First Gingham Credit Union',
      products: ['auth', 'balance', 'transactions'],
      isOauth: false,
      traffic: failing,
    },
  ],
  [
    'ins_109510',
    { name: 'Tattersall Federal Credit Union', products: ['transactions'], isOauth: false },
  ],
  [
    'ins_109511',
    { name: 'Tartan Bank', products: ['auth', 'balance', 'transactions'], isOauth: true },
  ],
  [
    'ins_109512',
    { name: 'Houndstooth Bank', products: ['liabilities', 'transactions'], isOauth: false },
  ],
]);

export interface BankOfItem {
  institution_id: string;
  institution_name: string;
}

/** As webhooks of an Item say it. @param name where it is not the one that the pretend Plaid knows */
export function bankOfItem(institutionId: string, name?: string): BankOfItem {
  return {
    institution_id: institutionId,
    institution_name: name ?? banks.get(institutionId)?.name ?? institutionId,
  };
}
