const named: Readonly<Record<string, string>> = {
  good: '#2eb886',
  warning: '#daa038',
  danger: '#a30200',
};

const GREY = '#dddddd';

/** The colour of an attachment's bar: Slack knows three by name, and takes any other as six hex digits. */
export function attachmentColor(color: string | undefined): string {
  const known = named[color ?? ''];
  if (known !== undefined) return known;
  const digits = /^#?([0-9a-f]{6})$/i.exec(color ?? '')?.[1];
  return digits === undefined ? GREY : `#${digits}`;
}
