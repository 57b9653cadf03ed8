import { describe, expect, it } from 'vitest';

import { allTrees } from '#lib/guides/all-trees.ts';
import type { Leaf, Question } from '#lib/guides/decision-tree.ts';
import { isQuestion } from '#lib/guides/walk-tree.ts';
import { kindNamed } from '#lib/tickets/all-kinds.ts';
import { guidedKind } from '#lib/tickets/kinds/guided-kind.ts';

import { buttonsIn } from '../builders/ask.ts';
import { slackProblems } from '../builders/slack-limits.ts';
import { buttonClick, RESPONSE_URL } from '../builders/slack-request.ts';
import { openSlackDoor, REFERENCE, textsIn } from '../fakes/open-slack-door.ts';

const acknowledged = { statusCode: 200, body: '' };

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
  it('there are such ends, and others', () => {
    expect(tickets.length).toBeGreaterThan(10);
    expect(others.length).toBeGreaterThan(tickets.length);
  });

  it.each(tickets)('$way: subject, identifiers, what to tell, and the form', async (end) => {
    const { modals, responses } = await drafted(`diagnose ${end.way}`);
    expect(responses).toEqual([]);
    expect(modals).toHaveLength(1);
    const shown = textsIn(modals).join('\n');
    const kind = kindAt(end);
    expect(shown).toContain(kind.title);
    for (const name of kind.identifiers.flat()) expect(shown).toContain(name);
    for (const { label } of kind.fields) expect(shown).toContain(label);
    expect(modals.flatMap((modal) => slackProblems(modal))).toEqual([]);
  });

  it.each(tickets)('$way: no token is asked for in Slack', async ({ way }) => {
    const { modals } = await drafted(`diagnose ${way}`);
    const draft = textsIn(modals).join('\n');
    expect(draft).not.toMatch(/access_token: \[missing\]/);
    expect(draft).toContain('Never paste an access token into Slack');
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
