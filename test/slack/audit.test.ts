import { readdirSync, readFileSync } from 'node:fs';
import { inspect } from 'node:util';

import { describe, expect, it } from 'vitest';

import { alertId } from '#lib/alerts/alert.ts';
import { commands } from '#lib/commands/registry.ts';
import type { Modal } from '#lib/messages/message.ts';

import {
  buttonClick,
  messageShortcut,
  RESPONSE_URL,
  slackEvent,
  slashCommand,
  type SlackPayload,
  sslCheck,
  viewSubmission,
} from '../builders/slack-request.ts';
import { opened } from '../fakes/card-door.ts';
import {
  answerIn,
  LONELY_INCIDENT,
  LONELY_ITEM,
  NOON,
  openSlackDoor,
  REFERENCE,
} from '../fakes/open-slack-door.ts';

const TOKEN = 'access-production-5e0d7c2a-91b3-4f68-a2d4-c7b8e9f01234';
const ALERT = alertId(LONELY_INCIDENT);

const asker = { at: NOON, user: 'U0ASKER', team: 'T0HOME', reference: REFERENCE };
const here = { ...asker, channel: 'C0OPS' };

/** What each button acts on, where the line is to show it. */
const values: Readonly<Record<string, { value: string; name?: string; ids?: string[] }>> = {
  ask: { value: `item ${LONELY_ITEM}`, name: 'ask item', ids: [LONELY_ITEM] },
  tell: { value: 'review 7d', name: 'tell review' },
  share: { value: `find ${LONELY_ITEM}`, name: 'share find', ids: [LONELY_ITEM] },
  check_now: { value: LONELY_ITEM, ids: [LONELY_ITEM] },
  ticket_draft: { value: ALERT, ids: [ALERT] },
  case_status: { value: '884211 Solved', ids: ['884211'] },
  checklist_start: { value: 'production' },
  home_ask: { value: `item ${LONELY_ITEM}`, name: 'home_ask item', ids: [LONELY_ITEM] },
  home_search: { value: LONELY_ITEM, name: 'home_search find', ids: [LONELY_ITEM] },
};

