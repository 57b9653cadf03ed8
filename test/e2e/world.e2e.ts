import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { PATIENCE } from '../builders/played-console.ts';
import { counts, openStudio, reads, type SeenPage, type Studio } from '../builders/seen-page.ts';

const itemId = 'wz666MBjYWTp2PDzzggYhM6oWWmBb';
const connectionId = 'b7e40c95-2a18-4f6d-8c31-70d9e5a2f614';

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
});
afterEach(() => {
  expect(seen.faults).toEqual([]);
});

async function send(name: string, subject: string, manner: string) {
  const form = await seen.world('Send a webhook');
  await form.getByLabel('Webhook').fill(name);
  await form.getByRole('combobox', { name: /^(Item|Connection)$/ }).fill(subject);
  await form.getByLabel('How it comes').selectOption({ label: manner });
  await form.getByRole('button', { name: 'Send' }).click();
  return seen.page.getByTestId('door-answers');
}

describe('a webhook that a person sends', () => {
  it.each([
    { manner: 'Signed, as it should be', answers: /^200 in/, cards: 1 },
    { manner: 'Twice', answers: /^200 in[^]*\n200 in/, cards: 1 },
    { manner: 'Late: older than the last event', answers: /^200 in/, cards: 1 },
    { manner: 'Signed six minutes ago', answers: /^401 in/, cards: 0 },
    { manner: 'Not signed', answers: /^401 in/, cards: 0 },
    { manner: 'Signed with another key', answers: /^401 in/, cards: 0 },
    { manner: 'Changed after it was signed', answers: /^401 in/, cards: 0 },
  ])('comes “$manner”, and is answered', async ({ manner, answers, cards }) => {
    await reads(await send('ITEM.ERROR', itemId, manner), answers);
    await studio.tartan.post('clock', { seconds: 1 });
    await counts(seen.cards(), cards);
    if (cards > 0) await reads(seen.cards(), /First Platypus Bank: 1 Item needs a new login/);
  });

  it('of Codat is answered, too', async () => {
    const answers = await send('connection.disconnected', connectionId, 'Signed, as it should be');
    await reads(answers, /^200 in/);
    await reads(seen.cards(), new RegExp(connectionId));
  });

  it('is not sent while its fields are no JSON', async () => {
    const form = await seen.world('Send a webhook');
    await form.getByLabel('Fields').fill('{ "error": ');
    await form.locator('.input-error').waitFor();
    expect(await form.getByRole('button', { name: 'Send' }).isDisabled()).toBe(true);
    await form.getByLabel('Fields').fill('{}');
  });
});

describe('the world that a person changes', () => {
  it('has a bank break, and heal', async () => {
    const banks = await seen.world('Banks');
    await banks.getByRole('button', { name: 'Break Tartan Bank' }).click();
    await reads(seen.cards('Tartan Bank'), /2 Items need a new login/);
    await reads(banks, /1 down/);
    const items = await seen.world('Items');
    await items.getByRole('searchbox').fill('broken');
    await counts(items.getByRole('listitem'), 2);
    await items.getByRole('searchbox').fill('');

    await banks.getByRole('button', { name: 'Heal Tartan Bank' }).click();
    await studio.tartan.post('clock', { seconds: 60 });
    await reads(seen.cards('Tartan Bank'), /works? again[^]*\(edited\)/);
    await counts(seen.cards(), 1);
    await reads(banks, /all up/);
  });

  it.each([
    { label: 'Too many requests (429)', says: /many requests|429/i },
    { label: 'Fails (503)', says: /503|fails/i },
    { label: 'Channel is archived', says: /archived/i },
  ])('has Slack answer “$label” for a while, and tells it afterwards', async ({ label, says }) => {
    const slack = await seen.world('Slack');
    await slack.getByLabel('For').selectOption('10 minutes');
    await slack.getByLabel(label).check();
    await reads(seen.page.locator('.trouble'), says);
    await studio.tartan.send({ subject: itemId });
    await expect
      .poll(async () => (await studio.tartan.world()).items[0]?.known, PATIENCE)
      .toBe('broken');
    await counts(seen.cards(), 0);
    await slack.getByLabel('Works').check();
    await counts(seen.page.locator('.trouble'), 0);
    await studio.tartan.post('clock', { seconds: 2 * 60 * 60 });
    await reads(seen.cards(), /First Platypus Bank: 1 Item needs a new login/);
    await counts(seen.cards(), 1);
  });

  it('has a day go by, with its summary', async () => {
    const clock = await seen.world('Clock');
    const time = seen.page.getByTestId('world-time');
    const before = Date.parse((await time.getAttribute('datetime')) ?? '');
    await clock.getByRole('button', { name: '+1 day' }).click();
    await counts(seen.cards('Summary of'), 1);
    const ahead = async () => Date.parse((await time.getAttribute('datetime')) ?? '') - before;
    await expect.poll(ahead, PATIENCE).toBeGreaterThanOrEqual(24 * 60 * 60 * 1000);
  });
});

describe('behind the scenes', () => {
  it('stands the way of a card, from the webhook to the message, with what is stored', async () => {
    await studio.tartan.send({ subject: itemId });
    await counts(seen.cards(itemId), 1);
    const toggle = seen.page.getByRole('switch', { name: 'Behind the scenes' });
    await toggle.click();
    const stages = seen.line.locator('.stage-name');
    await counts(stages, 5);
    const names = await stages.allInnerTexts();
    expect(names.map((text) => text.split(' ')[0])).toEqual([
      'webhook',
      'event',
      'state',
      'decision',
      'message',
    ]);
    await seen.line.getByText('ITEM.ERROR → failed').click();
    await reads(seen.line, /"code": "ITEM_LOGIN_REQUIRED"/);
    await toggle.click();
    await counts(seen.line, 0);
  });

  it('stands the way of an answer, which is that of its command', async () => {
    const toggle = seen.page.getByRole('switch', { name: 'Behind the scenes' });
    await toggle.click();
    await seen.command('/plaid error ITEM_LOGIN_REQUIRED');
    await seen.cards('Only visible to you').getByRole('button', { name: 'Why?' }).click();
    await reads(seen.line, /^command[^]*\/plaid error ITEM_LOGIN_REQUIRED[^]*message/);
    await toggle.click();
  });
});
