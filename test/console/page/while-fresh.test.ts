import { describe, expect, it } from 'vitest';

import { whileFresh } from '#console/page/server/while-fresh.ts';

/** A reading that ends when the test says so. */
function slowReading() {
  const ends: (() => void)[] = [];
  const refresh = whileFresh(
    () =>
      new Promise((resolve) => {
        ends.push(resolve);
      }),
  );
  return { refresh, ends, settle: () => new Promise((resolve) => setImmediate(resolve)) };
}

describe('reading while it is fresh', () => {
  it('reads once for all that was asked for meanwhile', async () => {
    const { refresh, ends, settle } = slowReading();
    for (let asked = 0; asked < 300; asked += 1) refresh();
    expect(ends.length).toBe(1);
    ends[0]?.();
    await settle();
    expect(ends.length).toBe(2);
    ends[1]?.();
    await settle();
    expect(ends.length).toBe(2);
  });

  it('reads again after one that failed', async () => {
    let readings = 0;
    const refresh = whileFresh(() => {
      readings += 1;
      return Promise.reject(new Error('gone'));
    });
    refresh();
    await new Promise((resolve) => setImmediate(resolve));
    refresh();
    await new Promise((resolve) => setImmediate(resolve));
    expect(readings).toBe(2);
  });
});
