import type { Done } from '#console/contract.ts';

/** Waits for what was asked of the server, and shows the person what was wrong with it. @returns whether nothing was */
export type Doing = (work: Promise<Done>) => Promise<boolean>;

export function doingWith(onProblem: (problem: string) => void): Doing {
  return async (work) => {
    const done = await work;
    if (!done.ok) onProblem(done.problem);
    return done.ok;
  };
}
