import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';

import { alertId } from '#lib/alerts/alert.ts';
import type { SlackOutcome } from '#lib/ports/slack-channel.ts';
import { identifierNames } from '#lib/identifiers/identifier-kinds.ts';
import { allKinds } from '#lib/tickets/all-kinds.ts';
import { UpstreamError } from '#lib/upstream-error.ts';

import {
  buttonClick,
  MESSAGE_TS,
  messageShortcut,
  modalChoice,
  RESPONSE_URL,
  type SlackPayload,
  slashCommand,
  viewSubmission,
} from '../builders/slack-request.ts';
import {
  acknowledged,
  cardIn,
  doorWithCards,
  inThreads,
  linesWith,
  opened,
} from '../fakes/card-door.ts';
import { modalUser, type SlackDoor } from '../fakes/modal-user.ts';
import {
  answerIn,
  DOWN_INCIDENT,
  DOWN_ITEMS,
  LONELY_INCIDENT,
  LONELY_ITEM,
  openSlackDoor,
  REFERENCE,
} from '../fakes/open-slack-door.ts';

const SESSION = '6b1f0c94-2d7e-4a58-8c3b-90e1d5f7a264';
const STRANGER = 'Zk8rTwQm2NvXb5LpHs9DfGjC3yUeA7oR1iB46';
const TOKEN = 'access-production-5e0d7c2a-91b3-4f68-a2d4-c7b8e9f01234';

const shortcut = (message: Readonly<Record<string, unknown>>, channel?: string) =>
  messageShortcut(message, { callback: 'draft_ticket', ...(channel && { channel }) });

/** The click on the button of the card, in the channel where it stands. */
function cardClick(door: SlackDoor, key: string): SlackPayload {
  const { ts, channel } = cardIn(door);
  return buttonClick({ actionId: 'ticket_draft', value: alertId(key), on: 'card', ts, channel });
}

