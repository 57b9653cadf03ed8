const DAY_MS = 24 * 60 * 60 * 1000;

/** Making one is slow. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** The calendar's day somewhere: `2026-03-29`. */
export function localDay(at: Date, timeZone: string): string {
  return new Date(wallMs(at.getTime(), timeZone)).toISOString().slice(0, 10);
}

export function nextDays(day: string, count: number): string {
  return new Date(Date.parse(day) + count * DAY_MS).toISOString().slice(0, 10);
}

/**
 * When a clock on the wall shows that time. Of a time that it shows twice, the first; one that it leaves out is as much
 * later as the clock was put forward.
 *
 * @param time such as `09:00`
 */
export function instantOf(day: string, time: string, timeZone: string): Date {
  const wall = Date.parse(`${day}T${time}:00Z`);
  const offsets = [wall - DAY_MS, wall + DAY_MS].map((ms) => wallMs(ms, timeZone) - ms);
  const shown = offsets
    .map((offset) => wall - offset)
    .filter((ms) => wallMs(ms, timeZone) === wall)
    .sort((a, b) => a - b);
  return new Date(shown[0] ?? wall - (offsets[0] ?? 0));
}

/** What the clock on the wall shows, as if it showed UTC. */
function wallMs(ms: number, timeZone: string): number {
  const parts = formatOf(timeZone).formatToParts(ms);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value ?? 0);
  const [year, month, day] = [part('year'), part('month'), part('day')];
  const [hour, minute, second] = [part('hour'), part('minute'), part('second')];
  return Date.UTC(year, month - 1, day, hour, minute, second) + (((ms % 1000) + 1000) % 1000);
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(timeZone, made);
  return made;
}
