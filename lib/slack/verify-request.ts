import { createHmac, timingSafeEqual } from 'node:crypto';

import type { HttpRequest } from '#lib/http-request.ts';
import type { RefusalReason } from '#lib/incoming/refusals.ts';

const MAX_SKEW_S = 300;
const SIGNATURE = /^v0=[0-9a-f]{64}$/;
const TIMESTAMP = /^\d{10}$/;

/**
 * Slack's signature, over the bytes as they came, before anything is parsed. Both directions of clock skew are bounded,
 * and version and timestamp are pinned: `v0:a:b` must not be readable in two ways.
 *
 * @param secrets any of which may have signed: two while one is being replaced
 */
export function isSignedBySlack(
  request: HttpRequest,
  secrets: readonly string[],
  now: Date,
): boolean {
  const signature = request.headers['x-slack-signature'] ?? '';
  const timestamp = request.headers['x-slack-request-timestamp'] ?? '';
  if (!SIGNATURE.test(signature) || !TIMESTAMP.test(timestamp)) return false;
  if (Math.abs(now.getTime() / 1000 - Number(timestamp)) > MAX_SKEW_S) return false;
  const given = Buffer.from(signature.slice('v0='.length), 'hex');
  return secrets.some((secret) => {
    const expected = createHmac('sha256', secret)
      .update(`v0:${timestamp}:`)
      .update(request.body)
      .digest();
    return timingSafeEqual(expected, given);
  });
}

/** Why a request was not taken as Slack's; undefined for one that does not even look like Slack's. */
export function refusalReason({ headers }: HttpRequest, now: Date): RefusalReason | undefined {
  const signature = headers['x-slack-signature'] ?? '';
  const timestamp = headers['x-slack-request-timestamp'] ?? '';
  if (!SIGNATURE.test(signature) || !TIMESTAMP.test(timestamp)) return undefined;
  return Math.abs(now.getTime() / 1000 - Number(timestamp)) > MAX_SKEW_S
    ? 'stale'
    : 'bad signature';
}
