import { type Environment, required } from '#lib/environment.ts';

import { plaidBaseUrl, type PlaidConfig, plaidConfig, plaidNames } from './plaid-config.ts';

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
