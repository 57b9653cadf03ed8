import * as z from 'zod/mini';

import { known } from './known.ts';
import { SetupProblem } from './setup-problem.ts';
import type { Setup } from './setup-step.ts';

const secretJson = z.record(z.string(), z.unknown());

type Values = Readonly<Record<string, string>>;

/** The one secret in Secrets Manager, by name. Nothing of it is ever shown. */
export interface StoredSecret {
  /** What is in it now, of those that are text. */
  values: Values;
  /** Puts these beside what is there, and says which were new. What it does not know, it keeps. */
  add(added: Values): Promise<void>;
}

export async function openStoredSecret(setup: Setup): Promise<StoredSecret> {
  const id = known(setup, 'secretsId');
  const aws = setup.aws(known(setup, 'region'));
  const text = await aws.readSecret(id).catch(refused(id, 'read'));
  const before = text === undefined ? {} : fieldsOf(text, id);
  return {
    values: Object.fromEntries(
      Object.entries(before).flatMap(([name, value]) =>
        typeof value === 'string' && value !== '' ? [[name, value]] : [],
      ),
    ),
    async add(added) {
      const changed = Object.keys(added).filter((name) => before[name] !== added[name]);
      if (changed.length === 0 && text !== undefined) {
        setup.terminal.say(`The secret ${id} has it all already.`);
        return;
      }
      const after = JSON.stringify({ ...before, ...added });
      await (text === undefined ? aws.createSecret(id, after) : aws.replaceSecret(id, after)).catch(
        refused(id, 'write'),
      );
      setup.terminal.say(`Stored in the secret ${id}: ${changed.join(', ')}.`);
    },
  };
}

function fieldsOf(text: string, id: string): Readonly<Record<string, unknown>> {
  try {
    return secretJson.parse(JSON.parse(text));
  } catch {
    throw new SetupProblem(
      `The secret ${id} holds something else than JSON with names and values. Nothing was changed: choose another name with --secrets-id, or put it right.`,
    );
  }
}

/** AWS's message may say what was sent: only its name is told. */
function refused(id: string, what: 'read' | 'write') {
  return (error: unknown): never => {
    const name = error instanceof Error ? error.name : 'unknown';
    const right = what === 'read' ? 'GetSecretValue' : 'CreateSecret and PutSecretValue';
    throw new SetupProblem(
      `AWS does not let us ${what} the secret ${id} (${name}). Who runs this needs the rights secretsmanager: ${right}.`,
    );
  };
}