describe('the form of a ticket opens', () => {
  const ways: {
    way: string;
    from: (door: SlackDoor) => SlackPayload;
    kind: string;
    shows: readonly string[];
    hides?: readonly string[];
  }[] = [
    {
      way: 'from the card of one Item',
      from: (door) => cardClick(door, LONELY_INCIDENT),
      kind: 'error',
      shows: ['error_code `ITEM_LOGIN_REQUIRED`', `item_id \`${LONELY_ITEM}\``, '`ins_900001`'],
    },
    {
      way: 'from the answer of /plaid item',
      from: () =>
        buttonClick({ actionId: 'ticket_draft', value: `item ${LONELY_ITEM}`, on: 'answer' }),
      kind: 'error',
      shows: ['error_code `ITEM_LOGIN_REQUIRED`', `item_id \`${LONELY_ITEM}\``],
    },
    {
      way: 'by /plaid ticket',
      from: () => slashCommand('ticket'),
      kind: 'question',
      shows: ['link_session_id', 'request_id'],
      hides: ['Known, and filled in'],
    },
    {
      way: 'by /plaid ticket with a kind and an Item',
      from: () => slashCommand(`ticket missing-transactions ${LONELY_ITEM}`),
      kind: 'missing-transactions',
      shows: [`item_id \`${LONELY_ITEM}\``, 'Missing from', 'wait 48 hours'],
    },
    {
      way: 'by the shortcut in the thread of a card',
      from: (door) => {
        const { ts, channel } = cardIn(door);
        const reply = { text: 'Anna: this one, please', ts: '1795262111.000200', thread_ts: ts };
        return shortcut(reply, channel);
      },
      kind: 'error',
      shows: ['error_code `ITEM_LOGIN_REQUIRED`', `item_id \`${LONELY_ITEM}\``],
    },
    {
      way: 'by the shortcut on the card itself',
      from: (door) => {
        const { ts, channel } = cardIn(door);
        return shortcut({ text: 'Harbor Test Bank: 1 Item needs a new login', ts }, channel);
      },
      kind: 'error',
      shows: [`item_id \`${LONELY_ITEM}\``],
    },
    {
      way: 'by the shortcut on a message that names an Item that we know',
      from: () => shortcut({ text: `item_id ${LONELY_ITEM} fails with INSTITUTION_DOWN` }),
      kind: 'error',
      shows: ['error_code `INSTITUTION_DOWN`', `item_id \`${LONELY_ITEM}\``, '`ins_900001`'],
      hides: ['ITEM_LOGIN_REQUIRED'],
    },
    {
      way: 'by the shortcut on a message with identifiers of which nothing is stored',
      from: () => shortcut({ text: `Link closed itself, link_session_id ${SESSION}` }),
      kind: 'question',
      shows: [`link_session_id \`${SESSION}\``],
      hides: ['item_id `'],
    },
    {
      way: 'by the shortcut on a message about nothing of ours',
      from: () => shortcut({ text: 'lunch?' }),
      kind: 'question',
      shows: ['link_session_id (one of two will do)'],
      hides: ['Known, and filled in', 'lunch'],
    },
  ];

  it.each(ways)('$way', async ({ from, kind, shows, hides = [] }) => {
    const door = await doorWithCards([LONELY_INCIDENT]);
    const form = await opened(door, from(door));
    expect(door.fake.slack.views).toHaveLength(1);
    expect(door.fake.slack.views[0]?.triggerId).toBe('101.202.opens-one-modal');
    expect(form.modal.callback_id).toBe('ticket_form');
    expect(form.answers['kind']).toBe(kind);
    for (const text of shows) expect(form.text).toContain(text);
    for (const text of hides) expect(form.text).not.toContain(text);
  });

  it('from the card of many Items: all are counted, three are named', async () => {
    const door = await doorWithCards([DOWN_INCIDENT]);
    const form = await opened(door, cardClick(door, DOWN_INCIDENT));
    for (const itemId of DOWN_ITEMS.slice(0, 3)) expect(form.text).toContain(itemId);
    expect(form.text).toContain('and 1 more');
    expect(form.text).not.toContain(DOWN_ITEMS[3]);
  });

  it('never asks for a token, and says where it goes', async () => {
    const door = await doorWithCards([LONELY_INCIDENT]);
    const form = await opened(door, cardClick(door, LONELY_INCIDENT));
    expect(form.inputs.map(({ block }) => block)).not.toContain('id access_token');
    expect(form.text).toContain('`access_token` is for the form of support alone');
    expect(form.text).toContain('Never paste an access token into Slack');
  });

  it('carries no secret of the message that it is opened from', async () => {
    const door = await openSlackDoor();
    const text = `ITEM_LOGIN_REQUIRED for ${TOKEN} and item ${LONELY_ITEM}`;
    const form = await opened(door, shortcut({ text }));
    expect(form.text).toContain(LONELY_ITEM);
    expect(door.traces()).not.toContain('5e0d7c2a');
  });

  it('with all identifiers that one message can name: Slack takes what the modal carries', async () => {
    const door = await openSlackDoor();
    const letters = ['item_id', 'account_id', 'transaction_id'];
    const prefixes = new Map([
      ['user_id', 'usr_'],
      ['identity_verification_id', 'flwses_'],
      ['screening_id', 'entscr_'],
      ['payment_id', 'payment-id-production-'],
      ['consent_id', 'consent-id-production-'],
      ['wallet_id', 'wallet-id-production-'],
      ['client_user_id', ''],
      ['client_transaction_id', ''],
    ]);
    const rows = identifierNames.map((name) => {
      if (letters.includes(name)) return `"${name}": "${'Aa1'.repeat(26)}${name.slice(0, 1)}"`;
      const prefix = prefixes.get(name);
      return `"${name}": "${prefix === undefined ? SESSION : `${prefix}${name.slice(0, 4)}`.padEnd(79, '7')}"`;
    });
    const form = await opened(door, shortcut({ text: `{${rows.join(', ')}}` }));
    expect(form.modal.private_metadata?.length).toBeGreaterThan(1_000);
  });
});

