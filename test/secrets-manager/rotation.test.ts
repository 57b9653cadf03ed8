import { inspect } from 'node:util';

import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';

import { listen } from '../../infra/local/listen.ts';
import { connectionWebhook } from '../builders/codat-webhook.ts';
import { lambdaEvent, plaidJson, signedWebhook, signingKey } from '../builders/plaid-webhook.ts';
import { ITEM } from '../builders/sample-reports.ts';
import { reportEvent, signedReport, whsec } from '../builders/signed-report.ts';
import { asSent, slashCommand } from '../builders/slack-request.ts';
import { useEndpoint } from '../dynamodb/fresh-tables.ts';
import { passTime, startSecretsManager } from '../fakes/secrets-manager.ts';
import { watchOutput } from '../fakes/watch-output.ts';

const MINUTE_MS = 60_000;
const PLANTED = 'planted-83d0ff21';
const [OLD, NEW] = [whsec(`old ${PLANTED}`), whsec(`new ${PLANTED}`)];
const slack = { SLACK_BOT_TOKEN: `xoxb ${PLANTED}`, SLACK_SIGNING_SECRET: `slack ${PLANTED}` };

type Send = (secret: string) => Promise<APIGatewayProxyStructuredResultV2>;

/** What takes signed requests: each loads as its function does, and sends what is signed with a secret. */
const doors: { name: string; secret: string; load: () => Promise<Send> }[] = [
  {
    name: 'reports',
    secret: 'REPORTS_SECRET',
    async load() {
      const { handler } = await import('../../functions/reports.ts');
      const body = JSON.stringify({ kind: 'item_repaired', item_id: ITEM });
      return (secret) => handler(reportEvent(signedReport(secret, new Date(), body)));
    },
  },
  {
    name: 'codat-webhook',
    secret: 'CODAT_WEBHOOK_SECRET',
    async load() {
      const { handler } = await import('../../functions/codat-webhook.ts');
      const at = '2026-11-21T11:58:00Z';
      const body = JSON.stringify(connectionWebhook('disconnected', 'Deauthorized', at));
      return (secret) => handler(reportEvent(signedReport(secret, new Date(), body)));
    },
  },
  {
    name: 'slack',
    secret: 'SLACK_SIGNING_SECRET',
    async load() {
      const { handler } = await import('../../functions/slack.ts');
      const help = slashCommand('error item-login-required');
      return (secret) => handler(asSent(help, new Date(), { secret }), { awsRequestId: 'one' });
    },
  },
];

/** All that was printed. */
let printed: () => string;
beforeEach(async () => {
  const database = await listen(0, () => ({ status: 200, body: {} }));
  useEndpoint(database.url);
  vi.stubEnv('TABLE_PREFIX', 'rotation-');
  vi.stubEnv('ALERT_CHANNEL', 'C0ALERTS');
  vi.stubEnv('PLAID_ENV', 'sandbox');
  for (const name of ['PLAID_CLIENT_ID', 'PLAID_SECRET', 'SLACK_BOT_TOKEN', 'REPORTS_SECRET'])
    vi.stubEnv(name, undefined);
  vi.stubEnv('POWERTOOLS_LOG_LEVEL', 'DEBUG');
  vi.resetModules();
  printed = watchOutput();
  onTestFinished(async () => {
    vi.resetModules();
    await database.close();
  });
});

describe.each(doors)('the function $name', ({ secret, load }) => {
  const holding = (value: string, more: Readonly<Record<string, string>> = {}) => ({
    ...slack,
    [secret]: value,
    ...more,
  });

  it('takes what the new secret signed at once, and then no more what the old one did', async () => {
    const manager = await startSecretsManager(holding(OLD));
    const send = await load();
    expect(await send(OLD)).toMatchObject({ statusCode: 200 });
    expect(await send(NEW)).toMatchObject({ statusCode: 401 });
    manager.rotate(holding(NEW));
    passTime(MINUTE_MS);
    expect(await send(OLD)).toMatchObject({ statusCode: 200 });
    expect(await send(NEW)).toMatchObject({ statusCode: 200 });
    expect(manager.asked).toHaveLength(2);
    expect(await send(OLD)).toMatchObject({ statusCode: 401 });
    expect(printed()).not.toContain(PLANTED);
  });

  it('lets the old one go after five minutes, also when nobody comes with the new', async () => {
    const manager = await startSecretsManager(holding(OLD));
    const send = await load();
    manager.rotate(holding(NEW));
    passTime(5 * MINUTE_MS);
    // This one was on its way already: it starts the reading.
    expect(await send(OLD)).toMatchObject({ statusCode: 200 });
    expect(await send(OLD)).toMatchObject({ statusCode: 401 });
  });

  it('reads no oftener for a forger than twice a minute', async () => {
    const manager = await startSecretsManager(holding(OLD));
    const send = await load();
    passTime(MINUTE_MS);
    for (let second = 0; second < 120; second += 1) {
      expect(await send(whsec('a forger'))).toMatchObject({ statusCode: 401 });
      passTime(1_000);
    }
    expect(manager.asked.length - 1).toBeLessThanOrEqual(4);
    expect(await send(OLD)).toMatchObject({ statusCode: 200 });
  });

  it('goes on with what it has while Secrets Manager does not answer', async () => {
    const manager = await startSecretsManager(holding(OLD));
    const send = await load();
    manager.answerWith('never');
    passTime(10 * MINUTE_MS);
    const began = performance.now();
    expect(await send(OLD)).toMatchObject({ statusCode: 200 });
    expect(await send(NEW)).toMatchObject({ statusCode: 401 });
    expect(performance.now() - began).toBeLessThan(1_500);
    expect(printed()).toContain('secrets not read anew');
    expect(printed()).not.toContain(PLANTED);
  });

  it('does not start with a secret that is none, and says so without it', async () => {
    const manager = await startSecretsManager({});
    manager.answerWith({ status: 200, body: { SecretString: `{"${secret}": "${PLANTED}` } });
    const failed = await load().catch((error: unknown) => error);
    expect(failed).toMatchObject({ message: expect.stringContaining('is no JSON object') });
    expect(inspect([failed, printed()], { showHidden: true })).not.toContain(PLANTED);
  });
});

