import { createHash } from 'node:crypto';

import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

import type { HttpRequest } from '#lib/http-request.ts';
import { received } from '#lib/incoming/inbox-entry.ts';
import type { standardWebhook } from '#lib/incoming/standard-webhook.ts';
import type { Inbox, Log } from '#lib/ports.ts';

import { parseCodatWebhook } from './parse-codat-webhook.ts';

const LARGEST_BODY = 1024 * 1024;

export interface CodatDoorPorts {
  now(): Date;
  /** Undefined: Codat's webhooks are switched off, and nothing counts as signed. */
  signature: ReturnType<typeof standardWebhook> | undefined;
  inbox: Pick<Inbox, 'keep'>;
  log: Log;
}

/** One webhook of Codat's: verify, parse, keep, answer. What is signed is never refused, so that nothing is lost. */
export async function receiveCodatWebhook(
  request: HttpRequest,
  ports: CodatDoorPorts,
): Promise<APIGatewayProxyStructuredResultV2> {
  if (request.method !== 'POST') return { statusCode: 405, headers: { allow: 'POST' }, body: '' };
  if (request.body.byteLength > LARGEST_BODY) return { statusCode: 413, body: '' };
  const verified = ports.signature?.verify(request, ports.now());
  if (verified?.kind !== 'signed') {
    const reason = verified?.reason ?? 'webhooks of Codat are switched off';
    ports.log.count(reason === 'stale' ? 'codat.stale_authentic' : 'codat.refused');
    ports.log.warn('webhook of Codat refused', { reason });
    return unauthorized;
  }
  const entries = parseCodatWebhook(request.body, {
    at: verified.at,
    receivedAt: ports.now(),
    deliveryHash: createHash('sha256').update(verified.id).digest('hex'),
  });
  for (const entry of entries) {
    if (entry.kind === 'quarantined') ports.log.count('codat.quarantined');
    if (entry.kind === 'unfollowed') ports.log.count('codat.unknown');
    const kept = await ports.inbox.keep(entry);
    ports.log.info('webhook of Codat kept', {
      kind: entry.kind,
      source: received(entry).source,
      connectionId: entry.kind === 'connection' ? entry.event.itemId : undefined,
      kept,
    });
  }
  return { statusCode: 200, body: '' };
}

/** The same for every reason: who forges learns nothing. */
const unauthorized = { statusCode: 401, body: '{"error":"unauthorized"}' };
