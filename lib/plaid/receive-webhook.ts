import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

import type { NoteRefusal } from '#lib/incoming/refusal-notes.ts';
import type { HttpRequest } from '#lib/http-request.ts';
import { logKept } from '#lib/incoming/log-kept.ts';
import type { Inbox } from '#lib/ports/inbox.ts';
import type { Log } from '#lib/ports/log.ts';

import { parseWebhook } from './parse-webhook.ts';
import type { VerificationKeys } from './verification-keys.ts';
import { verifyWebhook } from './verify-webhook.ts';

const LARGEST_BODY = 1024 * 1024;

/** Where Plaid says that it sends from, "subject to change": a webhook from elsewhere is noticed, never refused. */
const plaidAddresses = ['52.21.26.131', '52.21.47.157', '52.41.247.19', '52.88.82.239'];

export interface WebhookPorts {
  now(): Date;
  keys: Pick<VerificationKeys, 'find'>;
  inbox: Pick<Inbox, 'keep'>;
  noteRefusal: NoteRefusal;
  log: Log;
}

/**
 * One webhook from Plaid: verify, parse, keep, answer. Plaid wants exactly 200, and stops sending to an endpoint that
 * refuses too much: so what is signed is never refused.
 */
export async function receiveWebhook(
  request: HttpRequest,
  ports: WebhookPorts,
): Promise<APIGatewayProxyStructuredResultV2> {
  if (request.method !== 'POST') return { statusCode: 405, headers: { allow: 'POST' }, body: '' };
  if (request.body.byteLength > LARGEST_BODY) return { statusCode: 413, body: '' };
  const token = request.headers['plaid-verification'];
  const verified = await verifyWebhook(token, request.body, ports.keys, ports.now());
  if (verified.kind === 'undecided') {
    ports.log.count('webhook.undecided');
    await ports.noteRefusal('undecided');
    return unavailable;
  }
  if (verified.kind === 'unsigned') {
    ports.log.count(verified.reason === 'stale' ? 'webhook.stale_authentic' : 'webhook.refused');
    ports.log.warn('webhook refused', { decision: 'refused', reason: verified.reason });
    await ports.noteRefusal(verified.reason);
    return unauthorized;
  }
  const isExpectedIp = plaidAddresses.includes(request.sourceIp ?? '');
  if (!isExpectedIp) ports.log.count('webhook.unexpected_ip');
  const entry = parseWebhook(request.body, { ...verified, receivedAt: ports.now() });
  const kept = await ports.inbox.keep(entry);
  logKept('webhook', entry, kept, ports.log, isExpectedIp ? {} : { isExpectedIp });
  return { statusCode: 200, body: '' };
}

/** The same for every reason: who forges learns nothing. */
const unauthorized = { statusCode: 401, body: '{"error":"unauthorized"}' };

export const unavailable = { statusCode: 503, body: '{"error":"unavailable"}' };
