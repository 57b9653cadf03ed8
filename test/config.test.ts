import { describe, expect, it } from 'vitest';

import { botConfig, doorConfig, keyConfig, liveConfig } from '#lib/config.ts';

/** The least that each part needs. */
const slack = {
  TABLE_PREFIX: 'tartan-test-',
  SLACK_BOT_TOKEN: 'xoxb-of-these-tests',
  SLACK_SIGNING_SECRET: 'signing-secret',
  ALERT_CHANNEL: 'C0ALERTS',
};
const plaid = { PLAID_CLIENT_ID: 'client', PLAID_SECRET: 'secret', PLAID_ENV: 'sandbox' };
const live = { ...slack, ...plaid };

describe('botConfig', () => {
  it('has a default for all that may be missing', () => {
    expect(botConfig(slack)).toEqual({
      tablePrefix: 'tartan-test-',
      metricsNamespace: undefined,
      audit: { users: [], keptDays: 400, table: 'tartan-test-audit' },
      slack: {
        botToken: 'xoxb-of-these-tests',
        signingSecrets: ['signing-secret'],
        apiUrl: 'https://slack.com/api/',
        alertChannel: 'C0ALERTS',
        teams: [],
        channels: [],
      },
      settleMs: 0,
      aheadMs: 30_000,
      environment: undefined,
      summaries: [{ channel: slack.ALERT_CHANNEL, timeZone: 'UTC', time: '09:00' }],
      followUpFunction: undefined,
      accessTokenFunction: undefined,
      hasCodat: false,
      notConfigured: [
        'Codat (CODAT_API_KEY)',
        'Reports from your app (REPORTS_SECRET)',
        'Acting on an Item with its access token (ACCESS_TOKEN_FUNCTION)',
        'Live look-ups at Plaid (FOLLOW_UP_FUNCTION)',
      ],
    });
  });

  it('takes all that is set', () => {
    const config = botConfig({
      ...slack,
      PLAID_ENV: 'production',
      FOLLOW_UP_FUNCTION: 'tartan-follow-up',
      ACCESS_TOKEN_FUNCTION: 'token-broker',
      ALERT_WAIT_SECONDS: '90',
      SWEEP_AHEAD_SECONDS: '0',
      SLACK_API_URL: 'http://127.0.0.1:4000/api/',
      SLACK_SIGNING_SECRET_PREVIOUS: 'the-one-before',
      SLACK_TEAMS: 'T1, T2',
      SLACK_CHANNELS: 'C1 C2,C3',
      CODAT_API_KEY: 'key',
    });
    expect(config).toMatchObject({
      environment: 'production',
      followUpFunction: 'tartan-follow-up',
      accessTokenFunction: 'token-broker',
      settleMs: 90_000,
      aheadMs: 0,
      hasCodat: true,
      notConfigured: ['Reports from your app (REPORTS_SECRET)'],
    });
    expect(config.slack).toMatchObject({
      apiUrl: 'http://127.0.0.1:4000/api/',
      signingSecrets: ['signing-secret', 'the-one-before'],
      teams: ['T1', 'T2'],
      channels: ['C1', 'C2', 'C3'],
    });
  });

  it('counts what is empty as missing', () => {
    const empty = {
      PLAID_ENV: '',
      FOLLOW_UP_FUNCTION: '',
      ACCESS_TOKEN_FUNCTION: '',
      ALERT_WAIT_SECONDS: '',
      SWEEP_AHEAD_SECONDS: '',
      SLACK_API_URL: '',
      SLACK_SIGNING_SECRET_PREVIOUS: '',
      SLACK_TEAMS: ' , ',
      SLACK_CHANNELS: '',
      CODAT: '',
      CODAT_API_KEY: '',
      REPORTS: '',
      REPORTS_SECRET: '',
    };
    expect(botConfig({ ...slack, ...empty })).toEqual(botConfig(slack));
  });

  // The secrets are other functions' own: this one is told that they are there.
  it.each([
    { env: { CODAT: 'on' }, hasCodat: true, names: /^(?!Codat )/ },
    { env: { CODAT_API_KEY: 'key' }, hasCodat: true, names: /^(?!Codat )/ },
    { env: { CODAT: 'off' }, hasCodat: false, names: /^Codat / },
    { env: { CODAT: 'yes' }, hasCodat: false, names: /^Codat / },
    { env: { REPORTS: 'on' }, hasCodat: false, names: /^Codat / },
  ])('$env: Codat can be asked: $hasCodat', ({ env, hasCodat, names }) => {
    const config = botConfig({ ...slack, ...env });
    expect(config.hasCodat).toBe(hasCodat);
    expect(config.notConfigured[0]).toMatch(names);
  });

  it.each(['ALERT_WAIT_SECONDS', 'SWEEP_AHEAD_SECONDS'])('%s has to be a number', (name) => {
    for (const value of ['soon', '-1', 'Infinity', '1e999', 'NaN'])
      expect(() => botConfig({ ...slack, [name]: value })).toThrow(name);
  });

  it('sums up in each channel in its time zone', () => {
    const { summaries } = botConfig({
      ...slack,
      SUMMARY_CHANNEL: 'C1, C2@America/New_York C3@Asia/Kathmandu',
      SUMMARY_TIME: '07:30',
      SUMMARY_TIMEZONE: 'Europe/Berlin',
    });
    expect(summaries).toEqual([
      { channel: 'C1', timeZone: 'Europe/Berlin', time: '07:30' },
      { channel: 'C2', timeZone: 'America/New_York', time: '07:30' },
      { channel: 'C3', timeZone: 'Asia/Kathmandu', time: '07:30' },
    ]);
  });

  it.each([
    { wrong: { SUMMARY_TIMEZONE: 'Berlin' }, says: /SUMMARY_TIMEZONE.*; Berlin is none$/ },
    { wrong: { SUMMARY_CHANNEL: 'C1@' }, says: /SUMMARY_CHANNEL.*; {2}is none$/ },
    { wrong: { SUMMARY_CHANNEL: 'C1@Mars/Olympus' }, says: /; Mars\/Olympus is none$/ },
    { wrong: { SUMMARY_TIME: '9' }, says: 'SUMMARY_TIME must be a time of day such as 09:00' },
    { wrong: { SUMMARY_TIME: '24:00' }, says: 'SUMMARY_TIME must be a time of day' },
    { wrong: { SUMMARY_TIME: '09:60' }, says: 'SUMMARY_TIME must be a time of day' },
  ])('says what is wrong with $wrong', ({ wrong, says }) => {
    expect(() => botConfig({ ...slack, ...wrong })).toThrow(says);
  });

  it('names all that is missing at once', () => {
    expect(() => botConfig({})).toThrow(
      /TABLE_PREFIX, SLACK_BOT_TOKEN, SLACK_SIGNING_SECRET, ALERT_CHANNEL$/,
    );
  });
});

