import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';

import type { SlackOutcome } from '#lib/ports/slack-channel.ts';
import type { Note } from '#lib/ports/team-stores.ts';
import { UpstreamError } from '#lib/upstream-error.ts';

import { seen } from '../builders/seen.ts';
import { slackProblems } from '../builders/slack-limits.ts';
import {
  messageShortcut,
  RESPONSE_URL,
  slashCommand,
  viewSubmission,
} from '../builders/slack-request.ts';
import { acknowledged, cardIn, doorWithCards, linesWith, opened } from '../fakes/card-door.ts';
import type { SlackDoor } from '../fakes/modal-user.ts';
import {
  answerIn,
  DOWN_INCIDENT,
  DOWN_ITEMS,
  LONELY_INCIDENT,
  LONELY_ITEM,
  openSlackDoor,
  REFERENCE,
} from '../fakes/open-slack-door.ts';

const STRANGER = 'Zk8rTwQm2NvXb5LpHs9DfGjC3yUeA7oR1iB46';
const TOKEN = 'access-production-5e0d7c2a-91b3-4f68-a2d4-c7b8e9f01234';
const REPLY_TS = '1795262111.000200';

const note = (message: Readonly<Record<string, unknown>>, channel?: string) =>
  messageShortcut(message, { callback: 'add_note', ...(channel && { channel }) });

/** A reply in the thread of the card. */
function reply(door: SlackDoor, text: string) {
  const { ts, channel } = cardIn(door);
  return note({ text, ts: REPLY_TS, thread_ts: ts }, channel);
}

function told({ fake }: SlackDoor) {
  return fake.slack.responses.map(({ url, to, message }) => ({ url, to, text: message.text }));
}

const noted = (itemId: string) => [
  { url: RESPONSE_URL, to: 'asker', text: `Noted; \`/plaid item ${itemId}\` shows it.` },
];

/** A door where the shortcut asks for the Item. */
async function asking(
  text = 'They changed their bank.',
  options?: Parameters<typeof openSlackDoor>[0],
) {
  const door = await openSlackDoor(options);
  const form = await opened(door, note({ text }));
  expect(form.modal.callback_id).toBe('note_form');
  return { door, form };
}

