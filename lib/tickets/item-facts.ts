import type { Account } from '#lib/health/account.ts';
import type { ItemEvent } from '#lib/health/item-event.ts';
import { type ItemHealth, worstTrouble } from '#lib/health/item-health.ts';
import { adviceFor } from '#lib/triage/look-up.ts';

import type { TicketFacts } from './ticket-kind.ts';

/** Support wants all of these, not only the newest. Source: Plaid's help on identifiers. */
const wantedInFull = ['transfer_id', 'authorization_id'];

/** As many as a message takes in one line: fifty of them. */
const LONGEST_LIST = 1_900;

/** What a ticket about one Item can say of it. */
export function itemFacts(
  health: ItemHealth,
  events: readonly ItemEvent[],
  accounts: readonly Account[],
): TicketFacts {
  const trouble = worstTrouble(health.troubles);
  const known = trouble && adviceFor(trouble.code, trouble.errorType);
  const ids = knownIds(health, events);
  return {
    bank: ids['institution_name'] ?? ids['institution_id'] ?? 'Unknown bank',
    institutionId: ids['institution_id'],
    code: trouble?.code,
    isNotice: known?.type === 'ITEM',
    errorType: trouble?.errorType,
    reason: trouble?.reason,
    environment: health.environment,
    since: trouble?.since,
    itemIds: [health.itemId],
    count: 1,
    ids,
    accounts,
    advice: known?.advice,
  };
}

/** The Item's own identifiers, and the newest of those that came with its events, in Plaid's own names. */
export function knownIds(
  health: ItemHealth,
  events: readonly ItemEvent[],
): Readonly<Record<string, string>> {
  const fromEvents = events.toReversed().reduce((ids, event) => ({ ...ids, ...event.ids }), {});
  const inFull = wantedInFull.flatMap((name) => {
    const values = [...new Set(events.flatMap(({ ids }) => ids[name] ?? []))];
    return values.length === 0 ? [] : [[name, listed(values)] as const];
  });
  return {
    item_id: health.itemId,
    ...fromEvents,
    ...Object.fromEntries(inFull),
    ...health.ids,
  };
}

function listed(values: readonly string[]): string {
  const shown = values.filter(
    (_value, index) => values.slice(0, index + 1).join(', ').length <= LONGEST_LIST,
  );
  const more = values.length - shown.length;
  return [...shown, ...(more > 0 ? [`and ${String(more)} more`] : [])].join(', ');
}
