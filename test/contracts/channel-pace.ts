import { expect, it } from 'vitest';

import type { ChannelPace } from '#lib/ports/alert-stores.ts';

const CALL_MS = 1_100;
const BURST = 5;
const START_MS = Date.parse('2026-11-02T08:00:00Z');

/** What any pace must do. @param open gives one for channels that nobody has talked to */
export function channelPaceContract(open: () => Promise<ChannelPace>): void {
  /** When a caller gets its turns, in ms from the start, if it comes back exactly when told. */
  async function turns(pace: ChannelPace, channel: string, count: number, from = 0) {
    const granted: number[] = [];
    let ms = from;
    while (granted.length < count) {
      const again = await pace.take(channel, new Date(START_MS + ms));
      if (again === undefined) granted.push(ms);
      else {
        expect(again.getTime()).toBeGreaterThan(START_MS + ms);
        ms = again.getTime() - START_MS;
      }
    }
    return granted;
  }

  it('allows a burst of five, then one call every 1.1 seconds', async () => {
    const pace = await open();
    expect(await turns(pace, 'C1', 9)).toEqual([0, 0, 0, 0, 0, 1_100, 2_200, 3_300, 4_400]);
  });

  it('tells who is too early when to come back, and takes nothing for it', async () => {
    const pace = await open();
    await turns(pace, 'C1', BURST);
    const again = new Date(START_MS + CALL_MS);
    expect(await pace.take('C1', new Date(START_MS))).toEqual(again);
    expect(await pace.take('C1', new Date(START_MS + CALL_MS - 1))).toEqual(again);
    expect(await pace.take('C1', again)).toBeUndefined();
  });

  it.each([
    { quietMs: CALL_MS, calls: 1 },
    { quietMs: 3 * CALL_MS, calls: 3 },
    { quietMs: 5 * CALL_MS, calls: 5 },
    { quietMs: 86_400_000, calls: 5 },
  ])('has $calls at once again after $quietMs ms of quiet', async ({ quietMs, calls }) => {
    const pace = await open();
    await turns(pace, 'C1', BURST);
    const granted = await turns(pace, 'C1', BURST + 1, quietMs);
    expect(granted.filter((ms) => ms === quietMs)).toHaveLength(calls);
  });

  it('keeps channels apart', async () => {
    const pace = await open();
    await turns(pace, 'C1', BURST);
    expect(await turns(pace, 'C2', BURST)).toEqual([0, 0, 0, 0, 0]);
  });

  it('never gives the same place to two who ask at once', async () => {
    const pace = await open();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => pace.take('C1', new Date(START_MS))),
    );
    const granted = answers.filter((answer) => answer === undefined).length;
    expect(granted).toBeGreaterThanOrEqual(1);
    // What is left of the burst is just what they did not take.
    const left = (await turns(pace, 'C1', BURST + 1)).filter((ms) => ms === 0).length;
    expect(granted + left).toBe(BURST);
  });

  it('keeps the pace whoever asks: five callers share what one would have', async () => {
    const pace = await open();
    const all = await Promise.all(Array.from({ length: 5 }, () => turns(pace, 'C1', 4)));
    const granted = all.flat().sort((a, b) => a - b);
    for (const [index, ms] of granted.entries())
      expect(ms).toBeGreaterThanOrEqual((index - BURST + 1) * CALL_MS);
  });
}