describe('the form of a ticket does not open', () => {
  const refusals: SlackOutcome[] = [
    { kind: 'refused', reason: 'expired_trigger_id' },
    { kind: 'invalid', reason: 'invalid_blocks' },
    { kind: 'limited', retryAfterMs: 30_000 },
    { kind: 'unsure', reason: 'internal_error' },
  ];
  const deafDoor = (outcome: SlackOutcome) =>
    openSlackDoor({
      change: ({ slack }) => ({ slack: { ...slack, openModal: () => Promise.resolve(outcome) } }),
    });

  it.each(refusals)('Slack says $kind to a command: a sentence, the reference', async (outcome) => {
    const door = await deafDoor(outcome);
    expect(answerIn(await door.ask(slashCommand('ticket'))).text).toContain(REFERENCE);
    expect(linesWith(door, REFERENCE)).toEqual([expect.objectContaining(outcome)]);
  });

  it.each(refusals)('Slack says $kind to a shortcut: the same, privately', async (outcome) => {
    const door = await deafDoor(outcome);
    expect(await door.ask(shortcut({ text: 'hello' }))).toEqual(acknowledged);
    expect(told(door)).toEqual([
      { url: RESPONSE_URL, to: 'asker', text: expect.stringContaining(REFERENCE) },
    ]);
  });

  it.each([
    { case: 'an id that nothing is stored under', text: `ticket ${SESSION}`, says: 'may be' },
    { case: 'no id and no kind', text: 'ticket weather', says: '/plaid help ticket' },
    { case: 'several words', text: 'ticket link my last session', says: 'no single identifier' },
  ])('/plaid ticket with $case: a sentence', async ({ text, says }) => {
    const door = await openSlackDoor();
    expect(answerIn(await door.ask(slashCommand(text))).text).toContain(says);
    expect(door.fake.slack.modals).toEqual([]);
  });

  it('a message that Slack sends without its place: a sentence', async () => {
    const door = await openSlackDoor();
    expect(await door.ask(shortcut({ text: 'hello', ts: 'yesterday' }))).toEqual(acknowledged);
    expect(told(door).map(({ text }) => text)).toEqual(['That message cannot be read.']);
    expect(door.fake.slack.modals).toEqual([]);
  });

  it.each(['command', 'shortcut'])('the store is down for a %s: the reference', async (way) => {
    const fail = () => Promise.reject(new UpstreamError('store', 'down'));
    const door = await openSlackDoor({
      change: ({ items, alerts }) => ({
        items: { ...items, find: fail },
        alerts: { ...alerts, ofCard: fail },
      }),
    });
    const asked =
      way === 'command' ? slashCommand(`ticket ${LONELY_ITEM}`) : shortcut({ text: '' });
    const said = [inspect(await door.ask(asked)), ...told(door).map(({ text }) => text)].join();
    expect(said).toContain(REFERENCE);
    expect(linesWith(door, REFERENCE)).toHaveLength(1);
  });
});

