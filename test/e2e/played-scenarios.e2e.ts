import { beforeAll, describe, expect, it } from 'vitest';

import { scenarios } from '../../infra/console/scenarios/all-scenarios.ts';
import { type PlayedConsole, startConsole } from '../builders/played-console.ts';

const START_MS = 60_000;
const PLAY_MS = 120_000;

/** What a person is to find in the channel afterwards, read with no word of the scenario's own. */
const afterwards: Readonly<Record<string, { cards: number; says: RegExp }>> = {
  'login-repaired': { cards: 1, says: /1 Item works again after 20 min/ },
  'bank-storm': { cards: 1, says: /299 Items need a new login/ },
  expiry: { cards: 2, says: /1 Item needs a new login/ },
  'missing-data': { cards: 1, says: /fewer than ten were reported/ },
  'bank-maintenance': { cards: 1, says: /Items? works? again after 1 h/ },
  'codat-disagrees': { cards: 2, says: /Codat and Plaid agree again after 16 min/ },
  'slack-outage': { cards: 3, says: /1 Item works again/ },
  'forged-flood': { cards: 0, says: /^$/ },
  'day-end': { cards: 1, says: /3 Items need a new login/ },
};

let tartan: PlayedConsole;
beforeAll(async () => {
  tartan = await startConsole();
  return () => tartan.stop();
}, START_MS);

describe('a scenario', () => {
  it.each(scenarios.map(({ id }) => ({ id })))(
    '$id shows what it promises',
    { timeout: PLAY_MS },
    async ({ id }) => {
      await tartan.post('reset');
      const { messages: none } = await tartan.state();
      expect(none).toEqual([]);

      const progress = await tartan.play(id);
      expect(progress).toMatchObject({ id, outcome: 'done' });
      expect(progress?.step).toBe(progress?.steps);

      const { messages } = await tartan.state();
      const said = messages.filter(({ threadTs }) => threadTs === undefined);
      const cards = said.filter(({ text }) => !text.startsWith('Summary of'));
      expect(cards).toHaveLength(afterwards[id]?.cards ?? NaN);
      const texts = cards.map(({ text }) => text).join('\n');
      expect(texts).toMatch(afterwards[id]?.says ?? /no scenario of this name/);
    },
  );

  it('tells a day in one message', { timeout: PLAY_MS }, async () => {
    const { messages } = await tartan.state();
    const [summary, ...more] = messages.filter(({ text }) => text.startsWith('Summary of'));
    expect(more).toEqual([]);
    expect(summary?.text).toMatch(/4 Items got into trouble, 1 came out of it; 3 are in trouble/);
  });

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
      const DAY_S = 86_400;
      const now = Date.parse((await tartan.state()).now) / 1000;
      const tenToNine = (8 * 60 + 50) * 60;
      const seconds = (tenToNine - (now % DAY_S) + DAY_S) % DAY_S;
      await tartan.post('clock', { seconds });
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
