import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

import { describe, expect, it, onTestFinished } from 'vitest';

import { listen } from '../../../infra/local/listen.ts';
import { startPretendSlack } from '../../../infra/local/pretend-slack.ts';
import { openWorkspace } from '../../../infra/local/slack-workspace.ts';

const block = { type: 'section', text: { type: 'mrkdwn', text: 'a *card*' } } as const;
const newBlock = { type: 'section', text: { type: 'mrkdwn', text: 'another' } } as const;

describe('a click', () => {
  it('on a message carries the message, who clicked, and what', async () => {
    const { workspace, play, payload } = await start();
    const { ts } = workspace.add({ channel: 'C0ALERTS', text: 'a card', blocks: [block] });
    await play('click', { action_id: 'tick_0', value: 'step', message_ts: ts, user: 'U0JO' });
    expect(payload()).toMatchObject({
      type: 'block_actions',
      user: { id: 'U0JO' },
      channel: { id: 'C0ALERTS' },
      container: { message_ts: ts, is_ephemeral: false },
      message: { ts, text: 'a card', blocks: [block] },
      actions: [{ action_id: 'tick_0', value: 'step' }],
    });
  });

  it('in an answer to one person carries no message', async () => {
    const { play, payload } = await start();
    await play('click', { action_id: 'ask_0', value: 'status' });
    expect(payload()).toMatchObject({
      user: { id: 'U0YOU' },
      container: { is_ephemeral: true },
    });
    expect(payload()).not.toHaveProperty('message');
  });

  it('on a message that is not there is not sent', async () => {
    const { play, payload } = await start();
    const answer = await play('click', { action_id: 'tick_0', message_ts: '1.000001' });
    expect(answer.status).toBe(404);
    expect(payload()).toBeUndefined();
  });
});

describe('a choice from a menu', () => {
  it('is sent as Slack sends it', async () => {
    const { play, payload } = await start();
    await play('click', { action_id: 'case_status', value: '7 Open', type: 'static_select' });
    expect(payload()).toMatchObject({
      actions: [{ type: 'static_select', selected_option: { value: '7 Open' } }],
    });
  });
});

describe('a modal', () => {
  const input = (id: string, element: object) => ({
    type: 'input',
    block_id: id,
    label: { type: 'plain_text', text: id },
    element: { action_id: 'value', ...element },
  });
  const view = {
    type: 'modal',
    callback_id: 'a_form',
    private_metadata: 'kept',
    title: { type: 'plain_text', text: 'A form' },
    blocks: [
      input('line', { type: 'plain_text_input', initial_value: 'begun' }),
      input('day', { type: 'datepicker' }),
      input('kind', {
        type: 'static_select',
        action_id: 'a_kind',
        options: [{ text: { type: 'plain_text', text: 'One' }, value: 'one' }],
      }),
      input('boxes', { type: 'checkboxes', options: [] }),
    ],
  };

  it('is submitted with what was filled in, and what it began with', async () => {
    const { call, play, payload } = await start();
    await call('views.open', { trigger_id: 't', view });
    await play('submit', { day: '2026-11-01', boxes: 'a,b' });
    expect(payload()).toMatchObject({
      type: 'view_submission',
      user: { id: 'U0YOU' },
      view: {
        callback_id: 'a_form',
        private_metadata: 'kept',
        state: {
          values: {
            line: { value: { type: 'plain_text_input', value: 'begun' } },
            day: { value: { type: 'datepicker', selected_date: '2026-11-01' } },
            kind: { a_kind: { type: 'static_select', selected_option: null } },
            boxes: { value: { selected_options: [{ value: 'a' }, { value: 'b' }] } },
          },
        },
      },
    });
  });

  it('keeps what was typed when it is drawn anew', async () => {
    const { call, play, payload } = await start();
    const { view: opened } = await call('views.open', { trigger_id: 't', view });
    await play('choose', { block: 'kind', value: 'one' });
    expect(payload()).toMatchObject({
      type: 'block_actions',
      container: { type: 'view', view_id: opened?.id },
      actions: [{ action_id: 'a_kind', selected_option: { value: 'one' } }],
    });
    const fewer = { ...view, blocks: view.blocks.slice(2) };
    const updated = await call('views.update', { view_id: opened?.id, view: fewer });
    expect(updated.ok).toBe(true);
    await play('submit', {});
    expect(payload()).toMatchObject({
      view: { state: { values: { kind: { a_kind: { selected_option: { value: 'one' } } } } } },
    });
    expect(payload()).not.toHaveProperty('view.state.values.line');
  });

  it.each([
    { case: 'none was opened', isOpened: false },
    { case: 'something else was typed since', isOpened: true },
  ])('that is not open cannot be submitted: $case', async ({ isOpened }) => {
    const { call, play, payload } = await start();
    if (isOpened) {
      await call('views.open', { trigger_id: 't', view });
      await play('slash', { text: 'status' });
    }
    const before = payload();
    expect(await play('submit', {})).toMatchObject({ status: 404 });
    expect(payload()).toBe(before);
    expect(await call('views.update', { view_id: 'V0', view })).toEqual({
      ok: false,
      error: 'not_found',
    });
  });
});

