import type { Environment } from '#lib/environment.ts';

export interface PlaidConfig {
  clientId: string;
  secret: string;
  baseUrl: string;
}

const plaidHosts: Readonly<Record<string, string>> = {
  sandbox: 'https://sandbox.plaid.com',
  production: 'https://production.plaid.com',
};

export const plaidNames = ['PLAID_CLIENT_ID', 'PLAID_SECRET', 'PLAID_ENV'] as const;

export function plaidConfig(
  env: Environment,
  get: (name: (typeof plaidNames)[number]) => string,
): PlaidConfig {
  const baseUrl = plaidBaseUrl(env, get('PLAID_ENV'));
  return { clientId: get('PLAID_CLIENT_ID'), secret: get('PLAID_SECRET'), baseUrl };
}

/** @throws when neither an address nor an environment of Plaid is named */
export function plaidBaseUrl(env: Environment, environment = ''): string {
  const baseUrl = env['PLAID_BASE_URL'] || plaidHosts[environment];
  if (baseUrl === undefined) throw new Error('PLAID_ENV must be sandbox or production');
  return baseUrl;
}
