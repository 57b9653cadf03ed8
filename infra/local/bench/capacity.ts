import * as z from 'zod/mini';

/** Something kept, as DocumentClient takes it. */
export type Row = Readonly<Record<string, unknown>>;

const tableShape = z.object({
  TableName: z.string(),
  KeySchema: z.array(z.object({ AttributeName: z.string() })),
  GlobalSecondaryIndexes: z.optional(
    z.array(
      z.object({
        KeySchema: z.array(z.object({ AttributeName: z.string() })),
        Projection: z.object({
          ProjectionType: z.string(),
          NonKeyAttributes: z.optional(z.array(z.string())),
        }),
      }),
    ),
  ),
});

/**
 * DynamoDB's rules for what a write costs: a unit for each started KiB of the larger of the two rows, and for each index
 * one for what leaves it and one for what comes, or one where only the rest of what it has changes.
 *
 * @param table as CloudFormation describes it
 */
export function writeUnits(table: unknown): (before: Row | undefined, after: Row) => number {
  const { KeySchema, GlobalSecondaryIndexes = [] } = tableShape.parse(table);
  const keyNames = KeySchema.map(({ AttributeName }) => AttributeName);
  const indexes = GlobalSecondaryIndexes.map(({ KeySchema, Projection }) => {
    const own = KeySchema.map(({ AttributeName }) => AttributeName);
    const names = [...own, ...keyNames, ...(Projection.NonKeyAttributes ?? [])];
    const isWhole = Projection.ProjectionType === 'ALL';
    return { own, inIndex: (row: Row) => (isWhole ? row : only(names, row)) };
  });
  return (before, after) => {
    const base = Math.max(unitsOf(before ?? {}), unitsOf(after));
    return indexes.reduce((sum, { own, inIndex }) => {
      const [left, come] = [before, after].map((row) =>
        row !== undefined && own.every((name) => row[name] !== undefined)
          ? inIndex(row)
          : undefined,
      );
      if (left === undefined || come === undefined)
        return sum + (left === come ? 0 : unitsOf(left ?? come ?? {}));
      if (same(left, come)) return sum;
      const isSameKey = same(only(own, left), only(own, come));
      return (
        sum + (isSameKey ? Math.max(unitsOf(left), unitsOf(come)) : unitsOf(left) + unitsOf(come))
      );
    }, base);
  };
}

/** Bytes of a row by DynamoDB's rules: names and values, and a little for each list and map. */
function sizeOf(value: unknown): number {
  if (typeof value === 'string') return Buffer.byteLength(value);
  if (typeof value === 'number') return Math.ceil(String(value).length / 2) + 1;
  if (typeof value === 'boolean' || value === null) return 1;
  if (Array.isArray(value)) return value.reduce<number>((sum, one) => sum + 1 + sizeOf(one), 3);
  if (typeof value === 'object') return rowSize({ ...value }) + 3 + Object.keys(value).length;
  return 0;
}

export function rowSize(row: Row): number {
  return Object.entries(row).reduce(
    (sum, [name, value]) =>
      value === undefined ? sum : sum + Buffer.byteLength(name) + sizeOf(value),
    0,
  );
}

function unitsOf(row: Row): number {
  return Math.max(1, Math.ceil(rowSize(row) / 1024));
}

function only(names: readonly string[], row: Row): Row {
  return Object.fromEntries(names.map((name) => [name, row[name]]));
}

function same(one: Row, other: Row): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .filter(([, part]) => part !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, part]) => [name, sorted(part)]);
}
