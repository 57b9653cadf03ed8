import type { DecisionTree, Leaf, Question } from '#lib/guides/decision-tree.ts';
import { isQuestion, type Place } from '#lib/guides/walk-tree.ts';

import { actions, button, context, list, type Message, preformatted, section } from './message.ts';
import { bold, code, escape, escapeWithin, link } from './text.ts';
import { whoMustAct } from './wording.ts';

/** What can be diagnosed, one button each. */
export function diagnosesMessage(trees: readonly DecisionTree[]): Message {
  return {
    text: `What is the matter? ${trees.map(({ title }) => escape(title)).join(', ')}`,
    blocks: [
      section('*What is the matter?* A few questions lead to what to do, or to a ticket draft.'),
      actions(
        ...trees.map(({ name, title }, index) =>
          button(`ask_${String(index)}`, title, `diagnose ${name}`),
        ),
      ),
    ],
  };
}

/** A place in a tree: its question with a button for each answer, or the end with what to do. */
export function diagnosisMessage(place: Place): Message {
  const { here } = place;
  return isQuestion(here) ? questionMessage(here, place) : leafMessage(here, place);
}

function questionMessage(question: Question, place: Place): Message {
  const { tree, path } = place;
  return {
    text: escapeWithin(`${tree.title}: ${question.ask}`, 300),
    blocks: [
      wayLine(place),
      section(
        [bold(question.ask), ...(question.how === undefined ? [] : [escape(question.how)])].join(
          '\n',
        ),
      ),
      actions(
        ...Object.entries(question.answers).map(([id, { label }], index) =>
          button(`ask_${String(index)}`, label, `diagnose ${[tree.name, ...path, id].join(' ')}`),
        ),
        ...backButtons(place),
      ),
    ],
  };
}

function leafMessage(leaf: Leaf, place: Place): Message {
  const { tree, path } = place;
  const value = `diagnose ${[tree.name, ...path].join(' ')}`;
  const { source } = leaf;
  const name = source.url === undefined ? escape(source.name) : link(source.url, source.name);
  return {
    text: escapeWithin(`${tree.title}: ${leaf.conclusion}`, 300),
    blocks: [
      wayLine(place),
      section(`${escape(leaf.conclusion)}\n${whoMustAct(leaf.whoActs)}`),
      ...list('What to do', leaf.steps.map(escape)),
      ...(leaf.endUserWording === undefined
        ? []
        : [section('*To send to the end user*'), preformatted(leaf.endUserWording)]),
      context(`Source: ${name}  ·  ${escape(source.asOf)}`),
      actions(
        ...(leaf.ticket === undefined ? [] : [button('ticket_draft', 'Ticket draft', value)]),
        ...backButtons(place),
        button('share', 'Share in channel', value),
      ),
    ],
  };
}

function wayLine({ tree, answered }: Place): Message['blocks'][number] {
  return context([tree.title, ...answered].map(escape).join('  ›  '));
}

function backButtons({ tree, path }: Place): ReturnType<typeof button>[] {
  return path.length === 0
    ? []
    : [button('ask_back', 'Back', `diagnose ${[tree.name, ...path.slice(0, -1)].join(' ')}`)];
}

/** For words that name no tree. */
export function noDiagnosisMessage(trees: readonly DecisionTree[]): Message {
  return {
    text: 'Tartan has no questions about that.',
    blocks: [
      section('Tartan has no questions about that. These are there:'),
      ...list(
        'Problems',
        trees.map(({ name, title }) => `${escape(title)}  ${code(`/plaid diagnose ${name}`)}`),
      ),
    ],
  };
}
