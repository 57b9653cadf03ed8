import { oneLine } from './text.ts';

/** What a spreadsheet would take for a formula, in either width. */
const formula = /^[=+\-@＝＋－＠]/;

/** A row as RFC 4180 has it, without the end of its line. Text that a spreadsheet would run begins with an apostrophe. */
export function csvRow(fields: readonly (string | number)[]): string {
  return fields.map(csvField).join(',');
}

function csvField(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const plain = oneLine(value);
  const safe = formula.test(plain) ? `'${plain}` : plain;
  return /[",]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
