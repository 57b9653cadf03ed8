import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Incident } from '#lib/alerts/incident.ts';
import { summaryMessage, type Summary } from '#lib/messages/summary-message.ts';
import type { DayNumbers } from '#lib/summary/day-numbers.ts';
import type { SummaryFacts } from '#lib/summary/summary-facts.ts';
import type { SupportCase } from '#lib/support/support-case.ts';

import { cardFacts, manyItems } from '../builders/card-facts.ts';
import { seen } from '../builders/seen.ts';
import { slackProblems } from '../builders/slack-limits.ts';

const MOST_BLOCKS = 25;
const none = { fresh: 0, open: 0, repaired: 0, breaking: 0 };
const quiet: SummaryFacts = {
  numbers: { ...none, bySelf: 0, banks: [] },
  needsYou: [],
  breaking: [],
  longest: undefined,
  tickets: [],
  clocks: [],
};

function summary(facts: Partial<SummaryFacts> = {}, but: Partial<Summary> = {}): Summary {
  const all = { ...quiet, ...facts };
  const { fresh, open, repaired, breaking } = all.numbers;
  return {
    facts: all,
    changes: {
      fresh: { value: fresh },
      open: { value: open },
      repaired: { value: repaired },
      breaking: { value: breaking },
    },
    days: { fresh: [fresh], open: [open] },
    title: 'Thu 26 Nov',
    ...but,
  };
}

const chase: Incident = cardFacts({ institutionName: 'Fern & Sons', ...manyItems(30) });
const soon: Incident = cardFacts({
  institutionName: 'Tattersall Bank',
  code: 'PENDING_DISCONNECT',
  status: 'expiring',
  brokenBy: undefined,
});
const filed: SupportCase = {
  number: '884211',
  with: 'Plaid',
  subject: 'Logins at Fern & Sons fail',
  status: 'Updated',
  statusAt: '2026-11-20T09:00:00.000Z',
  filedBy: 'U0MIRA',
  filedAt: '2026-11-19T09:00:00.000Z',
  itemIds: [],
  version: 1,
};
const numbers: DayNumbers = {
  fresh: 12,
  open: 34,
  repaired: 7,
  breaking: 2,
  bySelf: 5,
  repairMs: 12_000_000,
  banks: [
    { ...none, institutionId: 'ins_56', institutionName: 'Fern & Sons', open: 30, fresh: 12 },
    { ...none, institutionName: 'Tattersall Bank', open: 4, repaired: 7, breaking: 2 },
  ],
};
const step = { whoActs: 'end user', next: 'Ask the user to reconnect.' } as const;
const busy: SummaryFacts = {
  numbers,
  needsYou: [{ incident: chase, ...step }],
  breaking: [{ incident: soon, breaking: { count: 2, at: '2026-11-30T09:00:00.000Z' } }],
  longest: chase,
  tickets: [
    {
      filed,
      state: {
        number: '884211',
        status: 'Updated',
        next: { status: 'Solved', at: '2026-12-04T09:00:00.000Z' },
      },
    },
  ],
  clocks: [{ incident: chase, since: '2026-11-13T09:00:00.000Z' }],
};

