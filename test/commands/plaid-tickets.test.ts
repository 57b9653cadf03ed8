import { describe, expect, it } from 'vitest';

import { caseStatuses, type SupportCase } from '#lib/support/support-case.ts';

import { ask } from '../builders/ask.ts';
import { itemIdNumber } from '../builders/card-facts.ts';
import { at, START } from '../builders/item-events.ts';
import { seen } from '../builders/seen.ts';
import { fakePorts } from '../fakes/fake-ports.ts';

const DAY_S = 24 * 60 * 60;

type Case = Partial<SupportCase> & { number: string };

/** The answer to /plaid tickets where these cases were filed. */
async function tickets(cases: readonly Case[], text = 'tickets') {
  const ports = fakePorts(START);
  for (const one of cases)
    await ports.cases.save({
      with: 'Plaid',
      subject: `Tattersall Bank: case ${one.number}`,
      status: 'Open',
      statusAt: START,
      filedBy: 'U0MIRA',
      filedAt: START,
      itemIds: [itemIdNumber(1)],
      version: 0,
      ...one,
    });
  const message = await ask(text, { ports, people: true });
  return { ports, message, shown: seen(message) };
}

function numbersIn(shown: string): string[] {
  return [...shown.matchAll(/Case `#([\w-]+)`/g)].map(([, number = '']) => number);
}

describe('/plaid tickets', () => {
  it('of none says where they come from', async () => {
    const { message, shown } = await tickets([]);
    expect(message.text).toMatch(/^No open case\./);
    expect(shown).toContain('“I filed it”');
    expect(shown).toContain('`/plaid ticket`');
  });

  it('of one says with whom, by whom, when, what about, and how it stands', async () => {
    const { message, shown } = await tickets([{ number: '1170042', filedAt: at(-DAY_S) }]);
    expect(message.text).toMatch(/^1 open case\./);
    expect(shown).toContain('Case `#1170042` *Open*  Tattersall Bank: case 1170042');
    expect(shown).toMatch(
      new RegExp(
        `Plaid, filed <!date\\^${String(Date.parse(at(-DAY_S)) / 1000)}\\^[^>]*> by <@U0MIRA>: support has it`,
      ),
    );
  });

  it('lists the newest first, whoever it was filed with', async () => {
    const { message, shown } = await tickets([
      { number: '1', filedAt: at(10) },
      { number: '3', filedAt: at(30), with: 'Codat' },
      { number: '2', filedAt: at(20) },
    ]);
    expect(message.text).toMatch(/^3 open cases\./);
    expect(numbersIn(shown)).toEqual(['3', '2', '1']);
    expect(shown).toContain('Codat, filed');
  });

  it.each(caseStatuses.filter((status) => status !== 'Closed'))(
    'shows what is %s',
    async (status) => {
      const { message } = await tickets([{ number: '117', status }]);
      const [menu] = message.blocks.flatMap((block) =>
        block.type === 'section' && block.accessory?.type === 'static_select'
          ? [block.accessory]
          : [],
      );
      expect(menu?.action_id).toBe('case_status');
      expect(menu?.options?.map(({ value }) => value)).toEqual(
        caseStatuses.map((one) => `117 ${one}`),
      );
      expect(menu?.initial_option?.value).toBe(`117 ${status}`);
    },
  );

  it.each([
    { case: 'that somebody closed', status: 'Closed' as const, days: 0 },
    { case: 'that was solved a week ago', status: 'Solved' as const, days: 7 },
    { case: 'that was answered three weeks ago', status: 'Updated' as const, days: 21 },
  ])('leaves out a case $case', async ({ status, days }) => {
    const statusAt = at(-days * DAY_S);
    const { message } = await tickets([{ number: '117', status, statusAt }]);
    expect(message.text).toMatch(/^No open case\./);
  });

  it.each([
    { status: 'Solved' as const, days: 6.9, says: '*Solved*, Closed by itself on' },
    { status: 'Updated' as const, days: 13.9, says: '*Updated*, Solved by itself on' },
    { status: 'Updated' as const, days: 14, says: '*Solved*, Closed by itself on' },
    { status: 'Open' as const, days: 390, says: '*Open*' },
    { status: 'Pending' as const, days: 390, says: '*Pending*' },
    { status: 'Following' as const, days: 390, says: '*Following*' },
  ])('$status for $days days: $says', async ({ status, days, says }) => {
    const { shown } = await tickets([{ number: '117', status, statusAt: at(-days * DAY_S) }]);
    expect(shown).toContain(says);
  });

  it('of very many shows twenty, and says how many more', async () => {
    const many = Array.from({ length: 33 }, (_, index) => ({
      number: `${String(index)}-of-many`,
      filedAt: at(index),
      subject: 'Tattersall & Sons <Bank> '.repeat(20),
    }));
    const { message, shown } = await tickets(many);
    expect(message.text).toMatch(/^33 open cases\./);
    expect(numbersIn(shown)).toHaveLength(20);
    expect(numbersIn(shown)[0]).toBe('32-of-many');
    expect(shown).toContain('and 13 older');
  });

  it('shows a subject from outside as it stands, and no person where the name is none', async () => {
    const subject = 'Fern & Sons <!channel> *bold* `code`';
    const { shown } = await tickets([{ number: '117', subject, filedBy: '' }]);
    expect(shown).toContain('Fern &amp; Sons &lt;!channel&gt;');
    expect(shown).toContain('by somebody');
  });

  it('does not mind words behind it', async () => {
    const { shown } = await tickets([{ number: '117' }], 'tickets open please');
    expect(numbersIn(shown)).toEqual(['117']);
  });

  it('asks the store of cases once', async () => {
    const calls: string[] = [];
    const ports = fakePorts(START, (place, when) => {
      if (when === 'before') calls.push(place);
    });
    await ask('tickets', { ports });
    expect(calls).toEqual(['cases.open']);
  });
});
