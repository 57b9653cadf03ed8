import { sign } from 'node:crypto';

import fc from 'fast-check';
import { compactVerify, importJWK } from 'jose';
import { expect, it } from 'vitest';

import { verifyWebhook } from '#lib/plaid/verify-webhook.ts';

import { malleated, sha256, signingKey } from '../builders/plaid-webhook.ts';
import { isThorough } from '../thorough.ts';

const NOW = new Date('2026-11-21T12:00:00.000Z');
const IAT = NOW.getTime() / 1000;
const body = Buffer.from('{\n  "webhook_code": "ERROR",\n  "webhook_type": "ITEM"\n}');
const key = signingKey();
const stranger = signingKey();
const keys = { find: () => Promise.resolve({ kind: 'key' as const, key: key.publicKey }) };

const encoded = (value: unknown) =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

/** Whatever it says, Plaid's key has signed it. */
function signed(header: unknown, claims: unknown, privateKey = key.privateKey): string {
  const input = `${encoded(header)}.${encoded(claims)}`;
  const signature = sign('sha256', Buffer.from(input), {
    key: privateKey,
    dsaEncoding: 'ieee-p1363',
  });
  return `${input}.${signature.toString('base64url')}`;
}

const honestHeader = { alg: 'ES256', kid: key.kid, typ: 'JWT' };
const honestClaims = { iat: IAT, request_body_sha256: sha256(body) };

/** Fields that a header or the claims may have, more often as they should be than not. */
const header = fc.oneof(
  fc.record(
    {
      alg: fc.oneof(
        { weight: 6, arbitrary: fc.constant('ES256') },
        {
          weight: 1,
          arbitrary: fc.constantFrom('none', 'HS256', 'ES384', 'RS256', 'es256', '', null),
        },
      ),
      kid: fc.oneof(
        { weight: 6, arbitrary: fc.constant(key.kid) },
        { weight: 1, arbitrary: fc.constantFrom('', '../keys', key.kid.toUpperCase(), null, 7) },
      ),
      typ: fc.constantFrom('JWT', 'jwt', 'at+jwt', 7),
      crit: fc.constantFrom([], ['exp'], ['b64'], ['kid'], 'b64', null),
      b64: fc.constantFrom(true, false, null),
      jku: fc.constant('https://example.com/keys'),
      jwk: fc.constant(stranger.jwk),
      x5c: fc.constant(['AAAA']),
      zip: fc.constant('DEF'),
    },
    { requiredKeys: ['alg', 'kid'] },
  ),
  fc.constantFrom(
    `{"alg":"none","alg":"ES256","kid":"${key.kid}"}`,
    `{"alg":"ES256","alg":"none","kid":"${key.kid}"}`,
    `{"\\u0061lg":"ES256","kid":"${key.kid}"}`,
    `\uFEFF${JSON.stringify(honestHeader)}`,
    `${JSON.stringify(honestHeader)}\n`,
    `${JSON.stringify(honestHeader)}x`,
    '[]',
    'null',
    '"ES256"',
    '',
  ),
);
const claims = fc.oneof(
  fc.record(
    {
      iat: fc.oneof(
        { weight: 4, arbitrary: fc.integer({ min: IAT - 300, max: IAT + 60 }) },
        {
          weight: 1,
          arbitrary: fc.constantFrom(IAT - 301, IAT + 61, IAT - 0.5, String(IAT), null),
        },
      ),
      request_body_sha256: fc.oneof(
        { weight: 4, arbitrary: fc.constant(sha256(body)) },
        {
          weight: 1,
          arbitrary: fc.constantFrom(sha256('other'), sha256(body).toUpperCase(), '', null, [1]),
        },
      ),
      exp: fc.constantFrom(1, IAT + 60),
    },
    { requiredKeys: ['iat', 'request_body_sha256'] },
  ),
  fc.constantFrom('[]', 'null', '', `\uFEFF${JSON.stringify(honestClaims)}`),
);

/** What is done to a token on its way, once it is signed. */
type Change = (token: string, at: number, letter: string) => string;
const place = (token: string, at: number) => Math.floor(at * token.length);
const onParts = (change: (parts: string[]) => string[]) => (token: string) =>
  change(token.split('.')).join('.');