describe('summaryMessage', () => {
  it('of a busy day', () => {
    const shown = summaryMessage(
      summary(busy, {
        late: '3 h',
        changes: {
          fresh: {
            value: 12,
            yesterday: 8,
            weekMean: 6.25,
            unusual: { mean: 5.5, bank: numbers.banks[0] },
          },
          open: { value: 34, yesterday: 34, weekMean: 40 },
          repaired: { value: 7, yesterday: 9 },
          breaking: { value: 2 },
        },
        days: { fresh: [0, 3, undefined, 8, 12], open: [40, 41, undefined, 34, 34] },
      }),
    );
    expect(slackProblems(shown)).toEqual([]);
    expect(seen(shown)).toMatchInlineSnapshot(`
      "Summary of Thu 26 Nov (3 h late): 12 Items got into trouble, 7 came out of it; 34 are in trouble now, most at Fern &amp; Sons (30).

      *Summary of Thu 26 Nov* (3 h late)
      12 Items got into trouble, 7 came out of it; 34 are in trouble now, most at Fern &amp; Sons (30).

      New troubles  *12*   ▲ 4 on yesterday, ▲ 5.8 on the 7-day mean
      In trouble now  *34*   as yesterday, ▼ 6 on the 7-day mean
      Repaired  *7*   ▼ 2 on yesterday
      Will break within 7 days  *2*

      :warning: Unusual: new troubles 12, 5.5 on most days. *Fern &amp; Sons* makes most of the difference.

      *Needs you*

      :red_circle: *Fern &amp; Sons*: 30 Items need a new login \`ITEM_LOGIN_REQUIRED\` since <!date^1777887000^{date_short_pretty}, {time}|2026-05-04 09:30 UTC>
      *The end user* must act. Ask the user to reconnect.
      Look up

      *Will break within 7 days*
      •  :hourglass_flowing_sand: *Tattersall Bank*: 2 Items, the first <!date^1796029200^{date_short} ({ago})|2026-11-30 09:00 UTC> \`PENDING_DISCONNECT\`

      *Banks most hit*
      •  *Fern &amp; Sons*: 30 Items in trouble, 12 new
      •  *Tattersall Bank*: 4 Items in trouble, 7 repaired

      *Waiting tickets*
      •  Case \`#884211\` *Updated*, Solved by itself on <!date^1796374800^{date_short} ({ago})|2026-12-04 09:00 UTC>  Logins at Fern &amp; Sons fail

      *Soon gone from Plaid’s logs, and no case is filed*
      •  :hourglass_flowing_sand: *Fern &amp; Sons* \`ITEM_LOGIN_REQUIRED\`: <!date^1795770000^{date_short} ({ago})|2026-11-27 09:00 UTC>

      Mean time to repair 3 h 20 min  ·  5 of 7 came back by themselves  ·  in trouble longest: *Fern &amp; Sons* \`ITEM_LOGIN_REQUIRED\` since <!date^1777887000^{date_short_pretty}, {time}|2026-05-04 09:30 UTC>

      *The last 5 days*
      \`▁▃·▆█\`  new troubles, at most 12
      \`██·▇▇\`  in trouble now, at most 41

      Open incidents
      Tickets"
    `);
  });

  it('of a quiet day is one line', () => {
    const shown = summaryMessage(summary());
    expect(slackProblems(shown)).toEqual([]);
    expect(shown.blocks).toHaveLength(1);
    expect(shown.text).toBe(
      'Summary of Thu 26 Nov: no Item got into trouble, and none is in trouble now.',
    );
    expect(summaryMessage(summary({}, { late: '3 h' })).text).toContain('(3 h late)');
  });

  it.each<{ case: string; facts: Partial<SummaryFacts> }>([
    { case: 'a waiting ticket', facts: { tickets: busy.tickets } },
    { case: 'a log that vanishes', facts: { clocks: busy.clocks } },
    { case: 'one repair', facts: { numbers: { ...numbers, ...none, repaired: 1 } } },
    { case: 'one Item in trouble', facts: { numbers: { ...numbers, ...none, open: 1 } } },
  ])('is not quiet with $case', ({ facts }) => {
    expect(summaryMessage(summary(facts)).blocks.length).toBeGreaterThan(1);
  });

  it.each([
    { but: { fresh: 1, open: 1 }, says: '1 Item got into trouble; 1 is in trouble now, all at A.' },
    { but: { open: 3 }, says: 'No Item got into trouble; 3 are in trouble now, all at A.' },
    {
      but: { repaired: 1 },
      says: 'No Item got into trouble, 1 came out of it; none is in trouble now.',
    },
    { but: { open: 2_000 }, of: 1_500, says: '2,000 are in trouble now, most at A (1,500).' },
  ])('says: $says', ({ but, of, says }) => {
    const banks = [{ ...none, ...but, institutionName: 'A', open: of ?? but.open ?? 0 }];
    const shown = summaryMessage(summary({ numbers: { ...none, ...but, bySelf: 0, banks } }));
    expect(shown.text).toContain(says);
  });

  it('has a button on each line that needs you, which asks and replaces nothing', () => {
    const unknown = { ...chase, institutionId: undefined };
    const shown = summaryMessage(
      summary({ numbers, needsYou: [chase, unknown].map((incident) => ({ incident, ...step })) }),
    );
    const buttons = JSON.stringify(shown.blocks).match(/"action_id":"\w+"/g) ?? [];
    expect(new Set(buttons)).toEqual(
      new Set(['"action_id":"tell_incident"', '"action_id":"tell_status"']),
    );
    expect(JSON.stringify(shown.blocks)).toContain('"value":"institution ins_56"');
    expect(JSON.stringify(shown.blocks)).toContain(`"value":"item ${chase.itemIds[0] ?? ''}"`);
  });

  it('keeps to Slack’s limits and to 25 blocks, whatever there is to tell and whoever names it', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 300 }),
      fc.constantFrom('<!channel>', '`*~_', '&lt;', '\u202eevil', '', 'B'.repeat(3_000)),
    );
    const count = fc.integer({ min: 0, max: 2_000_000 });
    const made = fc.record({ name: text, code: text, count, reason: text, repeats: fc.nat(40) });
    fc.assert(
      fc.property(made, ({ name, code, count: many, repeats }) => {
        const times = <One>(one: One) => Array.from({ length: repeats }, () => one);
        const incident = { ...chase, institutionName: name, code, count: many };
        const bank = { ...none, institutionName: name, open: many, fresh: many };
        const unusual = { mean: 1.25, bank };
        const change = { value: many, yesterday: 3, weekMean: 0.1, unusual };
        const facts: SummaryFacts = {
          numbers: { ...numbers, fresh: many, banks: times(bank) },
          needsYou: times({ incident, whoActs: 'your team' as const, next: step.next }),
          breaking: times({ incident, breaking: { count: many, at: 'no date' } }),
          longest: incident,
          tickets: busy.tickets.flatMap(({ state }) =>
            times({ filed: { ...filed, subject: name }, state }),
          ),
          clocks: times({ incident, since: '2026-11-13T09:00:00.000Z' }),
        };
        const shown = summaryMessage(
          summary(facts, {
            changes: { fresh: change, open: change, repaired: change, breaking: change },
            days: { fresh: times(many), open: times(many) },
          }),
        );
        expect(slackProblems(shown)).toEqual([]);
        expect(shown.blocks.length).toBeLessThanOrEqual(MOST_BLOCKS);
        expect(shown.text.length).toBeLessThanOrEqual(150);
      }),
      { numRuns: 60 },
    );
  });
});
