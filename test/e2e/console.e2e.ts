import { request } from 'node:http';

import { beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { Manner, ShownMessage } from '../../infra/console/contract.ts';
import { PATIENCE, type PlayedConsole, startConsole } from '../builders/played-console.ts';

const START_MS = 60_000;
const itemId = 'wz666MBjYWTp2PDzzggYhM6oWWmBb';
const otherId = 'eV9gXa5PcJf6TrBsYk2MwGk4LhZdSo7n3A8yR';
const connectionId = 'b7e40c95-2a18-4f6d-8c31-70d9e5a2f614';
const done = { status: 200, body: { ok: true } };

let tartan: PlayedConsole;
beforeAll(async () => {
  tartan = await startConsole();
  return () => tartan.stop();
}, START_MS);

describe('the console', { timeout: 30_000 }, () => {
  it('answers at its address', async () => {
    const answer = await fetch(tartan.url);
    expect(answer.status).toBe(200);
    expect(await answer.text()).not.toBe('');
  });

  it.each([
    { case: 'a page elsewhere', path: '/console/slash', headers: { origin: 'http://a.example' } },
    { case: 'a sandboxed page', path: '/console/reset', headers: { origin: 'null' } },
    {
      case: 'another name of this machine',
      path: '/console/state',
      headers: { host: 'a.example' },
    },
  ])('refuses $case', async ({ path, headers }) => {
    expect(await statusOf(path, headers)).toBe(403);
  });

  it('takes its own page', async () => {
    expect(await tartan.post('modal/close', {}, { origin: tartan.url })).toEqual(done);
  });

  it.each([
    { case: 'an unknown path', path: 'nothing', body: {}, status: 404 },
    { case: 'no JSON', path: 'slash', body: '{', status: 409 },
    { case: 'a command without text', path: 'slash', body: {}, status: 409 },
    { case: 'a clock that goes back', path: 'clock', body: { seconds: -1 }, status: 409 },
    { case: 'an unknown scenario', path: 'scenarios', body: { id: 'x' }, status: 409 },
    { case: 'an unknown bank', path: 'banks', body: { bankId: 'x', to: 'up' }, status: 409 },
    {
      case: 'a message that is not there',
      path: 'shortcut',
      body: { channel: 'C0ALERTS', ts: '1.000001', callbackId: 'explain_error' },
      status: 409,
    },
    {
      case: 'a webhook that Plaid does not send',
      path: 'webhooks',
      body: { from: 'plaid', name: 'ITEM.NOPE', subject: itemId, fields: {}, manner: 'signed' },
      status: 409,
    },
    { case: 'a modal that is not open', path: 'modal/submit', body: {}, status: 409 },
  ])('says why it does not take $case', async ({ path, body, status }) => {
    const answer = await tartan.post(path, body);
    const problem: unknown = expect.stringMatching(/^[A-Z].*\w/);
    expect(answer).toEqual({ status, body: { ok: false, problem } });
  });

  it('tells of each change, and how often it changed', async () => {
    const events = await fetch(`${tartan.url}/console/events`);
    expect(events.headers.get('content-type')).toBe('text/event-stream');
    const reader = events.body?.pipeThrough(new TextDecoderStream()).getReader();
    const first = await reader?.read();
    const { revision } = await tartan.state();
    expect(first?.value).toBe(`data: {"revision":${String(revision)}}\n\n`);
    await tartan.post('slash', { text: 'help' });
    const second = await reader?.read();
    expect(second?.value).toMatch(/^data: \{"revision":\d+\}\n\n/);
    await reader?.cancel();
  });

  it('shows what there is in the world', async () => {
    const world = await tartan.world();
    expect(world.items).toContainEqual({ itemId, bankId: 'ins_109508' });
    expect(world.banks).toContainEqual({ id: 'ins_109511', name: 'Tartan Bank', isDown: false });
    expect(world.companies.flatMap(({ connections }) => connections)).toContain(connectionId);
    const names = world.webhooks.map(({ from, name }) => `${from} ${name}`);
    expect(names).toEqual(expect.arrayContaining(['plaid ITEM.ERROR', 'codat read.completed']));
    expect(world.commands.map(({ usage }) => usage)).toContain('/plaid status');
    expect(world.shortcuts.map(({ callbackId }) => callbackId)).toContain('explain_error');
    expect(world.scenarios).toHaveLength(9);
  });
});

describe('the person', { timeout: 30_000 }, () => {
  beforeEach(async () => {
    await tartan.post('reset');
  });

  it('types a command, and alone sees its answer', async () => {
    expect(await tartan.post('slash', { text: 'error ITEM_LOGIN_REQUIRED' })).toEqual(done);
    const aside = await tartan.aside();
    expect(aside).toMatchObject({ from: 'bot', isEphemeral: true, isEdited: false });
    expect(JSON.stringify(aside)).toContain('ITEM_LOGIN_REQUIRED');
    const line = await tartan.line(shownAside(aside));
    expect(line.stages.map(({ name }) => name)).toEqual(['command', 'message']);
    expect(line.stages[0]?.says).toContain('/plaid error ITEM_LOGIN_REQUIRED');
    expect(line.stages[0]?.records.map(({ title }) => title)).toContain('command asked');
  });

  it('goes on in one message from button to button', async () => {
    await tartan.post('slash', { text: 'diagnose' });
    const before = shownAside(await tartan.aside());
    expect(await tartan.post('click', clickOn(before, /^ask_/))).toEqual(done);
    await expect.poll(async () => (await tartan.aside())?.text, PATIENCE).not.toBe(before.text);
    expect(await tartan.aside()).toMatchObject({ ts: before.ts, isEphemeral: true });
    expect((await tartan.state()).messages).toHaveLength(1);
  });

  it('opens a form from a card, is told what is wrong in it, and closes it', async () => {
    await tartan.send({ subject: itemId });
    const card = await tartan.card(itemId);
    await tartan.post('click', clickOn(card, /^ticket_draft$/));
    const { modal } = await tartan.state();
    expect(modal?.values).toMatchObject({ kind: 'error' });
    await tartan.post('modal/act', {
      blockId: 'kind',
      actionId: kindAction(modal?.view.blocks ?? []),
      value: 'missing-transactions',
      values: {},
    });
    await expect
      .poll(async () => JSON.stringify((await tartan.state()).modal?.view), PATIENCE)
      .toContain('field from');
    await tartan.post('modal/submit', { 'field from': '2026-11-01' });
    const { modal: refused } = await tartan.state();
    expect(Object.keys(refused?.errors ?? {})).toEqual(['checks']);
    expect(refused?.values).toMatchObject({ 'field from': '2026-11-01' });
    await tartan.post('modal/close');
    expect((await tartan.state()).modal).toBeUndefined();
  });

  it('uses a shortcut on a card', async () => {
    await tartan.send({ subject: itemId });
    const { channel, ts } = await tartan.card(itemId);
    const shortcut = { channel, ts, callbackId: 'explain_error' };
    expect(await tartan.post('shortcut', shortcut)).toEqual(done);
    await expect
      .poll(async () => JSON.stringify(await tartan.aside()), PATIENCE)
      .toContain('ITEM_LOGIN_REQUIRED');
  });

  it('opens App Home, which is what the bot publishes', async () => {
    expect(await tartan.post('home')).toEqual(done);
    const published = await fetch(`${tartan.slack}/api/views.publish`, {
      method: 'POST',
      headers: { authorization: 'Bearer xoxb-local', 'content-type': 'application/json' },
      body: JSON.stringify({
        user_id: 'U0YOU',
        view: { type: 'home', blocks: [{ type: 'divider' }] },
      }),
    });
    expect(await published.json()).toMatchObject({ ok: true });
    expect((await tartan.state()).home).toEqual({ blocks: [{ type: 'divider' }] });
    const click = { channel: '', ts: '', actionId: 'ask_0', blockId: '', type: 'button' };
    expect(await tartan.post('click', { ...click, value: 'status' })).toEqual(done);
  });
});

describe('another app that posts', { timeout: 30_000 }, () => {
  it('has its attachments with their colours in the channel, and what cannot be read left out', async () => {
    const post = (attachments: unknown) =>
      fetch(`${tartan.slack}/api/chat.postMessage`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: 'Bearer xoxb-local' },
        body: JSON.stringify({ channel: 'C0ALERTS', text: 'a build', attachments }),
      });
    expect((await post([{ color: 'good', text: '*green*' }])).status).toBe(200);
    expect((await post('none')).status).toBe(200);
    const built = (await tartan.state()).messages.filter(({ text }) => text === 'a build');
    expect(built.map(({ attachments }) => attachments)).toEqual([
      [{ color: 'good', text: '*green*' }],
      [],
    ]);
  });
});

