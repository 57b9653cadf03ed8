import { type ItemHealth, type Trouble, worstTrouble } from './item-health.ts';

/** What an Item gives no data for any more, while Plaid goes on billing it; and since when it has given none. */
export interface LongBroken {
  itemId: string;
  trouble: Trouble;
  since: string;
}

/**
 * An Item that gives no data although it exists at Plaid. One that has ended is not among them: what its user ended in
 * Plaid's portal, or what is gone, is not billed. One that is degraded, or about to break, still works.
 */
export function brokenSince(health: ItemHealth): LongBroken | undefined {
  const trouble = worstTrouble(health.troubles);
  if (trouble?.status !== 'broken' && trouble?.status !== 'stale') return undefined;
  // What broke after a warning is known since the warning, and broken since its date.
  const { deadline, since } = trouble;
  const isDated = deadline !== undefined && !Number.isNaN(Date.parse(deadline));
  return { itemId: health.itemId, trouble, since: isDated && deadline > since ? deadline : since };
}
