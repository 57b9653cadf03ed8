import type { ItemEvent } from '#lib/health/item-event.ts';
import type { KeepingPorts } from '#lib/ports.ts';

import { applyToItem } from './apply-to-item.ts';

/** Brings a connection's record up to date, as `applyToItem` does an Item's: only where they stand is another. */
export function applyToConnection(
  event: ItemEvent,
  ports: KeepingPorts,
): ReturnType<typeof applyToItem> {
  const historySince: KeepingPorts['inbox']['historySince'] = (id, since) =>
    ports.inbox.connectionHistorySince(id, since);
  return applyToItem(event, {
    ...ports,
    items: ports.connections,
    // Its gaps are nobody's concern: Codat syncs when it is told to.
    inbox: { ...ports.inbox, historySince, lastEvents: () => Promise.resolve([]) },
  });
}
