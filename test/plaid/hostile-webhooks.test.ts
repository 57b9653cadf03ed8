import { describe, expect, it } from 'vitest';

import { toInboxRecord } from '#lib/dynamodb/inbox-record.ts';
import { healthStatus } from '#lib/health/item-health.ts';
import { type HttpRequest, toHttpRequest } from '#lib/http-request.ts';
import { connectFetchKey } from '#lib/plaid/fetch-key.ts';
import type { InboxEntry } from '#lib/incoming/inbox-entry.ts';
import { fixed } from '#lib/rotating.ts';

import {
  lambdaEvent,
  malleated,
  plaidJson,
  sha256,
  signedWebhook,
  signingKey,
  type Tampering,
} from '../builders/plaid-webhook.ts';
import { fakeLog } from '../fakes/fake-ports.ts';
import { type KeyEndpointAnswer, startKeyEndpoint } from '../fakes/key-endpoint.ts';
import { countingFetchKey, type PlaidDoor, plaidDoor } from '../fakes/plaid-door.ts';

const SECRET = 'b7c1d0e94f2a6538d1c0b9a8e7f6a5';
const ITEM = 'tQ4mZx8RkV1sLp7NcYbW2hGdJf9EaUoT6i3K5';
const OTHER_ITEM = 'hGdJf9EaUoT6i3K5tQ4mZx8RkV1sLp7NcYbW2';
const HOUR_MS = 60 * 60 * 1000;

const accepted = { statusCode: 200, body: '' };
const unauthorized = { statusCode: 401, body: '{"error":"unauthorized"}' };
const unavailable = { statusCode: 503, body: '{"error":"unavailable"}' };
const tooLarge = { statusCode: 413, body: '' };

const error = {
  error_type: 'ITEM_ERROR',
  error_code: 'ITEM_LOGIN_REQUIRED',
  error_message: 'the saved login does not work any more',
  display_message: null,
  status: 400,
};

const itemError = {
  webhook_type: 'ITEM',
  webhook_code: 'ERROR',
  item_id: ITEM,
  environment: 'production',
  error,
};

/** Whatever came in: nothing of the token and no live credential is left anywhere. */
function expectNoSecret(door: PlaidDoor, request: HttpRequest): void {
  const traces = door.traces();
  const signature = request.headers['plaid-verification']?.split('.')[2];
  expect(traces).not.toContain(SECRET);
  expect(traces).not.toMatch(/(access|public|link)-(sandbox|production)-\w/);
  if (signature !== undefined && signature.length > 8) expect(traces).not.toContain(signature);
}

/** Refused, for a reason that only our metrics know; nothing is kept. */
async function expectRefused(
  door: PlaidDoor,
  request: HttpRequest,
  counts: Readonly<Record<string, number>> = { 'webhook.refused': 1 },
): Promise<void> {
  expect(await door.receive(request)).toEqual(unauthorized);
  await door.deliver();
  expect(door.ports.inbox.entries).toEqual([]);
  expect(door.ports.items.all()).toEqual([]);
  expect(door.ports.slack.calls).toBe(0);
  expect(door.counts()).toEqual(counts);
  expectNoSecret(door, request);
}

/** @returns the one entry that was kept */
async function expectKept(door: PlaidDoor, request: HttpRequest): Promise<InboxEntry | undefined> {
  expect(await door.receive(request)).toEqual(accepted);
  await door.deliver();
  expect(door.ports.inbox.entries).toHaveLength(1);
  expectNoSecret(door, request);
  return door.ports.inbox.entries[0];
}

/** Signed but unreadable: kept, and without effect. */
async function expectQuarantined(door: PlaidDoor, request: HttpRequest): Promise<void> {
  const entry = await expectKept(door, request);
  expect(entry).toMatchObject({
    kind: 'quarantined',
    source: 'unreadable',
    at: door.ports.now().toISOString(),
    size: request.body.byteLength,
    bodyHash: sha256(request.body),
  });
  expect(door.ports.items.all()).toEqual([]);
  expect(door.ports.slack.calls).toBe(0);
  expect(door.counts()).toEqual({ 'webhook.kept': 1, 'webhook.quarantined': 1 });
}

function header(fields: Readonly<Record<string, unknown>>): Tampering {
  return { header: fields };
}

