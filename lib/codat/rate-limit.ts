/** When Codat lets us ask again: `Retry-After` in seconds or as a date, else when the day's quota opens anew. */
export function retryTime(headers: Headers, now: Date): Date | undefined {
  return timeIn(headers.get('retry-after'), now) ?? timeIn(headers.get('x-rate-limit-reset'), now);
}

/** What is left of the day's quota; Codat says so with every answer, or leaves it out. */
export function requestsLeft(headers: Headers): number | undefined {
  const left = headers.get('x-rate-limit-remaining')?.trim() ?? '';
  return /^\d{1,9}$/.test(left) ? Number(left) : undefined;
}

/** What is past, or further away than a year, tells nothing. */
function timeIn(value: string | null, now: Date): Date | undefined {
  if (value === null) return undefined;
  const seconds = /^\s*(\d+(?:\.\d+)?)\s*$/.exec(value)?.[1];
  const ms = seconds === undefined ? Date.parse(value) : now.getTime() + Number(seconds) * 1000;
  const away = ms - now.getTime();
  return away >= 0 && away < YEAR_MS ? new Date(ms) : undefined;
}

const YEAR_MS = 365 * 24 * 60 * 60 * 1000;
