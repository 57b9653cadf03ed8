import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { dueSummary, isWithin, scheduledTime } from '#lib/summary/due-summary.ts';
import { instantOf, localDay, nextDays } from '#lib/summary/local-day.ts';

const HOUR_MS = 60 * 60 * 1000;
const LOOK_MS = 6 * HOUR_MS;

function due(timeZone: string, by: string, time = '09:00') {
  const { day, window } = dueSummary({ channel: 'C1', timeZone, time }, new Date(by));
  return { day, from: window.from.toISOString(), to: window.to.toISOString() };
}

describe('instantOf', () => {
  it.each([
    { zone: 'UTC', day: '2026-11-26', time: '09:00', is: '2026-11-26T09:00:00.000Z' },
    { zone: 'Europe/Berlin', day: '2026-01-15', time: '09:00', is: '2026-01-15T08:00:00.000Z' },
    { zone: 'Europe/Berlin', day: '2026-07-15', time: '09:00', is: '2026-07-15T07:00:00.000Z' },
    { zone: 'Asia/Kathmandu', day: '2026-07-15', time: '09:00', is: '2026-07-15T03:15:00.000Z' },
    // The clock goes from 02:00 to 03:00: half an hour later than never.
    { zone: 'America/New_York', day: '2026-03-08', time: '02:30', is: '2026-03-08T07:30:00.000Z' },
    // It shows 01:30 twice: the first.
    { zone: 'America/New_York', day: '2026-11-01', time: '01:30', is: '2026-11-01T05:30:00.000Z' },
    // Half an hour of summer time.
    {
      zone: 'Australia/Lord_Howe',
      day: '2026-10-04',
      time: '09:00',
      is: '2026-10-03T22:00:00.000Z',
    },
    // Midnight is left out.
    { zone: 'Africa/Cairo', day: '2026-04-24', time: '00:00', is: '2026-04-23T22:00:00.000Z' },
    // The whole day is left out.
    { zone: 'Pacific/Apia', day: '2011-12-30', time: '09:00', is: '2011-12-30T19:00:00.000Z' },
  ])('$day $time in $zone', ({ zone, day, time, is }) => {
    expect(instantOf(day, time, zone).toISOString()).toBe(is);
  });
});

describe('dueSummary', () => {
  it.each([
    {
      case: 'on the minute',
      by: '2026-11-26T08:00:00Z',
      is: { day: '2026-11-26', from: '2026-11-25T08:00:00.000Z', to: '2026-11-26T08:00:00.000Z' },
    },
    {
      case: 'just before',
      by: '2026-11-26T07:59:59.999Z',
      is: { day: '2026-11-25', from: '2026-11-24T08:00:00.000Z', to: '2026-11-25T08:00:00.000Z' },
    },
    {
      case: 'three hours late',
      by: '2026-11-26T11:00:00Z',
      is: { day: '2026-11-26', from: '2026-11-25T08:00:00.000Z', to: '2026-11-26T08:00:00.000Z' },
    },
    {
      case: 'a day of 23 hours',
      by: '2026-03-29T07:00:00Z',
      is: { day: '2026-03-29', from: '2026-03-28T08:00:00.000Z', to: '2026-03-29T07:00:00.000Z' },
    },
    {
      case: 'a day of 25 hours',
      by: '2026-10-25T08:00:00Z',
      is: { day: '2026-10-25', from: '2026-10-24T07:00:00.000Z', to: '2026-10-25T08:00:00.000Z' },
    },
  ])('in Berlin, $case', ({ by, is }) => {
    expect(due('Europe/Berlin', by)).toEqual(is);
  });

  it('is of the day there, not here', () => {
    expect(due('Pacific/Auckland', '2026-11-25T21:00:00Z').day).toBe('2026-11-26');
    expect(due('America/Los_Angeles', '2026-11-26T16:59:00Z').day).toBe('2026-11-25');
  });

  it('leaves out the day that Samoa left out', () => {
    const before = due('Pacific/Apia', '2011-12-30T18:55:00Z');
    const after = due('Pacific/Apia', '2011-12-30T19:00:00Z');
    expect([before.day, after.day]).toEqual(['2011-12-29', '2011-12-31']);
    expect(after.from).toBe(before.to);
  });

  const zones = [
    'UTC',
    'Europe/Berlin',
    'Europe/London',
    'America/New_York',
    'America/Havana',
    'America/St_Johns',
    'Africa/Cairo',
    'Asia/Beirut',
    'Asia/Kathmandu',
    'Australia/Lord_Howe',
    'Pacific/Auckland',
    'Pacific/Chatham',
  ];

  it.each(zones)('a year of looks in %s: each day once, without gaps', (zone) => {
    for (const time of ['02:30']) {
      const told: ReturnType<typeof due>[] = [];
      for (let ms = Date.UTC(2026, 0, 1); ms < Date.UTC(2027, 0, 1); ms += LOOK_MS) {
        const one = due(zone, new Date(ms).toISOString(), time);
        if (one.day !== told.at(-1)?.day) told.push(one);
      }
      const days = told.map(({ day }) => day);
      expect(days).toEqual(days.map((_, index) => nextDays(days[0] ?? '', index)));
      expect(told.length).toBeGreaterThanOrEqual(365);
      for (const [index, { from, to }] of told.entries()) {
        const hours = (Date.parse(to) - Date.parse(from)) / HOUR_MS;
        expect(hours).toBeGreaterThanOrEqual(23);
        expect(hours).toBeLessThanOrEqual(25);
        if (index > 0) expect(from).toBe(told[index - 1]?.to);
      }
    }
  });

  it('is due by then, and the next one is not, wherever and whenever', () => {
    const time = fc
      .record({ hour: fc.integer({ min: 0, max: 23 }), minute: fc.integer({ min: 0, max: 59 }) })
      .map(({ hour, minute }) =>
        [hour, minute].map((part) => String(part).padStart(2, '0')).join(':'),
      );
    const when = fc.date({
      min: new Date('2020-01-01'),
      max: new Date('2035-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(fc.constantFrom(...zones), time, when, (zone, at, by) => {
        const { day, from, to } = due(zone, by.toISOString(), at);
        expect(to <= by.toISOString()).toBe(true);
        expect(from < to).toBe(true);
        expect(instantOf(nextDays(day, 1), at, zone) > by).toBe(true);
        expect(localDay(new Date(to), zone)).toBe(day);
      }),
    );
  });
});

describe('isWithin', () => {
  const window = {
    from: new Date('2026-11-25T09:00:00Z'),
    to: new Date('2026-11-26T09:00:00Z'),
  };
  it.each([
    { at: '2026-11-25T09:00:00.000Z', is: true },
    { at: '2026-11-25T08:59:59.999Z', is: false },
    { at: '2026-11-26T08:59:59.999Z', is: true },
    { at: '2026-11-26T09:00:00.000Z', is: false },
    { at: undefined, is: false },
  ])('$at: $is', ({ at, is }) => {
    expect(isWithin(window, at)).toBe(is);
  });
});

describe('scheduledTime', () => {
  it.each([
    { event: { scheduledTime: '2026-11-26T09:00:00Z' }, is: '2026-11-26T09:00:00.000Z' },
    { event: { scheduledTime: 'soon' }, is: undefined },
    { event: { scheduledTime: 7 }, is: undefined },
    { event: {}, is: undefined },
    { event: null, is: undefined },
    { event: 'now', is: undefined },
  ])('$event', ({ event, is }) => {
    expect(scheduledTime(event)?.toISOString()).toBe(is);
  });
});
