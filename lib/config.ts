import { type Environment, list, required, seconds } from '#lib/environment.ts';

export interface PlaidConfig {
  clientId: string;
  secret: string;
  baseUrl: string;
}

export interface SlackConfig {
  botToken: string;
  /** The one in use first; a second one is the one before, while a rotation lasts. */
  signingSecrets: readonly string[];
  /** Ends in `/api/`. */
  apiUrl: string;
  alertChannel: string;
  /** Workspaces and channels that may ask; empty: all. */
  teams: readonly string[];
  channels: readonly string[];
}

const plaidHosts: Readonly<Record<string, string>> = {
  sandbox: 'https://sandbox.plaid.com',
  production: 'https://production.plaid.com',
};

const slackNames = ['SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET', 'ALERT_CHANNEL'] as const;
const plaidNames = ['PLAID_CLIENT_ID', 'PLAID_SECRET', 'PLAID_ENV'] as const;

/** What the door for Plaid's webhooks needs at once: a secret that is elsewhere is read when a key has to be fetched. */
export function doorConfig(env: Environment): { tablePrefix: string } {
  const atOnce = env['SECRETS_ID'] ? (['PLAID_ENV'] as const) : plaidNames;
  const get = required(env, ['TABLE_PREFIX', ...atOnce]);
  plaidBaseUrl(env, env['PLAID_ENV']);
  return { tablePrefix: get('TABLE_PREFIX') };
}

/** What it takes to fetch a key from Plaid. */
export function keyConfig(env: Environment): PlaidConfig {
  return plaidConfig(env, required(env, plaidNames));
}

/** What the door for your app's reports needs. */
export function reportsConfig(env: Environment): {
  tablePrefix: string;
  /** Undefined: reports are switched off. */
  secret: string | undefined;
} {
  const get = required(env, ['TABLE_PREFIX']);
  return { tablePrefix: get('TABLE_PREFIX'), secret: env['REPORTS_SECRET'] || undefined };
}

/** What the door for Codat's webhooks needs. */
export function codatDoorConfig(env: Environment): {
  tablePrefix: string;
  /** Undefined: webhooks of Codat are switched off. */
  secret: string | undefined;
} {
  const get = required(env, ['TABLE_PREFIX']);
  return { tablePrefix: get('TABLE_PREFIX'), secret: env['CODAT_WEBHOOK_SECRET'] || undefined };
}

/** What all that speaks with Slack needs. */
export interface BotConfig {
  /** How the names of this deployment's tables begin. */
  tablePrefix: string;
  /** Of metrics; undefined: our own name. */
  metricsNamespace: string | undefined;
  slack: SlackConfig;
  /** How long a failure must last before it is told, in milliseconds. */
  settleMs: number;
  /** How far ahead the sweep looks, and waits, for what is due, in milliseconds. */
  aheadMs: number;
  /** Where each day is summed up. */
  summaries: readonly SummaryPlace[];
  audit: AuditConfig;
  /** Plaid's environment, for who asks; undefined where it is not said. */
  environment: string | undefined;
  /** The function that looks up what takes longer than Slack waits. */
  followUpFunction: string | undefined;
  /** The team's own function that knows access tokens. */
  accessTokenFunction: string | undefined;
  hasCodat: boolean;
  /** Optional parts that are switched off, for who asks for them. */
  notConfigured: readonly string[];
}

export function botConfig(env: Environment): BotConfig {
  const get = required(env, ['TABLE_PREFIX', ...slackNames]);
  return {
    tablePrefix: get('TABLE_PREFIX'),
    metricsNamespace: env['POWERTOOLS_METRICS_NAMESPACE'] || undefined,
    slack: slackConfig(env, get),
    settleMs: seconds(env, 'ALERT_WAIT_SECONDS', 0) * 1000,
    aheadMs: seconds(env, 'SWEEP_AHEAD_SECONDS', 30) * 1000,
    summaries: summaryPlaces(env, get('ALERT_CHANNEL')),
    audit: auditConfig(env, get('TABLE_PREFIX')),
    environment: env['PLAID_ENV'] || undefined,
    followUpFunction: env['FOLLOW_UP_FUNCTION'] || undefined,
    accessTokenFunction: env['ACCESS_TOKEN_FUNCTION'] || undefined,
    hasCodat: isOn(env, 'CODAT', 'CODAT_API_KEY'),
    notConfigured: missingOptions(env),
  };
}

/** What people looked up and did. */
export interface AuditConfig {
  /** Slack's ids of who may read it; empty: nobody in Slack. */
  users: readonly string[];
  /** How long a line is kept. */
  keptDays: number;
  table: string;
}

function auditConfig(env: Environment, tablePrefix: string): AuditConfig {
  const keptDays = Number(env['AUDIT_DAYS'] || '400');
  if (!Number.isInteger(keptDays) || keptDays < 1)
    throw new Error('AUDIT_DAYS must be a whole number of days, at least 1');
  return { users: list(env['AUDIT_USERS']), keptDays, table: `${tablePrefix}audit` };
}

/** Where a daily summary is told, and when. */
export interface SummaryPlace {
  channel: string;
  /** Of the IANA's list: `Europe/Berlin`. */
  timeZone: string;
  /** On a clock there: `09:00`. */
  time: string;
}

/**
 * `SUMMARY_CHANNEL` names one channel or several, each with a time zone of its own if it needs one:
 * `C0OPS,C0BERLIN@Europe/Berlin`.
 */
