import type { KnownBlock } from '@slack/types';

import { plainText } from './plain-text.ts';
import { readRunFile } from './run-file.ts';

/** `npm run slash 'item <id>'`: has the pretend Slack send `/plaid item <id>`, and shows the answer. */
export async function main(args: readonly string[]): Promise<void> {
  try {
    const { slack } = readRunFile();
    if (slack === undefined)
      throw new Error('SLACK_API_URL is set: type the command in the Slack at that address.');
    const answer = await fetch(`${slack}/local/slash`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ text: args.join(' ') }),
    });
    const { status, body }: { status: number; body: string } = JSON.parse(await answer.text());
    console.log(`/plaid ${args.join(' ')}\n`);
    if (status !== 200) throw new Error(`The door answered ${String(status)}.`);
    const { blocks }: { blocks: KnownBlock[] } = JSON.parse(body);
    console.log(plainText(blocks));
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