describe('webhook-auth: refused before any key is asked for', () => {
  const forgeries: { id: string; case: string; tampering: (kid: string) => Tampering }[] = [
    { id: 'WA-001', case: 'the header is missing', tampering: () => ({ token: () => undefined }) },
    { id: 'WA-003', case: 'the header is one blank', tampering: () => ({ token: () => ' ' }) },
    {
      id: 'WA-005',
      case: 'the signature part is cut off',
      tampering: () => ({ token: (token) => token.split('.').slice(0, 2).join('.') }),
    },
    {
      id: 'WA-007',
      case: 'five parts, as an encrypted token has',
      tampering: () => ({ token: () => 'a.b.c.d.e' }),
    },
    {
      id: 'WA-009',
      case: 'alg none without a signature',
      tampering: () => ({ header: { alg: 'none' }, signature: 'empty' }),
    },
    {
      id: 'WA-011',
      case: 'alg HS256 with our public key as the shared secret',
      tampering: () => ({ header: { alg: 'HS256' }, signature: 'HMAC with the public key' }),
    },
    {
      id: 'WA-013',
      case: 'alg HS256 with an empty secret',
      tampering: () => ({ header: { alg: 'HS256' }, signature: 'HMAC with an empty key' }),
    },
    {
      id: 'WA-015',
      case: 'alg says ES384, the signature is ES256',
      tampering: () => header({ alg: 'ES384' }),
    },
    { id: 'WA-017', case: 'no alg', tampering: () => header({ alg: undefined }) },
    {
      id: 'WA-019',
      case: 'alg twice, ES256 and then none',
      tampering: (kid) => ({
        headerText: `{"alg":"ES256","alg":"none","kid":"${kid}","typ":"JWT"}`,
      }),
    },
    { id: 'WA-021', case: 'an empty kid', tampering: () => header({ kid: '' }) },
    {
      id: 'WA-023',
      case: 'a kid that is an object',
      tampering: () => header({ kid: { toString: 'x' } }),
    },
    {
      id: 'WA-025',
      case: 'a kid that breaks out of SQL quotes',
      tampering: () => header({ kid: "x' OR '1'='1" }),
    },
    {
      id: 'WA-027',
      case: 'a kid that every object has a property of',
      tampering: () => header({ kid: 'constructor' }),
    },
    {
      id: 'WA-029',
      case: 'a kid of 10,000 characters',
      tampering: () => header({ kid: 'a'.repeat(10_000) }),
    },
    { id: 'WA-041', case: 'the signature in DER', tampering: () => ({ signature: 'DER' }) },
    { id: 'WA-045', case: 'a signature of 65 bytes', tampering: () => ({ signature: '65 bytes' }) },
    {
      id: 'WA-051',
      case: 'base64 padding behind the signature',
      tampering: () => ({ token: (token) => `${token}==` }),
    },
    {
      id: 'WA-053',
      case: 'the signature in the plain base64 alphabet',
      tampering: () => ({ signature: 'plain base64' }),
    },
    {
      id: 'WA-055',
      case: 'the header sent twice, which API Gateway joins by a comma',
      tampering: () => ({ token: (token) => `${token},${token}` }),
    },
    {
      id: 'WA-057',
      case: 'a token header nested 10,000 deep',
      tampering: () => ({ headerText: `${'['.repeat(10_000)}${']'.repeat(10_000)}` }),
    },
  ];

  it.each(forgeries)('$id $case', async ({ tampering }) => {
    const fetchKey = countingFetchKey();
    const door = plaidDoor('never met', fetchKey);
    await expectRefused(door, door.sign(itemError, tampering(door.key.kid)));
    expect(fetchKey.asked).toEqual([]);
  });
});

