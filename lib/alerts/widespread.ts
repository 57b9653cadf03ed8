import type { DataFault, Sighting } from '#lib/health/data-fault.ts';
import { compareOrder } from '#lib/health/item-event.ts';

import { type Incident, SHOWN_ITEMS } from './incident.ts';

/** Plaid's own rule: so many Items, or accounts, within this time are a trouble of the bank. Source: its FAQ, F32. */
const WIDESPREAD_FROM = 10;
export const WIDESPREAD_MS = 48 * 60 * 60 * 1000;

/** What is counted of each fault. */
const counted: Readonly<Record<DataFault, 'Items' | 'accounts'>> = {
  missing_transactions: 'Items',
  incorrect_transactions: 'Items',
  missing_accounts: 'accounts',
  misclassified_accounts: 'accounts',
};

/** The key of the incident that such a fault is at a bank, once it is widespread. */
export function faultKey(institutionId: string, fault: DataFault): string {
  return `${institutionId}#${fault.toUpperCase()}`;
}

/** How many Items, and accounts where accounts are what counts, are among the sightings of a window. */
export function countSightings(inWindow: readonly Sighting[]): {
  itemIds: string[];
  accountCount: number | undefined;
  isWidespread: boolean;
} {
  const [first] = inWindow;
  const isByAccount = first !== undefined && counted[first.fault] === 'accounts';
  return {
    itemIds: [...new Set(inWindow.map(({ itemId }) => itemId))],
    accountCount: isByAccount ? inWindow.length : undefined,
    isWidespread: inWindow.length >= WIDESPREAD_FROM,
  };
}

/**
 * The sightings that count now: each Item, or account, once, with the last time that it was seen; oldest first. What was
 * seen of an Item without saying which account may be any of those that are named.
 */
export function sightingsInWindow(sightings: readonly Sighting[], now: Date): Sighting[] {
  const from = now.getTime() - WIDESPREAD_MS;
  const last = new Map<string, Sighting>();
  const named = new Set<string>();
  for (const sighting of [...sightings].sort((a, b) => compareOrder(a.at, b.at))) {
    // No end to it: the clock of who received it may be ahead of ours.
    if (Date.parse(sighting.at) < from) continue;
    const account = counted[sighting.fault] === 'accounts' ? (sighting.accountId ?? '') : '';
    if (account !== '') named.add(sighting.itemId);
    const unit = `${sighting.itemId} ${account}`;
    last.delete(unit);
    last.set(unit, sighting);
  }
  return [...last].flatMap(([unit, sighting]) =>
    unit === `${sighting.itemId} ` && named.has(sighting.itemId) ? [] : [sighting],
  );
}

/**
 * The incident that a fault is at a bank.
 *
 * @param sightings of that fault at that bank
 * @returns undefined while fewer than ten Items, or accounts, had it within 48 hours
 */
export function widespreadIncident(
  sightings: readonly Sighting[],
  institutionName: string | undefined,
  now: Date,
): Incident | undefined {
  const inWindow = sightingsInWindow(sightings, now);
  const [oldest] = inWindow;
  const { itemIds, accountCount, isWidespread } = countSightings(inWindow);
  if (oldest === undefined || !isWidespread) return undefined;
  return {
    key: faultKey(oldest.institutionId, oldest.fault),
    institutionId: oldest.institutionId,
    institutionName,
    code: oldest.fault.toUpperCase(),
    errorType: 'DATA',
    status: 'degraded',
    since: oldest.at,
    count: itemIds.length,
    accountCount,
    itemIds: itemIds.slice(0, SHOWN_ITEMS),
    // A moment after it has left the window: at 48 hours exactly it is in.
    turnsAt: new Date(Date.parse(oldest.at) + WIDESPREAD_MS + 1).toISOString(),
  };
}
