import { checks } from './check-answer.ts';
import { SetupProblem } from './setup-problem.ts';
import type { Setup, Step } from './setup-step.ts';

const OLDEST_NODE = [20, 19] as const;

/** Node, a region, and credentials that AWS takes there. */
export const checkPrerequisites: Step = {
  name: 'check',
  title: 'What is needed here',
  async run(setup) {
    const { terminal, nodeVersion } = setup;
    const [major = 0, minor = 0] = nodeVersion.replace('v', '').split('.').map(Number);
    if (major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1]))
      throw new SetupProblem(
        `This is Node ${nodeVersion}. Tartan needs ${OLDEST_NODE.join('.')} or newer: install it, then npm ci.`,
      );
    const region = await regionOf(setup);
    setup.answers.write({ region });
    const { account, arn } = await whoAmI(setup, region);
    terminal.say(`Node ${nodeVersion}. AWS account ${account} in ${region}, as ${arn}.`);
  },
};

async function regionOf({ terminal, answers, flags, usualRegion }: Setup): Promise<string> {
  const flag = flags['region'];
  const question = {
    message: 'Which AWS region?',
    flag: '--region',
    usual: answers.read().region ?? usualRegion,
    check: checks.region,
  };
  const wrong = flag === undefined ? undefined : checks.region(flag);
  if (wrong !== undefined) throw new SetupProblem(`--region: ${wrong}`);
  return flag ?? terminal.ask(question);
}

async function whoAmI(setup: Setup, region: string): Promise<{ account: string; arn: string }> {
  try {
    return await setup.aws(region).whoAmI();
  } catch (error) {
    const name = error instanceof Error ? error.name : 'unknown';
    throw new SetupProblem(
      `AWS does not know who you are (${name}). Sign in with aws sso login, or set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.`,
    );
  }
}
