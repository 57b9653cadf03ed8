import { setTimeout } from 'node:timers/promises';
import { stripVTControlCharacters } from 'node:util';

import type { KnownBlock } from '@slack/types';

import { plainText } from './plain-text.ts';
import { readRunFile } from './run-file.ts';

const PATIENCE_MS = 10_000;
const POLL_MS = 50;

const usage = `npm run slash '<what follows /plaid>'
npm run slash -- --shortcut explain_error '<text of a message>'`;

/**
 * `npm run slash 'item <id>'`: has the pretend Slack send `/plaid item <id>`, and shows the answer. With `--shortcut` it
 * plays a message's shortcut instead.
 */
export async function main(args: readonly string[]): Promise<void> {
  try {
    const { slack } = readRunFile();
    if (slack === undefined)
      throw new Error('SLACK_API_URL is set: type the command in the Slack at that address.');
    if (args[0] === '--shortcut') await playShortcut(slack, args.slice(1));
    else await typeCommand(slack, args.join(' '));
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}

async function typeCommand(slack: string, text: string): Promise<void> {
  console.log(`/plaid ${text}\n`);
  const { body, answer } = await act(`${slack}/local/slash`, { text });
  const shown = body === '' ? '' : shownIn(body);
  console.log(shown);
  if (!stripVTControlCharacters(shown).endsWith('…')) return;
  const more = await waitFor(`${slack}${answer}`);
  console.log(`\n── and then ──\n${more ?? lateness}`);
}

async function playShortcut(slack: string, [name, ...words]: readonly string[]): Promise<void> {
  if (name === undefined || words.length === 0) throw new Error(usage);
  const text = words.join(' ');
  console.log(`${name}: ${text}\n`);
  const { answer } = await act(`${slack}/local/shortcut`, { callback_id: name, text });
  console.log((await waitFor(`${slack}${answer}`)) ?? lateness);
}

const lateness = `Nothing more came within ${String(PATIENCE_MS / 1000)} seconds.`;

async function act(url: string, what: object): Promise<{ body: string; answer: string }> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(what),
  });
  const { status, body, answer }: { status: number; body: string; answer: string } = JSON.parse(
    await response.text(),
  );
  if (status !== 200) throw new Error(`The door answered ${String(status)}.`);
  return { body, answer };
}

/** What the person sees once it is there. @returns undefined when that takes too long */
async function waitFor(url: string): Promise<string | undefined> {
  const giveUpAt = Date.now() + PATIENCE_MS;
  while (Date.now() < giveUpAt) {
    const answer = await fetch(url);
    const text = await answer.text();
    if (answer.status === 200) return shownIn(text);
    await setTimeout(POLL_MS);
  }
  return undefined;
}

function shownIn(json: string): string {
  const { text, blocks = [] }: { text: string; blocks?: KnownBlock[] } = JSON.parse(json);
  return blocks.length === 0 ? text : plainText(blocks);
}
