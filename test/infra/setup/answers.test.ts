import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { walk } from '../../../infra/setup/walk.ts';
import { answered, openSetup } from '../../builders/open-setup.ts';

const settings = { PUBLIC_URL: 'https://tartan.example/', SUMMARY_TIME: '07:30', REPORTS: 'off' };

describe('the file of answers', () => {
  it('hands settings that were written by hand to the deployment, behind what was asked', async () => {
    const { setup, deployments } = await openSetup({ before: { ...answered, settings } });
    expect(await walk(setup, { only: 'deploy' })).toBe(true);
    expect(deployments[0]?.env).toMatchObject({ SUMMARY_TIME: '07:30', REPORTS: 'on' });
  });

  it('has the address of a domain of your own, where there is one', async () => {
    const { setup, dir, aws } = await openSetup({ before: { ...answered, settings } });
    expect(await walk(setup, { only: 'manifest' })).toBe(true);
    const manifest = readFileSync(join(dir, 'slack-manifest.prod.yml'), 'utf8');
    expect(manifest).toContain('https://tartan.example/slack/events');
    expect(aws.calls).toEqual([]);
  });

  it('keeps what was written by hand when it is written again', async () => {
    const { setup } = await openSetup({ before: { settings } });
    expect(await walk(setup, { only: 'check' })).toBe(true);
    expect(await walk(setup, { only: 'ask' })).toBe(true);
    expect(setup.answers.read()).toMatchObject({ settings, plaidEnv: 'sandbox', codat: 'off' });
  });

  it.each([
    { case: 'is no JSON', text: '{', says: /prod\.json cannot be read \(the whole of it\)/ },
    {
      case: 'says what cannot be',
      text: '{"plaidEnv": "development"}',
      says: /prod\.json cannot be read \(plaidEnv\): put it right, or delete it/,
    },
  ])('says so when it $case', async ({ text, says }) => {
    const { setup, terminal, dir } = await openSetup();
    writeFileSync(join(dir, 'prod.json'), text);
    expect(await walk(setup, { only: 'deploy' })).toBe(false);
    expect(terminal.said()).toMatch(says);
  });

  it('has its own name for each stage in what it says', async () => {
    const { setup, terminal } = await openSetup({ setup: { stage: 'qa' } });
    expect(await walk(setup, { only: 'deploy' })).toBe(false);
    expect(terminal.said()).toContain('npm run setup -- --from deploy --stage qa');
  });
});
