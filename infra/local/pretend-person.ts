import { createHmac, randomUUID } from 'node:crypto';

import type { LocalAnswer } from './listen.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Where the person's Slack sends what they type and click. */
interface Addressee {
  signingSecret: string;
  channel: string;
  door: () => string;
}

/** A slash command as Slack sends it. */
export function command(fields: Fields, options: Addressee, url: string): Promise<LocalAnswer> {
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
export function click(fields: Fields, options: Addressee, url: string): Promise<LocalAnswer> {
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

async function send(form: URLSearchParams, options: Addressee): Promise<LocalAnswer> {
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
