import { describe, expect, it } from 'vitest';
import * as z from 'zod';

import { connectStores } from '#lib/dynamodb/stores.ts';
import type { Database } from '#lib/dynamodb/client.ts';
import { sweep } from '#lib/flows/sweep.ts';
import { healthStatus } from '#lib/health/item-health.ts';

import { startDatabase } from '../../infra/local/database.ts';
import { ask } from '../builders/ask.ts';
import { streamTo } from '../builders/open-tartan.ts';
import { seen } from '../builders/seen.ts';
import { freshTables } from '../dynamodb/fresh-tables.ts';
import { fakePorts } from '../fakes/fake-ports.ts';
import { readRow } from './read-row.ts';
import { eras, type Row, rowsOf, upgraded } from './rows-by-era.ts';

/** In every era it needs a login, and its card stands. */
const BROKEN = 'wz666MBjYWTp2PDzzggYhM6oWWmBb';
const REPAIRED = 'zB8wNcTq2HxR5mLyVkD9fJsG4pEaUoWi7S3nX';

const LATER = '2026-11-26T09:00:00.000Z';

const standing = z.object({ channel: z.string(), ts: z.string() });

/** The new code over the old tables, with the cards that stand in the channel. */
function openOver(database: Database, alerts: readonly Row[]) {
  const fakes = fakePorts(LATER);
  const ports = { ...fakes, ...connectStores(database, () => fakes.now()) };
  for (const { card, id } of alerts) {
    const place = standing.safeParse(card).data;
    if (place === undefined) continue;
    fakes.slack.standing.push({
      ...place,
      thread: undefined,
      message: { text: 'as the old code wrote it', blocks: [] },
      mark: { alert: String(id), part: 'card' },
      postedAt: new Date(LATER),
      edits: 0,
    });
  }
  return {
    ports,
    slack: fakes.slack,
    pass: (ms: number) => {
      fakes.pass(ms);
    },
  };
}

/** All that reads old rows; a review counts only what came since its index was there. */
const asked: Readonly<Record<string, string>> = {
  status: 'First Platypus Bank',
  [`item ${BROKEN} history`]: 'ITEM.ERROR',
  summary: 'First Platypus Bank',
  tickets: 'case',
  'stale 1d': 'Item',
  [`find ${BROKEN}`]: BROKEN,
  'institution ins_109508': 'ins_109508',
};

describe.each(eras)('the tables of the time of %s', (era) => {
  const tables = freshTables(() => startDatabase());
  const old = rowsOf(era);

  it('are read by the code of today: no row is lost, and every command answers', async () => {
    const database = await tables('inbox');
    await upgraded(era, database);
    const read = readRow(database, () => new Date(LATER));
    const lost: unknown[] = [];
    for (const [table, rows] of Object.entries(old))
      for (const row of rows) if ((await read(table, row)) === undefined) lost.push({ table, row });
    expect(lost).toEqual([]);
    expect(Object.values(old).flat().length).toBeGreaterThan(10);
    const { ports } = openOver(database, []);
    for (const [text, says] of Object.entries(asked)) {
      const answer = await ask(text, { ports, people: true, notes: true });
      expect(seen(answer), text).toContain(says);
    }
  });

  it('hold what is still true, and the card that stands is the one that turns', async () => {
    const database = await tables('inbox');
    await upgraded(era, database);
    const { ports, slack, pass } = openOver(database, old['alerts'] ?? []);
    const before = (await ports.items.find(BROKEN))?.health;
    expect(before && healthStatus(before)).toBe('broken');
    const repaired = (await ports.items.find(REPAIRED))?.health;
    expect(repaired && healthStatus(repaired)).toBe('healthy');

    const cards = slack.standing.filter(({ thread }) => thread === undefined).length;
    pass(60_000);
    const at = ports.now().toISOString();
    await streamTo(ports, [
      {
        kind: 'item',
        event: {
          kind: 'repaired',
          itemId: BROKEN,
          at,
          receivedAt: at,
          source: 'ITEM.LOGIN_REPAIRED',
          bodyHash: 'repaired after the upgrade',
          environment: 'sandbox',
          ids: {},
        },
      },
    ]);
    for (let minute = 0; minute < 3; minute += 1) {
      pass(60_000);
      await sweep({ channel: 'C0ALERTS', settleMs: 0, aheadMs: 0 }, ports);
    }
    const after = (await ports.items.find(BROKEN))?.health;
    expect(after && healthStatus(after)).toBe('healthy');
    expect(slack.standing.filter(({ thread }) => thread === undefined)).toHaveLength(cards);
    const turned = slack.standing.filter(({ message }) => /works again/.test(message.text));
    expect(turned.length).toBeGreaterThan(0);
  });
});