describe('another kind', () => {
  it('keeps what was typed, switches the fields, and draws the same modal anew', async () => {
    const door = await openSlackDoor();
    const form = await opened(door, slashCommand(`ticket missing-transactions ${LONELY_ITEM}`));
    const before = form.inputs.map(({ block }) => block);
    form.fill({
      'field from': '2026-11-01',
      'field description': 'Two salaries are not there.',
      'field tried': 'Fetched twice.',
    });
    await form.choose('kind', 'transaction-data');
    expect(door.fake.slack.views).toHaveLength(1);
    expect(door.fake.slack.modals).toHaveLength(2);
    expect(form.answers).toEqual({
      kind: 'transaction-data',
      'field description': 'Two salaries are not there.',
      'field tried': 'Fetched twice.',
    });
    const after = form.inputs.map(({ block }) => block);
    expect(before).toEqual([
      'kind',
      'field from',
      'field to',
      'field examples',
      'field description',
      'field tried',
      'checks',
    ]);
    expect(after).toEqual([
      'kind',
      'field transactions',
      'field returned',
      'field expected',
      'field description',
      'field tried',
      'checks',
    ]);
    expect(form.text).toContain('merchant_name was compared, not only name');
  });

  it.each(allKinds())('$name can be chosen: its fields, its checks', async (kind) => {
    const door = await openSlackDoor();
    const form = await opened(door, slashCommand('ticket'));
    await form.choose('kind', kind.name);
    const blocks = form.inputs.map(({ block }) => block);
    const fields = [...kind.fields.map(({ name }) => `field ${name}`), 'field tried'];
    expect(blocks.filter((block) => block.startsWith('field '))).toEqual(fields);
    expect(blocks.includes('checks')).toBe(kind.checks.length > 0);
    expect(form.answers['kind']).toBe(kind.name);
  });

  it.each(['no-such-kind', '', '__proto__', 'constructor'])(
    'that there is not, "%s": the kind that follows from what it is about',
    async (value) => {
      const door = await openSlackDoor();
      const form = await opened(door, slashCommand(`ticket link ${LONELY_ITEM}`));
      const before = { id: 'V01', modal: form.modal, answers: {} };
      const chosen = { actionId: 'ticket_kind', block: 'kind', value };
      expect(await door.ask(modalChoice(before, chosen))).toEqual(acknowledged);
      expect(modalUser(door).answers['kind']).toBe('error');
    },
  );

  it('while the store is down: the form stays, and the log has the reference', async () => {
    let isDown = false;
    const door = await openSlackDoor({
      change: ({ items }) => ({
        items: {
          ...items,
          find: (id) =>
            isDown ? Promise.reject(new UpstreamError('store', 'down')) : items.find(id),
        },
      }),
    });
    const form = await opened(door, slashCommand(`ticket link ${LONELY_ITEM}`));
    const before = form.modal;
    isDown = true;
    await form.choose('kind', 'api');
    expect(form.modal).toBe(before);
    expect(linesWith(door, REFERENCE)).toHaveLength(1);
  });

  it('that Slack does not draw: the form stays, and the log has the reference', async () => {
    const door = await openSlackDoor({
      change: ({ slack }) => ({
        slack: {
          ...slack,
          updateModal: () => Promise.resolve({ kind: 'refused', reason: 'hash_conflict' }),
        },
      }),
    });
    const form = await opened(door, slashCommand('ticket link'));
    await form.choose('kind', 'api');
    expect(linesWith(door, REFERENCE)).toEqual([
      expect.objectContaining({ reason: 'hash_conflict' }),
    ]);
  });
});

