import type { Door, HourOfRefusals, Refusals } from '#lib/incoming/refusals.ts';

/** Small signs of life and of trouble that leave no other trace. */
export interface PulseStore {
  /** A sweep has come to its end. */
  swept(at: Date): Promise<void>;
  /** When the last one did, and since when any has. */
  lastSweep(): Promise<{ at: string; since: string } | undefined>;
  /** Adds to what a door refused in that hour. */
  addRefusals(door: Door, counts: Refusals, at: Date): Promise<void>;
  /** By hours, from the one of that time on, the newest first. */
  refusalsSince(door: Door, since: Date): Promise<HourOfRefusals[]>;
}
