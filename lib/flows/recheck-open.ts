import { healthStatus } from '#lib/health/item-health.ts';
import type { FollowUps } from '#lib/live-ports.ts';
import type { Ports } from '#lib/ports.ts';

/** A sweep comes every minute; Plaid takes 5,000 such questions in one, and your app asks, too. */
const MOST_RECHECKS = 10;
const MOST_LOOKED_AT = 40;

/** Nobody is asked about an Item that told of itself, or was asked about, within this time. */
const RECHECK_MS = 30 * 60_000;

const MOST_ALERTS = 100;
const MOST_DUE = 100;

/**
 * No webhook says that update mode in your app repaired an Item. So Plaid is asked now and then about the Items that are
 * doubtful, and about those that stand on the cards of what lasts.
 */
export async function recheckOpen(followUps: FollowUps, ports: Ports): Promise<void> {
  const now = ports.now();
  const before = new Date(now.getTime() - RECHECK_MS).toISOString();
  const found = [...(await doubtful(ports)), ...(await shownBroken(before, ports))];
  const candidates = turned([...new Set(found)], Math.floor(now.getTime() / 60_000));
  const checks = await Promise.all(
    candidates.slice(0, MOST_LOOKED_AT).map(async (itemId) => {
      const last = await ports.checks.find(itemId);
      return last === undefined || last.at <= before ? [itemId] : [];
    }),
  );
  for (const itemId of checks.flat().slice(0, MOST_RECHECKS))
    await followUps.start({ recheck: itemId });
}

/** A doubt ends by itself after half an hour, so all that there are fall due by then. */
async function doubtful(ports: Ports): Promise<string[]> {
  const by = new Date(ports.now().getTime() + RECHECK_MS);
  const due = await ports.items.due(by, MOST_DUE);
  return due.filter((health) => healthStatus(health) === 'unconfirmed').map(({ itemId }) => itemId);
}

/** @param before what broke later has just told of itself */
async function shownBroken(before: string, ports: Ports): Promise<string[]> {
  const alerts = await ports.alerts.open(MOST_ALERTS);
  return alerts.flatMap(({ told }) => {
    if (told === undefined || told.facts.resolved !== undefined) return [];
    const { status, errorType, since, itemIds } = told.facts;
    // Of Codat's connections Plaid knows nothing.
    const isPlaids = status === 'broken' && errorType !== 'CODAT';
    return isPlaids && since <= before ? itemIds : [];
  });
}

/** Begins elsewhere every minute, so that each has its turn however many there are. */
function turned<One>(all: readonly One[], minute: number): One[] {
  if (all.length <= MOST_LOOKED_AT) return [...all];
  const start = (minute * MOST_LOOKED_AT) % all.length;
  return [...all.slice(start), ...all.slice(0, start)];
}
