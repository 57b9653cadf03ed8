import { describe, expect, it } from 'vitest';

import { connectVerificationKeys } from '#lib/plaid/verification-keys.ts';
import { verifyWebhook } from '#lib/plaid/verify-webhook.ts';

import { plaidJson, sha256, signedWebhook, signingKey } from '../builders/plaid-webhook.ts';
import { fakeLog } from '../fakes/fake-ports.ts';
import { fakeKeyStore } from '../fakes/fake-stores.ts';
import { countingFetchKey } from '../fakes/plaid-door.ts';

const NOW = new Date('2026-11-21T12:00:00.000Z');

const key = signingKey();
const body = plaidJson({ webhook_type: 'ITEM', webhook_code: 'LOGIN_REPAIRED' });

const keys = connectVerificationKeys(
  countingFetchKey(() => ({ kind: 'key', jwk: key.jwk })),
  fakeKeyStore(),
  fakeLog(),
  () => NOW,
);

function verifiedAt(now: Date, claims: Readonly<Record<string, unknown>>) {
  const { headers, body: bytes } = signedWebhook(key, NOW, body, { claims });
  return verifyWebhook(headers['plaid-verification'], bytes, keys, now);
}

describe('age of the signature', () => {
  const signed = { kind: 'signed' };
  const stale = { kind: 'unsigned', reason: 'stale' };
  const ahead = { kind: 'unsigned', reason: 'bad signature' };
  const ages = [
    { age: 0, outcome: signed },
    { age: 299, outcome: signed },
    { age: 300, outcome: signed },
    { age: 301, outcome: stale },
    { age: 86_400, outcome: stale },
    { age: -59, outcome: signed },
    { age: -60, outcome: signed },
    { age: -61, outcome: ahead },
    { age: -86_400, outcome: ahead },
  ];

  it.each(ages)('$age s: $outcome.kind', async ({ age, outcome }) => {
    const iat = NOW.getTime() / 1000 - age;
    expect(await verifiedAt(NOW, { iat })).toMatchObject(outcome);
  });

  it('is counted in whole seconds, as Plaid writes it', async () => {
    const iat = NOW.getTime() / 1000 - 300;
    expect(await verifiedAt(new Date(NOW.getTime() + 999), { iat })).toMatchObject(signed);
  });

  const absurd = [
    { case: 'a fraction', iat: 1_795_262_400.5 },
    { case: 'milliseconds', iat: NOW.getTime() },
    { case: 'a text', iat: '1795262400' },
    { case: 'null', iat: null },
    { case: 'missing', iat: undefined },
    { case: 'a list', iat: [1_795_262_400] },
    { case: 'far below zero', iat: Number.MIN_SAFE_INTEGER },
    { case: 'as high as it goes', iat: Number.MAX_SAFE_INTEGER },
  ];

  it.each(absurd)('$case: unsigned', async ({ iat }) => {
    expect(await verifiedAt(NOW, { iat })).toMatchObject({ kind: 'unsigned' });
  });
});

describe('what a good signature tells', () => {
  it('is its time and the hash of the body', async () => {
    expect(await verifiedAt(NOW, {})).toEqual({
      kind: 'signed',
      iat: NOW,
      bodyHash: sha256(body),
    });
  });

  it('holds with claims that are new', async () => {
    expect(await verifiedAt(NOW, { environment: 'production' })).toMatchObject({ kind: 'signed' });
  });
});

describe('hash of the body', () => {
  const hashes = [
    { case: 'of another body', hash: sha256('evil') },
    { case: 'in upper case', hash: sha256(body).toUpperCase() },
    { case: 'cut short', hash: sha256(body).slice(0, 62) },
    { case: 'with something behind it', hash: `${sha256(body)}00` },
    { case: 'empty', hash: '' },
    { case: 'a list', hash: [sha256(body)] },
  ];

  it.each(hashes)('$case: unsigned', async ({ hash }) => {
    expect(await verifiedAt(NOW, { request_body_sha256: hash })).toEqual({
      kind: 'unsigned',
      reason: 'bad signature',
    });
  });
});
