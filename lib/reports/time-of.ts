/** How late a report may be sent and still be believed about when it happened. */
const LATEST_MS = 24 * 60 * 60 * 1000;

/** Clocks differ: of browsers, of your servers, of ours. */
const SKEW_MS = 60_000;

/**
 * When what is reported happened. A report that is sent again is signed anew: its own `timestamp` keeps it the same
 * report, and tells a repair from one that was before the trouble.
 *
 * @param timestamp of the report; where it says nothing, or nothing that can be, the signature's stands in
 * @param receivedAt by our clock: nothing is kept as of later than that
 */
export function timeOf(timestamp: unknown, signedAt: Date, receivedAt: Date): string {
  const ms = typeof timestamp === 'string' ? Date.parse(timestamp) : NaN;
  const behind = signedAt.getTime() - ms;
  const isPossible = behind >= -SKEW_MS && behind <= LATEST_MS;
  const at = isPossible ? ms : signedAt.getTime();
  return new Date(Math.min(at, receivedAt.getTime())).toISOString();
}
