import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Locator, Page } from 'playwright-core';

import { launchChromium } from '../console/launch-chromium.ts';

const FOLDER = 'docs/images';
/** A weekday's morning, so that the pictures differ by what has changed alone. */
const MORNING = Date.parse('2026-06-09T07:30:00Z');
const ZONE = 'UTC';
const PATIENCE_MS = 60_000;

const desktop = { viewport: { width: 1080, height: 680 }, colorScheme: 'light' } as const;
const phone = { viewport: { width: 390, height: 844 }, colorScheme: 'dark' } as const;

/** `npm run screenshots`: the pictures of the README, from a Tartan that plays two scenarios. */
export async function main(): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), 'tartan-'));
  writeFileSync(join(dir, 'clock.json'), JSON.stringify({ aheadMs: MORNING - Date.now() }));
  const tartan = spawn(process.execPath, ['infra/local/run.mjs', 'start'], {
    env: { ...process.env, PORT: '0', TARTAN_DATA_DIR: dir },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(tartan, 'close');
  const browser = await launchChromium();
  try {
    const url = await addressIn(tartan.stdout);
    mkdirSync(FOLDER, { recursive: true });
    const shared = { locale: 'en-GB', timezoneId: ZONE, reducedMotion: 'reduce' } as const;
    for (const [look, take] of [
      [desktop, takeDesktop],
      [phone, takePhone],
    ] as const) {
      const page = await browser.newPage({ ...shared, ...look });
      await page.goto(url);
      await take(page);
      await page.close();
    }
  } finally {
    await browser.close();
    tartan.kill('SIGINT');
    await ended;
    rmSync(dir, { recursive: true, force: true });
  }
}

/** Reads on afterwards: what nobody reads would stop who writes it. */
function addressIn(output: NodeJS.ReadableStream): Promise<string> {
  let text = '';
  return new Promise((resolve, reject) => {
    output.on('data', (part) => {
      text += String(part);
      const [address] = /http:\/\/(127\.0\.0\.1|localhost):\d+/.exec(text) ?? [];
      if (address !== undefined && text.includes('Tartan is ready')) resolve(address);
    });
    output.on('end', () => {
      reject(new Error(`Tartan did not start:\n${text}`));
    });
  });
}

async function takeDesktop(page: Page): Promise<void> {
  const messages = page.getByTestId('channel').getByTestId('message');
  const dialog = page.getByRole('dialog');

  await play(page, 'Login required, then repaired');
  await page.getByRole('button', { name: /^1 reply/ }).click();
  await isThere(page.getByRole('complementary', { name: 'Thread' }).getByTestId('message').last());
  await save(page, 'thread');
  await page.keyboard.press('Escape');

  await play(page, 'A day’s end with its summary');
  await page.mouse.move(0, 0);
  const card = messages.filter({ hasText: 'Birdseye Bank' }).first();
  await save(card, 'card');
  await save(messages.last(), 'summary');

  // From the top: what the scenarios did, and which there are.
  for (const part of [messages.first(), page.getByRole('button', { name: 'Login required' })])
    await part.scrollIntoViewIfNeeded();
  await save(page, 'console');

  await card.getByRole('button', { name: 'Ticket draft' }).click();
  await isThere(dialog);
  await save(dialog, 'modal');
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });

  await page.getByRole('button', { name: 'Tartan', exact: true }).click();
  await isThere(page.getByTestId('home').getByText('Items by state'));
  await save(page, 'home');
}

async function takePhone(page: Page): Promise<void> {
  await isThere(page.getByTestId('message').last());
  await save(page, 'console-dark-phone');
}

async function play(page: Page, scenario: string): Promise<void> {
  const button = page.getByRole('button', { name: scenario });
  await button.click();
  const itsPlace = page.getByRole('listitem').filter({ has: button });
  await isThere(itsPlace.locator('[data-outcome="done"]'));
}

/** Waits until it can be seen. */
async function isThere(what: Locator): Promise<void> {
  await what.waitFor({ timeout: PATIENCE_MS });
}

async function save(what: Page | Locator, name: string): Promise<void> {
  await what.screenshot({ path: join(FOLDER, `${name}.png`), animations: 'disabled' });
  console.log(`${FOLDER}/${name}.png`);
}
