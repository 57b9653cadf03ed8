import { median } from './row.ts';

/**
 * Runs each of these many times, one kind after the other in every round, so that what else the machine does meets them
 * alike.
 *
 * @returns the median CPU time of one run in microseconds, by name
 */
export async function interleaved<Name extends string>(
  runs: Readonly<Record<Name, () => Promise<unknown>>>,
  { rounds, times }: { rounds: number; times: number },
): Promise<(name: Name) => number> {
  const measured = new Map<string, number[]>();
  for (let round = 0; round < rounds; round += 1)
    for (const [name, run] of Object.entries<() => Promise<unknown>>(runs)) {
      const taken = (await cpuTime(run, times)) / times;
      measured.set(name, [...(measured.get(name) ?? []), taken]);
    }
  return (name) => median(measured.get(name) ?? []);
}

/** @returns microseconds */
export async function cpuTime(run: () => Promise<unknown>, times = 1): Promise<number> {
  const start = process.cpuUsage();
  for (let time = 0; time < times; time += 1) await run();
  const { user, system } = process.cpuUsage(start);
  return user + system;
}
