import type {
  APIGatewayProxyEventV2,
  APIGatewayProxyStructuredResultV2,
  Context,
} from 'aws-lambda';

import { receiveCodatWebhook } from '#lib/codat/receive-codat-webhook.ts';
import { codatDoorConfig } from '#lib/config.ts';
import { connectDatabase } from '#lib/dynamodb/client.ts';
import { connectInbox } from '#lib/dynamodb/inbox.ts';
import { connectPulseStore } from '#lib/dynamodb/pulse-store.ts';
import { toHttpRequest } from '#lib/http-request.ts';
import { refusalNotes } from '#lib/incoming/refusal-notes.ts';
import { rotatingSignature, signedDoor } from '#lib/incoming/rotating-signature.ts';
import { invocationIds } from '#lib/invocation-ids.ts';
import { connectLog } from '#lib/log.ts';
import { openSettings } from '#lib/secrets-manager/open-settings.ts';

const now = () => new Date();
const log = connectLog('codat-webhook', process.env['POWERTOOLS_METRICS_NAMESPACE']);
const door = await openSettings(process.env, (env) => signedDoor(codatDoorConfig(env)), log);
const database = connectDatabase(door.current().tablePrefix);
const noteRefusal = refusalNotes('codat', { now, pulses: connectPulseStore(database), log });
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
        return await receiveCodatWebhook(toHttpRequest(event), ports);
      } catch (error) {
        log.error('webhook of Codat not kept', error);
        return { statusCode: 503, body: '{"error":"unavailable"}' };
      }
    }),
  );
}
