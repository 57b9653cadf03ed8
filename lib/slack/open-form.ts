import type { Answer } from '#lib/commands/command.ts';
import { openTicket } from '#lib/flows/open-ticket.ts';
import type { Problem } from '#lib/messages/problem-message.ts';

import type { Desk } from './desk.ts';

/** Opens the form of a ticket. @returns what the asker is told instead, where it does not open */
export async function openForm(
  desk: Desk,
  triggerId: string,
  { origin, kind }: Omit<NonNullable<Answer['form']>, 'kind'> & { kind?: string | undefined },
  reference: string,
): Promise<Problem | undefined> {
  const opened = await openTicket(origin, kind, {}, desk.ports);
  if ('problem' in opened) return opened;
  const outcome = await desk.ports.slack.openModal(triggerId, opened.modal);
  if (outcome.kind === 'done') return undefined;
  desk.ports.log.warn('slack did not open the modal', { reference, ...outcome });
  return { problem: desk.fault(reference) };
}
