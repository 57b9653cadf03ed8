import type {
  APIGatewayProxyEventV2,
  APIGatewayProxyStructuredResultV2,
  Context,
} from 'aws-lambda';

import { botConfig } from '#lib/config.ts';
import { connect } from '#lib/connect.ts';
import { ofPeople } from '#lib/dynamodb/client.ts';
import { toHttpRequest } from '#lib/http-request.ts';
import { connectLambda } from '#lib/lambda/client.ts';
import { connectFollowUps } from '#lib/lambda/follow-ups.ts';
import { connectBolt } from '#lib/slack/bolt-app.ts';

/** Whoever asked waits for who hands over a follow-up: it is tried once, and takes a tenth of this. */
const HAND_OVER_MS = 300;

const config = botConfig(process.env);
const followUps = connectFollowUps(connectLambda(HAND_OVER_MS, 1), config.followUpFunction);
const door = connectBolt(config.slack, connect('slack', config, ofPeople), followUps, {
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
