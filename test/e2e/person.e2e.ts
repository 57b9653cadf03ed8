import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { PATIENCE } from '../builders/played-console.ts';
import { counts, openStudio, reads, type SeenPage, type Studio } from '../builders/seen-page.ts';

const itemId = 'wz666MBjYWTp2PDzzggYhM6oWWmBb';

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

/** The card of a broken Item, from outside the page. */
async function brokenCard() {
  await studio.tartan.send({ subject: itemId });
  await counts(seen.cards(itemId), 1);
  return seen.cards(itemId);
}

describe('a person types', () => {
  it('and is offered what the bot knows, which Tab completes', async () => {
    await seen.composer.pressSequentially('/plaid sta');
    const offered = seen.page.getByRole('listbox', { name: 'Commands' }).getByRole('option');
    await reads(offered.first(), /\/plaid status/);
    await seen.composer.press('Tab');
    expect(await seen.composer.inputValue()).toMatch(/^\/plaid status/);
    await seen.composer.press('Enter');
    await reads(seen.cards(), /Only visible to you[^]*Items? /);
    expect(await seen.composer.inputValue()).toBe('');
  });

  it('an error, and alone reads what it means', async () => {
    await seen.command('/plaid error ITEM_LOGIN_REQUIRED');
    await reads(seen.cards('ITEM_LOGIN_REQUIRED'), /Only visible to you/);
  });

  it.each([
    { text: '/plaid eror', says: /Only visible to you[^]*error/ },
    { text: '/plaid item', says: /Only visible to you[^]*\/plaid item/ },
  ])('$text, which the bot cannot do, and is told what it can', async ({ text, says }) => {
    await seen.command(text);
    await reads(seen.cards(), says);
  });

  it('what is no command, and is told so beside the field', async () => {
    await seen.command('hello');
    await reads(seen.page.locator('.composer-says'), /begin with \/plaid/);
    await counts(seen.cards(), 0);
    await seen.composer.fill('');
  });

  it('and finds with the arrows what was typed before', async () => {
    await seen.command('/plaid help');
    await counts(seen.cards(), 1);
    await seen.composer.press('ArrowUp');
    expect(await seen.composer.inputValue()).toBe('/plaid help');
    await seen.composer.fill('');
  });
});

