import { describe, expect, it } from 'vitest';

import { judgeDoors, keptThatSuffice } from '#lib/doctor/judge-doors.ts';
import type { Refusals } from '#lib/incoming/refusals.ts';

function judged(counts: Refusals, kept: number) {
  const hours = [{ hour: '2026-11-21T12', counts, lastAt: '2026-11-21T12:30:00.000Z' }];
  const refused = { plaid: hours, codat: [], reports: [], slack: [] };
  return judgeDoors({ refused, kept: { count: kept, isAtLeast: false } });
}

describe('how much Plaid’s door rejects', () => {
  it.each([
    { rejected: 9, kept: 0, isFault: false },
    { rejected: 10, kept: 0, isFault: true },
    { rejected: 10, kept: 90, isFault: true },
    { rejected: 10, kept: 91, isFault: false },
    { rejected: 1_000, kept: 8_000, isFault: true },
    { rejected: 1_000, kept: 9_001, isFault: false },
  ])(
    '$rejected beside $kept that were kept is a fault: $isFault',
    ({ rejected, kept, isFault }) => {
      const { findings, fine } = judged({ 'bad signature': rejected - 4, 'no signature': 4 }, kept);
      expect(findings.map(({ kind }) => kind)).toEqual(isFault ? ['many webhooks rejected'] : []);
      expect(fine).toHaveLength(isFault ? 0 : 1);
    },
  );

  it.each([10, 11, 99, 1_000])('of %d rejected, so many kept prove that it is few', (rejected) => {
    const kept = keptThatSuffice(rejected);
    expect(judged({ 'unknown key': rejected }, kept).findings).toEqual([]);
  });

  it('does not count what could not be verified: that is no rejection', () => {
    const { findings } = judged({ undecided: 50 }, 0);
    expect(findings.map(({ kind }) => kind)).toEqual(['webhooks not verified']);
  });
});
