import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { ItemEvent } from '#lib/health/item-event.ts';
import { csvRow } from '#lib/messages/csv.ts';
import { limits } from '#lib/messages/limits.ts';
import type { Message } from '#lib/messages/message.ts';

import { ask, buttonsIn, outsideAfter } from '../builders/ask.ts';
import { itemIdNumber } from '../builders/card-facts.ts';
import { at, ended, failed, noted, START } from '../builders/item-events.ts';
import { seen } from '../builders/seen.ts';
import { fakePorts } from '../fakes/fake-ports.ts';

const HOUR_S = 60 * 60;
const DAY_S = 24 * HOUR_S;
const HEADER = 'error_type,error_code,errors,items,first,last,item_ids';

/** As Plaid sends them: without the bank. @param bank what was learnt of the Item in another way */
async function itemsAt(banks: readonly (string | undefined)[], fault?: (place: string) => void) {
  const ports = await outsideAfter(
    banks.flatMap((institution, n) =>
      institution === undefined
        ? []
        : [noted(-9 * DAY_S, { itemId: itemIdNumber(n), institution })],
    ),
    (place, when) => {
      if (when === 'before') fault?.(place);
    },
  );
  for (const [n] of banks.entries())
    await ports.inbox.keep({
      kind: 'item',
      event: { ...failed(-HOUR_S - n, { itemId: itemIdNumber(n) }), ids: {} },
    });
  return ports;
}

/** The lines about codes, worst first. */
function linesIn(message: Message): string[] {
  const shown = seen(message).split('\n');
  return shown.filter((line) => /·.* act\./.test(line));
}

/** The rows of the table, its header first. */
function tableIn(message: Message): string[] {
  return message.blocks.flatMap((block) =>
    block.type === 'rich_text'
      ? seen({ text: '', blocks: [block] })
          .trim()
          .split('\n')
      : [],
  );
}

