import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { incidentKey } from '#lib/alerts/incident.ts';
import { applyEvent } from '#lib/health/apply-event.ts';
import { eventOrder, type ItemEvent } from '#lib/health/item-event.ts';
import { healthStatus, type ItemHealth } from '#lib/health/item-health.ts';
import { usualGapMs } from '#lib/health/silence.ts';
import { statusChanges } from '#lib/health/status-changes.ts';
import { nextCheck } from '#lib/health/trouble-rules.ts';

import {
  alive,
  at,
  ended,
  expiring,
  failed,
  noted,
  overdue,
  permissionLost,
  repaired,
} from '../builders/item-events.ts';

const HOUR = 60 * 60;
const DAY = 24 * HOUR;

/** Data at these hours. */
function beats(...hours: number[]): ItemEvent[] {
  return hours.map((hour) => alive(hour * HOUR));
}

function arrive(events: readonly ItemEvent[]): ItemHealth {
  let health: ItemHealth | undefined;
  const kept: ItemEvent[] = [];
  for (const event of events) {
    if (!kept.includes(event)) kept.push(event);
    health = applyEvent(health, event, kept);
  }
  if (health === undefined) throw new Error('no events');
  return health;
}

describe('usualGapMs', () => {
  it.each<{ case: string; events: ItemEvent[]; hours: number | undefined }>([
    { case: 'nothing', events: [], hours: undefined },
    { case: 'one beat', events: beats(0), hours: undefined },
    { case: 'three beats', events: beats(0, 12, 24), hours: undefined },
    { case: 'four beats', events: beats(0, 12, 24, 36), hours: 12 },
    { case: 'an even number of gaps', events: beats(0, 10, 20, 40, 60), hours: 15 },
    { case: 'one long gap among short ones', events: beats(0, 12, 24, 300, 312), hours: 12 },
    { case: 'irregular gaps', events: beats(0, 1, 31, 36, 100, 110), hours: 10 },
    {
      case: 'eight gaps: what was usual before them does not count',
      events: beats(
        0,
        100,
        200,
        300,
        400,
        500,
        ...[1, 2, 3, 4, 5, 6, 7, 8].map((n) => 500 + 6 * n),
      ),
      hours: 6,
    },
    {
      case: 'several webhooks for each fetch',
      events: beats(0, 0.1, 0.2, 24, 24.1, 24.5, 48, 48.1, 72, 72.9),
      hours: 24,
    },
    { case: 'a storm within an hour', events: beats(0, 0.1, 0.2, 0.3, 0.4, 0.9), hours: undefined },
    { case: 'data every half hour', events: beats(0, 0.5, 1, 1.5, 2, 2.5, 3), hours: 1 },
    { case: 'beats in disorder', events: beats(36, 0, 24, 12), hours: 12 },
    {
      case: 'what is no data',
      events: [...beats(0, 12, 24), repaired(36 * HOUR), noted(48 * HOUR), overdue(60 * HOUR)],
      hours: undefined,
    },
  ])('of $case: $hours h', ({ events, hours }) => {
    expect(usualGapMs(events)).toBe(hours === undefined ? undefined : hours * HOUR * 1000);
  });
});

