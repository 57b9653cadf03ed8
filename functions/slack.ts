import type {
  APIGatewayProxyEventV2,
  APIGatewayProxyStructuredResultV2,
  Context,
} from 'aws-lambda';

import { missingOptions, slackConfig, tablePrefix } from '#lib/config.ts';
import { connect } from '#lib/connect.ts';
import { toHttpRequest } from '#lib/http-request.ts';
import { connectBolt } from '#lib/slack/bolt-app.ts';

const slack = slackConfig(process.env);
const ports = connect('slack', tablePrefix(process.env), slack);
const door = connectBolt(slack, ports, missingOptions(process.env));

export function handler(
  event: APIGatewayProxyEventV2,
  context: Context,
): Promise<APIGatewayProxyStructuredResultV2> {
  return door.receive(toHttpRequest(event), context.awsRequestId);
}
