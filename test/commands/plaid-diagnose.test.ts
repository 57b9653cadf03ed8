import { describe, expect, it } from 'vitest';

import { allTrees } from '#lib/guides/all-trees.ts';
import type { DecisionTree, Leaf, Question } from '#lib/guides/decision-tree.ts';
import type { Message } from '#lib/messages/message.ts';

import { ask, buttonsIn, escaped, questionsIn, sharedBy } from '../builders/ask.ts';
import { seen } from '../builders/seen.ts';

const MOST_CLICKS = 4;

/** A question or an end of a tree, and the way there. */
interface Stop {
  tree: DecisionTree;
  here: Question | Leaf;
  path: readonly string[];
  /** The answers in words. */
  answered: readonly string[];
  /** What is typed, or what a button asks, to get there. */
  asks: string;
}

const stops = allTrees.flatMap((tree) => stopsFrom(tree, tree.start));
const questions = stops.flatMap(({ here, ...stop }) => ('ask' in here ? [{ here, ...stop }] : []));
const leaves = stops.flatMap(({ here, ...stop }) => ('ask' in here ? [] : [{ here, ...stop }]));

describe('/plaid diagnose', () => {
  it('shows all seven problems, each with a button that leads to its first question', async () => {
    const message = await ask('diagnose');
    const buttons = buttonsIn(message);
    expect(buttons.map(({ value }) => value)).toEqual(
      allTrees.map(({ name }) => `diagnose ${name}`),
    );
    expect(buttons.map(({ label }) => label)).toEqual(allTrees.map(({ title }) => title));
    for (const [index, { start }] of allTrees.entries())
      expect((await ask(buttons[index]?.value ?? '')).text).toContain(escaped(start.ask));
  });

  it.each(allTrees)('finds $name with a slip, in capitals and in quotes', async ({ name }) => {
    const message = await ask(`diagnose ${name}`);
    expect(await ask(`diagnose ${name}x`)).toEqual(message);
    expect(await ask(`diagnose ${name.toUpperCase()}`)).toEqual(message);
    expect(await ask(`diagnose "${name}"`)).toEqual(message);
  });

  it.each(['weather', '__proto__', 'constructor', '<!channel>', 'エラー', '"; DROP TABLE'])(
    'has no questions about %s, and shows what it has',
    async (typed) => {
      const message = await ask(`diagnose ${typed}`);
      expect(message.text).toBe('Tartan has no questions about that.');
      for (const { name, title } of allTrees)
        expect(seen(message)).toContain(`${escaped(title)}  \`/plaid diagnose ${name}\``);
    },
  );
});

describe('a question of a tree', () => {
  it.each(questions)('$asks: is asked, with how to find out', async ({ here, asks, ...stop }) => {
    const message = await ask(asks);
    expect(message.text).toContain(escaped(`${stop.tree.title}: `));
    expect(seen(message)).toContain(`*${escaped(here.ask)}*`);
    expect(seen(message)).toContain(escaped(here.how ?? ''));
    expect(wayOf(message)).toBe([stop.tree.title, ...stop.answered].map(escaped).join('  ›  '));
  });

  it.each(questions)('$asks: each button leads where it says', async ({ here, asks }) => {
    const buttons = buttonsIn(await ask(asks)).filter(({ id }) => id !== 'ask_back');
    const answers = Object.values(here.answers);
    expect(buttons.map(({ label }) => label)).toEqual(answers.map(({ label }) => label));
    for (const [index, { label, leadsTo }] of answers.entries()) {
      const next = await ask(buttons[index]?.value ?? '');
      const says = 'ask' in leadsTo ? leadsTo.ask : leadsTo.conclusion;
      expect(seen(next)).toContain(escaped(says));
      expect(wayOf(next)?.endsWith(`  ›  ${escaped(label)}`), label).toBe(true);
    }
  });

  it.each(stops.filter(({ path }) => path.length > 0))(
    '$asks: Back leads to the question before',
    async ({ asks, tree, path }) => {
      const back = buttonsIn(await ask(asks)).find(({ id }) => id === 'ask_back');
      const before = ['diagnose', tree.name, ...path.slice(0, -1)].join(' ');
      expect(back?.value).toBe(before);
      expect(questionsIn(await ask(before))).toContain(asks);
    },
  );

  it.each(allTrees)('$name: the first one leads nowhere back', async ({ name }) => {
    const buttons = buttonsIn(await ask(`diagnose ${name}`));
    expect(buttons.filter(({ id }) => !/^ask_\d$/.test(id))).toEqual([]);
  });
});

