import * as z from 'zod/mini';

import type { SlackConfig } from '#lib/config.ts';
import type { SlackCheck } from '#lib/live-ports.ts';
import type { Rotating } from '#lib/rotating.ts';
import { UpstreamError } from '#lib/upstream-error.ts';

const TIMEOUT_MS = 3_000;

const answerShape = z.object({
  ok: z.boolean(),
  error: z.catch(z.optional(z.string()), undefined),
});

/** Over `fetch`: Slack's client does not show what its answers say of scopes and of the time. */
export function connectSlackCheck(settings: Rotating<SlackConfig>, now: () => Date): SlackCheck {
  async function call(method: string, fields: Readonly<Record<string, string>>): Promise<Headers> {
    const answer = await asked(settings.current(), method, fields);
    if (answer === undefined) throw new UpstreamError('slack', 'no answer');
    const { ok, error = 'unknown' } = answerShape.safeParse(answer.body).data ?? {};
    if (ok === undefined)
      throw new UpstreamError('slack', answer.ok ? 'unreadable answer' : `http_${answer.status}`);
    // Slack's codes are words; what else may stand there is nobody's concern.
    if (!ok) throw new UpstreamError('slack', /^\w{1,80}$/.test(error) ? error : 'unknown');
    return answer.headers;
  }

  return {
    alertChannel: settings.current().alertChannel,
    async token() {
      const headers = await call('auth.test', {});
      return { scopes: scopesIn(headers), skewMs: skewIn(headers, now()) };
    },
    async readChannel(channel) {
      await call('conversations.history', { channel, limit: '1' });
    },
  };
}

/** @returns undefined when no whole answer came in time */
async function asked(
  { apiUrl, botToken }: SlackConfig,
  method: string,
  fields: Readonly<Record<string, string>>,
): Promise<{ ok: boolean; status: string; headers: Headers; body: unknown } | undefined> {
  try {
    const answer = await fetch(new URL(method, apiUrl), {
      method: 'POST',
      headers: { authorization: `Bearer ${botToken}` },
      body: new URLSearchParams(fields),
      // Wherever a redirect leads, the token does not go there.
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const { ok, status, headers } = answer;
    return { ok, status: String(status), headers, body: jsonIn(await answer.text()) };
  } catch {
    // What is thrown may hold the request, and that the token.
    return undefined;
  }
}

function scopesIn(headers: Headers): string[] | undefined {
  const text = headers.get('x-oauth-scopes');
  return text === null
    ? undefined
    : text
        .split(',')
        .map((scope) => scope.trim())
        .filter((scope) => scope !== '');
}

/** The header has whole seconds. */
function skewIn(headers: Headers, now: Date): number | undefined {
  const theirs = Date.parse(headers.get('date') ?? '');
  return Number.isNaN(theirs) ? undefined : now.getTime() - theirs;
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
