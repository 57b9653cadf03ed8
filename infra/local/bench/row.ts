/** One line of the table: what was asked for, and what was measured. */
export interface Row {
  what: string;
  /** As said in the design; empty where nothing was asked for. */
  limit: string;
  measured: string;
  isMet?: boolean;
}

export function atMost(what: string, most: number, measured: number, unit = ''): Row {
  return {
    what,
    limit: `≤ ${said(most)}${unit}`,
    measured: `${said(measured)}${unit}`,
    isMet: measured <= most,
  };
}

export function atLeast(what: string, least: number, measured: number, unit = ''): Row {
  return {
    what,
    limit: `≥ ${said(least)}${unit}`,
    measured: `${said(measured)}${unit}`,
    isMet: measured >= least,
  };
}

/** Something to know, that nothing was asked of. */
export function noted(what: string, measured: string): Row {
  return { what, limit: '', measured };
}

export function printRows(title: string, rows: readonly Row[]): void {
  console.log(`\n${title}`);
  for (const { what, limit, measured, isMet } of rows) {
    const mark = isMet === undefined ? ' ' : isMet ? '✓' : '✗';
    console.log(`  ${mark} ${what.padEnd(66)} ${limit.padStart(12)}  ${measured}`);
  }
}

/** Numbers as people read them: three digits are enough. */
export function said(value: number): string {
  if (Number.isInteger(value)) return value.toLocaleString('en-US');
  return value.toLocaleString('en-US', { maximumSignificantDigits: 3 });
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}