describe('a message shortcut', () => {
  it('for a text carries it as Slack keeps what people type', async () => {
    const { play, payload } = await start();
    await play('shortcut', { callback_id: 'explain_error', text: 'a <b> & c' });
    expect(payload()).toMatchObject({
      type: 'message_action',
      callback_id: 'explain_error',
      message: {
        type: 'message',
        user: 'U0YOU',
        text: 'a &lt;b&gt; &amp; c',
        blocks: [{ type: 'rich_text', elements: [{ elements: [{ text: 'a <b> & c' }] }] }],
      },
    });
    const { message_ts: ts, message }: { message_ts: string; message: { ts: string } } =
      Object(payload());
    expect(message.ts).toBe(ts);
  });

  it('for a message of the channel carries that, and its answer leaves it as it is', async () => {
    const { workspace, play, payload, respond, answerOf } = await start();
    const card = workspace.add({ channel: 'C0ALERTS', text: 'a card', blocks: [block] });
    const { body } = await play('shortcut', { callback_id: 'x', message_ts: card.ts });
    expect(payload()).toMatchObject({
      message_ts: card.ts,
      message: { text: 'a card', bot_id: 'B0TARTAN' },
    });
    await respond({ text: 'an answer', replace_original: true });
    expect(workspace.messages()).toHaveLength(1);
    expect(card).not.toHaveProperty('edited');
    expect(await answerOf(body)).toMatchObject({ body: { text: 'an answer' } });
  });
});

describe('a response_url', () => {
  it('of a clicked message puts the answer in its place', async () => {
    const { workspace, play, respond, shown } = await start();
    const other = workspace.add({ channel: 'C0ALERTS', text: 'a card', blocks: [block] });
    const { ts } = workspace.add({ channel: 'C0OTHER', text: 'a list', blocks: [block] });
    await play('click', { action_id: 'tick_0', message_ts: ts });
    expect(await respond({ text: 'ticked', blocks: [newBlock], replace_original: true })).toBe(200);
    expect(workspace.messages()).toEqual([
      { channel: 'C0ALERTS', ts: other.ts, text: 'a card', blocks: [block] },
      { channel: 'C0OTHER', ts, text: 'ticked', blocks: [newBlock], edited: true },
    ]);
    expect(shown).toEqual(['edited: ticked']);
  });

  it('of a command keeps the last answer for who asked', async () => {
    const { workspace, play, respond, answerOf, shown } = await start();
    const { body } = await play('slash', { text: 'institution ins_109508' });
    expect((await answerOf(body)).status).toBe(404);
    await respond({ text: 'first', blocks: [block], response_type: 'ephemeral' });
    await respond({ text: 'second', blocks: [newBlock], replace_original: true });
    expect(await answerOf(body)).toEqual({
      status: 200,
      body: { text: 'second', blocks: [newBlock] },
    });
    expect(shown).toEqual(['answered: first', 'answered: second']);
    expect(workspace.messages()).toEqual([]);
  });

  it('keeps answers to two commands apart', async () => {
    const { play, respond, answerOf } = await start();
    const first = await play('slash', { text: 'status' });
    await respond({ text: 'to the first' });
    const second = await play('slash', { text: 'status' });
    await respond({ text: 'to the second' });
    expect(await answerOf(first.body)).toMatchObject({ body: { text: 'to the first' } });
    expect(await answerOf(second.body)).toMatchObject({ body: { text: 'to the second' } });
  });

  it('posts what is for all', async () => {
    const { workspace, play, respond, shown } = await start();
    await play('slash', { text: 'status' });
    await respond({ text: 'shared', response_type: 'in_channel', replace_original: false });
    expect(workspace.messages()).toMatchObject([{ channel: 'C0ALERTS', text: 'shared' }]);
    expect(shown).toEqual(['posted: shared']);
  });

  it('that nobody was given is refused', async () => {
    const { slack, workspace } = await start();
    const answer = await post(`${slack.url}/response/made-up`, { text: 'hello' });
    expect(answer.status).toBe(404);
    expect(workspace.messages()).toEqual([]);
  });
});