describe('/plaid review', () => {
  it('of quiet days is one sentence', async () => {
    const ports = await outsideAfter([failed(-8 * DAY_S), noted(-HOUR_S)]);
    const quiet = await ask('review', { ports });
    expect(seen(quiet)).toMatch(/^No error came in the last 7 days, [^.]*\.\n/);
    expect(buttonsIn(quiet)).toEqual([]);
    expect((await ask('review 7d csv', { ports })).text).toBe(quiet.text);
    expect((await ask('review 1d', { ports })).text).toMatch(/^No error came in the last 24 hours/);
  });

  it.each(['tomorrow', '0d', '15d', '7d item', 'csv csv', '=1+1', '<!channel>', '7d csv please'])(
    '"%s": one sentence with an example, and no look into the store',
    async (typed) => {
      const calls: string[] = [];
      const ports = fakePorts(START, (place) => calls.push(place));
      const { text } = await ask(`review ${typed}`, { ports });
      expect(text).toBe('A review looks back 1 to 14 days, for example `/plaid review 7d`.');
      expect(calls).toEqual([]);
    },
  );

  it('lists each code with Items, errors, times, banks and who acts; the worst first', async () => {
    const ports = await outsideAfter([
      failed(-3 * DAY_S, { itemId: itemIdNumber(1) }),
      failed(-2 * HOUR_S, { itemId: itemIdNumber(1) }),
      failed(-DAY_S, { itemId: itemIdNumber(2), institution: 'ins_7' }),
      failed(-DAY_S, { itemId: itemIdNumber(3) }),
      failed(-HOUR_S, {
        itemId: itemIdNumber(9),
        code: 'INSTITUTION_DOWN',
        type: 'INSTITUTION_ERROR',
      }),
    ]);
    const message = await ask('review', { ports });
    expect(seen(message).replace(/<!date\^(\d+)\^[^>]*>/g, 'T$1')).toMatchInlineSnapshot(`
      "2 error codes in the last 7 days: 5 errors at 4 Items. The most: ITEM_LOGIN_REQUIRED.

      *2 error codes in the last 7 days: 5 errors at 4 Items*

      \`ITEM_LOGIN_REQUIRED\`  *3 Items*, 4 errors  ·  first T1793347200, last T1793599200 (2 h ago)  ·  Bank ins_3 2, Bank ins_7 1  ·  *The end user* must act.

      \`INSTITUTION_DOWN\`  *1 Item*, 1 error  ·  T1793602800 (1 h ago)  ·  Bank ins_3 1  ·  *The bank* must act.

      The same set in Plaid’s Dashboard: open <https://dashboard.plaid.com/activity/logs|Activity, Logs>, then the filter at the top right of the table, Response code, *All error codes*. It goes back 14 days, and has the calls that your app did not report, too.

      CSV
      Share in channel"
    `);
    expect(buttonsIn(message)).toEqual([
      { id: 'review_csv', label: 'CSV', value: '7d' },
      { id: 'share', label: 'Share in channel', value: 'review 7d' },
    ]);
  });

  it('says where Plaid has the same, and how to click there', async () => {
    const message = await ask('review', { ports: await outsideAfter([failed(-60)]) });
    const [way] = seen(message).match(/.*All error codes.*/) ?? [];
    for (const step of ['dashboard.plaid.com/activity/logs', 'filter', 'Response code', '14 days'])
      expect(way).toContain(step);
  });

  it('counts what came in anything: ended Items, reports of users and of nobody', async () => {
    const ports = fakePorts(START);
    const error = { code: 'ITEM_LOCKED' };
    const report = { ...noted(-60), kind: 'noted' as const, error };
    await ports.inbox.keep({ kind: 'item', event: report });
    await ports.inbox.keep({ kind: 'user', clientUserId: 'customer-12', event: report });
    const typed = { ...error, type: 'ITEM_ERROR' };
    const event: ItemEvent = { ...ended(-50), kind: 'ended', error: typed };
    await ports.inbox.keep({ kind: 'item', event });
    const { text, blocks } = await ask('review', { ports });
    expect(text).toMatch(/^1 error code in the last 7 days: 3 errors at 1 Item\./);
    expect(linesIn({ text, blocks })).toEqual([
      expect.stringMatching(/^`ITEM_LOCKED` {2}\*1 Item\*, 3 errors/),
    ]);
  });

  it('of errors that name no Item says so', async () => {
    const ports = fakePorts(START);
    const { blocks, text } = await (async () => {
      const came = { at: at(-60), receivedAt: at(-60), source: 'ASSETS.ERROR', bodyHash: 'hash' };
      const error = { code: 'PRODUCT_NOT_READY', type: 'ASSET_REPORT_ERROR' };
      await ports.inbox.keep({ kind: 'other', ...came, subject: 'ASSETS.ERROR', ids: {}, error });
      return ask('review 1d', { ports });
    })();
    expect(text).toMatch(/^1 error code in the last 24 hours: 1 error\./);
    expect(linesIn({ text, blocks })).toEqual([expect.stringContaining('1 error, no Item named')]);
  });

  it('of very many codes shows fifteen, and says how many more', async () => {
    const ports = await outsideAfter([]);
    for (let n = 0; n < 40; n += 1)
      await ports.inbox.keep({
        kind: 'item',
        event: failed(-60 - n, { code: `CODE_${'X'.repeat(70)}_${n}`, itemId: itemIdNumber(n) }),
      });
    const message = await ask('review', { ports });
    expect(linesIn(message)).toHaveLength(15);
    expect(seen(message)).toContain('and 25 more: see the CSV');
  });

  it('counts what a recount counts', async () => {
    const anyError = fc.record({
      code: fc.constantFrom('ITEM_LOGIN_REQUIRED', 'ITEM_LOCKED', 'NO_ACCOUNTS'),
      itemId: fc.integer({ min: 0, max: 5 }).map(itemIdNumber),
      seconds: fc.integer({ min: -10 * DAY_S, max: 0 }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(anyError, { maxLength: 25, selector: ({ seconds }) => seconds }),
        fc.integer({ min: 1, max: 14 }),
        async (errors, days) => {
          const ports = fakePorts(START);
          for (const { seconds, ...but } of errors)
            await ports.inbox.keep({ kind: 'item', event: failed(seconds, but) });
          const wanted = errors.filter(({ seconds }) => seconds >= -days * DAY_S);
          const rows = [...new Set(wanted.map(({ code }) => code))].map((code) => {
            const own = wanted.filter((one) => one.code === code);
            const times = own.map(({ seconds }) => seconds);
            const ids = [...new Set(own.map(({ itemId }) => itemId))].sort();
            const [first, last] = [at(Math.min(...times)), at(Math.max(...times))];
            const five = ids.slice(0, 5).join(' ');
            return csvRow(['ITEM_ERROR', code, own.length, ids.length, first, last, five]);
          });
          const table = tableIn(await ask(`review ${days}d csv`, { ports }));
          expect(table.toSorted()).toEqual(rows.length === 0 ? [] : [HEADER, ...rows].toSorted());
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe('the banks of a review', () => {
  it('are those of the Items, where the webhooks name none', async () => {
    const ports = await itemsAt(['ins_3', 'ins_7', 'ins_3', 'ins_4', 'ins_5', 'ins_6']);
    const [line] = linesIn(await ask('review', { ports }));
    expect(line).toContain('Bank ins_3 2, Bank ins_4 1, Bank ins_5 1 and 2 other banks');
  });

  it('are left out where nobody knows them', async () => {
    const [line] = linesIn(await ask('review', { ports: await itemsAt([undefined]) }));
    expect(line).toMatch(/ago\) {2}· {2}\*The end user\* must act\.$/);
  });

  it('of a sample are said with its size, and cost at most twenty reads', async () => {
    const calls: string[] = [];
    const ports = await itemsAt(Array<string>(50).fill('ins_3'), (place) => calls.push(place));
    calls.length = 0;
    const [line] = linesIn(await ask('review', { ports }));
    expect(line).toContain('*50 Items*');
    expect(line).toContain('of 20 looked up: Bank ins_3 20');
    expect(calls.filter((place) => place === 'items.find')).toHaveLength(20);
    expect(calls).toHaveLength(21);
  });

  it('cost nothing where each error names its own', async () => {
    const calls: string[] = [];
    const ports = await outsideAfter(
      Array.from({ length: 50 }, (_, n) => failed(-n, { itemId: itemIdNumber(n) })),
      (place, when) => {
        if (when === 'before') calls.push(place);
      },
    );
    calls.length = 0;
    const [line] = linesIn(await ask('review', { ports }));
    expect(line).toContain('Bank ins_3 50');
    expect(calls).toEqual(['inbox.errorsIn', 'institutions.find']);
  });
});

describe('a review of more than can be counted', () => {
  it('says that its counts are lower bounds, and what is left out', async () => {
    const ports = await outsideAfter([failed(-HOUR_S), failed(-60)]);
    type Call = Parameters<typeof ports.inbox.errorsIn>;
    const bounded = {
      ...ports,
      inbox: {
        ...ports.inbox,
        errorsIn: (...[span, most]: Call) => ports.inbox.errorsIn(span, { ...most, rows: 1 }),
      },
    };
    const message = await ask('review', { ports: bounded });
    expect(message.text).toContain('at least 1 error at 1 Item');
    for (const said of [message, await ask('review csv', { ports: bounded })]) {
      expect(seen(said)).toContain('All counts are lower bounds');
      expect(seen(said)).toContain(`those before <!date^${String(Date.parse(at(-60)) / 1000)}^`);
    }
  });

  it('asks for no more than can be read while Slack waits', async () => {
    const ports = fakePorts(START);
    const asked: Parameters<typeof ports.inbox.errorsIn>[] = [];
    const inbox = {
      ...ports.inbox,
      errorsIn: (...call: Parameters<typeof ports.inbox.errorsIn>) => {
        asked.push(call);
        return ports.inbox.errorsIn(...call);
      },
    };
    await ask('review 14d', { ports: { ...ports, inbox } });
    expect(asked).toEqual([
      [
        { from: new Date(at(-14 * DAY_S)), to: new Date(START) },
        { rows: 50_000, until: new Date(at(1.5)) },
      ],
    ]);
  });
});

describe('the CSV of a review', () => {
  async function tableOf(codes: number, ids: number) {
    const ports = fakePorts(START);
    for (let n = 0; n < codes; n += 1)
      for (let item = 0; item < ids; item += 1)
        await ports.inbox.keep({
          kind: 'item',
          event: failed(-60 - n, {
            code: `SOME_ERROR_CODE_${n}`,
            itemId: itemIdNumber(n * 10 + item),
          }),
        });
    const message = await ask('review csv', { ports });
    return { message, table: tableIn(message), shown: seen(message) };
  }

  it('has one row for each code, with up to five Items', async () => {
    const { message, table } = await tableOf(2, 6);
    expect(message.text).toBe('2 error codes of the last 7 days as CSV.');
    expect(buttonsIn(message)).toEqual([]);
    const five = [0, 1, 2, 3, 4].map(itemIdNumber).join(' ');
    expect(table).toHaveLength(3);
    expect(table[0]).toBe(HEADER);
    expect(table[1]).toBe(`ITEM_ERROR,SOME_ERROR_CODE_0,6,6,${at(-60)},${at(-60)},${five}`);
  });

  it.each([
    { codes: 30, most: 5, missing: 0 },
    { codes: 60, most: 2, missing: 0 },
    { codes: 80, most: 1, missing: 0 },
    { codes: 300, most: 0, missing: 172 },
  ])('of $codes codes fits into a message, in blocks of whole rows', async (row) => {
    const { message, table, shown } = await tableOf(row.codes, 6);
    expect(table).toHaveLength(1 + row.codes - row.missing);
    for (const line of table.slice(1)) {
      expect(line).toMatch(/^ITEM_ERROR,SOME_ERROR_CODE_\d+,6,6,[^,]+,[^,]+,[^,]*$/);
      expect(line.split(',').at(-1)?.split(' ').filter(Boolean)).toHaveLength(row.most);
    }
    expect(message.blocks.length).toBeLessThan(limits.message.blocks);
    expect(shown.includes('a row has at most')).toBe(row.most < 5);
    expect(shown.includes(`${row.missing} more do not fit`)).toBe(row.missing > 0);
  });

  it('runs no formula in a spreadsheet, whatever a code is', async () => {
    const ports = fakePorts(START);
    const codes = ['=HYPERLINK("https://evil.example","x")', '@SUM(A1)', '```', '<!channel>'];
    for (const [n, code] of codes.entries())
      await ports.inbox.keep({ kind: 'item', event: failed(-60 - n, { code, type: '-1+1' }) });
    const table = tableIn(await ask('review csv', { ports }));
    expect(table.slice(1).map((line) => line.split(/,1,1,/)[0])).toEqual([
      `'-1+1,"'=HYPERLINK(""https://evil.example"",""x"")"`,
      "'-1+1,'@SUM(A1)",
      "'-1+1,```",
      "'-1+1,<!channel>",
    ]);
    await ask('review', { ports });
  });
});
