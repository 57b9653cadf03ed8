import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { beforeAll, describe, expect, it } from 'vitest';

import type { SlackMessage } from '../../infra/local/slack-workspace.ts';
import type { Setup } from '../../infra/setup/setup-step.ts';
import { slackAsBot } from '../../infra/setup/slack-as-bot.ts';
import { makeTestItem } from '../../infra/setup/test-item.ts';
import { steps, walk } from '../../infra/setup/walk.ts';
import { watchChannel } from '../../infra/setup/watch-channel.ts';
import { answered, CHANNEL, keys, openSetup } from '../builders/open-setup.ts';
import { buildProjectCopy } from '../builders/project-copy.ts';

const READY_MS = 20_000;
const REPORTS_SECRET = `whsec_${Buffer.from('reports to the walk of a test').toString('base64')}`;

let project: Awaited<ReturnType<typeof buildProjectCopy>>;
/** What AWS runs after the deployment: the real functions, with pretend Plaid and Slack. */
let running: { tartan: string; plaid: string; slack: string };
beforeAll(async () => {
  project = await buildProjectCopy();
  const program = project.start(['infra/local/run.mjs', 'start'], {
    ...keys,
    REPORTS_SECRET,
    ALERT_CHANNEL: CHANNEL,
    PORT: '0',
    TARTAN_DATA_DIR: 'data',
  });
  await program.says('Tartan is ready');
  running = JSON.parse(readFileSync(join(project.dir, 'data/running.json'), 'utf8'));
  return project.remove;
}, READY_MS);

