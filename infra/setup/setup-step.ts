import type { Environment } from '#lib/environment.ts';

import type { AnswerFile } from './answers.ts';
import type { Aws } from './aws.ts';
import type { Terminal } from './terminal.ts';

/** What a step can see and do. */
export interface Setup {
  terminal: Terminal;
  stage: string;
  answers: AnswerFile;
  /** Answers that came as flags: they are not asked for. */
  flags: Readonly<Record<string, string | undefined>>;
  /** Names of secrets to ask for although they are stored already. */
  replaced: readonly string[];
  nodeVersion: string;
  /** Where nothing else says which. */
  usualRegion: string;
  aws: (region: string) => Aws;
  /** Runs `npm run deploy` in this environment. @returns its exit code */
  deploy: (args: readonly string[], env: Environment) => Promise<number>;
  slackApiUrl: string;
  /** Undefined: Plaid's own address. */
  plaidBaseUrl: string | undefined;
  now: () => Date;
  sleep: (ms: number) => Promise<void>;
}

/** One step of the walk. It can be run again at any time: what is done already is kept. */
export interface Step {
  name: string;
  title: string;
  run(setup: Setup): Promise<void>;
}
