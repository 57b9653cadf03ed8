import { atEachStep } from './at-each-step.ts';
import { every } from './every.ts';
import type { WorldClock } from './world-clock.ts';

/** What happens by itself, again and again; the world's clock can be put forward through it. */
export interface Heartbeat {
  /** What would have happened in that time does happen. */
  forward(ms: number): Promise<void>;
  /** Nothing happens by itself meanwhile. */
  still<T>(run: () => Promise<T>): Promise<T>;
  stop(): Promise<void>;
}

interface Beating {
  clock: WorldClock;
  sweep: () => Promise<unknown>;
  /** @param meant when the schedule meant to wake it */
  sumUp: (meant: Date) => Promise<unknown>;
  /** Resolves when all that was taken on is done. */
  settled: () => Promise<void>;
  /** When something is due next within that time. */
  nextDue: (after: Date, by: Date) => Promise<Date | undefined>;
  summaryTimes: (from: Date, to: Date) => readonly Date[];
}

const BEAT_MS = 1_000;
const SUMMARY_MS = 5 * 60 * 1000;
/** A sweep comes every minute; a day of them would take too long to watch. */
const STEP_MS = 15 * 60 * 1000;
const MOST_STEPS = 24;
/** What is due step by step is not met to the second, or a storm would make a step for each Item. */
const MOST_STOPS = 160;

export function startHeartbeat(beating: Beating): Heartbeat {
  const { clock, sweep, sumUp, settled } = beating;
  let last: Promise<unknown> = Promise.resolve();

  function inTurn<T>(run: () => Promise<T>): Promise<T> {
    const turn = last.then(run);
    last = turn.catch(() => undefined);
    return turn;
  }

  async function forward(ms: number): Promise<void> {
    await settled();
    const target = new Date(Date.now() + ms);
    const stepMs = Math.max(STEP_MS, ms / MOST_STEPS);
    const stopMs = Math.max(1_000, ms / MOST_STOPS);
    const summaries = [...beating.summaryTimes(new Date(), target)];
    while (new Date() < target) {
      const now = Date.now();
      const step = new Date(Math.min(now + stepMs, target.getTime()));
      const due = await beating.nextDue(new Date(now), step);
      const next = due === undefined ? step : new Date(Math.max(due.getTime(), now + stopMs));
      const [summary] = summaries;
      const isSummary = summary !== undefined && summary <= next;
      clock.setTo(isSummary ? summary : next < target ? next : target);
      await sweep();
      await settled();
      if (isSummary) await sumUp(summaries.shift() ?? summary);
    }
  }

  const atFiveMinutes = atEachStep(SUMMARY_MS, sumUp);
  const stops = [
    every(BEAT_MS, 'sweep', () => inTurn(sweep)),
    every(BEAT_MS, 'daily-summary', () => inTurn(atFiveMinutes)),
  ];

  return {
    forward: (ms) => inTurn(() => forward(ms)),
    still: inTurn,
    async stop() {
      await Promise.all(stops.map((stop) => stop()));
      await last;
    },
  };
}
