import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

import { reportsConfig } from '#lib/config.ts';
import { connectDatabase } from '#lib/dynamodb/client.ts';
import { connectInbox } from '#lib/dynamodb/inbox.ts';
import { connectPulseStore } from '#lib/dynamodb/pulse-store.ts';
import { toHttpRequest } from '#lib/http-request.ts';
import { refusalNotes } from '#lib/incoming/refusal-notes.ts';
import { standardWebhook } from '#lib/incoming/standard-webhook.ts';
import { connectLog } from '#lib/log.ts';
import { receiveReport } from '#lib/reports/receive-report.ts';

const now = () => new Date();
const log = connectLog('reports');
const config = reportsConfig(process.env);
const database = connectDatabase(config.tablePrefix);
const inbox = connectInbox(database, now);
const pulses = connectPulseStore(database);
const noteRefusal = refusalNotes('reports', { now, pulses, log });
const signature = config.secret === undefined ? undefined : standardWebhook(config.secret);

export async function handler(
  event: APIGatewayProxyEventV2,
): Promise<APIGatewayProxyStructuredResultV2> {
  try {
    return await receiveReport(toHttpRequest(event), { now, signature, inbox, noteRefusal, log });
  } catch (error) {
    log.error('report not kept', error);
    return { statusCode: 503, body: '{"error":"unavailable"}' };
  }
}
