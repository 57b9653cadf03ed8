import { askAnswers } from './ask-answers.ts';
import { checkPrerequisites } from './check-prerequisites.ts';
import { checkSlack } from './check-slack.ts';
import { deployStack } from './deploy-stack.ts';
import { SetupProblem, SetupStopped } from './setup-problem.ts';
import type { Setup, Step } from './setup-step.ts';
import { storeKeys } from './store-keys.ts';
import { storeSlackKeys } from './store-slack-keys.ts';
import { testAlert } from './test-alert.ts';
import { writeManifest } from './write-manifest.ts';

/**
 * In this order, because the Slack app needs the address that only a deployment has, and its secrets exist only
 * afterwards: the functions fetch them when they are asked for the first time.
 */
export const steps: readonly Step[] = [
  checkPrerequisites,
  askAnswers,
  storeKeys,
  deployStack,
  writeManifest,
  storeSlackKeys,
  checkSlack,
  testAlert,
];

/** Which steps: all, from one on, or a single one. */
export interface Part {
  from?: string | undefined;
  only?: string | undefined;
}

/** Walks through the steps. @returns whether all of them went well; what did not is told, with how to go on */
export async function walk(setup: Setup, part: Part): Promise<boolean> {
  const { terminal, stage } = setup;
  const flagged = stage === 'prod' ? '' : ` --stage ${stage}`;
  for (const step of stepsIn(part)) {
    terminal.say(`\n${steps.indexOf(step) + 1}/${steps.length}  ${step.title}`);
    try {
      await step.run(setup);
    } catch (error) {
      if (error instanceof SetupProblem) terminal.say(`\n${error.message}`);
      else if (error instanceof SetupStopped) terminal.say('\nStopped. What was done stays.');
      else throw error;
      terminal.say(`Go on with: npm run setup -- --from ${step.name}${flagged}`);
      return false;
    }
  }
  return true;
}

function stepsIn({ from, only }: Part): readonly Step[] {
  const name = only ?? from;
  if (name === undefined) return steps;
  const at = steps.findIndex((step) => step.name === name);
  if (at === -1)
    throw new SetupProblem(
      `There is no step ${name}. The steps: ${steps.map((step) => step.name).join(', ')}`,
    );
  return only === undefined ? steps.slice(at) : steps.slice(at, at + 1);
}
