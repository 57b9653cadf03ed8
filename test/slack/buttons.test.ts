import { setImmediate } from 'node:timers/promises';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';

import { alertId } from '#lib/alerts/alert.ts';
import type { SlackOutcome } from '#lib/ports/slack-channel.ts';
import { UpstreamError } from '#lib/upstream-error.ts';

import { buttonClick, RESPONSE_URL, slashCommand } from '../builders/slack-request.ts';
import {
  answerIn,
  DOWN_INCIDENT,
  DOWN_ITEMS,
  LONELY_INCIDENT,
  LONELY_ITEM,
  openSlackDoor,
  REFERENCE,
  textsIn,
} from '../fakes/open-slack-door.ts';

type Door = Awaited<ReturnType<typeof openSlackDoor>>;

/** A click is acknowledged with nothing: what it brings comes another way. */
const acknowledged = { statusCode: 200, body: '' };

/** A store that does not tell about Items. */
function brokenStore(fail: () => Promise<never>) {
  return openSlackDoor({
    change: (fake) => ({
      items: { ...fake.items, find: fail, countKnown: fail },
      // The time for which Slack waits is over as soon as nothing else can be done.
      sleep: () => setImmediate(),
    }),
  });
}

const breakages: { case: string; fail: () => Promise<never> }[] = [
  { case: 'throws', fail: () => Promise.reject(new UpstreamError('store', 'InternalServerError')) },
  { case: 'never answers', fail: () => new Promise<never>(() => undefined) },
];

function loggedWithReference(door: Door): string {
  const lines = door.fake.log.lines.map((line) => inspect(line));
  return lines.filter((line) => line.includes(REFERENCE)).join('\n');
}

function responses(door: Door): { url: string; to: string; text: string }[] {
  return door.fake.slack.responses.map(({ url, to, message }) => ({ url, to, text: message.text }));
}

describe('Ticket draft', () => {
  const click = (value: string) => buttonClick({ actionId: 'ticket_draft', value, on: 'card' });

  it('of an alert about one Item: a form in which all that is known is filled in', async () => {
    const door = await openSlackDoor();
    expect(await door.ask(click(alertId(LONELY_INCIDENT)))).toEqual(acknowledged);
    const [modal] = door.fake.slack.modals;
    const shown = textsIn(modal).join('\n');
    expect(modal?.callback_id).toBe('ticket_form');
    expect(shown).toContain('error_code `ITEM_LOGIN_REQUIRED`');
    expect(shown).toContain(`item_id \`${LONELY_ITEM}\``);
    expect(shown).toContain('institution_id `ins_900001`');
    expect(door.fake.slack.modals).toHaveLength(1);
    expect(door.fake.slack.responses).toEqual([]);
  });

  it('of an alert about many: all of them counted, three of them named', async () => {
    const door = await openSlackDoor();
    expect(await door.ask(click(alertId(DOWN_INCIDENT)))).toEqual(acknowledged);
    const shown = textsIn(door.fake.slack.modals).join('\n');
    expect(shown).toContain('error_code `INSTITUTION_DOWN`');
    const named = DOWN_ITEMS.slice(0, 3).map((itemId) => `\`${itemId}\``);
    expect(shown).toContain(`item_id ${named.join('  ')}  and 1 more`);
    expect(shown).not.toContain(DOWN_ITEMS[3]);
  });

  it('of an Item, from the answer of /plaid item', async () => {
    const door = await openSlackDoor();
    const value = `item ${LONELY_ITEM}`;
    await door.ask(buttonClick({ actionId: 'ticket_draft', value, on: 'answer' }));
    const shown = textsIn(door.fake.slack.modals).join('\n');
    expect(shown).toContain(`item_id \`${LONELY_ITEM}\``);
  });

  it('the very button that the card has opens it', async () => {
    const door = await openSlackDoor();
    const { shown } = answerIn(await door.ask(slashCommand(`item ${LONELY_ITEM}`)));
    expect(shown.split('\n')).toEqual(
      expect.arrayContaining(['ticket_draft', `item ${LONELY_ITEM}`, 'share']),
    );
  });

  it('asks for the modal with the trigger of the click', async () => {
    const door = await openSlackDoor();
    await door.ask(click(alertId(LONELY_INCIDENT)));
    const triggers = door.fake.slack.views.map(({ triggerId }) => triggerId);
    expect(triggers).toEqual(['101.202.opens-one-modal']);
  });

  it('without a value, as no button of ours is: the form of a ticket about nothing', async () => {
    const door = await openSlackDoor();
    expect(await door.ask(click(''))).toEqual(acknowledged);
    expect(textsIn(door.fake.slack.modals)).not.toContain('*Known, and filled in*');
    expect(door.fake.slack.modals).toHaveLength(1);
  });

  it.each([
    { case: 'an alert that nobody knows', value: alertId('ins_900003#NEVER'), says: 'this alert' },
    { case: 'an Item that nobody knows', value: 'item NobodyKnows123', says: 'this Item' },
    { case: 'the key of a table', value: LONELY_INCIDENT, says: 'this alert' },
    { case: 'the name of every prototype', value: '__proto__', says: 'this alert' },
    { case: 'that name as an Item', value: 'item __proto__', says: 'this Item' },
    { case: 'another word before an Item', value: `alert ${LONELY_ITEM}`, says: 'this alert' },
    { case: 'a mention', value: 'item <!channel>', says: 'this Item' },
    { case: '2,000 characters', value: `item ${'x'.repeat(1_995)}`, says: 'this Item' },
  ])('with $case: a sentence for who clicked', async ({ value, says }) => {
    const door = await openSlackDoor();
    expect(await door.ask(click(value))).toEqual(acknowledged);
    expect(responses(door)).toEqual([
      { url: RESPONSE_URL, to: 'asker', text: expect.stringContaining(says) },
    ]);
    expect(door.fake.slack.responses.flatMap(({ message }) => textsIn(message))).not.toContainEqual(
      expect.stringContaining('<!channel>'),
    );
    expect(door.fake.slack.modals).toEqual([]);
  });

  it.each<SlackOutcome>([
    { kind: 'refused', reason: 'expired_trigger_id' },
    { kind: 'invalid', reason: 'invalid_blocks' },
    { kind: 'limited', retryAfterMs: 30_000 },
    { kind: 'unsure', reason: 'internal_error' },
  ])('that Slack does not open ($kind): a sentence with the reference', async (outcome) => {
    const door = await openSlackDoor({
      change: (fake) => ({
        slack: { ...fake.slack, openModal: () => Promise.resolve(outcome) },
      }),
    });
    expect(await door.ask(click(alertId(LONELY_INCIDENT)))).toEqual(acknowledged);
    expect(responses(door)).toEqual([
      { url: RESPONSE_URL, to: 'asker', text: expect.stringContaining(REFERENCE) },
    ]);
    expect(loggedWithReference(door)).toContain(outcome.kind);
  });

  it.each(breakages)('while the store $case: a sentence with the reference', async ({ fail }) => {
    const door = await brokenStore(fail);
    expect(await door.ask(click(`item ${LONELY_ITEM}`))).toEqual(acknowledged);
    expect(responses(door)).toEqual([
      { url: RESPONSE_URL, to: 'asker', text: expect.stringContaining(REFERENCE) },
    ]);
    expect(loggedWithReference(door)).toContain('slack request failed');
  });
});