const changes: readonly Change[] = [
  (token, at, letter) =>
    token.slice(0, place(token, at)) + letter + token.slice(place(token, at) + 1),
  (token, at, letter) => token.slice(0, place(token, at)) + letter + token.slice(place(token, at)),
  (token, at) => token.slice(0, place(token, at)) + token.slice(place(token, at) + 1),
  (token, at) => token.slice(0, place(token, at)),
  (token) => malleated(token),
  // The same bytes in another spelling.
  (token, _, letter) => token.slice(0, -1) + letter,
  (token) => `${token}=`,
  (token) => `${token}==`,
  (token) => ` ${token}`,
  (token) => `${token}\n`,
  (token) => `${token}.`,
  (token) => token.replaceAll('-', '+').replaceAll('_', '/'),
  onParts(([head = '', payload = '']) => [head, payload]),
  onParts(([head = '', payload = '']) => [head, payload, '']),
  onParts(([head = '', payload = '', signature = '']) => [payload, head, signature]),
  onParts((parts) => [...parts, parts[2] ?? '']),
  onParts((parts) => [...parts, '', '']),
  onParts(([head = '', , signature = '']) => [
    head,
    encoded({ ...honestClaims, iat: IAT - 1 }),
    signature,
  ]),
  onParts(([head = '', payload = '']) => [head, payload, 'A'.repeat(86)]),
  onParts(([head = '', payload = '', signature = '']) => [
    head,
    payload,
    `${'A'.repeat(43)}${signature.slice(43)}`,
  ]),
  onParts(([head = '', payload = '']) => [head, payload, `${'_'.repeat(85)}w`]),
  onParts(([, payload = '', signature = '']) => [
    encoded({ ...honestHeader, alg: 'none' }),
    payload,
    signature,
  ]),
];
const token = fc.oneof(
  fc.tuple(header, claims).map(([head, payload]) => signed(head, payload)),
  fc.tuple(header, claims).map(([head, payload]) => signed(head, payload, stranger.privateKey)),
  fc
    .tuple(
      fc.constantFrom(...changes),
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      fc.constantFrom(
        'A',
        'Q',
        'g',
        'w',
        'B',
        'x',
        '0',
        '9',
        '-',
        '_',
        '=',
        '+',
        '/',
        '.',
        '{',
        ' ',
        'é',
      ),
    )
    .map(([change, at, letter]) => change(signed(honestHeader, honestClaims), at, letter)),
);

it('nothing is signed to us that is not to jose, and what jose takes is signed to us unless we are the stricter', async () => {
  const joseKey = await importJWK({ ...key.publicKey.export({ format: 'jwk' }), alg: 'ES256' });
  const seen = { both: 0, neither: 0, stricter: 0 };
  await fc.assert(
    fc.asyncProperty(token, async (tried) => {
      const ours = await verifyWebhook(tried, body, keys, NOW);
      const theirs = await compactVerify(tried, joseKey, { algorithms: ['ES256'] }).then(
        ({ payload }) => payload,
        () => undefined,
      );
      if (ours.kind === 'signed') {
        expect(theirs).toBeDefined();
        const told = JSON.parse(Buffer.from(theirs ?? '').toString('utf8'));
        expect(told).toMatchObject({
          iat: ours.iat.getTime() / 1000,
          request_body_sha256: ours.bodyHash,
        });
        seen.both += 1;
      } else if (theirs === undefined) seen.neither += 1;
      else {
        expect(whyStricter(tried, theirs)).not.toEqual([]);
        seen.stricter += 1;
      }
    }),
    { numRuns: isThorough ? 50_000 : 4_000 },
  );
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(100);
}, 120_000);

/** What we mind in a token that jose takes: said here once more, in other words than the code's. */
function whyStricter(tried: string, payload: Uint8Array): string[] {
  const parts = tried.split('.');
  const [head = ''] = parts;
  const told: unknown = valueOf(Buffer.from(head, 'base64url').toString('utf8'));
  const claimed: unknown = valueOf(Buffer.from(payload).toString('utf8'));
  const { crit, b64, kid } = Object(told);
  const { iat, request_body_sha256: hash } = Object(claimed);
  const isOneSpelling = parts.every(
    (part) => Buffer.from(part, 'base64url').toString('base64url') === part,
  );
  return Object.entries({
    'another spelling': !isOneSpelling,
    'crit or b64': crit !== undefined || b64 !== undefined,
    'no key id of ours': typeof kid !== 'string' || kid.toLowerCase() !== key.kid,
    'not the time': !Number.isInteger(iat) || iat < IAT - 300 || iat > IAT + 60,
    'another body': hash !== sha256(body),
    'not plain JSON': told === undefined || claimed === undefined,
  }).flatMap(([why, isSo]) => (isSo ? [why] : []));
}

function valueOf(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
