import type {
  APIGatewayProxyEventV2,
  APIGatewayProxyStructuredResultV2,
  Context,
} from 'aws-lambda';

import { botConfig } from '#lib/config.ts';
import { connect } from '#lib/connect.ts';
import { toHttpRequest } from '#lib/http-request.ts';
import { invocationIds } from '#lib/invocation-ids.ts';
import { connectLambda } from '#lib/lambda/client.ts';
import { connectFollowUps } from '#lib/lambda/follow-ups.ts';
import { connectBolt } from '#lib/slack/bolt-app.ts';

/** Slack waits for whoever hands over a follow-up. */
const HAND_OVER_MS = 1_000;

const config = botConfig(process.env);
const followUps = connectFollowUps(connectLambda(HAND_OVER_MS), config.followUpFunction);
const ports = connect('slack', config);
const door = connectBolt(config.slack, ports, followUps, {
  notConfigured: config.notConfigured,
  environment: config.environment,
  hasAccessTokens: config.accessTokenFunction !== undefined,
  hasFollowUps: config.followUpFunction !== undefined,
  hasCodat: config.hasCodat,
  summaries: config.summaries,
  audit: config.audit,
});

export function handler(
  event: APIGatewayProxyEventV2,
  context: Context,
): Promise<APIGatewayProxyStructuredResultV2> {
  return ports.log.invocation(invocationIds(context, event), () =>
    door.receive(toHttpRequest(event), context.awsRequestId),
  );
}
