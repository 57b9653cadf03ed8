import { setTimeout } from 'node:timers/promises';

import * as z from 'zod/mini';

import type { CodatConfig } from '#lib/config.ts';
import { UpstreamError } from '#lib/upstream-error.ts';

const TIMEOUT_MS = 3_000;
const RETRIES = 2;
const PAUSE_MS = 250;

/** A longer wait is told, not slept: a daily quota opens again after hours. */
const LONGEST_WAIT_MS = 1_000;

/** Of an error's body; the status in it may be another than HTTP's, which holds. */
const errorShape = z.object({ correlationId: z.catch(z.optional(z.string()), undefined) });

/**
 * One GET of Codat's API. What may pass is tried again, twice at most; nothing else is.
 *
 * @param path with its query, from the root on
 * @throws an `UpstreamError` of `codat`
 */
export async function codatRequest(config: CodatConfig, path: string): Promise<unknown> {
  for (let tries = 0; ; tries += 1) {
    const answer = await asked(config, path);
    if (answer !== undefined && answer.ok) return json(answer);
    const fault =
      answer === undefined ? new UpstreamError('codat', 'no answer') : await faultOf(answer);
    const wait = waitBefore(fault, tries);
    if (tries >= RETRIES || wait === undefined) throw fault;
    await setTimeout(wait);
  }
}

/** @returns undefined when there is no answer in time */
async function asked(
  { apiKey, baseUrl }: CodatConfig,
  path: string,
): Promise<Response | undefined> {
  try {
    return await fetch(`${baseUrl.replace(/\/+$/, '')}${path}`, {
      headers: {
        authorization: `Basic ${Buffer.from(apiKey).toString('base64')}`,
        accept: 'application/json',
      },
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
  } catch {
    return undefined;
  }
}

async function json(answer: Response): Promise<unknown> {
  try {
    return await answer.json();
  } catch {
    throw new UpstreamError('codat', 'unreadable answer');
  }
}

/** At the edge of Codat's network an error may be no JSON at all. */
async function faultOf(answer: Response): Promise<UpstreamError> {
  const body: unknown = await answer.json().catch(() => undefined);
  const reference = errorShape.safeParse(body).data?.correlationId;
  const until = answer.status === 429 ? untilOf(answer.headers) : undefined;
  return new UpstreamError('codat', `http_${String(answer.status)}`, {
    ...(reference !== undefined && /^[\w-]{1,64}$/.test(reference) ? { reference } : {}),
    ...(until === undefined ? {} : { until }),
  });
}

/** `Retry-After` in seconds or as a date; else when the quota opens again. */
function untilOf(headers: Headers): Date | undefined {
  const after = headers.get('retry-after') ?? headers.get('x-rate-limit-reset') ?? '';
  const ms = /^\d+$/.test(after) ? Date.now() + Number(after) * 1000 : Date.parse(after);
  return Number.isNaN(ms) ? undefined : new Date(ms);
}

/** How long to wait before another try; undefined: there is no sense in one. */
function waitBefore({ code, until }: UpstreamError, tries: number): number | undefined {
  const pause = PAUSE_MS * 2 ** tries;
  if (code === 'http_429') {
    const wait = until === undefined ? pause : Math.max(0, until.getTime() - Date.now());
    return wait <= LONGEST_WAIT_MS ? wait : undefined;
  }
  return code === 'no answer' || /^http_5\d\d$/.test(code) ? pause : undefined;
}
