import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

/** The clock of the world that a laptop plays: the machine's, put forward. */
export interface WorldClock {
  /** Backwards, too, but only for who has made everything forget what it knew. */
  setTo(at: Date): void;
  /** As the machine has it. */
  reset(): void;
  /** The machine's own clock again. */
  close(): void;
}

/**
 * Makes one clock of all clocks in this process: whoever asks `Date` is told the world's time. Timers stay those of the
 * machine.
 *
 * @param file keeps how far it was put forward over a restart: what is stored must not lie in the future then
 */
export function installWorldClock(file?: string): WorldClock {
  const machine = Date;
  let aheadMs = file === undefined ? 0 : readAhead(file);

  const now = () => machine.now() + aheadMs;
  globalThis.Date = new Proxy(machine, {
    get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
    construct: (target, given, made) =>
      Object(Reflect.construct(target, given.length === 0 ? [now()] : given, made)),
    apply: () => new machine(now()).toString(),
  });

  function put(ms: number): void {
    aheadMs = ms;
    if (file === undefined) return;
    if (ms === 0) rmSync(file, { force: true });
    else writeFileSync(file, JSON.stringify({ aheadMs }));
  }

  return {
    setTo(at) {
      put(at.getTime() - machine.now());
    },
    reset() {
      put(0);
    },
    close() {
      globalThis.Date = machine;
    },
  };
}

/** Another process of this world goes by its clock, too: what it signs would else be too old. */
export async function followClock(tartan: string): Promise<void> {
  const answer = await fetch(`${tartan}/local/clock`);
  if (!answer.ok) return;
  const { now }: { now: string } = JSON.parse(await answer.text());
  installWorldClock().setTo(new Date(now));
}

function readAhead(file: string): number {
  if (!existsSync(file)) return 0;
  const { aheadMs }: { aheadMs: number } = JSON.parse(readFileSync(file, 'utf8'));
  return aheadMs;
}
