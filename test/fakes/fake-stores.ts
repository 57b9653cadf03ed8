import type { AlertRecord } from '#lib/alerts/alert.ts';
import { incidentKey, incidentSeen, memberSince, SHOWN_ITEMS } from '#lib/alerts/incident.ts';
import type { SeenError } from '#lib/health/error-count.ts';
import { byEventOrder, compareOrder, isWebhook, type ItemEvent } from '#lib/health/item-event.ts';
import { errorIn, type InboxEntry, received } from '#lib/incoming/inbox-entry.ts';
import {
  healthStatus,
  type HealthStatus,
  type ItemHealth,
  lastOutcome,
} from '#lib/health/item-health.ts';
import { nextCheck } from '#lib/health/trouble-rules.ts';
import type { AlertStore, ChannelPace } from '#lib/ports/alert-stores.ts';
import type { ItemStore, VersionedHealth } from '#lib/ports/health-store.ts';
import type { Inbox } from '#lib/ports/inbox.ts';
import type { KeyStore, StoredKey } from '#lib/ports/key-store.ts';

import { type Fault, played } from './played.ts';

const noFault: Fault = () => undefined;

function ownerOf(entry: InboxEntry): string {
  if (entry.kind === 'user') return entry.clientUserId;
  return entry.kind === 'connection' ? entry.event.itemId : '';
}

/** An inbox in memory; `stream` takes what was kept and not yet delivered. */
export function fakeInbox(fault: Fault = noFault): Inbox & {
  entries: InboxEntry[];
  stream(): ItemEvent[];
} {
  const rows = new Map<string, InboxEntry>();
  const byItem = new Map<string, ItemEvent[]>();
  let undelivered: ItemEvent[] = [];
  const eventsOf = (itemId: string) => byItem.get(itemId) ?? [];
  return {
    get entries() {
      return [...rows.values()];
    },
    stream() {
      const taken = undelivered;
      undelivered = [];
      return taken;
    },
    keep(entry) {
      return played('inbox.keep', fault, () => {
        const { at, bodyHash } = received(entry);
        const subject =
          entry.kind === 'item' ? entry.event.itemId : `${entry.kind} ${ownerOf(entry)}`;
        const key = `${subject} ${at} ${bodyHash}`;
        if (rows.has(key)) return 'duplicate';
        rows.set(key, entry);
        if (entry.kind === 'item' || entry.kind === 'connection')
          byItem.set(subject, eventsOf(subject).concat(entry.event));
        if (entry.kind === 'item') undelivered.push(entry.event);
        return 'kept';
      });
    },
    historySince: (itemId, since) =>
      played('inbox.historySince', fault, () =>
        eventsOf(itemId)
          .filter(({ at }) => at >= since.toISOString())
          .sort(byEventOrder),
      ),
    connectionHistorySince: (id, since) =>
      played('inbox.connectionHistorySince', fault, () =>
        eventsOf(`connection ${id}`)
          .filter(({ at }) => at >= since.toISOString())
          .sort(byEventOrder),
      ),
    lastEvents: (itemId, limit) =>
      played('inbox.lastEvents', fault, () =>
        eventsOf(itemId)
          .toSorted((a, b) => byEventOrder(b, a))
          .slice(0, limit),
      ),
    lastOfUser: (clientUserId, limit) =>
      played('inbox.lastOfUser', fault, () =>
        [...rows.values()]
          .flatMap((entry) =>
            entry.kind === 'user' && entry.clientUserId === clientUserId ? [entry.event] : [],
          )
          .sort((a, b) => byEventOrder(b, a))
          .slice(0, limit),
      ),
    errorsIn: ({ from, to }, most) =>
      played('inbox.errorsIn', fault, () => {
        const errors = [...rows.values()]
          .flatMap((entry) => errorOf(entry) ?? [])
          .filter(({ at }) => at >= from.toISOString() && at <= to.toISOString())
          .sort((a, b) => compareOrder(b.at, a.at));
        return { errors: errors.slice(0, most.rows), isComplete: errors.length <= most.rows };
      }),
    lastArrivals: (limit) =>
      played('inbox.lastArrivals', fault, () =>
        [...rows.values()]
          .filter((entry) => isWebhook(received(entry).source))
          .map((entry) => ({
            receivedAt: received(entry).receivedAt,
            ...(entry.kind === 'item' && { itemId: entry.event.itemId }),
          }))
          .sort((a, b) => compareOrder(b.receivedAt, a.receivedAt))
          .slice(0, limit),
      ),
    lastReceivedAt: () =>
      played('inbox.lastReceivedAt', fault, () =>
        [...rows.values()]
          .map((entry) => received(entry))
          .filter(({ source }) => isWebhook(source))
          .map(({ receivedAt }) => receivedAt)
          .sort()
          .at(-1),
      ),
  };
}

function errorOf(entry: InboxEntry): SeenError | undefined {
  const came = errorIn(entry);
  if (came === undefined) return undefined;
  return {
    code: came.error.code,
    type: came.error.type,
    itemId: entry.kind === 'item' ? entry.event.itemId : undefined,
    institutionId: came.institutionId,
    at: received(entry).at,
  };
}

