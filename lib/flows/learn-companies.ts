import type { CodatCompany, LivePorts } from '#lib/live-ports.ts';

/** As many questions as the store has lines open for. */
const AT_ONCE = 25;

type LearnPorts = Pick<LivePorts, 'now' | 'companies' | 'connections'>;

/** Keeps what Codat has just told of companies and their connections: Codat itself finds none by a name, or by a connection. */
export async function learnCompanies(
  companies: readonly CodatCompany[],
  ports: LearnPorts,
): Promise<void> {
  const at = ports.now().toISOString();
  for (let from = 0; from < companies.length; from += AT_ONCE)
    await Promise.all(
      companies
        .slice(from, from + AT_ONCE)
        .map(({ companyId, name }) => ports.companies.learn({ companyId, name })),
    );
  await ports.connections.learn(
    companies.flatMap(({ companyId, connections }) =>
      connections.map(({ connectionId, platform, isPlaid, status }) => ({
        connectionId,
        companyId,
        platform,
        isPlaid,
        status,
        at,
      })),
    ),
  );
}