describe('liveConfig', () => {
  it('has a default for all that may be missing', () => {
    const { plaid: asked, ...rest } = liveConfig(live);
    expect(asked).toEqual({
      clientId: 'client',
      secret: 'secret',
      baseUrl: 'https://sandbox.plaid.com',
      environment: 'sandbox',
      countries: ['US'],
    });
    expect(rest).toEqual({
      tablePrefix: 'tartan-test-',
      slack: botConfig(slack).slack,
      codat: undefined,
      accessTokenFunction: undefined,
      webhookUrl: undefined,
      deadLetters: undefined,
      secretsId: undefined,
    });
  });

  it.each([
    { codes: 'us, ca gb', countries: ['US', 'CA', 'GB'] },
    { codes: ' DE ', countries: ['DE'] },
    { codes: '', countries: ['US'] },
    { codes: ' , ,', countries: ['US'] },
  ])('PLAID_COUNTRY_CODES "$codes"', ({ codes, countries }) => {
    expect(liveConfig({ ...live, PLAID_COUNTRY_CODES: codes }).plaid.countries).toEqual(countries);
  });

  it.each(['TABLE_PREFIX', ...Object.keys(slack), ...Object.keys(plaid)])(
    'names %s when it is missing, or empty',
    (name) => {
      expect(() => liveConfig({ ...live, [name]: undefined })).toThrow(
        `Missing in the environment: ${name}`,
      );
      expect(() => liveConfig({ ...live, [name]: '' })).toThrow(
        `Missing in the environment: ${name}`,
      );
    },
  );

  it('names all that is missing at once, and no value of what is there', () => {
    const names = [...Object.keys(slack), ...Object.keys(plaid)];
    for (const name of names) expect(() => liveConfig({})).toThrow(name);
    expect(() => liveConfig(slack)).toThrow(/: PLAID_CLIENT_ID, PLAID_SECRET, PLAID_ENV$/);
  });

  it.each([
    { env: { API_URL: 'https://a1b2.example' }, webhookUrl: 'https://a1b2.example/webhooks/plaid' },
    {
      env: { API_URL: 'https://a1b2.example', PUBLIC_URL: 'https://bot.example/' },
      webhookUrl: 'https://bot.example/webhooks/plaid',
    },
    {
      env: { API_URL: 'https://a1b2.example', PUBLIC_URL: '' },
      webhookUrl: 'https://a1b2.example/webhooks/plaid',
    },
    { env: { PUBLIC_URL: '' }, webhookUrl: undefined },
  ])('$env: webhooks go to $webhookUrl', ({ env, webhookUrl }) => {
    expect(liveConfig({ ...live, ...env }).webhookUrl).toBe(webhookUrl);
  });

  it('takes the queue and the secret', () => {
    const env = { DEAD_LETTERS_URL: 'https://queue.example/1/dead', SECRETS_ID: 'tartan' };
    expect(liveConfig({ ...live, ...env })).toMatchObject({
      deadLetters: 'https://queue.example/1/dead',
      secretsId: 'tartan',
    });
  });

  it('takes the broker', () => {
    expect(liveConfig({ ...live, ACCESS_TOKEN_FUNCTION: 'token-broker' })).toMatchObject({
      accessTokenFunction: 'token-broker',
    });
  });
});

