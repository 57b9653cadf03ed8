import type { ViewResponseAction } from '@slack/bolt';

import type { InputErrors } from '#lib/flows/submit-ticket.ts';
import type { Message, Modal } from '#lib/messages/message.ts';
import type { Problem } from '#lib/messages/problem-message.ts';

/**
 * What a submitted modal is answered with: another modal in its place, or sentences under its fields.
 *
 * @param block under which a fault of ours, or what cannot be done any more, is said
 */
export function ackModal(
  outcome: { found: { modal: Modal } | InputErrors | Problem } | { fault: Message },
  block: string,
): ViewResponseAction {
  if ('fault' in outcome) return said(block, outcome.fault);
  const { found } = outcome;
  if ('modal' in found) return { response_action: 'update', view: found.modal };
  if ('errors' in found) return { response_action: 'errors', errors: { ...found.errors } };
  return said(block, found.problem);
}

/** Errors are plain text: what stands in code spans loses its ticks. */
function said(block: string, { text }: Message): ViewResponseAction {
  return { response_action: 'errors', errors: { [block]: text.replaceAll('`', '') } };
}
