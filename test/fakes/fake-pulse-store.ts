import { type Door, type HourOfRefusals, refusalReasons } from '#lib/incoming/refusals.ts';
import type { PulseStore } from '#lib/ports/pulse-store.ts';

import { type Fault, played } from './played.ts';

const noFault: Fault = () => undefined;

export function fakePulseStore(fault: Fault = noFault): PulseStore & {
  /** How often a door has written. */
  writes: Map<Door, number>;
} {
  const hours = new Map<string, HourOfRefusals & { door: Door }>();
  const writes = new Map<Door, number>();
  let sweep: { at: string; since: string } | undefined;
  return {
    writes,
    swept: (at) =>
      played('pulses.swept', fault, () => {
        sweep = { at: at.toISOString(), since: sweep?.since ?? at.toISOString() };
      }),
    lastSweep: () => played('pulses.lastSweep', fault, () => sweep),
    addRefusals: (door, counts, at) =>
      played('pulses.addRefusals', fault, () => {
        writes.set(door, (writes.get(door) ?? 0) + 1);
        const hour = at.toISOString().slice(0, 13);
        const known = hours.get(`${door} ${hour}`)?.counts ?? {};
        const sums = refusalReasons.flatMap((reason) => {
          const sum = (known[reason] ?? 0) + (counts[reason] ?? 0);
          return sum === 0 ? [] : [[reason, sum]];
        });
        hours.set(`${door} ${hour}`, {
          door,
          hour,
          counts: Object.fromEntries(sums),
          lastAt: at.toISOString(),
        });
      }),
    refusalsSince: (door, since) =>
      played('pulses.refusalsSince', fault, () =>
        [...hours.values()]
          .filter((one) => one.door === door && one.hour >= since.toISOString().slice(0, 13))
          .sort((a, b) => (a.hour < b.hour ? 1 : -1))
          .map(({ hour, counts, lastAt }) => ({ hour, counts, lastAt })),
      ),
  };
}
