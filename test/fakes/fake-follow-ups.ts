import type { FollowUp, FollowUps } from '#lib/live-ports.ts';

/** Remembers what was handed over; `refuse` makes it fail. */
export function fakeFollowUps(): FollowUps & { started: FollowUp[]; refuse: boolean } {
  return {
    started: [],
    refuse: false,
    start(followUp) {
      if (this.refuse) return Promise.reject(new Error('no such function'));
      this.started.push(followUp);
      return Promise.resolve();
    },
  };
}
