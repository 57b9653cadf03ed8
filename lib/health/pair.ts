import { eventOrder } from './item-event.ts';
import { healthStatus, type ItemHealth } from './item-health.ts';

/** What Plaid and Codat can say of one login that cannot both be true for long. */
export type Disagreement = 'LINKED_BUT_BROKEN' | 'DEAUTHORIZED_BUT_HEALTHY';

export function isDisagreement(code: string): code is Disagreement {
  return code === 'LINKED_BUT_BROKEN' || code === 'DEAUTHORIZED_BUT_HEALTHY';
}

/** How long they may disagree: one of the two hears of a change later than the other. */
export const PAIR_PATIENCE_MS = 15 * 60 * 1000;

/**
 * What is true of a connection and its Items together.
 *
 * @param before what was true of them; undefined: never compared
 * @param items those whose `client_user_id` is the connection's id
 */
export function healthOfPair(
  before: ItemHealth | undefined,
  connection: ItemHealth,
  items: readonly ItemHealth[],
  now: Date,
): ItemHealth {
  const code = disagreementOf(connection, items);
  const at = now.toISOString();
  const told = before?.troubles[0];
  const rest = {
    itemId: connection.itemId,
    environment: items[0]?.environment,
    ids: idsOf(connection, items),
  };
  if (code === undefined)
    return {
      ...rest,
      troubles: [],
      recovery:
        told === undefined
          ? before?.recovery
          : { at, by: 'TARTAN.COMPARED', code: told.code, since: told.since },
    };
  const since = told?.code === code ? told.since : at;
  const isCertain = now.getTime() - Date.parse(since) >= PAIR_PATIENCE_MS;
  return {
    ...rest,
    recovery: before?.recovery,
    troubles: [
      {
        slot: 'pair',
        code,
        errorType: 'CODAT',
        status: isCertain ? 'degraded' : 'unconfirmed',
        since,
        order: eventOrder({ at: since, receivedAt: since }),
      },
    ],
  };
}

function disagreementOf(
  { connection }: ItemHealth,
  items: readonly ItemHealth[],
): Disagreement | undefined {
  const states = items.map(healthStatus);
  if (connection?.status === 'Linked')
    return states.some((state) => state === 'broken' || state === 'ended')
      ? 'LINKED_BUT_BROKEN'
      : undefined;
  return connection?.status === 'Deauthorized' &&
    states.length > 0 &&
    states.every((state) => state === 'healthy')
    ? 'DEAUTHORIZED_BUT_HEALTHY'
    : undefined;
}

/** Of the pair: what support asks for on either side. Its place is the Items' bank. */
function idsOf(connection: ItemHealth, items: readonly ItemHealth[]): Record<string, string> {
  const [item] = items;
  const bank = ['institution_id', 'institution_name'].flatMap((name) => {
    const value = item?.ids[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    connectionId: connection.itemId,
    ...(connection.connection && { companyId: connection.connection.companyId }),
    ...(item && { item_id: item.itemId }),
    ...Object.fromEntries(bank),
  };
}
