import { describe, expect, it } from 'vitest';

import { commands } from '#lib/commands/registry.ts';

import { ask } from '../builders/ask.ts';
import { itemIdNumber } from '../builders/card-facts.ts';
import { START } from '../builders/item-events.ts';
import { seen } from '../builders/seen.ts';
import { fakePorts } from '../fakes/fake-ports.ts';

const OVERLONG = 4_000;
const LONGEST = 1_000;

const long = [
  { case: 'one endless word', text: 'a'.repeat(OVERLONG) },
  { case: 'words', text: 'why does my bank not work '.repeat(200) },
  { case: 'ids', text: `${itemIdNumber(1)} `.repeat(120) },
  { case: 'codes', text: 'ITEM_LOGIN_REQUIRED,'.repeat(220) },
  { case: 'emoji', text: '👩🏽‍🚒'.repeat(600) },
  { case: 'right to left', text: '\u202eمُنَاقَشَةُ\u202c '.repeat(300) },
  { case: 'mentions', text: '<!channel>'.repeat(420) },
  { case: 'HTML', text: '<script>alert(7)</script>'.repeat(170) },
  { case: 'SQL', text: "'; DROP TABLE items; --".repeat(190) },
  { case: 'mrkdwn', text: '*`_~>'.repeat(840) },
  { case: 'signs', text: '%{}[]()\\|'.repeat(450) },
].map(({ text, ...row }) => ({ ...row, text: text.slice(0, OVERLONG) }));

const pastes = commands.filter(({ takesPastes }) => takesPastes);
const others = commands.filter(({ takesPastes }) => !takesPastes);

it('only explain reads what is pasted', () => {
  expect(pastes.map(({ name }) => name)).toEqual(['explain']);
});

describe.each(others)('/plaid $name with 4,000 characters', ({ name }) => {
  it.each(long)('of $case: a sentence that says so, and nothing of them', async ({ text }) => {
    const calls: string[] = [];
    const message = await ask(`${name} ${text}`, {
      ports: fakePorts(START, (place) => calls.push(place)),
    });
    expect(message.text).toContain('That is too long for one question.');
    expect(message.text).toContain('/plaid explain');
    expect(seen(message)).not.toContain(text.slice(0, 40));
    expect(calls).toEqual([]);
  });
});

describe.each(others)('/plaid $name with as much as is read', ({ name }) => {
  it.each(long)('of $case: an answer that Slack takes', async ({ text }) => {
    const started = performance.now();
    const message = await ask(`${name} ${text}`.slice(0, LONGEST));
    expect(performance.now() - started).toBeLessThan(1_500);
    expect(message.text).toMatch(/\p{L}{3}.*[.?:]/su);
    expect(message.text).not.toContain('too long');
    expect(message.text.length).toBeLessThan(LONGEST);
  });
});

describe.each(pastes)('/plaid $name with 4,000 characters', ({ name }) => {
  it.each(long)('of $case: says what is in them', async ({ case: kind, text }) => {
    const message = await ask(`${name} ${text}`);
    expect(message.text).toMatch(
      ['ids', 'codes'].includes(kind) ? /^Found: / : /^There is no error code/,
    );
    expect(seen(message)).not.toMatch(/<!|script|DROP|\p{Cf}/u);
  });
});

describe.each(long)('4,000 characters without a command: $case', ({ text }) => {
  it('get a sentence that says so', async () => {
    expect((await ask(text)).text).toContain('That is too long for one question.');
  });
});
