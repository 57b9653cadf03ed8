import { brokenSince, type LongBroken } from '#lib/health/broken-for.ts';
import { isDataFault } from '#lib/health/data-fault.ts';
import type { ItemHealth } from '#lib/health/item-health.ts';
import type { Ports } from '#lib/ports.ts';

const MOST_INCIDENTS = 200;

/** Of one incident. */
const MOST_MEMBERS = 100;

export interface LongBrokenItems {
  /** The longest broken first. */
  items: readonly (LongBroken & { health: ItemHealth })[];
  /** False when there are more than were looked at. */
  isExact: boolean;
}

/** The Items that have given no data since then or longer: read from the incidents that last, never from all Items. */
export async function longBroken(
  by: Date,
  ports: Pick<Ports, 'items' | 'alerts'>,
): Promise<LongBrokenItems> {
  const alerts = await ports.alerts.open(MOST_INCIDENTS, 'oldest first');
  const keys = alerts.map(({ incidentKey }) => incidentKey).filter((key) => !isOfData(key));
  const members = await Promise.all(keys.map((key) => ports.items.members(key, by, MOST_MEMBERS)));
  const items = members.flat().flatMap((health) => {
    const broken = brokenSince(health);
    return broken !== undefined && broken.since <= by.toISOString() ? [{ ...broken, health }] : [];
  });
  return {
    items: items.sort((a, b) => Date.parse(a.since) - Date.parse(b.since)),
    isExact: alerts.length < MOST_INCIDENTS && members.every((some) => some.length < MOST_MEMBERS),
  };
}

/** Items whose data is faulty work. */
function isOfData(incidentKey: string): boolean {
  return isDataFault((incidentKey.split('#')[1] ?? '').toLowerCase());
}
