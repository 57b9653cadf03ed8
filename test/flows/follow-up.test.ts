import { describe, expect, it } from 'vitest';

import type { InstitutionStatus, StatusPart } from '#lib/health/institution-status.ts';
import { problemMessage } from '#lib/messages/problem-message.ts';
import type { LookUp } from '#lib/live-ports.ts';

import { buttonsIn } from '../builders/ask.ts';
import { fakeLivePorts, followed, liveInstitution } from '../fakes/fake-live-ports.ts';

const STORED = problemMessage('Harbor Test Bank: 3 Items of yours');
const INSTITUTION: LookUp = {
  kind: 'institution',
  institutionId: 'ins_900001',
  stored: STORED,
};
const BY_NAME: LookUp = { kind: 'institution by name', words: 'harbor' };

function withStatus(status: InstitutionStatus | undefined) {
  return fakeLivePorts({ institutions: [liveInstitution({ status })] });
}

function withPart(part: Partial<StatusPart>) {
  const healthy = { name: 'item_logins', success: 1, errorPlaid: 0, errorInstitution: 0 };
  return withStatus({ parts: [{ ...healthy, ...part }], incidents: [] });
}

describe('an institution', () => {
  it('what is stored first, then what Plaid says, in place of what was answered', async () => {
    const live = fakeLivePorts({ institutions: [liveInstitution()] });
    const { to, shown, message } = await followed(INSTITUTION, live);
    expect(to).toBe('in place');
    expect(message.text).toBe(STORED.text);
    expect(message.blocks.slice(0, STORED.blocks.length)).toEqual(STORED.blocks);
    expect(shown).toContain('*Plaid says* of *Harbor Test Bank*');
    expect(shown).toContain('item logins: 99.7 % succeed');
    expect(shown).toContain('2026-11-02 08:00 UTC');
    expect(live.asked).toEqual(['institution ins_900001']);
  });

  it('after a typed command: what Plaid says alone, for the rest stands right above', async () => {
    const live = fakeLivePorts({ institutions: [liveInstitution()] });
    const { to, shown } = await followed(INSTITUTION, live, 'asker');
    expect(to).toBe('asker');
    expect(shown).toContain('*Plaid says* of *Harbor Test Bank*');
    expect(shown).not.toContain(STORED.text);
  });

  it('teaches its name', async () => {
    const live = fakeLivePorts({ institutions: [liveInstitution()] });
    await followed(INSTITUTION, live);
    expect(await live.ports.institutions.all()).toMatchObject([
      { institutionId: 'ins_900001', name: 'Harbor Test Bank' },
    ]);
  });

  it('can be shared: the button asks for the same', async () => {
    const { message } = await followed(
      INSTITUTION,
      fakeLivePorts({ institutions: [liveInstitution()] }),
    );
    expect(buttonsIn(message)).toEqual([
      { id: 'share', label: 'Share in channel', value: 'institution ins_900001' },
    ]);
  });

  it('for the channel: whole, and without the buttons of a private answer', async () => {
    const live = fakeLivePorts({ institutions: [liveInstitution()] });
    const { to, shown, message } = await followed(INSTITUTION, live, 'channel');
    expect(to).toBe('channel');
    expect(shown).toContain(STORED.text);
    expect(shown).toContain('*Plaid says*');
    expect(buttonsIn(message)).toEqual([]);
  });

  it('that Plaid does not know: said, below what is stored', async () => {
    const { shown } = await followed(INSTITUTION, fakeLivePorts());
    expect(shown).toContain(STORED.text);
    expect(shown).toContain('Plaid does not know this institution id in this environment');
    expect(shown).not.toContain('*Plaid says*');
  });

  it('without a status: no data, and not healthy', async () => {
    const { shown } = await followed(INSTITUTION, withStatus(undefined));
    expect(shown).toContain('Status: no data');
    expect(shown).toContain('in Sandbox there never is any');
    expect(shown).not.toContain('% succeed');
    expect(shown).not.toContain(':large_green_circle:');
  });

  it.each([
    {
      case: 'the bank fails',
      part: { success: 0.62, errorInstitution: 0.35, errorPlaid: 0.03 },
      says: ['62 % succeed', 'the bank fails 35 %', 'Plaid 3 %', ':large_yellow_circle:'],
    },
    {
      case: 'Plaid fails',
      part: { success: 0, errorInstitution: 0, errorPlaid: 1 },
      says: ['0 % succeed', 'the bank fails 0 %', 'Plaid 100 %'],
    },
    { case: 'all succeed', part: {}, says: [':large_green_circle:', '100 % succeed'] },
    { case: 'nearly all', part: { success: 0.994 }, says: ['99.4 % succeed'] },
    {
      case: 'updates are delayed',
      part: { name: 'transactions_updates', success: 0.8, refreshInterval: 'DELAYED' },
      says: ['transactions updates', 'delayed, none for over two days'],
    },
    {
      case: 'updates have stopped',
      part: { name: 'investments_updates', success: 0.1, refreshInterval: 'STOPPED' },
      says: ['investments updates', 'stopped, none for two weeks'],
    },
  ])('$case: in words', async ({ part, says }) => {
    const { shown } = await followed(INSTITUTION, withPart(part));
    for (const words of says) expect(shown).toContain(words);
  });

  it.each(['NORMAL', 'SOMETHING_NEW', undefined])(
    'a refresh interval of %s is nothing to tell',
    async (refreshInterval) => {
      const { shown } = await followed(INSTITUTION, withPart({ refreshInterval }));
      expect(shown).not.toMatch(/delayed|stopped/);
    },
  );

  it.each([
    { case: 'one failure in thousands', part: { success: 0.9997 }, hides: /100(\.0)? % succeed/ },
    {
      case: 'few failures of Plaid',
      part: { success: 0.98, errorInstitution: 0.016, errorPlaid: 0.004 },
      hides: /Plaid 0(\.0)? %/,
    },
  ])('$case: not told as none', async ({ part, hides }) => {
    const { shown } = await followed(INSTITUTION, withPart(part));
    expect(shown).toContain('% succeed');
    expect(shown).not.toMatch(hides);
  });

  it('incidents: since when, until when, and the last that Plaid wrote', async () => {
    const { shown } = await followed(
      INSTITUTION,
      withStatus({
        parts: [],
        incidents: [
          {
            title: 'Logins fail <at> some & other users',
            startedAt: '2026-11-01T22:10:00Z',
            lastUpdate: 'The bank works on it.',
          },
          { title: 'Slow', startedAt: '2026-10-30T01:00:00Z', endedAt: '2026-10-30T05:30:00Z' },
        ],
      }),
    );
    expect(shown).toContain('Incidents at Plaid');
    expect(shown).toContain('Logins fail &lt;at&gt; some &amp; other users since');
    expect(shown).toContain('2026-11-01 22:10 UTC');
    expect(shown).toContain('The bank works on it.');
    expect(shown).toMatch(/Slow since .*over .*2026-10-30 05:30 UTC/);
  });

  it.each([
    { case: 'with Auth', products: ['auth'], says: 'Auth works there' },
    { case: 'without Auth', products: ['transactions', 'balance'], says: 'No Auth there' },
    { case: 'without products', products: [], says: 'none named' },
    { case: 'with a new product', products: ['auth', 'brand_new'], says: '`brand_new`' },
  ])('$case: what follows for Stripe and Dwolla', async ({ products, says }) => {
    const institutions = [liveInstitution({ products })];
    const { shown } = await followed(INSTITUTION, fakeLivePorts({ institutions }));
    expect(shown).toContain(says);
    expect(shown).toMatch(
      products.includes('auth')
        ? /payments through Stripe and Dwolla/
        : /neither Stripe nor Dwolla/,
    );
  });

  it.each([
    { isOauth: true, says: 'OAuth' },
    { isOauth: false, says: 'inside Link' },
  ])('OAuth $isOauth: where users log in', async ({ isOauth, says }) => {
    const institutions = [liveInstitution({ isOauth })];
    const { shown } = await followed(INSTITUTION, fakeLivePorts({ institutions }));
    expect(shown).toContain(says);
  });
});

describe('an institution by name', () => {
  it('none: said', async () => {
    const live = fakeLivePorts();
    const { shown } = await followed(BY_NAME, live);
    expect(shown).toContain('Plaid knows no bank of that name');
    expect(live.asked).toEqual(['search harbor']);
  });

  it('some: one button each, and all names are learnt', async () => {
    const found = [
      { institutionId: 'ins_1', name: 'Harbor <b>Bank</b>' },
      { institutionId: 'ins_2', name: 'Harbor & Sons' },
    ];
    const live = fakeLivePorts({ found });
    const { to, message } = await followed(BY_NAME, live);
    expect(to).toBe('in place');
    expect(buttonsIn(message)).toEqual([
      { id: 'ask_0', label: 'Harbor <b>Bank</b> (ins_1)', value: 'institution ins_1' },
      { id: 'ask_1', label: 'Harbor & Sons (ins_2)', value: 'institution ins_2' },
    ]);
    expect(await live.ports.institutions.all()).toEqual(found);
  });
});
