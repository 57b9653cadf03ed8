import type { CommandContext } from './command.ts';
import { MOST_ALERTS, MOST_ARRIVALS, orNothing } from './examine-stored.ts';

const ITEMS_ASKED_ABOUT = 3;

/** Items to ask Plaid about: that one, those that have gone silent, those that were heard last. */
export async function itemsToAskAbout(
  itemId: string | undefined,
  ports: CommandContext['ports'],
): Promise<string[]> {
  if (itemId !== undefined) return [itemId];
  const [alerts, arrivals] = await Promise.all([
    orNothing(() => ports.alerts.open(MOST_ALERTS)),
    orNothing(() => ports.inbox.lastArrivals(MOST_ARRIVALS)),
  ]);
  const silent = (alerts ?? [])
    .flatMap(({ told }) => told?.facts ?? [])
    .filter(({ status, errorType }) => status === 'stale' && errorType !== 'CODAT')
    .flatMap(({ itemIds }) => itemIds);
  const heard = (arrivals ?? []).flatMap((arrival) => arrival.itemId ?? []);
  return [...new Set([...silent.slice(0, 1), ...heard])].slice(0, ITEMS_ASKED_ABOUT);
}
