import { type DoorFacts, keptThatSuffice, rejectedIn } from '#lib/doctor/judge-doors.ts';
import type { StoredFacts, SummaryFacts } from '#lib/doctor/judge-stored.ts';
import type { SummaryPlace } from '#lib/config.ts';
import { applyEvent } from '#lib/health/apply-event.ts';
import { compareOrder } from '#lib/health/item-event.ts';
import { isSameHealth } from '#lib/health/item-health.ts';
import type { Arrival } from '#lib/ports/inbox.ts';
import { dueSummary } from '#lib/summary/due-summary.ts';
import { nextDays } from '#lib/summary/local-day.ts';
import { placeKey } from '#lib/summary/place-key.ts';

import type { CommandContext, CommandOptions } from './command.ts';
import { historyFor } from './history-for.ts';

const HOUR_MS = 60 * 60 * 1000;
const ITEMS_LOOKED_AT = 10;
export const MOST_ARRIVALS = 100;
const MOST_COUNTED = 5_000;
export const MOST_ALERTS = 200;
/** The stream may take this long, and so may the schedule of the summaries. */
const STREAM_MS = 2 * 60 * 1000;

type DoctorPorts = CommandContext['ports'];

/** All that the stores know of how Tartan is. What one of them cannot tell must not hide the rest. */
export async function examineStored(
  ports: DoctorPorts,
  { environment, summaries }: Pick<CommandOptions, 'environment' | 'summaries'>,
): Promise<StoredFacts> {
  const now = ports.now();
  const arrivals = orNothing(() => ports.inbox.lastArrivals(MOST_ARRIVALS));
  const heard = arrivals.then((known) => known && orNothing(() => hear(known, now, ports)));
  const [known, items, sweep, alerts, told, doorFacts] = await Promise.all([
    arrivals,
    heard,
    orNothing(async () => ({ last: await ports.pulses.lastSweep() })),
    orNothing(() => ports.alerts.open(MOST_ALERTS)),
    orNothing(() => Promise.all(summaries.map((place) => summaryOf(place, now, ports)))),
    orNothing(() => refusedBy(now, ports)),
  ]);
  return {
    now,
    environment,
    webhooks: known && { last: known[0]?.receivedAt, lastOf: lastOf(items ?? []) },
    stream: items && {
      looked: items.length,
      behind: items.filter(({ isBehind }) => isBehind),
    },
    sweep,
    alerts,
    summaries: told,
    doors: doorFacts,
  };
}

interface HeardItem {
  receivedAt: string;
  environment: string | undefined;
  isBehind: boolean;
}

/** The Items that had a webhook last, and whether their record knows of it. */
function hear(arrivals: readonly Arrival[], now: Date, ports: DoctorPorts): Promise<HeardItem[]> {
  const newest = new Map<string, string>();
  for (const { itemId, receivedAt } of arrivals)
    if (itemId !== undefined && !newest.has(itemId)) newest.set(itemId, receivedAt);
  const looked = [...newest].slice(0, ITEMS_LOOKED_AT);
  return Promise.all(
    looked.map(([itemId, receivedAt]) => hearItem(itemId, receivedAt, now, ports)),
  );
}

/** As the inbox function decides it: what would still change the record has not been applied to it. */
async function hearItem(
  itemId: string,
  receivedAt: string,
  now: Date,
  ports: DoctorPorts,
): Promise<HeardItem> {
  const [record, events] = await Promise.all([
    ports.items.find(itemId),
    ports.inbox.lastEvents(itemId, ITEMS_LOOKED_AT),
  ]);
  const latest = new Date(now.getTime() - STREAM_MS).toISOString();
  const event = events
    .filter((one) => one.kind !== 'overdue' && one.receivedAt <= latest)
    .sort((a, b) => compareOrder(b.receivedAt, a.receivedAt))[0];
  const environment = events.find((one) => one.environment !== undefined)?.environment;
  if (event === undefined) return { receivedAt, environment, isBehind: false };
  const history = await historyFor(event, ports);
  const past = history.filter((one) => one.receivedAt <= latest);
  const health = record?.health;
  const isBehind = health === undefined || !isSameHealth(applyEvent(health, event, past), health);
  return { receivedAt: event.receivedAt, environment, isBehind };
}

function lastOf(items: readonly HeardItem[]): Record<string, string> {
  const last: Record<string, string> = {};
  for (const { environment, receivedAt } of items)
    if (environment !== undefined && receivedAt > (last[environment] ?? ''))
      last[environment] = receivedAt;
  return last;
}

/** The summary that should be told by now; what was due a moment ago may still be under way. */
async function summaryOf(
  place: SummaryPlace,
  now: Date,
  ports: DoctorPorts,
): Promise<SummaryFacts> {
  const { day, window } = dueSummary(place, new Date(now.getTime() - HOUR_MS));
  const [last] = await ports.summaries.before(placeKey(place), nextDays(day, 2), 1);
  return { channel: place.channel, dueDay: day, dueAt: window.to.toISOString(), last };
}

/** From the beginning of the hour before this one. Of what was kept only as much is counted as it takes. */
async function refusedBy(now: Date, ports: DoctorPorts): Promise<DoorFacts> {
  const since = new Date(Math.floor((now.getTime() - HOUR_MS) / HOUR_MS) * HOUR_MS);
  const [plaid, codat, reports, slack] = await Promise.all([
    ports.pulses.refusalsSince('plaid', since),
    ports.pulses.refusalsSince('codat', since),
    ports.pulses.refusalsSince('reports', since),
    ports.pulses.refusalsSince('slack', since),
  ]);
  const rejected = rejectedIn(plaid);
  const limit = Math.min(MOST_COUNTED, keptThatSuffice(rejected));
  const arrivals = rejected === 0 ? [] : await ports.inbox.lastArrivals(limit);
  const kept = arrivals.filter(({ receivedAt }) => receivedAt >= since.toISOString());
  return {
    refused: { plaid, codat, reports, slack },
    kept: { count: kept.length, isAtLeast: kept.length === limit },
  };
}

/** What cannot be read is not known. */
export async function orNothing<One>(read: () => Promise<One>): Promise<One | undefined> {
  try {
    return await read();
  } catch {
    return undefined;
  }
}
