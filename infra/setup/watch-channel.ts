import type { WebClient } from '@slack/web-api';

import { slackProblem } from './slack-as-bot.ts';
import type { Setup } from './setup-step.ts';

/** How long a card may take. Seconds are usual; a cold start and a slow webhook may add to them. */
const PATIENCE_MS = 120_000;
const BETWEEN_MS = 2_000;

/**
 * Waits for a message in the channel.
 *
 * @returns its text; undefined when it did not come in time
 */
export async function watchChannel(
  { now, sleep }: Setup,
  slack: WebClient,
  wanted: {
    channel: string;
    since: Date;
    isIt: (message: { text: string; all: string }) => boolean;
  },
): Promise<string | undefined> {
  const { channel, since, isIt } = wanted;
  // Their clock may be a little behind ours.
  const oldest = String(Math.floor(since.getTime() / 1000) - 60);
  const end = now().getTime() + PATIENCE_MS;
  while (now().getTime() < end) {
    const { messages = [] } = await slack.conversations
      .history({ channel, oldest, limit: 50 })
      .catch((error: unknown) => {
        throw slackProblem(error);
      });
    const seen = messages
      .map((message) => ({ text: message.text ?? '', all: JSON.stringify(message) }))
      .find(isIt);
    if (seen !== undefined) return seen.text;
    await sleep(BETWEEN_MS);
  }
  return undefined;
}
