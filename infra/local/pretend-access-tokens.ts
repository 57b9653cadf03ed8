import { createHash } from 'node:crypto';

import * as z from 'zod/mini';

import type { InvokedFunction } from './invoke-server.ts';

const question = z.object({ item_id: z.string().check(z.minLength(1)) });

/** The name that it is invoked by. */
export const ACCESS_TOKEN_BROKER = 'pretend-access-tokens';

/**
 * The function that a team writes to give away its access tokens: `{item_id}` → `{access_token}`. This one has a token
 * for every Item.
 *
 * @param tell hears of each Item that got a token, so that the pretend Plaid takes it
 */
export function pretendAccessTokens(tell: (itemId: string) => void): InvokedFunction {
  return (event) => {
    const asked = question.safeParse(event);
    if (!asked.success) return Promise.resolve({ access_token: null });
    tell(asked.data.item_id);
    return Promise.resolve({ access_token: accessTokenOf(asked.data.item_id) });
  };
}

/** The same for the same Item, also after a restart. */
export function accessTokenOf(itemId: string): string {
  const hex = createHash('sha256').update(itemId).digest('hex');
  // The digits that tell a version 8 UUID: one whose maker says what is in it.
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(12, 15)}`,
    `8${hex.slice(15, 18)}`,
    hex.slice(18, 30),
  ];
  return `access-sandbox-${parts.join('-')}`;
}
