import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { scenarios } from '../../infra/console/scenarios/all-scenarios.ts';
import { PATIENCE } from '../builders/played-console.ts';
import { counts, openStudio, reads, type SeenPage, type Studio } from '../builders/seen-page.ts';

let studio: Studio;
let seen: SeenPage;
beforeAll(async () => {
  studio = await openStudio();
  seen = await studio.open();
  return () => studio.close();
});
beforeEach(async () => {
  await studio.tartan.post('reset');
  await counts(seen.channel.getByTestId('message'), 0);
  await counts(seen.panel.getByTestId('progress'), 0);
});
afterEach(() => {
  expect(seen.faults).toEqual([]);
});

interface Seen {
  /** The name on its button. */
  title: string;
  /** What each card says, the summaries apart, whatever their order. */
  cards: readonly RegExp[];
  /** How many of them Slack marks as edited. */
  edited: number;
  /** What the last one's thread says. */
  thread?: RegExp;
}

const afterwards: Readonly<Record<string, Seen>> = {
  'login-repaired': {
    title: 'Login required, then repaired',
    cards: [/Madras Savings: 1 Item works again ITEM_LOGIN_REQUIRED/],
    edited: 1,
    thread: /1 Item works again after 20 min/,
  },
  'bank-storm': {
    title: 'A bank storm of 300 Items',
    cards: [/Argyle National Bank: 299 Items need a new login[^]*and 296 more/],
    edited: 1,
  },
  expiry: {
    title: 'Will break in seven days',
    cards: [
      /Glen Plaid Bank: 1 Item no longer in this state PENDING_EXPIRATION/,
      /Glen Plaid Bank: 1 Item needs a new login ITEM_LOGIN_REQUIRED/,
    ],
    edited: 1,
  },
  'missing-data': {
    title: 'Widespread missing data',
    cards: [/Herringbone Trust: fewer than ten were reported in the last 48 hours/],
    edited: 1,
    thread: /No longer widespread/,
  },
  'bank-maintenance': {
    title: 'Planned maintenance',
    cards: [/Tweed Building Society: .*Items? works? again INSTITUTION_DOWN/],
    edited: 1,
    thread: /Items? works? again after 1 h/,
  },
  'codat-disagrees': {
    title: 'Codat and Plaid disagree',
    cards: [
      /Seersucker Bank: 1 Item works again/,
      /Seersucker Bank: Codat and Plaid agree again LINKED_BUT_BROKEN/,
    ],
    edited: 2,
    thread: /Codat and Plaid agree again after 16 min/,
  },
  'slack-outage': {
    title: 'Slack is down, and comes back',
    cards: [
      /Argyll Bank: 1 Item works again/,
      /Buchanan Bank: 1 Item works again/,
      /Cameron Bank: 1 Item works again/,
    ],
    edited: 3,
    thread: /1 Item works again after 1 h/,
  },
  'forged-flood': { title: 'A flood of forged webhooks', cards: [], edited: 0 },
  'day-end': {
    title: 'A day’s end with its summary',
    cards: [/Birdseye Bank: 3 Items need a new login/],
    edited: 1,
  },
};

/** Messages in the channel that are no summary of a day. */
const alerts = () => seen.cards().filter({ hasNotText: 'Summary of' });

/** The alerts as a person reads them, those that are scrolled out of sight, too. */
async function shown(): Promise<string[]> {
  const texts = await alerts().allTextContents();
  return texts.map((text) => text.replace(/\s+/g, ' '));
}

describe('a person who clicks a scenario', () => {
  it.each(scenarios.map(({ id }) => ({ id })))('sees $id', async ({ id }) => {
    const wanted = afterwards[id] ?? expect.fail(`nothing is known of ${id}`);
    const progress = await seen.play(wanted.title);
    expect(await progress.innerText()).toMatch(/^✓ .*\((\d)\/\1\)$/);

    const words = wanted.cards.map((card): unknown => expect.stringMatching(card));
    await expect.poll(shown, PATIENCE).toEqual(expect.arrayContaining(words));
    await counts(alerts(), wanted.cards.length);
    await counts(alerts().getByText('(edited)'), wanted.edited);

    if (wanted.thread === undefined) return;
    await alerts()
      .last()
      .getByRole('button', { name: /^1 reply/ })
      .click();
    await reads(seen.thread, wanted.thread);
    await counts(seen.thread.getByTestId('message'), 2);
    await seen.thread.getByRole('button', { name: 'Close: Thread' }).click();
  });

  it('sees the card change while it is played, and the sentence of each step', async () => {
    await seen.panel.getByRole('button', { name: 'Login required, then repaired' }).click();
    await reads(seen.cards(), /🔴 Madras Savings: 1 Item needs a new login/);
    await reads(seen.panel.getByTestId('progress'), /The user logs in again/);
    await reads(seen.cards(), /✅ Madras Savings: 1 Item works again[^]*\(edited\)/);
    await counts(seen.cards(), 1);
  });

  it('reads a day in one message', async () => {
    await seen.play('A day’s end with its summary');
    const summary = seen.cards('Summary of');
    await counts(summary, 1);
    await reads(summary, /4 Items got into trouble, 1 came out of it; 3 are in trouble now/);
    await reads(summary, /Needs you[^]*Birdseye Bank: 3 Items need a new login/);
  });

  it('sees an empty channel again after setting all back', async () => {
    await studio.tartan.send({ subject: 'wz666MBjYWTp2PDzzggYhM6oWWmBb' });
    await counts(seen.cards(), 1);
    await seen.panel.getByRole('button', { name: 'Set everything back to the start' }).click();
    await reads(seen.channel, /Nothing has happened yet/);
  });
});
