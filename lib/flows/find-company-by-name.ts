import { matchNames } from '#lib/commands/match-names.ts';
import type { CodatApi, LivePorts } from '#lib/live-ports.ts';
import type { KnownCompany } from '#lib/ports/name-lists.ts';

import { type FoundCompany, readCompanies } from './read-companies.ts';

const OFFERED = 5;

/** A name as it is written is taken at once; what is only like it, when the whole list is known. */
export async function findCompanyByName(
  words: string,
  codat: CodatApi,
  ports: Pick<LivePorts, 'now' | 'companies' | 'connections' | 'inbox'>,
): Promise<FoundCompany> {
  const known = new Map<string, KnownCompany>();
  for (const one of await ports.companies.all()) known.set(one.companyId, one);
  const exact = chosen(namedExactly(words, [...known.values()]));
  if (exact !== undefined) return exact;
  const { wholeAt } = await ports.companies.progress();
  const alike = wholeAt === undefined ? undefined : chosen(matchNames(words, [...known.values()]));
  if (alike !== undefined) return alike;
  const found = await readCompanies(codat, ports, (companies) => {
    for (const { companyId, name } of companies) known.set(companyId, { companyId, name });
    return chosen(namedExactly(words, companies));
  });
  if (found.kind === 'none') return chosen(matchNames(words, [...known.values()])) ?? found;
  return found.kind === 'not yet'
    ? { ...found, alike: matchNames(words, [...known.values()]).slice(0, OFFERED) }
    : found;
}

function namedExactly(words: string, companies: readonly KnownCompany[]): KnownCompany[] {
  const wanted = words.trim().toLowerCase();
  return companies.filter(({ name }) => name.trim().toLowerCase() === wanted);
}

function chosen(found: readonly KnownCompany[]): FoundCompany | undefined {
  const [only, ...others] = found;
  if (only === undefined) return undefined;
  return others.length === 0
    ? { kind: 'one', companyId: only.companyId }
    : { kind: 'several', companies: found.slice(0, OFFERED), count: found.length };
}
