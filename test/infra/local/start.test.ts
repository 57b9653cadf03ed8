import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';

import { listen } from '../../../infra/local/listen.ts';
import type { SlackMessage } from '../../../infra/local/slack-workspace.ts';
import { plaidJson, signedWebhook, signingKey } from '../../builders/plaid-webhook.ts';
import { buildProjectCopy, type Program } from '../../builders/project-copy.ts';
import { startKeyEndpoint } from '../../fakes/key-endpoint.ts';

const { scripts }: { scripts: Record<'start' | 'webhook' | 'report' | 'slash', string> } =
  JSON.parse(readFileSync('package.json', 'utf8'));
const READY_MS = 15_000;

const itemId = 'gT7mWq2LxVb9RnKzPd4JsYh6EcAfUo3i8Q5yN';
const otherItemId = 'hU8nXr3MyWc2SpLaQe5KtZj7FdBgVo4i9R6zM';
const SESSION = '0b1d7c64-5f2e-4a83-9c1a-2f60d1e7b3c5';
const loginRequired = {
  webhook_type: 'ITEM',
  webhook_code: 'ERROR',
  environment: 'sandbox',
  institution_id: 'ins_109511',
  institution_name: 'Bank of Gingham',
  error: {
    error_type: 'ITEM_ERROR',
    error_code: 'ITEM_LOGIN_REQUIRED',
    error_message: 'made up by a test',
    display_message: null,
    status: 400,
  },
};

let project: Awaited<ReturnType<typeof buildProjectCopy>>;
beforeAll(async () => {
  project = await buildProjectCopy();
  return project.remove;
});

