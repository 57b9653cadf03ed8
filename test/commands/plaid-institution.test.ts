import { describe, expect, it } from 'vitest';

import type { KnownInstitution } from '#lib/ports/name-lists.ts';

import { ask, buttonsIn, outsideAfter, questionsIn } from '../builders/ask.ts';
import { itemIdNumber } from '../builders/card-facts.ts';
import { alive, ended, expiring, failed, permissionLost, START } from '../builders/item-events.ts';
import { seen } from '../builders/seen.ts';
import { fakePorts } from '../fakes/fake-ports.ts';

const OFFERED = 5;

/** The outside, with these banks known by name. */
async function knowing(...names: readonly (readonly [id: string, name: string])[]) {
  const ports = fakePorts(START);
  for (const [institutionId, name] of names)
    await ports.institutions.learn({ institutionId, name });
  return ports;
}

const banks = [
  ['ins_900001', 'Tattersall Bank'],
  ['ins_900002', 'Tattersall Bank Business Portal'],
  ['ins_900003', 'First Houndstooth Credit Union'],
  ['ins_900004', 'Société Écossaise de Crédit'],
  ['ins_900005', 'Gingham & Sons'],
] as const;

describe('/plaid institution', () => {
  it('without a name explains itself', async () => {
    expect(seen(await ask('institution'))).toContain('/plaid institution &lt;id or name&gt;');
  });

  it('by id shows the name, and hands over the rest', async () => {
    const ports = await knowing(...banks);
    const { lookUp, ...message } = await ask('institution ins_900003', { ports });
    expect(message.text).toBe('First Houndstooth Credit Union: 0 Items of yours');
    expect(seen(message)).toContain(
      '*First Houndstooth Credit Union* `ins_900003`: no Item of yours is known there',
    );
    expect(seen(message)).toContain('Asking Plaid for its status …');
    expect(lookUp).toMatchObject({ kind: 'institution', institutionId: 'ins_900003' });
  });

  it('hands over what is stored, without the line that asks for patience', async () => {
    const ports = await knowing(...banks);
    const { lookUp, text, blocks } = await ask('institution ins_900003', { ports });
    expect(lookUp?.kind === 'institution' && lookUp.stored).toEqual({
      text,
      blocks: blocks.slice(0, -1),
    });
  });

  it('by an id in capitals finds the same', async () => {
    const ports = await knowing(...banks);
    expect(await ask('institution INS_900003', { ports })).toEqual(
      await ask('institution ins_900003', { ports }),
    );
  });

  it('by an id whose name nobody has told', async () => {
    const { text, lookUp, blocks } = await ask('institution ins_4711');
    expect(text).toBe('ins_4711: 0 Items of yours');
    expect(seen({ text, blocks })).toContain('*Name not known yet* `ins_4711`');
    expect(lookUp).toMatchObject({ institutionId: 'ins_4711' });
  });

  it('says that Plaid is not asked, where it cannot be', async () => {
    const { lookUp, ...message } = await ask('institution ins_900003', { hasFollowUps: false });
    expect(lookUp).toBeUndefined();
    expect(seen(message)).toContain('FOLLOW_UP_FUNCTION is not set');
    expect(seen(message)).not.toContain('Asking Plaid');
  });
});

