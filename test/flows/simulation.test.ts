import { describe, expect, it } from 'vitest';

import { incidentKey } from '#lib/alerts/incident.ts';
import { handleItemEvents } from '#lib/flows/handle-item-events.ts';
import { sweep } from '#lib/flows/sweep.ts';
import type { ItemEvent } from '#lib/health/item-event.ts';
import { healthStatus } from '#lib/health/item-health.ts';

import {
  alive,
  ended,
  expiring,
  failed,
  permissionLost,
  repaired,
  START,
} from '../builders/item-events.ts';
import { referenceHealth } from '../builders/reference-health.ts';
import { fakePorts } from '../fakes/fake-ports.ts';
import type { Fault } from '../fakes/played.ts';
import { isThorough } from '../thorough.ts';

const settings = { channel: 'C1', settleMs: 0 };
const sweepSettings = { ...settings, aheadMs: 0 };
/** Long enough for the last doubt, the last refusal and the last lapsed lease to pass. */
const QUIET_MINUTES = 90;
const DAYS = isThorough ? 1_000 : 50;
const PATIENCE_MS_A_DAY = 500;

/** mulberry32: the same seed, the same run. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

class Crash extends Error {}

/** One made-up day at three banks: webhooks late, doubled and in disorder, stores and Slack failing, functions dying. */
async function simulate(seed: number, webhooks: number, faulty: boolean) {
  const random = randomFrom(seed);
  let isFaulty = faulty;
  const storeFault: Fault = (place, when) => {
    if (!isFaulty) return;
    if (random() < 0.05) throw new Error(`${place} failed ${when}`);
    if (random() < 0.005) throw new Crash(`died at ${place}`);
  };
  const ports = fakePorts(START, storeFault, () => {
    if (!isFaulty || random() >= 0.1) return undefined;
    const dice = Math.floor(random() * 5);
    return [
      { kind: 'limited' as const, retryAfterMs: 5_000 },
      { kind: 'refused' as const, reason: 'is_archived' },
      { kind: 'unsure' as const, reason: 'no answer' },
      'lost' as const,
      'throw' as const,
    ][dice];
  });
  const events = madeUpEvents(random, webhooks);
  const deliveries = events.flatMap((event) =>
    Array.from({ length: random() < 0.3 ? 2 : 1 }, () => ({
      event,
      arrives: Date.parse(event.at) + random() * random() * 600_000,
    })),
  );
  deliveries.sort((a, b) => a.arrives - b.arrives);
  let undelivered: ItemEvent[] = [];
  let nextSweep = 0;

  async function stream(): Promise<void> {
    undelivered.push(...ports.inbox.stream());
    const batch = undelivered.slice(0, 25);
    try {
      let done = 0;
      await handleItemEvents(
        async (apply) => {
          for (const event of batch) {
            await apply(event);
            done += 1;
          }
        },
        settings,
        ports,
      ).finally(() => {
        undelivered = undelivered.slice(done);
      });
    } catch {
      // The stream sends the rest of the batch again.
    }
  }

  async function tick(ms: number): Promise<void> {
    ports.pass(ms);
    await stream();
    if (ports.now().getTime() < nextSweep) return;
    nextSweep = ports.now().getTime() + 60_000;
    await sweep(sweepSettings, ports).catch(() => undefined);
  }

  for (const { event, arrives } of deliveries) {
    await tick(Math.max(0, arrives - ports.now().getTime()));
    await keepAtLast(event);
  }
  isFaulty = false;
  for (let minute = 0; minute < QUIET_MINUTES; minute += 1) await tick(60_000);
  return { ports, events };

  /** The door answers 503 to what it could not keep, and Plaid sends it again. */
  async function keepAtLast(event: ItemEvent): Promise<void> {
    for (;;) {
      try {
        const receivedAt = ports.now().toISOString();
        await ports.inbox.keep({ kind: 'item', event: { ...event, receivedAt } });
        return;
      } catch {
        ports.pass(1);
      }
    }
  }
}

