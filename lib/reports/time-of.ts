/** How late a report may be sent and still be believed about when it happened. */
const LATEST_MS = 24 * 60 * 60 * 1000;

/**
 * When what is reported happened. A report that is sent again is signed anew: its own `timestamp` keeps it the same
 * report, and tells a repair from one that was before the trouble.
 *
 * @param signedAt stands in where the report says nothing, or nothing that can be
 */
export function timeOf(timestamp: unknown, signedAt: Date): string {
  const ms = typeof timestamp === 'string' ? Date.parse(timestamp) : NaN;
  const isPossible = ms <= signedAt.getTime() && ms >= signedAt.getTime() - LATEST_MS;
  return new Date(isPossible ? ms : signedAt.getTime()).toISOString();
}
