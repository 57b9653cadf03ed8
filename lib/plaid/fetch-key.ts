import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';

import * as z from 'zod/mini';

import type { PlaidConfig } from '#lib/config.ts';
import type { Log } from '#lib/ports/log.ts';
import { type Rotating, withNewer } from '#lib/rotating.ts';

import type { FetchKey } from './verification-keys.ts';

const TIMEOUT_MS = 3_000;
const PAUSE_MS = 1_000;
/** Plaid may ask for more, but until the pause is over no webhook with a new key can be told from a forged one. */
const LONGEST_PAUSE_MS = 60_000;

const answerShape = z.object({ key: z.optional(z.unknown()), error_code: z.optional(z.string()) });

type Fetched = Awaited<ReturnType<FetchKey>> | { kind: 'refused' };

/**
 * `/webhook_verification_key/get` over node:http(s): the SDK would cost the door 750 KB for this one call, and `fetch`
 * 65 ms of CPU on a cold start.
 *
 * @param open gives the credentials, which most instances of the door never need
 */
export function connectFetchKey(open: () => Promise<Rotating<PlaidConfig>>, log: Log): FetchKey {
  return async (kid) => {
    try {
      const settings = await open();
      const fetched = await settings.during(() =>
        withNewer(
          settings,
          (config) => fetchKey(config, kid),
          ({ kind }) => kind === 'refused',
        ),
      );
      if (fetched.kind !== 'refused') return fetched;
      log.warn('Plaid refuses our keys', { kid });
    } catch (error) {
      log.error('no credentials for Plaid', error);
    }
    return unavailable;
  };
}

async function fetchKey(config: PlaidConfig, kid: string): Promise<Fetched> {
  const endpoint = new URL(`${config.baseUrl.replace(/\/+$/, '')}/webhook_verification_key/get`);
  const body = JSON.stringify({ client_id: config.clientId, secret: config.secret, key_id: kid });
  const answer = await post(endpoint, body);
  if (answer === undefined || answer.status >= 500 || answer.status === 429)
    return { kind: 'unavailable', retryAfterMs: answer?.retryAfterMs ?? PAUSE_MS };
  const parsed = answerShape.safeParse(parseJson(answer.text));
  if (!parsed.success) return unavailable;
  if (answer.status === 200) return { kind: 'key', jwk: parsed.data.key };
  // Anything else that Plaid says no to is our keys or our environment, and no reason to call the webhook forged.
  switch (parsed.data.error_code) {
    case 'INVALID_WEBHOOK_VERIFICATION_KEY_ID':
      return { kind: 'unknown' };
    case 'INVALID_API_KEYS':
      return { kind: 'refused' };
    default:
      return unavailable;
  }
}

const unavailable = { kind: 'unavailable', retryAfterMs: PAUSE_MS } as const;

interface Answer {
  status: number;
  text: string;
  retryAfterMs: number | undefined;
}

/** @returns undefined when no whole answer came in time */
function post(url: URL, body: string): Promise<Answer | undefined> {
  return new Promise((resolve) => {
    const send = url.protocol === 'http:' ? httpRequest : httpsRequest;
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
    };
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const outgoing = send(url, { method: 'POST', headers, signal }, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('error', () => {
        resolve(undefined);
      });
      incoming.on('end', () => {
        const seconds = Number(incoming.headers['retry-after']);
        resolve({
          status: incoming.statusCode ?? 0,
          text: Buffer.concat(chunks).toString('utf8'),
          retryAfterMs: Number.isFinite(seconds)
            ? Math.min(seconds * 1000, LONGEST_PAUSE_MS)
            : undefined,
        });
      });
    });
    outgoing.on('error', () => {
      resolve(undefined);
    });
    outgoing.end(body);
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
