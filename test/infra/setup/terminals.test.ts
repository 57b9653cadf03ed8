import { PassThrough } from 'node:stream';

import { describe, expect, it } from 'vitest';

import { lonelyTerminal } from '../../../infra/setup/lonely-terminal.ts';
import { personTerminal } from '../../../infra/setup/person-terminal.ts';
import { SetupStopped } from '../../../infra/setup/setup-problem.ts';
import { runProgram } from '../../../infra/setup/run-program.ts';

const SECRET = '0123456789abcdef0123456789abcdef';
const isHex = (answer: string) => (/^[0-9a-f]+$/.test(answer) ? undefined : 'Only 0-9 and a-f.');

describe('a person at the terminal', () => {
  it('is asked, with what is usual', async () => {
    const { terminal, type, shown } = openTerminal();
    const asked = terminal.ask({ message: 'Which region?', flag: '--region', usual: 'us-east-1' });
    type('\r');
    expect(await asked).toBe('us-east-1');
    expect(shown()).toContain('Which region?');
  });

  it('types an answer', async () => {
    const { terminal, type } = openTerminal();
    const asked = terminal.ask({ message: 'Which region?', flag: '--region', usual: 'us-east-1' });
    type('eu-west-1\r');
    expect(await asked).toBe('eu-west-1');
  });

  it('types a secret, and nothing of it is shown', async () => {
    const { terminal, type, shown } = openTerminal();
    const asked = terminal.askSecret({ message: 'The signing secret', flag: 'X', check: isHex });
    type(`${SECRET}\r`);
    expect(await asked).toBe(SECRET);
    expect(shown()).toContain('The signing secret');
    expect(shown()).not.toMatch(/[0-9a-f]{4}/);
  });

  it('is told what is wrong, and asked again', async () => {
    const { terminal, type, shown } = openTerminal();
    const asked = terminal.askSecret({ message: 'The signing secret', flag: 'X', check: isHex });
    type('xyz\r');
    await expect.poll(shown).toContain('Only 0-9 and a-f.');
    type('\u007f\u007f\u007fabc\r');
    expect(await asked).toBe('abc');
  });

  it('may stop with Ctrl-C', async () => {
    const { terminal, type } = openTerminal();
    const asked = terminal.confirm('Deploy now?', true);
    type('\u0003');
    await expect(asked).rejects.toBeInstanceOf(SetupStopped);
  });
});

describe('nobody at the terminal', () => {
  const terminal = lonelyTerminal(() => undefined, { GOOD: 'abc', BAD: SECRET.toUpperCase() });

  it('takes what is usual, and secrets from the environment', async () => {
    expect(await terminal.ask({ message: 'x', flag: '--x', usual: 'u' })).toBe('u');
    expect(await terminal.askSecret({ message: 'x', flag: 'GOOD', check: isHex })).toBe('abc');
    expect(await terminal.confirm('Deploy?', true)).toBe(true);
  });

  it.each([
    {
      case: 'nothing is usual',
      flag: '--x',
      ask: 'ask',
      says: /Nobody is here to answer "x": give --x\./,
    },
    { case: 'the environment has none', flag: 'NONE', ask: 'askSecret', says: /give NONE\./ },
    {
      case: 'it is not of its shape',
      flag: 'BAD',
      ask: 'askSecret',
      says: /^BAD: Only 0-9 and a-f\.$/,
    },
  ] as const)('says so when $case', async ({ flag, ask, says }) => {
    await expect(terminal[ask]({ message: 'x', flag, check: isHex })).rejects.toThrow(says);
  });
});

describe('running a program', () => {
  it.each([
    { case: 'that is content', script: 'process.exit(process.env.X === "y" ? 0 : 1)', code: 0 },
    { case: 'that fails', script: 'process.exit(7)', code: 7 },
    { case: 'that is ended from outside', script: 'process.kill(process.pid)', code: 1 },
  ])('$case', async ({ script, code }) => {
    expect(await runProgram(process.execPath, ['-e', script], { X: 'y' })).toBe(code);
  });
});

function openTerminal() {
  const [input, output] = [new PassThrough(), new PassThrough()];
  let text = '';
  output.setEncoding('utf8').on('data', (more: string) => (text += more));
  return {
    terminal: personTerminal(input, output),
    type: (keysPressed: string) => {
      input.write(keysPressed);
    },
    // Without the colours and moves of the cursor.
    // eslint-disable-next-line no-control-regex
    shown: () => text.replaceAll(/\u001b\[[0-9;?]*[A-Za-z]/g, ''),
  };
}
