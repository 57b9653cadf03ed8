import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

import type { HttpRequest } from '#lib/http-request.ts';
import { received } from '#lib/incoming/inbox-entry.ts';
import type { standardWebhook } from '#lib/incoming/standard-webhook.ts';
import type { Inbox, Log } from '#lib/ports.ts';

import { parseReport } from './parse-report.ts';

const LARGEST_BODY = 1024 * 1024;

export interface ReportPorts {
  now(): Date;
  /** Undefined: reports are switched off, and nothing counts as signed. */
  signature: ReturnType<typeof standardWebhook> | undefined;
  inbox: Pick<Inbox, 'keep'>;
  log: Log;
}

/** One report from your app: verify, parse, keep, answer. What is signed is never refused, so that nothing is lost. */
export async function receiveReport(
  request: HttpRequest,
  ports: ReportPorts,
): Promise<APIGatewayProxyStructuredResultV2> {
  if (request.method !== 'POST') return { statusCode: 405, headers: { allow: 'POST' }, body: '' };
  if (request.body.byteLength > LARGEST_BODY) return { statusCode: 413, body: '' };
  const verified = ports.signature?.verify(request, ports.now());
  if (verified?.kind !== 'signed') {
    const reason = verified?.reason ?? 'reports are switched off';
    ports.log.count(reason === 'stale' ? 'report.stale_authentic' : 'report.refused');
    ports.log.warn('report refused', { reason });
    return unauthorized;
  }
  const entry = parseReport(request.body, { ...verified, receivedAt: ports.now() });
  if (entry.kind === 'quarantined') ports.log.count('report.quarantined');
  if (entry.kind === 'unfollowed') ports.log.count('report.unknown');
  const kept = await ports.inbox.keep(entry);
  ports.log.info('report kept', {
    kind: entry.kind,
    source: received(entry).source,
    itemId: entry.kind === 'item' ? entry.event.itemId : undefined,
    kept,
  });
  return { statusCode: 200, body: '' };
}

/** The same for every reason: who forges learns nothing. */
const unauthorized = { statusCode: 401, body: '{"error":"unauthorized"}' };
