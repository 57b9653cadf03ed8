/** Plaid's calendar month is UTC's, whatever the reader's zone. Source: Plaid's docs on billing. */
export interface BillingMonth {
  /** The first of the next month, 00:00 UTC: from then on a new fee is due. */
  endsAt: Date;
  daysLeft: number;
}

const DAY_MS = 24 * 60 * 60 * 1000;

export function billingMonth(now: Date): BillingMonth {
  const endsAt = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1));
  return { endsAt, daysLeft: Math.floor((endsAt.getTime() - now.getTime()) / DAY_MS) };
}
