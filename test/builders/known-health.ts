import type { ItemHealth } from '#lib/health/item-health.ts';

import { START } from './item-events.ts';

/** The record of a connection through Plaid that Codat has told of: linked, and well. */
export function knownHealth(connectionId: string, companyId: string): ItemHealth {
  return {
    itemId: connectionId,
    ids: { connectionId, companyId },
    troubles: [],
    connection: {
      companyId,
      platform: 'Plaid',
      isPlaid: true,
      status: 'Linked',
      order: `${START} ${START}`,
    },
  };
}