describe('npm start', { timeout: READY_MS }, () => {
  let port: number;
  let tartan: Tartan;
  let cardId: string;
  beforeAll(async () => {
    tartan = await startTartan('data');
    port = Number(new URL(tartan.url).port);
  }, READY_MS);

  it('builds first', () => {
    expect(scripts.start).toMatch(/^node infra\/build\/build\.mjs --quiet && node /);
  });

  it('greets with its address and begins with an empty channel', async () => {
    expect(tartan.program.stdout()).toMatch(
      new RegExp(`^Tartan is ready: http://127.0.0.1:${String(port)}\n`),
    );
    expect(tartan.program.stdout()).toContain('State is kept in data/');
    expect(await messagesOf(tartan.url)).toEqual([]);
  });

  it.each([
    { method: 'GET', path: '/webhooks/plaid', status: 405 },
    { method: 'DELETE', path: '/slack/events', status: 405 },
    { method: 'POST', path: '/webhooks/plaid', status: 401 },
    { method: 'POST', path: '/slack/events', status: 401 },
    { method: 'POST', path: '/webhooks', status: 404 },
    { method: 'GET', path: '/', status: 200 },
    { method: 'PUT', path: '/', status: 405 },
    { method: 'GET', path: '/nothing', status: 404 },
  ])('answers $status to an unsigned $method $path', async ({ method, path, status }) => {
    const answer = await fetch(`${tartan.url}${path}`, {
      method,
      ...(method === 'POST' && { body: '{}' }),
    });
    expect(answer.status).toBe(status);
    expect(await messagesOf(tartan.url)).toEqual([]);
  });

  it('refuses a forger', async () => {
    const door = await sendWebhook(tartan, { webhook: loginRequired, signature: 'none' });
    expect(door).toEqual({ status: 401, body: '{"error":"unauthorized"}' });
  });

  it('tells of an error that Plaid signed, in one message', async () => {
    const door = await sendWebhook(tartan, { webhook: { ...loginRequired, item_id: itemId } });
    expect(door).toEqual({ status: 200, body: '' });
    await expect.poll(() => messagesOf(tartan.url), { timeout: 20_000 }).toHaveLength(1);
    const [card] = await messagesOf(tartan.url);
    expect(card?.channel).toBe('C0ALERTS');
    expect(card?.text).toContain('Bank of Gingham');
    expect(JSON.stringify(card?.blocks)).toContain(itemId);
    await tartan.program.says('── #alerts ── posted');
    cardId = JSON.stringify(card?.blocks).match(/"value":"([0-9a-f]{20})"/)?.[1] ?? '';
  });

  it('says nothing twice', async () => {
    const door = await sendWebhook(tartan, { webhook: { ...loginRequired, item_id: itemId } });
    expect(door.status).toBe(200);
    const other = { ...loginRequired, item_id: otherItemId, institution_name: 'Bank of Tweed' };
    await sendWebhook(tartan, { webhook: { ...other, institution_id: 'ins_109512' } });
    await expect.poll(() => messagesOf(tartan.url), { timeout: 20_000 }).toHaveLength(2);
    expect((await messagesOf(tartan.url))[1]?.text).toContain('Bank of Tweed');
  });

  it('answers /plaid item to the asker alone, with the state', async () => {
    const { status, body } = await askSlack(tartan, 'slash', { text: `item ${itemId}` });
    expect(status).toBe(200);
    const answer: { response_type: string; blocks: unknown } = JSON.parse(body);
    expect(answer.response_type).toBe('ephemeral');
    expect(JSON.stringify(answer.blocks)).toContain('ITEM_LOGIN_REQUIRED');
    expect(JSON.stringify(answer.blocks)).toContain(itemId);
  });

  it('opens the ticket draft of a card', async () => {
    const click = { action_id: 'ticket_draft', value: cardId };
    expect(await askSlack(tartan, 'click', click)).toMatchObject({ status: 200, body: '' });
    const modal = () => tartan.program.stdout().split('── #alerts ── modal')[1];
    await expect.poll(modal).toContain(itemId);
    await expect.poll(modal).toContain('ITEM_LOGIN_REQUIRED');
  });

  it('does not start twice on one port, and says so in one line', async () => {
    const second = await project.run(argsOf('start'), {
      PORT: String(port),
      TARTAN_DATA_DIR: 'data',
    });
    expect(second).toEqual({
      code: 1,
      stdout: '',
      stderr: `Port ${String(port)} is in use: stop what uses it, or set PORT to another one.\n`,
    });
    expect(await messagesOf(tartan.url)).toHaveLength(2);
    expect(existsSync(join(project.dir, 'data/running.json'))).toBe(true);
  });

  it('lists what npm run webhook can send', async () => {
    const { code, stdout, stderr } = await runScript('webhook', []);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('--unsigned');
    const codes = stdout.match(/^ {2}[A-Z_]+\.[A-Z_]+$/gm) ?? [];
    expect(codes.length).toBeGreaterThan(80);
    expect(codes).toContain('  ITEM.ERROR');
    const unknown = await runScript('webhook', ['item.nope']);
    expect(unknown.stdout).toBe(`Plaid sends no webhook ITEM.NOPE.\n\n${stdout}`);
  });

  it('shows with npm run webhook what came of it', async () => {
    const args = [
      'item.error',
      '--item',
      'jV9pYs4NzXd3TqMbRf6LuAk8GeChWo5i2S7aP',
      '--bank',
      'Plaid',
    ];
    const { code, stdout, stderr } = await runScript('webhook', args);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^ITEM\.ERROR: the door answered 200\n/);
    expect(stdout).toContain('── #alerts ── posted ──');
    expect(await messagesOf(tartan.url)).toHaveLength(3);
  });

  it('shows with npm run slash what the bot says', async () => {
    const { code, stdout, stderr } = await runScript('slash', ['item', otherItemId]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain(`/plaid item ${otherItemId}`);
    expect(stdout).toContain('Bank of Tweed');
    expect(stdout).toContain('ITEM_LOGIN_REQUIRED');
  });

  it('lists what npm run report can send', async () => {
    const { code, stdout } = await runScript('report', ['nonsense']);
    expect(code).toBe(0);
    for (const kind of ['item', 'link_exit', 'link_event', 'api_error', 'item_repaired'])
      expect(stdout).toMatch(new RegExp(`^ {2}${kind} `, 'm'));
  });

  it('takes a report of your app, and finds what it told', async () => {
    const args = ['link_exit', '--item', otherItemId, '--error', 'INVALID_MFA'];
    const reported = await runScript('report', [...args, '--session', SESSION]);
    expect(reported).toMatchObject({ code: 0, stderr: '' });
    expect(reported.stdout).toContain('link_exit: kept');
    await expect
      .poll(async () => (await askSlack(tartan, 'slash', { text: `find ${SESSION}` })).body)
      .toContain('`REPORT.LINK_EXIT` `INVALID_MFA`');
  });

  it('opens the form of a ticket, refuses it unchecked, writes it, and notes the case', async () => {
    const form = await runScript('slash', ['ticket', 'missing-transactions', otherItemId]);
    expect(form.stdout).toContain('▸ Missing from  (field from)');
    expect(form.stdout).toContain(`item_id \`${otherItemId}\``);
    const refused = await runScript('slash', ['--submit', 'field from=2026-11-01']);
    expect(refused.stdout).toMatch(/^✗ checks: /);
    const draft = await runScript('slash', ['--submit', 'checks=waited,anyway']);
    expect(draft.stdout).toContain('is missing transactions from 2026-11-01 onward.');
    const filed = await runScript('slash', ['--submit', 'case=#884211']);
    expect(filed.stdout).toContain('Case `#884211` *Open*');
    const moved = await runScript('slash', ['--click', 'case_status', '884211 Solved']);
    expect(moved.stdout).toContain('Case `#884211` *Solved*, Closed by itself on');
  });

  it('draws the form anew for another kind', async () => {
    await runScript('slash', ['ticket']);
    const chosen = await runScript('slash', ['--choose', 'kind=transfer']);
    expect(chosen.stdout).toContain('● Transfer');
    expect(chosen.stdout).toContain('▸ authorization_id  (id authorization_id)');
  });

  it('stops at Ctrl-C, and nothing listens any more', async () => {
    const { plaid, slack } = tartan.running;
    tartan.program.signal('SIGINT');
    const { code, stderr } = await tartan.program.ended;
    expect(code).toBe(0);
    // The two unsigned webhooks, and not a word more.
    expect(stderr.match(/"message":"[^"]*"/g)).toEqual(
      Array(2).fill('"message":"webhook refused"'),
    );
    expect(stderr.trimEnd().split('\n')).toHaveLength(2);
    for (const url of [tartan.url, plaid, slack])
      await expect(fetch(String(url))).rejects.toThrow('fetch failed');
    expect(existsSync(join(project.dir, 'data/running.json'))).toBe(false);
  });

  it.each([
    { script: 'webhook' as const, args: ['ITEM.ERROR'] },
    { script: 'report' as const, args: ['item_repaired'] },
    { script: 'slash' as const, args: ['status'] },
  ])('has npm run $script say that nothing runs', async ({ script, args }) => {
    expect(await runScript(script, args)).toEqual({
      code: 1,
      stdout: '',
      stderr: 'Tartan does not run here. Start it in another terminal: npm start\n',
    });
  });

  it('keeps messages and Items over a restart, and repeats nothing', async () => {
    const before: SlackMessage[] = JSON.parse(
      readFileSync(join(project.dir, 'data/slack.json'), 'utf8'),
    );
    expect(before).toHaveLength(3);
    tartan = await startTartan('data', {}, port);
    expect(await messagesOf(tartan.url)).toEqual(before);
    const { body } = await askSlack(tartan, 'slash', { text: `item ${itemId}` });
    expect(body).toContain('Bank of Gingham');
    const another = { ...loginRequired, item_id: 'kW2qZt5PaYe4UrNcSg7MvBl9HfDjXo6i3T8bQ' };
    await sendWebhook(tartan, { webhook: { ...another, institution_id: 'ins_109510' } });
    await expect.poll(() => messagesOf(tartan.url), { timeout: 20_000 }).toHaveLength(4);
    expect((await messagesOf(tartan.url)).slice(0, 3)).toEqual(before);
    tartan.program.signal('SIGTERM');
    expect(await tartan.program.ended).toMatchObject({ code: 0, stderr: '' });
  });
});

