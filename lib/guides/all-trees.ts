import type { DecisionTree } from './decision-tree.ts';
import { accounts } from './trees/accounts.ts';
import { duplicates } from './trees/duplicates.ts';
import { dwolla } from './trees/dwolla.ts';
import { link } from './trees/link.ts';
import { mfa } from './trees/mfa.ts';
import { stripe } from './trees/stripe.ts';
import { transactions } from './trees/transactions.ts';

export const allTrees: readonly DecisionTree[] = [
  link,
  mfa,
  transactions,
  accounts,
  duplicates,
  stripe,
  dwolla,
];
