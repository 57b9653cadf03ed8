import { connectionEvent } from '#lib/health/connection-event.ts';
import type { Connection } from '#lib/health/connection.ts';
import type { ItemEvent } from '#lib/health/item-event.ts';
import type { CodatCompany, LivePorts } from '#lib/live-ports.ts';

/** As many questions as the store has lines open for. */
const AT_ONCE = 25;

type LearnPorts = Pick<LivePorts, 'now' | 'companies' | 'connections' | 'inbox'>;

/**
 * Keeps what Codat has just told of companies and their connections: Codat itself finds none by a name, or by a
 * connection. What is news of a connection goes the way of a webhook that said the same.
 */
export async function learnCompanies(
  companies: readonly CodatCompany[],
  ports: LearnPorts,
): Promise<void> {
  await someAtOnce(companies, ({ companyId, name }) => ports.companies.learn({ companyId, name }));
  const owned = companies.flatMap((company) =>
    company.connections.map((connection) => ({ connection, company })),
  );
  await someAtOnce(owned, ({ connection, company }) => learnConnection(connection, company, ports));
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
  const seen = connectionEvent(connection, { companyId, name }, came);
  // Of one that is new to us nobody knows since when it is as it is: that is no news to alarm anybody with.
  const event: ItemEvent =
    known === undefined ? { ...seen, kind: 'noted', what: connection.status } : seen;
  await ports.inbox.keep({ kind: 'connection', event });
}

async function someAtOnce<Value>(
  values: readonly Value[],
  act: (value: Value) => Promise<void>,
): Promise<void> {
  for (let from = 0; from < values.length; from += AT_ONCE)
    await Promise.all(values.slice(from, from + AT_ONCE).map(act));
}
