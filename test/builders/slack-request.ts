import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { createHmac } from 'node:crypto';

import type { Modal } from '#lib/messages/message.ts';

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
  /** Of the message that it stands in, and of the one that its thread hangs on. */
  ts?: string;
  threadTs?: string;
}

/** When the message was written that is clicked, or whose menu is opened. */
export const MESSAGE_TS = '1795262000.000100';

const app = { api_app_id: 'A0TARTAN', token: 'old-style-token' };
const team = { id: 'T0HOME', domain: 'harbor-ops' };
const trigger = { trigger_id: '101.202.opens-one-modal' };

function person(id: string): { user: object } {
  return { user: { id, username: 'asker', name: 'asker', team_id: 'T0HOME' } };
}

/** A click on a button. An answer that only the asker sees comes without its message. */
export function buttonClick(click: Click): SlackPayload {
  return clickOn(click, {
    type: 'button',
    text: { type: 'plain_text', text: 'A button', emoji: true },
    value: click.value,
  });
}

/** Something else chosen in the menu beside a text. */
export function menuChoice(click: Click): SlackPayload {
  const chosen = { text: { type: 'plain_text', text: 'A choice', emoji: true } };
  return clickOn(click, {
    type: 'static_select',
    placeholder: { type: 'plain_text', text: 'Status', emoji: true },
    selected_option: { ...chosen, value: click.value },
  });
}

function clickOn(click: Click, element: Readonly<Record<string, unknown>>): SlackPayload {
  const { actionId, on } = click;
  const { user = 'U0ASKER', channel = 'C0OPS', at = '1795262001.100200' } = click;
  const { ts = MESSAGE_TS, threadTs } = click;
  const clicked = { ...element, action_id: actionId, block_id: 'buttons' };
  return interaction({
    type: 'block_actions',
    ...person(user),
    ...app,
    container: {
      type: 'message',
      message_ts: ts,
      channel_id: channel,
      is_ephemeral: on === 'answer',
    },
    ...trigger,
    team,
    enterprise: null,
    is_enterprise_install: false,
    channel: { id: channel, name: 'bank-connections' },
    state: { values: {} },
    response_url: 'responseUrl' in click ? click.responseUrl : RESPONSE_URL,
    actions: [{ ...clicked, action_ts: at }],
    ...(on === 'card' && {
      message: {
        type: 'message',
        bot_id: 'B0TARTAN',
        user: 'U0TARTAN',
        app_id: 'A0TARTAN',
        team: 'T0HOME',
        ts,
        ...(threadTs !== undefined && { thread_ts: threadTs }),
        text: 'A card',
        blocks: [{ type: 'actions', block_id: 'buttons', elements: [clicked] }],
      },
    }),
  });
}

interface Menu {
  /** Which shortcut of the menu. */
  callback?: string;
  user?: string;
  channel?: string;
}

/** A shortcut in the menu of a message: text, blocks, attachments, or whatever else Slack sends of it. */
export function messageShortcut(
  message: Readonly<Record<string, unknown>>,
  { callback = 'explain_error', user = 'U0ASKER', channel = 'C0OPS' }: Menu = {},
): SlackPayload {
  return interaction({
    type: 'message_action',
    ...app,
    action_ts: '1795262001.100200',
    team,
    user: { id: user, name: 'asker' },
    channel: { id: channel, name: 'bank-connections' },
    callback_id: callback,
    ...trigger,
    message_ts: MESSAGE_TS,
    message: { type: 'message', user: 'U0WRITER', ts: MESSAGE_TS, team: 'T0HOME', ...message },
    response_url: RESPONSE_URL,
  });
}

/** What stands in the inputs of a modal, by the id of their block; of several choices a list. */
export type Answers = Readonly<Record<string, string | readonly string[]>>;

/** A modal as it stands before somebody. */
interface SeenModal {
  /** As Slack named it. */
  id: string;
  modal: Modal;
  answers: Answers;
  user?: string;
}

/** A modal that is sent. It comes from no channel, and without an address for answers. */
export function viewSubmission({ user = 'U0ASKER', ...seen }: SeenModal): SlackPayload {
  return interaction({
    type: 'view_submission',
    team,
    ...person(user),
    ...app,
    ...trigger,
    view: viewOf(seen),
    response_urls: [],
    is_enterprise_install: false,
    enterprise: null,
  });
}

