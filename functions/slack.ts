import type {
  APIGatewayProxyEventV2,
  APIGatewayProxyStructuredResultV2,
  Context,
} from 'aws-lambda';

import { botConfig } from '#lib/config.ts';
import { connect } from '#lib/connect.ts';
import { toHttpRequest } from '#lib/http-request.ts';
import { connectBolt } from '#lib/slack/bolt-app.ts';

const config = botConfig(process.env);
const door = connectBolt(config.slack, connect('slack', config), config.notConfigured);

export function handler(
  event: APIGatewayProxyEventV2,
  context: Context,
): Promise<APIGatewayProxyStructuredResultV2> {
  return door.receive(toHttpRequest(event), context.awsRequestId);
}
