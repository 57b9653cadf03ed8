import { countSightings, faultKey, sightingsInWindow } from '#lib/alerts/widespread.ts';
import { recentSightings } from '#lib/commands/incident-now.ts';
import { type DataFault, isDataFault, type Sighting } from '#lib/health/data-fault.ts';
import type { Ports } from '#lib/ports.ts';
import { institutionKind } from '#lib/tickets/kinds/data-kinds.ts';
import type { TicketKind } from '#lib/tickets/ticket-kind.ts';

import type { TicketMatter } from './ticket-matter.ts';

const MOST_LISTED = 50;

/** A ticket as it is to be written, and what its writer should know. */
export interface PlacedTicket extends TicketMatter {
  notices: readonly string[];
}

/**
 * Puts a ticket about faulty data where it belongs: what ten or more Items of a bank had within 48 hours, this one
 * included, is reported once, as a trouble of the bank, with all of them.
 *
 * @param kind that was chosen
 * @param values that were filled in
 */
export async function placeTicket(
  matter: TicketMatter,
  kind: TicketKind,
  values: Readonly<Record<string, string>>,
  ports: Pick<Ports, 'now' | 'sightings'>,
): Promise<PlacedTicket> {
  const { facts } = matter;
  const isAboutBank = kind.name === institutionKind.name;
  const fault = faultOf(kind, { ...matter.initial, ...values });
  const bank = facts.institutionId;
  const ticket = { ...matter, kind, notices: [] };
  if (fault === undefined) return ticket;
  // What is wrong with its data is no part of the incident that an Item may be in.
  const ofItem = { ...ticket, incidentKey: undefined };
  if (bank === undefined) return ofItem;
  const seen = await recentSightings(bank, fault, ports);
  const own = ownSightings(matter, fault, bank, ports.now());
  const count = countSightings(sightingsInWindow([...seen, ...own], ports.now()));
  if (!isAboutBank && !count.isWidespread) return ofItem;
  const number = String(count.accountCount ?? count.itemIds.length);
  const what = count.accountCount === undefined ? 'Items' : 'accounts';
  return {
    kind: institutionKind,
    incidentKey: faultKey(bank, fault),
    initial: { ...matter.initial, fault },
    facts: {
      ...facts,
      code: undefined,
      errorType: undefined,
      reason: undefined,
      since: undefined,
      itemIds: count.itemIds.slice(0, MOST_LISTED),
      count: count.itemIds.length,
      accountCount: count.accountCount,
      ids: { institution_id: bank },
      accounts: [],
    },
    notices: [
      count.isWidespread
        ? `${number} ${what} of this bank had this within 48 hours, so it is a trouble of the bank: one case for all of them.`
        : `Only ${number} ${what} of this bank are known to have had this within 48 hours; Plaid wants ten for a case about the bank.`,
    ],
  };
}

/** The fault that a ticket is about: that of its kind, or the one that was chosen for a bank. */
export function faultOf(
  kind: TicketKind,
  values: Readonly<Record<string, string>>,
): DataFault | undefined {
  const chosen = values['fault'] ?? '';
  return kind.name === institutionKind.name && isDataFault(chosen) ? chosen : kind.fault;
}

/** The Item that the ticket is about has the fault as well, whoever else has reported it. */
function ownSightings(
  { facts }: TicketMatter,
  fault: DataFault,
  institutionId: string,
  now: Date,
): Sighting[] {
  const [itemId] = facts.itemIds;
  return itemId === undefined || facts.count !== 1
    ? []
    : [{ institutionId, fault, itemId, at: now.toISOString() }];
}
