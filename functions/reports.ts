import type {
  APIGatewayProxyEventV2,
  APIGatewayProxyStructuredResultV2,
  Context,
} from 'aws-lambda';

import { reportsConfig } from '#lib/config.ts';
import { connectDatabase } from '#lib/dynamodb/client.ts';
import { connectInbox } from '#lib/dynamodb/inbox.ts';
import { toHttpRequest } from '#lib/http-request.ts';
import { standardWebhook } from '#lib/incoming/standard-webhook.ts';
import { invocationIds } from '#lib/invocation-ids.ts';
import { connectLog } from '#lib/log.ts';
import { receiveReport } from '#lib/reports/receive-report.ts';

const now = () => new Date();
const log = connectLog('reports', process.env['POWERTOOLS_METRICS_NAMESPACE']);
const config = reportsConfig(process.env);
const inbox = connectInbox(connectDatabase(config.tablePrefix), now);
const signature = config.secret === undefined ? undefined : standardWebhook(config.secret);

export function handler(
  event: APIGatewayProxyEventV2,
  context?: Context,
): Promise<APIGatewayProxyStructuredResultV2> {
  return log.invocation(invocationIds(context, event), async () => {
    try {
      return await receiveReport(toHttpRequest(event), { now, signature, inbox, log });
    } catch (error) {
      log.error('report not kept', error);
      return { statusCode: 503, body: '{"error":"unavailable"}' };
    }
  });
}
