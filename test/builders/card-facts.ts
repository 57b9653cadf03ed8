import type { CardFacts } from '#lib/alerts/alert.ts';

/** Item ids as long as Plaid's. */
export function itemIdNumber(number: number): string {
  return `Qn7rWpXv2sKd9LmBtY4eHgJ8uZc5fAoN${String(number).padStart(5, '0')}`;
}

/** One Item of a bank that wants a new login, but for what the test is about. */
export function cardFacts(but: Partial<CardFacts> = {}): CardFacts {
  return {
    key: 'ins_56#ITEM_LOGIN_REQUIRED',
    institutionId: 'ins_56',
    institutionName: 'Tattersall Bank',
    code: 'ITEM_LOGIN_REQUIRED',
    status: 'broken',
    brokenBy: 'login required',
    errorType: 'ITEM_ERROR',
    environment: 'production',
    since: '2026-05-04T09:30:00.000Z',
    count: 1,
    itemIds: [itemIdNumber(1)],
    returns: 0,
    ...but,
  };
}

/** Three of the many Items of one incident. */
export function manyItems(count: number): Pick<CardFacts, 'count' | 'itemIds'> {
  return { count, itemIds: [1, 2, 3].slice(0, count).map(itemIdNumber) };
}
