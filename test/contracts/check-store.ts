import { expect, it } from 'vitest';

import { checkFaults, type CheckOutcome } from '#lib/health/item-check.ts';
import type { CheckStore } from '#lib/ports/health-store.ts';

const GAP_MS = 60_000;
const NOON = new Date('2026-11-02T12:00:00.250Z');

function later(ms: number): Date {
  return new Date(NOON.getTime() + ms);
}

/** What any store of checks must do. @param open gives an empty one */
export function checkStoreContract(open: () => Promise<CheckStore>): void {
  it('knows nothing of an Item that was never checked', async () => {
    expect(await (await open()).find('a')).toBeUndefined();
  });

  it('knows that one has begun', async () => {
    const checks = await open();
    expect(await checks.begin('a', NOON, GAP_MS)).toBeUndefined();
    expect(await checks.find('a')).toEqual({ itemId: 'a', at: NOON.toISOString() });
  });

  it.each([
    { afterMs: 0, begins: false },
    { afterMs: 1, begins: false },
    { afterMs: GAP_MS - 1, begins: false },
    { afterMs: GAP_MS, begins: true },
    { afterMs: 2 * GAP_MS, begins: true },
  ])('$afterMs ms after the last one, another begins: $begins', async ({ afterMs, begins }) => {
    const checks = await open();
    await checks.begin('a', NOON, GAP_MS);
    await checks.finish('a', NOON, { kind: 'no error' });
    const last = { itemId: 'a', at: NOON.toISOString(), outcome: { kind: 'no error' } };
    expect(await checks.begin('a', later(afterMs), GAP_MS)).toEqual(begins ? undefined : last);
    expect(await checks.find('a')).toEqual(
      begins ? { itemId: 'a', at: later(afterMs).toISOString() } : last,
    );
  });

  it('lets one of many begin who ask at once', async () => {
    const checks = await open();
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, index) => checks.begin('a', later(index), GAP_MS)),
    );
    expect(answers.filter((answer) => answer === undefined)).toHaveLength(1);
    for (const answer of answers.filter((one) => one !== undefined))
      expect(answer.itemId).toBe('a');
  });

  it('keeps Items apart', async () => {
    const checks = await open();
    await checks.begin('a', NOON, GAP_MS);
    expect(await checks.begin('b', NOON, GAP_MS)).toBeUndefined();
  });

  it.each<CheckOutcome>([
    { kind: 'no error' },
    { kind: 'error', code: 'ITEM_LOGIN_REQUIRED' },
    { kind: 'not learnt', fault: 'refused', code: 'INVALID_ACCESS_TOKEN' },
    ...checkFaults.map((fault) => ({ kind: 'not learnt' as const, fault })),
  ])('remembers what came out: %j', async (outcome) => {
    const checks = await open();
    await checks.begin('a', NOON, GAP_MS);
    await checks.finish('a', NOON, outcome);
    expect(await checks.find('a')).toEqual({ itemId: 'a', at: NOON.toISOString(), outcome });
  });

  it('drops what came of an older one, and of one that never began', async () => {
    const checks = await open();
    await checks.begin('a', NOON, GAP_MS);
    await checks.begin('a', later(GAP_MS), GAP_MS);
    await checks.finish('a', NOON, { kind: 'no error' });
    await checks.finish('b', NOON, { kind: 'no error' });
    expect(await checks.find('a')).toEqual({ itemId: 'a', at: later(GAP_MS).toISOString() });
    expect(await checks.find('b')).toBeUndefined();
  });
}
