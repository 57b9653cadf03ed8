import { codatMessage, companiesMessage } from '#lib/messages/codat-message.ts';
import type { Message } from '#lib/messages/message.ts';
import { problemMessage } from '#lib/messages/problem-message.ts';
import type { CodatApi, CodatDataStatus, LivePorts } from '#lib/live-ports.ts';
import type { Audience } from '#lib/ports.ts';

import { findCompany } from './find-company.ts';

const MOST_ITEMS = 10;

/** What is no trouble: done, or never to be had. Source: Codat's docs on the states of a sync. */
const atRest = ['Complete', 'NotSupported', 'Initial'];

/** `/plaid codat`: a company's connections as Codat tells of them now. */
export async function lookUpCodat(words: string, to: Audience, ports: LivePorts): Promise<Message> {
  const { codat } = ports;
  if (codat === undefined) return problemMessage('Codat is not configured (CODAT_API_KEY).');
  const found = await findCompany(words, codat, ports);
  switch (found.kind) {
    case 'one':
      return companyMessage(found, to, codat, ports);
    case 'several':
      return companiesMessage(found.companies);
    case 'none':
      return problemMessage(
        'Codat knows no such company or connection. Ids are those of Codat: of the company’s page in its portal, or Plaid’s Client User ID.',
      );
    case 'not yet':
      return problemMessage(
        `Looked through ${String(found.read)} of ${String(found.total)} companies, and it is not among them. Ask again: the look goes on from there.`,
      );
  }
}

async function companyMessage(
  { companyId, connectionId }: { companyId: string; connectionId?: string | undefined },
  to: Audience,
  codat: CodatApi,
  ports: LivePorts,
): Promise<Message> {
  const [company, { connections, linkUrls }, statuses] = await Promise.all([
    codat.company(companyId),
    codat.connections(companyId),
    codat.dataStatus(companyId),
  ]);
  const name = company?.name ?? 'Unnamed company';
  const items = await Promise.all(
    connections.map(async (one) => {
      const seen = await ports.identifiers.find(one.connectionId);
      const itemIds = seen.flatMap(({ itemId }) => itemId ?? []);
      return [one.connectionId, [...new Set(itemIds)].slice(0, MOST_ITEMS)] as const;
    }),
  );
  return codatMessage({
    companyId,
    name,
    connections,
    // In a channel others could use them.
    linkUrls: to === 'channel' ? new Map() : linkUrls,
    items: new Map(items),
    troubled: statuses.flatMap(troubleOf),
    asked: connectionId,
    now: ports.now(),
  });
}

function troubleOf({ dataType, status, lastSuccessfulSync }: CodatDataStatus) {
  return status === undefined || atRest.includes(status)
    ? []
    : [{ dataType, status, last: lastSuccessfulSync }];
}
