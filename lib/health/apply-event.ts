import { isDeepStrictEqual } from 'node:util';

import { isDoubtful } from './doubt.ts';
import { troubleOf } from './failure.ts';
import { byEventOrder, eventOrder, type ItemEvent, type PlaidError } from './item-event.ts';
import type { ItemHealth, Trouble } from './item-health.ts';
import { datedTrouble, isOver, overdueTrouble } from './trouble-rules.ts';
import { listening } from './silence.ts';

/** The identifiers that belong to the Item for good; the others stay with the event that brought them. */
const lastingIds = [
  'institution_id',
  'institution_name',
  'user_id',
  'client_user_id',
  'companyId',
  'connectionId',
];

/**
 * The only way in which health changes. Webhooks arrive late, doubled and in any order: so what was signed after this
 * event is applied once more behind it, and the outcome is that of event time.
 *
 * @param history the Item's kept events: all since this one, and those of `RETRY_WINDOW_MS` before it; where an `overdue`
 *   is among them, as many before that as tell what is usual
 */
export function applyEvent(
  before: ItemHealth | undefined,
  event: ItemEvent,
  history: readonly ItemEvent[],
): ItemHealth {
  const later = history.filter((other) => eventOrder(other) > eventOrder(event)).sort(byEventOrder);
  return [event, ...later].reduce<ItemHealth>(
    (health, next) => step(health, next, history),
    before ?? { itemId: event.itemId, ids: {}, troubles: [] },
  );
}

function step(before: ItemHealth, event: ItemEvent, history: readonly ItemEvent[]): ItemHealth {
  const health = ending(beginning(learning(before, event), event, history), event);
  // Codat tells itself when a connection is lost, and syncs when it is told to.
  return isConnection(health) ? health : listening(health, event, history);
}

function isConnection({ itemId, ids }: ItemHealth): boolean {
  return ids['connectionId'] === itemId;
}

function learning(health: ItemHealth, event: ItemEvent): ItemHealth {
  const learnt = Object.entries(event.ids).filter(
    ([name, value]) => lastingIds.includes(name) && health.ids[name] !== value,
  );
  return {
    ...health,
    environment: health.environment ?? event.environment,
    ids: learnt.length === 0 ? health.ids : { ...health.ids, ...Object.fromEntries(learnt) },
    ...connectionAfter(health, event),
  };
}

function connectionAfter(
  { connection }: ItemHealth,
  event: ItemEvent,
): Pick<ItemHealth, 'connection'> {
  const order = eventOrder(event);
  const kept = connection === undefined ? {} : { connection };
  if (event.connection === undefined || (connection?.order ?? '') >= order) return kept;
  const told = { ...event.connection, order };
  return isDeepStrictEqual({ ...connection, order }, told) ? kept : { connection: told };
}

/** Adds the trouble that the event tells of, or brings the one in its slot up to date. */
function beginning(
  health: ItemHealth,
  event: ItemEvent,
  history: readonly ItemEvent[],
): ItemHealth {
  const told = troubleIn(event);
  if (told === undefined) return health;
  const known = health.troubles.find((trouble) => trouble.slot === told.slot);
  const doubtful =
    event.kind === 'failed' && told.status === 'broken' && isDoubtful(event, history);
  const isFirst = known === undefined || told.order < known.order;
  const { since, order } = isFirst ? told : known;
  if (!doubtful) return withTrouble(health, { ...told, since, order });
  // A doubtful failure opens a doubt, or an earlier one; it says nothing new about what is known to be wrong.
  const opens = isFirst && (known === undefined || known.status === 'unconfirmed');
  const doubt: Trouble = { ...told, status: 'unconfirmed' };
  return withTrouble(health, { ...(opens ? doubt : known), since, order });
}

function troubleIn(event: ItemEvent): Trouble | undefined {
  const start = { since: event.at, order: eventOrder(event) };
  const code = event.source.slice(event.source.indexOf('.') + 1);
  switch (event.kind) {
    case 'failed':
      return { ...failing(event.error), ...start };
    case 'checked':
      return event.error && { ...failing(event.error), ...start };
    case 'ended':
      // What your team has removed itself is no news to it.
      return event.source === 'REPORT.ITEM_REMOVED'
        ? { slot: 'end', status: 'ended', code: 'ITEM_NOT_FOUND', closed: true, ...start }
        : { slot: 'end', status: 'ended', code, ...start };
    case 'expiring':
      return {
        slot: 'expiry',
        status: 'expiring',
        code,
        reason: event.reason,
        deadline: event.deadline,
        ...start,
      };
    case 'permission lost':
      return {
        slot: `permission ${event.product}`,
        status: 'degraded',
        code,
        reason: event.product,
        ...start,
      };
    case 'account lost':
      return {
        slot: `account ${event.accountId}`,
        status: 'degraded',
        code,
        reason: event.accountId,
        ...start,
      };
    case 'repaired':
    case 'alive':
    case 'noted':
    case 'described':
    case 'data faulty':
    case 'overdue':
      return undefined;
  }
}

function failing(error: PlaidError) {
  const { code, type: errorType, reason } = error;
  return { ...troubleOf(error), code, errorType, reason };
}

/** Removes what the event proves to be over, and brings up to date what time or a date changes. */
function ending(health: ItemHealth, event: ItemEvent): ItemHealth {
  const over = health.troubles.filter((trouble) => isOver(trouble, event));
  if (over.length === 0 && event.kind !== 'overdue' && event.kind !== 'checked') return health;
  const first = over[0];
  const troubles = health.troubles
    .filter((trouble) => !over.includes(trouble))
    .map((trouble) => {
      if (event.kind === 'overdue') return overdueTrouble(trouble, event.at);
      return event.kind === 'checked' ? datedTrouble(trouble, event) : trouble;
    });
  const isNews = first !== undefined && (health.recovery?.at ?? '') < event.at;
  const recovery = isNews
    ? { at: event.at, by: event.source, code: first.code, since: first.since }
    : health.recovery;
  return { ...health, troubles, recovery };
}

function withTrouble(health: ItemHealth, trouble: Trouble): ItemHealth {
  const others = health.troubles.filter((other) => other.slot !== trouble.slot);
  return {
    ...health,
    troubles: [...others, trouble].sort((a, b) => a.slot.localeCompare(b.slot)),
  };
}
