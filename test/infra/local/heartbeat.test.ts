import { describe, expect, it, onTestFinished } from 'vitest';

import { startHeartbeat } from '../../../infra/local/heartbeat.ts';
import { summaryTimes } from '../../../infra/local/summary-times.ts';
import { installWorldClock } from '../../../infra/local/world-clock.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const START = new Date('2026-11-26T08:00:00Z');

describe('the clock put forward', () => {
  it('sweeps on the way, at the end, and at what is due', async () => {
    const due = new Date('2026-11-26T08:20:00Z');
    const { forward, sweeps } = start({ due });
    await forward(HOUR_MS);
    expect(sweeps()).toEqual(expect.arrayContaining(['08:15', '08:20', '09:00']));
    expect(sweeps().at(-1)).toBe('09:00');
  });

  it('tells each summary when it is due', async () => {
    const { forward, summaries } = start({});
    await forward(50 * HOUR_MS);
    expect(summaries).toEqual([
      '2026-11-26T09:00:00.000Z',
      '2026-11-27T09:00:00.000Z',
      '2026-11-28T09:00:00.000Z',
    ]);
  });

  it('takes few steps through a month', async () => {
    const { forward, sweeps } = start({});
    await forward(30 * 24 * HOUR_MS);
    expect(sweeps().length).toBeLessThan(120);
  });

  it('is not delayed by what is always due', async () => {
    const { forward, sweeps } = start({ due: 'always' });
    await forward(24 * HOUR_MS);
    expect(sweeps().length).toBeLessThan(250);
  });

  it('keeps still while something is set right', async () => {
    const { still, sweeps } = start({});
    const before = await still(async () => {
      const seen = sweeps().length;
      await new Promise((resolve) => setTimeout(resolve, 30));
      return { seen, after: sweeps().length };
    });
    expect(before.after).toBe(before.seen);
  });
});

describe('when summaries are due', () => {
  it.each([
    { case: 'none in an hour', from: '2026-11-26T10:00:00Z', to: '2026-11-26T11:00:00Z', count: 0 },
    {
      case: 'one of two zones',
      from: '2026-11-26T07:30:00Z',
      to: '2026-11-26T08:30:00Z',
      count: 1,
    },
    { case: 'both of a day', from: '2026-11-26T00:00:00Z', to: '2026-11-27T00:00:00Z', count: 2 },
    {
      case: 'what is due at the start was told',
      from: '2026-11-26T09:00:00Z',
      to: '2026-11-26T10:00:00Z',
      count: 0,
    },
  ])('$case', ({ from, to, count }) => {
    const places = [
      { channel: 'C0OPS', timeZone: 'UTC', time: '09:00' },
      { channel: 'C0BERLIN', timeZone: 'Europe/Berlin', time: '09:00' },
    ];
    expect(summaryTimes(places, new Date(from), new Date(to))).toHaveLength(count);
  });
});

function start({ due }: { due?: Date | 'always' }) {
  const clock = installWorldClock();
  clock.setTo(START);
  const swept: Date[] = [];
  const summaries: string[] = [];
  const places = [{ channel: 'C0OPS', timeZone: 'UTC', time: '09:00' }];
  const heartbeat = startHeartbeat({
    clock,
    sweep: () => {
      swept.push(new Date());
      return Promise.resolve();
    },
    sumUp: (meant) => {
      summaries.push(meant.toISOString());
      return Promise.resolve();
    },
    settled: () => Promise.resolve(),
    nextDue: (after, by) => {
      if (due === 'always') return Promise.resolve(new Date(after.getTime() + 1));
      return Promise.resolve(due !== undefined && due > after && due <= by ? due : undefined);
    },
    summaryTimes: (from, to) => summaryTimes(places, from, to),
  });
  onTestFinished(async () => {
    await heartbeat.stop();
    clock.close();
  });
  return {
    forward: (ms: number) => heartbeat.forward(ms),
    still: <T>(run: () => Promise<T>) => heartbeat.still(run),
    sweeps: () => swept.map((at) => at.toISOString().slice(11, 16)),
    summaries,
  };
}
