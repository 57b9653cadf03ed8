import { describe, expect, it } from 'vitest';

import type { SlackConfig } from '#lib/config.ts';
import { problemMessage } from '#lib/messages/problem-message.ts';
import { fixed } from '#lib/rotating.ts';
import { connectSlackChannel } from '#lib/slack/slack-channel.ts';
import { UpstreamError } from '#lib/upstream-error.ts';

import type { LocalAnswer } from '../../infra/local/listen.ts';
import { fakeLog } from '../fakes/fake-ports.ts';
import { slackConfig } from '../fakes/open-slack-door.ts';
import { slackSays, startSlackServer } from '../fakes/slack-server.ts';

const message = problemMessage('One card.');
const mark = { alert: 'alert-1', part: 'card' };
const since = new Date('2026-11-21T12:00:00.000Z');

async function channelOn(...answers: (LocalAnswer | 'never')[]) {
  const server = await startSlackServer(...answers);
  const config: SlackConfig = { ...slackConfig, apiUrl: `${server.url}/api/` };
  const log = fakeLog();
  return { ...server, log, channel: connectSlackChannel(fixed(config), log) };
}

function says(error: string): LocalAnswer {
  return slackSays({ ok: false, error });
}

const ends: { case: string; answer: LocalAnswer; outcome: unknown }[] = [
  {
    case: 'ok',
    answer: slackSays({ ok: true, channel: 'C0ALERTS', ts: '1795262400.000100' }),
    outcome: { kind: 'done', ts: '1795262400.000100', channel: 'C0ALERTS' },
  },
  {
    case: '429 that says how long',
    answer: {
      status: 429,
      headers: { 'retry-after': '17' },
      body: { ok: false, error: 'ratelimited' },
    },
    outcome: { kind: 'limited', retryAfterMs: 17_000 },
  },
  {
    case: 'ratelimited without a 429',
    answer: says('ratelimited'),
    outcome: { kind: 'limited', retryAfterMs: 30_000 },
  },
  ...['is_archived', 'not_in_channel', 'channel_not_found', 'invalid_auth', 'token_revoked'].map(
    (code) => ({
      case: code,
      answer: says(code),
      outcome: { kind: 'refused', reason: code },
    }),
  ),
  {
    case: 'an error code that nobody has heard of',
    answer: says('moon_in_wrong_phase'),
    outcome: { kind: 'refused', reason: 'moon_in_wrong_phase' },
  },
  ...['invalid_blocks', 'msg_blocks_too_long', 'metadata_too_large'].map((code) => ({
    case: code,
    answer: says(code),
    outcome: { kind: 'invalid', reason: code },
  })),
  ...['internal_error', 'fatal_error', 'request_timeout', 'service_unavailable'].map((code) => ({
    case: code,
    answer: says(code),
    outcome: { kind: 'unsure', reason: code },
  })),
  {
    case: '503',
    answer: { status: 503, body: 'upstream connect error' },
    outcome: { kind: 'unsure', reason: 'WebAPIHTTPError' },
  },
  {
    case: '403 of a proxy in between',
    answer: { status: 403, body: '<html>Forbidden</html>' },
    outcome: { kind: 'refused', reason: 'http_403' },
  },
  {
    case: 'half an answer',
    answer: { status: 200, body: '{"ok":true,"ts":"17952' },
    outcome: { kind: 'unsure', reason: 'unreadable answer' },
  },
  {
    case: 'a web page in place of an answer',
    answer: { status: 200, body: '<html>Sign in to the hotel network</html>' },
    outcome: { kind: 'unsure', reason: 'unreadable answer' },
  },
];