describe('a command', () => {
  it.each([
    { case: 'an answer', body: { text: 'so' }, shown: 'so', from: undefined },
    { case: 'plain text', body: 'so', shown: 'so', from: undefined },
    {
      case: 'an answer that is none',
      body: { nothing: true },
      shown: '/plaid failed with the error "invalid_command_response"',
      from: 'slackbot',
    },
    {
      case: 'a failure',
      status: 500,
      body: '',
      shown: '/plaid failed with the error "dispatch_failed"',
      from: 'slackbot',
    },
  ])('shows the person $case', async ({ status = 200, body, shown, from }) => {
    const { slack, workspace, play, answerWith } = await start();
    answerWith({ status, body });
    await play('slash', { text: 'status' });
    expect(slack.asides.messages()).toMatchObject([{ text: shown, about: '/plaid status' }]);
    expect(slack.asides.messages()[0]?.from).toBe(from);
    expect(workspace.messages()).toEqual([]);
  });

  it('shows nothing for an empty answer, and an answer for all to all', async () => {
    const { slack, workspace, play, answerWith } = await start();
    await play('slash', { text: 'ticket' });
    answerWith({ status: 200, body: { response_type: 'in_channel', text: 'all' } });
    await play('slash', { text: 'status' });
    expect(slack.asides.messages()).toEqual([]);
    expect(workspace.messages().map(({ text }) => text)).toEqual(['all']);
  });

  it('times out after three seconds, and what comes later is not shown', async () => {
    const { slack, play, answerWith } = await start();
    answerWith({ status: 200, body: { text: 'late' } }, 3_200);
    await play('slash', { text: 'status' });
    expect(slack.asides.messages().map(({ text }) => text)).toEqual([
      '/plaid failed with the error "operation_timeout"',
    ]);
  });
});

describe('what one person alone sees', () => {
  it('is replaced, added to and removed through its own response_url', async () => {
    const { slack, play, respond } = await start();
    const asked = slack.asides.add({ channel: 'C0ALERTS', text: 'asked', blocks: [block] });
    await play('click', { action_id: 'ask_0', value: 'status', message_ts: asked.ts });
    await respond({ text: 'replaced', blocks: [], replace_original: true });
    await respond({ text: 'beside', blocks: [], replace_original: false });
    const texts = () => slack.asides.messages().map(({ text }) => text);
    expect(texts()).toEqual(['replaced', 'beside']);
    expect(slack.asides.messages()[0]?.ts).toBe(asked.ts);
    await respond({ delete_original: true });
    expect(texts()).toEqual(['beside']);
  });

  it('can be posted by the app', async () => {
    const { slack, workspace, call } = await start();
    await call('chat.postEphemeral', { channel: 'C0ALERTS', user: 'U0YOU', text: 'psst' });
    expect(slack.asides.messages().map(({ text }) => text)).toEqual(['psst']);
    expect(workspace.messages()).toEqual([]);
  });
});

