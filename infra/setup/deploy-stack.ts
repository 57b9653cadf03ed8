import { apiUrl } from './api-url.ts';
import { known } from './known.ts';
import { SetupProblem, SetupStopped } from './setup-problem.ts';
import type { Step } from './setup-step.ts';

/** `npm run deploy` with what has been answered. */
export const deployStack: Step = {
  name: 'deploy',
  title: 'To AWS',
  async run(setup) {
    const { terminal, stage, answers } = setup;
    const region = known(setup, 'region');
    if (!(await terminal.confirm(`Deploy tartan-${stage} to ${region} now?`, true)))
      throw new SetupStopped('not deployed');
    const exitCode = await setup.deploy(['--stage', stage], {
      ...answers.read().settings,
      AWS_REGION: region,
      SECRETS_ID: known(setup, 'secretsId'),
      PLAID_ENV: known(setup, 'plaidEnv'),
      ALERT_CHANNEL: known(setup, 'alertChannel'),
      REPORTS: known(setup, 'reports'),
      CODAT: known(setup, 'codat'),
    });
    if (exitCode !== 0)
      throw new SetupProblem(
        `The deployment failed (exit code ${exitCode}); why is said above. What AWS had before, it still has.`,
      );
    terminal.say(`Tartan answers at ${await apiUrl(setup)}`);
  },
};
