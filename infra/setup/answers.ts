import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import * as z from 'zod/mini';

import { SetupProblem } from './setup-problem.ts';

const onOrOff = z.enum(['on', 'off']);

const answers = z.object({
  region: z.optional(z.string()),
  secretsId: z.optional(z.string()),
  plaidEnv: z.optional(z.enum(['sandbox', 'production'])),
  alertChannel: z.optional(z.string()),
  reports: z.optional(onOrOff),
  codat: z.optional(onOrOff),
  /** Whatever else of the README's table of names is to be set when deploying, written into the file by hand. */
  settings: z.optional(z.record(z.string(), z.string())),
});

/** What is known of a deployment; no secret is among it. */
export type Answers = z.infer<typeof answers>;

/** Keeps the answers of one stage in a file that git ignores. */
export interface AnswerFile {
  path: string;
  read(): Answers;
  /** Adds to what is there. */
  write(added: Answers): void;
}

export function answerFile(dir: string, stage: string): AnswerFile {
  const path = join(dir, `${stage}.json`);

  function read(): Answers {
    if (!existsSync(path)) return {};
    const found = answers.safeParse(parsed(readFileSync(path, 'utf8')));
    if (found.success) return found.data;
    const where = found.error.issues[0]?.path.join('.') || 'the whole of it';
    throw new SetupProblem(
      `${path} cannot be read (${where}): put it right, or delete it and answer again.`,
    );
  }

  return {
    path,
    read,
    write(added) {
      mkdirSync(dir, { recursive: true });
      writeFileSync(path, `${JSON.stringify({ ...read(), ...added }, undefined, 2)}\n`);
    },
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
