import { auditedCase, auditedIds } from './audited-ids.ts';
import { caseOriginIn, ticketOriginIn } from './modal-metadata.ts';
import { modalState } from './modal-state.ts';

/** The identifiers that a form is about, and those that stand in its fields for identifiers. */
export function idsInForm(body: object): string[] {
  const { metadata, inputs } = modalState(body);
  const ticket = ticketOriginIn(metadata);
  const about = [
    ticket.about,
    ...Object.values(ticket.ids ?? {}),
    ...caseOriginIn(metadata).itemIds,
  ];
  const typed = [...inputs].flatMap(([block, value]) =>
    block === 'item' || block.startsWith('id ') ? [value] : [],
  );
  const ids = [...about, ...typed].flatMap(auditedIds);
  return [...new Set([...auditedCase(inputs.get('case')), ...ids])].slice(0, 10);
}
