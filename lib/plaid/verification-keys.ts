import { createPublicKey, type KeyObject } from 'node:crypto';

import * as z from 'zod/mini';

import type { KeyStore } from '#lib/ports/key-store.ts';
import type { Log } from '#lib/ports/log.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const UNKNOWN_FOR_MS = 60_000;
const LOOK_UPS_PER_MINUTE = 10;
const REMEMBERED = 256;
/** A start is not held up by more than this. */
const PRIME_MS = 1_000;

/** 32 bytes in base64url. */
const coordinate = z.string().check(z.regex(/^[\w-]{43}$/));

/** Plaid's answer for one key, as far as we use it. */
const jwkShape = z.object({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  alg: z.literal('ES256'),
  use: z.literal('sig'),
  kid: z.string(),
  x: coordinate,
  y: coordinate,
  expired_at: z.optional(z.nullable(z.number())),
});

/** Asks Plaid for a key. `unavailable` when Plaid does not answer or answers with a fault of its own. */
export type FetchKey = (
  kid: string,
) => Promise<
  | { kind: 'key'; jwk: unknown }
  | { kind: 'unknown' }
  | { kind: 'unavailable'; retryAfterMs: number }
>;

export type KeyAnswer =
  { kind: 'key'; key: KeyObject } | { kind: 'unknown' } | { kind: 'unavailable' };

export interface VerificationKeys {
  find(kid: string): Promise<KeyAnswer>;
  /** Takes the newest keys from our table before anybody asks for them. That it fails does no harm. */
  prime(): Promise<void>;
}

/**
 * Plaid's verification keys, kept here and in our table, fetched anew after a day. A stranger can make up key ids: so
 * unknown ones are remembered for a minute and no more than ten a minute are looked up, and none of that is in the way
 * of a key that we know.
 */
export function connectVerificationKeys(
  fetchKey: FetchKey,
  store: KeyStore,
  log: Log,
  now: () => Date,
): VerificationKeys {
  const known = new Map<string, { key: KeyObject; fetchedAt: Date }>();
  const unknown = new Map<string, number>();
  const underWay = new Map<string, Promise<KeyAnswer>>();
  let lookUps: number[] = [];
  let pausedUntil = 0;
  /** Whether Plaid answered when it was last asked: a key that nobody could look up is not an unknown one. */
  let isAnswering = true;

  async function lookUp(kid: string): Promise<KeyAnswer> {
    const stored = await store.find(kid);
    if (stored !== undefined && isFresh(stored.fetchedAt, now())) {
      const key = importKey(stored.jwk, kid);
      if (key !== undefined) return remember(kid, key, stored.fetchedAt);
    }
    const time = now().getTime();
    lookUps = lookUps.filter((at) => at > time - 60_000);
    const standIn = known.get(kid);
    if (pausedUntil > time) return { kind: 'unavailable' };
    // A known key is asked for again once a day: that is no flood, and must not be stopped by one.
    if (standIn === undefined && stored === undefined && lookUps.length >= LOOK_UPS_PER_MINUTE) {
      log.count('webhook.kid_throttled');
      return { kind: isAnswering ? 'unknown' : 'unavailable' };
    }
    lookUps.push(time);
    return fetchAndKeep(kid);
  }

  async function fetchAndKeep(kid: string): Promise<KeyAnswer> {
    const answer = await fetchKey(kid);
    isAnswering = answer.kind !== 'unavailable';
    if (answer.kind === 'unavailable') {
      pausedUntil = now().getTime() + answer.retryAfterMs;
      return { kind: 'unavailable' };
    }
    const key = answer.kind === 'key' ? importKey(answer.jwk, kid) : undefined;
    if (answer.kind === 'unknown' || key === undefined) {
      known.delete(kid);
      forgetOldest(unknown);
      unknown.set(kid, now().getTime() + UNKNOWN_FOR_MS);
      log.count('webhook.kid_unknown');
      return { kind: 'unknown' };
    }
    const fetchedAt = now();
    await store.save({ kid, jwk: answer.jwk, fetchedAt });
    return remember(kid, key, fetchedAt);
  }

  function remember(kid: string, key: KeyObject, fetchedAt: Date): KeyAnswer {
    forgetOldest(known);
    known.set(kid, { key, fetchedAt });
    return { kind: 'key', key };
  }

  return {
    async find(kid) {
      const cached = known.get(kid);
      if (cached !== undefined && isFresh(cached.fetchedAt, now()))
        return { kind: 'key', key: cached.key };
      if ((unknown.get(kid) ?? 0) > now().getTime()) return { kind: 'unknown' };
      const pending = underWay.get(kid) ?? lookUp(kid).finally(() => underWay.delete(kid));
      underWay.set(kid, pending);
      return pending;
    },
    async prime() {
      try {
        for (const { kid, jwk, fetchedAt } of await store.newest(AbortSignal.timeout(PRIME_MS))) {
          const key = isFresh(fetchedAt, now()) ? importKey(jwk, kid) : undefined;
          if (key !== undefined) remember(kid, key, fetchedAt);
        }
      } catch (error) {
        log.error('verification keys not read ahead', error);
      }
    },
  };
}

/** @returns undefined for a key that is expired, of the wrong kind, or not the one that was asked for */
function importKey(jwk: unknown, kid: string): KeyObject | undefined {
  const parsed = jwkShape.safeParse(jwk);
  if (!parsed.success) return undefined;
  const { expired_at: expiredAt, kid: ownId, kty, crv, x, y } = parsed.data;
  if (ownId !== kid || typeof expiredAt === 'number') return undefined;
  try {
    return createPublicKey({ key: { kty, crv, x, y }, format: 'jwk' });
  } catch {
    // Not a point of the curve.
    return undefined;
  }
}

function isFresh(fetchedAt: Date, now: Date): boolean {
  return now.getTime() - fetchedAt.getTime() < DAY_MS;
}

function forgetOldest(map: Map<string, unknown>): void {
  const [oldest] = map.keys();
  if (map.size >= REMEMBERED && oldest !== undefined) map.delete(oldest);
}