describe('webhook-auth: refused by a key that we know', () => {
  const now = Date.parse('2026-11-21T12:00:00.000Z') / 1000;
  const forgeries: { id: string; case: string; tampering: Tampering }[] = [
    {
      id: 'WA-035',
      case: 'jku points at keys of somebody else, who signed',
      tampering: {
        header: { jku: 'https://keys.evil.example/set' },
        signature: 'of another key',
      },
    },
    {
      id: 'WA-037',
      case: 'x5c brings a certificate, whose owner signed',
      tampering: { header: { x5c: ['MIIB'] }, signature: 'of another key' },
    },
    {
      id: 'WA-039',
      case: 'b64 false is critical, and the signature holds',
      tampering: header({ b64: false, crit: ['b64'] }),
    },
    {
      id: 'WA-043',
      case: 'r and s are the order of the group',
      tampering: { signature: 'r and s are the order' },
    },
    {
      id: 'WA-047',
      case: 'other claims and body under the old signature',
      tampering: {
        claimsAfterSigning: { request_body_sha256: sha256('evil') },
        bodyAfterSigning: 'evil',
      },
    },
    { id: 'WA-059', case: 'the claims are null', tampering: { claimsText: 'null' } },
    { id: 'WA-061', case: 'the claims are a string', tampering: { claimsText: '"x"' } },
    { id: 'WA-063', case: 'iat is a string', tampering: { claims: { iat: String(now) } } },
    { id: 'WA-069', case: 'iat is 61 s ahead of us', tampering: { claims: { iat: now + 61 } } },
    { id: 'WA-071', case: 'iat is 1e308', tampering: { claims: { iat: 1e308 } } },
    {
      id: 'WA-073',
      case: 'no hash of the body among the claims',
      tampering: { claims: { request_body_sha256: undefined } },
    },
    {
      id: 'WA-075',
      case: 'the hash of the body is an object',
      tampering: { claims: { request_body_sha256: {} } },
    },
    {
      id: 'WA-077',
      case: 'a line end added to the signed body',
      tampering: { bodyAfterSigning: `${plaidJson(itemError)}\n` },
    },
  ];

  it.each(forgeries)('$id $case', async ({ tampering }) => {
    const fetchKey = countingFetchKey();
    const door = plaidDoor('known', fetchKey);
    await expectRefused(door, door.sign(itemError, tampering));
    expect(fetchKey.asked).toEqual([]);
  });

  it('WA-067 a signature that holds, 24 h old: counted apart', async () => {
    const door = plaidDoor('known');
    await expectRefused(door, door.sign(itemError, { claims: { iat: now - 24 * 60 * 60 } }), {
      'webhook.stale_authentic': 1,
    });
  });
});

describe('webhook-auth: keys that Plaid does not know', () => {
  it('WA-031 a well-formed kid that Plaid does not know', async () => {
    const fetchKey = countingFetchKey();
    const door = plaidDoor('known', fetchKey);
    const kid = '00000000-0000-4000-8000-000000000000';
    await expectRefused(door, door.sign(itemError, header({ kid })), {
      'webhook.kid_unknown': 1,
      'webhook.refused': 1,
    });
    expect(fetchKey.asked).toEqual([kid]);
  });

  it('WA-033 the same unknown kid 1,000 times within a minute', async () => {
    const fetchKey = countingFetchKey();
    const door = plaidDoor('known', fetchKey);
    const kid = '00000000-0000-4000-8000-000000000001';
    const request = door.sign(itemError, header({ kid }));
    const bodies = new Set<string | undefined>();
    for (let sent = 0; sent < 1000; sent += 1) {
      const answer = await door.receive(request);
      expect(answer.statusCode).toBe(401);
      bodies.add(answer.body);
      door.ports.pass(59);
    }
    expect([...bodies]).toEqual([unauthorized.body]);
    expect(fetchKey.asked).toEqual([kid]);
    expect(door.ports.inbox.entries).toEqual([]);
    expect(door.counts()).toEqual({ 'webhook.kid_unknown': 1, 'webhook.refused': 1000 });
  });
});

