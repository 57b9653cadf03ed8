import { describe, expect, it } from 'vitest';

import { knownCodes } from '#lib/triage/look-up.ts';

import { buttonsIn } from '../builders/ask.ts';
import { seen } from '../builders/seen.ts';
import { slackProblems } from '../builders/slack-limits.ts';
import { buttonClick, RESPONSE_URL, slashCommand } from '../builders/slack-request.ts';
import { acknowledged, cardIn, doorWithCards } from '../fakes/card-door.ts';
import type { SlackDoor } from '../fakes/modal-user.ts';
import {
  answerIn,
  DOWN_INCIDENT,
  LONELY_INCIDENT,
  LONELY_ITEM,
  openSlackDoor,
  REFERENCE,
} from '../fakes/open-slack-door.ts';

const click = (value: string, on: 'card' | 'answer' = 'card') =>
  buttonClick({ actionId: 'user_message', value, on });

/** The one answer to the click. */
function answerTo({ fake }: SlackDoor) {
  const [response, ...more] = fake.slack.responses;
  if (response === undefined) throw new Error('nothing was said');
  expect(more).toEqual([]);
  expect(slackProblems(response.message)).toEqual([]);
  return response;
}

/** The texts that are there to be copied. */
function toCopy({ message }: ReturnType<typeof answerTo>): string[] {
  const blocks = message.blocks.filter(({ type }) => type === 'rich_text');
  return blocks.map((block) => seen({ text: '', blocks: [block] }).trim());
}

const forUsers = knownCodes.filter(({ advice }) => advice.endUserWording !== undefined);
const others = knownCodes.filter((known) => !forUsers.includes(known));

describe('Message to the user', () => {
  it.each(['card', 'answer'] as const)('from a %s: for who clicked alone', async (on) => {
    const door = await openSlackDoor();
    expect(await door.ask(click('ITEM_LOGIN_REQUIRED', on))).toEqual(acknowledged);
    const answer = answerTo(door);
    expect(answer).toMatchObject({ url: RESPONSE_URL, to: 'asker' });
    expect(toCopy(answer)).toHaveLength(2);
    expect(seen(answer.message)).toContain('(English)');
    expect(seen(answer.message)).toContain('(Spanish)');
    expect(door.fake.slack.standing).toEqual([]);
    expect(door.fake.slack.modals).toEqual([]);
    expect(door.storeCalls).toEqual([]);
  });

  it.each([
    { case: 'the card of an Item that needs a login', key: LONELY_INCIDENT, has: true },
    { case: 'the card of a bank that is down', key: DOWN_INCIDENT, has: true },
  ])('$case: the very button that it has brings one', async ({ key, has }) => {
    const door = await doorWithCards([key]);
    const [post] = door.fake.slack.standing;
    const button = post && buttonsIn(post.message).find(({ id }) => id === 'user_message');
    expect(button !== undefined).toBe(has);
    await door.ask(
      buttonClick({
        actionId: 'user_message',
        value: button?.value ?? '',
        on: 'card',
        ...cardIn(door),
      }),
    );
    expect(toCopy(answerTo(door)).length).toBeGreaterThan(0);
  });

  it('the very button that /plaid item has brings one', async () => {
    const door = await openSlackDoor();
    const { shown } = answerIn(await door.ask(slashCommand(`item ${LONELY_ITEM}`)));
    expect(shown.split('\n')).toEqual(
      expect.arrayContaining(['user_message', 'ITEM_LOGIN_REQUIRED ITEM_ERROR']),
    );
  });

  it('there are codes for users, and others', () => {
    expect(forUsers.length).toBeGreaterThan(10);
    expect(others.length).toBeGreaterThan(forUsers.length);
  });

  it.each(forUsers)(
    '$type $code: plain text, short, without codes and ids',
    async ({ code, type }) => {
      const door = await openSlackDoor();
      await door.ask(click(`${code} ${type}`));
      const texts = toCopy(answerTo(door));
      expect(texts.length).toBeGreaterThan(0);
      for (const text of texts) {
        expect(text.length).toBeLessThanOrEqual(400);
        expect(text).not.toMatch(/\w_\w|[<>`*]|\b(?:Plaid|Link|Item|token|API)\b/);
        expect(text).toMatch(/^\p{Lu}.*[.!]$/su);
      }
    },
  );

  it.each(others)('$type $code: says that it is nothing for the user', async ({ code, type }) => {
    const door = await openSlackDoor();
    await door.ask(click(`${code} ${type}`));
    const answer = answerTo(door);
    expect(answer.to).toBe('asker');
    expect(answer.message.text).toContain('nothing to tell them');
    expect(toCopy(answer)).toEqual([]);
  });
});

describe('Message to the user, with a value that was forged', () => {
  it.each([
    { case: 'a code that there is not', value: 'FLUX_CAPACITOR' },
    { case: 'the name of every prototype', value: '__proto__' },
    { case: 'a constructor', value: 'constructor' },
    { case: 'a mention', value: '<!channel>' },
    { case: 'backticks', value: '``` <@U0VICTIM> ```' },
    { case: 'right-to-left signs', value: '\u202eITEM_LOGIN_REQUIRED\u202c' },
    { case: 'no value', value: '' },
    { case: '2,000 characters', value: 'X'.repeat(2_000) },
  ])('$case: a sentence for who clicked', async ({ value }) => {
    const door = await openSlackDoor();
    expect(await door.ask(click(value))).toEqual(acknowledged);
    const answer = answerTo(door);
    expect(answer.to).toBe('asker');
    expect(toCopy(answer)).toEqual([]);
    expect(seen(answer.message)).not.toMatch(/<!channel>|<@/);
  });
});

it('Message to the user, that Slack does not take: a line in the log', async () => {
  const door = await openSlackDoor({
    change: ({ slack }) => ({
      slack: { ...slack, respond: () => Promise.resolve({ kind: 'refused', reason: 'http_404' }) },
    }),
  });
  expect(await door.ask(click('ITEM_LOGIN_REQUIRED'))).toEqual(acknowledged);
  expect(door.fake.log.lines).toContainEqual(
    expect.objectContaining({ reason: 'http_404', reference: REFERENCE }),
  );
});
