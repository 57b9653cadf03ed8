import { randomUUID } from 'node:crypto';

import { describe, expect, it } from 'vitest';

import { connectVerificationKeys, type FetchKey } from '#lib/plaid/verification-keys.ts';
import type { KeyStore } from '#lib/ports/key-store.ts';

import { signingKey } from '../builders/plaid-webhook.ts';
import { fakeClock, fakeLog } from '../fakes/fake-ports.ts';
import { fakeKeyStore } from '../fakes/fake-stores.ts';
import { countingFetchKey } from '../fakes/plaid-door.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

const key = signingKey();

const found = { kind: 'key', key: expect.anything() };

/** Plaid, knowing one key. */
const onlyOurs = () =>
  countingFetchKey((kid) =>
    kid === key.kid ? { kind: 'key', jwk: key.jwk } : { kind: 'unknown' },
  );

function instance(
  fetchKey: FetchKey,
  store: KeyStore = fakeKeyStore(),
  clock = fakeClock('2026-11-21T12:00:00.000Z'),
) {
  const log = fakeLog();
  const keys = connectVerificationKeys(fetchKey, store, log, clock.now);
  return { find: (kid: string) => keys.find(kid), prime: () => keys.prime(), clock, log };
}

describe('asking Plaid once', () => {
  it('for 50 that need the same key at once', async () => {
    const fetchKey = onlyOurs();
    const { find } = instance(fetchKey);
    const answers = await Promise.all(Array.from({ length: 50 }, () => find(key.kid)));
    expect(answers).toEqual(Array.from({ length: 50 }, () => found));
    expect(fetchKey.asked).toEqual([key.kid]);
  });

  it('for 50 that need the same unknown key at once', async () => {
    const fetchKey = onlyOurs();
    const { find, log } = instance(fetchKey);
    const kid = randomUUID();
    const answers = await Promise.all(Array.from({ length: 50 }, () => find(kid)));
    expect(answers).toEqual(Array.from({ length: 50 }, () => ({ kind: 'unknown' })));
    expect(fetchKey.asked).toEqual([kid]);
    expect(log.counts.get('webhook.kid_unknown')).toBe(1);
  });

  it('for all instances: the second finds the key in the store', async () => {
    const fetchKey = onlyOurs();
    const store = fakeKeyStore();
    expect(await instance(fetchKey, store).find(key.kid)).toEqual(found);
    expect(await instance(fetchKey, store).find(key.kid)).toEqual(found);
    expect(fetchKey.asked).toEqual([key.kid]);
    expect(store.saved).toEqual([
      { kid: key.kid, jwk: key.jwk, fetchedAt: new Date('2026-11-21T12:00:00.000Z') },
    ]);
  });

  it('and not before: a failed look-up is not kept by those who waited for it', async () => {
    let up = false;
    const fetchKey = countingFetchKey(() =>
      up ? { kind: 'key', jwk: key.jwk } : { kind: 'unavailable', retryAfterMs: 1000 },
    );
    const { find, clock } = instance(fetchKey);
    expect(await Promise.all([find(key.kid), find(key.kid)])).toEqual([
      { kind: 'unavailable' },
      { kind: 'unavailable' },
    ]);
    up = true;
    clock.pass(1000);
    expect(await find(key.kid)).toEqual(found);
    expect(fetchKey.asked).toHaveLength(2);
  });

  it('a store that fails fails the look-up, and the next one starts anew', async () => {
    const fetchKey = onlyOurs();
    const store = fakeKeyStore();
    let down = true;
    const { find } = instance(fetchKey, {
      ...store,
      find: (kid) => (down ? Promise.reject(new Error('no table')) : store.find(kid)),
    });
    await expect(find(key.kid)).rejects.toThrow('no table');
    down = false;
    expect(await find(key.kid)).toEqual(found);
  });
});

