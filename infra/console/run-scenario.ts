import { setTimeout } from 'node:timers/promises';

import { Untakable } from './backstage.ts';
import type { ScenarioProgress } from './contract.ts';
import { NotSo, type Scenario, type Stage } from './stage.ts';

/** So that eyes can follow. */
const PAUSE_MS = 300;

/** Plays one scenario at a time. */
export interface ScenarioRunner {
  progress(): ScenarioProgress | undefined;
  /** @throws {Untakable} while another one is played */
  begin(scenario: Scenario): void;
  /** Ends what is played, and forgets it. */
  clear(): Promise<void>;
}

/** @param openStage for one run; `signal` ends it */
export function openScenarioRunner(
  openStage: (signal: AbortSignal) => Stage,
  onChange: () => void,
): ScenarioRunner {
  let progress: ScenarioProgress | undefined;
  let ending = new AbortController();
  let running: Promise<void> | undefined;

  function show(next: ScenarioProgress): void {
    progress = next;
    onChange();
  }

  async function play(scenario: Scenario, signal: AbortSignal): Promise<void> {
    const steps = scenario.steps(openStage(signal));
    for (const [index, step] of steps.entries()) {
      const { says } = step;
      const at = { id: scenario.id, says, step: index + 1, steps: steps.length };
      show({ ...at, outcome: 'running' });
      try {
        await step.run();
        await setTimeout(PAUSE_MS, undefined, { signal });
      } catch (error) {
        if (!signal.aborted) show({ ...at, says: failure(says, error), outcome: 'failed' });
        return;
      }
      if (index === steps.length - 1) show({ ...at, outcome: 'done' });
    }
  }

  return {
    progress: () => progress,
    begin(scenario) {
      if (running !== undefined) throw new Untakable('Another scenario is being played.');
      ending = new AbortController();
      running = play(scenario, ending.signal).finally(() => {
        running = undefined;
      });
    },
    async clear() {
      ending.abort();
      await running;
      progress = undefined;
      onChange();
    },
  };
}

function failure(says: string, error: unknown): string {
  if (error instanceof NotSo) return `${says} But not: ${error.message}`;
  console.error(error);
  return `${says} But that failed.`;
}