describe('Share', () => {
  const click = (value: string) => buttonClick({ actionId: 'share', value, on: 'answer' });

  it('asks again, and puts the answer into the channel without its buttons', async () => {
    const door = await openSlackDoor();
    const value = `item ${LONELY_ITEM}`;
    const { text } = answerIn(await door.ask(slashCommand(value)));
    expect(await door.ask(click(value))).toEqual(acknowledged);
    expect(responses(door)).toEqual([{ url: RESPONSE_URL, to: 'channel', text }]);
    const blocks = door.fake.slack.responses.flatMap(({ message }) => message.blocks);
    expect(blocks.map(({ type }) => type)).toContain('section');
    expect(blocks.map(({ type }) => type)).not.toContain('actions');
    expect(door.storeCalls.filter((call) => call === 'items.find')).toHaveLength(2);
  });

  it('shares what is known of a code, too', async () => {
    const door = await openSlackDoor();
    await door.ask(click('error ITEM_LOGIN_REQUIRED'));
    expect(responses(door)).toEqual([
      { url: RESPONSE_URL, to: 'channel', text: expect.stringContaining('ITEM_LOGIN_REQUIRED') },
    ]);
  });

  it('never carries a token into the channel', async () => {
    const door = await openSlackDoor();
    await door.ask(click('item access-production-7d0b4c1e-90aa-4f3d-8b7e-6c5d4e3f2a1b'));
    expect(door.traces()).not.toContain('7d0b4c1e');
  });

  it.each(breakages)(
    'while the store $case: a sentence with the reference, for who clicked and not the channel',
    async ({ fail }) => {
      const door = await brokenStore(fail);
      expect(await door.ask(click(`item ${LONELY_ITEM}`))).toEqual(acknowledged);
      expect(responses(door)).toEqual([
        { url: RESPONSE_URL, to: 'asker', text: expect.stringContaining(REFERENCE) },
      ]);
      expect(loggedWithReference(door)).toContain('slack request failed');
    },
  );
});

describe('a command', () => {
  it.each(
    breakages.flatMap((breakage) => [
      { ...breakage, text: `item ${LONELY_ITEM}` },
      { ...breakage, text: 'status' },
    ]),
  )(
    '$text while the store $case: 200, and a sentence whose reference is in the log',
    async ({ fail, text }) => {
      const door = await brokenStore(fail);
      expect(answerIn(await door.ask(slashCommand(text))).text).toContain(REFERENCE);
      expect(loggedWithReference(door)).toContain('slack request failed');
      expect(door.slackCalls()).toBe(0);
    },
  );

  it('waits for two and a half seconds, and not when the answer is there', async () => {
    const waits: { ms: number; signal: AbortSignal | undefined }[] = [];
    const door = await openSlackDoor({
      change: () => ({
        sleep: (ms, signal) => {
          waits.push({ ms, signal });
          return new Promise(() => undefined);
        },
      }),
    });
    await door.ask(slashCommand('status'));
    expect(waits.map(({ ms }) => ms)).toEqual([2_500, 1_500]);
    expect(waits.map(({ signal }) => signal?.aborted)).toEqual([true, true]);
  });

  it('that needs no store is answered while the store is down', async () => {
    const door = await brokenStore(() => Promise.reject(new UpstreamError('store', 'down')));
    expect(answerIn(await door.ask(slashCommand('help'))).text).toContain('status');
  });
});

describe('a button that is not ours', () => {
  it('is acknowledged with nothing', async () => {
    const door = await openSlackDoor();
    const click = buttonClick({ actionId: 'launch', value: 'x', on: 'card' });
    expect(await door.ask(click)).toEqual(acknowledged);
    expect(door.slackCalls()).toBe(0);
    expect(door.storeCalls).toEqual([]);
  });
});
