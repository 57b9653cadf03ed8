import { byEventOrder, eventOrder, type ItemEvent } from './item-event.ts';

/** How long after a recovery an identical failure may be Plaid's retry of the one before it. */
const RETRY_DOUBT_MS = 60 * 60 * 1000;

/** How far back a failure can lie whose retry is still coming: Plaid retries for 24 hours. */
export const RETRY_WINDOW_MS = 24 * 60 * 60 * 1000;

/**
 * True when a failure may be an old one, sent and signed again by Plaid: its very bytes came before the recovery, and
 * the recovery is less than an hour ago. Nothing on the wire tells such a retry from a new failure.
 *
 * @param history what is known of the Item, in any order, reaching back `RETRY_WINDOW_MS` or more
 */
export function isDoubtful(failure: ItemEvent, history: readonly ItemEvent[]): boolean {
  const before = history
    .filter((event) => eventOrder(event) < eventOrder(failure))
    .sort(byEventOrder);
  const twin = before.findLast((event) => event.bodyHash === failure.bodyHash);
  if (twin === undefined) return false;
  const recovery = before.find(
    (event) => isSignOfLife(event) && eventOrder(event) > eventOrder(twin),
  );
  if (recovery === undefined) return false;
  return Date.parse(failure.at) - Date.parse(recovery.at) <= RETRY_DOUBT_MS;
}

export function isSignOfLife(event: ItemEvent): boolean {
  if (event.kind === 'checked') return event.error === undefined;
  return event.kind === 'repaired' || event.kind === 'alive';
}
