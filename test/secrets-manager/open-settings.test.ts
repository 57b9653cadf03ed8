import { inspect } from 'node:util';

import { describe, expect, it } from 'vitest';

import { botConfig, keyConfig } from '#lib/config.ts';
import type { Environment } from '#lib/environment.ts';
import { openOnce, openSettings } from '#lib/secrets-manager/open-settings.ts';

import type { LocalAnswer } from '../../infra/local/listen.ts';
import { fakeLog } from '../fakes/fake-ports.ts';
import {
  passTime,
  SECRET_ID,
  secretFault,
  secretText,
  startSecretsManager,
} from '../fakes/secrets-manager.ts';

const MINUTE_MS = 60_000;
/** What must be nowhere but where it is used. */
const PLANTED = 'planted-7c1e5b90';

const plain = { TABLE_PREFIX: 'tartan-test-', ALERT_CHANNEL: 'C0ALERTS', PLAID_ENV: 'sandbox' };
const secret = { SLACK_BOT_TOKEN: `token-${PLANTED}`, SLACK_SIGNING_SECRET: `signing-${PLANTED}` };
const newer = { ...secret, SLACK_BOT_TOKEN: `newer-${PLANTED}` };

const env: Environment = { ...plain, SECRETS_ID: SECRET_ID };
const everything = (value: unknown) =>
  inspect(value, { depth: Infinity, maxStringLength: Infinity, showHidden: true });

async function opened(first: Readonly<Record<string, unknown>> = secret) {
  const manager = await startSecretsManager(first);
  const log = fakeLog();
  const settings = await openSettings(env, botConfig, log);
  const token = () => settings.current().slack.botToken;
  return { ...manager, log, settings, token };
}

describe('at a start', () => {
  it('the secret is read once, and stands above the environment', async () => {
    const manager = await startSecretsManager(secret);
    const settings = await openSettings({ ...env, SLACK_BOT_TOKEN: 'old' }, botConfig, fakeLog());
    expect(settings.current().slack).toMatchObject({
      botToken: secret.SLACK_BOT_TOKEN,
      signingSecrets: [secret.SLACK_SIGNING_SECRET],
      alertChannel: 'C0ALERTS',
    });
    expect(manager.asked).toEqual([
      { target: 'secretsmanager.GetSecretValue', SecretId: SECRET_ID },
    ]);
  });

  it('without a secret the environment is all there is, and nobody is asked', async () => {
    const manager = await startSecretsManager(secret);
    const alone = { ...plain, SLACK_BOT_TOKEN: 'here', SLACK_SIGNING_SECRET: 'too' };
    for (const SECRETS_ID of [undefined, '']) {
      const settings = await openSettings({ ...alone, SECRETS_ID }, botConfig, fakeLog());
      await settings.renew();
      expect(await settings.during(() => Promise.resolve('done'))).toBe('done');
      expect(settings.current().slack.botToken).toBe('here');
    }
    expect(manager.asked).toEqual([]);
  });

  it('what else is in the secret is left where it is', async () => {
    const strange = { ALERT_CHANNEL: 'C0ELSEWHERE', PLAID_ENV: 'moon', OTHER: { deep: [1] } };
    const { settings } = await opened({ ...secret, ...strange, CODAT_API_KEY: '' });
    const alone = botConfig({ ...plain, ...secret });
    expect(settings.current()).toEqual(alone);
  });

  const lacking: { case: string; holds: Readonly<Record<string, unknown>>; missing: RegExp }[] = [
    { case: 'nothing', holds: {}, missing: /: SLACK_BOT_TOKEN, SLACK_SIGNING_SECRET$/ },
    {
      case: 'one of two',
      holds: { SLACK_BOT_TOKEN: `token-${PLANTED}` },
      missing: /: SLACK_SIGNING_SECRET$/,
    },
    {
      case: 'no texts',
      holds: { SLACK_BOT_TOKEN: [`token-${PLANTED}`], SLACK_SIGNING_SECRET: null },
      missing: /: SLACK_BOT_TOKEN, SLACK_SIGNING_SECRET$/,
    },
  ];

  it.each(lacking)('a secret that holds $case: all names, no value', async ({ holds, missing }) => {
    await startSecretsManager(holds);
    const failed = await openSettings(env, botConfig, fakeLog()).catch((error: unknown) => error);
    expect(failed).toMatchObject({ message: expect.stringMatching(missing) });
    expect(failed).toMatchObject({ message: expect.stringContaining(SECRET_ID) });
    expect(everything(failed)).not.toContain(PLANTED);
  });
});

const faults: { case: string; answer: LocalAnswer | 'never'; says: RegExp }[] = [
  { case: 'no JSON', answer: secretText(`{"a": "${PLANTED}`), says: /no JSON object/ },
  { case: 'only a value', answer: secretText(PLANTED), says: /no JSON object/ },
  { case: 'a list', answer: secretText(`["${PLANTED}"]`), says: /no JSON object/ },
  { case: 'a text', answer: secretText(`"${PLANTED}"`), says: /no JSON object/ },
  { case: 'null', answer: secretText('null'), says: /no JSON object/ },
  { case: 'bytes', answer: secretText(undefined), says: /no JSON object/ },
  {
    case: 'nothing for us',
    answer: secretFault(400, 'AccessDeniedException', PLANTED),
    says: /AccessDeniedException/,
  },
  {
    case: 'nobody of that name',
    answer: secretFault(400, 'ResourceNotFoundException', PLANTED),
    says: /ResourceNotFoundException/,
  },
  { case: 'a fault with a strange name', answer: secretFault(400, PLANTED), says: /read: / },
  { case: 'a fault', answer: secretFault(500, 'InternalServiceError', PLANTED), says: /read: / },
  { case: 'a page', answer: { status: 200, body: `<p>${PLANTED}` }, says: /read: |no JSON/ },
  { case: 'no answer', answer: 'never', says: /read: / },
];

