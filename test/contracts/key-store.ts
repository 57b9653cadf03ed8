import { expect, it } from 'vitest';

import type { KeyStore } from '#lib/ports/key-store.ts';

import { signingKey } from '../builders/plaid-webhook.ts';

/** What any store of keys must do. @param open gives an empty one */
export function keyStoreContract(open: () => Promise<KeyStore>): void {
  const fetchedAt = new Date('2026-11-02T08:00:00.123Z');

  it('does not know a key that was never saved', async () => {
    const keys = await open();
    expect(await keys.find('nobody')).toBeUndefined();
  });

  it('gives a key back as Plaid gave it', async () => {
    const keys = await open();
    const { kid, jwk } = signingKey();
    await keys.save({ kid, jwk, fetchedAt });
    expect(await keys.find(kid)).toEqual({ kid, jwk, fetchedAt });
  });

  it('has the last of those saved for a kid', async () => {
    const keys = await open();
    const { kid, jwk } = signingKey();
    const expired = { ...jwk, expired_at: 1_795_262_400 };
    const later = new Date(fetchedAt.getTime() + 1);
    await keys.save({ kid, jwk, fetchedAt });
    await keys.save({ kid, jwk: expired, fetchedAt: later });
    expect(await keys.find(kid)).toEqual({ kid, jwk: expired, fetchedAt: later });
  });

  it('keeps kids apart', async () => {
    const keys = await open();
    const [one, other] = [signingKey(), signingKey()];
    await keys.save({ kid: one.kid, jwk: one.jwk, fetchedAt });
    await keys.save({ kid: other.kid, jwk: other.jwk, fetchedAt });
    expect(await keys.find(one.kid)).toMatchObject({ jwk: one.jwk });
    expect(await keys.find(other.kid)).toMatchObject({ jwk: other.jwk });
  });

  it('lists the newest four, each as it was last saved', async () => {
    const keys = await open();
    expect(await keys.newest()).toEqual([]);
    const [first, second, ...others] = Array.from({ length: 5 }, (_, index) => {
      const { kid, jwk } = signingKey();
      return { kid, jwk, fetchedAt: new Date(fetchedAt.getTime() + index) };
    });
    if (first === undefined || second === undefined) throw new Error('five keys were made');
    for (const key of [first, second, ...others]) await keys.save(key);
    expect(await keys.newest()).toEqual([...others.reverse(), second]);
    const again = { ...second, fetchedAt: new Date(fetchedAt.getTime() + 9) };
    await keys.save(again);
    expect(await keys.newest()).toEqual([again, ...others]);
  });
}
