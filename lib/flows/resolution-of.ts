import type { CardFacts, Resolution } from '#lib/alerts/alert.ts';
import { membersOf } from '#lib/commands/incident-now.ts';
import { CHECKED } from '#lib/health/item-check.ts';
import type { Ports } from '#lib/ports.ts';

/** What ends a trouble by itself; everything else that does is data. */
const repairs: ReadonlyMap<string, Resolution['by']> = new Map([
  [CHECKED, 'check'],
  ['ITEM.LOGIN_REPAIRED', 'LOGIN_REPAIRED'],
  ['REPORT.ITEM_REPAIRED', 'update mode'],
  ['CODAT.CONNECTION.CONNECTED', 'linked again'],
  ['CODAT.CONNECTION.RECONNECTED', 'linked again'],
  ['CODAT.SEEN', 'linked again'],
  ['CODAT.CONNECTION.DELETED', 'deleted'],
  ['CODAT.CLIENT.RATELIMIT.RESET', 'quota'],
  ['TARTAN.COMPARED', 'agreement'],
]);

/** How the incident ended, as told by the Item that its card shows first. */
export async function resolutionOf(told: CardFacts, ports: Ports): Promise<Resolution> {
  const { count } = told;
  const [itemId] = told.itemIds;
  const record = itemId === undefined ? undefined : await membersOf(told.key, ports).find(itemId);
  const recovery = record?.health.recovery;
  if (recovery === undefined || recovery.code !== told.code || recovery.at < told.since)
    return { at: ports.now().toISOString(), by: 'something else', count };
  return {
    at: recovery.at,
    by: repairs.get(recovery.by) ?? 'data',
    source: recovery.by,
    count,
  };
}
