import type { DecisionTree, Leaf, Question } from './decision-tree.ts';

/** Where somebody is in a tree, and what they answered on the way. */
export interface Place {
  tree: DecisionTree;
  here: Question | Leaf;
  /** Ids of the answers, as in the buttons. */
  path: readonly string[];
  /** The answers in words. */
  answered: readonly string[];
}

/** @param path ids of answers; one that is not there any more ends the walk at the question before it */
export function walkTree(tree: DecisionTree, path: readonly string[]): Place {
  let here: Question | Leaf = tree.start;
  const taken: string[] = [];
  const answered: string[] = [];
  for (const id of path) {
    if (!isQuestion(here)) break;
    const answer: { label: string; leadsTo: Question | Leaf } | undefined = new Map(
      Object.entries(here.answers),
    ).get(id);
    if (answer === undefined) break;
    taken.push(id);
    answered.push(answer.label);
    here = answer.leadsTo;
  }
  return { tree, here, path: taken, answered };
}

export function isQuestion(node: Question | Leaf): node is Question {
  return 'ask' in node;
}
