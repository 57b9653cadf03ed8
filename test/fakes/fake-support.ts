import type { Account } from '#lib/health/account.ts';
import type { Sighting } from '#lib/health/data-fault.ts';
import { compareOrder } from '#lib/health/item-event.ts';
import type { SummaryStore } from '#lib/ports/alert-stores.ts';
import type { SightingStore } from '#lib/ports/health-store.ts';
import type { AccountStore } from '#lib/ports/identifier-index.ts';
import type { CaseStore, Note, NoteStore } from '#lib/ports/team-stores.ts';
import type { SummaryRecord } from '#lib/summary/day-numbers.ts';
import type { SupportCase } from '#lib/support/support-case.ts';

import { type Fault, played } from './played.ts';

const noFault: Fault = () => undefined;
const MOST_OF_ONE = 20;

export function fakeAccountStore(
  fault: Fault = noFault,
): AccountStore & { all(): (readonly [string, unknown])[] } {
  const rows = new Map<string, { accounts: Account[]; at: string }>();
  return {
    all: () => [...rows],
    learn: (itemId, accounts, at) =>
      played('accounts.learn', fault, () => {
        if ((rows.get(itemId)?.at ?? '') < at) rows.set(itemId, { accounts: [...accounts], at });
      }),
    of: (itemId) => played('accounts.of', fault, () => rows.get(itemId)?.accounts ?? []),
  };
}

/** As the table sorts them. */
function orderOf({ at, itemId, accountId = '' }: Sighting): string {
  return `${at}#${itemId}#${accountId}`;
}

export function fakeSightingStore(fault: Fault = noFault): SightingStore & { all(): Sighting[] } {
  const rows = new Map<string, Sighting>();
  return {
    all: () => [...rows.values()],
    note: (sighting) =>
      played('sightings.note', fault, () => {
        const { institutionId, fault: what, at, itemId, accountId = '' } = sighting;
        rows.set([institutionId, what, at, itemId, accountId].join('#'), sighting);
      }),
    since: (institutionId, what, since) =>
      played('sightings.since', fault, () =>
        [...rows.values()]
          .filter((one) => one.institutionId === institutionId && one.fault === what)
          .filter(({ at }) => at >= since.toISOString())
          .sort((a, b) => compareOrder(orderOf(a), orderOf(b))),
      ),
  };
}

export function fakeCaseStore(fault: Fault = noFault): CaseStore & { all(): SupportCase[] } {
  const rows = new Map<string, SupportCase>();
  const newest = (isWanted: (one: SupportCase) => boolean, limit: number) =>
    [...rows.values()]
      .filter(isWanted)
      .sort((a, b) => compareOrder(b.filedAt, a.filedAt))
      .slice(0, limit);
  return {
    all: () => [...rows.values()],
    find: (number) => played('cases.find', fault, () => rows.get(number)),
    save: (one) =>
      played('cases.save', fault, () => {
        if ((rows.get(one.number)?.version ?? 0) !== one.version) return undefined;
        const saved = { ...one, version: one.version + 1 };
        rows.set(one.number, saved);
        return saved;
      }),
    ofIncident: (key) =>
      played('cases.ofIncident', fault, () =>
        newest(({ incidentKey }) => incidentKey === key, MOST_OF_ONE),
      ),
    ofItem: (itemId) =>
      played('cases.ofItem', fault, () =>
        newest(({ itemIds }) => itemIds[0] === itemId, MOST_OF_ONE),
      ),
    open: (limit) =>
      played('cases.open', fault, () => newest(({ status }) => status !== 'Closed', limit)),
  };
}

export function fakeNoteStore(fault: Fault = noFault): NoteStore & { all(): Note[] } {
  const rows = new Map<string, Note>();
  return {
    all: () => [...rows.values()],
    add: (note) =>
      played('notes.add', fault, () => {
        rows.set(`${note.itemId} ${note.at} ${note.permalink}`, note);
      }),
    of: (itemId, limit) =>
      played('notes.of', fault, () =>
        [...rows.values()]
          .filter((note) => note.itemId === itemId)
          .sort((a, b) => compareOrder(b.at, a.at))
          .slice(0, limit),
      ),
  };
}

export function fakeSummaryStore(
  fault: Fault = noFault,
): SummaryStore & { all(): SummaryRecord[] } {
  const rows = new Map<string, SummaryRecord>();
  const keyOf = (place: string, day: string) => `${place} ${day}`;
  return {
    all: () => [...rows.values()],
    find: (place, day) => played('summaries.find', fault, () => rows.get(keyOf(place, day))),
    save: (record) =>
      played('summaries.save', fault, () => {
        const key = keyOf(record.place, record.day);
        if ((rows.get(key)?.version ?? 0) !== record.version) return undefined;
        const saved = { ...record, version: record.version + 1 };
        rows.set(key, saved);
        return saved;
      }),
    before: (place, day, limit) =>
      played('summaries.before', fault, () =>
        [...rows.values()]
          .filter((one) => one.place === place && one.day < day)
          .sort((a, b) => compareOrder(b.day, a.day))
          .slice(0, limit),
      ),
  };
}
