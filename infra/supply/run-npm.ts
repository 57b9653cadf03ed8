import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';

/** What npm says as JSON; it exits with an error when it finds something, which is no error of ours. */
export async function runNpm(args: readonly string[]): Promise<unknown> {
  // `npm run --silent` would have it keep its reasons to itself.
  const npm = spawn('npm', [...args, '--loglevel=error'], { stdio: ['ignore', 'pipe', 'pipe'] });
  const [stdout, stderr] = await Promise.all([
    text(npm.stdout),
    text(npm.stderr),
    once(npm, 'close'),
  ]);
  try {
    return JSON.parse(stdout);
  } catch {
    throw new Error(`npm ${args.join(' ')} gave no JSON:\n${stderr}`);
  }
}
