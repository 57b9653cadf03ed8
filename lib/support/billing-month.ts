/** Plaid's calendar month is UTC's, whatever the reader's zone. Source: Plaid's docs on billing. */
export interface BillingMonth {
  /** The first of the next month, 00:00 UTC: from then on a new fee is due. */
  endsAt: Date;
  daysLeft: number;
}

/** Products with a monthly fee, by the type of their webhooks, and what people call them. */
const monthly = new Map([
  ['transactions', 'Transactions'],
  ['holdings', 'Investments'],
  ['investments_transactions', 'Investments'],
  ['liabilities', 'Liabilities'],
]);

/** The monthly products among those whose data came. */
export function monthlyProducts(products: readonly string[]): string[] {
  return [...new Set(products.flatMap((product) => monthly.get(product) ?? []))].sort();
}

const DAY_MS = 24 * 60 * 60 * 1000;

export function billingMonth(now: Date): BillingMonth {
  const endsAt = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1));
  return { endsAt, daysLeft: Math.floor((endsAt.getTime() - now.getTime()) / DAY_MS) };
}
