import type { Modals } from './pretend-modals.ts';
import { blocksOf, type Fields } from './slack-fields.ts';
import type { SlackMessage, Workspace } from './slack-workspace.ts';

/** What became visible: `answered` is seen by one person alone. */
export type OnMessage = (
  what: 'posted' | 'edited' | 'answered' | 'modal',
  message: Pick<SlackMessage, 'text' | 'blocks'>,
) => void;

interface Stage {
  workspace: Workspace;
  onMessage: OnMessage;
}

/** The methods of Slack's Web API that Tartan calls. */
export function slackMethods(
  stage: Stage & { modals: Modals },
): ReadonlyMap<string, (fields: Fields) => unknown> {
  return new Map<string, (fields: Fields) => unknown>([
    ['chat.postMessage', (fields) => post(fields, stage)],
    ['chat.update', (fields) => update(fields, stage)],
    ['chat.delete', (fields) => takeAway(fields, stage)],
    ['conversations.history', (fields) => history(fields, stage, (one) => !one.thread_ts)],
    [
      'conversations.replies',
      (fields) => history(fields, stage, (one) => one.thread_ts === fields['ts']),
    ],
    [
      'views.open',
      ({ view }) => {
        stage.onMessage('modal', { text: 'modal', blocks: blocksOf(view) });
        return stage.modals.open(view);
      },
    ],
    ['views.update', ({ view_id: id, view }) => stage.modals.update(id, view)],
    [
      'auth.test',
      () => ({ ok: true, team_id: 'T0LOCAL', team: 'Laptop', user_id: 'U0TARTAN', user: 'tartan' }),
    ],
  ]);
}

export function post(fields: Fields, { workspace, onMessage }: Stage): unknown {
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

export function update(fields: Fields, { workspace, onMessage }: Stage): unknown {
  const { channel, ts } = fields;
  const message = workspace.change(String(channel), String(ts), {
    text: String(fields['text']),
    blocks: blocksOf(fields),
  });
  if (message === undefined) return { ok: false, error: 'message_not_found' };
  onMessage('edited', message);
  return { ok: true, channel, ts, text: message.text };
}

function takeAway({ channel, ts }: Fields, { workspace }: Stage): unknown {
  return workspace.remove(String(channel), String(ts))
    ? { ok: true, channel, ts }
    : { ok: false, error: 'message_not_found' };
}

function history(
  fields: Fields,
  { workspace }: Stage,
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