describe('an instance that starts', () => {
  it('has the newest keys before anybody asks, and reads none of them again', async () => {
    const fetchKey = onlyOurs();
    const store = fakeKeyStore();
    await instance(fetchKey, store).find(key.kid);
    const reads: string[] = [];
    const started = instance(fetchKey, {
      ...store,
      find: (kid) => {
        reads.push(kid);
        return store.find(kid);
      },
    });
    await started.prime();
    expect(await started.find(key.kid)).toEqual(found);
    expect(reads).toEqual([]);
    expect(fetchKey.asked).toEqual([key.kid]);
  });

  it.each([
    { case: 'is a day old', change: { fetchedAt: new Date('2026-11-20T12:00:00.000Z') } },
    { case: 'has expired', change: { jwk: { ...key.jwk, expired_at: 1 } } },
    { case: 'is another one', change: { jwk: signingKey().jwk } },
    { case: 'is no key', change: { jwk: 'key' } },
  ])('takes no key on trust that $case', async ({ change }) => {
    const fetchKey = onlyOurs();
    const store = fakeKeyStore();
    const { prime, find, clock } = instance(fetchKey, store);
    await store.save({ kid: key.kid, jwk: key.jwk, fetchedAt: clock.now(), ...change });
    await prime();
    expect(await find(key.kid)).toEqual(found);
    expect(fetchKey.asked).toEqual([key.kid]);
  });

  it('starts without them when the table does not answer', async () => {
    const { prime, find, log } = instance(onlyOurs(), {
      ...fakeKeyStore(),
      newest: () => Promise.reject(new Error('no table')),
    });
    await prime();
    expect(log.lines).toMatchObject([{ sentence: 'verification keys not read ahead' }]);
    expect(await find(key.kid)).toEqual(found);
  });
});

describe('a flood of made-up key ids', () => {
  /** 10,000 of them within a minute. */
  async function flood(
    { find, clock }: ReturnType<typeof instance>,
    between?: () => Promise<void>,
  ) {
    for (let sent = 0; sent < 10_000; sent += 1) {
      expect(await find(randomUUID())).toEqual({ kind: 'unknown' });
      if (sent % 1000 === 999) await between?.();
      clock.pass(5);
    }
  }

  it('costs Plaid at most ten look-ups', async () => {
    const fetchKey = onlyOurs();
    const keys = instance(fetchKey);
    await flood(keys);
    expect(fetchKey.asked).toHaveLength(10);
    expect(Object.fromEntries(keys.log.counts)).toEqual({
      'webhook.kid_unknown': 10,
      'webhook.kid_throttled': 9990,
    });
  });

  it('does not hold up a key that this instance holds', async () => {
    const fetchKey = onlyOurs();
    const keys = instance(fetchKey);
    await keys.find(key.kid);
    await flood(keys, async () => {
      expect(await keys.find(key.kid)).toEqual(found);
    });
    expect(fetchKey.asked.filter((kid) => kid === key.kid)).toHaveLength(1);
  });

  it('does not hold up a key that another instance has fetched', async () => {
    const fetchKey = onlyOurs();
    const store = fakeKeyStore();
    const keys = instance(fetchKey, store);
    await flood(keys);
    await store.save({ kid: key.kid, jwk: key.jwk, fetchedAt: keys.clock.now() });
    expect(await keys.find(key.kid)).toEqual(found);
    expect(fetchKey.asked).not.toContain(key.kid);
  });

  it('does not hold up the daily look at a key that we know', async () => {
    const fetchKey = onlyOurs();
    const keys = instance(fetchKey);
    await keys.find(key.kid);
    keys.clock.pass(DAY_MS);
    await flood(keys);
    expect(await keys.find(key.kid)).toEqual(found);
    expect(fetchKey.asked.filter((kid) => kid === key.kid)).toHaveLength(2);
  });

  it('does not hold up the daily look at a key that only the store knows', async () => {
    const fetchKey = onlyOurs();
    const store = fakeKeyStore();
    const keys = instance(fetchKey, store);
    const fetchedAt = new Date(keys.clock.now().getTime() - DAY_MS);
    await store.save({ kid: key.kid, jwk: key.jwk, fetchedAt });
    await flood(keys);
    expect(await keys.find(key.kid)).toEqual(found);
  });

  it('does not hold up the daily look at a key that the store has dropped', async () => {
    const fetchKey = onlyOurs();
    const store = fakeKeyStore();
    const keys = instance(fetchKey, store);
    await keys.find(key.kid);
    keys.clock.pass(3 * DAY_MS);
    store.saved.length = 0;
    await flood(keys);
    expect(await keys.find(key.kid)).toEqual(found);
  });

  it('is over a minute later: a key that is new can be fetched', async () => {
    const fetchKey = onlyOurs();
    const keys = instance(fetchKey);
    await flood(keys);
    expect(await keys.find(key.kid)).toEqual({ kind: 'unknown' });
    keys.clock.pass(MINUTE_MS);
    expect(await keys.find(key.kid)).toEqual(found);
  });

  it('leaves no key behind', async () => {
    const store = fakeKeyStore();
    await flood(instance(onlyOurs(), store));
    expect(store.saved).toEqual([]);
  });
});

