import { createHash, timingSafeEqual } from 'node:crypto';

import { Webhook } from 'standardwebhooks';

import type { HttpRequest } from '#lib/http-request.ts';

/** As the specification has it, in both directions. */
const MAX_SKEW_S = 300;

export type Verification =
  /** `id`: of the message, the same at each try to deliver it. */
  | { kind: 'signed'; id: string; at: Date; bodyHash: string }
  /** `stale`: rightly signed, but too old to trust. */
  | { kind: 'unsigned'; reason: 'no signature' | 'bad signature' | 'stale' | 'switched off' };

/**
 * The signature of Standard Webhooks, over the bytes as they came: standardwebhooks.com.
 *
 * Of the library we take its HMAC alone: its own `verify` asks the machine's clock, reads `17e8` as a time, and cannot
 * tell an old message from a forged one.
 *
 * @param secret `whsec_` and base64
 * @throws when the secret is none
 */
export function standardWebhook(secret: string): {
  verify(request: HttpRequest, now: Date): Verification;
} {
  const webhook = new Webhook(secret);
  return {
    verify({ headers, body }, now) {
      // Svix, which sends for Codat and others, may put its own name in front.
      const header = (name: string) => headers[`webhook-${name}`] ?? headers[`svix-${name}`];
      const id = header('id');
      const timestamp = header('timestamp');
      const signatures = header('signature');
      if (!id || !timestamp || !signatures) return { kind: 'unsigned', reason: 'no signature' };
      const text = utf8(body);
      // Pinned, so that `id.timestamp.body` cannot be read in two ways.
      if (text === undefined || !/^[\w-]{1,200}$/.test(id) || !/^\d{10}$/.test(timestamp))
        return { kind: 'unsigned', reason: 'bad signature' };
      const at = new Date(Number(timestamp) * 1000);
      const expected = Buffer.from(webhook.sign(id, at, text));
      const isSigned = signatures
        .split(' ')
        .map((signature) => Buffer.from(signature))
        .some((given) => given.length === expected.length && timingSafeEqual(given, expected));
      const age = Math.floor(now.getTime() / 1000) - Number(timestamp);
      if (!isSigned || age < -MAX_SKEW_S) return { kind: 'unsigned', reason: 'bad signature' };
      if (age > MAX_SKEW_S) return { kind: 'unsigned', reason: 'stale' };
      return { kind: 'signed', id, at, bodyHash: createHash('sha256').update(body).digest('hex') };
    },
  };
}

/** @returns undefined for bytes that are no text: two of them could otherwise look the same */
function utf8(body: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body);
  } catch {
    return undefined;
  }
}
