import type { Question, Terminal } from '../../infra/setup/terminal.ts';

/** A person who has an answer to some questions, by their flag, and takes what is usual for the rest. */
export function scriptedTerminal(answers: Readonly<Record<string, string>>) {
  const said: string[] = [];
  const asked: string[] = [];
  const confirmed: string[] = [];

  function answer({ message, flag, usual, check }: Question): Promise<string> {
    asked.push(flag);
    const typed = answers[flag] ?? usual;
    if (typed === undefined) throw new Error(`the test has no answer to ${flag}: ${message}`);
    const wrong = check?.(typed);
    return wrong === undefined ? Promise.resolve(typed) : Promise.reject(new Error(wrong));
  }

  return {
    said: () => said.join('\n'),
    asked,
    confirmed,
    say: (line) => {
      said.push(line);
    },
    ask: answer,
    askSecret: answer,
    confirm: (message, usual) => {
      confirmed.push(message);
      return Promise.resolve(answers['confirm'] === 'no' ? false : usual);
    },
  } satisfies Terminal & { said: () => string; asked: string[]; confirmed: string[] };
}