describe('a person clicks', () => {
  it('for a ticket draft, is told what is missing, and finds the draft in the thread', async () => {
    const card = await brokenCard();
    await card.getByRole('button', { name: 'Ticket draft' }).click();
    await reads(seen.dialog, /Ticket draft[^]*What is it about\?/);
    await seen.dialog.getByLabel('What is it about?').selectOption('missing-transactions');
    await seen.dialog.getByRole('checkbox').first().waitFor();
    const write = seen.dialog.getByRole('button', { name: 'Write the draft' });
    await write.click();
    const wrong = seen.dialog.getByRole('alert').first();
    await wrong.waitFor();
    expect(await wrong.innerText()).not.toBe('');

    await seen.dialog.getByLabel('What is it about?').selectOption('error');
    await counts(seen.dialog.getByRole('checkbox'), 0);
    await write.click();
    await reads(seen.dialog, /Copy this into Plaid’s form[^]*ITEM_LOGIN_REQUIRED on 1 Item/);
    await seen.dialog.getByLabel('Once it is filed: the case number').fill('4711');
    await seen.dialog.getByRole('button', { name: 'I filed it' }).click();
    await reads(seen.dialog, /4711/);
    await seen.page.keyboard.press('Escape');
    await counts(seen.dialog, 0);
    await card.getByRole('button', { name: /repl/ }).click();
    await reads(seen.thread, /Subject: First Platypus Bank: ITEM_LOGIN_REQUIRED on 1 Item/);
    await seen.thread.getByRole('button', { name: 'Close: Thread' }).click();
  });

  it('the state that a case has now, and it stays so', async () => {
    const card = await brokenCard();
    await card.getByRole('button', { name: 'Ticket draft' }).click();
    await seen.dialog.getByRole('button', { name: 'Write the draft' }).click();
    await seen.dialog.getByLabel('Once it is filed: the case number').fill('4711');
    await seen.dialog.getByRole('button', { name: 'I filed it' }).click();
    await reads(seen.dialog, /4711/);
    await seen.page.keyboard.press('Escape');
    await counts(seen.dialog, 0);

    await seen.command('/plaid tickets');
    const status = seen.cards('Only visible to you').getByRole('combobox');
    const before = await status.inputValue();
    const options = await status.locator('option').all();
    const values = await Promise.all(options.map((option) => option.getAttribute('value')));
    const other = values.find((value) => value && value !== before) ?? '';
    await status.selectOption(other);
    await seen.page.reload();
    await expect.poll(() => status.inputValue(), PATIENCE).toBe(other);
  });

  it('for a message to the user', async () => {
    const card = await brokenCard();
    await card.getByRole('button', { name: 'Message to the user' }).click();
    await counts(seen.cards('Only visible to you'), 1);
  });

  it('from question to question, in one message', async () => {
    await seen.command('/plaid diagnose');
    const answer = seen.cards('Only visible to you');
    await answer.getByRole('button').first().waitFor();
    const before = await answer.innerText();
    await answer.locator('.block-actions, .actions').getByRole('button').first().click();
    await expect.poll(() => answer.innerText(), { timeout: 20_000 }).not.toBe(before);
    await counts(seen.cards(), 1);
  });

  it('a shortcut of a message, and reads what its error means', async () => {
    const card = await brokenCard();
    await card.hover();
    await card.getByRole('button', { name: 'Message shortcuts' }).click();
    await seen.page.getByRole('menuitem', { name: 'Explain this error' }).click();
    await reads(seen.cards('Only visible to you'), /ITEM_LOGIN_REQUIRED/);
  });

  it('a shortcut that notes the message with its Item', async () => {
    const card = await brokenCard();
    await card.hover();
    await card.getByRole('button', { name: 'Message shortcuts' }).click();
    await seen.page.getByRole('menuitem', { name: 'Add note to Item' }).click();
    await reads(seen.cards('Only visible to you'), /Noted; \/plaid item wz666/);
  });

  it('a shortcut of a message that names no Item, and says which in a form', async () => {
    await seen.play('A day’s end with its summary');
    const summary = seen.cards('Summary of');
    await summary.hover();
    await summary.getByRole('button', { name: 'Message shortcuts' }).click();
    await seen.page.getByRole('menuitem', { name: 'Add note to Item' }).click();
    await seen.dialog.getByLabel('item_id').fill('nothing that is known');
    await seen.dialog.getByRole('button', { name: 'Add the note' }).click();
    await seen.dialog.getByRole('alert').waitFor();
    await seen.page.keyboard.press('Escape');
    await counts(seen.dialog, 0);
  });

  it('the bot’s own page, which tells what needs somebody, and looks it up', async () => {
    await brokenCard();
    await seen.page.getByRole('button', { name: 'Tartan', exact: true }).click();
    const home = seen.page.getByTestId('home');
    await reads(home, /1 open incident, 1 Item[^]*First Platypus Bank: 1 Item needs a new login/);
    await home.getByRole('button', { name: 'Look up' }).click();
    await reads(seen.dialog, /First Platypus Bank: this Item is broken/);
    await seen.page.keyboard.press('Escape');
    await counts(seen.dialog, 0);
    const search = home.getByLabel('Look up an Item, any id or an error');
    await search.fill('ITEM_LOGIN_REQUIRED');
    await search.press('Enter');
    await reads(seen.dialog, /ITEM_LOGIN_REQUIRED/);
    await seen.page.keyboard.press('Escape');
    await counts(seen.dialog, 0);
    await seen.page.getByRole('button', { name: '# alerts' }).click();
  });
});
