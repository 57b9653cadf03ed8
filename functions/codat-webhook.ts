import type {
  APIGatewayProxyEventV2,
  APIGatewayProxyStructuredResultV2,
  Context,
} from 'aws-lambda';

import { receiveCodatWebhook } from '#lib/codat/receive-codat-webhook.ts';
import { codatDoorConfig } from '#lib/config.ts';
import { connectDatabase } from '#lib/dynamodb/client.ts';
import { connectInbox } from '#lib/dynamodb/inbox.ts';
import { toHttpRequest } from '#lib/http-request.ts';
import { standardWebhook } from '#lib/incoming/standard-webhook.ts';
import { invocationIds } from '#lib/invocation-ids.ts';
import { connectLog } from '#lib/log.ts';

const now = () => new Date();
const log = connectLog('codat-webhook', process.env['POWERTOOLS_METRICS_NAMESPACE']);
const config = codatDoorConfig(process.env);
const inbox = connectInbox(connectDatabase(config.tablePrefix), now);
const signature = config.secret === undefined ? undefined : standardWebhook(config.secret);

export function handler(
  event: APIGatewayProxyEventV2,
  context?: Context,
): Promise<APIGatewayProxyStructuredResultV2> {
  return log.invocation(invocationIds(context, event), async () => {
    try {
      return await receiveCodatWebhook(toHttpRequest(event), { now, signature, inbox, log });
    } catch (error) {
      log.error('webhook of Codat not kept', error);
      return { statusCode: 503, body: '{"error":"unavailable"}' };
    }
  });
}