describe('the draft', () => {
  it('with none of the identifiers: each place is left open, and where to find it', async () => {
    const door = await openSlackDoor();
    const form = await opened(door, slashCommand('ticket transfer'));
    expect(await form.submit()).toEqual({});
    expect(form.modal.callback_id).toBe('case_form');
    expect(form.text).toContain('Subject: Transfer: something is wrong');
    expect(form.text).toContain('transfer_id: [missing]\nauthorization_id: [missing]');
    expect(form.text).toContain('*Still missing*');
    expect(form.text).toContain('in the answer of /transfer/create');
  });

  it('with some: what is known is named, and only the rest is missing', async () => {
    const door = await openSlackDoor();
    const form = await opened(door, slashCommand('ticket transfer'));
    form.fill({ 'id transfer_id': ` ${SESSION} `, 'field description': 'It is stuck.' });
    expect(await form.submit()).toEqual({});
    expect(form.text).toContain(`transfer_id: ${SESSION}\nauthorization_id: [missing]`);
    expect(form.text).toContain('What happened, and what was expected: It is stuck.');
    expect(form.text).toMatch(/\*Still missing\*\n• {2}`authorization_id`[^\n]*\n\n/);
  });

  it('with all: nothing is missing', async () => {
    const door = await openSlackDoor();
    const form = await opened(door, slashCommand('ticket transfer'));
    form.fill({ 'id transfer_id': SESSION, 'id authorization_id': SESSION.replace('6b', '7c') });
    expect(await form.submit()).toEqual({});
    expect(form.text).not.toContain('id: [missing]');
    expect(form.text).not.toContain('Still missing');
  });

  it('of a card: what is stored, what was typed, and no token', async () => {
    const door = await doorWithCards([LONELY_INCIDENT]);
    const form = await opened(door, cardClick(door, LONELY_INCIDENT));
    form.fill({ 'id link_session_id': SESSION, 'field tried': 'Update mode, twice.' });
    expect(await form.submit()).toEqual({});
    expect(form.text).toContain('Subject: Harbor Test Bank: ITEM_LOGIN_REQUIRED on 1 Item');
    expect(form.text).toContain(`item_id: ${LONELY_ITEM}`);
    expect(form.text).toContain("access_token: [add it here, in Plaid's form only]");
    expect(form.text).toContain('institution_id: ins_900001');
    expect(form.text).toContain(`link_session_id: ${SESSION}`);
    expect(form.text).toContain('What we tried: Update mode, twice.');
    expect(form.text).toContain('<https://dashboard.plaid.com/support/new');
  });

  it('begun without an Item takes in all that is stored of the one that was typed', async () => {
    const door = await openSlackDoor();
    const form = await opened(door, slashCommand('ticket missing-accounts'));
    form.fill({ 'id item_id': LONELY_ITEM, checks: ['not-closed', 'not-replaced', 'selected'] });
    expect(await form.submit()).toEqual({});
    expect(form.text).toContain('Subject: Harbor Test Bank: account missing');
    expect(form.text).toContain('institution_id: ins_900001');
  });

  it.each([
    { case: 'of Plaid', kind: 'api', place: 'Plaid’s form' },
    { case: 'of Codat', kind: 'codat', place: 'a mail to support@codat.io' },
  ])('goes to the support $case', async ({ kind, place }) => {
    const door = await openSlackDoor();
    const form = await opened(door, slashCommand(`ticket ${kind}`));
    expect(await form.submit()).toEqual({});
    expect(form.text).toContain(place);
  });

  it('masks addresses and long numbers that were typed', async () => {
    const door = await openSlackDoor();
    const form = await opened(door, slashCommand('ticket link'));
    form.fill({ 'field seen': 'mira@shop.example saw her account 4000123412341234 twice' });
    expect(await form.submit()).toEqual({});
    expect(form.text).toContain('[e-mail] saw her account [number] twice');
    expect(door.traces()).not.toMatch(/mira@|40001234/);
  });

  it('is never cut, however much is typed', async () => {
    const door = await openSlackDoor();
    const form = await opened(door, slashCommand(`ticket transaction-data ${LONELY_ITEM}`));
    const long = (sign: string) => `${sign}${'🏦'.repeat(950)} end of ${sign}`;
    form.fill({
      'field description': long('D'),
      'field tried': long('W'),
      checks: ['anyway'],
    });
    expect(await form.submit()).toEqual({});
    for (const sign of 'DW') expect(form.text).toContain(`end of ${sign}`);
    expect(form.text.match(/🏦/gu)).toHaveLength(2 * 950);
  });
});

