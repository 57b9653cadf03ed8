import type { Setup } from './setup-step.ts';
import type { StoredSecret } from './stored-secret.ts';

/** A value of the secret: what it is, and how it has to look. */
interface WantedSecret {
  name: string;
  message: string;
  check: (answer: string) => string | undefined;
}

/** Asks for what is not stored yet, and for what is to be replaced. */
export async function askSecrets(
  { terminal, replaced }: Setup,
  stored: StoredSecret,
  wanted: readonly WantedSecret[],
): Promise<Record<string, string>> {
  const answers: Record<string, string> = {};
  for (const { name, message, check } of wanted)
    if (replaced.includes(name) || stored.values[name] === undefined)
      answers[name] = await terminal.askSecret({ message, flag: name, check });
    else terminal.say(`${name} is stored already; to replace it, add --replace ${name}.`);
  return answers;
}
