import type { Done } from '#console/contract.ts';

/** Waits for what was asked of the server, and shows the person what was wrong with it. */
export type Doing = (work: Promise<Done>) => Promise<void>;

export function doingWith(onProblem: (problem: string) => void): Doing {
  return async (work) => {
    const done = await work;
    if (!done.ok) onProblem(done.problem);
  };
}
