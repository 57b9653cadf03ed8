/** Whether the logs of Plaid's dashboard show something that happened a while ago. */
export const logPhases = ['not yet', 'there', 'vanishing', 'gone'] as const;
export type LogPhase = (typeof logPhases)[number];

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;

/** The logs lag "a few minutes to a couple of hours", and go back 14 days. Sources: Codat's help; Plaid's docs. */
const LAG_MS = 2 * HOUR_MS;
const KEPT_MS = 14 * DAY_MS;
/** Time enough to file a case. */
const WARNING_MS = 2 * DAY_MS;

/** @param at when it happened */
export function logPhase(at: string, now: Date): LogPhase {
  const age = now.getTime() - Date.parse(at);
  if (age < LAG_MS) return 'not yet';
  if (age < KEPT_MS - WARNING_MS) return 'there';
  return age < KEPT_MS ? 'vanishing' : 'gone';
}

/** When the phase changes next; undefined once the logs are gone. */
export function nextLogPhase(at: string, now: Date): Date | undefined {
  const turns = [LAG_MS, KEPT_MS - WARNING_MS, KEPT_MS].map((ms) => new Date(Date.parse(at) + ms));
  return turns.find((turn) => turn > now);
}

/** When the logs of it are gone. */
export function logsEnd(at: string): string {
  return new Date(Date.parse(at) + KEPT_MS).toISOString();
}
