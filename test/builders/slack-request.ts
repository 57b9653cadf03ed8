import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { createHmac } from 'node:crypto';

export const SIGNING_SECRET = 'the-signing-secret-of-these-tests';
export const RESPONSE_URL = 'https://hooks.slack.com/commands/T0HOME/101/for-the-asker';

type Fields = Readonly<Record<string, string | undefined>>;

/** What Slack sends, before it is signed. */
export interface SlackPayload {
  contentType: string;
  body: string;
}

/** What somebody on the way may do to a request. Headers, signature and body change after signing. */
export interface Tampering {
  secret?: string;
  timestamp?: string;
  signature?: (sent: string) => string;
  /** An undefined one is left out. */
  headers?: Fields;
  body?: (signed: string) => string | undefined;
  /** As a gateway sends what it does not take for text. */
  base64?: boolean;
}

/** A slash command; `changes` replace fields, or leave them out. */
export function slashCommand(text: string, changes: Fields = {}): SlackPayload {
  return form({
    token: 'old-style-token',
    team_id: 'T0HOME',
    team_domain: 'harbor-ops',
    channel_id: 'C0OPS',
    channel_name: 'bank-connections',
    user_id: 'U0ASKER',
    user_name: 'asker',
    command: '/plaid',
    text,
    api_app_id: 'A0TARTAN',
    is_enterprise_install: 'false',
    response_url: RESPONSE_URL,
    trigger_id: '101.202.opens-one-modal',
    ...changes,
  });
}

interface Click {
  actionId: string;
  value: string;
  /** Where the button stands: in an answer for the asker alone, or in a card of the channel. */
  on: 'answer' | 'card';
  /** `undefined` leaves it out. */
  responseUrl?: string | undefined;
  /** Who clicked, where and when, where that matters. */
  user?: string;
  channel?: string;
  at?: string;
}

/** A click on a button. An answer that only the asker sees comes without its message. */
export function buttonClick(click: Click): SlackPayload {
  const { actionId, value, on } = click;
  const { user = 'U0ASKER', channel = 'C0OPS', at = '1795262001.100200' } = click;
  const ts = '1795262000.000100';
  const button = {
    type: 'button',
    action_id: actionId,
    block_id: 'buttons',
    text: { type: 'plain_text', text: 'A button', emoji: true },
    value,
  };
  return interaction({
    type: 'block_actions',
    user: { id: user, username: 'asker', name: 'asker', team_id: 'T0HOME' },
    api_app_id: 'A0TARTAN',
    token: 'old-style-token',
    container: {
      type: 'message',
      message_ts: ts,
      channel_id: channel,
      is_ephemeral: on === 'answer',
    },
    trigger_id: '101.202.opens-one-modal',
    team: { id: 'T0HOME', domain: 'harbor-ops' },
    enterprise: null,
    is_enterprise_install: false,
    channel: { id: channel, name: 'bank-connections' },
    state: { values: {} },
    response_url: 'responseUrl' in click ? click.responseUrl : RESPONSE_URL,
    actions: [{ ...button, action_ts: at }],
    ...(on === 'card' && {
      message: {
        type: 'message',
        bot_id: 'B0TARTAN',
        user: 'U0TARTAN',
        app_id: 'A0TARTAN',
        team: 'T0HOME',
        ts,
        text: 'A card',
        blocks: [{ type: 'actions', block_id: 'buttons', elements: [button] }],
      },
    }),
  });
}

/** The shortcut `Explain this error` on a message: text, blocks, attachments, or whatever else Slack sends of it. */
export function messageShortcut(message: Readonly<Record<string, unknown>>): SlackPayload {
  const ts = '1795262000.000100';
  return interaction({
    type: 'message_action',
    token: 'old-style-token',
    action_ts: '1795262001.100200',
    team: { id: 'T0HOME', domain: 'harbor-ops' },
    user: { id: 'U0ASKER', name: 'asker' },
    channel: { id: 'C0OPS', name: 'bank-connections' },
    callback_id: 'explain_error',
    trigger_id: '101.202.opens-one-modal',
    message_ts: ts,
    message: { type: 'message', user: 'U0WRITER', ts, team: 'T0HOME', ...message },
    response_url: RESPONSE_URL,
  });
}

/** One event of the Events API, in its envelope. */
export function slackEvent(event: Readonly<Record<string, unknown>>): SlackPayload {
  return json({
    token: 'old-style-token',
    team_id: 'T0HOME',
    context_team_id: 'T0HOME',
    context_enterprise_id: null,
    api_app_id: 'A0TARTAN',
    event,
    type: 'event_callback',
    event_id: 'Ev0ONE',
    event_time: 1795262400,
    authorizations: [{ enterprise_id: null, team_id: 'T0HOME', user_id: 'U0TARTAN', is_bot: true }],
    is_ext_shared_channel: false,
    event_context: '4-opaque',
  });
}

/** Slack's probe of the address of a slash command. */
export function sslCheck(): SlackPayload {
  return form({ ssl_check: '1', token: 'old-style-token' });
}

/** Slack's question whether the address of the Events API is ours. */
export function urlVerification(challenge: string): SlackPayload {
  return json({ token: 'old-style-token', challenge, type: 'url_verification' });
}

function interaction(payload: Readonly<Record<string, unknown>>): SlackPayload {
  return form({ payload: JSON.stringify(payload) });
}

function json(value: unknown): SlackPayload {
  return { contentType: 'application/json', body: JSON.stringify(value) };
}

export function secondsOf(time: Date): string {
  return String(Math.floor(time.getTime() / 1000));
}

export function signatureOf(secret: string, timestamp: string, body: string): string {
  return `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
}

/** The request as it reaches our function, signed at that time. */
export function asSent(
  { contentType, body: signed }: SlackPayload,
  now: Date,
  tampering: Tampering = {},
): APIGatewayProxyEventV2 {
  const { secret = SIGNING_SECRET, timestamp = secondsOf(now) } = tampering;
  const signature = signatureOf(secret, timestamp, signed);
  const body = tampering.body === undefined ? signed : tampering.body(signed);
  const base64 = tampering.base64 ?? false;
  return {
    version: '2.0',
    routeKey: 'POST /slack/events',
    rawPath: '/slack/events',
    rawQueryString: '',
    headers: present({
      accept: 'application/json,*/*',
      'content-type': contentType,
      'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': tampering.signature?.(signature) ?? signature,
      ...tampering.headers,
    }),
    requestContext: {
      accountId: '000000000000',
      apiId: 'harbor',
      domainName: 'harbor.execute-api.us-east-1.amazonaws.com',
      domainPrefix: 'harbor',
      http: {
        method: 'POST',
        path: '/slack/events',
        protocol: 'HTTP/1.1',
        sourceIp: '192.0.2.10',
        userAgent: 'Slackbot 1.0',
      },
      requestId: 'gateway-request',
      routeKey: 'POST /slack/events',
      stage: '$default',
      time: '21/Nov/2026:12:00:00 +0000',
      timeEpoch: now.getTime(),
    },
    isBase64Encoded: base64,
    ...(body !== undefined && { body: base64 ? Buffer.from(body).toString('base64') : body }),
  };
}

function form(fields: Fields): SlackPayload {
  return {
    contentType: 'application/x-www-form-urlencoded',
    body: new URLSearchParams(present(fields)).toString(),
  };
}

function present(fields: Fields): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
