import { randomBytes } from 'node:crypto';

import type { LocalAnswer } from './listen.ts';

/** An error as Codat words it. */
export function codatFault(
  status: number,
  error: string,
  headers: Readonly<Record<string, string>> = {},
): LocalAnswer {
  return {
    status,
    body: {
      statusCode: status,
      service: 'PublicApi',
      error,
      correlationId: randomBytes(16).toString('hex'),
      canBeRetried: 'Unknown',
      detailedErrorCode: 0,
    },
    headers,
  };
}

/** The quota of the day is used up: it opens again at midnight, UTC. */
export function usedUp(now: Date): LocalAnswer {
  const seconds = Math.ceil((midnightAfter(now).getTime() - now.getTime()) / 1000);
  return codatFault(429, 'You have exceeded the number of requests allowed per day.', {
    'retry-after': String(seconds),
    'x-rate-limit-remaining': '0',
  });
}

/** At the edge of a network answers whoever is there. */
export function outage(): LocalAnswer {
  return { status: 502, body: '<html><body><h1>502 Bad Gateway</h1></body></html>' };
}

export function midnightAfter(now: Date): Date {
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + 1));
}
