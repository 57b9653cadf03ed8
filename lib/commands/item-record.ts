import type { Account } from '#lib/health/account.ts';
import { byEventOrder, type ItemEvent, type UserEvent } from '#lib/health/item-event.ts';
import type { ItemHealth } from '#lib/health/item-health.ts';
import type { Ports } from '#lib/ports.ts';

/** Enough to find the last sign of life of an Item that keeps failing. */
const READ_EVENTS = 50;

/** All that is stored of an Item itself. */
export interface ItemRecord {
  health: ItemHealth;
  /** Newest first, with what your app reported of its user without naming an Item. */
  events: readonly ItemEvent[];
  accounts: readonly Account[];
}

/** @returns undefined for an Item that nobody has told us of */
export async function itemRecord(
  itemId: string,
  ports: Pick<Ports, 'items' | 'inbox' | 'accounts'>,
): Promise<ItemRecord | undefined> {
  const [record, own, accounts] = await Promise.all([
    ports.items.find(itemId),
    ports.inbox.lastEvents(itemId, READ_EVENTS),
    ports.accounts.of(itemId),
  ]);
  if (record === undefined) return undefined;
  const { health } = record;
  const clientUserId = health.ids['client_user_id'];
  const ofUser =
    clientUserId === undefined ? [] : await ports.inbox.lastOfUser(clientUserId, READ_EVENTS);
  const also = ofUser.filter((event) => isAtBankOf(health, event));
  const events = [...own, ...also.map((event): ItemEvent => ({ ...event, itemId }))]
    .sort(byEventOrder)
    .reverse();
  return { health, events, accounts };
}

/** A user may have Items at several banks: what happened at another one is not this Item's. */
function isAtBankOf(health: ItemHealth, { ids }: UserEvent): boolean {
  const bank = health.ids['institution_id'];
  const reported = ids['institution_id'];
  return bank === undefined || reported === undefined || bank === reported;
}