function summaryPlaces(env: Environment, alertChannel: string): SummaryPlace[] {
  const time = env['SUMMARY_TIME'] || '09:00';
  if (!/^(?:[01]\d|2[0-3]):[0-5]\d$/.test(time))
    throw new Error('SUMMARY_TIME must be a time of day such as 09:00');
  const usual = env['SUMMARY_TIMEZONE'] || 'UTC';
  const places = list(env['SUMMARY_CHANNEL'] || alertChannel).map((place) => {
    const [channel = '', timeZone = usual] = place.split('@');
    return { channel, timeZone, time };
  });
  const wrong = [usual, ...places.map(({ timeZone }) => timeZone)].find((zone) => !isZone(zone));
  if (wrong !== undefined)
    throw new Error(
      `SUMMARY_TIMEZONE and what stands behind @ in SUMMARY_CHANNEL must be time zones such as Europe/Berlin; ${wrong} is none`,
    );
  return places;
}

function isZone(timeZone: string): boolean {
  // What is usual is not asked for: the tables of zones cost a cold start 10 ms.
  if (timeZone === 'UTC') return true;
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone }).format() !== '';
  } catch {
    return false;
  }
}

export interface CodatConfig {
  apiKey: string;
  baseUrl: string;
}

export interface PlaidApiConfig extends PlaidConfig {
  environment: string;
  /** Country codes of the institutions to ask for, such as `US`. */
  countries: readonly string[];
}

/** What looks things up live. */
export interface LiveConfig {
  tablePrefix: string;
  metricsNamespace: string | undefined;
  slack: SlackConfig;
  plaid: PlaidApiConfig;
  /** Undefined: Codat is switched off. */
  codat: CodatConfig | undefined;
  accessTokenFunction: string | undefined;
  /** Where Plaid is to send its webhooks. */
  webhookUrl: string | undefined;
  /** The address of the queue. */
  deadLetters: string | undefined;
  /** The name of the secret that holds our keys. */
  secretsId: string | undefined;
}

export function liveConfig(env: Environment): LiveConfig {
  const get = required(env, ['TABLE_PREFIX', ...slackNames, ...plaidNames]);
  const countries = list(env['PLAID_COUNTRY_CODES']).map((code) => code.toUpperCase());
  return {
    tablePrefix: get('TABLE_PREFIX'),
    metricsNamespace: env['POWERTOOLS_METRICS_NAMESPACE'] || undefined,
    slack: slackConfig(env, get),
    plaid: {
      ...plaidConfig(env, get),
      environment: get('PLAID_ENV'),
      countries: countries.length === 0 ? ['US'] : countries,
    },
    codat: env['CODAT_API_KEY']
      ? {
          apiKey: env['CODAT_API_KEY'],
          baseUrl: env['CODAT_BASE_URL'] || 'https://api.codat.io',
        }
      : undefined,
    accessTokenFunction: env['ACCESS_TOKEN_FUNCTION'] || undefined,
    webhookUrl: webhookUrl(env['PUBLIC_URL'] || env['API_URL']),
    deadLetters: env['DEAD_LETTERS_URL'] || undefined,
    secretsId: env['SECRETS_ID'] || undefined,
  };
}

/** @param publicUrl where all doors are: of your own domain, or as AWS names them */
function webhookUrl(publicUrl: string | undefined): string | undefined {
  return publicUrl && `${publicUrl.replace(/\/+$/, '')}/webhooks/plaid`;
}

function slackConfig(
  env: Environment,
  get: (name: (typeof slackNames)[number]) => string,
): SlackConfig {
  return {
    botToken: get('SLACK_BOT_TOKEN'),
    signingSecrets: [get('SLACK_SIGNING_SECRET'), ...list(env['SLACK_SIGNING_SECRET_PREVIOUS'])],
    apiUrl: env['SLACK_API_URL'] || 'https://slack.com/api/',
    alertChannel: get('ALERT_CHANNEL'),
    teams: list(env['SLACK_TEAMS']),
    channels: list(env['SLACK_CHANNELS']),
  };
}

function plaidConfig(
  env: Environment,
  get: (name: (typeof plaidNames)[number]) => string,
): PlaidConfig {
  const baseUrl = plaidBaseUrl(env, get('PLAID_ENV'));
  return { clientId: get('PLAID_CLIENT_ID'), secret: get('PLAID_SECRET'), baseUrl };
}

function plaidBaseUrl(env: Environment, environment = ''): string {
  const baseUrl = env['PLAID_BASE_URL'] || plaidHosts[environment];
  if (baseUrl === undefined) throw new Error('PLAID_ENV must be sandbox or production');
  return baseUrl;
}

/** Whether an optional part is there: its secret is its own function's, others are told that there is one. */
function isOn(env: Environment, flag: string, secret: string): boolean {
  return env[flag] === 'on' || Boolean(env[secret]);
}

function missingOptions(env: Environment): string[] {
  const options = {
    ...(isOn(env, 'CODAT', 'CODAT_API_KEY') ? {} : { Codat: ['CODAT_API_KEY'] }),
    ...(isOn(env, 'REPORTS', 'REPORTS_SECRET')
      ? {}
      : { 'Reports from your app': ['REPORTS_SECRET'] }),
    'Acting on an Item with its access token': ['ACCESS_TOKEN_FUNCTION'],
    'Live look-ups at Plaid': ['FOLLOW_UP_FUNCTION'],
  };
  return Object.entries(options).flatMap(([part, names]) => {
    const missing = names.filter((name) => !env[name]);
    return missing.length === 0 ? [] : [`${part} (${missing.join(', ')})`];
  });
}
