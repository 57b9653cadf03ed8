import { createHmac } from 'node:crypto';

import { describe, expect, it, onTestFinished } from 'vitest';

import { slackScopes } from '#lib/slack-scopes.ts';

import { listen, type LocalHandler } from '../../../infra/local/listen.ts';
import { connectAws } from '../../../infra/setup/aws.ts';
import { walk } from '../../../infra/setup/walk.ts';
import { answered, keys, openSetup } from '../../builders/open-setup.ts';

type Opened = Awaited<ReturnType<typeof openSetup>>;

const all = JSON.stringify({ ...keys, REPORTS_SECRET: `whsec_${'a'.repeat(32)}` });
const scopes = slackScopes.map(({ scope }) => scope);

/** A world where everything is right, which a case then breaks. */
async function openWhole(changes: Parameters<typeof openSetup>[0] = {}): Promise<Opened> {
  const door = await serve(({ headers, body }) => {
    const timestamp = String(headers['x-slack-request-timestamp']);
    const base = `v0:${timestamp}:${body.toString('utf8')}`;
    const mac = createHmac('sha256', keys.SLACK_SIGNING_SECRET).update(base).digest('hex');
    const isRight = headers['x-slack-signature'] === `v0=${mac}`;
    return { status: isRight ? 200 : 401, body: isRight ? JSON.parse(body.toString('utf8')) : {} };
  });
  return openSetup({
    before: answered,
    ...changes,
    aws: {
      secrets: new Map([['tartan', all]]),
      stacks: new Map([['tartan-prod', { HttpApiUrl: door }]]),
      ...changes.aws,
    },
    setup: {
      slackApiUrl: await slackSaying({}),
      plaidBaseUrl: await plaidSaying(),
      ...changes.setup,
    },
  });
}

