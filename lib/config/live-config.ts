import { type Environment, list, required } from '#lib/environment.ts';

import { type PlaidConfig, plaidConfig, plaidNames } from './plaid-config.ts';
import { type SlackConfig, slackConfig, slackNames } from './slack-config.ts';

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
