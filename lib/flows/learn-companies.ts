import { connectionEvent } from '#lib/health/connection-event.ts';
import type { Connection } from '#lib/health/connection.ts';
import type { CodatCompany, LivePorts } from '#lib/live-ports.ts';

type LearnPorts = Pick<LivePorts, 'now' | 'companies' | 'connections' | 'inbox'>;

/**
 * Keeps what Codat has just told of companies and their connections. What is news of a connection goes the way of a
 * webhook that said the same.
 */
export async function learnCompanies(
  companies: readonly CodatCompany[],
  ports: LearnPorts,
): Promise<void> {
  for (const company of companies) {
    const { companyId, name } = company;
    await ports.companies.learn({ companyId, name });
    await Promise.all(company.connections.map((one) => learnConnection(one, company, ports)));
  }
}

async function learnConnection(
  connection: Connection,
  { companyId, name }: CodatCompany,
  ports: LearnPorts,
): Promise<void> {
  const known = (await ports.connections.find(connection.connectionId))?.health.connection;
  if (known?.status === connection.status && known.companyId === companyId) return;
  const at = ports.now().toISOString();
  const came = { at, receivedAt: at, source: 'CODAT.SEEN', bodyHash: connection.status };
  const event = connectionEvent(connection, { companyId, name }, came);
  await ports.inbox.keep({ kind: 'connection', event });
}
