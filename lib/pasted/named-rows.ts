/** A row of values with the names above it or before it. */
export interface NamedRow {
  head: readonly string[];
  cells: readonly string[];
}

/**
 * The rows of the tables in a text: of a database, a spreadsheet, a wiki, or an INSERT.
 *
 * @param isName tells a name of a column from a value
 */
export function namedRows(text: string, isName: (cell: string) => boolean): NamedRow[] {
  const lines = text.split(/\r?\n/);
  const inserts = [...text.matchAll(/\(([^()]+)\)\s*VALUES\s*\(([^()]+)\)/gi)].map(
    ([, names = '', values = '']) => ({ head: cellsOf(names, ','), cells: cellsOf(values, ',') }),
  );
  return [...inserts, ...['|', '\t', ';', ','].flatMap((sign) => rowsUnder(lines, sign, isName))];
}

/** The rows of as many cells as the last line of names above them has. */
function rowsUnder(
  lines: readonly string[],
  sign: string,
  isName: (cell: string) => boolean,
): NamedRow[] {
  const rows: NamedRow[] = [];
  let head: readonly string[] = [];
  for (const line of lines) {
    const cells = cellsOf(line, sign);
    if (cells.length > 1 && cells.some(isName)) head = cells;
    else if (cells.length > 1 && cells.length === head.length) rows.push({ head, cells });
  }
  return rows;
}

function cellsOf(line: string, sign: string): string[] {
  return line
    .replace(/^[\s>]*\|+|\|+\s*$/g, '')
    .replace(/\|{2}/g, '|')
    .split(sign)
    .map((cell) => cell.trim().replace(/^["'*_]+|["'*_]+$/g, ''));
}