describe('webhook-auth: nothing to refuse', () => {
  it('WA-049 the same delivery with the other valid s is the same row', async () => {
    const door = plaidDoor('known');
    const request = door.sign(itemError);
    const again: HttpRequest = {
      ...request,
      headers: { 'plaid-verification': malleated(request.headers['plaid-verification'] ?? '') },
    };
    await expectKept(door, request);
    const cards = structuredClone(door.ports.slack.standing);
    expect(again.headers['plaid-verification']).not.toBe(request.headers['plaid-verification']);
    await expectKept(door, again);
    expect(door.ports.slack.standing).toEqual(cards);
    expect(door.ports.log.lines).toContainEqual(expect.objectContaining({ decision: 'duplicate' }));
  });

  it('WA-065 iat 300 s ago', async () => {
    const door = plaidDoor('known');
    const request = door.sign(itemError);
    door.ports.pass(300_000);
    expect(await expectKept(door, request)).toMatchObject({
      kind: 'item',
      event: { kind: 'failed', at: '2026-11-21T12:00:00.000Z' },
    });
  });

  it("WA-079 Plaid's own spacing, hashed as it came", async () => {
    const door = plaidDoor('known');
    const request = door.sign(itemError);
    expect(Buffer.from(request.body).toString()).toMatch(/^\{\n {2}"environment": .*[^\n]$/s);
    expect(await expectKept(door, toHttpRequest(lambdaEvent(request)))).toMatchObject({
      kind: 'item',
      event: { itemId: ITEM, bodyHash: sha256(request.body) },
    });
  });

  it('WA-081 a body beyond ASCII, which API Gateway hands over in base64', async () => {
    const door = plaidDoor('known');
    const request = door.sign({ ...itemError, institution_name: 'Crédit Émeraude · 緑の銀行' });
    const handedOver = toHttpRequest(lambdaEvent(request, 'base64'));
    expect(await expectKept(door, handedOver)).toMatchObject({
      kind: 'item',
      event: { ids: { institution_name: 'Crédit Émeraude · 緑の銀行' } },
    });
  });

  it('WA-083 no body at all, signed as the empty one', async () => {
    const door = plaidDoor('known');
    await expectQuarantined(door, toHttpRequest(lambdaEvent(door.sign(''), 'no body')));
  });

  it('WA-097 a GET', async () => {
    const fetchKey = countingFetchKey();
    const door = plaidDoor('never met', fetchKey);
    expect(await door.receive(door.sign(itemError, { method: 'GET' }))).toEqual({
      statusCode: 405,
      headers: { allow: 'POST' },
      body: '',
    });
    expect(fetchKey.asked).toEqual([]);
    expect(door.ports.inbox.entries).toEqual([]);
    expect(door.counts()).toEqual({});
  });
});

describe("webhook-auth: Plaid's key endpoint", () => {
  const key = signingKey();

  async function doorWithEndpoint(answer: KeyEndpointAnswer) {
    const endpoint = await startKeyEndpoint(answer);
    const config = { clientId: '5f0e1d2c3b4a', secret: SECRET, baseUrl: endpoint.baseUrl };
    const open = () => Promise.resolve(fixed(config));
    return { endpoint, door: plaidDoor('never met', connectFetchKey(open, fakeLog()), key) };
  }

  it('is asked for the kid of the token, with our credentials', async () => {
    const { endpoint, door } = await doorWithEndpoint({ kind: 'key', jwk: key.jwk });
    await expectKept(door, door.sign(itemError));
    expect(endpoint.asked).toEqual([
      {
        method: 'POST',
        path: '/webhook_verification_key/get',
        body: { client_id: '5f0e1d2c3b4a', secret: SECRET, key_id: key.kid },
      },
    ]);
  });

  it('WA-085 a key that expires while we hold it is refused after a day', async () => {
    const { endpoint, door } = await doorWithEndpoint({ kind: 'key', jwk: key.jwk });
    await expectKept(door, door.sign(itemError));
    door.ports.pass(24 * HOUR_MS + 1000);
    endpoint.answerWith({ kind: 'key', jwk: { ...key.jwk, expired_at: 1_795_300_000 } });
    expect(await door.receive(door.sign(itemError))).toEqual(unauthorized);
    expect(await door.receive(door.sign(itemError))).toEqual(unauthorized);
    expect(endpoint.asked).toHaveLength(2);
    expect(door.ports.inbox.entries).toHaveLength(1);
    expect(door.counts()).toEqual({
      'webhook.kept': 1,
      'alert.posted': 1,
      'webhook.kid_unknown': 1,
      'webhook.refused': 2,
    });
  });

  const uselessKeys: {
    id: string;
    case: string;
    answer: KeyEndpointAnswer;
  }[] = [
    {
      id: 'WA-087',
      case: 'a key that calls itself P-384',
      answer: { kind: 'key', jwk: { ...key.jwk, crv: 'P-384' } },
    },
    {
      id: 'WA-087',
      case: 'a key that is P-384',
      answer: { kind: 'key', jwk: signingKey(key.kid, 'P-384').jwk },
    },
    {
      id: 'WA-089',
      case: 'a key with an x that is too short',
      answer: { kind: 'key', jwk: { ...key.jwk, x: 'AA' } },
    },
    {
      id: 'WA-089',
      case: 'a key with an x off the curve',
      answer: { kind: 'key', jwk: { ...key.jwk, x: signingKey().jwk['x'] } },
    },
    {
      id: 'beside WA-089',
      case: 'another key than asked for',
      answer: { kind: 'key', jwk: signingKey().jwk },
    },
    { id: 'beside WA-089', case: 'no key in the answer', answer: { kind: 'key', jwk: {} } },
    { id: 'beside WA-031', case: 'a key that it does not know', answer: { kind: 'unknown' } },
  ];

  it.each(uselessKeys)('$id $case', async ({ answer }) => {
    const { endpoint, door } = await doorWithEndpoint(answer);
    await expectRefused(door, door.sign(itemError), {
      'webhook.kid_unknown': 1,
      'webhook.refused': 1,
    });
    expect(endpoint.asked).toHaveLength(1);
    expect(door.keyStore.saved).toEqual([]);
  });

  it('WA-091 hangs: answered in time, and taken when it comes back', async () => {
    const { endpoint, door } = await doorWithEndpoint({ kind: 'hang' });
    const request = door.sign(itemError);
    const start = performance.now();
    expect(await door.receive(request)).toEqual(unavailable);
    expect(performance.now() - start).toBeLessThan(5000);
    expect(door.counts()).toEqual({ 'webhook.undecided': 1 });
    expect(door.ports.inbox.entries).toEqual([]);
    endpoint.answerWith({ kind: 'key', jwk: key.jwk });
    door.ports.pass(30_000);
    await expectKept(door, request);
  });

  it('WA-093 answers 429 with Retry-After 60: left alone for a minute', async () => {
    const { endpoint, door } = await doorWithEndpoint({
      kind: 'fault',
      status: 429,
      headers: { 'retry-after': '60' },
    });
    for (let second = 0; second < 60; second += 6) {
      expect(await door.receive(door.sign(itemError))).toEqual(unavailable);
      door.ports.pass(5_999);
    }
    expect(endpoint.asked).toHaveLength(1);
    expect(door.counts()).toEqual({ 'webhook.undecided': 10 });
    endpoint.answerWith({ kind: 'key', jwk: key.jwk });
    door.ports.pass(10);
    await expectKept(door, door.sign(itemError));
    expect(endpoint.asked).toHaveLength(2);
  });

  it('beside WA-093: a Retry-After of a day is not waited for', async () => {
    const { endpoint, door } = await doorWithEndpoint({
      kind: 'fault',
      status: 503,
      headers: { 'retry-after': '86400' },
    });
    expect(await door.receive(door.sign(itemError))).toEqual(unavailable);
    endpoint.answerWith({ kind: 'key', jwk: key.jwk });
    door.ports.pass(60_000);
    await expectKept(door, door.sign(itemError));
  });

  const faults: { case: string; answer: KeyEndpointAnswer }[] = [
    { case: '500', answer: { kind: 'fault', status: 500 } },
    { case: '503', answer: { kind: 'fault', status: 503 } },
    {
      case: 'our credentials are refused',
      answer: { kind: 'fault', status: 400, text: '{"error_code":"INVALID_API_KEYS"}' },
    },
    { case: 'a proxy answers 200 with a page', answer: { kind: 'fault', status: 200 } },
    { case: 'the connection breaks in mid-answer', answer: { kind: 'cut off' } },
  ];

  it.each(faults)('beside WA-093: $case: nobody can tell, so 503', async ({ answer }) => {
    const { endpoint, door } = await doorWithEndpoint(answer);
    const request = door.sign(itemError);
    expect(await door.receive(request)).toEqual(unavailable);
    expect(door.counts()).toEqual({ 'webhook.undecided': 1 });
    expectNoSecret(door, request);
    endpoint.answerWith({ kind: 'key', jwk: key.jwk });
    door.ports.pass(1000);
    await expectKept(door, request);
  });

  it('WA-095 50 first deliveries at once with a new kid ask once', async () => {
    const { endpoint, door } = await doorWithEndpoint({ kind: 'key', jwk: key.jwk });
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        door.receive(door.sign({ ...itemError, item_id: `${ITEM}${String(index)}` })),
      ),
    );
    expect(answers).toEqual(Array.from({ length: 50 }, () => accepted));
    expect(endpoint.asked).toHaveLength(1);
    expect(door.ports.inbox.entries).toHaveLength(50);
    expect(door.counts()).toEqual({ 'webhook.kept': 50 });
  });
});

