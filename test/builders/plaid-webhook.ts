import {
  createHash,
  createHmac,
  generateKeyPairSync,
  type KeyObject,
  randomUUID,
  sign,
} from 'node:crypto';

import type { HttpRequest } from '#lib/http-request.ts';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';

/** A key pair such as Plaid signs with, and the public half as Plaid's key endpoint gives it. */
export interface SigningKey {
  kid: string;
  privateKey: KeyObject;
  publicKey: KeyObject;
  jwk: Readonly<Record<string, unknown>>;
}

export function signingKey(kid: string = randomUUID(), curve = 'P-256'): SigningKey {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: curve });
  const { kty, crv, x, y } = publicKey.export({ format: 'jwk' });
  return {
    kid,
    privateKey,
    publicKey,
    jwk: {
      alg: 'ES256',
      created_at: 1_767_225_600,
      crv,
      expired_at: null,
      kid,
      kty,
      use: 'sig',
      x,
      y,
    },
  };
}

/** How the third part of the token is made. */
type SignatureForm =
  | 'good'
  | 'empty'
  | 'HMAC with the public key'
  | 'HMAC with an empty key'
  | 'of another key'
  | 'DER'
  | 'r and s are the order'
  | '65 bytes'
  | 'plain base64';

/** What to spoil; each hook works on what an honest Plaid would have sent. */
export interface Tampering {
  /** Replaces fields of the header; one that is undefined is left out. */
  header?: Readonly<Record<string, unknown>>;
  headerText?: string;
  /** Replaces claims; one that is undefined is left out. */
  claims?: Readonly<Record<string, unknown>>;
  claimsText?: string;
  signature?: SignatureForm;
  /** Replaces claims once the token is signed. */
  claimsAfterSigning?: Readonly<Record<string, unknown>>;
  /** The last word on the token; undefined leaves the header out. */
  token?: (token: string) => string | undefined;
  bodyAfterSigning?: string | Uint8Array;
  method?: string;
}

/** One delivery by Plaid, signed at that time; only its header has Plaid's own upper and lower case. */
export function signedWebhook(
  key: SigningKey,
  at: Date,
  body: string | Uint8Array,
  tampering: Tampering = {},
): HttpRequest {
  const bytes = Buffer.from(body);
  const claims = {
    iat: Math.floor(at.getTime() / 1000),
    request_body_sha256: sha256(bytes),
    ...tampering.claims,
  };
  const header = { alg: 'ES256', kid: key.kid, typ: 'JWT', ...tampering.header };
  const head = base64url(tampering.headerText ?? JSON.stringify(header));
  const payload = base64url(tampering.claimsText ?? JSON.stringify(claims));
  const signature = signatureOf(`${head}.${payload}`, key, tampering.signature ?? 'good');
  const sentPayload =
    tampering.claimsAfterSigning === undefined
      ? payload
      : base64url(JSON.stringify({ ...claims, ...tampering.claimsAfterSigning }));
  const honest = `${head}.${sentPayload}.${signature}`;
  const token = tampering.token === undefined ? honest : tampering.token(honest);
  return {
    method: tampering.method ?? 'POST',
    sourceIp: '52.21.26.131',
    headers: { 'content-type': 'application/json', 'plaid-verification': token },
    body:
      tampering.bodyAfterSigning === undefined ? bytes : Buffer.from(tampering.bodyAfterSigning),
  };
}

/** Plaid's own spacing: two spaces, names in alphabetical order, no line end behind the last brace. */
export function plaidJson(fields: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(inOrder(fields), null, 2);
}

/** The same request as API Gateway hands it to a Lambda function. */
export function lambdaEvent(
  request: HttpRequest,
  form: 'text' | 'base64' | 'no body' = 'text',
): APIGatewayProxyEventV2 {
  const path = '/webhooks/plaid';
  const body = Buffer.from(request.body);
  const token = request.headers['plaid-verification'];
  return {
    version: '2.0',
    routeKey: `POST ${path}`,
    rawPath: path,
    rawQueryString: '',
    headers: { 'Content-Type': 'application/json', ...(token && { 'Plaid-Verification': token }) },
    requestContext: {
      accountId: '000000000000',
      apiId: 'a1b2c3d4e5',
      domainName: 'bot.example.com',
      domainPrefix: 'bot',
      http: {
        method: request.method,
        path,
        protocol: 'HTTP/1.1',
        sourceIp: request.sourceIp ?? '',
        userAgent: 'test',
      },
      requestId: 'Qx7mLtVfNp2=',
      routeKey: `POST ${path}`,
      stage: '$default',
      time: '21/Nov/2026:12:00:00 +0000',
      timeEpoch: 1_795_262_400_000,
    },
    isBase64Encoded: form === 'base64',
    ...(form !== 'no body' && { body: body.toString(form === 'base64' ? 'base64' : 'utf8') }),
  };
}

export function sha256(body: string | Uint8Array): string {
  return createHash('sha256').update(body).digest('hex');
}

/** The order of the group of P-256. */
const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

function signatureOf(input: string, key: SigningKey, form: SignatureForm): string {
  const raw = (privateKey = key.privateKey) =>
    sign('sha256', Buffer.from(input), { key: privateKey, dsaEncoding: 'ieee-p1363' });
  switch (form) {
    case 'good':
      return raw().toString('base64url');
    case 'empty':
      return '';
    case 'HMAC with the public key': {
      const pem = key.publicKey.export({ type: 'spki', format: 'pem' });
      return createHmac('sha256', pem).update(input).digest('base64url');
    }
    case 'HMAC with an empty key':
      return createHmac('sha256', '').update(input).digest('base64url');
    case 'of another key':
      return raw(signingKey().privateKey).toString('base64url');
    case 'DER':
      return sign('sha256', Buffer.from(input), key.privateKey).toString('base64url');
    case 'r and s are the order':
      return Buffer.from(hex32(ORDER).repeat(2), 'hex').toString('base64url');
    case '65 bytes':
      return Buffer.concat([raw(), Buffer.of(0)]).toString('base64url');
    case 'plain base64':
      return plainAlphabet(raw);
  }
}

/** The same token with the one other s that is as valid: anybody can make it, without the key. */
export function malleated(token: string): string {
  const [head = '', payload = '', signature = ''] = token.split('.');
  const bytes = Buffer.from(signature, 'base64url');
  const s = BigInt(`0x${bytes.subarray(32).toString('hex')}`);
  const other = Buffer.concat([bytes.subarray(0, 32), Buffer.from(hex32(ORDER - s), 'hex')]);
  return `${head}.${payload}.${other.toString('base64url')}`;
}

/** Signs until the two alphabets differ. */
function plainAlphabet(raw: () => Buffer): string {
  for (;;) {
    const signature = raw().toString('base64').replaceAll('=', '');
    if (/[+/]/.test(signature)) return signature;
  }
}

function hex32(value: bigint): string {
  return value.toString(16).padStart(64, '0');
}

function base64url(text: string): string {
  return Buffer.from(text).toString('base64url');
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, part]) => [name, inOrder(part)]),
  );
}
