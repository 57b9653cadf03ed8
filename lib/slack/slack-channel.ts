import type { KnownBlock } from '@slack/types';
import { WebClient } from '@slack/web-api';

import type { SlackConfig } from '#lib/config.ts';
import type { Message } from '#lib/messages/message.ts';
import type { Log, MessageMark, SlackChannel } from '#lib/ports.ts';

import { findMarked, MARK_TYPE } from './find-marked.ts';
import { quietLogger } from './quiet-logger.ts';
import { allowedResponseUrl } from './response-url.ts';
import { outcomeOf } from './slack-outcome.ts';

const TIMEOUT_MS = 3_000;

/**
 * Slack's Web API. Nothing is tried twice in here: a post whose answer was lost may have been made, so whoever wants to
 * try again has to look first.
 */
export function connectSlackChannel(config: SlackConfig, log: Log): SlackChannel {
  const client = new WebClient(config.botToken, {
    slackApiUrl: config.apiUrl,
    timeout: TIMEOUT_MS,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: quietLogger,
  });
  return {
    post: (channel, message, mark, thread) =>
      outcomeOf(() =>
        client.chat.postMessage({
          channel,
          ...content(message, mark),
          unfurl_links: false,
          unfurl_media: false,
          ...(thread === undefined ? {} : { thread_ts: thread }),
        }),
      ),
    edit: (channel, ts, message, mark) =>
      outcomeOf(() => client.chat.update({ channel, ts, ...content(message, mark) })),
    find: (channel, mark, since, thread) =>
      findMarked(client, { channel, mark, since, thread }, log),
    openModal: (triggerId, modal) =>
      outcomeOf(() => client.views.open({ trigger_id: triggerId, view: modal })),
    updateModal: (id, modal) => outcomeOf(() => client.views.update({ view_id: id, view: modal })),
    publishHome: (user, view) => outcomeOf(() => client.views.publish({ user_id: user, view })),
    async respond(responseUrl, message, to) {
      const url = allowedResponseUrl(responseUrl, config.apiUrl);
      if (url === undefined) return { kind: 'refused', reason: 'not an address of Slack' };
      return outcomeOf(async () => {
        const answer = await fetch(url, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({
            ...message,
            // Of a message that is replaced, Slack keeps who sees it.
            ...(to === 'in place'
              ? { replace_original: true }
              : {
                  response_type: to === 'channel' ? 'in_channel' : 'ephemeral',
                  replace_original: false,
                }),
          }),
          redirect: 'error',
          signal: AbortSignal.timeout(TIMEOUT_MS),
        });
        await answer.arrayBuffer();
        return { ok: answer.ok, error: answer.ok ? undefined : `http_${String(answer.status)}` };
      });
    },
  };
}

function content(
  message: Message,
  mark: MessageMark,
): {
  text: string;
  blocks: KnownBlock[];
  metadata: { event_type: string; event_payload: Record<string, string> };
} {
  return {
    text: message.text,
    blocks: message.blocks,
    metadata: { event_type: MARK_TYPE, event_payload: { ...mark } },
  };
}
