import { expect, it } from 'vitest';

import { doors, refusalReasons } from '#lib/incoming/refusals.ts';
import type { PulseStore } from '#lib/ports/pulse-store.ts';

const AT_TEN = new Date('2026-11-02T10:59:00.250Z');
const AT_ELEVEN = new Date('2026-11-02T11:00:00.000Z');

/** What any store of pulses must do. @param open gives an empty one */
export function pulseStoreContract(open: () => Promise<PulseStore>): void {
  it('knows of no sweep before the first', async () => {
    expect(await (await open()).lastSweep()).toBeUndefined();
  });

  it('knows the last sweep, and when the first was', async () => {
    const pulses = await open();
    await pulses.swept(AT_TEN);
    await pulses.swept(AT_ELEVEN);
    expect(await pulses.lastSweep()).toEqual({
      at: AT_ELEVEN.toISOString(),
      since: AT_TEN.toISOString(),
    });
  });

  it('knows of nothing that a door refused', async () => {
    const pulses = await open();
    await pulses.swept(AT_TEN);
    for (const door of doors) expect(await pulses.refusalsSince(door, AT_TEN)).toEqual([]);
  });

  it('adds up what a door refused in an hour, by reason', async () => {
    const pulses = await open();
    await pulses.addRefusals('codat', { 'bad signature': 2, stale: 1 }, AT_TEN);
    const later = new Date('2026-11-02T10:59:59.999Z');
    await pulses.addRefusals('codat', { 'bad signature': 3, 'no signature': 7 }, later);
    expect(await pulses.refusalsSince('codat', AT_TEN)).toEqual([
      {
        hour: '2026-11-02T10',
        counts: { 'bad signature': 5, 'no signature': 7, stale: 1 },
        lastAt: later.toISOString(),
      },
    ]);
  });

  it('keeps every reason', async () => {
    const pulses = await open();
    for (const reason of refusalReasons) await pulses.addRefusals('plaid', { [reason]: 1 }, AT_TEN);
    const [hour] = await pulses.refusalsSince('plaid', AT_TEN);
    expect(hour?.counts).toEqual(Object.fromEntries(refusalReasons.map((one) => [one, 1])));
  });

  it('keeps hours apart, the newest first, and gives those since the hour of that time', async () => {
    const pulses = await open();
    await pulses.addRefusals('slack', { stale: 1 }, AT_TEN);
    await pulses.addRefusals('slack', { stale: 2 }, AT_ELEVEN);
    const hoursSince = async (since: string) =>
      (await pulses.refusalsSince('slack', new Date(since))).map(({ hour }) => hour);
    expect(await hoursSince('2026-11-02T10:00:00Z')).toEqual(['2026-11-02T11', '2026-11-02T10']);
    expect(await hoursSince('2026-11-02T10:59:59Z')).toEqual(['2026-11-02T11', '2026-11-02T10']);
    expect(await hoursSince('2026-11-02T11:59:00Z')).toEqual(['2026-11-02T11']);
    expect(await hoursSince('2026-11-02T12:00:00Z')).toEqual([]);
  });

  it('keeps doors apart', async () => {
    const pulses = await open();
    await pulses.addRefusals('reports', { 'bad signature': 1 }, AT_TEN);
    expect(await pulses.refusalsSince('codat', AT_TEN)).toEqual([]);
    expect(await pulses.refusalsSince('reports', AT_TEN)).toHaveLength(1);
  });

  it('loses nothing that many add at once', async () => {
    const pulses = await open();
    await Promise.all(
      Array.from({ length: 12 }, () => pulses.addRefusals('plaid', { 'unknown key': 2 }, AT_TEN)),
    );
    const [hour] = await pulses.refusalsSince('plaid', AT_TEN);
    expect(hour?.counts).toEqual({ 'unknown key': 24 });
  });
}
