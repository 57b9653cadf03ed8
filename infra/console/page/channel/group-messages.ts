import type { ShownMessage } from '#console/contract.ts';
import { dayOf, type Viewer } from '#console/page/mrkdwn/format-slack-date.ts';

/** A message of the channel itself, with how many answers its thread has. */
export interface Parent {
  message: ShownMessage;
  replies: number;
  lastReplyTs: string | undefined;
}

export interface Day {
  /** `2026-11-26` where the viewer is. */
  day: string;
  parents: readonly Parent[];
}

/** What a channel shows: its days, oldest first, without what stands in threads. */
export function groupMessages(
  messages: readonly ShownMessage[],
  channel: string,
  viewer: Viewer = {},
): Day[] {
  const here = messages.filter((message) => message.channel === channel);
  const known = new Set(here.map(({ ts }) => ts));
  const replies = grouped(here.filter(isReply), ({ threadTs }) => threadTs ?? '');
  // An answer whose message is not there is shown, not lost.
  const parents = here
    .filter((message) => !isReply(message) || !known.has(message.threadTs ?? ''))
    .map((message) => {
      const thread = replies.get(message.ts) ?? [];
      return { message, replies: thread.length, lastReplyTs: thread.at(-1)?.ts };
    });
  const days = grouped(parents, ({ message }) => dayOf(timeOf(message.ts), viewer));
  return [...days].map(([day, ofDay]) => ({ day, parents: ofDay }));
}

/** A message and its answers, oldest first. */
export function threadOf(
  messages: readonly ShownMessage[],
  channel: string,
  ts: string,
): readonly ShownMessage[] {
  return messages.filter(
    (message) => message.channel === channel && (message.ts === ts || message.threadTs === ts),
  );
}

function grouped<One>(all: readonly One[], keyOf: (one: One) => string): Map<string, One[]> {
  const groups = new Map<string, One[]>();
  for (const one of all) {
    const key = keyOf(one);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return groups;
}

/** A message that began a thread may carry its own `ts` as the thread's. */
function isReply({ ts, threadTs }: ShownMessage): boolean {
  return threadTs !== undefined && threadTs !== ts;
}

/** Slack's `ts` is a time: seconds, and what tells messages of one second apart. */
export function timeOf(ts: string): Date {
  return new Date(Number(ts) * 1000);
}

/** `1 reply`, `12 replies`. */
export function repliesText(count: number): string {
  return `${String(count)} ${count === 1 ? 'reply' : 'replies'}`;
}
