import type { FollowUp, FollowUps } from '#lib/live-ports.ts';

/** Remembers what was handed over; `refuse` makes it fail. */
export function fakeFollowUps(): FollowUps & {
  started: FollowUp[];
  /** Items of which nobody has asked. */
  rechecked: string[];
  refuse: boolean;
} {
  return {
    started: [],
    rechecked: [],
    refuse: false,
    start(job) {
      if (this.refuse) return Promise.reject(new Error('no such function'));
      if ('recheck' in job) this.rechecked.push(job.recheck);
      else this.started.push(job);
      return Promise.resolve();
    },
  };
}
