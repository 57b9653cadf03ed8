import type { InstitutionList } from '#lib/ports/name-lists.ts';

import type { Database } from './client.ts';
import { connectNameList } from './name-list.ts';

/**
 * Table `institutions`: what institutions are called.
 *
 * | key             | is                     |
 * |-----------------|------------------------|
 * | `list`          | `all`                  |
 * | `institutionId` | Plaid's institution_id |
 */
export function connectInstitutionList(database: Database): InstitutionList {
  const names = connectNameList(database, 'institutions', 'institutionId');
  return {
    learn: ({ institutionId, name }) => names.learn(institutionId, name),
    async find(institutionId) {
      const found = await names.find(institutionId);
      return found && { institutionId, name: found.name };
    },
    async all() {
      const all = await names.all();
      return all.map(({ id, name }) => ({ institutionId: id, name }));
    },
  };
}
