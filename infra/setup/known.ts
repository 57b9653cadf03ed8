import type { Answers } from './answers.ts';
import { SetupProblem } from './setup-problem.ts';
import type { Setup } from './setup-step.ts';

/** An answer that an earlier step has asked for. @throws when it has not been run */
export function known<Name extends keyof Answers>(
  setup: Setup,
  name: Name,
): NonNullable<Answers[Name]> {
  const value = setup.answers.read()[name];
  if (value !== undefined) return value;
  throw new SetupProblem(
    `${setup.answers.path} does not say ${name} yet: npm run setup -- --only ask`,
  );
}
