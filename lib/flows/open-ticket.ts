import type { Incident } from '#lib/alerts/incident.ts';
import { allTrees } from '#lib/guides/all-trees.ts';
import { isQuestion, walkTree } from '#lib/guides/walk-tree.ts';
import { type Problem, problemMessage } from '#lib/messages/problem-message.ts';
import { ticketModal } from '#lib/messages/ticket-modal.ts';
import type { Modal } from '#lib/messages/message.ts';
import { bankName } from '#lib/messages/wording.ts';
import type { Ports } from '#lib/ports.ts';
import { guidedTicket } from '#lib/tickets/guided-ticket.ts';
import { itemTicket, knownIds } from '#lib/tickets/item-ticket.ts';
import { ticketDraft } from '#lib/tickets/ticket-draft.ts';
import { adviceFor } from '#lib/triage/look-up.ts';

const READ_EVENTS = 50;

/**
 * The button `Ticket draft`.
 *
 * @param value of the button: an alert's id, `item <item_id>`, or `diagnose <tree> <answers>`
 * @returns the modal, or a sentence for who clicked when there is nothing to draft
 */
export async function openTicket(
  value: string,
  ports: Pick<Ports, 'items' | 'inbox' | 'alerts'>,
): Promise<{ modal: Modal } | Problem> {
  const [kind, name, ...path] = value.split(' ');
  if (kind === 'item' && name !== undefined) return itemDraft(name, ports);
  if (kind === 'diagnose') return diagnosedDraft(name, path);
  const alert = await ports.alerts.find(value);
  const told = alert?.told?.facts;
  const incident = alert && ((await ports.items.incident(alert.incidentKey)) ?? told);
  if (incident === undefined)
    return { problem: problemMessage('Tartan has no record of this alert any more.') };
  return incident.count === 1 && incident.itemIds[0] !== undefined
    ? itemDraft(incident.itemIds[0], ports)
    : incidentDraft(incident, ports);
}

async function itemDraft(
  itemId: string,
  ports: Pick<Ports, 'items' | 'inbox'>,
): Promise<{ modal: Modal } | Problem> {
  const record = await ports.items.find(itemId);
  if (record === undefined)
    return { problem: problemMessage('Tartan has no record of this Item any more.') };
  const events = await ports.inbox.lastEvents(itemId, READ_EVENTS);
  return { modal: ticketModal(itemTicket(record.health, events)) };
}

async function incidentDraft(
  incident: Incident,
  ports: Pick<Ports, 'items' | 'inbox'>,
): Promise<{ modal: Modal }> {
  const [itemId] = incident.itemIds;
  const record = itemId === undefined ? undefined : await ports.items.find(itemId);
  const events = itemId === undefined ? [] : await ports.inbox.lastEvents(itemId, READ_EVENTS);
  const draft = ticketDraft(
    {
      ...incident,
      bank: bankName(incident),
      ids: record === undefined ? {} : knownIds(record.health, events),
    },
    adviceFor(incident.code, incident.errorType)?.advice,
  );
  return { modal: ticketModal(draft) };
}

function diagnosedDraft(
  name: string | undefined,
  path: readonly string[],
): { modal: Modal } | Problem {
  const tree = allTrees.find((one) => one.name === name);
  const here = tree && walkTree(tree, path).here;
  return here === undefined || isQuestion(here) || here.ticket === undefined
    ? {
        problem: problemMessage(
          'There is nothing to file here any more; start again with /plaid diagnose.',
        ),
      }
    : { modal: ticketModal(guidedTicket({ ...here.ticket, conclusion: here.conclusion })) };
}
