import { known } from './known.ts';
import { SetupProblem } from './setup-problem.ts';
import type { Setup } from './setup-step.ts';

/** Where the deployment answers: at a domain of your own, or as its stack says, which is read each time. */
export async function apiUrl(setup: Setup): Promise<string> {
  const ownDomain = setup.answers.read().settings?.['PUBLIC_URL'];
  if (ownDomain) return ownDomain.replace(/\/+$/, '');
  const stack = `tartan-${setup.stage}`;
  const outputs = await setup
    .aws(known(setup, 'region'))
    .outputs(stack)
    .catch((error: unknown) => {
      // CloudFormation's word for a stack that is not there is "ValidationError", too.
      const reason = error instanceof Error ? `${error.name}: ${error.message}` : 'unknown';
      throw new SetupProblem(
        `The stack ${stack} cannot be read (${reason}). Deploy it first: npm run setup -- --only deploy`,
      );
    });
  const url = outputs.get('HttpApiUrl');
  if (url === undefined || url === '')
    throw new SetupProblem(
      `The stack ${stack} has no output HttpApiUrl. Deploy it again: npm run setup -- --only deploy`,
    );
  return url.replace(/\/+$/, '');
}
