import { companiesAt, companyJson, connectionsJson, dataStatusJson } from './codat-companies.ts';
import { codatFault, midnightAfter, outage, usedUp } from './codat-fault.ts';
import { madeUpCompanies } from './codat-world.ts';
import { listen, type LocalAnswer, type LocalServer } from './listen.ts';

const MOST_ON_PAGE = 5_000;

/** Codat gives each client 1,000 requests a day, and as many again for each company that is connected. */
const quota =
  1_000 * (1 + madeUpCompanies.filter(({ connections }) => connections.length > 0).length);

/** Codat as far as Tartan asks it, in its own shapes. @param apiKey that it takes */
export function startPretendCodat(apiKey: string): Promise<LocalServer> {
  const wanted = `Basic ${Buffer.from(apiKey).toString('base64')}`;
  let asked = 0;

  return listen(0, ({ method, url, headers }) => {
    const now = new Date();
    asked += 1;
    const limits = {
      'x-rate-limit-limit': String(quota),
      'x-rate-limit-remaining': String(Math.max(0, quota - asked)),
      'x-rate-limit-reset': midnightAfter(now).toISOString(),
    };
    const answer =
      headers.authorization === wanted
        ? answerTo(method, url, now)
        : codatFault(401, 'Unauthorized');
    return { ...answer, headers: { ...limits, ...answer.headers } };
  });
}

function answerTo(method: string, url: URL, now: Date): LocalAnswer {
  if (method !== 'GET') return codatFault(404, 'Not found');
  const [root, id, what, connectionId, ...rest] = url.pathname.split('/').filter(Boolean);
  if (root !== 'companies' || rest.length > 0) return codatFault(404, 'Not found');
  if (id === undefined) return page(companiesAt(now), url);
  const company = madeUpCompanies.find((one) => one.id === id);
  if (company === undefined) return codatFault(404, `No company was found with ID ${id}`);
  if (what === undefined) return { status: 200, body: companyJson(company, now) };
  if (company.fails === 'quota') return usedUp(now);
  if (company.fails === 'outage') return outage();
  if (what === 'dataStatus') return { status: 200, body: dataStatusJson(company, now) };
  if (what !== 'connections') return codatFault(404, 'Not found');
  const connections = connectionsJson(company, now);
  if (connectionId === undefined) return page(connections, url);
  const connection = connections.find((one) => one['id'] === connectionId);
  return connection === undefined
    ? codatFault(404, `Data connection ${connectionId} not found`)
    : { status: 200, body: connection };
}

function page(all: readonly unknown[], { pathname, searchParams }: URL): LocalAnswer {
  const number = Number(searchParams.get('page') ?? '1');
  const size = Number(searchParams.get('pageSize') ?? '100');
  if (!Number.isInteger(number) || number < 1 || !(size >= 1 && size <= MOST_ON_PAGE))
    return codatFault(400, 'Error processing request - not valid.');
  const to = (which: number) => ({
    href: `${pathname}?page=${String(which)}&pageSize=${String(size)}`,
  });
  return {
    status: 200,
    body: {
      results: all.slice((number - 1) * size, number * size),
      pageNumber: number,
      pageSize: size,
      totalResults: all.length,
      _links: {
        self: { href: pathname },
        current: to(number),
        ...(number * size < all.length && { next: to(number + 1) }),
        ...(number > 1 && { previous: to(number - 1) }),
      },
    },
  };
}
