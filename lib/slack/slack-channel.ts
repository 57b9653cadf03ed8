import type { KnownBlock } from '@slack/types';
import { WebAPIPlatformError, WebClient } from '@slack/web-api';

import type { SlackConfig } from '#lib/config.ts';
import type { Message } from '#lib/messages/message.ts';
import type { Log } from '#lib/ports/log.ts';
import type { MessageMark, SlackChannel } from '#lib/ports/slack-channel.ts';
import { type Rotating, withNewerAfter } from '#lib/rotating.ts';

import { findMarked, MARK_TYPE } from './find-marked.ts';
import { quietLogger } from './quiet-logger.ts';
import { allowedResponseUrl } from './response-url.ts';
import { outcomeOf } from './slack-outcome.ts';

const TIMEOUT_MS = 3_000;

/** What Slack says of a token that is not, or no longer, ours. Nothing was done then. */
const tokenRefusals = [
  'invalid_auth',
  'not_authed',
  'token_revoked',
  'token_expired',
  'account_inactive',
];

/**
 * Slack's Web API. Nothing is tried twice in here: a post whose answer was lost may have been made, so whoever wants to
 * try again has to look first.
 */
export function connectSlackChannel(settings: Rotating<SlackConfig>, log: Log): SlackChannel {
  let last: { config: SlackConfig; client: WebClient } | undefined;

  function clientWith(config: SlackConfig): WebClient {
    if (last?.config !== config) last = { config, client: connectClient(config) };
    return last.client;
  }

  function ask<Answer>(question: (client: WebClient) => Promise<Answer>): Promise<Answer> {
    return withNewerAfter(settings, (config) => question(clientWith(config)), isTokenRefused);
  }

  return {
    post: (channel, message, mark, thread) =>
      outcomeOf(() =>
        ask(({ chat }) =>
          chat.postMessage({
            channel,
            ...content(message, mark),
            unfurl_links: false,
            unfurl_media: false,
            ...(thread === undefined ? {} : { thread_ts: thread }),
          }),
        ),
      ),
    edit: (channel, ts, message, mark) =>
      outcomeOf(() => ask(({ chat }) => chat.update({ channel, ts, ...content(message, mark) }))),
    find: (channel, mark, since, thread) => findMarked(ask, { channel, mark, since, thread }, log),
    openModal: (triggerId, modal) =>
      outcomeOf(() => ask(({ views }) => views.open({ trigger_id: triggerId, view: modal }))),
    updateModal: (id, modal) =>
      outcomeOf(() => ask(({ views }) => views.update({ view_id: id, view: modal }))),
    publishHome: (user, view) =>
      outcomeOf(() => ask(({ views }) => views.publish({ user_id: user, view }))),
    async respond(responseUrl, message, to) {
      const url = allowedResponseUrl(responseUrl, settings.current().apiUrl);
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

function connectClient(config: SlackConfig): WebClient {
  return new WebClient(config.botToken, {
    slackApiUrl: config.apiUrl,
    timeout: TIMEOUT_MS,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: quietLogger,
  });
}

function isTokenRefused(error: unknown): boolean {
  return error instanceof WebAPIPlatformError && tokenRefusals.includes(error.data.error);
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
