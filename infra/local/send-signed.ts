import { createHmac } from 'node:crypto';

/** Where the person's Slack sends what they type and click. */
export interface Addressee {
  signingSecret: string;
  channel: string;
  door: () => string;
}

export interface DoorAnswer {
  status: number;
  body: string;
}

export function sendPayload(payload: object, to: Addressee): Promise<DoorAnswer> {
  return sendForm(new URLSearchParams({ payload: JSON.stringify(payload) }), to);
}

/** Signs and sends a form as Slack does. */
export async function sendForm(form: URLSearchParams, to: Addressee): Promise<DoorAnswer> {
  const body = form.toString();
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signature = createHmac('sha256', to.signingSecret)
    .update(`v0:${timestamp}:${body}`)
    .digest('hex');
  const answer = await fetch(`${to.door()}/slack/events`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${signature}`,
    },
    body,
  });
  return { status: answer.status, body: await answer.text() };
}
