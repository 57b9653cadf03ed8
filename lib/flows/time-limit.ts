import type { Ports } from '#lib/ports.ts';

/** Calls off what listens to its signal: once that time has passed, or at its end. */
export function timeLimit(
  ms: number,
  ports: Pick<Ports, 'sleep'>,
): { signal: AbortSignal; end(): void } {
  const [limit, timer] = [new AbortController(), new AbortController()];
  void ports.sleep(ms, timer.signal).then(
    () => {
      limit.abort();
    },
    () => undefined,
  );
  return {
    signal: limit.signal,
    end() {
      timer.abort();
      limit.abort();
    },
  };
}
