import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import * as z from 'zod/mini';

const runFile = z.object({
  tartan: z.string(),
  plaid: z.optional(z.string()),
  slack: z.optional(z.string()),
});

/** Where the running Tartan and its pretend services listen. */
export type RunFile = z.infer<typeof runFile>;

export function dataDir(): string {
  return process.env['TARTAN_DATA_DIR'] ?? '.local';
}

export function writeRunFile(running: RunFile): void {
  writeFileSync(path(), JSON.stringify(running));
}

export function removeRunFile(): void {
  rmSync(path(), { force: true });
}

/** @throws a sentence for the person at the terminal when nothing runs */
export function readRunFile(): RunFile {
  try {
    return runFile.parse(JSON.parse(readFileSync(path(), 'utf8')));
  } catch {
    throw new Error('Tartan does not run here. Start it in another terminal: npm start');
  }
}

function path(): string {
  return join(dataDir(), 'running.json');
}
