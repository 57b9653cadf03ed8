import { allTrees } from '#lib/guides/all-trees.ts';
import { walkTree } from '#lib/guides/walk-tree.ts';
import {
  diagnosesMessage,
  diagnosisMessage,
  noDiagnosisMessage,
} from '#lib/messages/diagnosis-message.ts';
import { meant } from '#lib/triage/meant.ts';

import type { Command } from './command.ts';

export const plaidDiagnose: Command = {
  name: 'diagnose',
  usage: '/plaid diagnose [problem]',
  summary: 'A few questions that lead to what to do, or to a ticket draft.',
  example: '/plaid diagnose mfa',
  details: [
    'Without a problem it shows all: Link, MFA, transactions, accounts, duplicates, Stripe, Dwolla.',
    'At most four clicks to an answer; each names its source.',
  ],
  run({ words }) {
    const [problem, ...path] = words;
    if (problem === undefined) return diagnosesMessage(allTrees);
    const found = meant(problem, allTrees, ({ name }) => [name]);
    const [tree] = found.kind === 'found' ? found.candidates : [];
    return tree === undefined
      ? noDiagnosisMessage(allTrees)
      : diagnosisMessage(walkTree(tree, path));
  },
};
