import { setTimeout } from 'node:timers/promises';

import { connectCodatApi } from './codat/codat-api.ts';
import type { LiveConfig } from './config.ts';
import { connectDatabase } from './dynamodb/client.ts';
import { connectCheckStore } from './dynamodb/check-store.ts';
import { connectCompanyList } from './dynamodb/company-list.ts';
import { connectIdentifierIndex } from './dynamodb/identifier-index.ts';
import { connectInbox } from './dynamodb/inbox.ts';
import { connectHealthStore } from './dynamodb/health-store.ts';
import { connectInstitutionList } from './dynamodb/institution-list.ts';
import { connectItemStore } from './dynamodb/item-store.ts';
import { connectAccessTokens } from './lambda/access-tokens.ts';
import { connectLambda } from './lambda/client.ts';
import { connectLog } from './log.ts';
import { connectPlaidApi } from './plaid/plaid-api.ts';
import type { LivePorts } from './live-ports.ts';
import { connectSecretAge } from './secrets-manager/secret-age.ts';
import { connectSlackChannel } from './slack/slack-channel.ts';
import { connectSlackCheck } from './slack/slack-check.ts';
import { connectDeadLetters } from './sqs/dead-letters.ts';

const BROKER_MS = 5_000;

/** The real world for what is asked live. Apart from `connect.ts`: Plaid's client is heavy. */
export function connectLive(service: string, config: LiveConfig): LivePorts {
  const log = connectLog(service);
  const now = () => new Date();
  const database = connectDatabase(config.tablePrefix);
  return {
    now,
    sleep: (ms, signal) => setTimeout(ms, undefined, { ...(signal && { signal }) }),
    inbox: connectInbox(database, now),
    items: connectItemStore(database),
    checks: connectCheckStore(database),
    institutions: connectInstitutionList(database),
    companies: connectCompanyList(database),
    connections: connectHealthStore(database, 'connections'),
    identifiers: connectIdentifierIndex(database, now),
    slack: connectSlackChannel(config.slack, log),
    plaid: connectPlaidApi(config.plaid),
    codat: config.codat && connectCodatApi(config.codat),
    accessTokens: connectAccessTokens(connectLambda(BROKER_MS), config.accessTokenFunction),
    slackCheck: connectSlackCheck(config.slack, now),
    deadLetters:
      config.deadLetters === undefined ? undefined : connectDeadLetters(config.deadLetters),
    secretAge: config.secretsId === undefined ? undefined : connectSecretAge(config.secretsId),
    webhookUrl: config.webhookUrl,
    log,
  };
}
