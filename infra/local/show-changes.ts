import { setTimeout } from 'node:timers/promises';

import { plainText } from './plain-text.ts';
import type { SlackMessage } from './slack-workspace.ts';

const POLL_MS = 100;
export async function readMessages(tartan: string): Promise<SlackMessage[]> {
  const answer = await fetch(`${tartan}/local/messages`);
  const messages: SlackMessage[] = JSON.parse(await answer.text());
  return messages;
}

/**
 * Waits for the channel to change and prints what did.
 *
 * @param quietMs how long the channel has to be quiet before we believe that all is said
 */
export async function showChanges(
  tartan: string,
  before: readonly SlackMessage[],
  patienceMs: number,
  quietMs: number,
): Promise<void> {
  const known = new Map(before.map((message) => [message.ts, JSON.stringify(message)]));
  let isChanged = false;
  let quietSince = Date.now();
  while (Date.now() - quietSince < (isChanged ? quietMs : patienceMs)) {
    for (const message of await readMessages(tartan)) {
      const text = JSON.stringify(message);
      if (known.get(message.ts) === text) continue;
      const what = known.has(message.ts)
        ? 'edited'
        : message.thread_ts
          ? 'in the thread'
          : 'posted';
      console.log(`\n── #alerts ── ${what} ──\n${plainText(message.blocks)}`);
      known.set(message.ts, text);
      isChanged = true;
      quietSince = Date.now();
    }
    await setTimeout(POLL_MS);
  }
  if (!isChanged) console.log('Nothing in the channel has changed.');
}
