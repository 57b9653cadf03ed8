import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { sumUp } from '#lib/commands/sum-up.ts';
import { handleItemEvents } from '#lib/flows/handle-item-events.ts';
import { sweep } from '#lib/flows/sweep.ts';
import type { ItemEvent } from '#lib/health/item-event.ts';
import type { ItemHealth, Trouble } from '#lib/health/item-health.ts';

import {
  alive,
  at,
  ended,
  expiring,
  failed,
  permissionLost,
  repaired,
  START,
} from '../builders/item-events.ts';
import { fakePorts } from '../fakes/fake-ports.ts';

const HOUR_S = 60 * 60;
const DAYS = 6;
const settings = { channel: 'C0ALERTS', settleMs: 0 };

const event = fc
  .record({
    item: fc.nat(11),
    seconds: fc.nat(DAYS * 24 * HOUR_S),
    make: fc.constantFrom<
      (seconds: number, choices: { itemId: string; institution: string }) => ItemEvent
    >(
      failed,
      (seconds, choices) =>
        failed(seconds, { ...choices, code: 'INSTITUTION_DOWN', type: 'INSTITUTION_ERROR' }),
      repaired,
      (seconds, choices) => ({ ...repaired(seconds, choices), source: 'REPORT.ITEM_REPAIRED' }),
      alive,
      expiring,
      (seconds, choices) =>
        expiring(seconds, { ...choices, deadline: at(seconds + 12 * 24 * HOUR_S) }),
      permissionLost,
      ended,
    ),
  })
  .map(({ item, seconds, make }) =>
    make(seconds, {
      itemId: `item${String(item).padStart(20, '0')}`,
      institution: `ins_${String(item % 3)}`,
    }),
  );

/** What these events left in the store, after the sweep did its part at every hour. */
async function after(events: readonly ItemEvent[]) {
  const ports = fakePorts(START);
  const left = [...events].sort((a, b) => (a.at < b.at ? -1 : 1));
  for (let hour = 0; hour <= DAYS * 24; hour += 6) {
    const due = left.filter((one) => one.at <= ports.now().toISOString());
    for (const one of left.splice(0, due.length))
      await ports.inbox.keep({ kind: 'item', event: one });
    for (let turns = 0; turns < 2; turns += 1) {
      const batch = ports.inbox.stream();
      await handleItemEvents(
        async (apply) => {
          for (const one of batch) await apply(one);
        },
        settings,
        ports,
      );
      await sweep({ ...settings, aheadMs: 0 }, ports);
    }
    ports.pass(6 * HOUR_S * 1000);
  }
  return ports;
}

/** The plain way: every Item that there is, one after the other. */
function recount(all: readonly ItemHealth[], from: string, to: string, now: Date) {
  const isIn = (time: string | undefined) => time !== undefined && time >= from && time < to;
  const ranks = ['ended', 'broken', 'degraded', 'stale', 'expiring'];
  const isOver = ({ status, closed }: Trouble) => status === 'ended' && closed === true;
  const worst = ({ troubles }: ItemHealth): Trouble | undefined =>
    (troubles.some(isOver) ? [] : [...troubles])
      .filter(({ status, closed }) => ranks.includes(status) && !closed)
      .sort(
        (a, b) => ranks.indexOf(a.status) - ranks.indexOf(b.status) || (a.order < b.order ? -1 : 1),
      )[0];
  const week = now.getTime() + 7 * 24 * HOUR_S * 1000;
  const repairedOnes = all.flatMap(({ recovery }) =>
    recovery && isIn(recovery.at) ? [recovery] : [],
  );
  const took = repairedOnes.map((one) => Date.parse(one.at) - Date.parse(one.since));
  return {
    open: all.filter((one) => worst(one) !== undefined).length,
    fresh: all.filter(
      (one) =>
        isIn(worst(one)?.since) ||
        isIn(one.recovery?.since) ||
        one.troubles.some(({ closed, since }) => closed && isIn(since)),
    ).length,
    repaired: repairedOnes.length,
    bySelf: repairedOnes.filter(({ by }) => !by.startsWith('REPORT.')).length,
    breaking: all.filter((one) => {
      const trouble = worst(one);
      if (trouble?.status !== 'expiring') return false;
      const ends =
        Date.parse(trouble.deadline ?? '') || Date.parse(trouble.since) + 7 * 24 * HOUR_S * 1000;
      return ends <= week;
    }).length,
    repairMs:
      took.length === 0 ? undefined : Math.round(took.reduce((a, b) => a + b, 0) / took.length),
  };
}

describe('the numbers of a summary', () => {
  it('are those of a recount of every Item, whatever happened, for any window, also a late one', async () => {
    const sums = { open: 0, fresh: 0, repaired: 0, bySelf: 0, breaking: 0 };
    await fc.assert(
      fc.asyncProperty(
        fc.array(event, { minLength: 1, maxLength: 40 }),
        fc.integer({ min: 1, max: DAYS }),
        fc.nat(30),
        async (events, days, hoursLate) => {
          const ports = await after(events);
          const now = ports.now();
          const to = new Date(now.getTime() - hoursLate * HOUR_S * 1000);
          const from = new Date(to.getTime() - days * 24 * HOUR_S * 1000);
          const { numbers } = await sumUp({ from, to }, ports);
          const { banks, ...counted } = numbers;
          const plain = recount(ports.items.all(), from.toISOString(), to.toISOString(), now);
          expect(counted).toEqual(plain);
          for (const metric of ['open', 'fresh', 'repaired', 'breaking'] as const) {
            expect(banks.reduce((sum, bank) => sum + bank[metric], 0)).toBe(plain[metric]);
            sums[metric] += plain[metric];
          }
          sums.bySelf += plain.bySelf;
        },
      ),
      { numRuns: 60 },
    );
    // All of it has happened.
    expect(Object.entries(sums).filter(([, sum]) => sum === 0)).toEqual([]);
  });
});
