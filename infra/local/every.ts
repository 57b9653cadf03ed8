import { setTimeout } from 'node:timers/promises';

/** Runs again and again, never twice at once. @param name says whose fault is printed. @returns a function that stops it */
export function every(ms: number, name: string, run: () => Promise<unknown>): () => Promise<void> {
  const stop = new AbortController();
  const running = (async () => {
    while (!stop.signal.aborted) {
      await run().catch((error: unknown) => {
        console.error(`${name}:`, error);
      });
      await setTimeout(ms, undefined, { signal: stop.signal }).catch(() => null);
    }
  })();
  return async () => {
    stop.abort();
    await running;
  };
}
