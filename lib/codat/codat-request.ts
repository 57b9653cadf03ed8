import { setTimeout } from 'node:timers/promises';

import * as z from 'zod/mini';

import type { CodatConfig } from '#lib/config/live-config.ts';
import { UpstreamError } from '#lib/upstream-error.ts';

import { requestsLeft, retryTime } from './rate-limit.ts';

const TIMEOUT_MS = 3_000;
const RETRIES = 2;
const PAUSE_MS = 250;

/** A longer wait is told, not slept: a daily quota opens again after hours. */
const LONGEST_WAIT_MS = 1_000;

/** Of an error's body; the status in it may be another than HTTP's, which holds. */
const errorShape = z.object({ correlationId: z.catch(z.optional(z.string()), undefined) });

export interface CodatAnswer {
  body: unknown;
  /** How many requests are left of today's quota, where Codat says so. */
  left: number | undefined;
}

interface RawAnswer {
  status: number;
  headers: Headers;
  text: string;
}

/**
 * One GET of Codat's API. What may pass is tried again, twice at most; nothing else is.
 *
 * @param path with its query, from the root on
 * @throws an `UpstreamError` of `codat`
 */
export async function codatRequest(config: CodatConfig, path: string): Promise<CodatAnswer> {
  for (let tries = 0; ; tries += 1) {
    const answer = await asked(config, path);
    if (answer !== undefined && answer.status >= 200 && answer.status < 300)
      return { body: bodyOf(answer), left: requestsLeft(answer.headers) };
    const fault =
      answer === undefined ? new UpstreamError('codat', 'no answer') : faultOf(answer, new Date());
    const wait = waitBefore(fault, tries);
    if (tries >= RETRIES || wait === undefined) throw fault;
    await setTimeout(wait);
  }
}

/** @returns undefined when there is no whole answer in time */
async function asked(
  { apiKey, baseUrl }: CodatConfig,
  path: string,
): Promise<RawAnswer | undefined> {
  try {
    const answer = await fetch(`${baseUrl.replace(/\/+$/, '')}${path}`, {
      headers: { authorization: authorization(apiKey), accept: 'application/json' },
      // Wherever a redirect leads, the key does not go there.
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    return { status: answer.status, headers: answer.headers, text: await answer.text() };
  } catch {
    // What is thrown may tell the address, and what came along with it: it goes no further.
    return undefined;
  }
}

/** Codat's portal shows the key alone, and also the whole header: either may have been copied. */
function authorization(apiKey: string): string {
  const key = apiKey.trim();
  return /^basic\s/i.test(key) ? key : `Basic ${Buffer.from(key).toString('base64')}`;
}

function bodyOf({ text }: RawAnswer): unknown {
  const body = jsonIn(text);
  if (body === undefined) throw new UpstreamError('codat', 'unreadable answer');
  return body;
}

/** At the edge of Codat's network an error may be no JSON at all. */
function faultOf({ status, headers, text }: RawAnswer, now: Date): UpstreamError {
  const reference = errorShape.safeParse(jsonIn(text)).data?.correlationId;
  const until = status === 429 ? retryTime(headers, now) : undefined;
  return new UpstreamError('codat', `http_${String(status)}`, {
    ...(reference !== undefined && /^[\w-]{1,64}$/.test(reference) ? { reference } : {}),
    ...(until === undefined ? {} : { until }),
  });
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** How long to wait before another try; undefined: there is no sense in one. */
function waitBefore({ code, until }: UpstreamError, tries: number): number | undefined {
  const pause = PAUSE_MS * 2 ** tries;
  if (code === 'http_429') {
    const wait = until === undefined ? pause : until.getTime() - Date.now();
    return wait <= LONGEST_WAIT_MS ? Math.max(pause, wait) : undefined;
  }
  return code === 'no answer' || /^http_5\d\d$/.test(code) ? pause : undefined;
}
