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
import { connectPlaidApi } from './plaid/plaid-api.ts';
import type { LivePorts } from './live-ports.ts';
import type { Log } from './ports/log.ts';
import { part, type Rotating } from './rotating.ts';
import { connectSecretAge } from './secrets-manager/secret-age.ts';
import { connectSlackChannel } from './slack/slack-channel.ts';
import { connectSlackCheck } from './slack/slack-check.ts';
import { connectDeadLetters } from './sqs/dead-letters.ts';

const BROKER_MS = 5_000;

/** The real world for what is asked live. Apart from `connect.ts`: Plaid's client is heavy. */
export function connectLive(settings: Rotating<LiveConfig>, log: Log): LivePorts {
  const { tablePrefix, codat, accessTokenFunction, deadLetters, secretsId, webhookUrl } =
    settings.current();
  const slack = part(settings, (newer) => newer.slack);
  const now = () => new Date();
  const database = connectDatabase(tablePrefix);
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
    slack: connectSlackChannel(slack, log),
    plaid: connectPlaidApi(part(settings, ({ plaid }) => plaid)),
    codat: codat && connectCodatApi(part(settings, (newer) => newer.codat ?? codat)),
    accessTokens: connectAccessTokens(connectLambda(BROKER_MS), accessTokenFunction),
    slackCheck: connectSlackCheck(slack, now),
    deadLetters: deadLetters === undefined ? undefined : connectDeadLetters(deadLetters),
    secretAge: secretsId === undefined ? undefined : connectSecretAge(secretsId),
    webhookUrl,
    log,
  };
}
