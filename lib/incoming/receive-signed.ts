import type { HttpRequest } from '#lib/http-request.ts';
import type { Count } from '#lib/metric-names.ts';

import type { InboxEntry } from './inbox-entry.ts';
import { logKept } from './log-kept.ts';
import type { NoteRefusal } from './refusal-notes.ts';
import type { RefusalReason } from './refusals.ts';
import type { Verification } from './standard-webhook.ts';

const LARGEST_BODY = 1024 * 1024;

type Signed = Extract<Verification, { kind: 'signed' }>;

export interface SignedDoorPorts {
  now(): Date;
  /** Undefined: what this door is for is switched off, and nothing counts as signed. */
  signature:
    { verify(request: HttpRequest, now: Date): Verification | Promise<Verification> } | undefined;
  inbox: { keep(entry: InboxEntry): Promise<'kept' | 'duplicate'> };
  noteRefusal: NoteRefusal;
  log: {
    info(sentence: string, fields: Readonly<Record<string, unknown>>): void;
    warn(sentence: string, fields: Readonly<Record<string, unknown>>): void;
    count(metric: Count): void;
  };
}

interface HttpAnswer {
  statusCode: number;
  headers?: Record<string, string>;
  body: string;
}

/**
 * A door for what is signed as Standard Webhooks has it: verify, parse, keep, answer. What is signed is never refused, so
 * that nothing is lost.
 *
 * @param name of the door, in its metrics and log lines
 */
export async function receiveSigned(
  name: 'report' | 'codat',
  request: HttpRequest,
  parse: (body: Uint8Array, arrival: Signed & { receivedAt: Date }) => readonly InboxEntry[],
  ports: SignedDoorPorts,
): Promise<HttpAnswer> {
  const { signature, log } = ports;
  if (request.method !== 'POST') return { statusCode: 405, headers: { allow: 'POST' }, body: '' };
  if (request.body.byteLength > LARGEST_BODY) return { statusCode: 413, body: '' };
  const verified = await signature?.verify(request, ports.now());
  if (verified?.kind !== 'signed') {
    await noteRefused(name, request, verified?.reason ?? 'switched off', ports);
    return unauthorized;
  }
  for (const entry of parse(request.body, { ...verified, receivedAt: ports.now() })) {
    logKept(name, entry, await ports.inbox.keep(entry), log);
  }
  return { statusCode: 200, body: '' };
}

async function noteRefused(
  name: 'report' | 'codat',
  request: HttpRequest,
  reason: RefusalReason,
  { log, noteRefusal }: SignedDoorPorts,
): Promise<void> {
  log.count(reason === 'stale' ? `${name}.stale_authentic` : `${name}.refused`);
  log.warn(`${name} refused`, { decision: 'refused', reason });
  if (hasSignature(request)) await noteRefusal(reason);
}

/** What has none comes from nobody who shares a secret with us. */
function hasSignature({ headers }: HttpRequest): boolean {
  return ['webhook-signature', 'svix-signature'].some((name) => Boolean(headers[name]));
}

/** The same for every reason: who forges learns nothing. */
const unauthorized = { statusCode: 401, body: '{"error":"unauthorized"}' };