describe('webhook-body: signed but unreadable', () => {
  const withField = (fields: Readonly<Record<string, unknown>>) =>
    plaidJson({ ...itemError, ...fields });
  const bodies: { id: string; case: string; body: string | Uint8Array }[] = [
    { id: 'WB-001', case: 'nothing', body: '' },
    { id: 'WB-003', case: 'an empty list', body: '[]' },
    { id: 'WB-005', case: 'a number', body: '1' },
    { id: 'WB-007', case: 'a comma too many', body: '{"webhook_type":"ITEM",}' },
    { id: 'WB-011', case: 'UTF-16', body: Buffer.from(plaidJson(itemError), 'utf16le') },
    {
      id: 'WB-013',
      case: 'objects nested 5,000 deep',
      body: `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`,
    },
    {
      id: 'beside WB-013',
      case: 'lists nested 500,000 deep',
      body: `${'['.repeat(500_000)}${']'.repeat(500_000)}`,
    },
    {
      id: 'beside WB-013',
      case: 'a deep list with an escape',
      body: `${'['.repeat(200_000)}"\\n"${']'.repeat(200_000)}`,
    },
    { id: 'WB-015', case: 'webhook_type is null', body: withField({ webhook_type: null }) },
    { id: 'WB-021', case: 'an empty item_id', body: withField({ item_id: '' }) },
    {
      id: 'WB-023',
      case: 'an item_id longer than a key may be',
      body: withField({ item_id: 'a'.repeat(2049) }),
    },
    { id: 'WB-025', case: 'item_id is __proto__', body: withField({ item_id: '__proto__' }) },
    {
      id: 'WB-027',
      case: 'item_id is half a surrogate pair',
      body: '{"webhook_type":"ITEM","webhook_code":"ERROR","item_id":"\\ud800","environment":"production"}',
    },
    {
      id: 'beside WB-037',
      case: 'item_id is an access token',
      body: withField({ item_id: 'access-production-5d0c7e9b-2222-4333-8444-bbbbbbbbbbbb' }),
    },
    {
      id: 'beside WB-027',
      case: 'a letter in Latin-1',
      body: Buffer.from(withField({ institution_name: 'Crédit' }), 'latin1'),
    },
  ];

  it.each(bodies)('$id $case', async ({ body }) => {
    const door = plaidDoor('known');
    await expectQuarantined(door, door.sign(body));
  });
});

