import { createHmac, randomUUID } from 'node:crypto';

import type { KnownBlock } from '@slack/types';

import { listen, type LocalAnswer, type LocalServer } from './listen.ts';
import type { SlackMessage, Workspace } from './slack-workspace.ts';

interface PretendSlackOptions {
  workspace: Workspace;
  signingSecret: string;
  channel: string;
  /** Where commands and clicks go. */
  door: () => string;
  onMessage: (
    what: 'posted' | 'edited' | 'modal',
    message: Pick<SlackMessage, 'text' | 'blocks'>,
  ) => void;
}

type Fields = Readonly<Record<string, unknown>>;

/** Slack as far as Tartan speaks with it: the Web API's methods, response_url, and signed commands and clicks. */
export async function startPretendSlack(options: PretendSlackOptions): Promise<LocalServer> {
  const methods: Readonly<Record<string, (fields: Fields) => unknown>> = {
    'chat.postMessage': (fields) => post(fields, options),
    'chat.update': (fields) => update(fields, options),
    'conversations.history': (fields) => history(fields, options, (message) => !message.thread_ts),
    'conversations.replies': (fields) =>
      history(fields, options, (message) => message.thread_ts === fields['ts']),
    'views.open': ({ view }) => {
      const modal = blocksOf(view);
      options.onMessage('modal', { text: 'modal', blocks: modal });
      return { ok: true, view: { id: `V${randomUUID().slice(0, 8)}`, blocks: modal } };
    },
    'auth.test': () => ({ ok: true, team_id: 'T0LOCAL', user_id: 'U0TARTAN' }),
  };
  const server = await listen(0, async ({ url, headers, body }): Promise<LocalAnswer> => {
    const fields = fieldsOf(body, headers['content-type']);
    if (url.pathname === '/local/slash') return command(fields, options, server.url);
    if (url.pathname === '/local/click') return click(fields, options, server.url);
    if (url.pathname.startsWith('/response/')) {
      if (fields['response_type'] === 'in_channel')
        post({ ...fields, channel: options.channel }, options);
      return { status: 200, body: 'ok' };
    }
    const method = methods[url.pathname.replace('/api/', '')];
    return { status: 200, body: method?.(fields) ?? { ok: false, error: 'unknown_method' } };
  });
  return server;
}

function post(fields: Fields, { workspace, onMessage }: PretendSlackOptions): unknown {
  const { channel, thread_ts: thread, metadata } = fields;
  const message = workspace.add({
    channel: String(channel),
    text: String(fields['text']),
    blocks: blocksOf(fields),
    metadata,
    ...(typeof thread === 'string' ? { thread_ts: thread } : {}),
  });
  onMessage('posted', message);
  return { ok: true, channel: message.channel, ts: message.ts, message };
}

function update(fields: Fields, { workspace, onMessage }: PretendSlackOptions): unknown {
  const { channel, ts } = fields;
  const message = workspace.change(String(channel), String(ts), {
    text: String(fields['text']),
    blocks: blocksOf(fields),
  });
  if (message === undefined) return { ok: false, error: 'message_not_found' };
  onMessage('edited', message);
  return { ok: true, channel, ts, text: message.text };
}

function history(
  fields: Fields,
  { workspace }: PretendSlackOptions,
  isWanted: (message: SlackMessage) => boolean,
): unknown {
  const oldest = Number(fields['oldest'] ?? 0);
  const messages = workspace
    .messages()
    .filter((one) => one.channel === fields['channel'] && Number(one.ts) > oldest)
    .filter(isWanted)
    .toReversed();
  return { ok: true, messages, has_more: false };
}

/** A slash command as Slack sends it. */
function command(fields: Fields, options: PretendSlackOptions, url: string): Promise<LocalAnswer> {
  const form = new URLSearchParams({
    token: 'deprecated',
    team_id: 'T0LOCAL',
    team_domain: 'local',
    channel_id: options.channel,
    channel_name: 'alerts',
    user_id: 'U0YOU',
    user_name: 'you',
    command: '/plaid',
    text: typeof fields['text'] === 'string' ? fields['text'] : '',
    api_app_id: 'A0TARTAN',
    is_enterprise_install: 'false',
    response_url: `${url}/response/${randomUUID()}`,
    trigger_id: `${String(Date.now())}.1.local`,
  });
  return send(form, options);
}

/** A click on a button of a message. */
function click(fields: Fields, options: PretendSlackOptions, url: string): Promise<LocalAnswer> {
  const payload = {
    type: 'block_actions',
    team: { id: 'T0LOCAL', domain: 'local' },
    user: { id: 'U0YOU', username: 'you', team_id: 'T0LOCAL' },
    api_app_id: 'A0TARTAN',
    channel: { id: options.channel, name: 'alerts' },
    container: { type: 'message', channel_id: options.channel },
    trigger_id: `${String(Date.now())}.1.local`,
    response_url: `${url}/response/${randomUUID()}`,
    actions: [
      {
        type: 'button',
        action_id: fields['action_id'],
        block_id: 'b1',
        value: fields['value'],
        action_ts: String(Date.now() / 1000),
      },
    ],
  };
  return send(new URLSearchParams({ payload: JSON.stringify(payload) }), options);
}

async function send(form: URLSearchParams, options: PretendSlackOptions): Promise<LocalAnswer> {
  const body = form.toString();
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signature = createHmac('sha256', options.signingSecret)
    .update(`v0:${timestamp}:${body}`)
    .digest('hex');
  const answer = await fetch(`${options.door()}/slack/events`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${signature}`,
    },
    body,
  });
  return { status: 200, body: { status: answer.status, body: await answer.text() } };
}

function fieldsOf(body: Buffer, contentType = ''): Fields {
  const text = body.toString('utf8');
  if (contentType.includes('json')) return parse(text);
  const fields = [...new URLSearchParams(text)].map(([name, value]) => [name, unfolded(value)]);
  return Object.fromEntries(fields);
}

/** In a form, objects come as JSON. */
function unfolded(value: string): unknown {
  return /^[[{]/.test(value) ? JSON.parse(value) : value;
}

function parse(text: string): Fields {
  return JSON.parse(text === '' ? '{}' : text);
}

function blocksOf(value: unknown): KnownBlock[] {
  const holder: { blocks?: KnownBlock[] } = Object(value);
  return holder.blocks ?? [];
}