describe('the end of a way', () => {
  it.each(leaves)('$asks: is reached by buttons alone, in four clicks', async (leaf) => {
    let message = await ask(`diagnose ${leaf.tree.name}`);
    let clicks = 0;
    for (const id of leaf.path) {
      const button = buttonsIn(message).find(({ value }) => value.endsWith(` ${id}`));
      message = await ask(button?.value ?? '');
      clicks += 1;
    }
    expect(message).toEqual(await ask(leaf.asks));
    expect(clicks).toBeGreaterThan(0);
    expect(clicks).toBeLessThanOrEqual(MOST_CLICKS);
  });

  it.each(leaves)('$asks: says what is the matter, who acts, and what to do', async (leaf) => {
    const { conclusion, steps, endUserWording } = leaf.here;
    const message = await ask(leaf.asks);
    const shown = seen(message);
    expect(shown).toContain(escaped(conclusion));
    expect(shown).toMatch(/^\*[\w ]+\* (?:must|needs to) act\.$/m);
    for (const step of steps) expect(shown).toContain(`•  ${escaped(step)}`);
    expect(shown).toContain(endUserWording ?? '');
  });

  it.each(leaves)('$asks: names its source and its date', async ({ here, asks }) => {
    const { name, asOf, url } = here.source;
    const lines = seen(await ask(asks)).split('\n');
    const line = lines.find((one) => one.startsWith('Source: '));
    expect(line).toBe(
      `Source: ${url === undefined ? escaped(name) : `<${url}|${escaped(name)}>`}  ·  ${asOf}`,
    );
  });

  it.each(leaves)('$asks: can be shared, and drafts its ticket if it has one', async (leaf) => {
    const message = await ask(leaf.asks);
    const drafts = buttonsIn(message).filter(({ id }) => id === 'ticket_draft');
    expect(sharedBy(message)).toBe(leaf.asks);
    expect(drafts.map(({ value }) => value)).toEqual(
      leaf.here.ticket === undefined ? [] : [leaf.asks],
    );
  });
});

describe('a way that is not there any more', () => {
  it.each(allTrees)('of $name ends at the question before', async ({ name, start }) => {
    const [answer = ''] = Object.keys(start.answers);
    expect(await ask(`diagnose ${name} gone`)).toEqual(await ask(`diagnose ${name}`));
    expect(await ask(`diagnose ${name} ${answer} constructor`)).toEqual(
      await ask(`diagnose ${name} ${answer}`),
    );
    expect(await ask(`diagnose ${name} __proto__ toString`)).toEqual(await ask(`diagnose ${name}`));
  });

  it('leads past no end', async () => {
    const [leaf] = leaves;
    expect(await ask(`${leaf?.asks ?? ''} and more`)).toEqual(await ask(leaf?.asks ?? ''));
  });
});

function stopsFrom(
  tree: DecisionTree,
  here: Question | Leaf,
  path: readonly string[] = [],
  answered: readonly string[] = [],
): Stop[] {
  const stop = { tree, here, path, answered, asks: ['diagnose', tree.name, ...path].join(' ') };
  if (!('ask' in here)) return [stop];
  return [
    stop,
    ...Object.entries(here.answers).flatMap(([id, { label, leadsTo }]) =>
      stopsFrom(tree, leadsTo, [...path, id], [...answered, label]),
    ),
  ];
}

/** The first line of an answer: the problem, and what was answered so far. */
function wayOf({ blocks: [first] }: Message): string | undefined {
  const [line] = first?.type === 'context' ? first.elements : [];
  return line?.type === 'mrkdwn' ? line.text : undefined;
}
