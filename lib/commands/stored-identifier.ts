import { healthStatus } from '#lib/health/item-health.ts';
import type { StoredIdentifier } from '#lib/messages/identifier-message.ts';
import { bankName } from '#lib/messages/wording.ts';
import type { Ports } from '#lib/ports.ts';
import type { SeenIdentifier } from '#lib/ports/identifier-index.ts';

/** So many Items are named with their state; of the others only the number is told. */
const LOOKED_AT = 10;

/** Each user wants another look-up. */
const MOST_USERS = 20;

/** What is stored under an identifier: one look-up of its key, then the state of the Items that it leads to. */
export async function storedIdentifier(
  value: string,
  ports: Pick<Ports, 'identifiers' | 'items'>,
): Promise<StoredIdentifier> {
  // An Item from before the index was kept is known by its own record alone.
  const [seen, own] = await Promise.all([ports.identifiers.find(value), ports.items.find(value)]);
  const exact = seen.filter((one) => one.value === value);
  const owners = new Map<string, Owner>();
  if (own !== undefined) owners.set(value, { names: ['item_id'], first: undefined });
  const owned = await withItemsOfUsers(exact, ports);
  for (const one of owned) addOwner(owners, one);
  const all = [...owners].map(([itemId, owner]) => ({ itemId, ...owner }));
  const records = await Promise.all(
    all.slice(0, LOOKED_AT).map(({ itemId }) => ports.items.find(itemId)),
  );
  return {
    value,
    items: all.map((one, index) => {
      const health = records[index]?.health;
      return {
        ...one,
        bank: bankName({
          institutionId: health?.ids['institution_id'],
          institutionName: health?.ids['institution_name'],
        }),
        status: health && healthStatus(health),
      };
    }),
    withoutItem: owned.flatMap(({ itemId, source, name, code, at }) =>
      itemId === undefined ? [{ source, name, code, at }] : [],
    ),
    alike: [...new Set(seen.filter((one) => one.value !== value).map((one) => one.value))].slice(
      0,
      3,
    ),
  };
}

interface Owner {
  names: string[];
  /** What the identifier first came in; undefined where only the Item's own record tells of it. */
  first: { source: string; code?: string | undefined; at: string } | undefined;
}

function addOwner(owners: Map<string, Owner>, { itemId, name, source, code, at }: SeenIdentifier) {
  if (itemId === undefined) return;
  const { names, first } = owners.get(itemId) ?? { names: [], first: undefined };
  owners.set(itemId, {
    names: [...new Set([...names, name])],
    first: first === undefined || at < first.at ? { source, code, at } : first,
  });
}

/** What came with a user alone belongs to the Items of that user, where we know of any. */
async function withItemsOfUsers(
  exact: readonly SeenIdentifier[],
  ports: Pick<Ports, 'identifiers'>,
): Promise<SeenIdentifier[]> {
  const users = new Set(
    exact.flatMap((one) => (one.itemId === undefined ? (one.clientUserId ?? []) : [])),
  );
  const known = await Promise.all(
    [...users]
      .slice(0, MOST_USERS)
      .map(async (user) => [user, await itemsOf(user, ports)] as const),
  );
  const ofUsers = new Map(known);
  return exact.flatMap((one) => {
    const itemIds = one.itemId === undefined ? (ofUsers.get(one.clientUserId ?? '') ?? []) : [];
    return itemIds.length === 0 ? [one] : itemIds.map((itemId) => ({ ...one, itemId }));
  });
}

async function itemsOf(clientUserId: string, ports: Pick<Ports, 'identifiers'>): Promise<string[]> {
  const seen = await ports.identifiers.find(clientUserId);
  return seen
    .filter(({ name, value }) => name === 'client_user_id' && value === clientUserId)
    .flatMap(({ itemId }) => itemId ?? []);
}
