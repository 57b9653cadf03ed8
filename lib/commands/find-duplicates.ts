import { type Account, accountMark } from '#lib/health/account.ts';
import { healthStatus, type ItemHealth } from '#lib/health/item-health.ts';
import type { Ports } from '#lib/ports.ts';

import type { ItemRecord } from './item-record.ts';

/** Another Item that may be the same connection once more. */
export interface Duplicate {
  itemId: string;
  /** What both have: the user, or an account such as `Plaid Checking ••0000`. */
  common: { kind: 'user' } | { kind: 'account'; name: string };
}

const MOST_ACCOUNTS = 5;
const MOST_ITEMS = 10;

/**
 * Items of the same bank that have the user, or an account, in common with this one. The joint account of two users is no
 * duplicate, and an Item that has ended is not billed any more. Source: Plaid's FAQ and docs on duplicate Items.
 */
export async function findDuplicates(
  { health, accounts }: ItemRecord,
  ports: Pick<Ports, 'items' | 'identifiers'>,
): Promise<Duplicate[]> {
  const { client_user_id: user, institution_id: bank } = health.ids;
  if (bank === undefined || healthStatus(health) === 'ended') return [];
  const marked = accounts.slice(0, MOST_ACCOUNTS).flatMap((account) => {
    const mark = accountMark(bank, account);
    return mark === undefined ? [] : [{ mark, name: accountName(account) }];
  });
  const found = await Promise.all([
    user === undefined ? [] : itemsWith('client_user_id', user, { kind: 'user' }, ports),
    ...marked.map(({ mark, name }) =>
      itemsWith('account_mark', mark, { kind: 'account', name }, ports),
    ),
  ]);
  const others = new Map<string, Duplicate>();
  for (const one of found.flat())
    if (one.itemId !== health.itemId && !others.has(one.itemId)) others.set(one.itemId, one);
  return judged(health, [...others.values()].slice(0, MOST_ITEMS), ports);
}

async function itemsWith(
  name: string,
  value: string,
  common: Duplicate['common'],
  ports: Pick<Ports, 'identifiers'>,
): Promise<Duplicate[]> {
  const seen = await ports.identifiers.find(value);
  return seen.flatMap((one) =>
    one.name === name && one.value === value && one.itemId !== undefined
      ? [{ itemId: one.itemId, common }]
      : [],
  );
}

function accountName({ name = '', mask = '' }: Account): string {
  return `${name} ••${mask}`;
}

async function judged(
  health: ItemHealth,
  candidates: readonly Duplicate[],
  ports: Pick<Ports, 'items'>,
): Promise<Duplicate[]> {
  const records = await Promise.all(candidates.map(({ itemId }) => ports.items.find(itemId)));
  return candidates.filter((candidate, index) => {
    const other = records[index]?.health;
    if (other === undefined || healthStatus(other) === 'ended') return false;
    const isSameBank = other.ids['institution_id'] === health.ids['institution_id'];
    const users = [health, other].map(({ ids }) => ids['client_user_id']);
    const isJoint = !users.includes(undefined) && users[0] !== users[1];
    return isSameBank && (candidate.common.kind === 'user' || !isJoint);
  });
}
