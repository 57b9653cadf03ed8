import * as z from 'zod/mini';

/**
 * Base64url without padding, three parts and no more: one token, one spelling. The last letter of a signature's 64 bytes
 * holds two of their bits, and four that have to be zero.
 */
const TOKEN = /^([\w-]{1,1024})\.([\w-]{1,4096})\.([\w-]{85}[AQgw])$/;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** `crit` and `b64` would change what is signed, and Plaid uses neither. */
const headerShape = z.object({
  alg: z.literal('ES256'),
  kid: z.string().check(z.regex(UUID)),
  crit: z.optional(z.never()),
  b64: z.optional(z.never()),
});

const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** A JWT that nobody has verified yet: of what is in it only `kid` may be used, and only to find the key. */
export interface UnverifiedToken {
  kid: string;
  /** What is signed. */
  input: Uint8Array;
  /** r and s, one behind the other. */
  signature: Uint8Array;
  payload: string;
}

/** @returns undefined for what is no ES256 token with a key id such as Plaid's */
export function readToken(token: string): UnverifiedToken | undefined {
  const [, head, payload, signature] = TOKEN.exec(token) ?? [];
  if (head === undefined || payload === undefined || signature === undefined) return undefined;
  const header = headerShape.safeParse(jsonIn(head));
  if (!header.success) return undefined;
  return {
    kid: header.data.kid,
    input: Buffer.from(`${head}.${payload}`, 'latin1'),
    signature: Buffer.from(signature, 'base64url'),
    payload,
  };
}

/** @returns undefined for what is no JSON, or no text */
export function jsonIn(part: string): unknown {
  try {
    return JSON.parse(text.decode(Buffer.from(part, 'base64url')));
  } catch {
    return undefined;
  }
}
