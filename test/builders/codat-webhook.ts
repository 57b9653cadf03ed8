import { readdirSync, readFileSync } from 'node:fs';

const folder = 'test/codat/examples';

/** The vendor's own samples, by name: `connection.created`. */
export const codatWebhooks: Readonly<Record<string, string>> = Object.fromEntries(
  readdirSync(folder)
    .filter((file) => file.startsWith('webhook.') && file.endsWith('.json'))
    .map((file) => [
      file.slice('webhook.'.length, -'.json'.length),
      readFileSync(`${folder}/${file}`, 'utf8'),
    ]),
);

export const CONNECTION = '5e2a9c14-7b36-4f80-9d1e-c8a4f0b2637d';
export const COMPANY = 'c19f4e07-52d8-4b6a-8e33-7f05d9ab1c62';

/** A `connection.*` webhook as Codat writes it, of a connection through Plaid. */
export function connectionWebhook(
  type: string,
  status: string,
  at: string,
  but: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, unknown>> {
  return {
    id: 'b0d7c2f4-1a93-4e58-8c06-f3e2d1957ab8',
    eventType: `connection.${type}`,
    generatedDate: at,
    payload: {
      referenceCompany: {
        id: COMPANY,
        name: 'Houndstooth Bakery',
        links: { portal: `https://app.codat.io/companies/${COMPANY}/summary` },
      },
      connection: {
        id: CONNECTION,
        integrationKey: 'suuo',
        platformName: 'Plaid',
        sourceType: 'Banking',
        linkUrl: `https://link-api.codat.io/companies/${COMPANY}/start?otp=918273`,
        status,
        created: '2026-10-01T08:00:00Z',
        ...but,
      },
    },
  };
}

/** One that says which data of which connections came through. */
export function readWebhook(
  at: string,
  parts: readonly Readonly<Record<string, unknown>>[],
): Readonly<Record<string, unknown>> {
  return {
    id: 'd4a1',
    eventType: 'read.completed',
    generatedDate: at,
    payload: { referenceCompany: { id: COMPANY, name: 'Houndstooth Bakery' }, dataTypes: parts },
  };
}