describe('the world', { timeout: 60_000 }, () => {
  beforeEach(async () => {
    await tartan.post('reset');
  });

  const manners: readonly { manner: Manner; from: 'plaid' | 'codat'; statuses: number[] }[] = [
    { manner: 'signed', from: 'plaid', statuses: [200] },
    { manner: 'twice', from: 'plaid', statuses: [200, 200] },
    { manner: 'out-of-order', from: 'plaid', statuses: [200] },
    { manner: 'stale', from: 'plaid', statuses: [401] },
    { manner: 'unsigned', from: 'plaid', statuses: [401] },
    { manner: 'forged', from: 'plaid', statuses: [401] },
    { manner: 'altered', from: 'plaid', statuses: [401] },
    { manner: 'signed', from: 'codat', statuses: [200] },
    { manner: 'twice', from: 'codat', statuses: [200, 200] },
    { manner: 'stale', from: 'codat', statuses: [401] },
    { manner: 'unsigned', from: 'codat', statuses: [401] },
    { manner: 'forged', from: 'codat', statuses: [401] },
    { manner: 'altered', from: 'codat', statuses: [401] },
  ];
  it.each(manners)(
    'takes or refuses what $from sends $manner',
    async ({ manner, from, statuses }) => {
      const name = from === 'plaid' ? 'ITEM.ERROR' : 'connection.disconnected';
      const subject = from === 'plaid' ? itemId : connectionId;
      const answers = await tartan.send({ from, name, subject, manner });
      expect(answers.map(({ status }) => status)).toEqual(statuses);
      const isTaken = statuses.includes(200);
      if (isTaken) await tartan.card(from === 'plaid' ? itemId : connectionId);
      else expect((await tartan.state()).messages).toEqual([]);
    },
  );

  it('is not misled by an older webhook that comes later', async () => {
    await tartan.send({ subject: itemId });
    await tartan.card(itemId);
    const late = { subject: itemId, name: 'ITEM.LOGIN_REPAIRED', manner: 'out-of-order' as const };
    expect(await tartan.send(late)).toMatchObject([{ status: 200 }]);
    await tartan.post('clock', { seconds: 60 });
    const { items } = await tartan.world();
    expect(items.find((one) => one.itemId === itemId)?.known).toBe('broken');
  });

  it('shows the line that a card took', async () => {
    await tartan.send({ subject: itemId, fields: { error: { error_code: 'INVALID_MFA' } } });
    const { stages } = await tartan.line(await tartan.card(itemId));
    expect(stages.map(({ name }) => name)).toEqual([
      'webhook',
      'event',
      'state',
      'decision',
      'message',
    ]);
    const [webhook, event, state, decision] = stages;
    expect(webhook?.records).toHaveLength(1);
    expect(event?.records[0]).toMatchObject({
      title: 'ITEM.ERROR → failed',
      record: { error: { code: 'INVALID_MFA' } },
    });
    expect(state?.records[0]).toMatchObject({ title: 'The Item', record: { itemId } });
    expect(state?.records.length).toBeGreaterThan(1);
    expect(decision?.says).toContain('post');
  });

  it('breaks a bank and heals it', async () => {
    expect(await tartan.post('banks', { bankId: 'ins_109511', to: 'down' })).toEqual(done);
    await tartan.card(otherId);
    const broken = await tartan.world();
    expect(broken.banks.find(({ id }) => id === 'ins_109511')?.isDown).toBe(true);
    expect(broken.items.filter(({ error }) => error === 'ITEM_LOGIN_REQUIRED')).toHaveLength(2);
    await tartan.post('slash', { text: 'institution ins_109511' });
    await expect
      .poll(async () => JSON.stringify(await tartan.aside()), PATIENCE)
      .toContain('Many logins at Tartan Bank fail');
    await tartan.post('banks', { bankId: 'ins_109511', to: 'up' });
    await expect
      .poll(async () => (await tartan.world()).items.filter(({ error }) => error).length, PATIENCE)
      .toBe(0);
    // The card waits ten seconds before its first edit.
    await tartan.post('clock', { seconds: 60 });
    await expect
      .poll(async () => (await tartan.card(otherId)).text, PATIENCE)
      .toMatch(/works? again/);
  });

  it.each(['rate-limited', 'archived', 'failing'] as const)(
    'has Slack be %s for a while',
    async (kind) => {
      expect(await tartan.post('slack', { kind, seconds: 120 })).toEqual(done);
      expect((await tartan.state()).slackTrouble?.kind).toBe(kind);
      await tartan.send({ subject: itemId });
      await expect
        .poll(async () => (await tartan.world()).items[0]?.known, PATIENCE)
        .toBe('broken');
      expect((await tartan.state()).messages).toEqual([]);
      await tartan.post('slack', { kind: 'none', seconds: 0 });
      expect((await tartan.state()).slackTrouble).toBeUndefined();
      await tartan.post('clock', { seconds: 2 * 60 * 60 });
      await tartan.card(itemId);
      expect(await tartan.cards(itemId)).toHaveLength(1);
    },
  );

  it('moves its clock through a day, with all that happens in it', async () => {
    const before = Date.parse((await tartan.state()).now);
    expect(await tartan.post('clock', { seconds: 24 * 60 * 60 })).toEqual(done);
    const after = Date.parse((await tartan.state()).now);
    expect(after - before).toBeGreaterThanOrEqual(24 * 60 * 60 * 1000);
    expect(await tartan.cards('Summary of')).toHaveLength(1);
  });

  it('is still understood by the commands of a terminal', async () => {
    await tartan.post('clock', { seconds: 60 * 60 });
    const env = { TARTAN_DATA_DIR: 'data' };
    const run = (...args: string[]) => tartan.project.run(['infra/local/run.mjs', ...args], env);
    expect((await run('send-webhook', 'ITEM.ERROR')).stdout).toContain('answered 200');
    expect((await run('send-codat', 'connection.disconnected')).stdout).toContain('answered 200');
    expect((await run('send-report', 'link_exit')).stdout).toContain('kept');
    expect((await run('send-slash', 'status')).stdout).toContain('1 Item');
  });

  it('is set back to its start', async () => {
    await tartan.send({ subject: itemId });
    await tartan.card(itemId);
    await tartan.post('slash', { text: 'status' });
    await tartan.post('clock', { seconds: 24 * 60 * 60 });
    expect(await tartan.post('reset')).toEqual(done);
    const { messages, now, modal, home } = await tartan.state();
    expect({ messages, modal, home }).toEqual({ messages: [] });
    expect(Math.abs(Date.parse(now) - Date.now())).toBeLessThan(60_000);
    const { items } = await tartan.world();
    expect(items.every(({ known, error }) => known === undefined && error === undefined)).toBe(
      true,
    );
    await tartan.send({ subject: itemId });
    await tartan.card(itemId);
  });
});

/** `fetch` does not let one name another host. */
function statusOf(path: string, headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const method = path.endsWith('state') ? 'GET' : 'POST';
    const asked = request(`${tartan.url}${path}`, { method, headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
    asked.on('error', reject);
    asked.end(method === 'POST' ? '{"text":"status"}' : undefined);
  });
}

function shownAside(message: ShownMessage | undefined): ShownMessage {
  if (message === undefined) throw new Error('nothing was answered');
  return message;
}

/** A click on the first button of that name. */
function clickOn({ channel, ts, blocks }: ShownMessage, action: RegExp) {
  const buttons = blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []));
  const button = buttons.find(({ action_id: id }) => action.test(id ?? ''));
  if (button?.type !== 'button') throw new Error('no such button');
  const { action_id: actionId, value } = button;
  return { channel, ts, actionId, blockId: '', type: 'button', value };
}

function kindAction(blocks: readonly unknown[]): string {
  return /"block_id":"kind".*?"action_id":"([^"]+)"/.exec(JSON.stringify(blocks))?.[1] ?? '';
}
