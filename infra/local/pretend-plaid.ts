import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

import { exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose';

import { listen, type LocalAnswer, type LocalServer } from './listen.ts';

interface KeyFile {
  kid: string;
  createdAt: number;
  privateKey: JWK;
}

/**
 * Plaid as far as Tartan hears it: the endpoint of its verification keys, and signed webhooks in its wire form.
 *
 * @param keyFile keeps the signing key over a restart
 * @param door where webhooks go
 */
export async function startPretendPlaid(keyFile: string, door: () => string): Promise<LocalServer> {
  const key = await loadKey(keyFile);
  const { kty, crv, x, y } = key.privateKey;
  const jwk = {
    kty,
    crv,
    x,
    y,
    alg: 'ES256',
    use: 'sig',
    kid: key.kid,
    created_at: key.createdAt,
    expired_at: null,
  };

  return listen(0, async ({ method, url, body }) => {
    if (method !== 'POST') return { status: 404, body: {} };
    const request: Record<string, unknown> = JSON.parse(body.toString('utf8'));
    switch (url.pathname) {
      case '/webhook_verification_key/get':
        return request['key_id'] === key.kid
          ? { status: 200, body: { key: jwk, request_id: requestId() } }
          : invalidKeyId();
      case '/local/webhooks':
        return sendWebhook(key, door(), request);
      default:
        return { status: 404, body: {} };
    }
  });
}

/** What `npm run webhook` asks for; `signature` plays a forger. */
async function sendWebhook(
  key: KeyFile,
  door: string,
  { webhook, signature }: Record<string, unknown>,
): Promise<LocalAnswer> {
  const body = plaidJson(webhook);
  const token = await sign(key, body);
  const answer = await fetch(`${door}/webhooks/plaid`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(signature === 'none' ? {} : { 'plaid-verification': token }),
    },
    body,
  });
  return { status: 200, body: { status: answer.status, body: await answer.text() } };
}

/** Plaid's wire form: two spaces, keys in alphabetical order, no newline at the end. */
function plaidJson(value: unknown): string {
  return JSON.stringify(value, sortedKeys, 2);
}

function sortedKeys(_key: string, value: unknown): unknown {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;
}

async function sign(key: KeyFile, body: string): Promise<string> {
  return new SignJWT({ request_body_sha256: createHash('sha256').update(body).digest('hex') })
    .setProtectedHeader({ alg: 'ES256', kid: key.kid, typ: 'JWT' })
    .setIssuedAt()
    .sign(await importJWK(key.privateKey, 'ES256'));
}

function invalidKeyId(): LocalAnswer {
  return {
    status: 400,
    body: {
      error_type: 'INVALID_INPUT',
      error_code: 'INVALID_WEBHOOK_VERIFICATION_KEY_ID',
      error_message: 'no such key id',
      display_message: null,
      request_id: requestId(),
    },
  };
}

async function loadKey(file: string): Promise<KeyFile> {
  if (existsSync(file)) {
    const saved: KeyFile = JSON.parse(readFileSync(file, 'utf8'));
    return saved;
  }
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const key = {
    kid: randomUUID(),
    createdAt: Math.floor(Date.now() / 1000),
    privateKey: await exportJWK(privateKey),
  };
  writeFileSync(file, JSON.stringify(key), { mode: 0o600 });
  return key;
}

function requestId(): string {
  return randomUUID().replaceAll('-', '').slice(0, 15);
}
