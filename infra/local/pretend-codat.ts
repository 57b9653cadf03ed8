import { listen, type LocalServer } from './listen.ts';

const company = {
  id: '5d1c7f2e-0b94-4a63-9e87-3c2f6a1d8b40',
  name: 'Houndstooth Bakery',
  redirect: 'https://link.codat.io/company/5d1c7f2e-0b94-4a63-9e87-3c2f6a1d8b40',
};

const connection = {
  id: 'b7e40c95-2a18-4f6d-8c31-70d9e5a2f614',
  integrationId: '1f9a63d8-47be-4c05-a2d1-8e6b30c7594f',
  integrationKey: 'suuo',
  sourceId: 'c36e08b1-95f2-4d7a-b640-2f81d7ac093e',
  platformName: 'Plaid',
  linkUrl: 'https://link-api.codat.io/companies/5d1c7f2e/connections/b7e40c95/start',
  status: 'Linked',
  lastSync: '2026-11-20T09:53:29Z',
  created: '2026-09-01T09:53:29Z',
  sourceType: 'Banking',
};

/** Codat as far as a lookup of one company's connections goes. */
export function startPretendCodat(): Promise<LocalServer> {
  const base = `/companies/${company.id}`;
  const answers = new Map<string, unknown>([
    ['/companies', page([company])],
    [base, company],
    [`${base}/connections`, page([connection])],
    [`${base}/connections/${connection.id}`, connection],
  ]);
  return listen(0, ({ method, url, headers }) => {
    if (!headers.authorization?.startsWith('Basic '))
      return { status: 401, body: fault(401, 'Unauthorized') };
    const found = method === 'GET' ? answers.get(url.pathname) : undefined;
    return found === undefined
      ? { status: 404, body: fault(404, 'Could not find that') }
      : { status: 200, body: found };
  });
}

function page(results: readonly unknown[]): unknown {
  return { results, pageNumber: 1, pageSize: 100, totalResults: results.length, _links: {} };
}

function fault(statusCode: number, error: string): unknown {
  return {
    statusCode,
    service: 'PublicApi',
    error,
    correlationId: '4c09d1f27ab84e63b510',
    canBeRetried: 'No',
    detailedErrorCode: 0,
  };
}