it('Slack’s secret before the last one holds as long as it is kept beside it', async () => {
  const manager = await startSecretsManager({ ...slack, SLACK_SIGNING_SECRET: OLD });
  const send = await doors[2]?.load();
  if (send === undefined) throw new Error('three doors');
  const both = { SLACK_SIGNING_SECRET: NEW, SLACK_SIGNING_SECRET_PREVIOUS: OLD };
  manager.rotate({ ...slack, ...both });
  passTime(MINUTE_MS);
  for (const secret of [NEW, OLD]) expect(await send(secret)).toMatchObject({ statusCode: 200 });
  manager.rotate({ ...slack, SLACK_SIGNING_SECRET: NEW });
  passTime(5 * MINUTE_MS);
  await send(NEW);
  expect(await send(OLD)).toMatchObject({ statusCode: 401 });
});

it('a door that was switched off takes reports as soon as there is a secret', async () => {
  const manager = await startSecretsManager(slack);
  const send = await doors[0]?.load();
  expect(await send?.(NEW)).toMatchObject({ statusCode: 401 });
  manager.rotate({ ...slack, REPORTS_SECRET: NEW });
  passTime(MINUTE_MS);
  expect(await send?.(NEW)).toMatchObject({ statusCode: 200 });
});

describe('the function plaid-webhook', () => {
  const holding = (value: string) => ({ PLAID_CLIENT_ID: 'client', PLAID_SECRET: value });
  const body = plaidJson({ webhook_type: 'ITEM', webhook_code: 'LOGIN_REPAIRED', item_id: ITEM });
  const tell = async (key = signingKey()) => {
    const { handler } = await import('../../functions/plaid-webhook.ts');
    return handler(lambdaEvent(signedWebhook(key, new Date(), body)));
  };

  /** Plaid's key endpoint, for whoever has this secret. */
  async function startPlaid(good: () => string, keys: readonly ReturnType<typeof signingKey>[]) {
    const plaid = await listen(0, ({ body: sent }) => {
      const { secret, key_id: kid }: Record<string, unknown> = JSON.parse(sent.toString('utf8'));
      const jwk = keys.find((key) => key.kid === kid)?.jwk;
      return secret === good()
        ? { status: 200, body: { key: jwk } }
        : { status: 400, body: { error_code: 'INVALID_API_KEYS', error_message: String(secret) } };
    });
    vi.stubEnv('PLAID_BASE_URL', plaid.url);
    onTestFinished(() => plaid.close());
  }

  it('reads the secret when it has to fetch a key, and not before', async () => {
    const key = signingKey();
    const manager = await startSecretsManager(holding(OLD));
    await startPlaid(() => OLD, [key]);
    await import('../../functions/plaid-webhook.ts');
    expect(manager.asked).toEqual([]);
    expect(await tell(key)).toMatchObject({ statusCode: 200 });
    expect(await tell(key)).toMatchObject({ statusCode: 200 });
    expect(manager.asked).toHaveLength(1);
  });

  it('fetches with the new one when Plaid refuses the old', async () => {
    const keys = [signingKey(), signingKey()];
    let good = OLD;
    const manager = await startSecretsManager(holding(OLD));
    await startPlaid(() => good, keys);
    expect(await tell(keys[0])).toMatchObject({ statusCode: 200 });
    good = NEW;
    manager.rotate(holding(NEW));
    passTime(MINUTE_MS);
    expect(await tell(keys[1])).toMatchObject({ statusCode: 200 });
    expect(manager.asked).toHaveLength(2);
    expect(printed()).not.toContain(PLANTED);
  });

  it.each([
    { case: 'Plaid refuses what it holds', holds: holding(OLD) },
    { case: 'it lacks something', holds: { PLAID_CLIENT_ID: PLANTED } },
  ])('has Plaid come again when $case', async ({ holds }) => {
    const key = signingKey();
    await startSecretsManager(holds);
    await startPlaid(() => NEW, [key]);
    expect(await tell(key)).toMatchObject({ statusCode: 503 });
    expect(printed()).toMatch(/Plaid refuses our keys|no credentials for Plaid/);
    expect(printed()).not.toContain(PLANTED);
  });
});
