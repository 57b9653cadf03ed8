import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { applyEvent } from '#lib/health/apply-event.ts';
import { eventOrder, type ItemEvent } from '#lib/health/item-event.ts';
import {
  healthStatus,
  isSameHealth,
  type ItemHealth,
  worstTrouble,
} from '#lib/health/item-health.ts';

import {
  accountLost,
  alive,
  at,
  checked,
  ended,
  expiring,
  failed,
  noted,
  overdue,
  permissionLost,
  repaired,
} from '../builders/item-events.ts';
import { referenceHealth } from '../builders/reference-health.ts';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Applies events as they arrive, each with the history that the inbox holds by then. */
function arrive(events: readonly ItemEvent[]): ItemHealth {
  let health: ItemHealth | undefined;
  const kept: ItemEvent[] = [];
  for (const event of events) {
    if (!kept.some((one) => one.at === event.at && one.bodyHash === event.bodyHash))
      kept.push(event);
    health = applyEvent(health, event, kept);
  }
  if (health === undefined) throw new Error('no events');
  return health;
}

describe('applyEvent', () => {
  it.each<{ case: string; events: ItemEvent[]; status: string }>([
    { case: 'nothing but data', events: [alive(0), alive(60)], status: 'healthy' },
    { case: 'a login error', events: [alive(0), failed(60)], status: 'broken' },
    {
      case: 'a failure of an unknown code',
      events: [failed(0, { code: 'NEW_CODE' })],
      status: 'broken',
    },
    { case: 'LOGIN_REPAIRED after an error', events: [failed(0), repaired(60)], status: 'healthy' },
    { case: 'data after an error', events: [failed(0), alive(60)], status: 'healthy' },
    { case: 'a notice after an error', events: [failed(0), noted(60)], status: 'broken' },
    {
      case: 'an older error behind the repair',
      events: [repaired(60), failed(0)],
      status: 'healthy',
    },
    { case: 'an older error behind data', events: [alive(60), failed(0)], status: 'healthy' },
    {
      case: 'an older repair behind the error',
      events: [failed(60), repaired(0)],
      status: 'broken',
    },
    {
      case: 'an error and its repair within a second',
      events: [failed(0), { ...repaired(0), receivedAt: at(0.5) }],
      status: 'healthy',
    },
    { case: 'a pending disconnect', events: [expiring(0)], status: 'expiring' },
    {
      case: 'data before the date',
      events: [expiring(0, { deadline: at(7 * DAY) }), alive(DAY)],
      status: 'expiring',
    },
    {
      case: 'data after the date',
      events: [expiring(0, { deadline: at(7 * DAY) }), alive(8 * DAY)],
      status: 'healthy',
    },
    {
      case: 'data after the date that was not said',
      events: [expiring(0), alive(8 * DAY)],
      status: 'healthy',
    },
    { case: 'an error while expiring', events: [expiring(0), failed(DAY)], status: 'broken' },
    { case: 'a repair while expiring', events: [expiring(0), repaired(DAY)], status: 'healthy' },
    {
      case: 'the date has passed for a day without a sign',
      events: [expiring(0, { deadline: at(DAY) }), overdue(2 * DAY + 1)],
      status: 'broken',
    },
    {
      case: 'the date has only just passed',
      events: [expiring(0, { deadline: at(DAY) }), overdue(DAY + 1)],
      status: 'expiring',
    },
    { case: 'a lost permission', events: [permissionLost(0)], status: 'degraded' },
    {
      case: 'data of another product after a lost permission',
      events: [permissionLost(0), alive(60)],
      status: 'degraded',
    },
    {
      case: 'data of that product after a lost permission',
      events: [permissionLost(0), alive(60, { product: 'auth' })],
      status: 'healthy',
    },
    {
      case: 'access not granted, then data',
      events: [failed(0, { code: 'ACCESS_NOT_GRANTED' }), alive(60)],
      status: 'healthy',
    },
    { case: 'a lost account', events: [accountLost(0), alive(60)], status: 'degraded' },
    {
      case: 'an error on top of a lost permission, then data',
      events: [permissionLost(0), failed(60), alive(120)],
      status: 'degraded',
    },
    { case: 'consent withdrawn', events: [ended(0)], status: 'ended' },
    {
      case: 'data in flight when consent was withdrawn',
      events: [ended(0), alive(60)],
      status: 'ended',
    },
    {
      case: 'an error that says the Item is gone',
      events: [failed(0, { code: 'ITEM_NOT_FOUND' })],
      status: 'ended',
    },
    {
      case: 'a login again after consent was withdrawn',
      events: [ended(0), repaired(60)],
      status: 'healthy',
    },
    {
      case: 'the same failure again soon after the repair',
      events: [failed(0), repaired(60), failed(120)],
      status: 'unconfirmed',
    },
    {
      case: 'the same failure again 59 minutes after the repair',
      events: [failed(0), repaired(60), failed(60 + 59 * MINUTE)],
      status: 'unconfirmed',
    },
    {
      case: 'the same failure again 61 minutes after the repair',
      events: [failed(0), repaired(60), failed(60 + 61 * MINUTE)],
      status: 'broken',
    },
    {
      case: 'another failure soon after the repair',
      events: [failed(0), repaired(60), failed(120, { code: 'ITEM_LOCKED' })],
      status: 'broken',
    },
    {
      case: 'the doubtful failure comes first',
      events: [failed(120), failed(0), repaired(60)],
      status: 'unconfirmed',
    },
    {
      case: 'data after a doubtful failure',
      events: [failed(0), repaired(60), failed(120), alive(180)],
      status: 'healthy',
    },
    {
      case: 'a new failure after a doubtful one',
      events: [failed(0), repaired(60), failed(120), failed(180, { bodyHash: 'other' })],
      status: 'broken',
    },
    {
      case: 'half an hour of silence after a doubtful failure',
      events: [failed(0), repaired(60), failed(120), overdue(120 + 31 * MINUTE)],
      status: 'broken',
    },
    {
      case: 'ten minutes of silence after a doubtful failure',
      events: [failed(0), repaired(60), failed(120), overdue(120 + 10 * MINUTE)],
      status: 'unconfirmed',
    },
  ])('$case: $status', ({ events, status }) => {
    expect(healthStatus(arrive(events))).toBe(status);
  });

  it.each<{ case: string; events: ItemEvent[]; status: string }>([
    { case: 'no error after an error', events: [failed(0), checked(60)], status: 'healthy' },
    { case: 'no error, and then a failure', events: [checked(0), failed(60)], status: 'broken' },
    {
      case: 'no error before a failure that comes first',
      events: [failed(60), checked(0)],
      status: 'broken',
    },
    {
      case: 'an error of an Item that seemed well',
      events: [alive(0), checked(60, { code: 'ITEM_LOGIN_REQUIRED' })],
      status: 'broken',
    },
    {
      case: 'an error, and data after it',
      events: [checked(0, { code: 'ITEM_LOGIN_REQUIRED' }), alive(60)],
      status: 'healthy',
    },
    {
      case: 'that the Item is gone',
      events: [failed(0), checked(60, { code: 'ITEM_NOT_FOUND' })],
      status: 'ended',
    },
    {
      case: 'no error of a doubtful Item',
      events: [failed(0), repaired(60), failed(120), checked(180)],
      status: 'healthy',
    },
    {
      case: 'the error that was doubtful',
      events: [failed(0), repaired(60), failed(120), checked(180, { code: 'ITEM_LOGIN_REQUIRED' })],
      status: 'broken',
    },
    {
      case: 'an error twice around a repair: no doubt',
      events: [
        checked(0, { code: 'ITEM_LOGIN_REQUIRED' }),
        repaired(60),
        checked(120, { code: 'ITEM_LOGIN_REQUIRED' }),
      ],
      status: 'broken',
    },
    {
      case: 'no error, and a failure as before: it may be a retry',
      events: [failed(0), checked(60), failed(120)],
      status: 'unconfirmed',
    },
    {
      case: 'no error where access was not granted',
      events: [failed(0, { code: 'ACCESS_NOT_GRANTED' }), checked(60)],
      status: 'healthy',
    },
    {
      case: 'no error where a product lost its permission',
      events: [permissionLost(0), checked(60)],
      status: 'degraded',
    },
    {
      case: 'no error where an account was lost',
      events: [accountLost(0), checked(60)],
      status: 'degraded',
    },
    {
      case: 'no error where consent was withdrawn',
      events: [ended(0), checked(60)],
      status: 'ended',
    },
    {
      case: 'no error before the date',
      events: [expiring(0, { deadline: at(7 * DAY) }), checked(DAY)],
      status: 'expiring',
    },
    {
      case: 'no error after the date',
      events: [expiring(0, { deadline: at(7 * DAY) }), checked(8 * DAY)],
      status: 'healthy',
    },
    {
      case: 'no error after the date passed in silence',
      events: [expiring(0, { deadline: at(DAY) }), overdue(2 * DAY + 1), checked(3 * DAY)],
      status: 'healthy',
    },
    {
      case: 'consent until the very date',
      events: [expiring(0, { deadline: at(7 * DAY) }), checked(DAY, { consentUntil: at(7 * DAY) })],
      status: 'expiring',
    },
    {
      case: 'consent given anew',
      events: [
        expiring(0, { deadline: at(7 * DAY) }),
        checked(DAY, { consentUntil: at(180 * DAY) }),
      ],
      status: 'healthy',
    },
    {
      case: 'long consent at a bank that migrates',
      events: [
        expiring(0, { deadline: at(7 * DAY), reason: 'INSTITUTION_MIGRATION' }),
        checked(DAY, { consentUntil: at(180 * DAY) }),
      ],
      status: 'expiring',
    },
    {
      case: 'consent given anew, and an error',
      events: [
        expiring(0, { deadline: at(7 * DAY) }),
        checked(DAY, { code: 'ITEM_LOGIN_REQUIRED', consentUntil: at(180 * DAY) }),
      ],
      status: 'broken',
    },
  ])('Plaid is asked and says: $case: $status', ({ events, status }) => {
    expect(healthStatus(arrive(events))).toBe(status);
  });

  it('a warning without a date gets the one that Plaid names when it is asked', () => {
    const [trouble] = arrive([expiring(0), checked(60, { consentUntil: at(5 * DAY) })]).troubles;
    expect(trouble).toMatchObject({ status: 'expiring', deadline: at(5 * DAY), since: at(0) });
  });

  it('a warning keeps the date that it came with', () => {
    const events = [
      expiring(0, { deadline: at(6 * DAY) }),
      checked(60, { consentUntil: at(5 * DAY) }),
    ];
    expect(arrive(events).troubles).toMatchObject([{ deadline: at(6 * DAY) }]);
  });

  it('says that a check proved the recovery', () => {
    expect(arrive([failed(0), checked(60)]).recovery).toEqual({
      at: at(60),
      by: 'TARTAN.CHECKED',
      code: 'ITEM_LOGIN_REQUIRED',
      since: at(0),
    });
  });

  it('says what proved the recovery, and of what', () => {
    expect(arrive([failed(0), failed(30), alive(60)]).recovery).toEqual({
      at: at(60),
      by: 'TRANSACTIONS.DEFAULT_UPDATE',
      code: 'ITEM_LOGIN_REQUIRED',
      since: at(0),
    });
  });

  it('keeps the beginning of a trouble and takes over its newest code', () => {
    const health = arrive([failed(0), failed(60, { code: 'ITEM_LOCKED' })]);
    expect(worstTrouble(health.troubles)).toMatchObject({ code: 'ITEM_LOCKED', since: at(0) });
  });

  it('closes what nothing will come to end, without calling it healthy', () => {
    const health = arrive([ended(0), overdue(DAY + 1)]);
    expect(healthStatus(health)).toBe('ended');
    expect(health.troubles).toMatchObject([{ closed: true }]);
  });

  it('learns the identifiers that stay, and no others', () => {
    const event = { ...alive(0), ids: { institution_id: 'ins_9', account_id: 'a', user_id: 'u' } };
    expect(arrive([event]).ids).toEqual({ institution_id: 'ins_9', user_id: 'u' });
  });
});