/** A choice inside a modal that is told at once. */
export function modalChoice(
  { user = 'U0ASKER', ...seen }: SeenModal,
  chosen: { actionId: string; block: string; value: string },
): SlackPayload {
  const view = viewOf({ ...seen, answers: { ...seen.answers, [chosen.block]: chosen.value } });
  return interaction({
    type: 'block_actions',
    ...person(user),
    ...app,
    container: { type: 'view', view_id: seen.id },
    ...trigger,
    team,
    enterprise: null,
    is_enterprise_install: false,
    view,
    actions: [
      {
        type: 'static_select',
        action_id: chosen.actionId,
        block_id: chosen.block,
        selected_option: choice(chosen.value),
        placeholder: { type: 'plain_text', text: 'Select', emoji: true },
        action_ts: '1795262001.100200',
      },
    ],
  });
}

/** Somebody opens the app's page. @param tab of the two that it has */
export function homeOpened(user = 'U0ASKER', tab: 'home' | 'messages' = 'home'): SlackPayload {
  return {
    contentType: 'application/json',
    body: JSON.stringify({
      token: 'old-style-token',
      team_id: 'T0HOME',
      context_team_id: 'T0HOME',
      api_app_id: 'A0TARTAN',
      type: 'event_callback',
      event_id: 'Ev0HOME',
      event_time: 1795262001,
      is_ext_shared_channel: false,
      event: { type: 'app_home_opened', user, channel: 'D0ASKER', tab, event_ts: '1795262001.100' },
    }),
  };
}

/** A button or the search of App Home: in no channel, and without an address for answers. */
export function homeAction(actionId: string, value: string): SlackPayload {
  return interaction({
    type: 'block_actions',
    ...person('U0ASKER'),
    ...app,
    container: { type: 'view', view_id: 'V0HOME' },
    ...trigger,
    team,
    enterprise: null,
    is_enterprise_install: false,
    view: { id: 'V0HOME', type: 'home', blocks: [], state: { values: {} } },
    actions: [
      {
        type: actionId === 'home_search' ? 'plain_text_input' : 'button',
        action_id: actionId,
        block_id: 'search',
        value,
        action_ts: '1795262001.100200',
      },
    ],
  });
}

function viewOf({ id, modal, answers }: Omit<SeenModal, 'user'>): object {
  return {
    id,
    team_id: 'T0HOME',
    callback_id: '',
    private_metadata: '',
    ...modal,
    state: { values: stateOf(modal, answers) },
    hash: '1795262000.aB3dE5f7',
    clear_on_close: false,
    notify_on_close: false,
    previous_view_id: null,
    root_view_id: id,
    app_id: 'A0TARTAN',
    external_id: '',
    app_installed_team_id: 'T0HOME',
    bot_id: 'B0TARTAN',
  };
}

/** Every input is in it, the empty ones, too. @throws for an answer to a question that the modal does not ask */
function stateOf({ blocks }: Modal, answers: Answers): object {
  const inputs = blocks.flatMap((block) =>
    'element' in block ? [{ block: block.block_id ?? '', element: block.element }] : [],
  );
  const unknown = Object.keys(answers).filter((id) => !inputs.some(({ block }) => block === id));
  if (unknown.length > 0) throw new Error(`the modal has no ${unknown.join(', ')}`);
  return Object.fromEntries(
    inputs.map(({ block, element }) => {
      const answer = inputState(element.type, [answers[block] ?? []].flat());
      return [block, { [element.action_id ?? '']: { type: element.type, ...answer } }];
    }),
  );
}

function inputState(type: string, answer: readonly string[]): object {
  const [first = null] = answer;
  switch (type) {
    case 'datepicker':
      return { selected_date: first };
    case 'static_select':
      return { selected_option: first === null ? null : choice(first) };
    case 'multi_static_select':
    case 'checkboxes':
      return { selected_options: answer.map(choice) };
    default:
      return { value: first };
  }
}

function choice(value: string): object {
  return { text: { type: 'plain_text', text: value, emoji: true }, value };
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
