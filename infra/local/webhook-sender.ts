import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

import { exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose';

interface KeyFile {
  kid: string;
  createdAt: number;
  privateKey: JWK;
}

/** How a webhook is sent. */
export interface Sending {
  /** Of what it bears the signature; `none`, and those of another key or body, play a forger. */
  signature?: 'own' | 'none' | 'other key' | 'other body';
  /** When it was signed; undefined: now. */
  signedAt?: Date;
}

/** Sends webhooks as Plaid does: in its wire form, signed. */
export interface WebhookSender {
  /** The public half of the signing key, as Plaid's endpoint gives it. */
  jwk: Readonly<Record<string, unknown>> & { kid: string };
  /** @returns what the door answered */
  send: (webhook: unknown, sending?: Sending) => Promise<{ status: number; body: string }>;
}

/**
 * @param keyFile keeps the signing key over a restart
 * @param door where webhooks go
 */
export async function openWebhookSender(
  keyFile: string,
  door: () => string,
): Promise<WebhookSender> {
  const key = await loadKey(keyFile);
  const { kty, crv, x, y } = key.privateKey;
  return {
    jwk: {
      kty,
      crv,
      x,
      y,
      alg: 'ES256',
      use: 'sig',
      kid: key.kid,
      created_at: key.createdAt,
      expired_at: null,
    },
    async send(webhook, { signature = 'own', signedAt = new Date() } = {}) {
      const body = plaidJson(webhook);
      const signer = signature === 'other key' ? await otherKey(key) : key;
      const token = await sign(signer, signature === 'other body' ? '{}' : body, signedAt);
      const answer = await fetch(`${door()}/webhooks/plaid`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(signature === 'none' ? {} : { 'plaid-verification': token }),
        },
        body,
      });
      return { status: answer.status, body: await answer.text() };
    },
  };
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

async function sign(key: KeyFile, body: string, at: Date): Promise<string> {
  return new SignJWT({ request_body_sha256: createHash('sha256').update(body).digest('hex') })
    .setProtectedHeader({ alg: 'ES256', kid: key.kid, typ: 'JWT' })
    .setIssuedAt(at)
    .sign(await importJWK(key.privateKey, 'ES256'));
}

async function loadKey(file: string): Promise<KeyFile> {
  if (existsSync(file)) {
    const saved: KeyFile = JSON.parse(readFileSync(file, 'utf8'));
    return saved;
  }
  const key = {
    kid: randomUUID(),
    createdAt: Math.floor(Date.now() / 1000),
    privateKey: await newPrivateKey(),
  };
  writeFileSync(file, JSON.stringify(key), { mode: 0o600 });
  return key;
}

/** A forger can name a key of Plaid's, and has not got it. */
async function otherKey(key: KeyFile): Promise<KeyFile> {
  return { ...key, privateKey: await newPrivateKey() };
}

async function newPrivateKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  return exportJWK(privateKey);
}
