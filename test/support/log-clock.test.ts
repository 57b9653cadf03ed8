import { describe, expect, it } from 'vitest';

import {
  type LogPhase,
  logPhase,
  logPhases,
  logsEnd,
  nextLogPhase,
} from '#lib/support/log-clock.ts';

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;
const AT = '2026-11-02T08:30:00.000Z';

function after(ms: number): Date {
  return new Date(Date.parse(AT) + ms);
}

describe('whether the logs show it', () => {
  const shows = after(2 * HOUR_MS);
  const vanishes = after(12 * DAY_MS);
  const gone = after(14 * DAY_MS);
  const rows: { case: string; ms: number; phase: LogPhase; next: Date | undefined }[] = [
    { case: 'before it happened, by another clock', ms: -60_000, phase: 'not yet', next: shows },
    { case: 'at once', ms: 0, phase: 'not yet', next: shows },
    { case: 'a moment before two hours', ms: 2 * HOUR_MS - 1, phase: 'not yet', next: shows },
    { case: 'two hours after', ms: 2 * HOUR_MS, phase: 'there', next: vanishes },
    { case: 'a moment after two hours', ms: 2 * HOUR_MS + 1, phase: 'there', next: vanishes },
    { case: 'a moment before 12 days', ms: 12 * DAY_MS - 1, phase: 'there', next: vanishes },
    { case: '12 days after', ms: 12 * DAY_MS, phase: 'vanishing', next: gone },
    { case: 'a moment before 14 days', ms: 14 * DAY_MS - 1, phase: 'vanishing', next: gone },
    { case: '14 days after', ms: 14 * DAY_MS, phase: 'gone', next: undefined },
    { case: 'years after', ms: 4_000 * DAY_MS, phase: 'gone', next: undefined },
  ];

  it.each(rows)('$case: $phase', ({ ms, phase, next }) => {
    expect(logPhase(AT, after(ms))).toBe(phase);
    expect(nextLogPhase(AT, after(ms))).toEqual(next);
  });

  it('each next time is when the phase is another one, until there is none', () => {
    let now = after(0);
    const phases = [logPhase(AT, now)];
    for (let next = nextLogPhase(AT, now); next !== undefined; next = nextLogPhase(AT, now)) {
      expect(logPhase(AT, new Date(next.getTime() - 1))).toBe(phases.at(-1));
      now = next;
      phases.push(logPhase(AT, now));
    }
    expect(phases).toEqual(logPhases);
  });

  it('they end 14 days after, when the last phase begins', () => {
    expect(logsEnd(AT)).toBe('2026-11-16T08:30:00.000Z');
    expect(logPhase(AT, new Date(logsEnd(AT)))).toBe('gone');
    expect(logPhase(AT, new Date(Date.parse(logsEnd(AT)) - 1))).toBe('vanishing');
  });

  it('the hour that clocks skip in spring makes no difference', () => {
    expect(logsEnd('2026-03-01T10:00:00.000Z')).toBe('2026-03-15T10:00:00.000Z');
    expect(logsEnd('2026-10-31T23:30:00-07:00')).toBe('2026-11-15T06:30:00.000Z');
  });
});
