import type { Checklist } from './checklist.ts';

/** A checklist that somebody started: who ticked what. Kept, so that it can be gone on with. */
export interface ChecklistRun {
  name: string;
  /** Where it was started, and where alone it is shown. */
  channel: string;
  /** Begins with the time of its start, so that runs sort by it. */
  id: string;
  startedBy: string;
  startedAt: string;
  /** By step id. */
  ticks: Readonly<Record<string, Tick>>;
  /** Counts the writes: 0 before the first. */
  version: number;
}

export interface Tick {
  /** Slack's id of the person. */
  by: string;
  at: string;
}

/** A step that is ticked keeps the name of who ticked it first; unticking is for everybody. */
export function withTick(
  run: ChecklistRun,
  step: string,
  done: boolean,
  { by, at }: Tick,
): ChecklistRun {
  const isTicked = run.ticks[step] !== undefined;
  if (done === isTicked) return run;
  if (done) return { ...run, ticks: { ...run.ticks, [step]: { by, at } } };
  const ticks = Object.fromEntries(Object.entries(run.ticks).filter(([id]) => id !== step));
  return { ...run, ticks };
}

/** Steps that are still to do. Ticks of steps that the list no longer has do not count. */
export function openSteps(run: ChecklistRun, checklist: Checklist): string[] {
  return checklist.steps.map(({ id }) => id).filter((id) => run.ticks[id] === undefined);
}