describe('webhook-body: kept unfollowed', () => {
  const names: { id: string; case: string; fields: Readonly<Record<string, string>> }[] = [
    { id: 'WB-017', case: 'a type that is new', fields: { webhook_type: 'QUANTUM' } },
    { id: 'WB-019', case: 'the type in lower case', fields: { webhook_type: 'item' } },
    { id: 'beside WB-017', case: 'a code that is new', fields: { webhook_code: 'ENTANGLED' } },
    {
      id: 'beside WB-017',
      case: 'a name that every object has',
      fields: { webhook_type: 'constructor', webhook_code: 'prototype' },
    },
  ];

  it.each(names)('$id $case', async ({ fields }) => {
    const door = plaidDoor('known');
    const body: Readonly<Record<string, unknown>> = { ...itemError, ...fields };
    const entry = await expectKept(door, door.sign(body));
    expect(entry).toMatchObject({
      kind: 'unfollowed',
      source: `${String(body['webhook_type'])}.${String(body['webhook_code'])}`,
      subject: body['webhook_type'],
    });
    expect(door.ports.items.all()).toEqual([]);
    expect(door.ports.slack.calls).toBe(0);
    expect(door.counts()).toEqual({ 'webhook.kept': 1, 'webhook.unknown': 1 });
  });
});

