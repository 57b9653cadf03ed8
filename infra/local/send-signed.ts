import { createHmac, randomUUID } from 'node:crypto';

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
export function sendForm(form: URLSearchParams, to: Addressee): Promise<DoorAnswer> {
  return sendSigned(form.toString(), 'application/x-www-form-urlencoded', to);
}

/** An event of the Events API, which comes as JSON. */
export function sendEvent(event: object, to: Addressee): Promise<DoorAnswer> {
  const body = {
    token: 'deprecated',
    team_id: 'T0LOCAL',
    api_app_id: 'A0TARTAN',
    type: 'event_callback',
    event_id: `Ev${randomUUID().slice(0, 8).toUpperCase()}`,
    event_time: Math.floor(Date.now() / 1000),
    event,
  };
  return sendSigned(JSON.stringify(body), 'application/json', to);
}

async function sendSigned(body: string, type: string, to: Addressee): Promise<DoorAnswer> {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signature = createHmac('sha256', to.signingSecret)
    .update(`v0:${timestamp}:${body}`)
    .digest('hex');
  const answer = await fetch(`${to.door()}/slack/events`, {
    method: 'POST',
    headers: {
      'content-type': type,
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${signature}`,
    },
    body,
  });
  return { status: answer.status, body: await answer.text() };
}