describe('npm start, asked for what Plaid knows', { timeout: READY_MS }, () => {
  const platypus = { institution_id: 'ins_109508', institution_name: 'First Platypus Bank' };
  const houndstooth = { institution_id: 'ins_109512', institution_name: 'Houndstooth Bank' };
  const resetItemId = 'mX4sBv7RaGe6WtPeUi2OxDn1JhFlZqo3k8V5dS';
  let tartan: Tartan;
  beforeAll(async () => {
    tartan = await startTartan('live');
  }, READY_MS);

  it('finds a bank by a word of the name that a webhook told', async () => {
    await sendWebhook(tartan, { webhook: { ...loginRequired, ...platypus, item_id: itemId } });
    await expect.poll(() => messagesOf(tartan.url), { timeout: 20_000 }).toHaveLength(1);
    const { body } = await askSlack(tartan, 'slash', { text: 'institution platypus' });
    expect(body).toContain('*First Platypus Bank* `ins_109508`: 1 Item of yours');
    expect(body).toContain('Asking Plaid for its status …');
  });

  it('answers /plaid institution at once, and sends Plaid’s status after it', async () => {
    const asked = await askSlack(tartan, 'slash', { text: 'institution ins_109508' });
    expect(asked.body).toContain('Asking Plaid for its status …');
    expect(asked.body).not.toContain('Plaid says');
    const answer = await answerTo(tartan, asked);
    expect(asked.body).toContain('1 Item of yours');
    expect(answer).toContain('*Plaid says* of *First Platypus Bank*');
    expect(answer).toContain('item logins: 99.4 % succeed');
    expect(answer).not.toContain('Asking Plaid');
    await tartan.program.says('── only you see this ── answered');
  });

  it('asks Plaid for a bank that nothing has told, and lets one choose', async () => {
    const asked = await askSlack(tartan, 'slash', { text: 'institution tattersall' });
    expect(asked.body).toContain('No bank of that name is known here yet. Asking Plaid …');
    expect(await answerTo(tartan, asked)).toContain('"value":"institution ins_109510"');
  });

  it('shows with npm run slash the answer, and what follows', async () => {
    const { code, stdout, stderr } = await runScript(
      'slash',
      ['institution', 'ins_109509'],
      'live',
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const [first, second] = stdout.split('── and then ──');
    expect(first).toMatch(/Asking Plaid for its status …\n\n$/);
    expect(second).toContain('(the bank fails 40 %, Plaid 2 %)');
    expect(second).toContain('Many logins at First Gingham Credit Union fail');
  });

  it('asks the pretend Codat, and shows with npm run slash what follows', async () => {
    const args = ['codat', 'Houndstooth Bakery'];
    const { code, stdout, stderr } = await runScript('slash', args, 'live');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const [first, second] = stdout.split('── and then ──');
    expect(first).toMatch(/Asking Codat: the answer follows in a moment …\n\n$/);
    expect(second).toContain('*Houndstooth Bakery*');
    expect(second).toContain('start?otp=');
  });

  it('resets a login at the pretend Plaid, whose webhook brings the card', async () => {
    const told = { webhook_type: 'TRANSACTIONS', webhook_code: 'SYNC_UPDATES_AVAILABLE' };
    const webhook = { ...told, environment: 'sandbox', ...houndstooth, item_id: resetItemId };
    expect(await sendWebhook(tartan, { webhook })).toMatchObject({ status: 200 });
    const asked = await askSlack(tartan, 'slash', { text: `sandbox reset ${resetItemId}` });
    expect(asked.body).toContain('Asking Plaid’s Sandbox to reset the login …');
    expect(await answerTo(tartan, asked)).toContain('Done: the Item needs a new login now.');
    await expect.poll(() => messagesOf(tartan.url), { timeout: 20_000 }).toHaveLength(2);
    const card = (await messagesOf(tartan.url))[1];
    expect(card?.text).toContain('Houndstooth Bank: 1 Item needs a new login');
    expect(JSON.stringify(card?.blocks)).toContain(resetItemId);
  });

  it('has the pretend Plaid fire a webhook', async () => {
    const firedItemId = 'pA7vEy2UdKh9ZwShXl5RaGq4MkIoCtr6n3Y8gV';
    const text = `sandbox fire ITEM.USER_PERMISSION_REVOKED ${firedItemId}`;
    const asked = await askSlack(tartan, 'slash', { text });
    expect(await answerTo(tartan, asked)).toContain('Done: Plaid’s Sandbox sends ITEM.USER_');
    await expect.poll(() => messagesOf(tartan.url), { timeout: 20_000 }).toHaveLength(3);
    const card = (await messagesOf(tartan.url))[2];
    expect(JSON.stringify(card?.blocks)).toContain(firedItemId);
  });

  it('edits a message of the channel in its place when its button is clicked', async () => {
    const start = { action_id: 'checklist_start', value: 'secret-rotation' };
    await askSlack(tartan, 'click', start);
    const [list] = (await messagesOf(tartan.url)).slice(3);
    const tick = JSON.stringify(list?.blocks).match(/"value":"(secret-rotation [^"]* done)"/)?.[1];
    expect(list?.text).toMatch(/: 0 of \d+ done$/);
    const click = { action_id: 'tick_0', value: tick, message_ts: list?.ts, user: 'U0JO' };
    expect(await askSlack(tartan, 'click', click)).toMatchObject({ status: 200, body: '' });
    const [ticked, ...more] = (await messagesOf(tartan.url)).slice(3);
    expect(more).toEqual([]);
    expect(ticked).toMatchObject({ ts: list?.ts, edited: true });
    expect(ticked?.text).toMatch(/: 1 of \d+ done$/);
    expect(JSON.stringify(ticked?.blocks)).toContain('<@U0JO>');
  });

  it('explains a message by its shortcut', async () => {
    const [card] = await messagesOf(tartan.url);
    const chosen = { callback_id: 'explain_error', message_ts: card?.ts };
    const asked = await askSlack(tartan, 'shortcut', chosen);
    expect(await answerTo(tartan, asked)).toContain('ITEM_LOGIN_REQUIRED');
    expect((await messagesOf(tartan.url))[0]).toEqual(card);
  });

  it('explains a text with npm run slash -- --shortcut', async () => {
    const args = ['--shortcut', 'explain_error', 'sync stopped: INVALID_API_KEYS'];
    const { code, stdout, stderr } = await runScript('slash', args, 'live');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(
      /^explain_error: sync stopped: INVALID_API_KEYS\n\n\*INVALID_API_KEYS\*/,
    );
  });

  it('says how the shortcut is played', async () => {
    const { code, stdout, stderr } = await runScript('slash', ['--shortcut'], 'live');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain("npm run slash -- --shortcut explain_error '");
  });

  it('tells the channel of Codat without the address that may hold a password', async () => {
    const before = (await messagesOf(tartan.url)).length;
    const click = { action_id: 'share', value: 'codat 3f0a81d6-c5b7-4e29-b1f4-96d20ce7a853' };
    await askSlack(tartan, 'click', { ...click, type: 'button' });
    await expect
      .poll(async () => (await messagesOf(tartan.url)).length, { timeout: 20_000 })
      .toBe(before + 1);
    const shared = JSON.stringify((await messagesOf(tartan.url)).at(-1));
    expect(shared).toContain('Deauthorized');
    expect(shared).not.toContain('otp');
  });

  it('stops at Ctrl-C without a word of complaint', async () => {
    tartan.program.signal('SIGINT');
    expect(await tartan.program.ended).toMatchObject({ code: 0, stderr: '' });
  });
});

