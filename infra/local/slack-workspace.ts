import { existsSync, readFileSync, writeFileSync } from 'node:fs';

import type { KnownBlock } from '@slack/types';
import * as z from 'zod/mini';

import { slackTimestamp } from './slack-timestamp.ts';

/** A part with a coloured bar beside it: the older way, which Slack still draws. */
const attachment = z.object({
  color: z.optional(z.string()),
  text: z.optional(z.string()),
  blocks: z.optional(z.custom<KnownBlock[]>(Array.isArray)),
});

export type Attachment = z.infer<typeof attachment>;

const slackMessage = z.object({
  channel: z.string(),
  ts: z.string(),
  thread_ts: z.optional(z.string()),
  text: z.string(),
  blocks: z.custom<KnownBlock[]>(Array.isArray),
  attachments: z.optional(z.array(attachment)),
  metadata: z.optional(z.unknown()),
  edited: z.optional(z.boolean()),
  /** Slack itself, of a command that failed. Absent: Tartan. */
  from: z.optional(z.enum(['slackbot'])),
  /** Of what one person alone sees: what they did for it. */
  about: z.optional(z.string()),
});

export type SlackMessage = z.infer<typeof slackMessage>;

/** Those that can be read; undefined: none. */
export function attachmentsIn(fields: unknown): Attachment[] | undefined {
  const { attachments }: { attachments?: unknown } = Object(fields);
  const all = z.safeParse(z.array(attachment), attachments).data ?? [];
  return all.length === 0 ? undefined : all;
}

/** The channels of the pretend Slack, kept in a file over a restart; or what one person alone sees there. */
export interface Workspace {
  messages(): readonly SlackMessage[];
  add(message: Omit<SlackMessage, 'ts'>): SlackMessage;
  /** @returns undefined when no such message stands there */
  change(channel: string, ts: string, changed: Partial<SlackMessage>): SlackMessage | undefined;
  /** @returns whether it stood there */
  remove(channel: string, ts: string): boolean;
  clear(): void;
}

/** @param file undefined: it is forgotten at the end, as Slack forgets what one person alone sees */
export function openWorkspace(file?: string): Workspace {
  const messages: SlackMessage[] =
    file !== undefined && existsSync(file)
      ? z.array(slackMessage).parse(JSON.parse(readFileSync(file, 'utf8')))
      : [];

  function save(): void {
    if (file !== undefined) writeFileSync(file, JSON.stringify(messages));
  }

  const indexOf = (channel: string, ts: string) =>
    messages.findIndex((one) => one.channel === channel && one.ts === ts);

  return {
    messages: () => messages,
    add(message) {
      const added = { ...message, ts: slackTimestamp() };
      messages.push(added);
      save();
      return added;
    },
    change(channel, ts, changed) {
      const found = messages[indexOf(channel, ts)];
      if (found === undefined) return undefined;
      Object.assign(found, changed, { edited: true });
      save();
      return found;
    },
    remove(channel, ts) {
      const index = indexOf(channel, ts);
      if (index === -1) return false;
      messages.splice(index, 1);
      save();
      return true;
    },
    clear() {
      messages.length = 0;
      save();
    },
  };
}
