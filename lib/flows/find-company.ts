import type { CodatApi, LivePorts } from '#lib/live-ports.ts';

import { findCompanyByName } from './find-company-by-name.ts';
import { type FoundCompany, readCompanies } from './read-companies.ts';
import { learnCompanies } from './learn-companies.ts';

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * The company that somebody asks for by its id, by the id of one of its connections, or by name. Codat finds none by a
 * connection, nor by name: so its list is read page by page, and what it tells is kept for the next time.
 */
export async function findCompany(
  words: string,
  codat: CodatApi,
  ports: Pick<LivePorts, 'now' | 'companies' | 'connections' | 'inbox'>,
): Promise<FoundCompany> {
  if (!uuid.test(words)) return findCompanyByName(words, codat, ports);
  const id = words.toLowerCase();
  const known = (await ports.connections.find(id))?.health.connection;
  if (known !== undefined) return { kind: 'one', companyId: known.companyId, connectionId: id };
  const company = await codat.company(id);
  if (company !== undefined) {
    await learnCompanies([company], ports);
    return { kind: 'one', companyId: id };
  }
  return readCompanies(codat, ports, (companies) => {
    const owner = companies.find((one) => one.connections.some((its) => its.connectionId === id));
    return owner && { kind: 'one', companyId: owner.companyId, connectionId: id };
  });
}
