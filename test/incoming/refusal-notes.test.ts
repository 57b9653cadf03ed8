import { describe, expect, it } from 'vitest';

import { refusalNotes } from '#lib/incoming/refusal-notes.ts';
import type { RefusalReason } from '#lib/incoming/refusals.ts';

import { START } from '../builders/item-events.ts';
import { fakePorts } from '../fakes/fake-ports.ts';

async function notedBy(reasons: readonly { at: number; reason: RefusalReason }[]) {
  const ports = fakePorts(START);
  const note = refusalNotes('plaid', ports);
  let passed = 0;
  for (const { at, reason } of reasons) {
    ports.pass(at * 1000 - passed);
    passed = at * 1000;
    await note(reason);
  }
  const hours = await ports.pulses.refusalsSince('plaid', new Date(START));
  return {
    writes: ports.pulses.writes.get('plaid') ?? 0,
    counts: hours.map(({ counts }) => counts),
  };
}

describe('what a door refuses', () => {
  it('is noted at once when it is the first', async () => {
    expect(await notedBy([{ at: 0, reason: 'stale' }])).toEqual({
      writes: 1,
      counts: [{ stale: 1 }],
    });
  });

  it('costs one write a minute, however much comes', async () => {
    const flood = Array.from({ length: 1_200 }, (_one, index) => ({
      at: index / 10,
      reason: 'bad signature' as const,
    }));
    const { writes, counts } = await notedBy(flood);
    expect(writes).toBe(2);
    expect(counts).toEqual([{ 'bad signature': 601 }]);
  });

  it('goes along with what is refused later', async () => {
    expect(
      await notedBy([
        { at: 0, reason: 'no signature' },
        { at: 10, reason: 'unknown key' },
        { at: 20, reason: 'no signature' },
        { at: 60, reason: 'stale' },
      ]),
    ).toEqual({ writes: 2, counts: [{ 'no signature': 2, 'unknown key': 1, stale: 1 }] });
  });

  it('that cannot be noted changes nothing but the log, and is not tried again within the minute', async () => {
    const ports = fakePorts(START, (place) => {
      if (place === 'pulses.addRefusals') throw new Error('no store');
    });
    const note = refusalNotes('slack', ports);
    await note('stale');
    await note('stale');
    expect(ports.log.lines).toMatchObject([{ sentence: 'refusals not noted', door: 'slack' }]);
  });
});