export function fakeItemStore(
  fault: Fault = noFault,
  name = 'items',
): ItemStore & { all(): ItemHealth[] } {
  const records = new Map<string, VersionedHealth>();
  const members = new Map<string, Set<string>>();
  const place = (health: ItemHealth) =>
    incidentKey(health) ?? (healthStatus(health) === 'unconfirmed' ? 'unconfirmed' : undefined);
  const membersOf = (key: string) =>
    [...(members.get(key) ?? [])]
      .flatMap((id) => records.get(id)?.health ?? [])
      .sort((a, b) => compareOrder(memberSince(a) ?? '', memberSince(b) ?? ''));
  return {
    all: () => [...records.values()].map(({ health }) => health),
    find: (itemId) => played(`${name}.find`, fault, () => records.get(itemId)),
    save: (health, version) =>
      played(`${name}.save`, fault, () => {
        const known = records.get(health.itemId);
        if (known?.version !== version) return 'conflict';
        const before = known && place(known.health);
        if (before !== undefined) members.get(before)?.delete(health.itemId);
        const after = place(health);
        if (after !== undefined)
          members.set(after, (members.get(after) ?? new Set()).add(health.itemId));
        records.set(health.itemId, {
          health: health,
          version: (version ?? 0) + 1,
        });
        return 'saved';
      }),
    incident: (key, seen = []) =>
      played(`${name}.incident`, fault, () => {
        const found = membersOf(key);
        return incidentSeen(key, found.slice(0, SHOWN_ITEMS), found.length, seen);
      }),
    members: (key, by, limit) =>
      played('items.members', fault, () =>
        membersOf(key)
          .filter((health) => (memberSince(health) ?? '') <= by.toISOString())
          .slice(0, limit),
      ),
    eachMember: (key, see) =>
      played('items.eachMember', fault, () => {
        membersOf(key).forEach(see);
      }),
    eachOutcome: (from, to, see) =>
      played('items.eachOutcome', fault, () => {
        for (const { health } of records.values()) {
          const at = lastOutcome(health) ?? '';
          if (at >= from.toISOString() && at <= to.toISOString()) see(health);
        }
      }),
    countUnconfirmed: () =>
      played(`${name}.countUnconfirmed`, fault, () => membersOf('unconfirmed').length),
    countKnown: () =>
      played(`${name}.countKnown`, fault, () => ({ count: records.size, isExact: true })),
    countsAt: (institutionId) =>
      played(`${name}.countsAt`, fault, () => {
        const counts: Partial<Record<HealthStatus, number>> = {};
        for (const { health } of records.values())
          if (institutionId !== '' && health.ids['institution_id'] === institutionId) {
            const state = healthStatus(health);
            counts[state] = (counts[state] ?? 0) + 1;
          }
        return { counts, isExact: true };
      }),
    due: (by, limit) =>
      played(`${name}.due`, fault, () =>
        [...records.values()]
          .map(({ health }) => health)
          .filter((health) => checkMs(health) <= by.getTime())
          .sort((a, b) => checkMs(a) - checkMs(b))
          .slice(0, limit),
      ),
  };
}

export function fakeAlertStore(fault: Fault = noFault): AlertStore & { all(): AlertRecord[] } {
  const records = new Map<string, AlertRecord>();
  return {
    all: () => [...records.values()],
    find: (id) => played('alerts.find', fault, () => records.get(id)),
    ofCard: (channel, ts) =>
      played('alerts.ofCard', fault, () =>
        [...records.values()].find(({ card }) => card?.channel === channel && card.ts === ts),
      ),
    save: (alert) =>
      played('alerts.save', fault, () => {
        if ((records.get(alert.id)?.version ?? 0) !== alert.version) return undefined;
        const saved = { ...alert, version: alert.version + 1 };
        records.set(alert.id, saved);
        return saved;
      }),
    open: (limit, order) =>
      played('alerts.open', fault, () =>
        [...records.values()]
          .filter(({ openSince }) => openSince !== undefined)
          .sort(
            (a, b) =>
              compareOrder(b.openSince ?? '', a.openSince ?? '') *
              (order === 'oldest first' ? -1 : 1),
          )
          .slice(0, limit),
      ),
    due: (by, limit) =>
      played('alerts.due', fault, () =>
        [...records.values()]
          .filter(({ dueAt }) => dueAt !== undefined && dueAt <= by.toISOString())
          .sort((a, b) => compareOrder(a.dueAt ?? '', b.dueAt ?? ''))
          .slice(0, limit),
      ),
  };
}

export function fakeChannelPace(): ChannelPace {
  const paidTo = new Map<string, number>();
  return {
    take(channel, now) {
      const paid = paidTo.get(channel) ?? 0;
      if (paid > now.getTime() + 4_400) return Promise.resolve(new Date(paid - 4_400));
      paidTo.set(channel, Math.max(paid, now.getTime()) + 1_100);
      return Promise.resolve(undefined);
    },
  };
}

export function fakeKeyStore(): KeyStore & { saved: StoredKey[] } {
  const saved: StoredKey[] = [];
  return {
    saved,
    find: (kid) => Promise.resolve(saved.findLast((key) => key.kid === kid)),
    newest() {
      const newest = new Map<string, StoredKey>();
      for (const key of saved.toReversed()) if (!newest.has(key.kid)) newest.set(key.kid, key);
      return Promise.resolve([...newest.values()].slice(0, 4));
    },
    save(key) {
      saved.push(key);
      return Promise.resolve();
    },
  };
}

function checkMs(health: ItemHealth): number {
  return nextCheck(health)?.getTime() ?? Infinity;
}
