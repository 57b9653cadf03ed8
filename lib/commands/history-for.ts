import { RETRY_WINDOW_MS } from '#lib/health/doubt.ts';
import { eventOrder, type ItemEvent } from '#lib/health/item-event.ts';
import type { Inbox } from '#lib/ports/inbox.ts';

/** An identical failure makes an Item doubtful up to an hour after the recovery that came after its twin. */
const LOOK_BACK_MS = RETRY_WINDOW_MS + 60 * 60 * 1000;

/** Enough to hold eight gaps of an Item whose data comes in many webhooks. */
const HEARD_EVENTS = 200;

type EventHistory = Pick<Inbox, 'historySince' | 'lastEvents'>;

/** What `applyEvent` has to know: where a look is applied, or applied once more, the Item's last gaps as well. */
export async function historyFor(
  event: ItemEvent,
  ports: { inbox: EventHistory },
): Promise<ItemEvent[]> {
  const lookBack = new Date(Date.parse(event.at) - LOOK_BACK_MS);
  const history = await ports.inbox.historySince(event.itemId, lookBack);
  const isLooked = history.some(
    (other) => other.kind === 'overdue' && eventOrder(other) >= eventOrder(event),
  );
  if (!isLooked && event.kind !== 'overdue') return history;
  const last = await ports.inbox.lastEvents(event.itemId, HEARD_EVENTS);
  const oldest = last.at(-1);
  if (oldest === undefined) return history;
  const before = history.filter((one) => eventOrder(one) < eventOrder(oldest));
  return [...before, ...last.reverse()];
}
