import { beforeAll, describe, expect, it } from 'vitest';

import { type PlayedConsole, startConsole } from '../builders/played-console.ts';

const START_MS = 60_000;
const PLAY_MS = 120_000;

let tartan: PlayedConsole;
beforeAll(async () => {
  tartan = await startConsole();
  return () => tartan.stop();
}, START_MS);

describe('a scenario', () => {
  it('can be played again, and makes cards of its own', { timeout: PLAY_MS }, async () => {
    await tartan.post('reset');
    await tartan.play('login-repaired');
    expect(await tartan.play('login-repaired')).toMatchObject({ outcome: 'done' });
    expect(await tartan.cards('1 Item works again after 20 min')).toHaveLength(2);
  });

  it(
    'is not misled by the summary of a day that ends meanwhile',
    { timeout: PLAY_MS },
    async () => {
      await tartan.post('reset');
      const now = Date.parse((await tartan.state()).now);
      const tenBefore = Date.parse(`${tartan.nextSummary}Z`) - 10 * 60_000;
      await tartan.post('clock', { seconds: (tenBefore - now) / 1000 });
      expect(await tartan.play('login-repaired')).toMatchObject({ outcome: 'done' });
      expect(await tartan.cards('Summary of')).not.toEqual([]);
    },
  );

  it('is ended by a reset', { timeout: PLAY_MS }, async () => {
    await tartan.post('scenarios', { id: 'expiry' });
    const second = await tartan.post('scenarios', { id: 'expiry' });
    expect(second).toMatchObject({ status: 409, body: { ok: false } });
    await tartan.post('reset');
    const { messages, scenario } = await tartan.state();
    expect({ messages, scenario }).toEqual({ messages: [], scenario: undefined });
  });
});