describe('an Item with a beat every 12 hours, the last at 36 h,', () => {
  const regular = beats(0, 12, 24, 36);

  it.each<{ case: string; events: ItemEvent[]; status: string }>([
    { case: 'and no look', events: regular, status: 'healthy' },
    {
      case: 'looked at a second before four gaps',
      events: [overdue(84 * HOUR - 1)],
      status: 'healthy',
    },
    { case: 'looked at after exactly four gaps', events: [overdue(84 * HOUR)], status: 'stale' },
    { case: 'looked at long after', events: [overdue(900 * HOUR)], status: 'stale' },
    { case: 'looked at twice', events: [overdue(84 * HOUR), overdue(99 * HOUR)], status: 'stale' },
    { case: 'with new data', events: [overdue(84 * HOUR), alive(85 * HOUR)], status: 'healthy' },
    {
      case: 'with data of another product',
      events: [overdue(84 * HOUR), alive(85 * HOUR, { product: 'liabilities' })],
      status: 'healthy',
    },
    { case: 'repaired', events: [overdue(84 * HOUR), repaired(85 * HOUR)], status: 'healthy' },
    { case: 'with a notice', events: [overdue(84 * HOUR), noted(85 * HOUR)], status: 'stale' },
    {
      case: 'with data of before the look that comes late',
      events: [overdue(84 * HOUR), alive(60 * HOUR)],
      status: 'healthy',
    },
    {
      case: 'with an old beat once more',
      events: [overdue(84 * HOUR), ...beats(36)],
      status: 'stale',
    },
    {
      case: 'with a late beat that is itself four gaps old',
      events: [overdue(120 * HOUR), alive(40 * HOUR)],
      status: 'stale',
    },
    {
      case: 'broken before the look',
      events: [failed(40 * HOUR), overdue(84 * HOUR)],
      status: 'broken',
    },
    {
      case: 'broken after the look',
      events: [overdue(84 * HOUR), failed(85 * HOUR)],
      status: 'broken',
    },
    {
      case: 'broken before the look, as is learnt later',
      events: [overdue(84 * HOUR), failed(40 * HOUR)],
      status: 'broken',
    },
    { case: 'ended', events: [ended(40 * HOUR), overdue(84 * HOUR)], status: 'ended' },
    {
      case: 'repaired a day before the look',
      events: [failed(40 * HOUR), repaired(60 * HOUR), overdue(84 * HOUR)],
      status: 'healthy',
    },
    {
      case: 'repaired, and silent for four gaps since',
      events: [failed(40 * HOUR), repaired(60 * HOUR), overdue(108 * HOUR)],
      status: 'stale',
    },
    {
      case: 'without one permission besides',
      events: [permissionLost(40 * HOUR), overdue(84 * HOUR)],
      status: 'degraded',
    },
    {
      case: 'about to expire besides',
      events: [expiring(40 * HOUR, { deadline: at(9 * DAY) }), overdue(84 * HOUR)],
      status: 'stale',
    },
  ])('$case: $status', ({ events, status }) => {
    expect(healthStatus(arrive([...regular, ...events]))).toBe(status);
  });

  it('has been silent since its last data', () => {
    const health = arrive([...regular, overdue(84 * HOUR)]);
    expect(health.troubles).toEqual([
      {
        slot: 'silence',
        status: 'stale',
        code: 'STALE',
        errorType: 'SILENCE',
        since: at(36 * HOUR),
        order: eventOrder(alive(36 * HOUR)),
      },
    ]);
    expect(incidentKey(health)).toBe('ins_3#STALE');
  });

  it('says what ended its silence', () => {
    expect(arrive([...regular, overdue(84 * HOUR), alive(90 * HOUR)]).recovery).toEqual({
      at: at(90 * HOUR),
      by: 'TRANSACTIONS.DEFAULT_UPDATE',
      code: 'STALE',
      since: at(36 * HOUR),
    });
  });

  it('is nobody’s concern any more after 60 days', () => {
    const health = arrive([...regular, overdue(84 * HOUR), overdue(36 * HOUR + 60 * DAY)]);
    expect(healthStatus(health)).toBe('stale');
    expect(incidentKey(health)).toBeUndefined();
    expect(nextCheck(health)).toBeUndefined();
    const again = [overdue(36 * HOUR + 61 * DAY), alive(36 * HOUR + 62 * DAY)];
    expect(healthStatus(arrive([...regular, overdue(84 * HOUR), ...again]))).toBe('healthy');
  });

  it('shows its silence in its history', () => {
    const changes = statusChanges([...regular, overdue(84 * HOUR), alive(90 * HOUR)]);
    expect(changes.map(({ from, to }) => `${from} ${to}`)).toEqual([
      'healthy stale',
      'stale healthy',
    ]);
  });
});

describe('how soon an Item can be stale', () => {
  it.each([
    { case: 'three beats, however long ago', hours: [0, 12, 24], look: 2_000, status: 'healthy' },
    { case: 'hourly beats, 23 h silent', hours: [0, 1, 2, 3, 4], look: 27, status: 'healthy' },
    { case: 'hourly beats, a day silent', hours: [0, 1, 2, 3, 4], look: 28, status: 'stale' },
    {
      case: 'weekly beats, 27 days silent',
      hours: [0, 168, 336, 504],
      look: 1_152,
      status: 'healthy',
    },
    {
      case: 'weekly beats, 28 days silent',
      hours: [0, 168, 336, 504],
      look: 1_176,
      status: 'stale',
    },
    {
      case: 'a storm of webhooks once',
      hours: [0, 0.1, 0.2, 0.3, 0.4],
      look: 2_000,
      status: 'healthy',
    },
  ])('$case: $status', ({ hours, look, status }) => {
    expect(healthStatus(arrive([...beats(...hours), overdue(look * HOUR)]))).toBe(status);
  });
});

describe('the next look', () => {
  it.each<{ case: string; events: ItemEvent[]; hours: number | undefined }>([
    { case: 'no data ever', events: [noted(0)], hours: undefined },
    { case: 'the first data', events: beats(0), hours: 24 },
    { case: 'more data: no webhook moves it', events: beats(0, 6, 12, 18), hours: 24 },
    { case: 'a look at few beats', events: [...beats(0), overdue(24 * HOUR)], hours: 48 },
    {
      case: 'another look at few beats',
      events: [...beats(0), overdue(24 * HOUR), overdue(48 * HOUR)],
      hours: 96,
    },
    {
      case: 'a look at a known gap',
      events: [...beats(0, 12, 24, 36, 48), overdue(49 * HOUR)],
      hours: 96,
    },
    {
      case: 'a look before its time',
      events: [...beats(0, 5, 10, 15, 20), overdue(21 * HOUR)],
      hours: 24,
    },
    {
      case: 'very rare data: a month at most',
      events: [...beats(0, 800, 1_600, 2_400), overdue(2_401 * HOUR)],
      hours: 2_401 + 720,
    },
    { case: 'an Item that is broken', events: [...beats(0), failed(HOUR)], hours: undefined },
    {
      case: 'an Item that has ended for a day',
      events: [...beats(0), ended(HOUR), overdue(26 * HOUR)],
      hours: undefined,
    },
    {
      case: 'an Item that is silent: only after 60 days',
      events: [...beats(0, 12, 24, 36), overdue(84 * HOUR)],
      hours: 36 + 1_440,
    },
    {
      case: 'an Item that is heard of again: at once',
      events: [...beats(0, 12, 24, 36), overdue(84 * HOUR), alive(100 * HOUR)],
      hours: 24,
    },
  ])('after $case: $hours h', ({ events, hours }) => {
    expect(nextCheck(arrive(events))?.toISOString()).toBe(
      hours === undefined ? undefined : at(hours * HOUR),
    );
  });
});

