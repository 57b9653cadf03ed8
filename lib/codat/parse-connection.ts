import * as z from 'zod/mini';

import type { Connection, ConnectionError } from '#lib/health/connection.ts';
import { sentenceOf } from '#lib/incoming/clipped.ts';
import { identifierIn, nameIn } from '#lib/incoming/identifier-in.ts';

/** A field that we would like: of any other type, or null, it counts as missing. */
const text = z.catch(z.optional(z.string()), undefined);

const errorShape = z.object({
  statusCode: z.catch(z.optional(z.union([z.string(), z.number()])), undefined),
  statusText: text,
  errorMessage: text,
  erroredOnUtc: text,
  status: text,
});

const connectionShape = z.object({
  id: z.unknown(),
  integrationKey: text,
  sourceId: text,
  platformName: text,
  sourceType: text,
  status: text,
  lastSync: text,
  created: text,
  dataConnectionErrors: z.catch(z.array(z.unknown()), []),
});

/** Plaid among Codat's integrations; older connections lack the key. Source: Codat's docs on Plaid. */
const PLAID_KEY = 'suuo';
const PLAID_SOURCE = '46ee0089-dc88-405a-9667-9fb3d9976f19';

const MOST_ERRORS = 10;
const LONGEST_PLATFORM = 60;
const LONGEST_CODE = 20;

/** Well more than Codat's addresses have. */
const LONGEST_URL = 300;

/** Never throws: nulls, new states and missing fields are Codat's right. `linkUrl` can hold a password and is not read. */
export function parseConnection(value: unknown): Connection | undefined {
  const parsed = connectionShape.safeParse(value).data;
  const connectionId = identifierIn(parsed?.id);
  if (parsed === undefined || connectionId === undefined) return undefined;
  const { integrationKey, sourceId, platformName } = parsed;
  const platform = nameIn(platformName, LONGEST_PLATFORM) ?? 'Unknown platform';
  return {
    connectionId,
    platform,
    isPlaid:
      integrationKey === undefined
        ? sourceId === PLAID_SOURCE || platform.toLowerCase() === 'plaid'
        : integrationKey === PLAID_KEY,
    status: wordIn(parsed.status) ?? 'Unknown',
    sourceType: wordIn(parsed.sourceType) ?? 'Unknown',
    lastSync: dateIn(parsed.lastSync),
    created: dateIn(parsed.created),
    errors: newestFirst(parsed.dataConnectionErrors.flatMap(errorIn)).slice(0, MOST_ERRORS),
  };
}

/** The address at which the customer links again. It may work once and hold a password: never stored, never logged. */
export function linkUrlIn(value: unknown): string | undefined {
  const url = z.object({ linkUrl: z.string() }).safeParse(value).data?.linkUrl;
  return url !== undefined && url.length <= LONGEST_URL && codatUrl.test(url) ? url : undefined;
}

/** Only there, and of signs that end no link of Slack's. */
const codatUrl = /^https:\/\/(?:[a-z0-9-]+\.){1,4}codat\.io\/[\w\-.~:/?#[\]@!$&'()*+,;=%]*$/i;

function errorIn(value: unknown): ConnectionError[] {
  const error = errorShape.safeParse(value).data;
  if (error === undefined) return [];
  return [
    {
      code: nameIn(String(error.statusCode ?? ''), LONGEST_CODE) ?? 'unknown',
      message: withoutAddresses(error.errorMessage ?? error.statusText ?? 'no message'),
      at: dateIn(error.erroredOnUtc) ?? '',
      isActive: error.status !== 'Resolved',
    },
  ];
}

/** An error may well tell where to link again, and others see it. */
function withoutAddresses(message: string): string {
  return sentenceOf(message.replace(/\bhttps?:\/\/\S+/gi, '[address]'));
}

/** What is not over comes first, for it is what keeps the connection from working. */
function newestFirst(errors: readonly ConnectionError[]): ConnectionError[] {
  return errors.toSorted((a, b) =>
    a.isActive === b.isActive ? (a.at < b.at ? 1 : -1) : a.isActive ? -1 : 1,
  );
}

/** Codat's dates have up to seven digits of a second, and may lack a zone: then they are UTC. */
export function dateIn(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  const zoned = /(?:Z|[+-]\d\d:?\d\d)$/i.test(value) ? value : `${value}Z`;
  const ms = Date.parse(zoned);
  return Number.isNaN(ms) ? undefined : new Date(ms).toISOString();
}

/** One of Codat's words, known or new: `Linked`, `FetchError`. With a digit in it, it may be anybody's number. */
export function wordIn(value: string | undefined): string | undefined {
  return value !== undefined && /^[A-Za-z][A-Za-z -]{0,39}$/.test(value) ? value : undefined;
}