describe('Add note to Item', () => {
  it('in the thread of the card of one Item: kept at once, with where it stands', async () => {
    const door = await doorWithCards([LONELY_INCIDENT]);
    const text = 'Called them: a new phone, they will log in tonight.';
    expect(await door.ask(reply(door, text))).toEqual(acknowledged);
    const thread = `thread_ts=${cardIn(door).ts}&cid=C0ALERTS`;
    expect(door.fake.notes.all()).toEqual([
      {
        itemId: LONELY_ITEM,
        text,
        permalink: `https://harbor-ops.slack.com/archives/C0ALERTS/p1795262111000200?${thread}`,
        by: 'U0WRITER',
        at: '2026-11-21T11:55:11.000Z',
      },
    ]);
    expect(told(door)).toEqual(noted(LONELY_ITEM));
    expect(door.fake.slack.modals).toEqual([]);
  });

  it.each([
    { case: 'names one Item that we know', text: `what of item ${LONELY_ITEM}?` },
    { case: 'names one that we know, and another', text: `${STRANGER} or ${LONELY_ITEM}?` },
    { case: 'names it twice', text: `item_id: ${LONELY_ITEM} (${LONELY_ITEM})` },
  ])('on a message that $case: kept at once', async ({ text }) => {
    const door = await openSlackDoor();
    expect(await door.ask(note({ text }))).toEqual(acknowledged);
    expect(door.fake.notes.all()).toMatchObject([
      {
        itemId: LONELY_ITEM,
        text,
        permalink: 'https://harbor-ops.slack.com/archives/C0OPS/p1795262000000100',
      },
    ]);
    expect(told(door)).toEqual(noted(LONELY_ITEM));
  });

  it('keeps a date as it is read, not as Slack sends it', async () => {
    const door = await openSlackDoor();
    const since = 'Since <!date^1795262000^{date_short_pretty}, {time}|2026-11-21 11:53 UTC>';
    await door.ask(note({ text: `${since}: ${LONELY_ITEM}` }));
    expect(door.fake.notes.all()).toMatchObject([
      { text: `Since 2026-11-21 11:53 UTC: ${LONELY_ITEM}` },
    ]);
  });

  it.each([
    { case: 'names none', text: 'They changed their bank.', suggests: '' },
    { case: 'names one that nobody knows', text: `item ${STRANGER} is odd`, suggests: '' },
    {
      case: 'names two that we know',
      text: `${LONELY_ITEM} and ${DOWN_ITEMS[0] ?? ''} are of one user`,
      suggests: LONELY_ITEM,
    },
  ])('on a message that $case: asks for the Item', async ({ text, suggests }) => {
    const { door, form } = await asking(text);
    expect(door.fake.notes.all()).toEqual([]);
    expect(form.answers).toEqual(suggests === '' ? {} : { item: suggests });
    form.fill({ item: ` ${LONELY_ITEM} ` });
    expect(await form.submit()).toEqual({});
    expect(door.fake.notes.all()).toMatchObject([{ itemId: LONELY_ITEM, text, by: 'U0WRITER' }]);
    expect(form.text).toContain(`Noted; \`/plaid item ${LONELY_ITEM}\` shows it.`);
    expect(form.inputs).toEqual([]);
  });

  it('in the thread of a card about many Items: asks', async () => {
    const door = await doorWithCards([DOWN_INCIDENT]);
    const form = await opened(door, reply(door, 'Status page says 14:00.'));
    form.fill({ item: DOWN_ITEMS[1] ?? '' });
    expect(await form.submit()).toEqual({});
    expect(door.fake.notes.all()).toMatchObject([{ itemId: DOWN_ITEMS[1] }]);
  });

  it('on a message of a bot, which has no writer', async () => {
    const door = await openSlackDoor();
    const message = { user: undefined, bot_id: 'B0LOGS', text: `${LONELY_ITEM} failed` };
    await door.ask(note(message));
    expect(door.fake.notes.all()).toMatchObject([{ itemId: LONELY_ITEM, by: '' }]);
  });

  it('twice on the same message: one note', async () => {
    const door = await doorWithCards([LONELY_INCIDENT]);
    await Promise.all([door.ask(reply(door, 'Once.')), door.ask(reply(door, 'Once.'))]);
    await door.ask(reply(door, 'Once.'));
    expect(door.fake.notes.all()).toHaveLength(1);
    expect(told(door)).toHaveLength(3);
  });

  it('of two people at once, about one Item: both', async () => {
    const door = await doorWithCards([LONELY_INCIDENT]);
    const { ts, channel } = cardIn(door);
    const replies = ['1795262111.000200', '1795262112.000200'].map((own, index) =>
      note({ text: `Reply ${String(index)}`, ts: own, thread_ts: ts }, channel),
    );
    await Promise.all(replies.map((one) => door.ask(one)));
    expect(door.fake.notes.all().map(({ text }) => text)).toEqual(['Reply 0', 'Reply 1']);
  });

  it('is shown by /plaid item, with who wrote it, when, and the way to the message', async () => {
    const door = await doorWithCards([LONELY_INCIDENT]);
    await door.ask(reply(door, 'Called <!channel> & asked *twice*'));
    const { shown } = answerIn(await door.ask(slashCommand(`item ${LONELY_ITEM}`)));
    const [, notes = ''] = shown.split('*Notes*');
    expect(notes).toMatch(
      /^\n• {2}Called &lt;!channel&gt; &amp; asked \*twice\* {2}<@U0WRITER>, <!date\^1795262111\^[^>]*> {2}<https:\/\/harbor-ops\.slack\.com\/archives\/C0ALERTS\/p1795262111000200\?[^|]*\|message>/,
    );
  });
});

