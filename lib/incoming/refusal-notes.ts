import type { Door, RefusalReason, Refusals } from './refusals.ts';

/** How often an instance writes at most, whatever is sent to it. */
const EVERY_MS = 60_000;

export type NoteRefusal = (reason: RefusalReason) => Promise<void>;

/**
 * Lets a door note what it refuses. Anybody can send what is refused: so an instance writes once a minute at most, what
 * came in between goes along with a later one, and a write that fails changes no answer.
 */
export function refusalNotes(
  door: Door,
  ports: {
    now(): Date;
    pulses: { addRefusals(door: Door, counts: Refusals, at: Date): Promise<void> };
    log: {
      error(sentence: string, cause: unknown, fields: Readonly<Record<string, unknown>>): void;
    };
  },
): NoteRefusal {
  let waiting: Partial<Record<RefusalReason, number>> = {};
  let writtenAt = -Infinity;
  return async (reason) => {
    waiting[reason] = (waiting[reason] ?? 0) + 1;
    const at = ports.now();
    if (at.getTime() - writtenAt < EVERY_MS) return;
    writtenAt = at.getTime();
    const counts = waiting;
    waiting = {};
    try {
      await ports.pulses.addRefusals(door, counts, at);
    } catch (error) {
      ports.log.error('refusals not noted', error, { door });
    }
  };
}
