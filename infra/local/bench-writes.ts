import { handleItemEvents } from '#lib/flows/handle-item-events.ts';
import { learnFrom } from '#lib/flows/learn-from.ts';
import type { ItemEvent } from '#lib/health/item-event.ts';

import { alive, failed, repaired, START } from '../../test/builders/item-events.ts';
import { fakePorts } from '../../test/fakes/fake-ports.ts';

const settings = { channel: 'C1', settleMs: 0 };

/** What one event writes behind the door. */
export async function benchWrites(): Promise<void> {
  const counts = new Map<string, number>();
  const ports = fakePorts(START, (place, when) => {
    if (when === 'after' && place.endsWith('.save'))
      counts.set(place, (counts.get(place) ?? 0) + 1);
  });
  const steps: [string, ItemEvent][] = [
    ['data of a healthy Item, the first', alive(0)],
    ['data of a healthy Item, again', alive(60)],
    ['the first failure of an incident', failed(120)],
    ['the same failure again', failed(125, { bodyHash: 'again' })],
    ['a second Item of the incident', failed(130, { itemId: 'itemBBBBBBBBBBBBBBBBBBBBBBBB' })],
    ['the repair of one', repaired(200)],
  ];
  for (const [what, event] of steps) {
    counts.clear();
    ports.pass(Date.parse(event.at) - ports.now().getTime());
    await ports.inbox.keep({ kind: 'item', event });
    ports.inbox.stream();
    const known = ports.identifiers.all().length;
    await learnFrom({ kind: 'item', event }, ports);
    await handleItemEvents((apply) => apply(event), settings, ports);
    const writes = [
      ['items', counts.get('items.save') ?? 0],
      ['alerts', counts.get('alerts.save') ?? 0],
      ['identifiers', ports.identifiers.all().length - known],
    ].map(([table, count]) => `${String(table)} ${String(count)}`);
    console.log(`  ${what.padEnd(36)} ${writes.join('  ')}`);
  }
}
