import { healthStatus, type HealthStatus } from '#lib/health/item-health.ts';
import type { ItemStore } from '#lib/ports.ts';

import { fakeItemStore, type Fault } from './fake-stores.ts';
import { played } from './played.ts';

/** The fake store of Items, which counts by institution besides. */
export function fakeItems(
  fault: Fault = () => undefined,
): ItemStore & Pick<ReturnType<typeof fakeItemStore>, 'all'> {
  const items = fakeItemStore(fault);
  return {
    ...items,
    countsAt: (institutionId) =>
      played('items.countsAt', fault, () => {
        const counts: Partial<Record<HealthStatus, number>> = {};
        for (const health of items.all())
          if (institutionId !== '' && health.ids['institution_id'] === institutionId) {
            const state = healthStatus(health);
            counts[state] = (counts[state] ?? 0) + 1;
          }
        return { counts, isExact: true };
      }),
  };
}
