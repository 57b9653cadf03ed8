import { setTimeout } from 'node:timers/promises';
import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';

import { answerFile } from './answers.ts';
import { connectAws } from './aws.ts';
import { lonelyTerminal } from './lonely-terminal.ts';
import { personTerminal } from './person-terminal.ts';
import { runProgram } from './run-program.ts';
import { SetupProblem } from './setup-problem.ts';
import type { Setup } from './setup-step.ts';
import { steps, walk } from './walk.ts';

const options = {
  stage: { type: 'string', default: 'prod' },
  from: { type: 'string' },
  only: { type: 'string' },
  replace: { type: 'string', multiple: true, default: [] },
  yes: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
  region: { type: 'string' },
  'secrets-id': { type: 'string' },
  'plaid-env': { type: 'string' },
  channel: { type: 'string' },
  reports: { type: 'string' },
  codat: { type: 'string' },
  test: { type: 'string' },
} satisfies ParseArgsOptionsConfig;

const usage = `npm run setup -- [options]

Walks from nothing to the first test alert. It may be stopped, and run again, at any time.

${steps.map(({ name, title }) => `  ${name.padEnd(12)} ${title}`).join('\n')}

  --from <step>, --only <step>   a part of the walk
  --stage <name>                 which deployment; prod where it is not said
  --replace <NAME>               ask for a secret although it is stored already, such as PLAID_SECRET
  --yes                          ask nothing: what is usual, these flags, and secrets from the environment
                                 (PLAID_CLIENT_ID, PLAID_SECRET, SLACK_BOT_TOKEN, SLACK_SIGNING_SECRET,
                                 CODAT_API_KEY, CODAT_WEBHOOK_SECRET)
  --region <region>              --secrets-id <name>      --plaid-env sandbox | production
  --channel <id>                 --reports on | off       --codat on | off
  --test plaid | report | none   what the test alert comes from: Plaid's Sandbox, or a report as your app sends it`;

/** `npm run setup` */
export async function main(args: readonly string[]): Promise<void> {
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ||= 'true';
  try {
    const { values } = parseArgs({ args: [...args], options });
    if (values.help) console.log(usage);
    else if (!(await walk(here(values), values))) process.exitCode = 1;
  } catch (error) {
    // What is no problem that we know is a fault of ours: its stack leads to it.
    const isKnown = error instanceof SetupProblem || isWrongFlag(error);
    console.error(isKnown ? error.message : error);
    if (isKnown) console.error('npm run setup -- --help says what there is.');
    process.exitCode = 1;
  }
}

type Values = ReturnType<typeof parseArgs<{ options: typeof options }>>['values'];

function here(values: Values): Setup {
  const { stage, replace, yes, region, channel, reports, codat, test } = values;
  const isAlone = yes || !process.stdin.isTTY;
  return {
    terminal: isAlone
      ? lonelyTerminal((line) => {
          console.log(line);
        }, process.env)
      : personTerminal(process.stdin, process.stdout),
    stage,
    answers: answerFile('.setup', stage),
    flags: {
      region,
      channel,
      reports,
      codat,
      test,
      'secrets-id': values['secrets-id'],
      'plaid-env': values['plaid-env'],
    },
    replaced: replace,
    nodeVersion: process.version,
    usualRegion: process.env['AWS_REGION'] ?? 'us-east-1',
    aws: (place) => connectAws({ region: place }),
    deploy: (more, env) => runProgram('npm', ['run', 'deploy', '--', ...more], env),
    slackApiUrl: process.env['SLACK_API_URL'] ?? 'https://slack.com/api/',
    plaidBaseUrl: process.env['PLAID_BASE_URL'],
    now: () => new Date(),
    sleep: async (ms) => {
      await setTimeout(ms);
    },
  };
}

function isWrongFlag(error: unknown): error is Error {
  return (
    error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
  );
}
