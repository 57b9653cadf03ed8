import type { ItemEvent } from '#lib/health/item-event.ts';
import { type ItemHealth, worstTrouble } from '#lib/health/item-health.ts';
import { adviceFor } from '#lib/triage/look-up.ts';

import { ticketDraft, type TicketDraft } from './ticket-draft.ts';

/** The ticket for one Item; without trouble it is one about the Item as such. */
export function itemTicket(health: ItemHealth, events: readonly ItemEvent[]): TicketDraft {
  const trouble = worstTrouble(health.troubles);
  const ids = knownIds(health, events);
  return ticketDraft(
    {
      bank: ids['institution_name'] ?? ids['institution_id'] ?? 'Unknown bank',
      code: trouble?.code,
      errorType: trouble?.errorType,
      reason: trouble?.reason,
      environment: health.environment,
      since: trouble?.since ?? events.at(-1)?.at ?? 'unknown',
      itemIds: [health.itemId],
      count: 1,
      ids,
    },
    trouble && adviceFor(trouble.code, trouble.errorType)?.advice,
  );
}

/** The Item's own identifiers, and the newest of those that came with its events, in Plaid's own names. */
export function knownIds(
  health: ItemHealth,
  events: readonly ItemEvent[],
): Readonly<Record<string, string>> {
  const fromEvents = events.toReversed().reduce((ids, event) => ({ ...ids, ...event.ids }), {});
  return { item_id: health.itemId, ...fromEvents, ...health.ids };
}
