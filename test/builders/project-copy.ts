import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import type { Metafile } from 'esbuild';

/** What a user has, besides what `npm ci` makes of it. */
const parts = ['functions', 'lib', 'infra', 'package.json', 'serverless.yml', 'tsconfig.json'];

type Environment = Readonly<Record<string, string>>;

interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface Program {
  stdout(): string;
  stderr(): string;
  /** Resolves when its stdout has this text; rejects when it ends without. */
  says(text: string): Promise<void>;
  signal(name: NodeJS.Signals): void;
  ended: Promise<Ended>;
}

/**
 * The project in a folder of its own, built: what runs there disturbs neither the project nor other tests.
 *
 * `remove` ends whatever the test has left running, by its process id.
 */
export async function buildProjectCopy() {
  const dir = realpathSync(mkdtempSync(join(tmpdir(), 'tartan-')));
  for (const part of parts) cpSync(part, join(dir, part), { recursive: true });
  symlinkSync(resolve('node_modules'), join(dir, 'node_modules'), 'dir');
  const running = new Set<Program>();

  /** Runs node with these arguments in an environment that has nothing else in it. */
  function start(args: readonly string[], env: Environment = {}): Program {
    const program = startNode(args, dir, env);
    running.add(program);
    void program.ended.then(() => running.delete(program));
    return program;
  }

  function run(args: readonly string[], env: Environment = {}): Promise<Ended> {
    return start(args, env).ended;
  }

  async function remove(): Promise<void> {
    for (const program of running) {
      program.signal('SIGKILL');
      await program.ended;
    }
    rmSync(dir, { recursive: true, force: true });
  }

  const built = await run(['infra/build/build.mjs', '--quiet']);
  if (built.code !== 0) {
    await remove();
    throw new Error(built.stderr);
  }
  const metafile: Metafile = JSON.parse(readFileSync(join(dir, 'dist/meta.json'), 'utf8'));
  return { dir, metafile, start, run, remove };
}

function startNode(args: readonly string[], cwd: string, env: Environment): Program {
  const { PATH = '' } = process.env;
  const child = spawn(process.execPath, args, {
    cwd,
    env: { PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ code, stdout, stderr });
    });
  });
  return {
    stdout: () => stdout,
    stderr: () => stderr,
    says: (text) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (stdout.includes(text)) resolve();
        };
        look();
        child.stdout.on('data', look);
        child.on('close', () => {
          reject(new Error(`ended without saying '${text}':\n${stdout}${stderr}`));
        });
      }),
    signal: (name) => child.kill(name),
    ended,
  };
}