describe('a bank’s name', () => {
  it.each([
    { case: 'all of it', typed: 'First Houndstooth Credit Union', id: 'ins_900003' },
    { case: 'one word', typed: 'houndstooth', id: 'ins_900003' },
    { case: 'words in another order', typed: 'union houndstooth', id: 'ins_900003' },
    { case: 'the beginning of a word', typed: 'hounds', id: 'ins_900003' },
    { case: 'quotes', typed: '"Houndstooth Credit"', id: 'ins_900003' },
    { case: 'a letter too few', typed: 'houndstoth', id: 'ins_900003' },
    { case: 'a wrong letter', typed: 'houndstouth union', id: 'ins_900003' },
    { case: 'no accents', typed: 'societe ecossaise', id: 'ins_900004' },
    { case: 'accents in capitals', typed: 'SOCIÉTÉ', id: 'ins_900004' },
    { case: 'accents that are signs of their own', typed: 'Socie\u0301te\u0301', id: 'ins_900004' },
    { case: 'accents that are not there', typed: 'Hóundstooth', id: 'ins_900003' },
    { case: 'signs between the words', typed: 'gingham+sons', id: 'ins_900005' },
    { case: 'the very name of one of two', typed: 'tattersall bank', id: 'ins_900001' },
    { case: 'what only one of two has', typed: 'tattersall portal', id: 'ins_900002' },
  ])('is found by $case', async ({ typed, id }) => {
    const ports = await knowing(...banks);
    const { lookUp } = await ask(`institution ${typed}`, { ports });
    expect(lookUp).toMatchObject({ kind: 'institution', institutionId: id });
  });

  it('that fits several gives a button for each, the closest first', async () => {
    const ports = await knowing(...[...banks].reverse());
    const message = await ask('institution tattersall', { ports });
    expect(message.lookUp).toBeUndefined();
    expect(message.text).toBe('Which one? Tattersall Bank, Tattersall Bank Business Portal');
    expect(buttonsIn(message).map(({ label }) => label)).toEqual([
      'Tattersall Bank (ins_900001)',
      'Tattersall Bank Business Portal (ins_900002)',
    ]);
    for (const question of questionsIn(message))
      expect((await ask(question, { ports })).lookUp).toMatchObject({
        institutionId: question.replace('institution ', ''),
      });
  });

  it('that two banks share gives a button for each: only their ids tell them apart', async () => {
    const ports = await knowing(
      ['ins_900001', 'Tattersall Bank'],
      ['ins_900008', 'Tattersall Bank'],
    );
    const message = await ask('institution Tattersall Bank', { ports });
    expect(questionsIn(message).toSorted()).toEqual([
      'institution ins_900001',
      'institution ins_900008',
    ]);
  });

  it('that fits very many gives five', async () => {
    const many = Array.from({ length: 40 }, (_, index) => {
      const number = String(index + 1);
      return [`ins_90${number}`, `Plaidshire Bank ${number}`] as const;
    });
    const message = await ask('institution plaidshire', { ports: await knowing(...many) });
    expect(questionsIn(message)).toHaveLength(OFFERED);
  });

  it('shows nothing that turns or hides text, wherever it stands', async () => {
    const trick = 'Tatter\u202esall \u200bBank';
    const ports = await knowing(['ins_900001', trick], ['ins_900002', `${trick} Two`]);
    for (const typed of ['ins_900001', 'bank'])
      expect(seen(await ask(`institution ${typed}`, { ports }))).not.toMatch(/\p{Cf}/u);
  });

  it('cannot break out of the line it stands in', async () => {
    const name = '*Bank* <!channel> `x` & _Sons_';
    const ports = await knowing(['ins_900001', name], ['ins_900002', `${name} Two`]);
    expect((await ask('institution bank channel', { ports })).text).toContain('Which one?');
    expect(seen(await ask('institution ins_900001', { ports }))).toContain(
      '*Bank &lt;!channel&gt; x &amp; _Sons_* `ins_900001`',
    );
  });
});

describe('a name that is not known here', () => {
  it('is asked of Plaid', async () => {
    const { text, lookUp } = await ask('institution Plaidshire Savings', {
      ports: await knowing(...banks),
    });
    expect(text).toBe('No bank of that name is known here yet. Asking Plaid …');
    expect(lookUp).toEqual({ kind: 'institution by name', words: 'Plaidshire Savings' });
  });

  it('is only said to be unknown where Plaid cannot be asked', async () => {
    const asking = { ports: await knowing(...banks), hasFollowUps: false };
    const { text, lookUp } = await ask('institution Plaidshire Savings', asking);
    expect(lookUp).toBeUndefined();
    expect(text).toContain('No bank of that name is known here yet');
    expect(text).toContain('institution_id (ins_…)');
  });

  it.each([
    { case: 'two slips in a word', typed: 'houndstoooothe' },
    { case: 'a slip in a short word', typed: 'sns' },
    { case: 'one word more than it has', typed: 'houndstooth bakery' },
  ])('is one with $case', async ({ typed }) => {
    const { lookUp } = await ask(`institution ${typed}`, { ports: await knowing(...banks) });
    expect(lookUp).toEqual({ kind: 'institution by name', words: typed });
  });

  it.each(['???', '4711', '😱', '*'.repeat(20), `bank ${'x'.repeat(100)}`])(
    'is no name at all: %s',
    async (typed) => {
      const { text, lookUp } = await ask(`institution ${typed}`, {
        ports: await knowing(...banks),
      });
      expect(lookUp).toBeUndefined();
      expect(text).toContain('That is no name of a bank');
    },
  );
});