describe('npm run setup', { timeout: READY_MS }, () => {
  it('walks from nothing to a card that turns', async () => {
    const { setup, terminal, aws, deployments, dir } = await toRunning();
    // The functions that run here have it already.
    aws.secrets.set('tartan', JSON.stringify({ REPORTS_SECRET, ours: 'kept' }));
    expect(await walk(setup, {}), terminal.said()).toBe(true);

    const stored: Record<string, string> = JSON.parse(aws.secrets.get('tartan') ?? '');
    expect(stored).toEqual({ ...keys, REPORTS_SECRET, ours: 'kept' });
    expect(deployments).toEqual([
      {
        args: ['--stage', 'prod'],
        env: {
          AWS_REGION: 'eu-central-1',
          SECRETS_ID: 'tartan',
          PLAID_ENV: 'sandbox',
          ALERT_CHANNEL: CHANNEL,
          REPORTS: 'on',
          CODAT: 'off',
        },
      },
    ]);
    const manifest = readFileSync(join(dir, 'slack-manifest.prod.yml'), 'utf8');
    expect(manifest).toContain(`${running.tartan}/slack/events`);

    const said = terminal.said();
    expect(said).toContain(
      'AWS account 123456789012 in eu-central-1, as arn:aws:iam::123456789012:user/ops',
    );
    expect(said).toContain('Slack knows the bot: tartan in Laptop.');
    expect(said).toContain("answers Slack's challenge");
    const [, itemId = ''] = /The Item (\w+) needs a new login/.exec(said) ?? [];
    const cards = (await messages()).filter((one) => JSON.stringify(one).includes(itemId));
    expect(cards).toHaveLength(1);
    expect(cards[0]?.edited).toBe(true);
    expect(said).toContain(`It has turned: ${String(cards[0]?.text)}`);
    expect(said).toContain('The test Item is removed.');
    await expect.poll(() => askSlack(`item ${itemId}`), { timeout: 20_000 }).toMatch(/removed/i);
    for (const secret of [...Object.values(keys), REPORTS_SECRET])
      expect(said).not.toContain(secret);
    const kept = readFileSync(join(dir, 'prod.json'), 'utf8');
    for (const secret of [...Object.values(keys), REPORTS_SECRET])
      expect(kept).not.toContain(secret);
  });

  it('leaves nothing in the channel but the cards', async () => {
    expect((await messages()).filter(({ text }) => text.includes('may write here'))).toEqual([]);
  });

  it('asks for nothing that is stored when it is run again, and changes nothing', async () => {
    const { setup, terminal, aws } = await toRunning({ flags: { test: 'none' } });
    expect(await walk(setup, {}), terminal.said()).toBe(true);
    const [before, asked] = [aws.secrets.get('tartan'), terminal.asked.length];
    expect(await walk(setup, {}), terminal.said()).toBe(true);
    expect(aws.secrets.get('tartan')).toBe(before);
    expect(terminal.asked.slice(asked).filter((name) => !name.startsWith('--'))).toEqual([]);
  });

  it('tests by a report where Plaid makes no test Items', async () => {
    const { setup } = await toRunning();
    setup.answers.write({ ...answered, plaidEnv: 'production' });
    const stored = { values: { ...keys, REPORTS_SECRET }, add: () => Promise.resolve() };
    const item = await makeTestItem(setup, 'report', stored);
    await item.breakIt();
    const card = await watchChannel(setup, slackAsBot(setup, stored), {
      channel: CHANNEL,
      since: setup.now(),
      isIt: ({ all }) => all.includes(item.itemId),
    });
    expect(card).toContain('Setup test bank');
    await item.repairIt();
    await item.remove();
  });

  it.each(steps.filter(({ name }) => name !== 'test'))(
    'can run the step $name twice',
    async ({ name }) => {
      const { setup, terminal, aws } = await toRunning();
      aws.secrets.set('tartan', JSON.stringify({ ...keys, REPORTS_SECRET }));
      await walk(setup, { only: 'check' });
      await walk(setup, { only: 'ask' });
      expect(await walk(setup, { only: name }), terminal.said()).toBe(true);
      const [first, answers] = [aws.secrets.get('tartan'), setup.answers.read()];
      expect(await walk(setup, { only: name }), terminal.said()).toBe(true);
      expect([aws.secrets.get('tartan'), setup.answers.read()]).toEqual([first, answers]);
    },
  );

  it('says what there is with --help', async () => {
    const { code, stdout, stderr } = await project.run([...script, '--help']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    for (const { name } of steps) expect(stdout).toContain(`  ${name} `);
  });

  it.each([
    { case: 'a flag that is none', args: ['--chanel', 'C1'], says: /Unknown option '--chanel'/ },
    {
      case: 'a step that is none',
      args: ['--yes', '--only', 'dance'],
      says: /no step dance.*check, ask/,
    },
  ])('refuses $case in a sentence', async ({ args, says }) => {
    const { code, stderr } = await project.run([...script, ...args]);
    expect(code).toBe(1);
    expect(stderr).toMatch(says);
    expect(stderr).not.toContain('    at ');
  });

  it('names what is missing when nobody is there', async () => {
    const { code, stdout } = await project.run([...script, '--yes', '--only', 'ask']);
    expect(code).toBe(1);
    expect(stdout).toContain('give --channel.');
    expect(stdout).toContain('Go on with: npm run setup -- --from ask');
  });
});

const script = ['infra/local/run.mjs', 'setup/setup'];

/** A walk whose deployment is the Tartan that runs here. */
function toRunning(changed: Partial<Setup> = {}) {
  return openSetup({
    setup: { slackApiUrl: `${running.slack}/api/`, plaidBaseUrl: running.plaid, ...changed },
    aws: { stacks: new Map([['tartan-prod', { HttpApiUrl: running.tartan }]]) },
  });
}

/** What `/plaid` answers. */
async function askSlack(text: string): Promise<string> {
  const answer = await fetch(`${running.slack}/local/slash`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ text }),
  });
  return answer.text();
}

async function messages(): Promise<SlackMessage[]> {
  const answer = await fetch(`${running.tartan}/local/messages`);
  const all: SlackMessage[] = JSON.parse(await answer.text());
  return all;
}
