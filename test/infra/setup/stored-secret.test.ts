import { describe, expect, it, onTestFinished } from 'vitest';

import { checks } from '../../../infra/setup/check-answer.ts';
import { storeKeys } from '../../../infra/setup/store-keys.ts';
import { storeSlackKeys } from '../../../infra/setup/store-slack-keys.ts';
import { openStoredSecret } from '../../../infra/setup/stored-secret.ts';
import { listen } from '../../../infra/local/listen.ts';
import { answered, keys, openSetup } from '../../builders/open-setup.ts';

const ours = { SOMETHING_ELSE: 'kept', NUMBER: 7, NESTED: { deep: true } };

describe('the secret in Secrets Manager', () => {
  it('is made where there is none', async () => {
    const { setup, aws } = await openSetup({ before: answered });
    await (await openStoredSecret(setup)).add({ A: '1' });
    expect(aws.secrets.get('tartan')).toBe('{"A":"1"}');
    expect(aws.calls).toEqual(['GetSecretValue', 'CreateSecret']);
  });

  it('keeps whatever else is in it', async () => {
    const { setup, aws } = await openSetup({
      before: answered,
      aws: { secrets: new Map([['tartan', JSON.stringify({ ...ours, A: 'old' })]]) },
    });
    await (await openStoredSecret(setup)).add({ A: 'new', B: '2' });
    expect(JSON.parse(aws.secrets.get('tartan') ?? '')).toEqual({ ...ours, A: 'new', B: '2' });
  });

  it('is not written when nothing changes', async () => {
    const { setup, aws } = await openSetup({
      before: answered,
      aws: { secrets: new Map([['tartan', '{"A":"1"}']]) },
    });
    await (await openStoredSecret(setup)).add({ A: '1' });
    expect(aws.calls).toEqual(['GetSecretValue']);
  });
});

describe('replacing what is stored', () => {
  it('keeps the signing secret before, with which Slack still signs', async () => {
    const { setup, aws, terminal } = await openSetup({
      before: answered,
      aws: { secrets: new Map([['tartan', JSON.stringify({ ...keys, ...ours })]]) },
      types: { SLACK_SIGNING_SECRET: 'f'.repeat(32) },
      setup: { replaced: ['SLACK_SIGNING_SECRET'] },
    });
    await storeSlackKeys.run(setup);
    expect(JSON.parse(aws.secrets.get('tartan') ?? '')).toEqual({
      ...keys,
      ...ours,
      SLACK_SIGNING_SECRET: 'f'.repeat(32),
      SLACK_SIGNING_SECRET_PREVIOUS: keys.SLACK_SIGNING_SECRET,
    });
    expect(terminal.asked).toEqual(['SLACK_SIGNING_SECRET']);
  });

  it.each([
    { case: 'that is not to be replaced', replaced: [], isSame: true },
    { case: 'that is', replaced: ['REPORTS_SECRET'], isSame: false },
  ])('of reports: a secret $case', async ({ replaced, isSame }) => {
    const plaid = await listen(0, () => ({ status: 400, body: { error_code: 'ANY_OTHER' } }));
    onTestFinished(() => plaid.close());
    const REPORTS_SECRET = `whsec_${'a'.repeat(32)}`;
    const { setup, aws } = await openSetup({
      before: answered,
      aws: { secrets: new Map([['tartan', JSON.stringify({ ...keys, REPORTS_SECRET })]]) },
      setup: { replaced, plaidBaseUrl: plaid.url },
    });
    await storeKeys.run(setup);
    const stored: Record<string, string> = JSON.parse(aws.secrets.get('tartan') ?? '');
    expect(stored['REPORTS_SECRET'] === REPORTS_SECRET).toBe(isSame);
    expect(checks.webhookSecret(stored['REPORTS_SECRET'] ?? '')).toBeUndefined();
  });

  it.each([
    { case: 'is made where your app will send them', reports: 'on', has: true },
    { case: 'is not where it will not', reports: 'off', has: false },
  ] as const)('of reports: a secret $case', async ({ reports, has }) => {
    const plaid = await listen(0, () => ({ status: 400, body: { error_code: 'ANY_OTHER' } }));
    onTestFinished(() => plaid.close());
    const { setup, aws } = await openSetup({
      before: { ...answered, reports },
      setup: { plaidBaseUrl: plaid.url },
    });
    await storeKeys.run(setup);
    const stored: object = JSON.parse(aws.secrets.get('tartan') ?? '');
    expect('REPORTS_SECRET' in stored).toBe(has);
  });
});
