import { existsSync, readFileSync, writeFileSync } from 'node:fs';

import type { KnownBlock } from '@slack/types';
import * as z from 'zod/mini';

const slackMessage = z.object({
  channel: z.string(),
  ts: z.string(),
  thread_ts: z.optional(z.string()),
  text: z.string(),
  blocks: z.custom<KnownBlock[]>(Array.isArray),
  metadata: z.optional(z.unknown()),
  edited: z.optional(z.boolean()),
});

export type SlackMessage = z.infer<typeof slackMessage>;

/** The channels of the pretend Slack, kept in a file over a restart. */
export interface Workspace {
  messages(): readonly SlackMessage[];
  add(message: Omit<SlackMessage, 'ts'>): SlackMessage;
  /** @returns undefined when no such message stands there */
  change(channel: string, ts: string, changed: Partial<SlackMessage>): SlackMessage | undefined;
  /** @returns whether it stood there */
  remove(channel: string, ts: string): boolean;
}

export function openWorkspace(file: string): Workspace {
  const messages: SlackMessage[] = existsSync(file)
    ? z.array(slackMessage).parse(JSON.parse(readFileSync(file, 'utf8')))
    : [];
  let lastMicros = 0;

  function save(): void {
    writeFileSync(file, JSON.stringify(messages));
  }

  return {
    messages: () => messages,
    add(message) {
      lastMicros = Math.max(Date.now() * 1000, lastMicros + 1);
      const micros = String(lastMicros);
      const added = { ...message, ts: `${micros.slice(0, -6)}.${micros.slice(-6)}` };
      messages.push(added);
      save();
      return added;
    },
    change(channel, ts, changed) {
      const found = messages.find((one) => one.channel === channel && one.ts === ts);
      if (found === undefined) return undefined;
      Object.assign(found, changed, { edited: true });
      save();
      return found;
    },
    remove(channel, ts) {
      const at = messages.findIndex((one) => one.channel === channel && one.ts === ts);
      if (at === -1) return false;
      messages.splice(at, 1);
      save();
      return true;
    },
  };
}
