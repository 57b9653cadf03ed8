import type { ItemEvent } from '#lib/health/item-event.ts';
import type { ItemHealth } from '#lib/health/item-health.ts';
import type { KeepingPorts } from '#lib/ports.ts';

import { applyToConnection } from './apply-to-connection.ts';
import { applyToItem } from './apply-to-item.ts';
import { comparePair, pairOf } from './compare-pair.ts';
import { noteSighting } from './note-sightings.ts';

/**
 * Brings every record that an event concerns up to date with it: the Item's or the connection's own, what is counted of its
 * bank, and what it is one side of.
 *
 * @returns the keys of the incidents that were touched, and the Item or connection if the event changed it
 */
export async function applyEverywhere(
  event: ItemEvent,
  of: 'item' | 'connection',
  ports: KeepingPorts,
): Promise<{ incidents: string[]; changed: ItemHealth | undefined }> {
  const applied =
    of === 'item' ? await applyToItem(event, ports) : await applyToConnection(event, ports);
  const widespread =
    of === 'connection' || applied.isPlaced ? [] : await noteSighting(event, ports);
  // Also when nothing changed: this may be the second try of what died before it came here.
  const compared = await comparePair(pairOf(applied.health), ports);
  return {
    incidents: [...applied.incidents, ...widespread, ...compared],
    changed: applied.isChanged ? applied.health : undefined,
  };
}
