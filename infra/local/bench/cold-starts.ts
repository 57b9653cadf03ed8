import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';

import * as z from 'zod/mini';

import { median } from './row.ts';

/** A handler to start, and the event for it: signed just before, because a signature ages. */
export interface Variant {
  name: string;
  file: string;
  event: () => unknown;
  env?: Readonly<Record<string, string>>;
}

/** CPU time in milliseconds, but `wall`. */
const coldStart = z.object({ load: z.number(), answer: z.number(), wall: z.number() });
export type ColdStart = z.infer<typeof coldStart> & { both: number };

/**
 * Starts each variant in fresh processes, all of them in each round, in random order: what else the machine does then
 * meets them alike.
 *
 * @returns medians by name
 */
export async function coldStarts(
  variants: readonly Variant[],
  rounds: number,
  env: Readonly<Record<string, string>>,
): Promise<(name: string) => ColdStart> {
  const runs = new Map<string, ColdStart[]>(variants.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round += 1)
    for (const variant of shuffled(variants))
      runs.get(variant.name)?.push(await start(variant, env));
  return (name) => {
    const of = (part: keyof ColdStart) => median((runs.get(name) ?? []).map((run) => run[part]));
    return { load: of('load'), answer: of('answer'), wall: of('wall'), both: of('both') };
  };
}

async function start(
  { name, file, event, env: own }: Variant,
  env: Readonly<Record<string, string>>,
): Promise<ColdStart> {
  const child = spawn(process.execPath, ['infra/local/bench/cold-driver.mjs'], {
    env: { ...env, ...own },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  child.stdin.end(JSON.stringify({ file, event: event() }));
  const [output, complaint] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const measured = /^MEASURED (.*)$/m.exec(output)?.[1];
  if (measured === undefined) throw new Error(`${name} did not answer:\n${output}${complaint}`);
  const { load, answer, wall } = coldStart.parse(JSON.parse(measured));
  return { load, answer, wall, both: load + answer };
}

function shuffled<One>(values: readonly One[]): One[] {
  return values
    .map((value) => ({ value, order: Math.random() }))
    .sort((a, b) => a.order - b.order)
    .map(({ value }) => value);
}
