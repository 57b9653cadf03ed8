import type { Connection } from '#lib/health/connection.ts';
import type { DataStatus } from '#lib/messages/codat-data.ts';
import { codatMessage } from '#lib/messages/codat-message.ts';
import { codatSentence } from '#lib/messages/codat-problem.ts';
import type { Message } from '#lib/messages/message.ts';
import type { CodatApi, LivePorts } from '#lib/live-ports.ts';
import type { Audience } from '#lib/ports/slack-channel.ts';
import { UpstreamError } from '#lib/upstream-error.ts';

import { learnCompanies } from './learn-companies.ts';

const MOST_ITEMS = 10;

/** A company, and the one of its connections that was asked for. */
interface Wanted {
  companyId: string;
  connectionId?: string | undefined;
}

/** All connections of a company, with its data and our Items, as Codat tells of them now. */
export async function showCompany(
  { companyId, connectionId }: Wanted,
  to: Audience,
  codat: CodatApi,
  ports: LivePorts,
): Promise<Message> {
  // Both are waited for: nothing may be left running when the answer is given.
  const [told, data] = await Promise.all([
    settled(codat.connections(companyId)),
    dataOf(companyId, codat),
  ]);
  if ('fault' in told) throw told.fault;
  const { connections, linkUrls } = told.value;
  const name = await nameOf(companyId, codat, ports);
  await learnt({ companyId, name, connections }, ports);
  return codatMessage({
    companyId,
    name,
    connections,
    // In a channel others could use them.
    linkUrls: to === 'channel' ? undefined : linkUrls,
    items: await itemsOf(connections, ports),
    data,
    asked: connectionId,
    now: ports.now(),
  });
}

async function settled<Value>(
  asked: Promise<Value>,
): Promise<{ value: Value } | { fault: unknown }> {
  return asked.then(
    (value) => ({ value }),
    (fault: unknown) => ({ fault }),
  );
}

/** What can be shown without it is not held back for it. */
async function dataOf(companyId: string, codat: CodatApi): Promise<DataStatus> {
  try {
    return { kind: 'known', types: await codat.dataStatus(companyId) };
  } catch (error) {
    if (!(error instanceof UpstreamError)) throw error;
    return { kind: 'unknown', why: codatSentence(error) };
  }
}

/** As it was learnt a moment ago, or ever; Codat is asked where it never was. */
async function nameOf(companyId: string, codat: CodatApi, ports: LivePorts): Promise<string> {
  const known = await ports.companies.find(companyId);
  return known?.name ?? (await codat.company(companyId))?.name ?? 'Unnamed company';
}

/** For the next time: that it could not be kept is no reason to keep the answer back. */
async function learnt(
  company: Parameters<typeof learnCompanies>[0][number],
  ports: LivePorts,
): Promise<void> {
  try {
    await learnCompanies([company], ports);
  } catch (error) {
    ports.log.error('company not learnt', error);
  }
}

async function itemsOf(
  connections: readonly Connection[],
  ports: LivePorts,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = await Promise.all(
    connections.map(async ({ connectionId, isPlaid }) => {
      const seen = isPlaid ? await ports.identifiers.find(connectionId) : [];
      const itemIds = seen.flatMap(({ itemId }) => itemId ?? []);
      return [connectionId, [...new Set(itemIds)].slice(0, MOST_ITEMS)] as const;
    }),
  );
  return new Map(found);
}
