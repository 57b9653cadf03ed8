import { existsSync } from 'node:fs';

import { type Browser, chromium } from 'playwright-core';

const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Not a word to its maker's hosts, and nothing that a machine without a screen lacks. */
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Grey edges of letters: the same on every screen, and half as much to store.
  '--disable-lcd-text',
];

/** @throws where there is none, with what to do about it */
export function chromiumPath(): string {
  const { CHROMIUM_PATH: wanted } = process.env;
  const path = wanted ?? installed.find((one) => existsSync(one));
  if (path !== undefined && existsSync(path)) return path;
  throw new Error(
    'This needs Chromium: install it (Debian: apt-get install chromium), or set CHROMIUM_PATH to a Chrome or Chromium that is there.',
  );
}

export function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath(), args: quiet });
}
