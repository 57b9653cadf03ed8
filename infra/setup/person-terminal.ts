import type { Readable, Writable } from 'node:stream';

import { CANCEL_SYMBOL, confirm, password, text } from '@clack/prompts';

import { SetupStopped } from './setup-problem.ts';
import type { Terminal } from './terminal.ts';

/** A person at a real terminal. */
export function personTerminal(input: Readable, output: Writable): Terminal {
  return {
    say(line) {
      output.write(`${line}\n`);
    },
    ask: async ({ message, usual, check }) => {
      const typed = await text({
        input,
        output,
        message,
        ...(usual === undefined ? {} : { placeholder: usual, defaultValue: usual }),
        validate: (value) => check?.((value ?? '').trim() || (usual ?? '')),
      });
      return answered(typed).trim();
    },
    askSecret: async ({ message, check }) => {
      const typed = await password({
        input,
        output,
        message,
        validate: (value) => check?.((value ?? '').trim()),
      });
      return answered(typed).trim();
    },
    confirm: async (message, usual) =>
      answered(await confirm({ input, output, message, initialValue: usual })),
  };
}

/** @throws when the person has pressed Ctrl-C */
function answered<Value extends string | boolean>(value: Value | typeof CANCEL_SYMBOL): Value {
  if (value === CANCEL_SYMBOL) throw new SetupStopped('stopped');
  return value;
}