describe('webhook-body: odd but readable', () => {
  it('WB-009 a byte order mark in front', async () => {
    const door = plaidDoor('known');
    const body = Buffer.concat([Buffer.of(0xef, 0xbb, 0xbf), Buffer.from(plaidJson(itemError))]);
    expect(await expectKept(door, door.sign(body))).toMatchObject({
      kind: 'item',
      event: { kind: 'failed', itemId: ITEM },
    });
    expect(door.counts()).toEqual({ 'webhook.kept': 1, 'alert.posted': 1 });
  });

  it('WB-029 item_id twice: the last counts, everywhere', async () => {
    const door = plaidDoor('known');
    const body = `{"webhook_type":"ITEM","webhook_code":"ERROR","item_id":"${ITEM}","item_id":"${OTHER_ITEM}","environment":"production"}`;
    await expectKept(door, door.sign(body));
    expect(door.ports.items.all().map(({ itemId }) => itemId)).toEqual([OTHER_ITEM]);
    expect(door.traces()).not.toContain(ITEM);
  });

  it('WB-031 the error is a string', async () => {
    const door = plaidDoor('known');
    expect(await expectKept(door, door.sign({ ...itemError, error: 'boom' }))).toMatchObject({
      kind: 'item',
      event: { kind: 'failed', error: { code: 'ERROR', message: 'boom' } },
    });
    expect(door.ports.slack.standing).toHaveLength(1);
  });

  it('WB-033 an error code that is new is told once', async () => {
    const door = plaidDoor('known');
    const fresh = { ...error, error_code: 'BRAND_NEW_CODE' };
    expect(await expectKept(door, door.sign({ ...itemError, error: fresh }))).toMatchObject({
      kind: 'item',
      event: { kind: 'failed', error: { code: 'BRAND_NEW_CODE' } },
    });
    expect(door.ports.slack.standing).toHaveLength(1);
    expect(JSON.stringify(door.ports.slack.standing)).toContain('BRAND_NEW_CODE');
    expect(door.counts()).toEqual({ 'webhook.kept': 1, 'alert.posted': 1 });
  });

  const disguises = [
    { field: 'error_message', fields: {} },
    { field: 'error_code', fields: {} },
    { field: 'error_code_reason', fields: {} },
    { field: 'institution_name', fields: { institution_id: 'ins_109508' } },
    { field: 'environment', fields: {} },
  ];

  it.each(disguises)('WB-035 a disguised link in $field is no link in Slack', async (row) => {
    const door = plaidDoor('known');
    const link = '<https://evil.example|Approve in Plaid> <!here>';
    const body = row.field.startsWith('error')
      ? { ...itemError, error: { ...error, [row.field]: link } }
      : { ...itemError, ...row.fields, [row.field]: link };
    await expectKept(door, door.sign(body));
    expect(door.ports.slack.standing).toHaveLength(1);
    const told = JSON.stringify(door.ports.slack.standing);
    expect(told).not.toContain('<https://evil.example');
    expect(told).not.toContain('<!here>');
  });

  it('WB-037 an access token in the error message is left nowhere', async () => {
    const door = plaidDoor('known');
    const token = 'access-production-5d0c7e9b-2222-4333-8444-bbbbbbbbbbbb';
    const leaking = { ...error, error_message: `call with ${token} failed` };
    expect(await expectKept(door, door.sign({ ...itemError, error: leaking }))).toMatchObject({
      event: { error: { message: 'call with access-production-[masked] failed' } },
    });
    expect(door.traces()).not.toContain('5d0c7e9b');
  });

  it('WB-039 public and link tokens of a finished Link session are left nowhere', async () => {
    const door = plaidDoor('known');
    const entry = await expectKept(
      door,
      door.sign({
        webhook_type: 'LINK',
        webhook_code: 'SESSION_FINISHED',
        status: 'SUCCESS',
        link_session_id: '5f0c1a6e-3b7d-4c92-8e41-9d2b6a7f0c35',
        link_token: 'link-production-MARKED',
        public_tokens: ['public-production-MARKED'],
        environment: 'production',
      }),
    );
    expect(entry).toMatchObject({
      kind: 'other',
      ids: { link_session_id: '5f0c1a6e-3b7d-4c92-8e41-9d2b6a7f0c35' },
    });
    expect(door.traces()).not.toContain('MARKED');
  });

  it('WB-041 an expiry that is no date is an expiry without a date', async () => {
    const door = plaidDoor('known');
    const entry = await expectKept(
      door,
      door.sign({
        webhook_type: 'ITEM',
        webhook_code: 'PENDING_EXPIRATION',
        item_id: ITEM,
        environment: 'production',
        consent_expiration_time: 'soon',
      }),
    );
    expect(entry).toMatchObject({ kind: 'item', event: { kind: 'expiring' } });
    expect(entry).not.toHaveProperty('event.deadline', expect.any(String));
    expect(door.ports.items.all().map(healthStatus)).toEqual(['expiring']);
    expect(door.ports.slack.standing).toHaveLength(1);
  });

  it('WB-043 a number beyond 2^53', async () => {
    const door = plaidDoor('known');
    const body = `{"webhook_type":"TRANSACTIONS","webhook_code":"DEFAULT_UPDATE","item_id":"${ITEM}","new_transactions":9007199254740993,"environment":"production"}`;
    expect(await expectKept(door, door.sign(body))).toMatchObject({
      kind: 'item',
      event: { kind: 'alive', product: 'transactions' },
    });
  });

  it('WB-049 a repair overtakes the failure that it ended', async () => {
    const door = plaidDoor('known');
    const failure = door.sign(itemError);
    door.ports.pass(60_000);
    const repair = door.sign({
      webhook_type: 'ITEM',
      webhook_code: 'LOGIN_REPAIRED',
      item_id: ITEM,
      environment: 'production',
    });
    for (const request of [repair, failure]) {
      expect(await door.receive(request)).toEqual(accepted);
      await door.deliver();
    }
    expect(door.ports.inbox.entries).toHaveLength(2);
    expect(door.ports.items.all().map(healthStatus)).toEqual(['healthy']);
    expect(door.ports.slack.standing).toEqual([]);
  });
});

