import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError } from '@slack/web-api';

import type { SlackOutcome } from '#lib/ports/slack-channel.ts';

const invalid = [
  'invalid_blocks',
  'invalid_blocks_format',
  'msg_too_long',
  'msg_blocks_too_long',
  'no_text',
  'invalid_metadata_format',
  'invalid_metadata_schema',
  'metadata_must_be_sent_from_app',
  'metadata_too_large',
];
const gone = ['message_not_found', 'cant_update_message', 'edit_window_closed', 'thread_not_found'];
/** Slack says of these that the call may have succeeded. */
const unsure = ['internal_error', 'fatal_error', 'request_timeout', 'service_unavailable'];

const LIMITED_MS = 30_000;

/** Runs one call of Slack's API; every way in which it can end is a value. */
export async function outcomeOf(
  call: () => Promise<{
    ok: boolean;
    error?: string | undefined;
    ts?: string | undefined;
    channel?: unknown;
  }>,
): Promise<SlackOutcome> {
  try {
    const { ok, error, ts, channel } = await call();
    if (!ok) return outcomeOfCode(error ?? 'unknown');
    return { kind: 'done', ts: ts ?? '', channel: typeof channel === 'string' ? channel : '' };
  } catch (error) {
    return outcomeOfError(error);
  }
}

function outcomeOfError(error: unknown): SlackOutcome {
  if (error instanceof WebAPIRateLimitedError)
    return { kind: 'limited', retryAfterMs: error.retryAfter * 1000 };
  if (error instanceof WebAPIPlatformError) return outcomeOfCode(error.data.error);
  if (error instanceof WebAPIHTTPError && error.statusCode < 500)
    return error.statusCode === 429
      ? { kind: 'limited', retryAfterMs: LIMITED_MS }
      : { kind: 'refused', reason: `http_${String(error.statusCode)}` };
  // No answer, half an answer, or a 5xx: Slack may have done it.
  return { kind: 'unsure', reason: error instanceof Error ? error.name : 'unknown' };
}

/** What one of Slack's error codes means. */
export function outcomeOfCode(code: string): SlackOutcome {
  // The client gives the body in place of a code when it could not read it: half an answer, or somebody else's page.
  if (!/^\w+$/.test(code)) return { kind: 'unsure', reason: 'unreadable answer' };
  if (code === 'ratelimited' || code === 'rate_limited')
    return { kind: 'limited', retryAfterMs: LIMITED_MS };
  if (invalid.includes(code)) return { kind: 'invalid', reason: code };
  if (gone.includes(code)) return { kind: 'gone' };
  if (unsure.includes(code)) return { kind: 'unsure', reason: code };
  return { kind: 'refused', reason: code };
}
