import { describe, expect, it } from 'vitest';

import { allTrees } from '#lib/guides/all-trees.ts';
import type { Leaf, Question } from '#lib/guides/decision-tree.ts';
import { isQuestion } from '#lib/guides/walk-tree.ts';
import { allKinds } from '#lib/tickets/all-kinds.ts';
import { kindNamed } from '#lib/tickets/all-kinds.ts';
import { guidedKind } from '#lib/tickets/kinds/guided-kind.ts';

import { buttonsIn } from '../builders/ask.ts';
import { buttonClick, RESPONSE_URL } from '../builders/slack-request.ts';
import { acknowledged, opened } from '../fakes/card-door.ts';
import { openSlackDoor, REFERENCE, textsIn } from '../fakes/open-slack-door.ts';

interface Way {
  /** As in the buttons: the tree, and the ids of the answers. */
  way: string;
  here: Question | Leaf;
}

function waysFrom(way: string, here: Question | Leaf): Way[] {
  const further = isQuestion(here)
    ? Object.entries(here.answers).flatMap(([id, { leadsTo }]) => waysFrom(`${way} ${id}`, leadsTo))
    : [];
  return [{ way, here }, ...further];
}

const ways = allTrees.flatMap(({ name, start }) => waysFrom(name, start));
const tickets = ways.flatMap(({ way, here }) =>
  isQuestion(here) || here.ticket === undefined ? [] : [{ way, ...here, ticket: here.ticket }],
);
/** Those that have a ticket of their own, and those that lead to one of the kinds that `/plaid ticket` knows. */
const own = tickets.flatMap(({ ticket, ...end }) => ('kind' in ticket ? [] : [{ ...end, ticket }]));
const ofKinds = tickets.flatMap(({ ticket, ...end }) =>
  'kind' in ticket ? [{ ...end, kind: ticket.kind }] : [],
);
const others = ways.filter(({ here }) => isQuestion(here) || here.ticket === undefined);

/** The kind of ticket that an end leads to: one of all, or its own. */
function kindAt({ ticket, conclusion }: Pick<(typeof tickets)[number], 'ticket' | 'conclusion'>) {
  const kind = 'kind' in ticket ? kindNamed(ticket.kind) : guidedKind({ ...ticket, conclusion });
  if (kind === undefined) throw new Error('no such kind of ticket');
  return kind;
}

function draftClick(value: string) {
  return buttonClick({ actionId: 'ticket_draft', value, on: 'answer' });
}

/** Clicks on Ticket draft, in a fresh world. */
async function drafted(value: string) {
  const door = await openSlackDoor();
  expect(await door.ask(draftClick(value))).toEqual(acknowledged);
  const { modals, responses } = door.fake.slack;
  return { door, modals, responses };
}

