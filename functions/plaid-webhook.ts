import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

import { doorConfig } from '#lib/config.ts';
import { connectDatabase } from '#lib/dynamodb/client.ts';
import { connectInbox } from '#lib/dynamodb/inbox.ts';
import { connectKeyStore } from '#lib/dynamodb/key-store.ts';
import { connectPulseStore } from '#lib/dynamodb/pulse-store.ts';
import { toHttpRequest } from '#lib/http-request.ts';
import { refusalNotes } from '#lib/incoming/refusal-notes.ts';
import { connectLog } from '#lib/log.ts';
import { connectFetchKey } from '#lib/plaid/fetch-key.ts';
import { receiveWebhook, unavailable } from '#lib/plaid/receive-webhook.ts';
import { connectVerificationKeys } from '#lib/plaid/verification-keys.ts';

const now = () => new Date();
const log = connectLog('plaid-webhook');
const config = doorConfig(process.env);
const database = connectDatabase(config.tablePrefix);
const inbox = connectInbox(database, now);
const noteRefusal = refusalNotes('plaid', { now, pulses: connectPulseStore(database), log });
const keys = connectVerificationKeys(
  connectFetchKey(config.plaid),
  connectKeyStore(database),
  log,
  now,
);

export async function handler(
  event: APIGatewayProxyEventV2,
): Promise<APIGatewayProxyStructuredResultV2> {
  try {
    return await receiveWebhook(toHttpRequest(event), { now, keys, inbox, noteRefusal, log });
  } catch (error) {
    log.error('webhook not kept', error);
    return unavailable;
  }
}
