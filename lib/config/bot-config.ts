import { type Environment, list, required, seconds } from '#lib/environment.ts';

import { type SlackConfig, slackConfig, slackNames } from './slack-config.ts';
import { type SummaryPlace, summaryPlaces } from './summary-places.ts';

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