describe('Ticket draft at the end of a tree', () => {
  it('there are such ends, of both sorts, and others', () => {
    expect(own.length).toBeGreaterThan(10);
    expect(ofKinds.length).toBeGreaterThan(5);
    expect(others.length).toBeGreaterThan(tickets.length);
  });

  it.each(own)('$way: a form of its own, then its draft', async (end) => {
    const door = await openSlackDoor();
    const form = await opened(door, draftClick(`diagnose ${end.way}`));
    expect(form.text).toContain(end.ticket.subject);
    const labels = form.inputs.map(({ label }) => label);
    for (const told of end.ticket.tell) expect(labels).toContain(told.replace(/\.$/, ''));
    expect(await form.submit()).toEqual({});
    const [draft = ''] = textsIn(form.modal).filter((text) => text.startsWith('Subject: '));
    const lines = draft.split('\n');
    expect(lines[0]).toBe(`Subject: ${end.ticket.subject}`);
    expect(draft).toContain(end.conclusion);
    for (const wish of end.ticket.identifiers) {
      const names = typeof wish === 'string' ? wish : wish.join(' or ');
      expect(lines.filter((line) => line.startsWith(`${names}: [`))).toHaveLength(1);
    }
    for (const told of end.ticket.tell) expect(draft).toContain(told.replace(/\.$/, ''));
    expect(form.text).toContain(`<${end.ticket.form}|`);
  });

  it.each(own)('$way: what is typed stands in the draft', async (end) => {
    const door = await openSlackDoor();
    const form = await opened(door, draftClick(`diagnose ${end.way}`));
    const fields = form.inputs.filter(({ block }) => block.startsWith('field '));
    form.fill(Object.fromEntries(fields.map(({ block }) => [block, `typed into ${block}`])));
    expect(await form.submit()).toEqual({});
    for (const { block } of fields) expect(form.text).toContain(`typed into ${block}`);
  });

  it.each(ofKinds)(
    '$way: the form of $kind, with what it asks for first',
    async ({ way, kind }) => {
      const door = await openSlackDoor();
      const form = await opened(door, draftClick(`diagnose ${way}`));
      const wanted = allKinds().find(({ name }) => name === kind);
      expect(form.answers['kind']).toBe(kind);
      expect(form.inputs.some(({ block }) => block === 'checks')).toBe(
        wanted !== undefined && wanted.checks.length > 0,
      );
    },
  );

  it.each(tickets)('$way: no token is asked for in Slack', async ({ way }) => {
    const door = await openSlackDoor();
    const form = await opened(door, draftClick(`diagnose ${way}`));
    expect(form.inputs.map(({ block }) => block)).not.toContain('id access_token');
    expect(form.text).toContain('Never paste an access token into Slack');
  });

  it.each(tickets)('$way: the very button that the answer has opens it', async ({ way }) => {
    const door = await openSlackDoor();
    await door.ask(buttonClick({ actionId: 'ask_0', value: `diagnose ${way}`, on: 'answer' }));
    const [response] = door.fake.slack.responses;
    const button = response && buttonsIn(response.message).find(({ id }) => id === 'ticket_draft');
    await door.ask(draftClick(button?.value ?? ''));
    expect(door.fake.slack.modals).toHaveLength(1);
  });

  it('needs no store', async () => {
    const { door } = await drafted(`diagnose ${tickets[0]?.way ?? ''}`);
    expect(door.storeCalls).toEqual([]);
  });
});

describe('Ticket draft anywhere else', () => {
  it.each(others)('$way: a sentence for who clicked', async ({ way }) => {
    const { modals, responses } = await drafted(`diagnose ${way}`);
    expect(modals).toEqual([]);
    expect(responses.map(({ url, to, message }) => ({ url, to, text: message.text }))).toEqual([
      { url: RESPONSE_URL, to: 'asker', text: expect.stringContaining('/plaid diagnose') },
    ]);
  });

  it.each([
    { case: 'no tree', value: 'diagnose' },
    { case: 'an unknown tree', value: 'diagnose nothing here' },
    { case: 'a constructor', value: 'diagnose constructor' },
    { case: 'an answer named constructor', value: 'diagnose mfa constructor' },
    { case: 'the name of every prototype', value: 'diagnose mfa __proto__ __proto__' },
    { case: 'an answer that is gone', value: 'diagnose mfa no-longer-there' },
    { case: 'a mention', value: 'diagnose <!channel>' },
    { case: '2,000 characters', value: `diagnose ${'mfa '.repeat(497)}` },
  ])('$case: a sentence for who clicked', async ({ value }) => {
    const { modals, responses } = await drafted(value);
    expect(modals).toEqual([]);
    expect(responses.map(({ to, message }) => ({ to, text: message.text }))).toEqual([
      { to: 'asker', text: expect.stringContaining('/plaid diagnose') },
    ]);
    expect(textsIn(responses).join('\n')).not.toContain('<!channel>');
  });

  it('steps beyond a ticket: the draft of that end', async () => {
    const [end] = tickets;
    if (end === undefined) throw new Error('no end has a ticket');
    const { modals } = await drafted(`diagnose ${end.way} and further`);
    expect(textsIn(modals).join('\n')).toContain(kindAt(end).title);
  });

  it('a modal that Slack does not open: a sentence with the reference', async () => {
    const door = await openSlackDoor({
      change: ({ slack }) => ({
        slack: {
          ...slack,
          openModal: () => Promise.resolve({ kind: 'refused', reason: 'expired_trigger_id' }),
        },
      }),
    });
    await door.ask(draftClick(`diagnose ${tickets[0]?.way ?? ''}`));
    expect(
      door.fake.slack.responses.map(({ to, message }) => ({ to, text: message.text })),
    ).toEqual([{ to: 'asker', text: expect.stringContaining(REFERENCE) }]);
  });
});