describe('how a post can end', () => {
  it.each(ends)('$case: one call, and $outcome.kind', async ({ answer, outcome }) => {
    const { channel, calls } = await channelOn(answer);
    expect(await channel.post('C0ALERTS', message, mark)).toEqual(outcome);
    expect(calls).toHaveLength(1);
  });

  it('a Slack that stays silent: unsure after three seconds, and no second call', async () => {
    const { channel, calls } = await channelOn('never');
    const began = performance.now();
    expect(await channel.post('C0ALERTS', message, mark)).toMatchObject({ kind: 'unsure' });
    expect(performance.now() - began).toBeGreaterThan(2_900);
    expect(calls).toHaveLength(1);
  }, 10_000);

  it('a Slack that is not there: unsure', async () => {
    const config = { ...slackConfig, apiUrl: 'http://127.0.0.1:1/api/' };
    const outcome = await connectSlackChannel(fixed(config), fakeLog()).post(
      'C0ALERTS',
      message,
      mark,
    );
    expect(outcome).toEqual({ kind: 'unsure', reason: 'WebAPIRequestError' });
  });
});

describe('what a post sends', () => {
  it('content, mark, no previews of links; and a thread where one is asked for', async () => {
    const { channel, calls } = await channelOn(slackSays({ ok: true, ts: '1', channel: 'C' }));
    await channel.post('C0ALERTS', message, mark);
    await channel.post('C0ALERTS', message, mark, '1795262400.000100');
    const [first, second] = calls;
    expect(first?.path).toBe('/api/chat.postMessage');
    expect(first?.form).toMatchObject({
      channel: 'C0ALERTS',
      text: message.text,
      blocks: JSON.stringify(message.blocks),
      metadata: JSON.stringify({ event_type: 'tartan_alert', event_payload: mark }),
      unfurl_links: 'false',
      unfurl_media: 'false',
    });
    expect(first?.form).not.toHaveProperty('thread_ts');
    expect(second?.form).toHaveProperty('thread_ts', '1795262400.000100');
  });
});

describe('how an edit can end', () => {
  it.each(['message_not_found', 'cant_update_message', 'edit_window_closed'])(
    '%s: the card is gone, after one call',
    async (code) => {
      const { channel, calls } = await channelOn(says(code));
      const outcome = await channel.edit('C0ALERTS', '1795262400.000100', message, mark);
      expect(outcome).toEqual({ kind: 'gone' });
      expect(calls.map(({ path }) => path)).toEqual(['/api/chat.update']);
    },
  );

  it('503: unsure, after one call', async () => {
    const { channel, calls } = await channelOn({ status: 503, body: '' });
    const outcome = await channel.edit('C0ALERTS', '1795262400.000100', message, mark);
    expect(outcome).toMatchObject({ kind: 'unsure' });
    expect(calls).toHaveLength(1);
  });
});

describe('how opening a modal can end', () => {
  it.each([
    { code: 'expired_trigger_id', kind: 'refused' },
    { code: 'internal_error', kind: 'unsure' },
  ])('$code: $kind, after one call', async ({ code, kind }) => {
    const { channel, calls } = await channelOn(says(code));
    const title = { type: 'plain_text', text: 'A modal' } as const;
    const outcome = await channel.openModal('101.202.x', { type: 'modal', title, blocks: [] });
    expect(outcome).toEqual({ kind, reason: code });
    expect(calls.map(({ path }) => path)).toEqual(['/api/views.open']);
  });
});

describe('how an answer through response_url can end', () => {
  it.each([
    { case: 'taken', answer: { status: 200, body: 'ok' }, kind: 'done' },
    { case: 'used up or too old', answer: { status: 404, body: 'used_url' }, kind: 'refused' },
  ])('$case: $kind, after one call', async ({ answer, kind }) => {
    const { channel, calls, url } = await channelOn(answer);
    const outcome = await channel.respond(`${url}/commands/T/1/x`, message, 'asker');
    expect(outcome.kind).toBe(kind);
    expect(calls).toHaveLength(1);
  });

  it.each([
    { to: 'asker', type: 'ephemeral' },
    { to: 'channel', type: 'in_channel' },
  ] as const)('to the $to: $type, and what was there stays', async ({ to, type }) => {
    const { channel, calls, url } = await channelOn({ status: 200, body: 'ok' });
    await channel.respond(`${url}/commands/T/1/x`, message, to);
    expect(calls.map(({ contentType }) => contentType)).toEqual(['application/json']);
    expect(calls.map(({ body }) => JSON.parse(body))).toEqual([
      { ...message, response_type: type, replace_original: false },
    ]);
  });
});