describe.each(faults)('a secret with $case', ({ answer, says }) => {
  it('stops a start, in our own words', async () => {
    const manager = await startSecretsManager(secret);
    manager.answerWith(answer);
    const failed = await openSettings(env, botConfig, fakeLog()).catch((error: unknown) => error);
    expect(failed).toMatchObject({ message: expect.stringMatching(says) });
    expect(everything(failed)).not.toContain(PLANTED);
  }, 10_000);

  it('later leaves the old ones in use, with a line in the log', async () => {
    const { answerWith, settings, token, log } = await opened();
    answerWith(answer);
    passTime(MINUTE_MS);
    await settings.renew();
    expect(token()).toBe(secret.SLACK_BOT_TOKEN);
    expect(log.lines).toMatchObject([{ sentence: 'secrets not read anew' }]);
    expect(log.counts).toEqual(new Map([['secrets.not_read', 1]]));
    expect(everything(log.lines)).not.toContain(PLANTED);
  });
});

describe('secrets that grow old', () => {
  it('are read anew beside the next piece of work, which does not wait for them', async () => {
    const { rotate, settings, token, asked } = await opened();
    rotate(newer);
    passTime(5 * MINUTE_MS - 1_000);
    await settings.during(() => Promise.resolve());
    expect(asked).toHaveLength(1);
    passTime(1_000);
    const used = await settings.during(() => Promise.resolve(token()));
    expect(used).toBe(secret.SLACK_BOT_TOKEN);
    // Nothing is left running behind the work: what it read is there when it ends.
    expect(token()).toBe(newer.SLACK_BOT_TOKEN);
    expect(asked).toHaveLength(2);
    await settings.during(() => Promise.resolve());
    expect(asked).toHaveLength(2);
  });

  it('are there behind work that fails, too', async () => {
    const { rotate, settings, token } = await opened();
    rotate(newer);
    passTime(5 * MINUTE_MS);
    await expect(settings.during(() => Promise.reject(new Error('work')))).rejects.toThrow('work');
    expect(token()).toBe(newer.SLACK_BOT_TOKEN);
  });

  it('hold up nobody for more than half a second, and every half minute at most', async () => {
    const { answerWith, settings, asked } = await opened();
    answerWith('never');
    passTime(5 * MINUTE_MS);
    const began = performance.now();
    await settings.during(() => Promise.resolve());
    expect(performance.now() - began).toBeLessThan(1_000);
    const tries = asked.length;
    for (let times = 0; times < 20; times += 1) await settings.during(() => Promise.resolve());
    expect(asked).toHaveLength(tries);
    passTime(MINUTE_MS);
    await settings.during(() => Promise.resolve());
    expect(asked.length).toBeGreaterThan(tries);
  });

  it('are read once for all that want them', async () => {
    const { rotate, settings, token, asked } = await opened();
    rotate(newer);
    passTime(6 * MINUTE_MS);
    const work = () => settings.during(() => settings.renew());
    await Promise.all(Array.from({ length: 50 }, work));
    expect(asked).toHaveLength(2);
    expect(token()).toBe(newer.SLACK_BOT_TOKEN);
  });

  it('stay in use while what was rotated lacks something', async () => {
    const { rotate, settings, token, log } = await opened();
    rotate({ ...newer, SLACK_SIGNING_SECRET: '' });
    passTime(MINUTE_MS);
    await settings.renew();
    expect(token()).toBe(secret.SLACK_BOT_TOKEN);
    expect(everything(log.lines)).toContain('SLACK_SIGNING_SECRET');
    expect(everything(log.lines)).not.toContain(PLANTED);
    rotate(newer);
    passTime(MINUTE_MS);
    await settings.renew();
    expect(token()).toBe(newer.SLACK_BOT_TOKEN);
    expect(everything(log.lines)).not.toContain(PLANTED);
  });

  it('are the same object as long as they are the same', async () => {
    const { settings, asked } = await opened();
    const before = settings.current();
    passTime(MINUTE_MS);
    await settings.renew();
    expect(asked).toHaveLength(2);
    expect(settings.current()).toBe(before);
  });
});

describe('secrets that may never be needed', () => {
  const keys = { PLAID_CLIENT_ID: 'client', PLAID_SECRET: `plaid-${PLANTED}` };

  it('are read when they are first wanted, and once', async () => {
    const { asked } = await startSecretsManager(keys);
    const open = openOnce(env, keyConfig, fakeLog());
    expect(asked).toEqual([]);
    const [one, other] = await Promise.all([open(), open()]);
    expect(one).toBe(other);
    expect(one.current()).toMatchObject({ clientId: 'client', secret: keys.PLAID_SECRET });
    expect(asked).toHaveLength(1);
  });

  it('are wanted anew where that failed', async () => {
    const { rotate } = await startSecretsManager({});
    const open = openOnce(env, keyConfig, fakeLog());
    await expect(open()).rejects.toThrow(/: PLAID_CLIENT_ID, PLAID_SECRET$/);
    rotate(keys);
    expect((await open()).current().clientId).toBe('client');
  });
});
