import type { Article } from './article.ts';
import { dashboardAndTeam } from './articles/dashboard-and-team.ts';
import { environmentsAndBilling } from './articles/environments-and-billing.ts';
import { errorsAndSupport } from './articles/errors-and-support.ts';
import { itemsAndTokens } from './articles/items-and-tokens.ts';
import { link } from './articles/link.ts';
import { partners } from './articles/partners.ts';
import { products } from './articles/products.ts';
import { transactions } from './articles/transactions.ts';
import { webhooks } from './articles/webhooks.ts';

/** Everything that `/plaid howto` can answer. */
export const allArticles: readonly Article[] = [
  ...itemsAndTokens,
  ...errorsAndSupport,
  ...webhooks,
  ...transactions,
  ...link,
  ...dashboardAndTeam,
  ...environmentsAndBilling,
  ...partners,
  ...products,
];