const anyEvent = fc
  .tuple(
    fc.integer({ min: 0, max: 4 * HOUR }),
    fc.constantFrom(
      (seconds: number) => failed(seconds),
      (seconds: number) => failed(seconds, { code: 'INSTITUTION_DOWN', type: 'INSTITUTION_ERROR' }),
      (seconds: number) => repaired(seconds),
      (seconds: number) => alive(seconds),
      (seconds: number) => alive(seconds, { product: 'auth' }),
      (seconds: number) => expiring(seconds),
      (seconds: number) => permissionLost(seconds),
      (seconds: number) => accountLost(seconds),
      (seconds: number) => ended(seconds),
      (seconds: number) => noted(seconds),
      (seconds: number) => checked(seconds),
      (seconds: number) => checked(seconds, { code: 'ITEM_LOGIN_REQUIRED' }),
      (seconds: number) => checked(seconds, { code: 'INSTITUTION_DOWN' }),
      (seconds: number) => checked(seconds, { consentUntil: at(3 * DAY) }),
      (seconds: number) => checked(seconds, { consentUntil: at(180 * DAY) }),
    ),
  )
  .map(([seconds, make]) => make(seconds));

const anyHistory = fc
  .uniqueArray(anyEvent, { minLength: 1, maxLength: 14, selector: (event) => event.at })
  .chain((events) =>
    fc.record({
      events: fc.constant(events),
      arrivals: fc
        .tuple(
          fc.shuffledSubarray(events, { minLength: events.length }),
          fc.array(fc.constantFrom(...events), { maxLength: 10 }),
        )
        .map(([once, again]) => [...once, ...again]),
    }),
  );

describe('whatever the order of arrival and however often repeated', () => {
  it('the state is that of event time, or unconfirmed on its way there', () => {
    fc.assert(
      fc.property(anyHistory, ({ events, arrivals }) => {
        const expected = referenceHealth(events);
        const status = healthStatus(arrive(arrivals));
        if (status !== 'unconfirmed') expect(status).toBe(expected.status);
        else expect(expected.status).toBe('broken');
      }),
      { numRuns: 3_000 },
    );
  });

  it('the outcome does not depend on the order of arrival', () => {
    fc.assert(
      fc.property(anyHistory, ({ events, arrivals }) => {
        const inOrder = [...events].sort((a, b) => eventOrder(a).localeCompare(eventOrder(b)));
        const one = arrive(inOrder);
        const other = arrive(arrivals);
        expect(other.troubles).toEqual(one.troubles);
      }),
      { numRuns: 2_000 },
    );
  });

  it('an event that was dealt with changes nothing more', () => {
    fc.assert(
      fc.property(anyHistory, ({ events, arrivals }) => {
        const health = arrive(arrivals);
        for (const event of events)
          expect(isSameHealth(applyEvent(health, event, events), health)).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });
});