describe('npm start with addresses of its own', { timeout: READY_MS }, () => {
  it('posts at SLACK_API_URL, and has no pretend Slack', async () => {
    const calls: { method: string; text: string | null }[] = [];
    const slack = await listen(0, ({ url, body }) => {
      const method = url.pathname.replace('/api/', '');
      calls.push({ method, text: new URLSearchParams(body.toString('utf8')).get('text') });
      return {
        status: 200,
        body:
          method === 'chat.postMessage'
            ? { ok: true, channel: 'C0ALERTS', ts: '1795262400.000100' }
            : { ok: false, error: 'unknown_method' },
      };
    });
    onTestFinished(() => slack.close());
    const env = { SLACK_API_URL: `${slack.url}/api/` };
    const tartan = await startTartan('own-slack', env);
    expect(Object.keys(tartan.running)).toEqual(['tartan', 'plaid']);

    await sendWebhook(tartan, { webhook: { ...loginRequired, item_id: itemId } });
    await expect.poll(() => calls, { timeout: 20_000 }).toHaveLength(1);
    expect(calls[0]?.method).toBe('chat.postMessage');
    expect(calls[0]?.text).toContain('Bank of Gingham');
    expect(await messagesOf(tartan.url)).toEqual([]);
    const asked = await runScript('slash', ['status'], 'own-slack');
    expect(asked).toEqual({
      code: 1,
      stdout: '',
      stderr: 'SLACK_API_URL is set: type the command in the Slack at that address.\n',
    });
    tartan.program.signal('SIGINT');
    expect(await tartan.program.ended).toMatchObject({ code: 0, stderr: '' });
    expect(calls).toHaveLength(1);
  });

  it('asks PLAID_BASE_URL for keys, and has no pretend Plaid', async () => {
    const key = signingKey();
    const plaid = await startKeyEndpoint({ kind: 'key', jwk: key.jwk });
    const env = {
      PLAID_BASE_URL: plaid.baseUrl,
      PLAID_CLIENT_ID: 'my-client',
      PLAID_SECRET: 'my-secret',
    };
    const tartan = await startTartan('own-plaid', env);
    expect(Object.keys(tartan.running)).toEqual(['tartan', 'slack']);

    const webhook = { ...loginRequired, item_id: itemId };
    const { headers, body } = signedWebhook(key, new Date(), plaidJson(webhook));
    const answer = await fetch(`${tartan.url}/webhooks/plaid`, {
      method: 'POST',
      headers: { ...headers, 'plaid-verification': String(headers['plaid-verification']) },
      body: Buffer.from(body),
    });
    expect(answer.status).toBe(200);
    expect(plaid.asked).toEqual([
      {
        method: 'POST',
        path: '/webhook_verification_key/get',
        body: { client_id: 'my-client', secret: 'my-secret', key_id: key.kid },
      },
    ]);
    await expect.poll(() => messagesOf(tartan.url), { timeout: 20_000 }).toHaveLength(1);
    const sent = await runScript('webhook', ['ITEM.ERROR'], 'own-plaid');
    expect(sent).toEqual({
      code: 1,
      stdout: '',
      stderr: 'PLAID_BASE_URL is set: only the Plaid at that address can sign webhooks.\n',
    });
    tartan.program.signal('SIGINT');
    expect(await tartan.program.ended).toMatchObject({ code: 0, stderr: '' });
  });

  it('hands follow-ups to AWS_ENDPOINT_URL_LAMBDA, and runs none itself', async () => {
    const calls: { path: string; type: unknown; event: unknown }[] = [];
    const lambda = await listen(0, ({ url, headers, body }) => {
      const type = headers['x-amz-invocation-type'];
      calls.push({ path: url.pathname, type, event: JSON.parse(body.toString('utf8')) });
      return { status: 202, body: '' };
    });
    onTestFinished(() => lambda.close());
    const env = { AWS_ENDPOINT_URL_LAMBDA: lambda.url, FOLLOW_UP_FUNCTION: 'of-another-team' };
    const tartan = await startTartan('own-lambda', env);
    const asked = await askSlack(tartan, 'slash', { text: 'institution ins_109508' });
    expect(asked.body).toContain('Asking Plaid for its status …');
    expect(calls).toEqual([
      {
        path: '/2015-03-31/functions/of-another-team/invocations',
        type: 'Event',
        event: expect.objectContaining({
          lookUp: expect.objectContaining({ institutionId: 'ins_109508' }),
          to: 'asker',
        }),
      },
    ]);
    tartan.program.signal('SIGINT');
    expect(await tartan.program.ended).toMatchObject({ code: 0, stderr: '' });
    expect(tartan.program.stdout()).not.toContain('Plaid says');
  });
});