describe('an unknown key', () => {
  it('is remembered for a minute, then asked for again', async () => {
    const fetchKey = onlyOurs();
    const { find, clock } = instance(fetchKey);
    const kid = randomUUID();
    await find(kid);
    clock.pass(MINUTE_MS - 1);
    await find(kid);
    expect(fetchKey.asked).toHaveLength(1);
    clock.pass(1);
    await find(kid);
    expect(fetchKey.asked).toHaveLength(2);
  });
});

describe('after a day', () => {
  it('a key is fetched again, not a millisecond before', async () => {
    const fetchKey = onlyOurs();
    const { find, clock } = instance(fetchKey);
    await find(key.kid);
    clock.pass(DAY_MS - 1);
    expect(await find(key.kid)).toEqual(found);
    expect(fetchKey.asked).toHaveLength(1);
    clock.pass(1);
    expect(await find(key.kid)).toEqual(found);
    expect(fetchKey.asked).toHaveLength(2);
  });

  it('the key of the store is fetched again by one instance, for all', async () => {
    const fetchKey = onlyOurs();
    const store = fakeKeyStore();
    const clock = fakeClock('2026-11-21T12:00:00.000Z');
    await instance(fetchKey, store, clock).find(key.kid);
    clock.pass(DAY_MS);
    expect(await instance(fetchKey, store, clock).find(key.kid)).toEqual(found);
    expect(await instance(fetchKey, store, clock).find(key.kid)).toEqual(found);
    expect(fetchKey.asked).toHaveLength(2);
  });

  it('a key that has expired is refused, by other instances too', async () => {
    let expiredAt: number | null = null;
    const fetchKey = countingFetchKey(() => ({
      kind: 'key',
      jwk: { ...key.jwk, expired_at: expiredAt },
    }));
    const store = fakeKeyStore();
    const clock = fakeClock('2026-11-21T12:00:00.000Z');
    const { find } = instance(fetchKey, store, clock);
    const second = instance(fetchKey, store, clock);
    expect(await find(key.kid)).toEqual(found);
    expect(await second.find(key.kid)).toEqual(found);
    expiredAt = Math.floor(clock.now().getTime() / 1000) + 60;
    clock.pass(DAY_MS);
    expect(await find(key.kid)).toEqual({ kind: 'unknown' });
    expect(await find(key.kid)).toEqual({ kind: 'unknown' });
    expect(await second.find(key.kid)).toEqual({ kind: 'unknown' });
    expect(fetchKey.asked).toHaveLength(3);
  });
});

