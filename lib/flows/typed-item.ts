import { itemRecord } from '#lib/commands/item-record.ts';
import { itemFacts } from '#lib/tickets/item-facts.ts';

import type { TicketMatter, TicketPorts } from './ticket-matter.ts';

/**
 * A ticket that began without an Item, at the end of some questions or from a pasted error, with the one that was typed
 * into its form: what is stored of that Item is filled in, and what the ticket is about stays.
 */
export async function withTypedItem(
  matter: TicketMatter,
  itemId: string | undefined,
  ports: TicketPorts,
): Promise<TicketMatter> {
  const { facts } = matter;
  if (facts.itemIds.length > 0 || itemId === undefined || itemId === '') return matter;
  const record = await itemRecord(itemId, ports);
  if (record === undefined) return { ...matter, facts: { ...facts, itemIds: [itemId], count: 1 } };
  const own = itemFacts(record.health, record.events, record.accounts);
  const ids = { ...own.ids, ...facts.ids };
  const about = facts.code === undefined ? own : facts;
  const { code, isNotice, errorType, reason, since, advice } = about;
  return {
    ...matter,
    facts: { ...own, code, isNotice, errorType, reason, since, advice, ids },
  };
}
