import { describe, expect, it } from 'vitest';

import { ask, outsideAfter } from '../builders/ask.ts';
import { failed, repaired } from '../builders/item-events.ts';

const DAY_S = 24 * 60 * 60;
const summaries = [{ channel: 'C0ALERTS', timeZone: 'UTC', time: '09:00' }];

describe('/plaid summary', () => {
  async function afterFourDays() {
    const ports = await outsideAfter([
      failed(0, { itemId: 'itemA' }),
      repaired(DAY_S, { itemId: 'itemA' }),
      failed(3 * DAY_S, { itemId: 'itemB' }),
      repaired(3 * DAY_S + 60, { itemId: 'itemB' }),
    ]);
    ports.pass(3.5 * DAY_S * 1000);
    return ports;
  }

  it.each([
    { asked: 'summary', says: 'Summary of the last 24 hours: 1 Item got into trouble, 1 came out' },
    { asked: 'summary 1d', says: 'Summary of the last 24 hours: 1 Item' },
    { asked: 'summary 7d', says: 'Summary of the last 7 days: 2 Items got into trouble, 2 came' },
    { asked: 'summary 7', says: 'Summary of the last 7 days: 2 Items' },
    { asked: 'summary 7D', says: 'Summary of the last 7 days: 2 Items' },
  ])('$asked', async ({ asked, says }) => {
    expect((await ask(asked, { ports: await afterFourDays(), summaries })).text).toContain(says);
  });

  it('claims nothing, and tells nobody else', async () => {
    const ports = await afterFourDays();
    await ask('summary', { ports, summaries });
    expect(ports.summaries.all()).toEqual([]);
    expect(ports.slack.standing).toEqual([]);
  });

  it('compares with the days that were told in this channel', async () => {
    const ports = await afterFourDays();
    const numbers = { fresh: 9, open: 9, repaired: 9, breaking: 0, bySelf: 0, banks: [] };
    const day = new Date(ports.now().getTime() - DAY_S * 1000).toISOString().slice(0, 10);
    const kept = { place: 'C0ALERTS UTC', day, begunAt: `${day}T09:00:00.000Z`, numbers };
    await ports.summaries.save({ ...kept, version: 0 });
    const shown = await ask('summary', { ports, summaries });
    expect(JSON.stringify(shown.blocks)).toContain('▼ 8 on yesterday');
  });

  it.each(['summary 0d', 'summary 32d', 'summary yesterday', 'summary 7d please'])(
    '%s: shows how it is asked',
    async (asked) => {
      expect((await ask(asked)).text).toContain('/plaid summary [7d]');
    },
  );
});
