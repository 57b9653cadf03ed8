import { readFileSync } from 'node:fs';

/** Seven digits, as in a one-time password: looked for wherever none may be. */
export const OTP = 'otp-7391846';

export const COMPANY_ID = '8a210b68-6988-11ed-a1eb-0242ac120002';

type Json = Readonly<Record<string, unknown>>;

/** A connection as Codat writes it, through Plaid and linked unless said otherwise. */
export function connectionJson(but: Json = {}): Json {
  const id = typeof but['id'] === 'string' ? but['id'] : '33f13646-e3f0-458a-b6ee-f5c1f38c1fdb';
  return {
    id,
    integrationId: '580146ed-7556-4f92-8bf9-7344667763ec',
    integrationKey: 'suuo',
    sourceId: '46ee0089-dc88-405a-9667-9fb3d9976f19',
    sourceType: 'Banking',
    platformName: 'Plaid',
    linkUrl: `https://link-api.codat.io/companies/${COMPANY_ID}/connections/${id}/start?otp=${OTP}`,
    status: 'Linked',
    lastSync: '2026-11-20T10:22:43.6464237Z',
    created: '2026-10-27T09:53:29Z',
    ...but,
  };
}

/** A page of a list, the only one unless said otherwise. */
export function pageJson(results: readonly unknown[], but: Json = {}): Json {
  return {
    results,
    pageNumber: 1,
    pageSize: 100,
    totalResults: results.length,
    _links: {},
    ...but,
  };
}

export function errorJson(statusCode: number, but: Json = {}): Json {
  return {
    statusCode,
    service: 'PublicApi',
    error: 'An error that Codat words in its own way.',
    correlationId: '7eb40d6b415d7bcd99ce658268284056',
    canBeRetried: 'Unknown',
    detailedErrorCode: 0,
    ...but,
  };
}

/** The bodies in one of the files of Codat's own examples, by name. */
export function examplesOf(file: string): [string, unknown][] {
  const text = readFileSync(`test/codat/examples/${file}.json`, 'utf8');
  return Object.entries(JSON.parse(text));
}

/** What stands on a page. */
export function resultsIn(page: unknown): unknown[] {
  const { results = [] }: { results?: unknown[] } = Object(page);
  return results;
}