describe('finding an earlier message by its mark', () => {
  const ours = (part: string, ts: string, alert = mark.alert) => ({
    ts,
    metadata: { event_type: 'tartan_alert', event_payload: { alert, part } },
  });

  it('goes on to the second page', async () => {
    const { channel, calls } = await channelOn(
      slackSays({
        ok: true,
        messages: [
          { ts: '1.1', text: 'no mark at all' },
          { ts: '1.2', metadata: { event_type: 'other_app', event_payload: mark } },
          ours('line 0 resolve', '1.3'),
          ours('card', '1.4', 'alert-2'),
        ],
        response_metadata: { next_cursor: 'page-two' },
      }),
      slackSays({ ok: true, messages: [ours('card', '1.5')], response_metadata: {} }),
    );
    expect(await channel.find('C0ALERTS', mark, since)).toBe('1.5');
    expect(calls.map(({ path }) => path)).toEqual([
      '/api/conversations.history',
      '/api/conversations.history',
    ]);
    expect(calls.map(({ form }) => form['cursor'])).toEqual([undefined, 'page-two']);
    expect(calls[0]?.form).toMatchObject({
      channel: 'C0ALERTS',
      include_all_metadata: 'true',
      oldest: String(since.getTime() / 1000 - 60),
    });
  });

  it('looks among the replies of a thread', async () => {
    const { channel, calls } = await channelOn(
      slackSays({ ok: true, messages: [ours('card', '1.5')] }),
    );
    expect(await channel.find('C0ALERTS', mark, since, '1.0')).toBe('1.5');
    expect(calls.map(({ path, form }) => [path, form['ts']])).toEqual([
      ['/api/conversations.replies', '1.0'],
    ]);
  });

  it('is not there: undefined', async () => {
    const { channel, calls } = await channelOn(slackSays({ ok: true, messages: [] }));
    expect(await channel.find('C0ALERTS', mark, since)).toBeUndefined();
    expect(calls).toHaveLength(1);
  });

  it('gives up in a channel that never ends', async () => {
    const { channel, calls } = await channelOn(
      slackSays({ ok: true, messages: [], response_metadata: { next_cursor: 'more' } }),
    );
    expect(await channel.find('C0ALERTS', mark, since)).toBeUndefined();
    expect(calls).toHaveLength(2);
  });

  it.each(['missing_scope', 'not_in_channel', 'channel_not_found', 'thread_not_found'])(
    '%s: undefined, with a line in the log',
    async (code) => {
      const { channel, calls, log } = await channelOn(says(code));
      expect(await channel.find('C0ALERTS', mark, since)).toBeUndefined();
      expect(calls).toHaveLength(1);
      expect(log.lines).toEqual([expect.objectContaining({ reason: code })]);
    },
  );

  it.each([
    { case: '503', answer: { status: 503, body: '' } },
    {
      case: '429',
      answer: { status: 429, headers: { 'retry-after': '9' }, body: { ok: false } },
    },
    { case: 'internal_error', answer: says('internal_error') },
    { case: 'ratelimited', answer: says('ratelimited') },
    { case: 'half an answer', answer: { status: 200, body: '{"ok":tr' } },
  ])('$case: throws after one call, for nobody may post now', async ({ answer }) => {
    const { channel, calls } = await channelOn(answer);
    await expect(channel.find('C0ALERTS', mark, since)).rejects.toBeInstanceOf(UpstreamError);
    expect(calls).toHaveLength(1);
  });
});
