import { type WebClient, WebAPIPlatformError } from '@slack/web-api';

import type { Log } from '#lib/ports/log.ts';
import type { MessageMark } from '#lib/ports/slack-channel.ts';
import { UpstreamError } from '#lib/upstream-error.ts';

import { outcomeOfCode } from './slack-outcome.ts';

/** What our marks are called among all metadata that apps put on messages. */
export const MARK_TYPE = 'tartan_alert';

/** Our clock and Slack's may differ by this much. */
const SKEW_S = 60;
/** Two questions of three seconds: a visit has to end before its lease does. */
const MOST_PAGES = 2;

/**
 * Looks for a message of ours by its mark.
 *
 * @returns its ts; undefined when it is not there, or when we have no right to look (scopes `channels:history`,
 *   `groups:history`): then a card may, at worst, stand there twice
 * @throws when Slack does not answer: whoever asks must not post
 */
export async function findMarked(
  ask: <Answer>(question: (client: WebClient) => Promise<Answer>) => Promise<Answer>,
  wanted: { channel: string; mark: MessageMark; since: Date; thread: string | undefined },
  log: Log,
): Promise<string | undefined> {
  const { channel, thread } = wanted;
  const oldest = String(Math.floor(wanted.since.getTime() / 1000) - SKEW_S);
  const query = { channel, oldest, limit: 200, include_all_metadata: true };
  let cursor: string | undefined;
  try {
    for (let pages = 0; pages < MOST_PAGES; pages += 1) {
      const page = { ...query, ...(cursor && { cursor }) };
      const answer = await ask(({ conversations }) =>
        thread === undefined
          ? conversations.history(page)
          : conversations.replies({ ...page, ts: thread }),
      );
      const found = answer.messages?.find((message) => isMarked(message.metadata, wanted.mark));
      cursor = answer.response_metadata?.next_cursor;
      if (found?.ts !== undefined || !cursor) return found?.ts;
    }
    return undefined;
  } catch (error) {
    if (error instanceof WebAPIPlatformError && !isPassing(error.data.error)) {
      log.warn('may not look for an earlier message', { reason: error.data.error });
      return undefined;
    }
    throw new UpstreamError('slack', 'history unavailable', { cause: error });
  }
}

/** A trouble of Slack's own, or of too many questions: it says nothing about our rights, nor about the message. */
function isPassing(code: string): boolean {
  return ['limited', 'unsure'].includes(outcomeOfCode(code).kind);
}

function isMarked(
  metadata: { event_type?: string; event_payload?: object } | undefined,
  mark: MessageMark,
): boolean {
  const payload = new Map(Object.entries(metadata?.event_payload ?? {}));
  return (
    metadata?.event_type === MARK_TYPE &&
    payload.get('alert') === mark.alert &&
    payload.get('part') === mark.part
  );
}
