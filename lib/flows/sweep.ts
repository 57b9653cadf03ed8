import type { ItemHealth } from '#lib/health/item-health.ts';
import { isTroubleDue } from '#lib/health/trouble-rules.ts';
import type { FollowUps } from '#lib/live-ports.ts';
import type { Ports } from '#lib/ports.ts';
import { UpstreamError } from '#lib/upstream-error.ts';

import { comparePair } from './compare-pair.ts';
import { recheckOpen } from './recheck-open.ts';
import { type AlertSettings, tellIncident } from './tell-incident.ts';

/** A look at each Item of a million comes at most once a day: that is some 700 a minute. */
const MOST_ITEMS = 1_000;
const ITEMS_AT_ONCE = 25;
const MOST_ALERTS = 100;
/** A sweep comes every minute; what it cannot do in this time it leaves to the next. */
const WORK_MS = 50_000;

/**
 * What nobody else will do: notices that nothing was heard of an Item in time, and tells what is due: late edits, lapsed
 * leases, refused and postponed posts.
 *
 * @param followUps asks Plaid about Items; undefined: there is no broker, so nobody can
 * @param settings `aheadMs`: what falls due within this time is waited for, so that a card is never a minute late
 */
export async function sweep(
  settings: AlertSettings & { aheadMs: number },
  ports: Ports,
  followUps?: FollowUps,
): Promise<void> {
  await work(settings, ports, followUps);
  try {
    await ports.pulses.swept(ports.now());
  } catch (error) {
    ports.log.error('sweep not noted', error);
  }
}

async function work(
  settings: AlertSettings & { aheadMs: number },
  ports: Ports,
  followUps: FollowUps | undefined,
): Promise<void> {
  const start = ports.now().getTime();
  await reportAll('item', await ports.items.due(ports.now(), MOST_ITEMS), ports);
  await reportAll('connection', await ports.connections.due(ports.now(), MOST_ITEMS), ports);
  for (const pair of await ports.pairs.due(ports.now(), MOST_ITEMS))
    await comparePair(pair.itemId, ports);
  if (followUps !== undefined) await recheck(followUps, ports);
  const left = await tellDue(new Date(start + WORK_MS), settings, ports);
  ports.log.measure('alerts.backlog', left);
  ports.log.count('sweep.done');
}

/** @returns how many of those that were due are left to the next sweep */
async function tellDue(
  end: Date,
  settings: AlertSettings & { aheadMs: number },
  ports: Ports,
): Promise<number> {
  const ahead = new Date(ports.now().getTime() + settings.aheadMs);
  const due = await ports.alerts.due(ahead, MOST_ALERTS);
  let done = 0;
  for (const alert of due) {
    const wait = Date.parse(alert.dueAt ?? '') - ports.now().getTime();
    if (wait > 0) await ports.sleep(wait);
    if (ports.now() > end) break;
    try {
      await tellIncident(alert.incidentKey, { kind: 'sweep' }, settings, ports);
      done += 1;
    } catch (error) {
      ports.log.error('incident not told, left to the next sweep', error, {
        subject: alert.incidentKey,
      });
    }
  }
  return due.length - done;
}

/** The cards do not wait for it, and the next sweep tries again. */
async function recheck(followUps: FollowUps, ports: Ports): Promise<void> {
  try {
    await recheckOpen(followUps, ports);
  } catch (error) {
    ports.log.error('rechecks not handed over', error);
  }
}

/** Some at once, and never one left running: whatever could not be kept stays due. */
async function reportAll(
  kind: 'item' | 'connection',
  due: readonly ItemHealth[],
  ports: Ports,
): Promise<void> {
  for (let first = 0; first < due.length; first += ITEMS_AT_ONCE) {
    const some = due.slice(first, first + ITEMS_AT_ONCE);
    const kept = await Promise.allSettled(some.map((health) => report(kind, health, ports)));
    const failed = kept.find((one) => one.status === 'rejected');
    if (failed !== undefined)
      throw new UpstreamError('store', 'overdue events not kept', { cause: failed.reason });
  }
}

/** The sweep changes no health itself: it keeps an event, which goes the way of every other. */
async function report(
  kind: 'item' | 'connection',
  health: ItemHealth,
  ports: Ports,
): Promise<void> {
  const now = ports.now();
  const at = now.toISOString();
  await ports.inbox.keep({
    kind,
    event: {
      kind: 'overdue',
      itemId: health.itemId,
      at,
      receivedAt: at,
      source: isTroubleDue(health, now) ? 'TARTAN.OVERDUE' : 'TARTAN.LOOK',
      bodyHash: 'overdue',
      ids: {},
    },
  });
}