describe('a secret in a field', () => {
  const kinds = allKinds().map(({ name }) => name);

  it.each(kinds)('of %s: refused under each, whichever it is, and nowhere else', async (kind) => {
    const door = await openSlackDoor();
    const form = await opened(door, slashCommand(`ticket ${kind}`));
    const texts = form.inputs.filter(({ type }) => type === 'plain_text_input');
    const blocks = texts.map(({ block }) => block);
    form.fill(Object.fromEntries(blocks.map((block) => [block, `it is ${TOKEN}`])));
    door.storeCalls.length = 0;
    const errors = await form.submit();
    expect(Object.keys(errors).sort()).toEqual(blocks.sort());
    for (const error of Object.values(errors)) {
      expect(error).toContain('That is an access token: take it out, and replace it.');
      expect(error).toContain('/item/access_token/invalidate');
    }
    expect(inspect(errors) + door.traces()).not.toContain('5e0d7c2a');
    expect(door.storeCalls).toEqual([]);
  });

  it.each([
    { case: 'a legacy token', secret: 'ab'.repeat(64) },
    { case: 'a secret of the API', secret: '0f1e2d3c4b5a69788796a5b4c3d2e1' },
    { case: 'a header', secret: 'Bearer none.of.ours-0815' },
    { case: 'full-width letters', secret: '\uff41ccess-sandbox-none-of-ours-0815' },
  ])('is found as $case, too', async ({ secret }) => {
    const door = await openSlackDoor();
    const form = await opened(door, slashCommand('ticket link'));
    form.fill({ 'field seen': `before ${secret} behind`, 'id request_id': secret });
    const errors = await form.submit();
    expect(Object.keys(errors).sort()).toEqual(['field seen', 'id request_id']);
    expect(inspect(errors) + door.traces()).not.toContain(secret.slice(-12));
  });

  it('does not survive a change of kind in what we are sent back', async () => {
    const door = await openSlackDoor();
    const form = await opened(door, slashCommand('ticket missing-transactions'));
    form.fill({ 'field description': TOKEN });
    await form.choose('kind', 'transaction-data');
    expect(door.traces()).not.toContain('5e0d7c2a');
  });
});

describe('the draft in the thread', () => {
  it('of a card: under it, with who wrote it', async () => {
    const door = await doorWithCards([LONELY_INCIDENT]);
    const form = await opened(door, cardClick(door, LONELY_INCIDENT), 'U0MIRA');
    expect(await form.submit()).toEqual({});
    const [post, ...more] = inThreads(door);
    expect(more).toEqual([]);
    expect(post).toMatchObject({ channel: 'C0ALERTS', thread: cardIn(door).ts });
    const shown = inspect(post?.message, { depth: Infinity, maxStringLength: Infinity });
    expect(shown).toContain('Ticket draft by <@U0MIRA>');
    expect(shown).toContain('ITEM_LOGIN_REQUIRED on 1 Item');
    expect(form.text).toContain('The draft stands in the thread, too.');
  });

  it.each([
    { case: 'a message of its own', message: {}, thread: MESSAGE_TS },
    { case: 'a reply', message: { thread_ts: '1795261000.000900' }, thread: '1795261000.000900' },
  ])('of the shortcut on $case: there', async ({ message, thread }) => {
    const door = await openSlackDoor();
    const said = { text: `link_session_id ${SESSION}`, ...message };
    const form = await opened(door, shortcut(said, 'C0SUPPORT'));
    expect(await form.submit()).toEqual({});
    expect(inThreads(door)).toMatchObject([{ channel: 'C0SUPPORT', thread }]);
  });

  it.each([
    { case: 'a command', payload: slashCommand(`ticket ${LONELY_ITEM}`) },
    {
      case: 'an answer that only the asker sees',
      payload: buttonClick({
        actionId: 'ticket_draft',
        value: `item ${LONELY_ITEM}`,
        on: 'answer',
      }),
    },
  ])('of $case: there is none, and nothing is posted', async ({ payload }) => {
    const door = await openSlackDoor();
    const form = await opened(door, payload);
    expect(await form.submit()).toEqual({});
    expect(door.fake.slack.standing).toEqual([]);
    expect(form.text).not.toContain('thread');
  });

  it.each<{ outcome: SlackOutcome; says: string }>([
    { outcome: { kind: 'refused', reason: 'not_in_channel' }, says: 'is not in that channel' },
    { outcome: { kind: 'limited', retryAfterMs: 30_000 }, says: 'copy it from here' },
    { outcome: { kind: 'invalid', reason: 'invalid_blocks' }, says: 'copy it from here' },
    { outcome: { kind: 'unsure', reason: 'internal_error' }, says: 'copy it from here' },
    { outcome: { kind: 'gone' }, says: 'copy it from here' },
  ])('that Slack says $outcome.kind to: the draft says so', async ({ outcome, says }) => {
    const door = await openSlackDoor({
      change: ({ slack }) => ({ slack: { ...slack, post: () => Promise.resolve(outcome) } }),
    });
    const form = await opened(door, shortcut({ text: `item_id ${STRANGER}` }));
    expect(await form.submit()).toEqual({});
    expect(form.text).toContain('could not be posted into the thread');
    expect(form.text).toContain(says);
    expect(form.text).toContain(`item_id: ${STRANGER}`);
    expect(door.fake.log.lines).toContainEqual(expect.objectContaining(outcome));
  });

  it('two people at once: both get their draft, and both stand there', async () => {
    const door = await doorWithCards([LONELY_INCIDENT]);
    const mira = await opened(door, cardClick(door, LONELY_INCIDENT), 'U0MIRA');
    const ole = await opened(door, cardClick(door, LONELY_INCIDENT), 'U0OLE');
    mira.fill({ 'field tried': 'by Mira' });
    ole.fill({ 'field tried': 'by Ole' });
    expect(await Promise.all([mira.submit(), ole.submit()])).toEqual([{}, {}]);
    expect(mira.text).toContain('What we tried: by Mira');
    expect(ole.text).toContain('What we tried: by Ole');
    const shown = inspect(inThreads(door), { depth: Infinity, maxStringLength: Infinity });
    expect(shown).toContain('<@U0MIRA>');
    expect(shown).toContain('<@U0OLE>');
  });
});

