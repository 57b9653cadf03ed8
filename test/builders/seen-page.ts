import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

import { launchChromium } from '../../infra/console/launch-chromium.ts';
import { PATIENCE, type PlayedConsole, startConsole } from './played-console.ts';

const DESKTOP = { width: 1360, height: 860 };
export const PHONE = { width: 390, height: 844 };

/** A Tartan of its own, and a browser to look at it with. */
export async function openStudio() {
  const [tartan, browser] = await Promise.all([startConsole(), launchChromium()]);
  return {
    tartan,
    open: (options: BrowserContextOptions = {}) => openPage(browser, tartan, options),
    async close() {
      await browser.close();
      await tartan.stop();
    },
  };
}

export type Studio = Awaited<ReturnType<typeof openStudio>>;
export type SeenPage = Awaited<ReturnType<typeof openPage>>;

async function openPage(browser: Browser, tartan: PlayedConsole, options: BrowserContextOptions) {
  const context = await browser.newContext({
    viewport: DESKTOP,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    ...options,
  });
  const page = await context.newPage();
  const faults = watchForFaults(page, tartan.url);
  await page.goto(tartan.url);
  const channel = page.getByTestId('channel');
  await channel.waitFor();

  /** What stands in the channel; `text` narrows it. */
  function cards(text?: string | RegExp): Locator {
    const all = channel.getByTestId('message');
    return text === undefined ? all : all.filter({ hasText: text });
  }

  return {
    page,
    channel,
    cards,
    thread: page.getByRole('complementary', { name: 'Thread' }),
    line: page.getByTestId('line'),
    dialog: page.getByRole('dialog'),
    panel: page.getByRole('complementary', { name: 'The world' }),
    composer: page.getByRole('combobox', { name: /^Message #/ }),
    faults,
    async command(text: string) {
      await this.composer.fill(text);
      await this.composer.press('Enter');
    },
    /** Clicks a scenario, and waits until its bar says how it went. */
    async play(title: string) {
      await this.panel.getByRole('tab', { name: 'Scenarios' }).click();
      await this.panel.getByRole('button', { name: title }).click();
      const progress = this.panel.getByTestId('progress');
      const outcome = () => progress.getAttribute('data-outcome');
      await expect.poll(outcome, { timeout: 60_000, interval: 100 }).not.toBe('running');
      return progress;
    },
    async world(part: string) {
      await this.panel.getByRole('tab', { name: 'World' }).click();
      const found = this.panel.locator('details', {
        has: page.getByRole('heading', { name: part }),
      });
      if ((await found.getAttribute('open')) === null) await found.locator('summary').click();
      return found;
    },
    async close() {
      await context.close();
    },
  };
}

/** Every request to another host, every error in the page, every breach of its content policy. */
function watchForFaults(page: Page, url: string): string[] {
  const faults: string[] = [];
  page.on('request', (request) => {
    const isOurs = request.url().startsWith(`${url}/`) || request.url().startsWith('data:');
    if (!isOurs) faults.push(`asked ${request.url()}`);
  });
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) faults.push(message.text());
  });
  return faults;
}

/** Waits until a person would read this there. */
export async function reads(where: Locator, text: string | RegExp): Promise<void> {
  await expect.poll(() => where.innerText(), PATIENCE).toMatch(text);
}

export async function counts(where: Locator, count: number): Promise<void> {
  await expect.poll(() => where.count(), PATIENCE).toBe(count);
}
