import type { HealthStore } from '#lib/ports/health-store.ts';

import type { Database } from './client.ts';
import { connectItemStore } from './item-store.ts';

/** Tables `connections` and `pairs`: of the same shape as the Items', for what is asked less about. */
export function connectHealthStore(
  database: Database,
  table: 'connections' | 'pairs',
): HealthStore {
  const store = connectItemStore(database, table);
  return {
    find: (id) => store.find(id),
    save: (health, version) => store.save(health, version),
    incident: (key, seen) => store.incident(key, seen),
    due: (by, limit) => store.due(by, limit),
  };
}
