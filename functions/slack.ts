import type {
  APIGatewayProxyEventV2,
  APIGatewayProxyStructuredResultV2,
  Context,
} from 'aws-lambda';

import { botConfig } from '#lib/config.ts';
import { connect } from '#lib/connect.ts';
import { withinMs } from '#lib/dynamodb/client.ts';
import { seconds } from '#lib/environment.ts';
import { toHttpRequest } from '#lib/http-request.ts';
import { connectLambda } from '#lib/lambda/client.ts';
import { connectFollowUps } from '#lib/lambda/follow-ups.ts';
import { connectBolt } from '#lib/slack/bolt-app.ts';

/** Somebody waits before a screen. On AWS a database and a Lambda answer within a tenth of this; a laptop says otherwise. */
const PATIENCE_S = 0.3;

const config = botConfig(process.env);
const waitMs = seconds(process.env, 'PATIENCE_SECONDS', PATIENCE_S) * 1000;
const followUps = connectFollowUps(connectLambda(waitMs, 1), config.followUpFunction);
const door = connectBolt(config.slack, connect('slack', config, withinMs(waitMs)), followUps, {
  notConfigured: config.notConfigured,
  environment: config.environment,
  hasAccessTokens: config.accessTokenFunction !== undefined,
  hasFollowUps: config.followUpFunction !== undefined,
  hasCodat: config.hasCodat,
  summaries: config.summaries,
});

export function handler(
  event: APIGatewayProxyEventV2,
  context: Context,
): Promise<APIGatewayProxyStructuredResultV2> {
  return door.receive(toHttpRequest(event), context.awsRequestId);
}
