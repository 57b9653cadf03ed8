import type {
  APIGatewayProxyEventV2,
  APIGatewayProxyStructuredResultV2,
  Context,
} from 'aws-lambda';

import { doorConfig } from '#lib/config.ts';
import { connectDatabase } from '#lib/dynamodb/client.ts';
import { connectInbox } from '#lib/dynamodb/inbox.ts';
import { connectKeyStore } from '#lib/dynamodb/key-store.ts';
import { toHttpRequest } from '#lib/http-request.ts';
import { invocationIds } from '#lib/invocation-ids.ts';
import { connectLog } from '#lib/log.ts';
import { connectFetchKey } from '#lib/plaid/fetch-key.ts';
import { receiveWebhook, unavailable } from '#lib/plaid/receive-webhook.ts';
import { connectVerificationKeys } from '#lib/plaid/verification-keys.ts';

const now = () => new Date();
const log = connectLog('plaid-webhook', process.env['POWERTOOLS_METRICS_NAMESPACE']);
const config = doorConfig(process.env);
const database = connectDatabase(config.tablePrefix);
const inbox = connectInbox(database, now);
const keys = connectVerificationKeys(
  connectFetchKey(config.plaid),
  connectKeyStore(database),
  log,
  now,
);

export function handler(
  event: APIGatewayProxyEventV2,
  context?: Context,
): Promise<APIGatewayProxyStructuredResultV2> {
  return log.invocation(invocationIds(context, event), async () => {
    try {
      return await receiveWebhook(toHttpRequest(event), { now, keys, inbox, log });
    } catch (error) {
      log.error('webhook not kept', error);
      return unavailable;
    }
  });
}