describe('a form that is sent, while something fails', () => {
  it.each<{ case: string; fail: () => Promise<never> }>([
    { case: 'throws', fail: () => Promise.reject(new UpstreamError('store', 'down')) },
    { case: 'never answers', fail: () => new Promise<never>(() => undefined) },
  ])('a store that $case: a sentence under a field, with the reference', async ({ fail }) => {
    let isBroken = false;
    const door = await openSlackDoor({
      change: (fake) => ({
        items: { ...fake.items, find: (id) => (isBroken ? fail() : fake.items.find(id)) },
        // Once the store is broken, the time for which Slack waits is over at once.
        sleep: (ms, signal) => (isBroken ? Promise.resolve() : fake.sleep(ms, signal)),
      }),
    });
    const form = await opened(door, slashCommand(`ticket ${LONELY_ITEM}`));
    isBroken = true;
    expect(await form.submit()).toEqual({ kind: expect.stringContaining(REFERENCE) });
    expect(linesWith(door, REFERENCE)).toHaveLength(1);
    isBroken = false;
    expect(await form.submit()).toEqual({});
  });

  it('about an Item that is gone: a sentence under a field', async () => {
    let isGone = false;
    const door = await openSlackDoor({
      change: ({ items }) => ({
        items: { ...items, find: (id) => (isGone ? Promise.resolve(undefined) : items.find(id)) },
      }),
    });
    const form = await opened(door, slashCommand(`ticket ${LONELY_ITEM}`));
    isGone = true;
    const sentence = 'Tartan has no record of this Item any more.';
    expect(await form.submit()).toEqual({ kind: sentence });
  });
});

describe('where Tartan answers', () => {
  it('a modal is in no channel: limits of channels do not refuse it', async () => {
    const door = await openSlackDoor({ config: { channels: ['C0OPS'] } });
    const form = await opened(door, slashCommand(`ticket link ${LONELY_ITEM}`));
    await form.choose('kind', 'api');
    expect(await form.submit()).toEqual({});
    expect(form.text).toContain('Subject: API call fails');
  });

  it('but a shortcut elsewhere is refused', async () => {
    const door = await openSlackDoor({ config: { channels: ['C0OPS'] } });
    const answer = answerIn(await door.ask(shortcut({ text: 'x' }, 'C0ELSEWHERE')));
    expect(answer.text).toContain('SLACK_CHANNELS');
    expect(door.fake.slack.modals).toEqual([]);
  });

  it('a modal of another workspace is refused', async () => {
    const door = await openSlackDoor({ config: { teams: ['T0HOME'] } });
    const form = await opened(door, slashCommand('ticket link'));
    door.storeCalls.length = 0;
    const sent = viewSubmission({ id: 'V01', modal: form.modal, answers: form.answers });
    const elsewhere = { ...sent, body: sent.body.replaceAll('T0HOME', 'T0EVIL') };
    expect(answerIn(await door.ask(elsewhere)).text).toContain('SLACK_TEAMS');
    expect(door.storeCalls).toEqual([]);
  });
});

