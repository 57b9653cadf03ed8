import type { Database } from '#lib/dynamodb/client.ts';

/** What DynamoDB charges for a read that finds nothing; of a consistent one it is twice as much. */
const LEAST = 0.5;

/**
 * Adds up the read units that the database charges this client from now on.
 *
 * @returns the sum since the last time that it was asked for
 */
export function meterReads(database: Database): () => number {
  let units = 0;
  database.client.middlewareStack.add(
    (next, { commandName }) =>
      async (args) => {
        if (!/^(?:Get|BatchGet|Query|Scan)/.test(String(commandName))) return next(args);
        const input = { ...args.input, ReturnConsumedCapacity: 'TOTAL' };
        const result = await next({ ...args, input });
        const { output } = result;
        const charged = 'ConsumedCapacity' in output ? output.ConsumedCapacity : undefined;
        const isConsistent = 'ConsistentRead' in input && input.ConsistentRead === true;
        // Of a batch there is one for each table.
        for (const one of [charged ?? []].flat())
          units += Math.max(unitsOf(one), isConsistent ? 2 * LEAST : LEAST);
        return result;
      },
    { step: 'initialize' },
  );
  return () => {
    const read = units;
    units = 0;
    return read;
  };
}

function unitsOf(capacity: object): number {
  if (!('CapacityUnits' in capacity)) return 0;
  const { CapacityUnits: units } = capacity;
  return typeof units === 'number' ? units : 0;
}