/** What the files beside the desk listen for, as they are written there. */
function listened(kind: 'action' | 'shortcut' | 'view'): string[] {
  return readdirSync('lib/slack')
    .filter((file) => file.startsWith('listen-for-'))
    .map((file) => readFileSync(`lib/slack/${file}`, 'utf8'))
    .flatMap((source) => [...source.matchAll(/app\.(\w+)\(('\w+'|\/\^\w+\/|[A-Z_]+),/g)])
    .flatMap(([, on, name = '']) => (on === kind ? [name.replace(/^['/^]+|_?[/']$/g, '')] : []));
}

function formOf(callback: string, values: Readonly<Record<string, string>> = {}): SlackPayload {
  const modal: Modal = {
    type: 'modal',
    callback_id: callback,
    private_metadata: JSON.stringify({
      about: LONELY_ITEM,
      text: '',
      permalink: '',
      by: '',
      at: NOON,
    }),
    title: { type: 'plain_text', text: 'A form' },
    blocks: Object.keys(values).map((block) => ({
      type: 'input',
      block_id: block,
      label: { type: 'plain_text', text: block },
      element: { type: 'plain_text_input', action_id: block },
    })),
  };
  return viewSubmission({ id: 'V01', modal, answers: values });
}

describe('one line for', () => {
  it.each(commands.map(({ name }) => name))('/plaid %s', async (name) => {
    const door = await openSlackDoor();
    await door.ask(slashCommand(`${name} ${LONELY_ITEM}`));
    expect(door.fake.audit.all()).toEqual([
      {
        ...here,
        kind: 'command',
        name,
        ids: [LONELY_ITEM],
        result: name === 'audit' ? 'not allowed' : 'answered',
      },
    ]);
  });

  it.each([
    { text: '', name: 'help', result: 'answered' },
    { text: 'help item', name: 'help', result: 'answered' },
    { text: 'dance tonight', name: 'unknown', result: 'unknown' },
    { text: `item ${TOKEN}`, name: 'unknown', result: 'secret' },
    { text: `find ${'word '.repeat(400)}`, name: 'unknown', result: 'unknown' },
  ])('/plaid $text', async ({ text, name, result }) => {
    const door = await openSlackDoor();
    await door.ask(slashCommand(text));
    expect(door.fake.audit.all()).toEqual([{ ...here, kind: 'command', name, ids: [], result }]);
  });

  it('a command that is not ours', async () => {
    const door = await openSlackDoor();
    await door.ask(slashCommand('item', { command: '/other' }));
    expect(door.fake.audit.all()).toMatchObject([{ name: 'unknown', result: 'unknown' }]);
  });

  it.each(listened('action').filter((name) => name !== 'ticket_kind'))(
    'the button %s',
    async (action) => {
      const door = await openSlackDoor();
      const { value = 'x', name = action, ids = [] } = values[action] ?? {};
      await door.ask(buttonClick({ actionId: indexed(action), value, on: 'card' }));
      expect(door.fake.audit.all()).toEqual([
        { ...here, kind: 'button', name, ids, result: 'answered' },
      ]);
    },
  );

  it('the menu in a form', async () => {
    const door = await openSlackDoor();
    const draft = buttonClick({ actionId: 'ticket_draft', value: ALERT, on: 'card' });
    const form = await opened(door, draft);
    await form.choose('kind', 'missing-transactions');
    expect(door.fake.audit.all()).toMatchObject([
      { name: 'ticket_draft', channel: 'C0OPS' },
      { kind: 'button', name: 'ticket_kind', channel: '', result: 'answered' },
    ]);
  });

  it.each(listened('shortcut'))('the shortcut %s', async (callback) => {
    const door = await openSlackDoor();
    await door.ask(messageShortcut({ text: `${LONELY_ITEM} is broken` }, { callback }));
    expect(door.fake.audit.all()).toEqual([
      { ...here, kind: 'shortcut', name: callback, ids: [], result: 'answered' },
    ]);
  });

  it.each([
    { form: 'ticket_form', fields: { 'field notes': 'free words', 'id account_id': LONELY_ITEM } },
    { form: 'note_form', fields: { item: LONELY_ITEM } },
  ])('the form $form', async ({ form, fields }) => {
    const door = await openSlackDoor();
    await door.ask(formOf(form, fields));
    expect(door.fake.audit.all()).toEqual([
      { ...asker, channel: '', kind: 'form', name: form, ids: [LONELY_ITEM], result: 'answered' },
    ]);
  });

  it('the form case_form, with the number that it files', async () => {
    const door = await openSlackDoor();
    await door.ask(formOf('case_form', { case: '#884211' }));
    expect(door.fake.audit.all()).toMatchObject([
      { kind: 'form', name: 'case_form', ids: ['884211', LONELY_ITEM], result: 'answered' },
    ]);
  });

  it('every form there is', () => {
    expect(
      listened('view')
        .map((name) => name.toLowerCase())
        .sort(),
    ).toEqual(['case_form', 'note_form', 'ticket_form']);
  });

  /** As it stands on a message: some have their place in a list behind them. */
  function indexed(action: string): string {
    const source = readdirSync('lib/slack')
      .filter((file) => file.startsWith('listen-for-'))
      .map((file) => readFileSync(`lib/slack/${file}`, 'utf8'))
      .join('');
    return source.includes(`/^${action}_/`) ? `${action}_1` : action;
  }
});

describe('no line for', () => {
  it.each([
    { case: 'what Slack tells by itself', payload: slackEvent({ type: 'app_home_opened' }) },
    { case: 'Slack’s probe', payload: sslCheck() },
    { case: 'nothing to read', payload: { contentType: 'application/json', body: '[' } },
  ])('$case', async ({ payload }) => {
    const door = await openSlackDoor();
    await door.ask(payload);
    expect(door.fake.audit.all()).toEqual([]);
  });

  it('what Slack has not signed', async () => {
    const door = await openSlackDoor();
    await door.ask(slashCommand('status'), { secret: 'guessed' });
    expect(door.fake.audit.all()).toEqual([]);
    expect(Object.fromEntries(door.fake.log.counts)).toEqual({ 'slack.unsigned': 1 });
  });
});

describe('how it ended', () => {
  const command = slashCommand(`item ${LONELY_ITEM}`);

  it.each([
    { case: 'another workspace', config: { teams: ['T0OTHER'] } },
    { case: 'another channel', config: { channels: ['C0OTHER'] } },
  ])('not allowed: $case', async ({ config }) => {
    const door = await openSlackDoor({ config });
    await door.ask(command);
    expect(door.fake.audit.all()).toMatchObject([
      { name: 'item', ids: [LONELY_ITEM], result: 'not allowed' },
    ]);
    expect(Object.fromEntries(door.fake.log.counts)).toEqual({ 'command.answered': 1 });
  });

  const broken = {
    change: ({ items }: Awaited<ReturnType<typeof openSlackDoor>>['fake']) => ({
      items: { ...items, find: () => Promise.reject(new Error('no store')) },
    }),
  };

  it.each<{ case: string; payload: SlackPayload }>([
    { case: 'a command', payload: command },
    {
      case: 'a button',
      payload: buttonClick({ actionId: 'ask_1', value: `item ${LONELY_ITEM}`, on: 'answer' }),
    },
    { case: 'a form', payload: formOf('note_form', { item: LONELY_ITEM }) },
  ])(
    'failed: the store in $case, and the reference is the one that is told',
    async ({ payload }) => {
      const door = await openSlackDoor(broken);
      const { body } = await door.ask(payload);
      expect(door.fake.audit.all()).toMatchObject([{ result: 'failed', reference: REFERENCE }]);
      expect(inspect([body, door.fake.slack.responses], { depth: 9 })).toContain(REFERENCE);
    },
  );

  it('failed: Slack does not take the answer to a click', async () => {
    const door = await openSlackDoor({
      change: ({ slack }) => ({
        slack: { ...slack, respond: () => Promise.resolve({ kind: 'refused', reason: 'gone' }) },
      }),
    });
    await door.ask(buttonClick({ actionId: 'ask_1', value: 'status', on: 'answer' }));
    expect(door.fake.audit.all()).toMatchObject([{ name: 'ask status', result: 'failed' }]);
    expect(Object.fromEntries(door.fake.log.counts)).toEqual({ 'command.failed': 1 });
  });

  it('failed: what had to be asked live could not be handed over', async () => {
    const door = await openSlackDoor();
    door.followUps.refuse = true;
    await door.ask(slashCommand(`check ${LONELY_ITEM}`));
    expect(door.fake.audit.all()).toMatchObject([{ name: 'check', result: 'failed' }]);
  });

  it('is in one line of the log, with how long it took', async () => {
    const door = await openSlackDoor();
    await door.ask(command);
    expect(door.fake.log.lines).toEqual([
      {
        sentence: 'command asked',
        subject: 'U0ASKER',
        event: 'command item',
        decision: 'answered',
        ms: 0,
        reference: REFERENCE,
      },
    ]);
  });
});

describe('a store of lines that', () => {
  it('fails keeps no answer back, and the log has the line', async () => {
    const door = await openSlackDoor({
      change: ({ audit }) => ({
        audit: { ...audit, add: () => Promise.reject(new Error('no table')) },
      }),
    });
    expect(answerIn(await door.ask(slashCommand(`item ${LONELY_ITEM}`))).shown).toContain('broken');
    expect(door.fake.log.lines).toContainEqual(
      expect.objectContaining({
        sentence: 'audit line lost',
        line: { ...here, kind: 'command', name: 'item', ids: [LONELY_ITEM], result: 'answered' },
      }),
    );
    expect(Object.fromEntries(door.fake.log.counts)).toEqual({
      'command.answered': 1,
      'audit.lost': 1,
    });
  });

  it.each([
    { case: 'at once', took: 0, held: 1_500 },
    { case: 'after two and a half seconds', took: 2_500, held: 300 },
    { case: 'when Slack has nearly given up', took: 2_900, held: 0 },
  ])('hangs holds up an answer that came $case by $held ms at most', async ({ took, held }) => {
    const slept: number[] = [];
    const door = await openSlackDoor({
      change: ({ audit, items, ...clock }) => ({
        // The limit of the answer itself does not come in this test.
        sleep: (ms) => {
          slept.push(ms);
          return ms <= 1_500 ? Promise.resolve() : new Promise(() => undefined);
        },
        items: {
          ...items,
          find: (id) => {
            if (slept.length === 1) clock.pass(took);
            slept.push(0);
            return items.find(id);
          },
        },
        audit: {
          ...audit,
          add: (_line, _random, _days, stop) =>
            new Promise((_resolve, reject) => {
              stop.addEventListener('abort', () => {
                reject(new Error('called off'));
              });
            }),
        },
      }),
    });
    const item = slashCommand(`id ${LONELY_ITEM}`);
    expect((await door.ask(item)).statusCode).toBe(200);
    expect(slept.at(-1)).toBe(held);
    expect(door.fake.log.counts.get('audit.lost')).toBe(1);
  });
});

describe('a line never has', () => {
  const words = 'the password of Mira Okonkwo is hunter2, mira@example.com';

  it.each<{ case: string; payload: SlackPayload }>([
    { case: 'what is pasted', payload: slashCommand(`explain ${words} ${LONELY_ITEM}`) },
    { case: 'what is searched', payload: slashCommand(`howto ${words}`) },
    { case: 'a name', payload: slashCommand(`codat ${words}`) },
    { case: 'an unknown command', payload: slashCommand(words) },
    { case: 'a token', payload: slashCommand(`explain ${TOKEN}`) },
    { case: 'an account number', payload: slashCommand('find 4000123412341234') },
    { case: 'the message of a shortcut', payload: messageShortcut({ text: words }) },
    {
      case: 'a field',
      payload: formOf('ticket_form', { 'field notes': words, 'id item_id': words }),
    },
    { case: 'a case of words', payload: formOf('case_form', { case: words }) },
    {
      case: 'a button of somebody else',
      payload: buttonClick({ actionId: 'Mira_Okonkwo', value: words, on: 'card' }),
    },
    {
      case: 'ids that are no ids of Slack',
      payload: slashCommand('status', { user_id: 'Mira', team_id: 'hunter2', channel_id: TOKEN }),
    },
  ])('$case', async ({ payload }) => {
    const door = await openSlackDoor();
    await door.ask(payload);
    expect(door.fake.audit.all()).toHaveLength(1);
    const said = inspect([door.fake.audit.all(), door.fake.log.lines], { depth: 9 });
    expect(said).not.toMatch(
      /mira|okonkwo|hunter2|example\.com|password|5e0d7c2a|4000123412341234/i,
    );
    expect(said).not.toContain(RESPONSE_URL);
  });
});