function madeUpEvents(random: () => number, count: number): ItemEvent[] {
  const pick = <Value>(values: readonly Value[]): Value | undefined =>
    values[Math.floor(random() * values.length)];
  const makers = [failed, failed, failed, failed, repaired, repaired, alive, alive, alive, alive];
  const rare = [expiring, permissionLost, ended];
  return Array.from({ length: count }, (_, index) => {
    const number = Math.floor(random() * 15);
    const institution = `ins_${String(number % 3)}`;
    const choices = { itemId: `item${String(number).padStart(20, '0')}`, institution };
    // Distinct seconds: within one second, event time does not say what came first.
    const seconds = index * 20 + Math.floor(random() * 20);
    if (random() < 0.15)
      return failed(seconds, { ...choices, code: 'INSTITUTION_DOWN', type: 'INSTITUTION_ERROR' });
    const maker = random() < 0.05 ? pick(rare) : pick(makers);
    return (maker ?? alive)(seconds, choices);
  });
}

/** Compares all that is stored and posted with the plain reference. */
async function check(seed: number, webhooks: number, faulty: boolean) {
  const { ports, events } = await simulate(seed, webhooks, faulty);
  const byItem = new Map<string, ItemEvent[]>();
  for (const event of events)
    byItem.set(event.itemId, [...(byItem.get(event.itemId) ?? []), event]);
  let wrongStates = 0;
  for (const [itemId, own] of byItem) {
    const found = ports.items.all().find((health) => health.itemId === itemId);
    if (found === undefined || healthStatus(found) !== referenceHealth(own).status)
      wrongStates += 1;
  }
  const members = new Map<string, number>();
  for (const health of ports.items.all()) {
    const key = incidentKey(health);
    if (key !== undefined) members.set(key, (members.get(key) ?? 0) + 1);
  }
  let lost = 0;
  let doubled = 0;
  let untrue = 0;
  const cards = ports.slack.standing.filter(({ thread }) => thread === undefined);
  for (const alert of ports.alerts.all()) {
    const own = cards.filter(({ mark }) => mark.alert === alert.id);
    const count = members.get(alert.incidentKey) ?? 0;
    if (count > 0 && own.length === 0) lost += 1;
    if (own.length > 1) doubled += own.length - 1;
    const text = own[0]?.message.text ?? '';
    const isTrue =
      count === 0
        ? !/need|cannot|lost|will stop|stopped/.test(text)
        : text.includes(`: ${String(count)} Item`);
    if (own.length > 0 && !isTrue) untrue += 1;
    const lines = ports.slack.standing.filter(
      ({ thread, mark }) => thread !== undefined && mark.alert === alert.id,
    );
    doubled += lines.length - new Set(lines.map(({ mark }) => mark.part)).size;
  }
  for (const key of members.keys())
    if (!ports.alerts.all().some(({ incidentKey }) => incidentKey === key)) lost += 1;
  return { wrongStates, lost, doubled, untrue };
}

describe('a made-up day', () => {
  it('goes right without faults', async () => {
    expect(await check(1, 300, false)).toEqual({ wrongStates: 0, lost: 0, doubled: 0, untrue: 0 });
  });

  it(
    `${String(DAYS)} days of 300 webhooks with faults: nothing lost, nothing doubled, nothing wrong`,
    async () => {
      const sum = { wrongStates: 0, lost: 0, doubled: 0, untrue: 0 };
      const bad: number[] = [];
      for (let seed = 1; seed <= DAYS; seed += 1) {
        const found = await check(seed, 300, true);
        sum.wrongStates += found.wrongStates;
        sum.lost += found.lost;
        sum.doubled += found.doubled;
        sum.untrue += found.untrue;
        if (found.wrongStates + found.lost + found.doubled + found.untrue > 0) bad.push(seed);
      }
      expect(bad, 'seeds that went wrong').toEqual([]);
      expect(sum).toEqual({ wrongStates: 0, lost: 0, doubled: 0, untrue: 0 });
    },
    DAYS * PATIENCE_MS_A_DAY,
  );
});
