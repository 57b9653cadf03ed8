import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

import { onTestFinished } from 'vitest';

import { type Answers, answerFile } from '../../infra/setup/answers.ts';
import { connectAws } from '../../infra/setup/aws.ts';
import type { Setup } from '../../infra/setup/setup-step.ts';
import { type AwsState, startAwsServer } from '../fakes/aws-server.ts';
import { scriptedTerminal } from '../fakes/scripted-terminal.ts';

/** Keys in the shapes that the walk wants. */
export const keys = {
  PLAID_CLIENT_ID: '5f0c1d2e3a4b5c6d7e8f9a0b',
  PLAID_SECRET: '0a1b2c3d4e5f60718293a4b5c6d7e8',
  SLACK_BOT_TOKEN: 'xoxb-1234567890-of-these-tests',
  SLACK_SIGNING_SECRET: '0123456789abcdef0123456789abcdef',
};

export const CHANNEL = 'C0ALERTS99';

/** What has been answered before a step in the middle. */
export const answered: Answers = {
  region: 'eu-central-1',
  secretsId: 'tartan',
  plaidEnv: 'sandbox',
  alertChannel: CHANNEL,
  reports: 'on',
  codat: 'off',
};

interface Options {
  /** What is in the file already. */
  before?: Answers;
  /** What the person types, by the flag of the question. */
  types?: Readonly<Record<string, string>>;
  aws?: Partial<AwsState>;
  setup?: Partial<Setup>;
}

/** A walk over AWS's services on this machine, with a person who has all the answers. */
export async function openSetup({ before = {}, types = {}, aws: state, setup }: Options = {}) {
  const dir = mkdtempSync(join(tmpdir(), 'tartan-setup-'));
  onTestFinished(() => {
    rmSync(dir, { recursive: true, force: true });
  });
  const aws = await startAwsServer(state);
  const answers = answerFile(dir, 'prod');
  answers.write(before);
  const terminal = scriptedTerminal({ '--channel': CHANNEL, ...keys, ...types });
  const deployments: {
    args: readonly string[];
    env: Readonly<Record<string, string | undefined>>;
  }[] = [];
  const opened: Setup = {
    terminal,
    stage: 'prod',
    answers,
    flags: {},
    replaced: [],
    nodeVersion: 'v22.20.0',
    usualRegion: 'eu-central-1',
    aws: (region) =>
      connectAws({
        region,
        endpoint: aws.url,
        credentials: { accessKeyId: 'of-a-test', secretAccessKey: 'of-a-test' },
      }),
    deploy: (args, env) => {
      deployments.push({ args, env });
      return Promise.resolve(0);
    },
    slackApiUrl: 'http://127.0.0.1:9/api/',
    plaidBaseUrl: 'http://127.0.0.1:9',
    now: () => new Date(),
    // What takes seconds in life is over at once.
    sleep: async () => {
      await setTimeout(50);
    },
    ...setup,
  };
  return { setup: opened, terminal, aws, dir, deployments };
}
