import { inspect } from 'node:util';

import { describe, expect, it } from 'vitest';

import { fixed } from '#lib/rotating.ts';
import { connectSlackCheck } from '#lib/slack/slack-check.ts';
import { UpstreamError } from '#lib/upstream-error.ts';

import { type ApiAnswer, startApiServer } from '../fakes/api-server.ts';
import { slackConfig } from '../fakes/open-slack-door.ts';

const NOW = new Date('2026-11-21T12:00:00.400Z');

/** Slack as it always answers like that. */
async function slackThat(answer: ApiAnswer) {
  const { url, calls } = await startApiServer(answer);
  return {
    check: connectSlackCheck(fixed({ ...slackConfig, apiUrl: `${url}/api/` }), () => NOW),
    calls,
  };
}

function says(body: unknown, headers: Readonly<Record<string, string>> = {}): ApiAnswer {
  return { status: 200, body, headers };
}

describe('asking Slack about our token', () => {
  it('tells its scopes, and how far our clock is ahead', async () => {
    const { check, calls } = await slackThat(
      says(
        { ok: true },
        { 'x-oauth-scopes': 'commands, chat:write,', date: 'Sat, 21 Nov 2026 11:59:30 GMT' },
      ),
    );
    expect(await check.token()).toEqual({ scopes: ['commands', 'chat:write'], skewMs: 30_400 });
    expect(calls).toMatchObject([{ method: 'POST', path: '/api/auth.test' }]);
    expect(calls[0]?.headers.authorization).toBe(`Bearer ${slackConfig.botToken}`);
  });

  it('tells nothing that Slack does not', async () => {
    const { check } = await slackThat(says({ ok: true }, { date: 'now' }));
    expect(await check.token()).toEqual({ scopes: undefined, skewMs: undefined });
  });
});

describe('asking Slack about a channel', () => {
  it('reads one message', async () => {
    const { check, calls } = await slackThat(says({ ok: true, messages: [{ text: 'hello' }] }));
    await check.readChannel('C0OPS');
    expect(calls).toMatchObject([
      { path: '/api/conversations.history', body: 'channel=C0OPS&limit=1' },
    ]);
  });
});

describe('a Slack that does not do what we asked', () => {
  it.each<{ case: string; answer: ApiAnswer; code: string }>([
    {
      case: 'says no',
      answer: says({ ok: false, error: 'not_in_channel' }),
      code: 'not_in_channel',
    },
    { case: 'says no without a word', answer: says({ ok: false }), code: 'unknown' },
    {
      case: 'says no in a strange way',
      answer: says({ ok: false, error: `token ${slackConfig.botToken} <!here>` }),
      code: 'unknown',
    },
    { case: 'answers something else', answer: says([]), code: 'unreadable answer' },
    { case: 'answers with a page', answer: { status: 502, body: '<html>' }, code: 'http_502' },
    { case: 'cuts the line', answer: 'cut off', code: 'no answer' },
    { case: 'cuts the answer', answer: 'half an answer', code: 'no answer' },
    {
      case: 'leads elsewhere',
      answer: { status: 302, headers: { location: 'http://127.0.0.1:9/' } },
      code: 'no answer',
    },
  ])('$case: an error with its code, and nothing of the token', async ({ answer, code }) => {
    const { check } = await slackThat(answer);
    for (const call of [() => check.token(), () => check.readChannel('C0OPS')]) {
      const error: unknown = await call().then(
        () => 'no error',
        (thrown: unknown) => thrown,
      );
      expect(error).toBeInstanceOf(UpstreamError);
      expect(error).toMatchObject({ service: 'slack', code });
      expect(inspect(error, { depth: Infinity, showHidden: true })).not.toContain(
        slackConfig.botToken,
      );
    }
  });
});
