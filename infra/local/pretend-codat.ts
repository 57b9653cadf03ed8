import { listen, type LocalServer } from './listen.ts';

const company = {
  id: '8a210b68-6988-11ed-a1eb-0242ac120002',
  name: 'Toft stores',
  redirect: 'https://link.codat.io/company/8a210b68-6988-11ed-a1eb-0242ac120002',
};

const connection = {
  id: 'ee2eb431-c0fa-4dc9-93fa-d29781c12bcd',
  integrationId: 'bf083d72-62c7-493e-aec9-81b4dbba7e2c',
  integrationKey: 'suuo',
  sourceId: 'bdd831ce-eebd-4896-89a7-20e5ee8989ee',
  platformName: 'Plaid',
  linkUrl: 'https://link-api.codat.io/companies/8a210b68/connections/ee2eb431/start',
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
    correlationId: '7eb8b6ae8b2e4d2f9c1a',
    canBeRetried: 'No',
    detailedErrorCode: 0,
  };
}
