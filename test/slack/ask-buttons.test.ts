import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';

import { UpstreamError } from '#lib/upstream-error.ts';

import { buttonsIn, questionsIn } from '../builders/ask.ts';
import { buttonClick, RESPONSE_URL, slashCommand } from '../builders/slack-request.ts';
import { slackProblems } from '../builders/slack-limits.ts';
import {
  answerIn,
  DOWN_ITEMS,
  LONELY_ITEM,
  openSlackDoor,
  REFERENCE,
} from '../fakes/open-slack-door.ts';

const acknowledged = { statusCode: 200, body: '' };

function askClick(value: string, actionId = 'ask_0') {
  return buttonClick({ actionId, value, on: 'answer' });
}

/** What was sent after the click, but for its blocks. */
function told({ fake }: Awaited<ReturnType<typeof openSlackDoor>>) {
  return fake.slack.responses.map(({ url, to, message }) => ({ url, to, text: message.text }));
}

describe('a button that asks', () => {
  it.each([
    { case: 'another question of a tree', value: 'diagnose mfa' },
    { case: 'a code', value: 'error ITEM_LOGIN_REQUIRED' },
    { case: 'an Item', value: `item ${LONELY_ITEM}` },
    { case: 'a checklist', value: 'checklist secret-rotation' },
    { case: 'an article', value: 'howto duplicate Items' },
  ])('about $case: the answer of that command takes the place of the click', async ({ value }) => {
    const door = await openSlackDoor();
    const { text } = answerIn(await door.ask(slashCommand(value)));
    expect(await door.ask(askClick(value))).toEqual(acknowledged);
    expect(told(door)).toEqual([{ url: RESPONSE_URL, to: 'in place', text }]);
    expect(door.fake.slack.modals).toEqual([]);
    expect(door.fake.slack.standing).toEqual([]);
  });

  it.each(['ask_0', 'ask_4', 'ask_11', 'ask_back'])('whatever its number: %s', async (actionId) => {
    const door = await openSlackDoor();
    await door.ask(askClick('status', actionId));
    expect(told(door).map(({ to }) => to)).toEqual(['in place']);
  });

  it('keeps its buttons, so that the next click goes on', async () => {
    const door = await openSlackDoor();
    await door.ask(askClick('diagnose mfa'));
    const [question] = door.fake.slack.responses.flatMap(({ message }) => questionsIn(message));
    expect(question).toMatch(/^diagnose mfa \S+$/);
    await door.ask(askClick(question ?? ''));
    const [, next] = door.fake.slack.responses;
    expect(next && buttonsIn(next.message).map(({ id }) => id)).toContain('ask_back');
  });

  it('asks in the channel of the click: its checklists are offered', async () => {
    const door = await openSlackDoor();
    const value = 'secret-rotation';
    await door.ask(buttonClick({ actionId: 'checklist_start', value, on: 'answer' }));
    await door.ask(askClick(`checklist ${value}`));
    await door.ask(
      buttonClick({ actionId: 'ask_0', value: `checklist ${value}`, on: 'answer', channel: 'C0B' }),
    );
    const [, here, elsewhere] = door.fake.slack.responses;
    expect(here && buttonsIn(here.message).map(({ id }) => id)).toContain('checklist_go_on_0');
    expect(elsewhere && buttonsIn(elsewhere.message).map(({ id }) => id)).toEqual([
      'checklist_start',
    ]);
  });
});

