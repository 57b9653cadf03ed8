import { createHash, type KeyObject, timingSafeEqual, verify } from 'node:crypto';

import * as z from 'zod/mini';

import { jsonIn, readToken, type UnverifiedToken } from './read-token.ts';
import type { VerificationKeys } from './verification-keys.ts';

/** Plaid's own rule for the age; a minute ahead allows for our clock. */
const MAX_AGE_S = 300;
const MAX_AHEAD_S = 60;

const claimsShape = z.object({
  iat: z.int(),
  request_body_sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
});

export type Verification =
  | { kind: 'signed'; iat: Date; bodyHash: string }
  /** `stale`: signed by Plaid, but too old to trust. */
  | { kind: 'unsigned'; reason: 'no signature' | 'bad signature' | 'unknown key' | 'stale' }
  /** Plaid's key endpoint does not answer, so nobody can tell. */
  | { kind: 'undecided' };

/**
 * Plaid's signature: a JWT over the hash of the raw body. Source: plaid.com/docs/api/webhooks/webhook-verification.
 *
 * @param token the `Plaid-Verification` header
 * @param body the bytes as they came: Plaid signs its own spacing, so nothing may be parsed first
 */
export async function verifyWebhook(
  token: string | undefined,
  body: Uint8Array,
  keys: Pick<VerificationKeys, 'find'>,
  now: Date,
): Promise<Verification> {
  if (token === undefined || token.trim() === '')
    return { kind: 'unsigned', reason: 'no signature' };
  const unverified = readToken(token);
  if (unverified === undefined) return { kind: 'unsigned', reason: 'bad signature' };
  const answer = await keys.find(unverified.kid);
  if (answer.kind === 'unavailable') return { kind: 'undecided' };
  if (answer.kind === 'unknown') return { kind: 'unsigned', reason: 'unknown key' };
  const claims = signedClaims(unverified, answer.key);
  if (claims === undefined) return { kind: 'unsigned', reason: 'bad signature' };
  const hash = createHash('sha256').update(body).digest();
  if (!timingSafeEqual(hash, Buffer.from(claims.request_body_sha256, 'hex')))
    return { kind: 'unsigned', reason: 'bad signature' };
  const age = Math.floor(now.getTime() / 1000) - claims.iat;
  if (age < -MAX_AHEAD_S) return { kind: 'unsigned', reason: 'bad signature' };
  if (age > MAX_AGE_S) return { kind: 'unsigned', reason: 'stale' };
  return { kind: 'signed', iat: new Date(claims.iat * 1000), bodyHash: hash.toString('hex') };
}

/** @returns undefined for what the key did not sign, or what does not claim what Plaid claims */
function signedClaims(
  { input, signature, payload }: UnverifiedToken,
  key: KeyObject,
): z.infer<typeof claimsShape> | undefined {
  if (!verify('sha256', input, { key, dsaEncoding: 'ieee-p1363' }, signature)) return undefined;
  return claimsShape.safeParse(jsonIn(payload)).data;
}
