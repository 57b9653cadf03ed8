import type { Home } from './pretend-home.ts';
import type { Modals } from './pretend-modals.ts';
import { blocksOf, type Fields } from './slack-fields.ts';
import { attachmentsIn, type SlackMessage, type Workspace } from './slack-workspace.ts';

/** What became visible: `answered` is seen by one person alone. */
export type OnMessage = (
  what: 'posted' | 'edited' | 'answered' | 'modal',
  message: Pick<SlackMessage, 'text' | 'blocks'>,
) => void;

interface Stage {
  workspace: Workspace;
  /** What the person alone sees. */
  asides: Workspace;
  onMessage: OnMessage;
  /** Whatever the person sees has changed. */
  onChange: () => void;
}

/** The methods of Slack's Web API that Tartan calls. */
export function slackMethods(
  stage: Stage & { modals: Modals; home: Home },
): ReadonlyMap<string, (fields: Fields) => unknown> {
  return new Map<string, (fields: Fields) => unknown>([
    ['chat.postMessage', (fields) => post(fields, stage)],
    ['chat.update', (fields) => update(fields, stage)],
    ['chat.delete', (fields) => remove(fields, stage)],
    ['chat.postEphemeral', (fields) => postEphemeral(fields, stage)],
    ['chat.getPermalink', (fields) => permalink(fields, stage)],
    ['conversations.info', ({ channel }) => channelInfo(channel)],
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
    ['views.update', ({ view_id: id, view }) => changed(stage.modals.update(id, view), stage)],
    ['views.push', ({ view }) => changed(stage.modals.push(view), stage)],
    ['views.publish', ({ view }) => changed(stage.home.publish(view), stage)],
    [
      'auth.test',
      () => ({ ok: true, team_id: 'T0LOCAL', team: 'Laptop', user_id: 'U0TARTAN', user: 'tartan' }),
    ],
  ]);
}

export function post(
  fields: Fields,
  { workspace, onMessage }: Pick<Stage, 'workspace' | 'onMessage'>,
): unknown {
  const { channel, thread_ts: thread, metadata } = fields;
  const message = workspace.add({
    channel: String(channel),
    text: String(fields['text']),
    blocks: blocksOf(fields),
    attachments: attachmentsIn(fields),
    metadata,
    ...(typeof thread === 'string' ? { thread_ts: thread } : {}),
  });
  onMessage('posted', message);
  return { ok: true, channel: message.channel, ts: message.ts, message };
}

export function update(
  fields: Fields,
  { workspace, onMessage }: Pick<Stage, 'workspace' | 'onMessage'>,
): unknown {
  const { channel, ts } = fields;
  const message = workspace.change(String(channel), String(ts), {
    text: String(fields['text']),
    blocks: blocksOf(fields),
    attachments: attachmentsIn(fields),
  });
  if (message === undefined) return { ok: false, error: 'message_not_found' };
  onMessage('edited', message);
  return { ok: true, channel, ts, text: message.text };
}

function remove({ channel, ts }: Fields, { workspace, onChange }: Stage): unknown {
  if (!workspace.remove(String(channel), String(ts)))
    return { ok: false, error: 'message_not_found' };
  onChange();
  return { ok: true, channel, ts };
}

function postEphemeral(fields: Fields, { asides, onMessage }: Stage): unknown {
  const { channel, thread_ts: thread } = fields;
  const answer = { text: String(fields['text']), blocks: blocksOf(fields) };
  const aside = asides.add({
    channel: String(channel),
    ...answer,
    ...(typeof thread === 'string' ? { thread_ts: thread } : {}),
  });
  onMessage('answered', answer);
  return { ok: true, message_ts: aside.ts };
}

function permalink({ channel, message_ts: ts }: Fields, { workspace }: Stage): unknown {
  const found = workspace.messages().find((one) => one.channel === channel && one.ts === ts);
  return found === undefined
    ? { ok: false, error: 'message_not_found' }
    : {
        ok: true,
        channel,
        permalink: `https://local.slack.com/archives/${found.channel}/p${found.ts.replace('.', '')}`,
      };
}

function channelInfo(channel: unknown): unknown {
  return {
    ok: true,
    channel: { id: channel, name: 'alerts', is_member: true, is_archived: false },
  };
}

/** A view that is drawn anew is seen at once. */
function changed<Answer extends { ok: boolean }>(answer: Answer, { onChange }: Stage): Answer {
  if (answer.ok) onChange();
  return answer;
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
