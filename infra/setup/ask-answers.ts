import type { Answers } from './answers.ts';
import { checks } from './check-answer.ts';
import { SetupProblem } from './setup-problem.ts';
import type { Setup, Step } from './setup-step.ts';
import type { Question } from './terminal.ts';

/** What the deployment is to be; no secret is asked for here. */
export const askAnswers: Step = {
  name: 'ask',
  title: 'What it is to be',
  async run(setup) {
    const before = setup.answers.read();
    const plaidEnv = await asked(setup, {
      message: 'Which of Plaid’s environments: sandbox or production?',
      flag: '--plaid-env',
      usual: before.plaidEnv ?? 'sandbox',
      check: checks.plaidEnv,
    });
    const alertChannel = await asked(setup, {
      message: 'Id of the Slack channel for the cards (it ends the channel’s details)',
      flag: '--channel',
      ...(before.alertChannel && { usual: before.alertChannel }),
      check: checks.channel,
    });
    const reports = await asked(setup, {
      message: 'Will your app send reports (POST /reports): on or off?',
      flag: '--reports',
      usual: before.reports ?? 'on',
      check: checks.onOrOff,
    });
    const codat = await asked(setup, {
      message: 'Do you use Codat: on or off?',
      flag: '--codat',
      usual: before.codat ?? 'off',
      check: checks.onOrOff,
    });
    const secretsId = await asked(setup, {
      message: 'Name of the secret in AWS Secrets Manager',
      flag: '--secrets-id',
      usual: before.secretsId ?? 'tartan',
      check: checks.secretsId,
    });
    setup.answers.write({
      plaidEnv: plaidEnv === 'production' ? 'production' : 'sandbox',
      alertChannel,
      reports: onOrOff(reports),
      codat: onOrOff(codat),
      secretsId,
    });
    setup.terminal.say(`Kept in ${setup.answers.path}, for the next time. No secret is in there.`);
  },
};

async function asked({ terminal, flags }: Setup, question: Question): Promise<string> {
  const given = flags[question.flag.replace('--', '')];
  if (given === undefined) return terminal.ask(question);
  const wrong = question.check?.(given);
  if (wrong !== undefined) throw new SetupProblem(`${question.flag}: ${wrong}`);
  return given;
}

function onOrOff(answer: string): NonNullable<Answers['codat']> {
  return answer === 'on' ? 'on' : 'off';
}
