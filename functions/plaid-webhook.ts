import type {
  APIGatewayProxyEventV2,
  APIGatewayProxyStructuredResultV2,
  Context,
} from 'aws-lambda';

import { doorConfig, keyConfig } from '#lib/config.ts';
import { connectDatabase } from '#lib/dynamodb/client.ts';
import { connectInbox } from '#lib/dynamodb/inbox.ts';
import { connectKeyStore } from '#lib/dynamodb/key-store.ts';
import { connectPulseStore } from '#lib/dynamodb/pulse-store.ts';
import { toHttpRequest } from '#lib/http-request.ts';
import { refusalNotes } from '#lib/incoming/refusal-notes.ts';
import { invocationIds } from '#lib/invocation-ids.ts';
import { connectLog } from '#lib/log.ts';
import { connectFetchKey } from '#lib/plaid/fetch-key.ts';
import { receiveWebhook, unavailable } from '#lib/plaid/receive-webhook.ts';
import { connectVerificationKeys } from '#lib/plaid/verification-keys.ts';
import { openOnce } from '#lib/secrets-manager/open-settings.ts';

const now = () => new Date();
const log = connectLog('plaid-webhook', process.env['POWERTOOLS_METRICS_NAMESPACE']);
const database = connectDatabase(doorConfig(process.env).tablePrefix);
const inbox = connectInbox(database, now);
const noteRefusal = refusalNotes('plaid', { now, pulses: connectPulseStore(database), log });
const keys = connectVerificationKeys(
  connectFetchKey(openOnce(process.env, keyConfig, log), log),
  connectKeyStore(database),
  log,
  now,
);
// Now, and not when Plaid waits: the way to the database is warm with that, too.
await keys.prime();

export function handler(
  event: APIGatewayProxyEventV2,
  context?: Context,
): Promise<APIGatewayProxyStructuredResultV2> {
  return log.invocation(invocationIds(context, event), async () => {
    try {
      return await receiveWebhook(toHttpRequest(event), { now, keys, inbox, noteRefusal, log });
    } catch (error) {
      log.error('webhook not kept', error);
      return unavailable;
    }
  });
}
