import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  caseMeanings,
  caseState,
  type CaseStatus,
  caseStatuses,
  isCaseStatus,
} from '#lib/support/support-case.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const SAID = '2026-11-01T09:00:00.000Z';

/** A time so many days after somebody said what the case was. */
function after(days: number, ms = 0): string {
  return new Date(Date.parse(SAID) + days * DAY_MS + ms).toISOString();
}

function stateAfter(status: CaseStatus, days: number, ms = 0) {
  return caseState({ number: '4711', status, statusAt: SAID }, new Date(after(days, ms)));
}

describe('where a case stands', () => {
  const solvedNext = { status: 'Solved', at: after(14) };
  const closedNext = { status: 'Closed', at: after(7) };
  const closedLater = { status: 'Closed', at: after(21) };
  const rows: {
    case: string;
    status: CaseStatus;
    days: number;
    ms?: number;
    is: CaseStatus;
    next?: { status: string; at: string };
  }[] = [
    { case: 'answered just now', status: 'Updated', days: 0, is: 'Updated', next: solvedNext },
    {
      case: 'answered 12 days ago: solved in 2',
      status: 'Updated',
      days: 12,
      is: 'Updated',
      next: solvedNext,
    },
    {
      case: 'a moment before it is solved',
      status: 'Updated',
      days: 14,
      ms: -1,
      is: 'Updated',
      next: solvedNext,
    },
    {
      case: 'solved by itself, to the moment',
      status: 'Updated',
      days: 14,
      is: 'Solved',
      next: closedLater,
    },
    {
      case: 'solved by itself for 6 days: closed tomorrow',
      status: 'Updated',
      days: 20,
      is: 'Solved',
      next: closedLater,
    },
    {
      case: 'a moment before it is closed',
      status: 'Updated',
      days: 21,
      ms: -1,
      is: 'Solved',
      next: closedLater,
    },
    { case: 'moved on twice, to the moment', status: 'Updated', days: 21, is: 'Closed' },
    { case: 'moved on twice, long ago', status: 'Updated', days: 4_000, is: 'Closed' },
    { case: 'solved just now', status: 'Solved', days: 0, is: 'Solved', next: closedNext },
    {
      case: 'solved 6 days ago: closed tomorrow',
      status: 'Solved',
      days: 6,
      is: 'Solved',
      next: closedNext,
    },
    {
      case: 'a moment before the end',
      status: 'Solved',
      days: 7,
      ms: -1,
      is: 'Solved',
      next: closedNext,
    },
    { case: 'closed by itself, to the moment', status: 'Solved', days: 7, is: 'Closed' },
    {
      case: 'told of before it was so',
      status: 'Solved',
      days: -1,
      is: 'Solved',
      next: closedNext,
    },
    { case: 'open for a year: time alone does nothing', status: 'Open', days: 365, is: 'Open' },
    { case: 'waiting for others', status: 'Pending', days: 365, is: 'Pending' },
    { case: 'following a known issue', status: 'Following', days: 365, is: 'Following' },
    { case: 'over', status: 'Closed', days: 365, is: 'Closed' },
  ];

  it.each(rows)('$case', ({ status, days, ms, is, next }) => {
    expect(stateAfter(status, days, ms)).toEqual({
      number: '4711',
      status: is,
      ...(next !== undefined && { next }),
    });
  });

  it('what comes next is what it will be then, whenever one asks', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...caseStatuses),
        fc.integer({ min: 0, max: 40 * DAY_MS }),
        (status, ms) => {
          const { status: is, next } = stateAfter(status, 0, ms);
          if (next === undefined) {
            expect(stateAfter(status, 4_000).status).toBe(is);
            return;
          }
          const [turn, askedAt] = [Date.parse(next.at), Date.parse(SAID) + ms];
          expect(turn).toBeGreaterThan(askedAt);
          expect(stateAfter(status, 0, turn - Date.parse(SAID) - 1).status).toBe(is);
          expect(stateAfter(status, 0, turn - Date.parse(SAID)).status).toBe(next.status);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('the states', () => {
  it.each(caseStatuses)('%s is one, and has a meaning', (status) => {
    expect(isCaseStatus(status)).toBe(true);
    expect(caseMeanings[status]).toMatch(/^[a-z].{8,80}[^.]$/);
  });

  it.each(['', 'open', 'CLOSED', 'Reopened', 'constructor', 'Open '])('“%s” is none', (value) => {
    expect(isCaseStatus(value)).toBe(false);
  });
});