interface Running {
  tartan: string;
  plaid?: string;
  slack?: string;
}

interface Tartan {
  program: Program;
  url: string;
  running: Running;
}

/** Resolves when it says that it is ready. */
async function startTartan(
  dataDir: string,
  env: Readonly<Record<string, string>> = {},
  port = 0,
): Promise<Tartan> {
  const program = project.start(argsOf('start'), {
    PORT: String(port),
    TARTAN_DATA_DIR: dataDir,
    ...env,
  });
  await program.says('Tartan is ready');
  const running: Running = JSON.parse(
    readFileSync(join(project.dir, dataDir, 'running.json'), 'utf8'),
  );
  expect(running.tartan).toMatch(
    new RegExp(`^http://127\\.0\\.0\\.1:${port === 0 ? '\\d+' : String(port)}$`),
  );
  return { program, url: running.tartan, running };
}

async function messagesOf(url: string): Promise<SlackMessage[]> {
  const answer = await fetch(`${url}/local/messages`);
  const messages: SlackMessage[] = JSON.parse(await answer.text());
  return messages;
}

/** What a pretend service got when it sent what we asked it to send. */
interface DoorAnswer {
  status: number;
  body: string;
  /** Of the pretend Slack: where it keeps what is shown to who asked, and nobody else. */
  answer?: string;
}