describe('where Codat is', () => {
  it.each([
    { env: {}, codat: undefined },
    { env: { CODAT_API_KEY: '' }, codat: undefined },
    { env: { CODAT_BASE_URL: 'http://127.0.0.1:4020' }, codat: undefined },
    {
      env: { CODAT_API_KEY: 'key' },
      codat: { apiKey: 'key', baseUrl: 'https://api.codat.io' },
    },
    {
      env: { CODAT_API_KEY: 'key', CODAT_BASE_URL: 'http://127.0.0.1:4020' },
      codat: { apiKey: 'key', baseUrl: 'http://127.0.0.1:4020' },
    },
    {
      env: { CODAT_API_KEY: 'key', CODAT_BASE_URL: '' },
      codat: { apiKey: 'key', baseUrl: 'https://api.codat.io' },
    },
  ])('$env', ({ env, codat }) => {
    expect(liveConfig({ ...live, ...env }).codat).toEqual(codat);
  });
});

describe('where Plaid is', () => {
  it.each([
    { env: 'sandbox', baseUrl: 'https://sandbox.plaid.com' },
    { env: 'production', baseUrl: 'https://production.plaid.com' },
  ])('$env', ({ env, baseUrl }) => {
    expect(liveConfig({ ...live, PLAID_ENV: env }).plaid).toMatchObject({
      environment: env,
      baseUrl,
    });
    expect(keyConfig({ ...live, PLAID_ENV: env })).toMatchObject({ baseUrl });
  });

  it('elsewhere, when it is said', () => {
    const PLAID_BASE_URL = 'http://127.0.0.1:4010';
    expect(liveConfig({ ...live, PLAID_BASE_URL }).plaid.baseUrl).toBe(PLAID_BASE_URL);
  });

  it.each(['development', 'Sandbox', 'https://sandbox.plaid.com'])(
    'an environment named %s: refused',
    (PLAID_ENV) => {
      expect(() => liveConfig({ ...live, PLAID_ENV })).toThrow(
        'PLAID_ENV must be sandbox or production',
      );
      expect(() => doorConfig({ ...live, PLAID_ENV })).toThrow(
        'PLAID_ENV must be sandbox or production',
      );
    },
  );

  it('the door needs no more than its table and Plaid', () => {
    expect(doorConfig({ ...plaid, TABLE_PREFIX: 'tartan-test-' })).toEqual({
      tablePrefix: 'tartan-test-',
    });
    expect(keyConfig(plaid)).toEqual({
      clientId: 'client',
      secret: 'secret',
      baseUrl: 'https://sandbox.plaid.com',
    });
    expect(() => doorConfig({})).toThrow(/TABLE_PREFIX, PLAID_CLIENT_ID, PLAID_SECRET, PLAID_ENV$/);
  });

  it('the door starts without what is in a secret', () => {
    const PLAID_ENV = 'sandbox';
    const env = { TABLE_PREFIX: 'tartan-test-', PLAID_ENV, SECRETS_ID: 'tartan' };
    expect(doorConfig(env)).toEqual({ tablePrefix: 'tartan-test-' });
    expect(() => doorConfig({ SECRETS_ID: 'tartan' })).toThrow(/: TABLE_PREFIX, PLAID_ENV$/);
    expect(() => keyConfig(env)).toThrow(/: PLAID_CLIENT_ID, PLAID_SECRET$/);
  });
});

describe('AUDIT_USERS and AUDIT_DAYS', () => {
  it('say who may read the audit trail, and how long a line is kept', () => {
    const { audit } = botConfig({ ...slack, AUDIT_USERS: 'U0MIRA, U0OLE', AUDIT_DAYS: '30' });
    expect(audit).toEqual({ users: ['U0MIRA', 'U0OLE'], keptDays: 30, table: 'tartan-test-audit' });
  });

  it.each(['0', '-1', '1.5', 'a year'])('%s is no number of days', (days) => {
    expect(() => botConfig({ ...slack, AUDIT_DAYS: days })).toThrow('AUDIT_DAYS');
  });
});
