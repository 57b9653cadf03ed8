/** The environment, as read at the door. */
type Environment = Readonly<Record<string, string | undefined>>;

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

/** What the door for Plaid's webhooks needs. */
export function doorConfig(env: Environment): { tablePrefix: string; plaid: PlaidConfig } {
  const get = required(env, ['TABLE_PREFIX', 'PLAID_CLIENT_ID', 'PLAID_SECRET', 'PLAID_ENV']);
  const baseUrl = env['PLAID_BASE_URL'] || plaidHosts[get('PLAID_ENV')];
  if (baseUrl === undefined) throw new Error('PLAID_ENV must be sandbox or production');
  return {
    tablePrefix: get('TABLE_PREFIX'),
    plaid: { clientId: get('PLAID_CLIENT_ID'), secret: get('PLAID_SECRET'), baseUrl },
  };
}

/** What all that speaks with Slack needs. */
export interface BotConfig {
  /** How the names of this deployment's tables begin. */
  tablePrefix: string;
  slack: SlackConfig;
  /** How long a failure must last before it is told, in milliseconds. */
  settleMs: number;
  /** How far ahead the sweep looks, and waits, for what is due, in milliseconds. */
  aheadMs: number;
  /** Optional parts that are switched off, for who asks for them. */
  notConfigured: readonly string[];
}

export function botConfig(env: Environment): BotConfig {
  const get = required(env, [
    'TABLE_PREFIX',
    'SLACK_BOT_TOKEN',
    'SLACK_SIGNING_SECRET',
    'ALERT_CHANNEL',
  ]);
  return {
    tablePrefix: get('TABLE_PREFIX'),
    slack: {
      botToken: get('SLACK_BOT_TOKEN'),
      signingSecrets: [get('SLACK_SIGNING_SECRET'), ...list(env['SLACK_SIGNING_SECRET_PREVIOUS'])],
      apiUrl: env['SLACK_API_URL'] || 'https://slack.com/api/',
      alertChannel: get('ALERT_CHANNEL'),
      teams: list(env['SLACK_TEAMS']),
      channels: list(env['SLACK_CHANNELS']),
    },
    settleMs: seconds(env, 'ALERT_WAIT_SECONDS', 0) * 1000,
    aheadMs: seconds(env, 'SWEEP_AHEAD_SECONDS', 30) * 1000,
    notConfigured: missingOptions(env),
  };
}

function missingOptions(env: Environment): string[] {
  const options = {
    Codat: ['CODAT_API_KEY', 'CODAT_WEBHOOK_SECRET'],
    'Reports from your app': ['REPORTS_SECRET'],
    'Live checks of an Item': ['ACCESS_TOKEN_FUNCTION'],
  };
  return Object.entries(options).flatMap(([part, names]) => {
    const missing = names.filter((name) => !env[name]);
    return missing.length === 0 ? [] : [`${part} (${missing.join(', ')})`];
  });
}

/** @throws one error that names all that is missing */
function required<Name extends string>(
  env: Environment,
  names: readonly Name[],
): (name: Name) => string {
  const missing = names.filter((name) => !env[name]);
  if (missing.length > 0) throw new Error(`Missing in the environment: ${missing.join(', ')}`);
  return (name) => env[name] ?? '';
}

function list(value: string | undefined): string[] {
  return (value ?? '').split(/[\s,]+/).filter((part) => part !== '');
}

function seconds(env: Environment, name: string, fallback: number): number {
  const value = env[name];
  if (value === undefined || value === '') return fallback;
  const number = Number(value);
  if (!Number.isFinite(number) || number < 0)
    throw new Error(`${name} must be a number of seconds`);
  return number;
}