describe('the Web API', () => {
  it('removes a message, knows its address, and the channel', async () => {
    const { workspace, call } = await start();
    const { ts } = workspace.add({ channel: 'C0ALERTS', text: 'a card', blocks: [block] });
    const at = { channel: 'C0ALERTS', message_ts: ts };
    const link = await call('chat.getPermalink', at);
    expect(link).toMatchObject({ ok: true, permalink: expect.stringContaining('/C0ALERTS/p') });
    expect(await call('conversations.info', { channel: 'C0ALERTS' })).toMatchObject({
      channel: { id: 'C0ALERTS', is_archived: false },
    });
    expect(await call('chat.delete', { channel: 'C0ALERTS', ts })).toMatchObject({ ok: true });
    expect(workspace.messages()).toEqual([]);
    expect(await call('chat.getPermalink', at)).toMatchObject({ error: 'message_not_found' });
    expect(await call('chat.delete', { channel: 'C0ALERTS', ts })).toMatchObject({ ok: false });
  });

  it('takes no other token', async () => {
    const { call } = await start({ botToken: 'xoxb-right' });
    const posted = { channel: 'C0ALERTS', text: 'a card' };
    expect(await call('chat.postMessage', { ...posted, token: 'xoxb-wrong' })).toEqual({
      ok: false,
      error: 'invalid_auth',
    });
    expect(await call('chat.postMessage', { ...posted, token: 'xoxb-right' })).toMatchObject({
      ok: true,
    });
  });

  it.each([
    { kind: 'rate-limited' as const, status: 429, error: 'ratelimited', wait: '60' },
    { kind: 'failing' as const, status: 503, error: 'service_unavailable', wait: null },
    { kind: 'archived' as const, status: 200, error: 'is_archived', wait: null },
  ])('refuses for a while: $kind', async ({ kind, status, error, wait }) => {
    const { slack, call } = await start();
    slack.troubles.begin(kind, 60);
    const answer = await fetch(`${slack.url}/api/chat.postMessage`, { method: 'POST', body: '' });
    expect(answer.status).toBe(status);
    expect(answer.headers.get('retry-after')).toBe(wait);
    expect(await answer.json()).toEqual({ ok: false, error });
    slack.troubles.begin(kind, 0);
    expect(await call('auth.test', {})).toMatchObject({ ok: true });
  });

  it('puts one modal on another, and the person goes back', async () => {
    const { slack, call } = await start();
    const view = (text: string) => ({ type: 'modal', title: { type: 'plain_text', text } });
    await call('views.open', { view: view('first') });
    await call('views.push', { view: view('second') });
    await call('views.push', { view: view('third') });
    expect(await call('views.push', { view: view('fourth') })).toMatchObject({ ok: false });
    await slack.client.close();
    expect(slack.modals.current()?.view).toMatchObject({ title: { text: 'second' } });
  });

  it.each([
    { answer: { response_action: 'push', view: { title: { text: 'next' } } }, title: 'next' },
    { answer: { response_action: 'update', view: { title: { text: 'new' } } }, title: 'new' },
    { answer: { response_action: 'errors', errors: { day: 'too early' } }, title: 'first' },
    { answer: { response_action: 'clear' }, title: undefined },
  ])('does with a modal what the app answers: $answer.response_action', async (row) => {
    const { slack, call, answerWith } = await start();
    await call('views.open', { view: { title: { text: 'first' } } });
    answerWith({ status: 200, body: row.answer });
    await slack.client.submit({ day: '2026-11-01' });
    const modal = slack.modals.current();
    const { title }: { title?: { text: string } } = Object(modal?.view);
    expect(title?.text).toBe(row.title);
    expect(modal?.errors ?? {}).toEqual(row.answer.errors ?? {});
  });

  it('leaves a modal open that the app did not take', async () => {
    const { slack, call, answerWith } = await start();
    await call('views.open', { view: { title: { text: 'first' } } });
    answerWith({ status: 500, body: '' });
    expect(await slack.client.submit({})).toMatchObject({ status: 500 });
    expect(slack.modals.current()?.view).toMatchObject({ title: { text: 'first' } });
  });
});

