import axe from 'axe-core';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';

import {
  counts,
  openStudio,
  PHONE,
  reads,
  type SeenPage,
  type Studio,
} from '../builders/seen-page.ts';

const itemId = 'wz666MBjYWTp2PDzzggYhM6oWWmBb';

let studio: Studio;
beforeAll(async () => {
  studio = await openStudio();
  return () => studio.close();
});
beforeEach(async () => {
  await studio.tartan.post('reset');
});

/** On a phone one part is shown at a time, also without the channel and its heading. */
const options = JSON.stringify({
  resultTypes: ['violations'],
  rules: { 'landmark-one-main': { enabled: false }, 'page-has-heading-one': { enabled: false } },
});

/** What axe finds wrong with what stands there now: the rule, and where. */
async function wrongIn(seen: SeenPage): Promise<string[]> {
  await seen.page.evaluate(axe.source);
  return seen.page.evaluate(
    `axe.run(document, ${options}).then(({ violations }) =>
      violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => id + ': ' + target.join(' '))))`,
  );
}

describe('the page', () => {
  it('stands there at once', async () => {
    const seen = await studio.open();
    const began = performance.now();
    await seen.page.reload();
    await reads(seen.channel, /Nothing has happened yet/);
    console.log(`the page was there after ${(performance.now() - began).toFixed(0)} ms`);
    expect(await seen.page.title()).toContain('Tartan');
    expect(seen.faults).toEqual([]);
    await seen.close();
  });

  it.each([
    { colorScheme: 'light', viewport: undefined },
    { colorScheme: 'dark', viewport: undefined },
    { colorScheme: 'light', viewport: PHONE },
    { colorScheme: 'dark', viewport: PHONE },
  ] as const)(
    'can be used by everybody ($colorScheme, $viewport.width)',
    async ({ colorScheme, viewport }) => {
      await studio.tartan.send({ subject: itemId });
      const seen = await studio.open({
        colorScheme,
        reducedMotion: 'reduce',
        ...(viewport && { viewport }),
      });
      await counts(seen.cards(itemId), 1);
      const wrong = { channel: await wrongIn(seen), modal: [''], thread: [''], world: [''] };
      await seen.cards(itemId).getByRole('button', { name: 'Ticket draft' }).click();
      await reads(seen.dialog, /What is it about/);
      wrong.modal = await wrongIn(seen);
      await seen.page.keyboard.press('Escape');
      await counts(seen.dialog, 0);
      await seen.cards(itemId).getByRole('button', { name: 'Open the thread' }).click();
      await reads(seen.thread, /First Platypus Bank/);
      wrong.thread = await wrongIn(seen);
      await seen.page.keyboard.press('Escape');
      await counts(seen.thread, 0);
      await seen.page
        .getByRole(viewport === undefined ? 'tab' : 'button', { name: 'World' })
        .click();
      await seen.page.evaluate(
        `for (const part of document.querySelectorAll('.panel details')) part.open = true`,
      );
      wrong.world = await wrongIn(seen);
      expect(wrong).toEqual({ channel: [], modal: [], thread: [], world: [] });
      expect(seen.faults).toEqual([]);
      await seen.close();
    },
  );

  it('is light or dark as one chooses, and stays so', async () => {
    const seen = await studio.open({ colorScheme: 'light' });
    const paper = () => seen.page.evaluate('getComputedStyle(document.body).backgroundColor');
    const light = await paper();
    await seen.page.getByRole('radio', { name: 'dark' }).check({ force: true });
    await expect.poll(paper).not.toBe(light);
    const dark = await paper();
    await seen.page.reload();
    await expect.poll(paper).toBe(dark);
    await seen.close();
  });
});

describe('on a phone', () => {
  it('a scenario is played and watched, and nothing is wider than the glass', async () => {
    const seen = await studio.open({ viewport: PHONE, hasTouch: true, isMobile: true });
    const wide = () =>
      seen.page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
    await seen.page.getByRole('button', { name: 'Show the scenarios' }).tap();
    expect(await wide()).toBeLessThanOrEqual(0);
    await seen.panel.getByRole('button', { name: 'Login required, then repaired' }).tap();
    await reads(seen.cards(), /Madras Savings: 1 Item works again/);
    expect(await wide()).toBeLessThanOrEqual(0);
    await seen
      .cards()
      .getByRole('button', { name: /^1 reply/ })
      .tap();
    await reads(seen.thread, /works again after 20 min/);
    expect(await wide()).toBeLessThanOrEqual(0);
    await seen.thread.getByRole('button', { name: 'Close: Thread' }).tap();
    await seen.page.getByRole('button', { name: 'World' }).tap();
    await reads(seen.panel, /Banks/);
    expect(await wide()).toBeLessThanOrEqual(0);
    expect(seen.faults).toEqual([]);
    await seen.close();
  });
});

describe('with the keyboard alone', () => {
  it('a scenario is played, a form is opened from its card, and Escape closes it', async () => {
    const seen = await studio.open();
    const { keyboard } = seen.page;
    const focused = () =>
      seen.page.evaluate<string>(
        `document.activeElement.getAttribute('aria-label') ?? document.activeElement.innerText`,
      );
    const tabTo = async (name: RegExp) => {
      for (let tabs = 0; tabs < 60; tabs += 1) {
        await keyboard.press('Tab');
        if (name.test(await focused())) return;
      }
      throw new Error(`no Tab leads to ${String(name)}`);
    };
    await tabTo(/^Scenarios$/);
    await tabTo(/day’s end with its summary/);
    const outline = await seen.page.evaluate(
      'getComputedStyle(document.activeElement).outlineStyle',
    );
    expect(outline).not.toBe('none');
    await keyboard.press('Enter');
    await counts(seen.cards('Summary of'), 1);
    await reads(seen.panel.getByTestId('progress'), /✓/);

    await tabTo(/^Ticket draft$/);
    await keyboard.press('Enter');
    await reads(seen.dialog, /What is it about/);
    await keyboard.press('Escape');
    await counts(seen.dialog, 0);
    expect(await focused()).toBe('Ticket draft');

    await tabTo(/^Message shortcuts$/);
    await keyboard.press('Enter');
    await keyboard.press('Enter');
    await reads(seen.cards('Only visible to you'), /ITEM_LOGIN_REQUIRED/);
    expect(seen.faults).toEqual([]);
    await seen.close();
  });
});
