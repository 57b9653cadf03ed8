import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, it, onTestFinished } from 'vitest';

import { listen } from '../../../infra/local/listen.ts';
import { followClock, installWorldClock } from '../../../infra/local/world-clock.ts';

const HOUR_MS = 3_600_000;

describe('the clock of the world', () => {
  it.each([
    { asked: 'Date.now()', read: () => Date.now() },
    { asked: 'new Date()', read: () => new Date().getTime() },
    { asked: 'Date()', read: () => Date.parse(Date()) },
  ])('is what $asked says', ({ read }) => {
    const clock = start();
    const before = machineNow();
    clock.setTo(new Date(before + HOUR_MS));
    expect(read() - before).toBeGreaterThan(HOUR_MS - 1_500);
    expect(read() - before).toBeLessThan(HOUR_MS + 5_000);
  });

  it('goes on by itself', async () => {
    const clock = start();
    clock.setTo(new Date('2030-01-01T00:00:00Z'));
    const begun = Date.now();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(Date.now()).toBeGreaterThan(begun);
    expect(new Date().getUTCFullYear()).toBe(2030);
  });

  it('leaves dates that are named as they are', () => {
    start().setTo(new Date('2030-01-01T00:00:00Z'));
    expect(new Date('2026-11-26T09:00:00Z').toISOString()).toBe('2026-11-26T09:00:00.000Z');
    expect(new Date(0).getTime()).toBe(0);
    expect(Date.UTC(2026, 0, 1)).toBe(Date.parse('2026-01-01T00:00:00Z'));
    expect(new Date() instanceof Date).toBe(true);
  });

  it('is kept over a restart, until it is set back', () => {
    const file = tempFile();
    const clock = start(file);
    clock.setTo(new Date(machineNow() + HOUR_MS));
    clock.close();
    const restarted = start(file);
    expect(Date.now() - machineNow()).toBeGreaterThan(HOUR_MS - 1_000);
    restarted.reset();
    expect(Math.abs(Date.now() - machineNow())).toBeLessThan(1_000);
    expect(() => readFileSync(file)).toThrow('ENOENT');
  });

  it('stands in what every service of the world answers', async () => {
    start().setTo(new Date('2030-01-01T12:00:00Z'));
    const service = await listen(0, () => ({ status: 200, body: {} }));
    onTestFinished(() => service.close());
    const { headers } = await fetch(service.url);
    expect(headers.get('date')).toMatch(/^Tue, 01 Jan 2030 12:00:0\d GMT$/);
  });

  it('is followed by another process of its world', async () => {
    const machine = Date;
    const now = '2030-05-09T10:00:00.000Z';
    const tartan = await listen(0, () => ({ status: 200, body: { now } }));
    onTestFinished(async () => {
      globalThis.Date = machine;
      await tartan.close();
    });
    await followClock(tartan.url);
    expect(new Date().toISOString()).toMatch(/^2030-05-09T10:00:/);
  });
});

function start(file?: string) {
  const clock = installWorldClock(file);
  onTestFinished(() => {
    clock.close();
  });
  return clock;
}

/** No clock of the world reaches this one. */
function machineNow(): number {
  return performance.timeOrigin + performance.now();
}

function tempFile(): string {
  const dir = mkdtempSync(join(tmpdir(), 'tartan-clock-'));
  onTestFinished(() => {
    rmSync(dir, { recursive: true });
  });
  return join(dir, 'clock.json');
}
