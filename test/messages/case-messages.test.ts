import { describe, expect, it } from 'vitest';

import { caseMessageLine, caseModal, casesMessage } from '#lib/messages/case-messages.ts';
import { lineMessage, type Message } from '#lib/messages/message.ts';
import { caseState, caseStatuses, type SupportCase } from '#lib/support/support-case.ts';

import { itemIdNumber } from '../builders/card-facts.ts';
import { seen } from '../builders/seen.ts';
import { slackProblems } from '../builders/slack-limits.ts';

const NOW = new Date('2026-05-20T09:30:00.000Z');

function filed(but: Partial<SupportCase> = {}): SupportCase {
  return {
    number: '884211',
    with: 'Plaid',
    subject: 'Tattersall Bank: ITEM_LOGIN_REQUIRED on 12 Items',
    status: 'Open',
    statusAt: '2026-05-12T09:30:00.000Z',
    filedBy: 'U0MIRA',
    filedAt: '2026-05-11T09:30:00.000Z',
    itemIds: [itemIdNumber(1)],
    version: 1,
    ...but,
  };
}

function list(...cases: SupportCase[]): Message {
  return casesMessage(cases.map((one) => ({ filed: one, state: caseState(one, NOW) })));
}

/** What can be chosen in the menu of each case, and what stands in it now. */
function menusIn({ blocks }: Message) {
  return blocks.flatMap((block) =>
    block.type === 'section' && block.accessory?.type === 'static_select'
      ? [
          {
            offered: (block.accessory.options ?? []).map(({ value }) => value),
            now: block.accessory.initial_option?.value,
          },
        ]
      : [],
  );
}

const hostile = filed({
  number: '<!here>`',
  subject: '<!channel> *x* `y <http://evil|ok>\n\u202e'.repeat(100),
  filedBy: '<!channel>',
});

describe('/plaid tickets', () => {
  it('without a case', () => {
    expect(seen(list())).toMatchInlineSnapshot(`
      "No open case. Cases are noted with “I filed it” on a ticket draft.

      *No open case*

      A case is noted with “I filed it” on a ticket draft: \`/plaid ticket\`"
    `);
  });

  it('of two cases', () => {
    const answered = filed({
      number: 'C-17',
      with: 'Codat',
      subject: 'Data connection through Plaid (Fern & Sons)',
      status: 'Updated',
    });
    expect(seen(list(filed(), answered))).toMatchInlineSnapshot(`
      "2 open cases. Cases are noted with “I filed it” on a ticket draft.

      *2 open cases*

      Case \`#884211\` *Open*  Tattersall Bank: ITEM_LOGIN_REQUIRED on 12 Items
      Plaid, filed <!date^1778491800^{date_short}|2026-05-11 09:30 UTC> by <@U0MIRA>: support has it
      Status
      Open
      Updated
      Pending
      Following
      Solved
      Closed
      Open

      Case \`#C-17\` *Updated*, Solved by itself on <!date^1779787800^{date_short} ({ago})|2026-05-26 09:30 UTC>  Data connection through Plaid (Fern &amp; Sons)
      Codat, filed <!date^1778491800^{date_short}|2026-05-11 09:30 UTC> by <@U0MIRA>: support has answered and waits for you
      Status
      Open
      Updated
      Pending
      Following
      Solved
      Closed
      Updated

      Set a case to what support’s page says: Tartan cannot see it there."
    `);
  });

  it.each(caseStatuses)(
    'a case that is %s can be set to any state, and stands at its own',
    (status) => {
      const message = list(filed({ status, statusAt: NOW.toISOString() }));
      expect(menusIn(message)).toEqual([
        { offered: caseStatuses.map((one) => `884211 ${one}`), now: `884211 ${status}` },
      ]);
      expect(slackProblems(message, { people: true })).toEqual([]);
    },
  );

  it('a case that time has moved on stands where it is now', () => {
    const message = list(filed({ status: 'Updated', statusAt: '2026-05-01T09:30:00.000Z' }));
    expect(menusIn(message)).toMatchObject([{ now: '884211 Solved' }]);
  });

  it.each([
    { count: 1, says: '*1 open case*', more: '' },
    { count: 20, says: '*20 open cases*', more: '' },
    { count: 21, says: '*21 open cases*', more: 'and 1 older' },
    { count: 100, says: '*100 open cases*', more: 'and 80 older' },
  ])('of $count shows twenty at most, and counts all', ({ count, says, more }) => {
    const long = { subject: '&'.repeat(200), number: '9'.repeat(40) };
    const message = list(
      ...Array.from({ length: count }, (_, index) =>
        filed({ ...long, number: `${String(index)}${long.number}`.slice(0, 40) }),
      ),
    );
    expect(seen(message)).toContain(says);
    expect(seen(message).includes('older')).toBe(more !== '');
    expect(seen(message)).toContain(more);
    expect(menusIn(message)).toHaveLength(Math.min(count, 20));
    expect(slackProblems(message, { people: true })).toEqual([]);
  });

  it('keeps what people typed harmless', () => {
    expect(slackProblems(list(hostile, filed()), { people: true })).toEqual([]);
  });
});

describe('what becomes of a case', () => {
  it('for who filed it', () => {
    const state = caseState(filed(), NOW);
    expect(seen(caseModal(state, 'Noted.'))).toMatchInlineSnapshot(`
      "Case

      Noted. Case \`#884211\` *Open*: support has it.

      When support answers, set it in \`/plaid tickets\`: an answered case solves itself after 14 days, and closes 7 days later."
    `);
  });

  it.each(caseStatuses)('%s: a sound modal', (status) => {
    const state = caseState({ ...hostile, status }, NOW);
    expect(slackProblems(caseModal(state, 'This case is known already.'))).toEqual([]);
  });
});

describe('the line for the thread', () => {
  it('says who filed what', () => {
    expect(caseMessageLine(filed())).toMatchInlineSnapshot(
      `"<@U0MIRA> filed case \`#884211\` with *Plaid*: Tattersall Bank: ITEM_LOGIN_REQUIRED on 12 Items"`,
    );
  });

  it('keeps what people typed harmless', () => {
    expect(slackProblems(lineMessage(caseMessageLine(hostile)), { people: true })).toEqual([]);
  });
});