describe('what goes wrong on the way', () => {
  const cases: { case: string; step: string; world: () => Promise<Opened>; says: RegExp }[] = [
    {
      case: 'an old Node',
      step: 'check',
      world: () => openWhole({ setup: { nodeVersion: 'v20.18.3' } }),
      says: /This is Node v20\.18\.3\. Tartan needs 20\.19 or newer/,
    },
    {
      case: 'no credentials of AWS',
      step: 'check',
      world: () =>
        openWhole({
          setup: {
            aws: (region) =>
              connectAws({ region, credentials: () => Promise.reject(new NoCredentials('none')) }),
          },
        }),
      says: /AWS does not know who you are \(NoCredentials\)\. Sign in with aws sso login/,
    },
    {
      case: 'credentials that have run out',
      step: 'check',
      world: () =>
        openWhole({ aws: { refuses: new Map([['GetCallerIdentity', 'ExpiredToken']]) } }),
      says: /AWS does not know who you are \(ExpiredToken/,
    },
    {
      case: 'a region that is none',
      step: 'check',
      world: () => openWhole({ setup: { flags: { region: 'Frankfurt' } } }),
      says: /--region: An AWS region looks like eu-central-1/,
    },
    {
      case: 'the name of a channel in the place of its id',
      step: 'ask',
      world: () => openWhole({ setup: { flags: { channel: '#alerts' } } }),
      says: /--channel: It is the channel’s id, such as C0123456789/,
    },
    {
      case: 'keys that Plaid does not take',
      step: 'keys',
      world: async () =>
        openWhole({ setup: { plaidBaseUrl: await plaidSaying('INVALID_API_KEYS') } }),
      says: /Plaid does not take these keys in sandbox \(INVALID_API_KEYS\)\..*--replace PLAID_SECRET/,
    },
    {
      case: 'a Plaid that does not answer',
      step: 'keys',
      world: () => openWhole({ setup: { plaidBaseUrl: 'http://127.0.0.1:9' } }),
      says: /Plaid does not answer\. Try again in a minute/,
    },
    {
      case: 'no right to read the secret',
      step: 'keys',
      world: () =>
        openWhole({ aws: { refuses: new Map([['GetSecretValue', 'AccessDeniedException']]) } }),
      says: /does not let us read the secret tartan \(AccessDeniedException\)\..*GetSecretValue/,
    },
    {
      case: 'no right to write the secret',
      step: 'keys',
      world: () =>
        openWhole({
          aws: {
            secrets: new Map(),
            refuses: new Map([['CreateSecret', 'AccessDeniedException']]),
          },
        }),
      says: /does not let us write the secret tartan \(AccessDeniedException\)/,
    },
    {
      case: 'a secret that is not ours',
      step: 'keys',
      world: () => openWhole({ aws: { secrets: new Map([['tartan', 'a password']]) } }),
      says: /The secret tartan holds something else than JSON.*Nothing was changed/,
    },
    {
      case: 'a deployment that fails',
      step: 'deploy',
      world: () => openWhole({ setup: { deploy: () => Promise.resolve(3) } }),
      says: /The deployment failed \(exit code 3\)/,
    },
    {
      case: 'a person who does not want to deploy yet',
      step: 'deploy',
      world: () => openWhole({ types: { confirm: 'no' } }),
      says: /Stopped\. What was done stays\./,
    },
    {
      case: 'a stack that is not there',
      step: 'manifest',
      world: () => openWhole({ aws: { stacks: new Map() } }),
      says: /The stack tartan-prod cannot be read \(.*does not exist\)\. Deploy it first/,
    },
    {
      case: 'a stack without an address',
      step: 'manifest',
      world: () => openWhole({ aws: { stacks: new Map([['tartan-prod', {}]]) } }),
      says: /The stack tartan-prod has no output HttpApiUrl/,
    },
    {
      case: 'no token of Slack yet',
      step: 'slack',
      world: () => openWhole({ aws: { secrets: new Map([['tartan', '{}']]) } }),
      says: /No bot token of Slack is stored yet/,
    },
    ...(
      [
        ['invalid_auth', /Slack does not know this bot token/],
        ['token_revoked', /This bot token was revoked/],
        ['account_inactive', /The app is no longer in this workspace/],
      ] as const
    ).map(([code, says]) => ({
      case: `a token of which Slack says ${code}`,
      step: 'slack',
      world: async () =>
        openWhole({ setup: { slackApiUrl: await slackSaying({ 'auth.test': code }) } }),
      says,
    })),
    ...(
      [
        ['is_archived', /The alert channel is archived.*--from ask/],
        ['not_in_channel', /The bot is not in the alert channel.*\/invite @Tartan/],
        ['channel_not_found', /The bot does not see the alert channel/],
        ['restricted_action', /does not let the bot write in the alert channel/],
        ['some_new_code', /Slack refuses: some_new_code\./],
      ] as const
    ).map(([code, says]) => ({
      case: `a channel of which Slack says ${code}`,
      step: 'slack',
      world: async () =>
        openWhole({ setup: { slackApiUrl: await slackSaying({ 'chat.postMessage': code }) } }),
      says,
    })),
    {
      case: 'a Slack that does not answer',
      step: 'slack',
      world: () => openWhole({ setup: { slackApiUrl: 'http://127.0.0.1:9/api/' } }),
      says: /Slack does not answer \(/,
    },
    ...slackScopes.map(({ scope, without }) => ({
      case: `an app without the scope ${scope}`,
      step: 'slack',
      world: async () => {
        const granted = scopes.filter((one) => one !== scope);
        return openWhole({ setup: { slackApiUrl: await slackSaying({}, granted) } });
      },
      says: new RegExp(`The scope ${scope} is missing: without it, ${without}\\.`),
    })),
    ...(
      [
        [401, /takes the signature for a forger’s/],
        [404, /is not there: another stack answers/],
        [503, /answers 503: the function has an error of its own/],
        [200, /answers, but not what Slack has to hear/],
      ] as const
    ).map(([status, says]) => ({
      case: `a deployment that answers Slack's challenge with ${String(status)}`,
      step: 'slack',
      world: async () => {
        const url = await serve(() => ({ status, body: {} }));
        return openWhole({ aws: { stacks: new Map([['tartan-prod', { HttpApiUrl: url }]]) } });
      },
      says,
    })),
    {
      case: 'a deployment that does not answer',
      step: 'slack',
      world: () =>
        openWhole({
          aws: { stacks: new Map([['tartan-prod', { HttpApiUrl: 'http://127.0.0.1:9' }]]) },
        }),
      says: /slack\/events does not answer\. Is it deployed/,
    },
    {
      case: 'a test by Plaid in production',
      step: 'test',
      world: () =>
        openWhole({
          before: { ...answered, plaidEnv: 'production' },
          setup: { flags: { test: 'plaid' } },
        }),
      says: /Only Plaid’s Sandbox makes test Items.*--test report/,
    },
    {
      case: 'a test by report without its secret',
      step: 'test',
      world: () =>
        openWhole({
          aws: { secrets: new Map([['tartan', JSON.stringify(keys)]]) },
          setup: { flags: { test: 'report' } },
        }),
      says: /A test by report needs REPORTS_SECRET/,
    },
    {
      case: 'a report that is not taken',
      step: 'test',
      world: async () => {
        const url = await serve(() => ({ status: 401, body: {} }));
        return openWhole({
          aws: { stacks: new Map([['tartan-prod', { HttpApiUrl: url }]]) },
          setup: { flags: { test: 'report' } },
        });
      },
      says: /\/reports did not take a signed report: Tartan answered 401/,
    },
    {
      case: 'a card that does not come',
      step: 'test',
      world: async () => {
        const url = await serve(() => ({ status: 200, body: {} }));
        const start = Date.now();
        let looks = 0;
        return openWhole({
          aws: { stacks: new Map([['tartan-prod', { HttpApiUrl: url }]]) },
          setup: {
            flags: { test: 'report' },
            // Each look at the clock is half a minute later.
            now: () => new Date(start + 30_000 * (looks += 1)),
          },
        });
      },
      says: /No card with setup[0-9a-f]+ came\. Ask \/plaid item setup[0-9a-f]+ in Slack/,
    },
    {
      case: 'a step before the answers that it needs',
      step: 'deploy',
      world: () => openWhole({ before: {} }),
      says: /does not say region yet: npm run setup -- --only ask/,
    },
  ];

  it.each(cases)('$case', async ({ step, world, says }) => {
    const { setup, terminal } = await world();
    expect(await walk(setup, { only: step }), terminal.said()).toBe(false);
    expect(terminal.said()).toMatch(says);
    expect(terminal.said().split('\n').at(-1)).toBe(`Go on with: npm run setup -- --from ${step}`);
    for (const secret of Object.values(keys)) expect(terminal.said()).not.toContain(secret);
  });

  it('would not go wrong where all is right', async () => {
    const { setup, terminal } = await openWhole({ setup: { flags: { test: 'none' } } });
    expect(await walk(setup, {}), terminal.said()).toBe(true);
  });
});

class NoCredentials extends Error {
  override name = 'NoCredentials';
}

async function serve(handle: LocalHandler): Promise<string> {
  const server = await listen(0, handle);
  onTestFinished(() => server.close());
  return server.url;
}

/** @param refuses Slack's code by method; every other call is fine */
async function slackSaying(
  refuses: Readonly<Record<string, string>>,
  granted: readonly string[] = scopes,
): Promise<string> {
  const url = await serve(({ url: { pathname } }) => {
    const error = refuses[pathname.replace('/api/', '')];
    return {
      status: 200,
      body:
        error === undefined
          ? { ok: true, ts: '1795262400.000100', messages: [] }
          : { ok: false, error },
      headers: { 'x-oauth-scopes': granted.join(',') },
    };
  });
  return `${url}/api/`;
}

function plaidSaying(code = 'INVALID_WEBHOOK_VERIFICATION_KEY_ID'): Promise<string> {
  return serve(() => ({ status: 400, body: { error_type: 'INVALID_INPUT', error_code: code } }));
}
