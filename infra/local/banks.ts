import { type BankTraffic, busy, failing, failingAt } from './bank-traffic.ts';

export interface Bank {
  name: string;
  products: readonly string[];
  isOauth: boolean;
  /** Undefined: Plaid has too little of it to tell how the bank fares. */
  traffic?: BankTraffic;
}

const known = new Map<string, Bank>([
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

/** The banks that the pretend Plaid knows, by institution_id. */
export const banks: ReadonlyMap<string, Bank> = known;

/** In the order in which they were opened. */
const opened: string[] = [];

/** A bank that nobody has heard of, not even before a restart. @returns its institution_id */
export function openBank(name: string): string {
  let number = Math.floor(Date.now() / 1000);
  while (known.has(`ins_${String(number)}`)) number += 1;
  const id = `ins_${String(number)}`;
  known.set(id, { name, products: ['auth', 'transactions'], isOauth: true, traffic: busy });
  opened.push(id);
  return id;
}

const down = new Set<string>();

/** As long as a bank is down, its logins fail and its status says so. */
export function setDown(id: string, isDown: boolean): void {
  if (isDown) down.add(id);
  else down.delete(id);
}

export function isDown(id: string): boolean {
  return down.has(id);
}

/** All are up, and those that were opened are gone. */
export function resetBanks(): void {
  down.clear();
  for (const id of opened.splice(0)) known.delete(id);
}

/** How a bank fares now. */
export function trafficOf(id: string): BankTraffic | undefined {
  const bank = known.get(id);
  return bank !== undefined && down.has(id) ? failingAt(bank.name) : bank?.traffic;
}

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
