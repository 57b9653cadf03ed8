import { spawn } from 'node:child_process';
import { once } from 'node:events';

import type { Environment } from '#lib/environment.ts';

/** Runs a program at this terminal, and waits. @param env in addition to what is set here. @returns its exit code */
export async function runProgram(
  program: string,
  args: readonly string[],
  env: Environment,
): Promise<number> {
  const child = spawn(program, args, {
    stdio: 'inherit',
    env: { ...process.env, ...env },
    // On Windows npm is a script, which only a shell can run.
    shell: process.platform === 'win32',
  });
  const [code] = await once(child, 'close');
  return typeof code === 'number' ? code : 1;
}