describe('what Slack keeps for us', () => {
  const mangled = [
    '',
    'null',
    '[]',
    '{',
    '"item"',
    '{"about":5}',
    '{"about":{"toString":1}}',
    `{"about":"item ${LONELY_ITEM}","thread":"C0ALERTS"}`,
    '{"about":"","ids":["a"]}',
    '{"about":"","ids":{"item_id":7}}',
    '{"__proto__":{"about":"x"}}',
  ];

  it.each(mangled)(
    'of an older Tartan, or mangled: %s: a draft about nothing',
    async (metadata) => {
      const door = await openSlackDoor();
      const form = await opened(door, slashCommand(`ticket link ${LONELY_ITEM}`));
      const modal = { ...form.modal, private_metadata: metadata };
      const answers = { kind: 'link', 'field seen': 'A blank page.' };
      const sent = await door.ask(viewSubmission({ id: 'V01', modal, answers }));
      expect(sent.body).toContain('"response_action":"update"');
      expect(sent.body).toContain('A blank page.');
      expect(sent.body).toContain('link_session_id: [missing]');
      expect(door.fake.slack.standing).toEqual([]);
      expect(door.fake.log.lines.map((line) => inspect(line)).join()).not.toContain('failed');
    },
  );

  it.each(mangled)('redrawn with %s: a form about nothing', async (metadata) => {
    const door = await openSlackDoor();
    const form = await opened(door, slashCommand(`ticket link ${LONELY_ITEM}`));
    const modal = { ...form.modal, private_metadata: metadata };
    const chosen = { actionId: 'ticket_kind', block: 'kind', value: 'api' };
    expect(await door.ask(modalChoice({ id: 'V01', modal, answers: {} }, chosen))).toEqual(
      acknowledged,
    );
    expect(modalUser(door).answers['kind']).toBe('api');
    expect(modalUser(door).text).not.toContain(LONELY_ITEM);
  });

  it.each([
    { case: 'an alert that nobody knows', about: 'no-such-alert', says: 'this alert' },
    { case: 'the name of every prototype', about: '__proto__', says: 'this alert' },
    { case: 'an Item that nobody knows', about: `item ${STRANGER}`, says: 'this Item' },
    { case: 'a tree that is gone', about: 'diagnose gone way', says: '/plaid diagnose' },
  ])('about $case: a sentence under a field', async ({ about, says }) => {
    const door = await openSlackDoor();
    const form = await opened(door, slashCommand('ticket link'));
    const modal = { ...form.modal, private_metadata: JSON.stringify({ about }) };
    const sent = await door.ask(viewSubmission({ id: 'V01', modal, answers: { kind: 'link' } }));
    expect(JSON.parse(sent.body ?? '')).toEqual({
      response_action: 'errors',
      errors: { kind: expect.stringContaining(says) },
    });
  });

  it('a submission without any state: a draft in which all is open', async () => {
    const door = await openSlackDoor();
    const form = await opened(door, slashCommand('ticket link'));
    const sent = viewSubmission({ id: 'V01', modal: form.modal, answers: {} });
    const payload: { view: object } = JSON.parse(
      new URLSearchParams(sent.body).get('payload') ?? '',
    );
    for (const state of [undefined, null, {}, { values: [] }, { values: { kind: null } }]) {
      const bare = JSON.stringify({ ...payload, view: { ...payload.view, state } });
      const body = new URLSearchParams({ payload: bare }).toString();
      const answer = await door.ask({ ...sent, body });
      expect(answer.body).toContain('"response_action":"update"');
      expect(answer.body).toContain('A question about our integration');
    }
  });
});

function told({ fake }: SlackDoor): { url: string; to: string; text: string }[] {
  return fake.slack.responses.map(({ url, to, message }) => ({ url, to, text: message.text }));
}
