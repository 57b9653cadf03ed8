import { ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';

import { commands } from '#lib/commands/registry.ts';
import type { Database } from '#lib/dynamodb/client.ts';
import { connectStores } from '#lib/dynamodb/stores.ts';
import { maskPersonal } from '#lib/secrets/mask-personal.ts';

import { startDatabase } from '../../infra/local/database.ts';
import {
  type Door,
  doors,
  type Hostile,
  hostilePayload,
  typedCommands,
} from '../builders/hostile-payloads.ts';
import {
  diceFrom,
  plant,
  type Planted,
  plantedKinds,
  plantedSearch,
  within,
} from '../builders/planted.ts';
import {
  askAll,
  NOON,
  sendAll,
  text,
  watchedBot,
  type WatchedBot,
} from '../builders/watched-bot.ts';
import { freshTables } from '../dynamodb/fresh-tables.ts';
import { isThorough } from '../thorough.ts';

const PAYLOADS = isThorough ? 10_000 : 1_500;
const PAYLOADS_TO_DATABASE = 300;

/** What was found, one of each place and kind. */
function leaks({ search }: WatchedBot): string[] {
  const found = new Map(
    search.hits.map(({ where, planted, around }) => [
      `${planted.kind} in ${where}`,
      `${planted.kind} in ${where}: ${around}`,
    ]),
  );
  return [...found.values()];
}

describe('what is looked for', () => {
  it.each(plantedKinds)('%s is what it says, and is found in any text', (kind) => {
    const dice = diceFrom(7);
    const search = plantedSearch();
    for (let round = 0; round < 100; round += 1) {
      const one = plant(dice, [kind]);
      const around = within(dice, one);
      search.add(one);
      search.hits.length = 0;
      search.look('as it is', around.toUpperCase());
      search.look('in a URL', `?q=${encodeURIComponent(one.value)}`);
      search.look('masked', maskPersonal(around));
      const found = search.hits.map(({ where }) => where);
      expect(new Set(found), around).toEqual(new Set(['as it is', 'in a URL']));
    }
  });
});

describe('tokens, account numbers and e-mail addresses', () => {
  it('come with every command', () => {
    const typed = new Set(typedCommands.map((text) => text.split(' ')[0]));
    expect(commands.filter(({ name }) => !typed.has(name))).toEqual([]);
  });

  it('are nowhere, whatever door they come through', async () => {
    const start = performance.now();
    const bot = watchedBot();
    await sendAll(bot, PAYLOADS, 1);
    await askAll(bot);
    const tables = await bot.tables();
    for (const [name, rows] of Object.entries(tables))
      bot.search.look(`table ${name}`, JSON.stringify(rows));
    bot.search.look('the log', text(bot.fakes.log.lines));
    bot.search.look('what is handed to follow-up', text(bot.door.followUps.started));
    const planted = [...bot.sent.values()].reduce((sum, count) => sum + count, 0);
    const seconds = (performance.now() - start) / 1000;
    console.info(
      `leaks: of ${planted} planted values in ${PAYLOADS} payloads through ${doors.length} doors, ${bot.search.hits.length} are found in ${Object.keys(tables).length} tables, ${bot.fakes.log.lines.length} log lines and ${bot.said()} messages of Slack (${seconds.toFixed(1)} s)`,
    );
    expect(leaks(bot)).toEqual([]);
    expectSent(bot);
    for (const [name, rows] of Object.entries(tables))
      expect(rows.length, name).toBeGreaterThan(name === 'institutions' ? 4 : PAYLOADS / 500);
  }, 120_000);

  /** That the doors let them in, and each of them deep into the bot. */
  function expectSent(bot: WatchedBot): void {
    for (const door of doors) {
      const sent = plantedKinds.map((kind) => bot.sent.get(`${door}: ${kind}`) ?? 0);
      // A short search has not everything through every door.
      const fewest = isThorough ? Math.min(...sent) : sent.reduce((sum, one) => sum + one);
      expect(fewest, `through ${door}`).toBeGreaterThan(10);
    }
    expect([...bot.statuses].sort()).toEqual(doors.map((door) => `${door} 200`).sort());
    for (const kind of ['item', 'connection', 'user', 'other', 'unfollowed', 'quarantined'])
      expect(bot.entries.filter((entry) => entry.kind === kind).length, kind).toBeGreaterThan(
        PAYLOADS / 100,
      );
    const { log, slack } = bot.fakes;
    expect(log.lines.filter((line) => text(line).includes('cause'))).toEqual([]);
    expect(slack.standing.length).toBeGreaterThan(PAYLOADS / 200);
    expect(slack.modals.length).toBeGreaterThan(PAYLOADS / 50);
    expect(bot.door.followUps.started.length).toBeGreaterThan(0);
  }

  /** How a body reads once nothing hides it. */
  function plain(hostile: Hostile): string {
    if ('body' in hostile) return hostile.body;
    const form = new URLSearchParams(hostile.payload.body);
    return [...form].map(([name, value]) => `${name} ${value}`).join('\n');
  }

  it.each<{ where: string; leak: (bot: WatchedBot, body: string) => Promise<unknown> | undefined }>(
    [
      {
        where: 'a table that keeps what came',
        leak: ({ ports }, body) =>
          ports.notes.add({ itemId: 'x', text: body, permalink: body, by: '', at: '' }),
      },
      {
        where: 'a log that tells what came',
        leak({ ports }, body) {
          ports.log.info('a request', { body });
          return undefined;
        },
      },
      {
        where: 'a message that shows what came',
        leak: ({ ports }, body) => ports.slack.respond('', { text: body, blocks: [] }, 'asker'),
      },
    ],
  )('$where would be noticed, for every door and kind', async ({ leak }) => {
    const bot = watchedBot();
    const dice = diceFrom(2);
    const inPlain: (Planted & { door: Door })[] = [];
    for (let index = 0; index < 600; index += 1) {
      const hostile = hostilePayload(dice, bot.made());
      await bot.send(hostile);
      await leak(bot, plain(hostile));
      // Needless escapes hide a value from us as well.
      if (!plain(hostile).includes('\\u00'))
        inPlain.push(...hostile.planted.map((one) => ({ ...one, door: hostile.door })));
    }
    bot.search.look('table notes', text(bot.fakes.notes.all()));
    bot.search.look('the log', text(bot.fakes.log.lines));
    const found = new Set(bot.search.hits.map(({ planted }) => planted.value));
    expect(inPlain.filter(({ value }) => !found.has(value))).toEqual([]);
    expect(new Set(inPlain.map(({ door }) => door))).toEqual(new Set(doors));
    expect(new Set(inPlain.map(({ kind }) => kind))).toEqual(new Set(plantedKinds));
  });

  describe('on the embedded database', () => {
    const open = freshTables(startDatabase);

    async function rowsOf(database: Database): Promise<Record<string, unknown[]>> {
      const { TableNames = [] } = await database.client.send(new ListTablesCommand({}));
      const rows: Record<string, unknown[]> = {};
      for (const TableName of TableNames.filter((name) => name.startsWith(database.prefix))) {
        const found: unknown[] = [];
        let ExclusiveStartKey: Record<string, unknown> | undefined;
        do {
          const page = await database.client.send(
            new ScanCommand({ TableName, ...(ExclusiveStartKey && { ExclusiveStartKey }) }),
          );
          found.push(...(page.Items ?? []));
          ExclusiveStartKey = page.LastEvaluatedKey;
        } while (ExclusiveStartKey !== undefined);
        rows[TableName.slice(database.prefix.length)] = found;
      }
      return rows;
    }

    it('are in no table', async () => {
      const database = await open();
      let now = () => new Date(NOON);
      const bot = watchedBot(connectStores(database, () => now()));
      now = () => bot.ports.now();
      await sendAll(bot, PAYLOADS_TO_DATABASE, 3);
      const tables = await rowsOf(database);
      for (const [name, rows] of Object.entries(tables))
        bot.search.look(`table ${name}`, JSON.stringify(rows));
      expect(leaks(bot)).toEqual([]);
      // Checks are begun by `follow-up`, summaries by a schedule, and no connection here is of an Item.
      const { keys, checklists, cases, checks, summaries, pairs, ...filled } = tables;
      expect([keys, checklists, cases, checks, summaries, pairs], 'they exist').not.toContain(
        undefined,
      );
      for (const [name, rows] of Object.entries(filled))
        expect(rows.length, name).toBeGreaterThan(0);
      expect(filled['inbox']?.length).toBeGreaterThan(100);
    }, 60_000);
  });
});
