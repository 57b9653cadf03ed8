const DAY_S = 24 * 60 * 60;

/** How long what came in, and what was done, can be looked up: beyond a year, where Plaid's own log ends after 14 days. */
const KEPT_DAYS = 400;

/** For `expiresAt`: seconds, as DynamoDB's time to live wants them. */
export function expiryAfter(from: Date, days = KEPT_DAYS): number {
  return Math.floor(from.getTime() / 1000) + days * DAY_S;
}
