/** Plaid's own logs go no further back. */
const MOST_DAYS = 14;
const USUAL_DAYS = 7;

/** How far back somebody wants to look: `7d`, `7 days`, `last 2 weeks`, `7`. @returns undefined where nobody can tell */
export function reviewDays(typed: string): number | undefined {
  if (typed === '') return USUAL_DAYS;
  const [, count, unit = ''] =
    /^(?:last )?(\d{1,3}) ?(d|days?|w|weeks?)?$/.exec(typed.toLowerCase()) ?? [];
  const days = Number(count) * (unit.startsWith('w') ? 7 : 1);
  return days >= 1 && days <= MOST_DAYS ? days : undefined;
}
