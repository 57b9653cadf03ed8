import type { Incident } from '#lib/alerts/incident.ts';
import { membersOf } from '#lib/commands/incident-now.ts';
import { bankName } from '#lib/messages/wording.ts';
import { codatKind } from '#lib/tickets/kinds/product-kinds.ts';
import { adviceFor } from '#lib/triage/look-up.ts';

import type { TicketMatter, TicketPorts } from './ticket-matter.ts';

const wanted = ['companyId', 'connectionId', 'item_id'];

/** What to write to Codat's support about connections, or about one that disagrees with its Item. */
export async function codatIncidentMatter(
  incident: Incident,
  ports: TicketPorts,
): Promise<TicketMatter> {
  const [connectionId] = incident.itemIds;
  const record =
    connectionId === undefined
      ? undefined
      : await membersOf(incident.key, ports).find(connectionId);
  const known = Object.entries(record?.health.ids ?? {}).filter(([name]) => wanted.includes(name));
  const { code, errorType, since, count, joinedIds = [] } = incident;
  return {
    kind: codatKind,
    incidentKey: incident.key,
    initial: {},
    facts: {
      bank: bankName(incident),
      code,
      errorType,
      since,
      count,
      itemIds: joinedIds,
      ids: Object.fromEntries(known),
      accounts: [],
      advice: adviceFor(code, errorType)?.advice,
    },
  };
}
