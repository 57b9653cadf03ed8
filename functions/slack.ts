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
import { invocationIds } from '#lib/invocation-ids.ts';
import { connectLambda } from '#lib/lambda/client.ts';
import { connectFollowUps } from '#lib/lambda/follow-ups.ts';
import { connectLog } from '#lib/log.ts';
import { part } from '#lib/rotating.ts';
import { openSettings } from '#lib/secrets-manager/open-settings.ts';
import { connectBolt } from '#lib/slack/bolt-app.ts';

/** Somebody waits before a screen. On AWS a database and a Lambda answer within a tenth of this; a laptop says otherwise. */
const PATIENCE_S = 0.3;

const log = connectLog('slack', process.env['POWERTOOLS_METRICS_NAMESPACE']);
const settings = await openSettings(process.env, botConfig, log);
const config = settings.current();
const waitMs = seconds(process.env, 'PATIENCE_SECONDS', PATIENCE_S) * 1000;
const followUps = connectFollowUps(connectLambda(waitMs, 1), config.followUpFunction);
const ports = connect(settings, log, withinMs(waitMs));
const slack = part(settings, (newer) => newer.slack);
const door = connectBolt(slack, ports, followUps, {
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
  context: Pick<Context, 'awsRequestId'>,
): Promise<APIGatewayProxyStructuredResultV2> {
  return log.invocation(invocationIds(context, event), () =>
    settings.during(() => door.receive(toHttpRequest(event), context.awsRequestId)),
  );
}
