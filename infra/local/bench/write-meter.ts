import type { Database } from '#lib/dynamodb/client.ts';

import { readTables } from '../serverless-file.ts';
import { rowSize, writeUnits } from './capacity.ts';

/** What was written: how often, in units with those of the indexes, and the largest row. */
export interface Written {
  writes: number;
  units: number;
  largest: number;
  tables: Readonly<Record<string, number>>;
}

/**
 * Counts what this client writes from now on, by DynamoDB's rules; a refused condition costs a unit, too.
 *
 * @returns what was written since it was last asked
 */
export function meterWrites(database: Database): () => Written {
  const rules = new Map(
    readTables(database.prefix).map((table) => [String(table['TableName']), writeUnits(table)]),
  );
  let written = nothing();
  database.client.middlewareStack.add(
    (next, { commandName }) =>
      async (args) => {
        // An update of ours adds to one small row in a table without indexes: a unit.
        if (commandName === 'UpdateCommand' || commandName === 'UpdateItemCommand') {
          written = { ...written, writes: written.writes + 1, units: written.units + 1 };
          return next(args);
        }
        if (commandName !== 'PutCommand' && commandName !== 'PutItemCommand') return next(args);
        const { Item: row, TableName: table } = putOf(args.input);
        const name = table.slice(database.prefix.length);
        const tables = { ...written.tables, [name]: (written.tables[name] ?? 0) + 1 };
        const largest = Math.max(written.largest, rowSize(row));
        const { writes, units } = written;
        written = { writes: writes + 1, units: units + 1, largest, tables };
        const input = { ...args.input, ReturnValues: 'ALL_OLD' };
        const result = await next({ ...args, input });
        written.units += (rules.get(table)?.(beforeOf(result.output), row) ?? 1) - 1;
        return result;
      },
    { step: 'initialize', priority: 'high' },
  );
  return () => {
    const seen = written;
    written = nothing();
    return seen;
  };
}

function nothing(): Written {
  return { writes: 0, units: 0, largest: 0, tables: {} };
}

function putOf(input: object): { Item: Record<string, unknown>; TableName: string } {
  const row: unknown = 'Item' in input ? input.Item : undefined;
  if (typeof row !== 'object' || row === null || !('TableName' in input))
    throw new Error('puts nothing');
  return { Item: { ...row }, TableName: String(input.TableName) };
}

function beforeOf(output: object): Record<string, unknown> | undefined {
  const before: unknown = 'Attributes' in output ? output.Attributes : undefined;
  return typeof before === 'object' && before !== null ? { ...before } : undefined;
}
