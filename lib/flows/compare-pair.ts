import { incidentKey } from '#lib/alerts/incident.ts';
import { isSameHealth, type ItemHealth } from '#lib/health/item-health.ts';
import { healthOfPair } from '#lib/health/pair.ts';
import type { KeepingPorts } from '#lib/ports.ts';
import { UpstreamError } from '#lib/upstream-error.ts';

import { touchIncident } from './touch-incident.ts';

const WRITE_TRIES = 5;
/** One connection can hold several Items; of more than this some are left out. */
const MOST_ITEMS = 10;

/** The connection that what has just changed is one side of; undefined: of none that Codat has told us. */
export function pairOf(changed: ItemHealth): string | undefined {
  return changed.connection === undefined ? changed.ids['client_user_id'] : changed.itemId;
}

/**
 * Compares what Codat says of a connection with what Plaid says of its Items, and takes note of it when they disagree.
 * They are compared as they are now, so that order and repetition do not matter.
 *
 * @returns the keys of the incidents that the pair entered or left
 */
export async function comparePair(
  connectionId: string | undefined,
  ports: KeepingPorts,
): Promise<string[]> {
  if (!connectionId) return [];
  const connection = (await ports.connections.find(connectionId))?.health;
  if (connection?.connection === undefined) return [];
  const items = await itemsOf(connectionId, ports);
  for (let tries = 0; tries < WRITE_TRIES; tries += 1) {
    const record = await ports.pairs.find(connectionId);
    const after = healthOfPair(record?.health, connection, items, ports.now());
    if (isSameHealth(record?.health ?? untroubled(after), after)) return [];
    const touched = await touchIncidents(record?.health, after, ports);
    if ((await ports.pairs.save(after, record?.version)) === 'saved') return touched;
  }
  throw new UpstreamError('store', 'too many conflicts on one pair');
}

/** What never was compared is worth a row only once the two disagree. */
function untroubled(pair: ItemHealth): ItemHealth {
  return { ...pair, troubles: [] };
}

/** Before the pair changes, so that whoever dies in between leaves an alert that the sweep will look at. */
async function touchIncidents(
  before: ItemHealth | undefined,
  after: ItemHealth,
  ports: KeepingPorts,
): Promise<string[]> {
  const keys = [before && incidentKey(before), incidentKey(after)];
  const touched = [...new Set(keys.filter((key) => key !== undefined))];
  for (const key of touched) await touchIncident(key, ports);
  return touched;
}

async function itemsOf(connectionId: string, ports: KeepingPorts): Promise<ItemHealth[]> {
  const seen = await ports.identifiers.find(connectionId);
  const own = seen.filter(({ name, value }) => name === 'client_user_id' && value === connectionId);
  const ids = [...new Set(own.flatMap(({ itemId }) => itemId ?? []))].slice(0, MOST_ITEMS);
  const records = await Promise.all(ids.map((id) => ports.items.find(id)));
  return records.flatMap((record) => record?.health ?? []);
}
