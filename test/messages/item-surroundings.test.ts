import { describe, expect, it } from 'vitest';

import {
  duplicateBlocks,
  type ItemSurroundings,
  surroundingBlocks,
} from '#lib/messages/item-surroundings.ts';
import type { Message } from '#lib/messages/message.ts';

import { itemIdNumber } from '../builders/card-facts.ts';
import { seen } from '../builders/seen.ts';
import { slackProblems } from '../builders/slack-limits.ts';

const nothing: ItemSurroundings = { duplicates: [], accounts: [], cases: [], notes: [] };
const note = {
  text: 'Called the user, who will log in tonight.',
  permalink: 'https://harbor.slack.com/archives/C0ALERTS/p1795262111000200',
  by: 'U0MIRA',
  at: '2026-05-04T09:30:00.000Z',
};
const bad = '<!channel> *x* `y <http://evil|ok>\n\u202e'.repeat(30);

function around(but: Partial<ItemSurroundings>, bank = 'Tattersall Bank'): Message {
  const surroundings = { ...nothing, ...but };
  return {
    text: 'An Item.',
    blocks: [...duplicateBlocks(surroundings, bank), ...surroundingBlocks(surroundings)],
  };
}

const everything: Partial<ItemSurroundings> = {
  duplicates: [
    { itemId: itemIdNumber(2), common: { kind: 'user' } },
    { itemId: itemIdNumber(3), common: { kind: 'account', name: 'Plaid Checking ••0000' } },
  ],
  accounts: [
    {
      accountId: 'Kp4mZtQ8wXcVbNmLkJhGfDsAqWeRtYuIoP123',
      name: 'Plaid Checking',
      mask: '0000',
      type: 'depository',
      subtype: 'checking',
    },
    { accountId: 'acc-2' },
  ],
  cases: [
    { number: '884211', status: 'Updated', next: { status: 'Solved', at: '2026-05-18T09:30:00Z' } },
    { number: 'C-17', status: 'Open' },
  ],
  notes: [note],
};

describe('what stands around an Item', () => {
  it('all of it', () => {
    expect(seen(around(everything))).toMatchInlineSnapshot(`
      "An Item.

      :warning: *Possible duplicate, billed twice.* Each Item is billed by itself, broken ones too: keep the one that your app uses, and end the other with /item/remove.

      *The same connection again?*
      •  \`Qn7rWpXv2sKd9LmBtY4eHgJ8uZc5fAoN00002\`  same user and bank
      •  \`Qn7rWpXv2sKd9LmBtY4eHgJ8uZc5fAoN00003\`  same account Plaid Checking ••0000

      More: \`/plaid howto duplicate Items\`

      *Cases*
      •  Case \`#884211\` *Updated*, Solved by itself on <!date^1779096600^{date_short} ({ago})|2026-05-18 09:30 UTC>
      •  Case \`#C-17\` *Open*

      *Notes*
      •  Called the user, who will log in tonight.  <@U0MIRA>, <!date^1777887000^{date_short_pretty}, {time}|2026-05-04 09:30 UTC>  <https://harbor.slack.com/archives/C0ALERTS/p1795262111000200|message>

      *Accounts*
      •  Plaid Checking ••0000 (depository checking) \`Kp4mZtQ8wXcVbNmLkJhGfDsAqWeRtYuIoP123\`
      •  Account \`acc-2\`"
    `);
    expect(slackProblems(around(everything), { people: true, notes: true })).toEqual([]);
  });

  it('nothing of it', () => {
    expect(around({}).blocks).toEqual([]);
  });

  it.each([
    { bank: 'Chase', says: 'At Chase the second link can end the older Item' },
    { bank: 'PNC Bank', says: 'At this bank the second link can end the older Item' },
    { bank: 'Charles Schwab', says: 'At this bank the second link can end the older Item' },
    { bank: 'Purchase Union', says: undefined },
  ])('a duplicate at $bank: $says', ({ bank, says }) => {
    const shown = seen(around({ duplicates: everything.duplicates ?? [] }, bank));
    expect(shown).toContain('Possible duplicate, billed twice');
    expect(shown.includes('the second link can end')).toBe(says !== undefined);
    expect(shown).toContain(says ?? 'billed by itself');
  });

  it.each([
    { count: 10, shown: 10, more: false },
    { count: 11, shown: 10, more: true },
    { count: 40, shown: 10, more: true },
  ])('of $count accounts shows ten at most', ({ count, shown, more }) => {
    const accounts = Array.from({ length: count }, (_, index) => ({
      accountId: `acc-${String(index)}`,
    }));
    const text = seen(around({ accounts }));
    expect(text.match(/`acc-\d+`/g)).toHaveLength(shown);
    expect(text.includes(`and ${String(count - shown)} more`)).toBe(more);
  });

  it.each([
    { count: 5, shown: 5, more: false },
    { count: 20, shown: 5, more: true },
  ])(
    'of $count cases and as many duplicates shows five at most of each',
    ({ count, shown, more }) => {
      const cases = Array.from({ length: count }, (_, index) => ({
        number: String(index),
        status: 'Open' as const,
      }));
      const duplicates = cases.map(({ number }) => ({
        itemId: `dup-${number}`,
        common: { kind: 'user' as const },
      }));
      const text = seen(around({ cases, duplicates }));
      expect(text.match(/Case `#\d+`/g)).toHaveLength(shown);
      expect(text.match(/`dup-\d+`/g)).toHaveLength(shown);
      expect(text.includes(`and ${String(count - shown)} older`)).toBe(more);
      expect(text.includes(`and ${String(count - shown)} more`)).toBe(more);
    },
  );

  it('links a note to its message, in this workspace only where a reader expects it', () => {
    const message = around({ notes: [note] });
    expect(seen(message)).toContain(`<${note.permalink}|message>`);
    expect(slackProblems(message, { people: true })).toEqual([
      `a live <${note.permalink}|message>`,
    ]);
  });

  it('shows the newest five notes, each on its line', () => {
    const notes = Array.from({ length: 8 }, (_, index) => ({
      ...note,
      text: `Note\n${String(index)}`,
    }));
    const shown = seen(around({ notes })).match(/•.*/g);
    expect(shown?.map((line) => /Note \d/.exec(line)?.[0])).toEqual([
      'Note 0',
      'Note 1',
      'Note 2',
      'Note 3',
      'Note 4',
    ]);
  });

  it.each([
    { case: 'hostile', text: bad },
    { case: 'made of signs that grow when they are escaped', text: '&'.repeat(500) },
    { case: 'endless', text: 'x'.repeat(9_000) },
    { case: 'made of emoji', text: '🏦'.repeat(300) },
  ])('is sound, and leaves room for the rest, with text that is $case', ({ text }) => {
    const message = around({
      duplicates: Array.from({ length: 30 }, () => ({
        itemId: itemIdNumber(1),
        common: { kind: 'account' as const, name: text },
      })),
      accounts: Array.from({ length: 40 }, () => ({
        accountId: itemIdNumber(1),
        name: text,
        mask: text.slice(0, 4),
        type: text.slice(0, 40),
      })),
      cases: Array.from({ length: 20 }, () => ({
        number: '9'.repeat(40),
        status: 'Open' as const,
      })),
      notes: Array.from({ length: 5 }, () => ({ ...note, text })),
    });
    expect(slackProblems(message, { people: true, notes: true })).toEqual([]);
    expect(seen(message).length).toBeLessThan(7_000);
  });
});