describe('a choice', () => {
  it.each([
    { type: 'overflow', value: 'one', said: { selected_option: { value: 'one' } } },
    {
      type: 'checkboxes',
      value: 'one,two',
      said: { selected_options: [{ value: 'one' }, { value: 'two' }] },
    },
    { type: 'datepicker', value: '2026-11-01', said: { selected_date: '2026-11-01' } },
  ])('of $type is said in its own field', async ({ type, value, said }) => {
    const { play, payload } = await start();
    await play('click', { action_id: 'a', block_id: 'here', type, value });
    expect(payload()).toMatchObject({ actions: [{ type, block_id: 'here', ...said }] });
  });

  it('on the app’s own page names the page, and no message', async () => {
    const { slack, payload } = await start();
    await slack.client.click({ message_ts: '', action_id: 'ask_0', value: 'status' });
    expect(payload()).toMatchObject({ container: { type: 'view' }, view: { type: 'home' } });
    expect(payload()).not.toHaveProperty('response_url');
  });
});

async function start({ botToken }: { botToken?: string } = {}) {
  const dir = mkdtempSync(join(tmpdir(), 'tartan-slack-'));
  const forms: URLSearchParams[] = [];
  let next: { status: number; body: unknown } = { status: 200, body: '' };
  let delayMs = 0;
  const door = await listen(0, async ({ body }) => {
    forms.push(new URLSearchParams(body.toString('utf8')));
    if (delayMs > 0) await setTimeout(delayMs);
    return next;
  });
  /** The app answers so from now on. */
  function answerWith(answer: { status: number; body: unknown }, lateMs = 0): void {
    next = answer;
    delayMs = lateMs;
  }

  const workspace = openWorkspace(join(dir, 'slack.json'));
  const shown: string[] = [];
  const slack = await startPretendSlack({
    workspace,
    signingSecret: 'of this test',
    channel: 'C0ALERTS',
    ...(botToken === undefined ? {} : { botToken }),
    door: () => door.url,
    onMessage: (what, { text }) => shown.push(`${what}: ${text}`),
  });
  onTestFinished(async () => {
    await slack.close();
    await door.close();
    rmSync(dir, { recursive: true });
  });

  /** Of the last click or shortcut. */
  function payload(): unknown {
    const json = forms.at(-1)?.get('payload');
    return json ? JSON.parse(json) : undefined;
  }

  function play(what: 'slash' | 'click' | 'shortcut' | 'choose' | 'submit', fields: object) {
    return post(`${slack.url}/local/${what}`, fields);
  }

  /** A method of the Web API. */
  async function call(method: string, fields: object) {
    const { body } = await post(`${slack.url}/api/${method}`, fields);
    const answer: { ok: boolean; view?: { id: string } } = Object(body);
    return answer;
  }

  /** Through the last response_url that the door was given. */
  async function respond(message: object): Promise<number> {
    const { response_url: given }: { response_url?: string } = Object(payload());
    const url = given ?? forms.at(-1)?.get('response_url') ?? '';
    return (await post(url, message)).status;
  }

  async function answerOf(played: unknown) {
    const { answer: path }: { answer: string } = Object(played);
    const answer = await fetch(`${slack.url}${path}`);
    return { status: answer.status, body: JSON.parse(await answer.text()) };
  }

  return { slack, workspace, shown, payload, play, call, respond, answerOf, answerWith };
}

async function post(url: string, request: object): Promise<{ status: number; body: unknown }> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(request),
  });
  const text = await answer.text();
  return { status: answer.status, body: text === 'ok' ? text : JSON.parse(text) };
}
