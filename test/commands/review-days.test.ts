import { describe, expect, it } from 'vitest';

import { reviewDays } from '#lib/commands/review-days.ts';

describe('reviewDays', () => {
  it.each([
    { typed: '', days: 7 },
    { typed: '7d', days: 7 },
    { typed: '1d', days: 1 },
    { typed: '14D', days: 14 },
    { typed: '3', days: 3 },
    { typed: '3 days', days: 3 },
    { typed: 'last 1 day', days: 1 },
    { typed: '1w', days: 7 },
    { typed: 'last 2 weeks', days: 14 },
    { typed: '0d', days: undefined },
    { typed: '15d', days: undefined },
    { typed: '3w', days: undefined },
    { typed: '-7d', days: undefined },
    { typed: '7.5d', days: undefined },
    { typed: '7h', days: undefined },
    { typed: '７d', days: undefined },
    { typed: 'week', days: undefined },
    { typed: '7d; item', days: undefined },
    { typed: '__proto__', days: undefined },
  ])('"$typed": $days', ({ typed, days }) => {
    expect(reviewDays(typed)).toBe(days);
  });
});
