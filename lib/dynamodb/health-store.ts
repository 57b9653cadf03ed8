import type { HealthStore } from '#lib/ports.ts';

import type { Database } from './client.ts';
import { connectItemStore } from './item-store.ts';

/** Tables `connections` and `pairs`: of the same shape as the Items', for what is asked less about. */
export function connectHealthStore(
  database: Database,
  table: 'connections' | 'pairs',
): HealthStore {
  const { find, save, incident, due } = connectItemStore(database, table);
  return { find, save, incident, due };
}