describe('webhook-body: size', () => {
  const MEBIBYTE = 1024 * 1024;

  /** A body of exactly that many bytes. */
  function padded(size: number): string {
    const empty = plaidJson({ ...itemError, padding: '' });
    return plaidJson({ ...itemError, padding: 'p'.repeat(size - empty.length) });
  }

  const sizes = [
    { id: 'WB-045', case: '257 KiB', size: 257 * 1024, answer: accepted, kept: 1 },
    { id: 'beside WB-045', case: '1 MiB', size: MEBIBYTE, answer: accepted, kept: 1 },
    {
      id: 'beside WB-045',
      case: '1 MiB and a byte',
      size: MEBIBYTE + 1,
      answer: tooLarge,
      kept: 0,
    },
  ];

  it.each(sizes)('$id $case: $answer.statusCode', async ({ size, answer, kept }) => {
    const fetchKey = countingFetchKey();
    const door = plaidDoor('known', fetchKey);
    const request = door.sign(padded(size));
    expect(request.body.byteLength).toBe(size);
    expect(await door.receive(request)).toEqual(answer);
    expect(door.ports.inbox.entries).toHaveLength(kept);
    expect(fetchKey.asked).toEqual([]);
    expect(door.counts()).toEqual(kept === 0 ? {} : { 'webhook.kept': kept });
  });

  it('beside WB-045: a body over 1 MiB is refused before its key is asked for', async () => {
    const fetchKey = countingFetchKey();
    const door = plaidDoor('never met', fetchKey);
    expect(await door.receive(door.sign(padded(MEBIBYTE + 1)))).toEqual(tooLarge);
    expect(fetchKey.asked).toEqual([]);
  });

  const lists = [
    { id: 'WB-047', count: 100_000, answer: tooLarge, kept: 0 },
    { id: 'beside WB-047', count: 20_000, answer: accepted, kept: 1 },
  ];

  it.each(lists)('$id $count removed transactions: $answer.statusCode', async (row) => {
    const door = plaidDoor('known');
    const ids = Array.from({ length: row.count }, (_, index) => String(index).padStart(37, 'x'));
    const request = door.sign({
      webhook_type: 'TRANSACTIONS',
      webhook_code: 'TRANSACTIONS_REMOVED',
      item_id: ITEM,
      environment: 'production',
      removed_transactions: ids,
    });
    expect(await door.receive(request)).toEqual(row.answer);
    expect(door.ports.inbox.entries).toHaveLength(row.kept);
    for (const entry of door.ports.inbox.entries)
      expect(JSON.stringify(toInboxRecord(entry, door.ports.now())).length).toBeLessThan(1024);
  });
});

describe('beside the list', () => {
  it('a delivery again, within its five minutes, is one row and one card', async () => {
    const door = plaidDoor('known');
    const request = door.sign(itemError);
    await expectKept(door, request);
    door.ports.pass(299_000);
    await expectKept(door, request);
    expect(door.ports.slack.standing).toHaveLength(1);
  });

  it('the same body signed at another time is another delivery', async () => {
    const door = plaidDoor('known');
    await expectKept(door, door.sign(itemError));
    door.ports.pass(10 * 60 * 1000);
    expect(await door.receive(door.sign(itemError))).toEqual(accepted);
    expect(door.ports.inbox.entries).toHaveLength(2);
  });

  it('a signature by a key of our own making under a kid that we know is refused', async () => {
    const door = plaidDoor('known');
    const impostor = signingKey(door.key.kid);
    await expectRefused(door, signedWebhook(impostor, door.ports.now(), plaidJson(itemError)));
  });
});
