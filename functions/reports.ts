import type {
  APIGatewayProxyEventV2,
  APIGatewayProxyStructuredResultV2,
  Context,
} from 'aws-lambda';

import { reportsConfig } from '#lib/config.ts';
import { connectDatabase } from '#lib/dynamodb/client.ts';
import { connectInbox } from '#lib/dynamodb/inbox.ts';
import { connectPulseStore } from '#lib/dynamodb/pulse-store.ts';
import { toHttpRequest } from '#lib/http-request.ts';
import { refusalNotes } from '#lib/incoming/refusal-notes.ts';
import { rotatingSignature, signedDoor } from '#lib/incoming/rotating-signature.ts';
import { invocationIds } from '#lib/invocation-ids.ts';
import { connectLog } from '#lib/log.ts';
import { receiveReport } from '#lib/reports/receive-report.ts';
import { openSettings } from '#lib/secrets-manager/open-settings.ts';

const now = () => new Date();
const log = connectLog('reports', process.env['POWERTOOLS_METRICS_NAMESPACE']);
const door = await openSettings(process.env, (env) => signedDoor(reportsConfig(env)), log);
const database = connectDatabase(door.current().tablePrefix);
const noteRefusal = refusalNotes('reports', { now, pulses: connectPulseStore(database), log });
const ports = {
  now,
  signature: rotatingSignature(door),
  inbox: connectInbox(database, now),
  noteRefusal,
  log,
};

export function handler(
  event: APIGatewayProxyEventV2,
  context?: Context,
): Promise<APIGatewayProxyStructuredResultV2> {
  return log.invocation(invocationIds(context, event), () =>
    door.during(async () => {
      try {
        return await receiveReport(toHttpRequest(event), ports);
      } catch (error) {
        log.error('report not kept', error);
        return { statusCode: 503, body: '{"error":"unavailable"}' };
      }
    }),
  );
}
