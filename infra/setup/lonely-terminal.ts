import type { Environment } from '#lib/environment.ts';

import { SetupProblem } from './setup-problem.ts';
import type { Question, Terminal } from './terminal.ts';

/**
 * Nobody is there, as with `--yes` or in a pipeline: what is usual is taken, secrets come from the environment, and what
 * is missing is named.
 */
export function lonelyTerminal(say: (line: string) => void, env: Environment): Terminal {
  function taken(answer: string | undefined, { message, flag, check }: Question): Promise<string> {
    if (answer === undefined || answer === '')
      return Promise.reject(
        new SetupProblem(`Nobody is here to answer "${message}": give ${flag}.`),
      );
    const wrong = check?.(answer);
    return wrong === undefined
      ? Promise.resolve(answer)
      : Promise.reject(new SetupProblem(`${flag}: ${wrong}`));
  }
  return {
    say,
    ask: (question) => taken(question.usual, question),
    // Flags are seen in the list of processes and kept in the shell's history; the environment is neither.
    askSecret: (question) => taken(env[question.flag], question),
    confirm: (_message, usual) => Promise.resolve(usual),
  };
}