describe('while the key endpoint is down', () => {
  it('a key that we hold works for its day, an unknown one is undecided', async () => {
    let up = true;
    const fetchKey = countingFetchKey(() =>
      up ? { kind: 'key', jwk: key.jwk } : { kind: 'unavailable', retryAfterMs: 1000 },
    );
    const { find, clock } = instance(fetchKey);
    await find(key.kid);
    up = false;
    for (let minute = 0; minute < 60; minute += 1) {
      expect(await find(key.kid)).toEqual(found);
      expect(await find(randomUUID())).toEqual({ kind: 'unavailable' });
      clock.pass(MINUTE_MS);
    }
  });

  it('nobody asks before the pause it wants is over', async () => {
    const fetchKey = countingFetchKey(() => ({ kind: 'unavailable', retryAfterMs: 60_000 }));
    const { find, clock } = instance(fetchKey);
    await find(key.kid);
    clock.pass(59_999);
    expect(await find(key.kid)).toEqual({ kind: 'unavailable' });
    expect(await find(randomUUID())).toEqual({ kind: 'unavailable' });
    expect(fetchKey.asked).toHaveLength(1);
    clock.pass(1);
    await find(key.kid);
    expect(fetchKey.asked).toHaveLength(2);
  });

  it('a new key is undecided all the while, even when our look-ups are used up', async () => {
    let up = false;
    const fetchKey = countingFetchKey(() =>
      up ? { kind: 'key', jwk: key.jwk } : { kind: 'unavailable', retryAfterMs: 1000 },
    );
    const { find, log, clock } = instance(fetchKey);
    for (let second = 0; second < 60; second += 1) {
      expect(await find(key.kid)).toEqual({ kind: 'unavailable' });
      clock.pass(1000);
    }
    expect(fetchKey.asked).toHaveLength(10);
    up = true;
    expect(await find(key.kid)).toEqual(found);
    expect(log.counts.get('webhook.kid_unknown')).toBeUndefined();
  });
});

describe('what Plaid gives as a key', () => {
  const useless: { case: string; jwk: unknown }[] = [
    { case: 'is nothing', jwk: undefined },
    { case: 'is null', jwk: null },
    { case: 'is a text', jwk: 'key' },
    { case: 'has another kid', jwk: { ...key.jwk, kid: randomUUID() } },
    { case: 'has expired', jwk: { ...key.jwk, expired_at: 1 } },
    { case: 'expired at the first second', jwk: { ...key.jwk, expired_at: 0 } },
    { case: 'is RSA', jwk: { ...key.jwk, kty: 'RSA' } },
    { case: 'is a shared secret', jwk: { kty: 'oct', k: 'AAAA', alg: 'ES256', kid: key.kid } },
    { case: 'is for another algorithm', jwk: { ...key.jwk, alg: 'ES384' } },
    { case: 'is for another curve', jwk: { ...key.jwk, crv: 'secp256k1' } },
    { case: 'is for encryption', jwk: { ...key.jwk, use: 'enc' } },
    { case: 'lacks y', jwk: { ...key.jwk, y: undefined } },
    {
      case: 'is the point at the origin',
      jwk: { ...key.jwk, x: 'A'.repeat(43), y: 'A'.repeat(43) },
    },
  ];

  it.each(useless)('$case: no key to us', async ({ jwk }) => {
    const store = fakeKeyStore();
    const { find } = instance(
      countingFetchKey(() => ({ kind: 'key', jwk })),
      store,
    );
    expect(await find(key.kid)).toEqual({ kind: 'unknown' });
    expect(store.saved).toEqual([]);
  });

  it('in the store, is looked at as closely', async () => {
    const fetchKey = onlyOurs();
    const store = fakeKeyStore();
    const { find, clock } = instance(fetchKey, store);
    await store.save({ kid: key.kid, jwk: signingKey().jwk, fetchedAt: clock.now() });
    expect(await find(key.kid)).toEqual(found);
    expect(fetchKey.asked).toEqual([key.kid]);
  });

  it('with fields that are new, is a key all the same', async () => {
    const { find } = instance(
      countingFetchKey(() => ({ kind: 'key', jwk: { ...key.jwk, rotates_at: 'soon' } })),
    );
    expect(await find(key.kid)).toEqual(found);
  });
});
