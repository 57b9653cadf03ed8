import { randomUUID } from 'node:crypto';

import type { KnownBlock } from '@slack/types';

import { listen, type LocalAnswer, type LocalServer } from './listen.ts';
import { click, command } from './pretend-person.ts';
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
