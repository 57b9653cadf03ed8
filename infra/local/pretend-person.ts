import { chosen } from './modal-inputs.ts';
import type { Origin } from './response-urls.ts';
import { type Addressee, type DoorAnswer, sendForm, sendPayload } from './send-signed.ts';
import type { Fields } from './slack-fields.ts';
import { slackTimestamp } from './slack-timestamp.ts';
import type { SlackMessage } from './slack-workspace.ts';

export const team = { id: 'T0LOCAL', domain: 'local' };

/** A slash command as Slack sends it. */
export function command(
  fields: Fields,
  options: Addressee,
  responseUrl: string,
): Promise<DoorAnswer> {
  const form = new URLSearchParams({
    token: 'deprecated',
    team_id: team.id,
    team_domain: team.domain,
    channel_id: options.channel,
    channel_name: 'alerts',
    user_id: 'U0YOU',
    user_name: 'you',
    command: '/plaid',
    text: textOf(fields),
    api_app_id: 'A0TARTAN',
    is_enterprise_install: 'false',
    response_url: responseUrl,
    trigger_id: triggerId(),
  });
  return sendForm(form, options);
}

/** A click on a button, or a choice. @param origin without a message: it stands in an answer that nobody else sees */
export function click(
  fields: Fields,
  options: Addressee,
  responseUrl: string,
  { channel, message, aside }: Origin,
): Promise<DoorAnswer> {
  return sendPayload(
    {
      type: 'block_actions',
      ...whoAndWhere(fields, options, responseUrl, message),
      container: {
        type: 'message',
        channel_id: channel,
        message_ts: (message ?? aside)?.ts ?? slackTimestamp(),
        is_ephemeral: message === undefined,
        ...(message?.thread_ts === undefined ? {} : { thread_ts: message.thread_ts }),
      },
      // Slack shows an app no message that only one person sees.
      ...(message === undefined ? {} : { message: shown(message) }),
      actions: [actionIn(fields)],
    },
    options,
  );
}

/** What was clicked or chosen, as Slack says it. */
export function actionIn(fields: Fields): object {
  const { action_id: id, block_id: block, type = 'button', value } = fields;
  return {
    ...chosen(String(type), typeof value === 'string' ? value : undefined),
    action_id: id,
    block_id: block === undefined || block === '' ? 'b1' : block,
    action_ts: slackTimestamp(),
  };
}

/** A shortcut in the menu of a message. @param message undefined: one that the person wrote, with the text given */
export function shortcut(
  fields: Fields,
  options: Addressee,
  responseUrl: string,
  message?: SlackMessage,
): Promise<DoorAnswer> {
  const about = message === undefined ? written(textOf(fields)) : shown(message);
  return sendPayload(
    {
      type: 'message_action',
      ...whoAndWhere(fields, options, responseUrl, message),
      callback_id: fields['callback_id'],
      action_ts: slackTimestamp(),
      message_ts: about.ts,
      message: about,
    },
    options,
  );
}

export function you({ user }: Fields): object {
  const id = typeof user === 'string' ? user : 'U0YOU';
  return { id, username: id === 'U0YOU' ? 'you' : id.toLowerCase(), team_id: team.id };
}

function whoAndWhere(
  fields: Fields,
  options: Addressee,
  responseUrl: string,
  message: SlackMessage | undefined,
) {
  return {
    team,
    user: you(fields),
    api_app_id: 'A0TARTAN',
    channel: { id: message?.channel ?? options.channel, name: 'alerts' },
    trigger_id: triggerId(),
    response_url: responseUrl,
  };
}

function shown({ ts, thread_ts, text, blocks }: SlackMessage) {
  const thread = thread_ts === undefined ? {} : { thread_ts };
  return { type: 'message', bot_id: 'B0TARTAN', team: team.id, ts, ...thread, text, blocks };
}

/** What people type is kept as rich text; the plain text beside it is escaped. */
function written(text: string) {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const element = { type: 'rich_text_section', elements: [{ type: 'text', text }] };
  return {
    type: 'message',
    user: 'U0YOU',
    team: team.id,
    ts: slackTimestamp(),
    text: escaped,
    blocks: [{ type: 'rich_text', block_id: 'b1', elements: [element] }],
  };
}

function textOf({ text }: Fields): string {
  return typeof text === 'string' ? text : '';
}

export function triggerId(): string {
  return `${String(Date.now())}.1.local`;
}
