/** In whose zone and language a date is written. */
export interface Viewer {
  /** `Europe/Berlin`; undefined: that of the machine. */
  zone?: string | undefined;
  locale?: string | undefined;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** What Slack makes of the form of a `<!date^…>`. */
export function formatSlackDate(form: string, at: Date, now: Date, viewer: Viewer = {}): string {
  return form.replace(/\{(\w+)\}/g, (whole, token: string) => {
    const written = writeToken(token, at, now, viewer);
    return written ?? whole;
  });
}

function writeToken(token: string, at: Date, now: Date, viewer: Viewer): string | undefined {
  const pretty = token.endsWith('_pretty');
  switch (token.replace(/_pretty$/, '')) {
    case 'date_num':
      return write(at, viewer, { year: 'numeric', month: '2-digit', day: '2-digit' });
    case 'date':
      return (pretty ? nearDay(at, now, viewer) : undefined) ?? longDate(at, viewer, 'long');
    case 'date_short':
      return (pretty ? nearDay(at, now, viewer) : undefined) ?? longDate(at, viewer, 'short');
    case 'date_long':
      return (
        (pretty ? nearDay(at, now, viewer) : undefined) ??
        `${write(at, viewer, { weekday: 'long' })}, ${longDate(at, viewer, 'long')}`
      );
    case 'time':
      return write(at, viewer, { hour: '2-digit', minute: '2-digit' });
    case 'time_secs':
      return write(at, viewer, { hour: '2-digit', minute: '2-digit', second: '2-digit' });
    case 'ago':
      return ago(at, now);
    default:
      return undefined;
  }
}

/** `today`, `yesterday` and `tomorrow`, of the viewer's own days. */
export function nearDay(at: Date, now: Date, viewer: Viewer = {}): string | undefined {
  const day = dayOf(at, viewer);
  if (day === dayOf(now, viewer)) return 'today';
  if (day === dayOf(new Date(now.getTime() - DAY), viewer)) return 'yesterday';
  return day === dayOf(new Date(now.getTime() + DAY), viewer) ? 'tomorrow' : undefined;
}

/** `2026-11-26` where the viewer is. */
export function dayOf(at: Date, { zone }: Viewer = {}): string {
  return write(at, { zone, locale: 'sv-SE' }, {});
}

export function longDate(at: Date, viewer: Viewer, month: 'long' | 'short'): string {
  return write(at, viewer, { day: 'numeric', month, year: 'numeric' });
}

/** `in 7 days`, `3 hours ago`. */
export function ago(at: Date, now: Date): string {
  const ms = at.getTime() - now.getTime();
  const size = Math.abs(ms);
  if (size < MINUTE) return 'just now';
  const form = new Intl.RelativeTimeFormat('en', { numeric: 'always' });
  if (size < HOUR) return form.format(Math.round(ms / MINUTE), 'minute');
  if (size < DAY) return form.format(Math.round(ms / HOUR), 'hour');
  return form.format(Math.round(ms / DAY), 'day');
}

export function write(
  at: Date,
  { zone, locale = 'en-GB' }: Viewer,
  form: Intl.DateTimeFormatOptions,
): string {
  return formatOf(locale, { ...form, timeZone: zone }).format(at);
}

/** To make one takes longer than to write a whole message with it. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(locale: string, form: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([locale, form]);
  const made = formats.get(key) ?? new Intl.DateTimeFormat(locale, form);
  formats.set(key, made);
  return made;
}
