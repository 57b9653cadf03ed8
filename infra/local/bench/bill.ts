import { readFileSync } from 'node:fs';

import { parse } from 'yaml';
import * as z from 'zod/mini';

/** What a piece of work uses of AWS. */
export interface Usage {
  readUnits: number;
  writeUnits: number;
  /** Rows that the stream hands on: Lambda reads them free of charge. */
  streamRecords: number;
  lambdaRequests: number;
  gbSeconds: number;
  httpRequests: number;
}

const pricesShape = z.object({
  source: z.string(),
  date: z.string(),
  dollars: z.object({
    millionWriteUnits: z.number(),
    millionReadUnits: z.number(),
    millionLambdaRequests: z.number(),
    gbSecond: z.number(),
    millionHttpRequests: z.number(),
  }),
});

export type Prices = z.infer<typeof pricesShape>;

/** Ours, or those of the file that `BENCH_PRICES` names. */
export function readPrices(): Prices {
  const file = process.env['BENCH_PRICES'] ?? 'infra/local/bench/prices.json';
  return pricesShape.parse(JSON.parse(readFileSync(file, 'utf8')));
}

export function dollarsOf(usage: Usage, { dollars }: Prices): number {
  return (
    (usage.writeUnits * dollars.millionWriteUnits +
      usage.readUnits * dollars.millionReadUnits +
      usage.lambdaRequests * dollars.millionLambdaRequests +
      usage.httpRequests * dollars.millionHttpRequests) /
      1e6 +
    usage.gbSeconds * dollars.gbSecond
  );
}

export function total(parts: readonly [times: number, usage: Usage][]): Usage {
  const sum = { ...nothing };
  for (const [times, usage] of parts)
    for (const name of usageNames) sum[name] += times * usage[name];
  return sum;
}

const nothing: Usage = {
  readUnits: 0,
  writeUnits: 0,
  streamRecords: 0,
  lambdaRequests: 0,
  gbSeconds: 0,
  httpRequests: 0,
};
const usageNames = [
  'readUnits',
  'writeUnits',
  'streamRecords',
  'lambdaRequests',
  'gbSeconds',
  'httpRequests',
] as const;

/** Lambda gives a whole processor for so many MB, and a share of it for fewer. */
const MB_PER_CPU = 1_769;
/** A request to DynamoDB in the same region, on the clock. */
const ROUND_TRIP_MS = 5;

const memoryShape = z.object({
  provider: z.object({ memorySize: z.number() }),
  functions: z.record(z.string(), z.object({ memorySize: z.optional(z.number()) })),
});

/**
 * Of one run of a function, warm.
 *
 * @param cpuUs measured here: another processor takes more or less
 * @param calls of the store, one after the other
 */
export function gbSeconds(functionName: string, cpuUs: number, calls: number): number {
  const { provider, functions } = memoryShape.parse(parse(readFileSync('serverless.yml', 'utf8')));
  const mb = functions[functionName]?.memorySize ?? provider.memorySize;
  const ms = cpuUs / 1000 / Math.min(1, mb / MB_PER_CPU) + calls * ROUND_TRIP_MS;
  // Billed by the millisecond.
  return (Math.ceil(ms) / 1000) * (mb / 1024);
}
