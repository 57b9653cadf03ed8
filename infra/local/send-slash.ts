import { setTimeout } from 'node:timers/promises';
import { stripVTControlCharacters } from 'node:util';

import type { KnownBlock } from '@slack/types';

import { plainText } from './plain-text.ts';
import { readRunFile } from './run-file.ts';

const PATIENCE_MS = 10_000;
const POLL_MS = 50;

const usage = `npm run slash '<what follows /plaid>'
npm run slash -- --shortcut explain_error '<text of a message>'   also draft_ticket, add_note
npm run slash -- --click <action> '<value>'                       a button of an answer
npm run slash -- --choose kind=<kind>                             in the form that is open
npm run slash -- --submit '<field>=<value>' …                     fills in that form and sends it`;

/**
 * `npm run slash 'item <id>'`: has the pretend Slack send `/plaid item <id>`, and shows the answer. With `--shortcut` it
 * plays a message's shortcut instead.
 */
export async function main(args: readonly string[]): Promise<void> {
  try {
    const { slack } = readRunFile();
    if (slack === undefined)
      throw new Error('SLACK_API_URL is set: type the command in the Slack at that address.');
    const [first = '', ...rest] = args;
    if (first === '--shortcut') await playShortcut(slack, rest);
    else if (first === '--click') await clickButton(slack, rest);
    else if (first === '--choose') await chooseInForm(slack, rest);
    else if (first === '--submit') await submitForm(slack, rest);
    else await typeCommand(slack, args.join(' '));
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}

async function typeCommand(slack: string, text: string): Promise<void> {
  console.log(`/plaid ${text}\n`);
  const { body, answer } = await act(`${slack}/local/slash`, { text });
  // Nothing is answered where a form opens.
  const shown = body === '' ? await formIn(slack) : shownIn(body);
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
  console.log((await answerOrForm(slack, answer)) ?? lateness);
}

async function clickButton(slack: string, [id, ...value]: readonly string[]): Promise<void> {
  if (id === undefined) throw new Error(usage);
  const type = id === 'case_status' ? 'static_select' : 'button';
  const clicked = { action_id: id, value: value.join(' '), type };
  const { answer } = await act(`${slack}/local/click`, clicked);
  const shown = (await answerOrForm(slack, answer)) ?? lateness;
  console.log(shown);
  if (!stripVTControlCharacters(shown).endsWith('…')) return;
  const more = await waitFor(`${slack}${answer}`, shown);
  console.log(`\n── and then ──\n${more ?? lateness}`);
}

async function chooseInForm(slack: string, args: readonly string[]): Promise<void> {
  const [[block, value] = []] = Object.entries(fieldsIn(args));
  if (block === undefined) throw new Error(usage);
  await act(`${slack}/local/choose`, { block, value });
  console.log(await formIn(slack));
}

async function submitForm(slack: string, args: readonly string[]): Promise<void> {
  const { body } = await act(`${slack}/local/submit`, fieldsIn(args));
  const { errors }: { errors?: Record<string, string> } = body === '' ? {} : JSON.parse(body);
  if (errors === undefined) console.log(await formIn(slack));
  else for (const [field, why] of Object.entries(errors)) console.log(`✗ ${field}: ${why}`);
}

function fieldsIn(args: readonly string[]): Record<string, string> {
  const pairs = args.map((one) => [
    one.slice(0, one.indexOf('=')),
    one.slice(one.indexOf('=') + 1),
  ]);
  return Object.fromEntries(pairs);
}

/** The form that is open now, if there is one. */
async function formIn(slack: string): Promise<string> {
  const answer = await fetch(`${slack}/local/modal`);
  const view: { title?: { text: string }; blocks?: KnownBlock[] } = JSON.parse(await answer.text());
  return view.blocks === undefined
    ? '(the form is closed)'
    : `── ${view.title?.text ?? 'form'} ──\n${plainText(view.blocks)}`;
}

/** A shortcut or a button is answered in a form, or in a message a moment later. */
async function answerOrForm(slack: string, answer: string): Promise<string | undefined> {
  const form = await fetch(`${slack}/local/modal`);
  return form.status === 200 ? formIn(slack) : waitFor(`${slack}${answer}`);
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

/** What the person sees once it is there, and other than `seen`. @returns undefined when that takes too long */
async function waitFor(url: string, seen?: string): Promise<string | undefined> {
  const giveUpAt = Date.now() + PATIENCE_MS;
  while (Date.now() < giveUpAt) {
    const answer = await fetch(url);
    const text = await answer.text();
    if (answer.status === 200 && shownIn(text) !== seen) return shownIn(text);
    await setTimeout(POLL_MS);
  }
  return undefined;
}

function shownIn(json: string): string {
  const { text, blocks = [] }: { text: string; blocks?: KnownBlock[] } = JSON.parse(json);
  return blocks.length === 0 ? text : plainText(blocks);
}