function sendWebhook({ running }: Tartan, request: object): Promise<DoorAnswer> {
  return post(`${String(running.plaid)}/local/webhooks`, request);
}

function askSlack({ running }: Tartan, what: 'slash' | 'click' | 'shortcut', request: object) {
  return post(`${String(running.slack)}/local/${what}`, request);
}

/** What came through the response_url, once it is there. */
async function answerTo({ running }: Tartan, { answer }: DoorAnswer): Promise<string> {
  const url = `${String(running.slack)}${String(answer)}`;
  await expect.poll(async () => (await fetch(url)).status, { timeout: 20_000 }).toBe(200);
  return (await fetch(url)).text();
}

async function post(url: string, request: object): Promise<DoorAnswer> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(request),
  });
  const door: DoorAnswer = JSON.parse(await answer.text());
  return door;
}

/** Runs `npm run webhook` or `npm run slash`. */
function runScript(
  name: 'webhook' | 'report' | 'slash',
  args: readonly string[],
  dataDir = 'data',
) {
  return project.run([...argsOf(name), ...args], { TARTAN_DATA_DIR: dataDir });
}

/** What package.json has behind the last `node` of a script. */
function argsOf(name: keyof typeof scripts): string[] {
  const [, ...args] = scripts[name].split(' && ').at(-1)?.split(' ') ?? [];
  return args;
}