describe('a button whose value was forged', () => {
  it.each([
    { case: 'no value', value: '', says: '/plaid' },
    { case: 'only blanks', value: ' \t\n ', says: '/plaid' },
    { case: 'no command', value: 'launch the missiles', says: '/plaid help' },
    { case: 'the name of every prototype', value: '__proto__', says: '/plaid help' },
    { case: 'a constructor', value: 'constructor', says: '/plaid help' },
    { case: 'a mention', value: '<!channel> help', says: '/plaid help' },
    { case: 'a mention as an Item', value: 'item <!channel>', says: 'Item id' },
    { case: 'SQL', value: "item ' OR 1=1; --", says: 'Item' },
    { case: 'another number of answers', value: 'diagnose mfa no-such-answer', says: 'MFA' },
    { case: 'JSON', value: '{"command":"item"}', says: '/plaid help' },
    { case: '2,000 characters', value: 'x'.repeat(2_000), says: 'too long' },
    { case: 'right-to-left signs', value: '\u202eitem\u202c', says: '/plaid help' },
  ])('$case: an answer like that to any command', async ({ value, says }) => {
    const door = await openSlackDoor();
    expect(await door.ask(askClick(value))).toEqual(acknowledged);
    const [response, ...more] = door.fake.slack.responses;
    expect(more).toEqual([]);
    expect(response?.to).toBe('in place');
    expect(inspect(response?.message, { depth: Infinity })).toContain(says);
    expect(response && slackProblems(response.message)).toEqual([]);
    expect(door.fake.log.lines.map((line) => inspect(line)).join()).not.toContain('failed');
  });

  it('a token: refused as it is after the slash, and nowhere to be seen', async () => {
    const door = await openSlackDoor();
    await door.ask(askClick('item access-sandbox-1f2e3d4c-aaaa-4bbb-8ccc-0123456789ab'));
    expect(told(door).map(({ text }) => text)).toEqual([expect.stringContaining('rotate it')]);
    expect(door.traces()).not.toContain('1f2e3d4c');
    expect(door.fake.log.counts.get('secret.pasted')).toBe(1);
  });

  it('a value that is no text at all: as if it were empty', async () => {
    const door = await openSlackDoor();
    const { contentType, body } = askClick('the value');
    const payload = new URLSearchParams(body).get('payload') ?? '';
    const odd = payload.replaceAll('"the value"', '{"nested":["item"]}');
    await door.ask({ contentType, body: new URLSearchParams({ payload: odd }).toString() });
    expect(odd).toContain('nested');
    expect(told(door)).toEqual([
      { url: RESPONSE_URL, to: 'in place', text: expect.stringContaining('/plaid') },
    ]);
  });

  it('an address that is not of Slack is never called', async () => {
    const door = await openSlackDoor();
    const responseUrl = 'https://hooks.slack.com.evil.example/commands/1';
    await door.ask(buttonClick({ actionId: 'ask_0', value: 'help', on: 'answer', responseUrl }));
    expect(door.fake.slack.responses.map(({ url }) => url)).toEqual(['']);
    expect(door.fake.log.counts.get('ssrf.blocked')).toBe(1);
  });
});

describe('a button that asks, while something fails', () => {
  it.each<{ case: string; fail: () => Promise<never> }>([
    { case: 'the store throws', fail: () => Promise.reject(new UpstreamError('store', 'down')) },
    { case: 'the store never answers', fail: () => new Promise<never>(() => undefined) },
  ])('$case: the asker is told, with a reference; what was clicked stays', async ({ fail }) => {
    const door = await openSlackDoor({
      change: (fake) => ({
        items: { ...fake.items, find: fail },
        // The time for which Slack waits is over at once.
        sleep: () => Promise.resolve(),
      }),
    });
    expect(await door.ask(askClick(`item ${DOWN_ITEMS[0] ?? ''}`))).toEqual(acknowledged);
    expect(told(door)).toEqual([
      { url: RESPONSE_URL, to: 'asker', text: expect.stringContaining(REFERENCE) },
    ]);
    expect(door.fake.log.lines).toContainEqual(
      expect.objectContaining({ sentence: 'slack request failed', reference: REFERENCE }),
    );
  });

  it('Slack does not take the answer: a line in the log, and 200 all the same', async () => {
    const door = await openSlackDoor({
      change: (fake) => ({
        slack: {
          ...fake.slack,
          respond: () => Promise.resolve({ kind: 'refused', reason: 'http_404' }),
        },
      }),
    });
    expect(await door.ask(askClick('help'))).toEqual(acknowledged);
    expect(door.fake.log.lines).toContainEqual(
      expect.objectContaining({ reason: 'http_404', reference: REFERENCE }),
    );
  });
});
