import type { ItemEvent } from '#lib/health/item-event.ts';
import type { ItemHealth } from '#lib/health/item-health.ts';
import type { Ports } from '#lib/ports.ts';

import { applyEverywhere } from './apply-everywhere.ts';
import { type AlertSettings, tellIncident } from './tell-incident.ts';

/** A function lives for a minute, and Slack may be slow: what is not told by then is left to the sweep. */
const TELLING_MS = 20_000;

/**
 * Deals with a batch: first every event, then each incident that was touched, once.
 *
 * @param deal runs the given step for each event in order; a failing event is its business
 */
export async function handleItemEvents(
  deal: (apply: (event: ItemEvent, of?: 'item' | 'connection') => Promise<void>) => Promise<void>,
  settings: AlertSettings,
  ports: Ports,
): Promise<void> {
  const touched = new Set<string>();
  const seen = new Map<string, ItemHealth>();
  try {
    await deal(async (event, of = 'item') => {
      const { incidents, changed } = await applyEverywhere(event, of, ports);
      for (const key of incidents) touched.add(key);
      if (changed !== undefined) seen.set(changed.itemId, changed);
    });
  } finally {
    const end = ports.now().getTime() + TELLING_MS;
    for (const key of touched)
      if (ports.now().getTime() < end)
        await tellOrLeaveDue(key, [...seen.values()], settings, ports);
  }
}

/** A fault in telling is no fault of the events: the alert is due, and the sweep will tell. */
async function tellOrLeaveDue(
  key: string,
  seen: readonly ItemHealth[],
  settings: AlertSettings,
  ports: Ports,
): Promise<void> {
  try {
    await tellIncident(key, { kind: 'inbox', seen }, settings, ports);
  } catch (error) {
    ports.log.error('incident not told, left to the sweep', error, { subject: key });
  }
}
