import { matchNames } from '#lib/commands/match-names.ts';
import type { CodatApi, CodatCompany, LivePorts } from '#lib/live-ports.ts';
import type { KnownCompany } from '#lib/ports.ts';

import { learnCompanies } from './learn-companies.ts';

/** What a question about Codat means. */
export type FoundCompany =
  | { kind: 'one'; companyId: string; connectionId?: string | undefined }
  | { kind: 'several'; companies: readonly KnownCompany[] }
  /** All of Codat's companies have been looked through. */
  | { kind: 'none' }
  /** There were more than there was time for; asked again, the look goes on. */
  | { kind: 'not yet'; read: number; total: number };

type FindPorts = Pick<LivePorts, 'now' | 'companies' | 'connections' | 'inbox'>;

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Well within the life of the function, with time left for the answer. */
const LOOK_MS = 15_000;
const PAGE_SIZE = 100;
const OFFERED = 5;

/**
 * The company that somebody asks for by its id, by the id of one of its connections, or by name. Codat finds none by a
 * connection, nor by name: so its list is read page by page, and what it tells is kept for the next time.
 */
export async function findCompany(
  words: string,
  codat: CodatApi,
  ports: FindPorts,
): Promise<FoundCompany> {
  if (!uuid.test(words)) return findByName(words, codat, ports);
  const id = words.toLowerCase();
  const known = (await ports.connections.find(id))?.health.connection;
  if (known !== undefined) return { kind: 'one', companyId: known.companyId, connectionId: id };
  const company = await codat.company(id);
  if (company !== undefined) {
    await learnCompanies([company], ports);
    return { kind: 'one', companyId: id };
  }
  return readOn(codat, ports, (companies) => {
    const owner = companies.find((one) => one.connections.some((its) => its.connectionId === id));
    return owner && { kind: 'one', companyId: owner.companyId, connectionId: id };
  });
}

async function findByName(words: string, codat: CodatApi, ports: FindPorts): Promise<FoundCompany> {
  const known = named(words, await ports.companies.all());
  return known ?? readOn(codat, ports, (companies) => named(words, companies));
}

function named(words: string, companies: readonly KnownCompany[]): FoundCompany | undefined {
  const found = matchNames(words, companies);
  const exact = found.filter(({ name }) => name.toLowerCase() === words.trim().toLowerCase());
  const [only, ...others] = exact.length > 0 ? exact : found;
  if (only === undefined) return undefined;
  return others.length === 0
    ? { kind: 'one', companyId: only.companyId }
    : { kind: 'several', companies: found.slice(0, OFFERED) };
}

/** Reads Codat's list from where the last look ended. @param pick what is wanted, when it is on a page */
async function readOn(
  codat: CodatApi,
  ports: FindPorts,
  pick: (companies: readonly CodatCompany[]) => FoundCompany | undefined,
): Promise<FoundCompany> {
  const end = ports.now().getTime() + LOOK_MS;
  let page = (await ports.companies.nextPage()) ?? 1;
  for (;;) {
    const { companies, total } = await codat.companies(page);
    await learnCompanies(companies, ports);
    const found = pick(companies);
    const isLast = page * PAGE_SIZE >= total || companies.length === 0;
    page += 1;
    await ports.companies.saveNextPage(isLast ? undefined : page);
    if (found !== undefined) return found;
    if (isLast) return { kind: 'none' };
    if (ports.now().getTime() >= end)
      return { kind: 'not yet', read: (page - 1) * PAGE_SIZE, total };
  }
}
