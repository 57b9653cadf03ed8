import { readPaste } from '#lib/pasted/read-paste.ts';
import type { Ports } from '#lib/ports.ts';
import type { TicketOrigin } from '#lib/tickets/ticket-origin.ts';

/** A message from whose menu a ticket is drafted. */
interface About {
  text: string;
  channel: string;
  threadTs: string;
}

/** The shortcut `Draft a ticket`: about the card whose thread the message is in, or about what stands in it. */
export async function messageTicket(
  { text, channel, threadTs }: About,
  ports: Pick<Ports, 'items' | 'alerts'>,
): Promise<TicketOrigin> {
  const { codes, ids } = readPaste(text);
  const alert = await ports.alerts.ofCard(channel, threadTs);
  const named: Record<string, string> = {};
  for (const { name, value } of ids) if (name !== undefined) named[name] ??= value;
  const itemId = named['item_id'];
  const record = itemId === undefined ? undefined : await ports.items.find(itemId);
  const ofItem = record === undefined ? '' : `item ${record.health.itemId}`;
  return {
    about: alert?.id ?? ofItem,
    ids: named,
    code: alert === undefined ? codes[0]?.code : undefined,
    thread: { channel, ts: threadTs },
  };
}
