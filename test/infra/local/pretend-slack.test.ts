import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

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

async function start() {
  const dir = mkdtempSync(join(tmpdir(), 'tartan-slack-'));
  const forms: URLSearchParams[] = [];
  const door = await listen(0, ({ body }) => {
    forms.push(new URLSearchParams(body.toString('utf8')));
    return { status: 200, body: '' };
  });
  const workspace = openWorkspace(join(dir, 'slack.json'));
  const shown: string[] = [];
  const slack = await startPretendSlack({
    workspace,
    signingSecret: 'of this test',
    channel: 'C0ALERTS',
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

  return { slack, workspace, shown, payload, play, call, respond, answerOf };
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
