/** Signs that reorder or hide text: control characters but the newline, bidi controls, zero-width signs. */
const trickSigns = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** Text from outside, made harmless for mrkdwn: no mention, no link, no command survives. */
export function escape(text: string): string {
  return text
    .replace(trickSigns, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

/** An identifier or code that can be copied; what would end the span early is taken out. */
export function code(text: string): string {
  return codeSpan(escape(text));
}

/** `code` for where the length counts: the span is closed whatever stands in it. */
export function codeWithin(text: string, length: number): string {
  return codeSpan(escapeWithin(text, length));
}

function codeSpan(escaped: string): string {
  const inner = escaped.replace(/[`\n]/g, '').trim();
  return inner === '' ? '`?`' : `\`${inner}\``;
}

/** Emphasis that text from outside cannot break out of. */
export function bold(text: string): string {
  const inner = escape(text)
    .replace(/[*`~\n]/g, '')
    .trim();
  return inner === '' ? '*?*' : `*${inner}*`;
}

/** Text from outside on one line, without what cannot be seen. */
export function oneLine(text: string): string {
  return text.replace(trickSigns, '').replace(/\s+/g, ' ').trim();
}

export function clip(text: string, length: number): string {
  if (text.length <= length) return text;
  const kept = text.slice(0, length - 1).replace(/[\ud800-\udbff]$/, '');
  return `${kept.trimEnd()}…`;
}

/** `escape` for where the length counts: never cut inside an `&amp;`. */
export function escapeWithin(text: string, length: number): string {
  return clip(escape(text), length).replace(/&\w*…$/, '…');
}

/** Words from outside within a line of ours: on one line, with no code span of their own. */
export function inLine(text: string, length: number): string {
  return escapeWithin(oneLine(text).replaceAll('`', "'"), length);
}

/** A link; the address is ours, never from outside. */
export function link(url: string, label: string): string {
  return `<${url}|${escape(label)}>`;
}

/** Somebody of the workspace, by Slack's id. */
export function person(id: string): string {
  return /^[UW][A-Z0-9]{2,20}$/.test(id) ? `<@${id}>` : 'somebody';
}

/** A time in the reader's own zone. */
export function date(iso: string, form = '{date_short_pretty}, {time}'): string {
  const ms = Date.parse(iso);
  if (Number.isNaN(ms)) return escape(iso);
  return `<!date^${String(Math.floor(ms / 1000))}^${form}|${plainDate(iso)}>`;
}

/** A time where Slack does not render dates: `2026-11-21 06:13 UTC`. */
export function plainDate(iso: string): string {
  const ms = Date.parse(iso);
  if (Number.isNaN(ms)) return iso;
  return `${new Date(ms).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/** A day of the calendar: `Thu 26 Nov`. */
export function dayTitle(day: string): string {
  const at = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(at.getTime())) return escape(day);
  const part = (form: Intl.DateTimeFormatOptions) =>
    at.toLocaleString('en-GB', { ...form, timeZone: 'UTC' });
  return `${part({ weekday: 'short' })} ${part({ day: 'numeric' })} ${part({ month: 'short' })}`;
}

/** `45 min`, `3 h 20 min`, `5 days`: the two largest units at most. */
export function duration(ms: number): string {
  const minutes = Math.max(0, Math.round(ms / 60_000));
  if (minutes < 1) return 'less than a minute';
  if (minutes < 60) return `${String(minutes)} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) {
    const rest = minutes % 60;
    return rest === 0 ? `${String(hours)} h` : `${String(hours)} h ${String(rest)} min`;
  }
  return `${String(Math.round(hours / 24))} days`;
}

/** `1 Item`, `300 Items`, `1,200 Items`. */
export function items(count: number): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? 'Item' : 'Items'}`;
}

/** `1 account`, `12 accounts`. */
export function accounts(count: number): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? 'account' : 'accounts'}`;
}

/** With a capital letter; what begins with a link or an emoji is left as it is. */
export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
