import { healthStatus } from '#lib/health/item-health.ts';
import type { StoredIdentifier } from '#lib/messages/identifier-message.ts';
import { bankName } from '#lib/messages/wording.ts';
import type { Ports } from '#lib/ports.ts';

/** So many Items are named with their state; of the others only the number is told. */
const LOOKED_AT = 10;

/** What is stored under an identifier: one look-up of its key, then the state of the Items that it leads to. */
export async function storedIdentifier(
  value: string,
  ports: Pick<Ports, 'identifiers' | 'items'>,
): Promise<StoredIdentifier> {
  // An Item from before the index was kept is known by its own record alone.
  const [seen, own] = await Promise.all([ports.identifiers.find(value), ports.items.find(value)]);
  const exact = seen.filter((one) => one.value === value);
  const owners = new Map<string, { names: string[]; since: string | undefined }>();
  if (own !== undefined) owners.set(value, { names: ['item_id'], since: undefined });
  for (const { itemId, name, at } of exact) {
    if (itemId === undefined) continue;
    const { names, since } = owners.get(itemId) ?? { names: [], since: undefined };
    const first = since === undefined || at < since ? at : since;
    owners.set(itemId, { names: [...new Set([...names, name])], since: first });
  }
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
    webhooks: exact.flatMap(({ itemId, source, name, at }) =>
      itemId === undefined ? [{ source, name, at }] : [],
    ),
    alike: [...new Set(seen.filter((one) => one.value !== value).map((one) => one.value))].slice(
      0,
      3,
    ),
  };
}