describe('the text of a note', () => {
  async function textOf(message: { text: string; blocks?: unknown }): Promise<string> {
    const door = await openSlackDoor();
    await door.ask(note({ ...message, text: `${LONELY_ITEM} ${message.text}` }));
    const [only] = door.fake.notes.all();
    return (only?.text ?? '').replace(`${LONELY_ITEM} `, '');
  }

  it.each([
    { case: 'an access token', text: `it is ${TOKEN}`, says: 'it is access-production-[masked]' },
    { case: 'an address', text: 'write to mira@shop.example', says: 'write to [e-mail]' },
    { case: 'a number', text: 'account 4000123412341234', says: 'account [number]' },
  ])('masks $case', async ({ text, says }) => {
    expect(await textOf({ text })).toBe(says);
  });

  it('masks before it asks for the Item, too', async () => {
    const { door, form } = await asking(`odd: ${TOKEN}, mira@shop.example`);
    expect(door.traces()).not.toMatch(/5e0d7c2a|mira@/);
    form.fill({ item: LONELY_ITEM });
    await form.submit();
    expect(door.fake.notes.all()).toMatchObject([
      { text: 'odd: access-production-[masked], [e-mail]' },
    ]);
    expect(door.traces()).not.toMatch(/5e0d7c2a|mira@/);
  });

  it('is all that the message says, also in blocks', async () => {
    const blocks = [{ type: 'section', text: { type: 'mrkdwn', text: 'and this below' } }];
    expect(await textOf({ text: 'above', blocks })).toBe('above\nand this below');
  });

  it('holds no half of a sign, whatever was sent', async () => {
    expect(await textOf({ text: 'a \ud83d b \ude00 c' })).toBe('a \ufffd b \ufffd c');
  });

  it.each(['', 'x', 'xx'])(
    'of 500 characters at most: no sign is cut in two (behind "%s")',
    async (before) => {
      const text = await textOf({ text: `${before}${'😀'.repeat(400)}` });
      expect(text).not.toMatch(/\p{Surrogate}/u);
      expect(text.length + LONELY_ITEM.length + 1).toBeLessThanOrEqual(500);
      expect(text.length + LONELY_ITEM.length + 1).toBeGreaterThan(490);
    },
  );

  it('of the longest kind: five of them fit into the answer of /plaid item', async () => {
    const door = await openSlackDoor();
    for (const second of [1, 2, 3, 4, 5, 6]) {
      const ts = `179526211${String(second)}.000200`;
      await door.ask(note({ text: `${LONELY_ITEM} ${'<&>'.repeat(300)}`, ts }));
    }
    expect(door.fake.notes.all()).toHaveLength(6);
    const result = await door.ask(slashCommand(`item ${LONELY_ITEM}`));
    const { response_type: kind, ...message } = JSON.parse(result.body ?? '');
    expect(kind).toBe('ephemeral');
    expect(slackProblems(message, { people: true, notes: true })).toEqual([]);
    expect(seen(message).match(/\|message>/g)).toHaveLength(5);
  });
});

