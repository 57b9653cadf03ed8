import type { Modal } from '#lib/messages/message.ts';
import type { Problem } from '#lib/messages/problem-message.ts';
import { ticketModal } from '#lib/messages/ticket-modal.ts';
import { kindNamed } from '#lib/tickets/all-kinds.ts';
import type { TicketOrigin } from '#lib/tickets/ticket-origin.ts';

import { ticketMatter, type TicketPorts } from './ticket-matter.ts';
import { placeTicket } from './widespread-ticket.ts';

/**
 * The form of a ticket: of the kind that follows from what it is about, or of the one that was chosen.
 *
 * @param chosen name of a kind; undefined: none was chosen yet
 * @param values that have been filled in so far
 * @returns the modal, or a sentence for who asked when there is nothing to draft
 */
export async function openTicket(
  origin: TicketOrigin,
  chosen: string | undefined,
  values: Readonly<Record<string, string>>,
  ports: TicketPorts,
): Promise<{ modal: Modal } | Problem> {
  const matter = await ticketMatter(origin, ports);
  if ('problem' in matter) return matter;
  const kind =
    (chosen === undefined ? undefined : kindNamed(chosen, matter.facts.advice)) ?? matter.kind;
  const placed = await placeTicket(matter, kind, values, ports);
  return {
    modal: ticketModal({
      kind: placed.kind,
      facts: placed.facts,
      metadata: JSON.stringify(origin),
      notices: placed.notices,
      initial: placed.initial,
      now: ports.now(),
    }),
  };
}