describe('our Items at a bank', () => {
  const institution = 'ins_900001';
  const events = [
    failed(0, { itemId: itemIdNumber(1), institution }),
    failed(10, { itemId: itemIdNumber(2), institution }),
    failed(20, { itemId: itemIdNumber(3), institution, code: 'ITEM_LOCKED' }),
    expiring(30, { itemId: itemIdNumber(4), institution }),
    permissionLost(40, { itemId: itemIdNumber(5), institution }),
    ended(50, { itemId: itemIdNumber(6), institution }),
    alive(60, { itemId: itemIdNumber(7), institution }),
    alive(70, { itemId: itemIdNumber(8), institution }),
    // Other banks, one of which begins like the first.
    failed(80, { itemId: itemIdNumber(9), institution: 'ins_9000011' }),
    failed(90, { itemId: itemIdNumber(10), institution: 'ins_9', code: 'ITEM_LOCKED' }),
  ];

  it('are counted by state', async () => {
    const ports = await outsideAfter(events);
    const message = await ask(`institution ${institution}`, { ports });
    const shown = seen(message);
    expect(message.text).toBe('Bank ins_900001: 8 Items of yours');
    for (const line of [
      ':red_circle: 3 broken',
      ':hourglass_flowing_sand: 1 about to break',
      ':large_yellow_circle: 1 degraded',
      ':black_circle: 1 ended',
      ':large_green_circle: 2 healthy',
    ])
      expect(shown).toContain(line);
    expect(shown).not.toContain('unconfirmed');
    expect(shown).not.toContain('at least');
  });

  it('are said to be at least so many where there are too many to count', async () => {
    const ports = fakePorts(START);
    const counts = { healthy: 12_345, broken: 1_000 };
    const items = { ...ports.items, countsAt: () => Promise.resolve({ counts, isExact: false }) };
    const message = await ask(`institution ${institution}`, { ports: { ...ports, items } });
    expect(message.text).toBe('ins_900001: at least 13,345 Items of yours');
    expect(seen(message)).toContain('at least 13,345 Items of yours');
    expect(seen(message)).toContain('12,345 healthy');
    expect(seen(message)).toContain('1,000 broken');
  });

  it('that are in open incidents are shown with them, and no other bank’s', async () => {
    const ports = await outsideAfter(events);
    const incidents = incidentLines(seen(await ask(`institution ${institution}`, { ports })));
    expect(incidents).toHaveLength(5);
    for (const line of incidents) expect(line).toContain('*Bank ins_900001*');
    expect(incidents.join('\n')).toContain('2 Items need a new login `ITEM_LOGIN_REQUIRED`');
    expect(incidents.join('\n')).toContain('`ITEM_LOCKED`');
  });

  it.each(['ins_9000011', 'ins_9'])('at %s have their own incident', async (other) => {
    const ports = await outsideAfter(events);
    const incidents = incidentLines(seen(await ask(`institution ${other}`, { ports })));
    expect(incidents).toEqual([expect.stringContaining(`*Bank ${other}*`)]);
  });

  it('that all work again are in no incident', async () => {
    const itemId = itemIdNumber(1);
    const ports = await outsideAfter([
      failed(0, { itemId, institution, code: 'INSTITUTION_DOWN', type: 'INSTITUTION_ERROR' }),
      alive(7200, { itemId, institution }),
    ]);
    const shown = seen(await ask(`institution ${institution}`, { ports }));
    expect(shown).toContain('1 healthy');
    expect(shown).not.toContain('Open incidents');
  });

  it('are found by the name that their webhooks told', async () => {
    const ports = await outsideAfter(events);
    const known: KnownInstitution[] = await ports.institutions.all();
    expect(known).toContainEqual({ institutionId: institution, name: 'Bank ins_900001' });
    expect(await ask('institution Bank ins_900001', { ports })).toEqual(
      await ask(`institution ${institution}`, { ports }),
    );
  });
});

function incidentLines(shown: string): string[] {
  const [, list = ''] = shown.split('*Open incidents*\n');
  return (list.split('\n\n')[0] ?? '').split('\n').filter((line) => line.startsWith('•  '));
}