describe('a note that cannot be added', () => {
  it.each([
    { case: 'an empty message', message: { text: '' } },
    { case: 'a message of blanks', message: { text: ' \n ' } },
    { case: 'only a file', message: { text: '', files: [{ id: 'F0A', name: 'log.png' }] } },
  ])('$case: a sentence', async ({ message }) => {
    const door = await openSlackDoor();
    expect(await door.ask(note(message))).toEqual(acknowledged);
    expect(told(door).map(({ text }) => text)).toEqual(['That message has no text to be noted.']);
    expect(door.fake.slack.modals).toEqual([]);
  });

  it.each(['yesterday', '', '17952621110002001795262111000200', '1795262111', null])(
    'a message with the time %j: a sentence',
    async (ts) => {
      const door = await openSlackDoor();
      expect(await door.ask(note({ text: `about ${LONELY_ITEM}`, ts }))).toEqual(acknowledged);
      expect(told(door).map(({ text }) => text)).toEqual(['That message cannot be noted.']);
      expect(door.fake.notes.all()).toEqual([]);
    },
  );

  it.each([
    { case: 'nothing', item: '' },
    { case: 'an Item that nobody knows', item: STRANGER },
    { case: 'the right one in lower case', item: LONELY_ITEM.toLowerCase() },
    { case: 'the name of every prototype', item: '__proto__' },
    { case: 'a mention', item: '<!channel>' },
  ])('$case in the form: a sentence under the field, and then the right one', async ({ item }) => {
    const { door, form } = await asking();
    form.fill({ item });
    expect(await form.submit()).toEqual({
      item: 'Tartan knows no such Item. Upper and lower case matter.',
    });
    expect(door.fake.notes.all()).toEqual([]);
    form.fill({ item: LONELY_ITEM });
    expect(await form.submit()).toEqual({});
  });

  it('a token in the form: refused under the field, not looked up, and nowhere', async () => {
    const { door, form } = await asking();
    door.storeCalls.length = 0;
    form.fill({ item: TOKEN });
    const errors = await form.submit();
    expect(errors).toEqual({ item: expect.stringContaining('take it out, and replace it') });
    expect(inspect(errors) + door.traces()).not.toContain('5e0d7c2a');
    expect(door.storeCalls).toEqual([]);
  });

  it.each<SlackOutcome>([
    { kind: 'refused', reason: 'expired_trigger_id' },
    { kind: 'unsure', reason: 'internal_error' },
  ])('Slack says $kind to the form: a sentence with the reference, and a line', async (outcome) => {
    const door = await openSlackDoor({
      change: ({ slack }) => ({ slack: { ...slack, openModal: () => Promise.resolve(outcome) } }),
    });
    expect(await door.ask(note({ text: 'About whom?' }))).toEqual(acknowledged);
    expect(told(door)).toEqual([
      { url: RESPONSE_URL, to: 'asker', text: expect.stringContaining(REFERENCE) },
    ]);
    expect(linesWith(door, REFERENCE)).toEqual([expect.objectContaining(outcome)]);
  });

  it('a store that fails at once: the reference', async () => {
    const add = () => Promise.reject(new UpstreamError('store', 'down'));
    const door = await openSlackDoor({ change: ({ notes }) => ({ notes: { ...notes, add } }) });
    expect(await door.ask(note({ text: `about ${LONELY_ITEM}` }))).toEqual(acknowledged);
    expect(told(door)).toEqual([
      { url: RESPONSE_URL, to: 'asker', text: expect.stringContaining(REFERENCE) },
    ]);
  });

  it.each<{ case: string; fail: () => Promise<never> }>([
    { case: 'throws', fail: () => Promise.reject(new UpstreamError('store', 'down')) },
    { case: 'never answers', fail: () => new Promise<never>(() => undefined) },
  ])('a store that $case behind the form: the reference under the field', async ({ fail }) => {
    let isBroken = false;
    const { door, form } = await asking('About whom?', {
      change: (fake) => ({
        notes: { ...fake.notes, add: (one: Note) => (isBroken ? fail() : fake.notes.add(one)) },
        // While the store is broken, the time for which Slack waits is over at once.
        sleep: (ms, signal) => (isBroken ? Promise.resolve() : fake.sleep(ms, signal)),
      }),
    });
    isBroken = true;
    form.fill({ item: LONELY_ITEM });
    expect(await form.submit()).toEqual({ item: expect.stringContaining(REFERENCE) });
    expect(linesWith(door, REFERENCE)).toHaveLength(1);
    isBroken = false;
    expect(await form.submit()).toEqual({});
  });

  it.each(['', '{', 'null', '{"text":"only this"}', '{"text":1,"permalink":2,"by":3,"at":4}'])(
    'carried by an older Tartan, or mangled: %s: a sentence under the field',
    async (metadata) => {
      const { door, form } = await asking();
      const modal = { ...form.modal, private_metadata: metadata };
      const sent = viewSubmission({ id: 'V01', modal, answers: { item: LONELY_ITEM } });
      expect(JSON.parse((await door.ask(sent)).body ?? '')).toEqual({
        response_action: 'errors',
        errors: { item: 'That form is too old; open it again.' },
      });
      expect(door.fake.notes.all()).toEqual([]);
    },
  );

  it('a modal is in no channel: limits of channels do not refuse it', async () => {
    const { door, form } = await asking('About whom?', { config: { channels: ['C0OPS'] } });
    form.fill({ item: LONELY_ITEM });
    expect(await form.submit()).toEqual({});
    expect(door.fake.notes.all()).toHaveLength(1);
  });

  it('without a name of the workspace, the address leads there all the same', async () => {
    const door = await openSlackDoor();
    const { contentType, body } = note({ text: `about ${LONELY_ITEM}` });
    const payload = new URLSearchParams(body).get('payload') ?? '';
    for (const domain of ['"evil.example/x?"', '5', 'null']) {
      const odd = payload.replace('"harbor-ops"', domain);
      await door.ask({ contentType, body: new URLSearchParams({ payload: odd }).toString() });
    }
    const links = door.fake.notes.all().map(({ permalink }) => permalink);
    expect(links).toEqual(['https://app.slack.com/archives/C0OPS/p1795262000000100']);
  });
});
