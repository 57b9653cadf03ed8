import type { LiveConfig } from './config.ts';
import { connectDatabase } from './dynamodb/client.ts';
import { connectInstitutionList } from './dynamodb/institution-list.ts';
import { connectAccessTokens } from './lambda/access-tokens.ts';
import { connectLambda } from './lambda/client.ts';
import { connectLog } from './log.ts';
import { connectPlaidApi } from './plaid/plaid-api.ts';
import type { LivePorts } from './live-ports.ts';
import { connectSlackChannel } from './slack/slack-channel.ts';

const BROKER_MS = 5_000;

/** The real world for what is asked live. Apart from `connect.ts`: Plaid's client is heavy. */
export function connectLive(service: string, config: LiveConfig): LivePorts {
  const log = connectLog(service);
  return {
    now: () => new Date(),
    institutions: connectInstitutionList(connectDatabase(config.tablePrefix)),
    slack: connectSlackChannel(config.slack, log),
    plaid: connectPlaidApi(config.plaid),
    accessTokens: connectAccessTokens(connectLambda(BROKER_MS), config.accessTokenFunction),
    log,
  };
}
