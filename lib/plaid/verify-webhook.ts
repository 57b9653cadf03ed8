import { createHash, timingSafeEqual } from 'node:crypto';

import { compactVerify, type CryptoKey, decodeProtectedHeader, errors } from 'jose';
import * as z from 'zod/mini';

import type { VerificationKeys } from './verification-keys.ts';

/** Plaid's own rule for the age; a minute ahead allows for our clock. */
const MAX_AGE_S = 300;
const MAX_AHEAD_S = 60;

/** Stricter than the library, which overlooks padding and the plain base64 alphabet: one token, one spelling. */
const TOKEN = /^[\w-]+\.[\w-]+\.[\w-]{86}$/;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

const headerShape = z.object({ alg: z.literal('ES256'), kid: z.string().check(z.regex(UUID)) });
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
  keys: VerificationKeys,
  now: Date,
): Promise<Verification> {
  if (token === undefined || token.trim() === '')
    return { kind: 'unsigned', reason: 'no signature' };
  const kid = TOKEN.test(token) ? keyIdOf(token) : undefined;
  if (kid === undefined) return { kind: 'unsigned', reason: 'bad signature' };
  const answer = await keys.find(kid);
  if (answer.kind === 'unavailable') return { kind: 'undecided' };
  if (answer.kind === 'unknown') return { kind: 'unsigned', reason: 'unknown key' };
  const claims = await signedClaims(token, answer.key);
  const hash = createHash('sha256').update(body).digest();
  if (
    claims === undefined ||
    !timingSafeEqual(hash, Buffer.from(claims.request_body_sha256, 'hex'))
  )
    return { kind: 'unsigned', reason: 'bad signature' };
  const age = Math.floor(now.getTime() / 1000) - claims.iat;
  if (age < -MAX_AHEAD_S) return { kind: 'unsigned', reason: 'bad signature' };
  if (age > MAX_AGE_S) return { kind: 'unsigned', reason: 'stale' };
  return { kind: 'signed', iat: new Date(claims.iat * 1000), bodyHash: hash.toString('hex') };
}

/** The header is read before anything is trusted, and only to learn which key to ask for. */
function keyIdOf(token: string): string | undefined {
  try {
    return headerShape.safeParse(decodeProtectedHeader(token)).data?.kid;
  } catch {
    return undefined;
  }
}

/** @returns undefined for what the key did not sign, or what does not claim what Plaid claims */
async function signedClaims(
  token: string,
  key: CryptoKey,
): Promise<z.infer<typeof claimsShape> | undefined> {
  try {
    const { payload } = await compactVerify(token, key, { algorithms: ['ES256'] });
    return claimsShape.safeParse(JSON.parse(Buffer.from(payload).toString('utf8'))).data;
  } catch (error) {
    if (error instanceof errors.JOSEError || error instanceof SyntaxError) return undefined;
    throw error;
  }
}