const anyEvent = fc
  .tuple(
    fc.integer({ min: 0, max: 20 * 24 }),
    fc.constantFrom(
      (seconds: number) => alive(seconds),
      (seconds: number) => alive(seconds, { product: 'auth' }),
      (seconds: number) => alive(seconds, { product: 'holdings' }),
      (seconds: number) => overdue(seconds),
      (seconds: number) => overdue(seconds + HOUR),
      (seconds: number) => failed(seconds, { bodyHash: String(seconds) }),
      (seconds: number) => repaired(seconds),
      (seconds: number) => permissionLost(seconds),
      (seconds: number) => ended(seconds),
      (seconds: number) => noted(seconds),
    ),
  )
  .map(([hours, make]) => make(hours * HOUR));

const anyHistory = fc.uniqueArray(anyEvent, {
  minLength: 1,
  maxLength: 25,
  selector: (event) => event.at,
});

/** Sorted by time and taken one after the other; only what counts for silence. */
function referenceIsStale(events: readonly ItemEvent[]): boolean {
  let isStale = false;
  let isBroken = false;
  const heard: number[] = [];
  let lastSign = NaN;
  for (const event of [...events].sort((a, b) => a.at.localeCompare(b.at))) {
    const hour = (Date.parse(event.at) - Date.parse(at(0))) / 3_600_000;
    if (event.kind === 'failed' || event.kind === 'ended') [isBroken, isStale] = [true, false];
    if (event.kind === 'alive') {
      isStale = false;
      heard.push(hour);
    }
    if (event.kind === 'repaired') [isBroken, isStale] = [false, false];
    if (event.kind === 'repaired' || event.kind === 'alive') lastSign = hour;
    if (event.kind === 'overdue' && !isBroken) {
      const gaps = heard
        .slice(1)
        .map((one, index) => one - (heard[index] ?? 0))
        .slice(-8);
      const sorted = gaps.toSorted((a, b) => a - b);
      const [low = 0, high = 0] = [
        sorted[Math.ceil(gaps.length / 2) - 1],
        sorted[gaps.length >> 1],
      ];
      isStale = gaps.length >= 3 && hour - lastSign >= Math.max(24, 2 * (low + high));
    }
  }
  return isStale;
}

describe('whatever the order of arrival and however often repeated', () => {
  const arrivals = (events: ItemEvent[]) =>
    fc
      .tuple(
        fc.shuffledSubarray(events, { minLength: events.length }),
        fc.array(fc.constantFrom(...events), { maxLength: 10 }),
      )
      .map(([once, again]) => [...once, ...again]);

  it('an Item is stale exactly when a look found it silent for four gaps', () => {
    const loginOrEnd = (events: ItemEvent[]) => events.some(({ kind }) => kind === 'failed');
    fc.assert(
      fc.property(anyHistory, (events) => {
        // Data ends a broken login as well, which the reference need not know.
        fc.pre(!loginOrEnd(events));
        const health = arrive([...events].sort((a, b) => a.at.localeCompare(b.at)));
        const isStale = health.troubles.some(({ status }) => status === 'stale');
        expect(isStale).toBe(referenceIsStale(events));
      }),
      { numRuns: 1_000 },
    );
  });

  it('the outcome does not depend on the order of arrival', () => {
    fc.assert(
      fc.property(
        anyHistory.chain((events) => fc.tuple(fc.constant(events), arrivals(events))),
        ([events, arrived]) => {
          const inOrder = [...events].sort((a, b) => eventOrder(a).localeCompare(eventOrder(b)));
          expect(arrive(arrived).troubles.filter(({ slot }) => slot === 'silence')).toEqual(
            arrive(inOrder).troubles.filter(({ slot }) => slot === 'silence'),
          );
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('no webhook with data moves the next look, and what is silent is never broken besides', () => {
    fc.assert(
      fc.property(anyHistory, (events) => {
        const health = arrive(events);
        const slots = health.troubles.map(({ slot }) => slot);
        if (slots.includes('silence')) expect(slots).not.toContain('login');
        if (health.lookAt === undefined) return;
        const last = alive(30 * DAY);
        expect(applyEvent(health, last, [...events, last]).lookAt).toBe(health.lookAt);
      }),
      { numRuns: 500 },
    );
  });
});
