import { describe, expect, it } from 'vitest';

import { findDuplicates } from '#lib/commands/find-duplicates.ts';
import { itemRecord } from '#lib/commands/item-record.ts';
import { applyToItem } from '#lib/flows/apply-to-item.ts';

import { ask } from '../builders/ask.ts';
import { itemIdNumber } from '../builders/card-facts.ts';
import { ended, failed, START } from '../builders/item-events.ts';
import { reported } from '../builders/reported.ts';
import { seen } from '../builders/seen.ts';
import { fakePorts } from '../fakes/fake-ports.ts';

const ITEM = itemIdNumber(1);
const OTHER = itemIdNumber(2);

interface Told {
  user?: string;
  bank?: string;
  name?: string;
  accounts?: readonly { name?: string; mask?: string }[];
}

const checking = { name: 'Plaid Checking', mask: '0000' };

type FakePorts = ReturnType<typeof fakePorts>;

async function describeItem(
  ports: FakePorts,
  itemId: string,
  { user, bank = 'ins_109508', name = 'Tattersall Bank', accounts = [] }: Told,
): Promise<void> {
  await reported(ports, {
    kind: 'item',
    item_id: itemId,
    institution_id: bank,
    institution_name: name,
    ...(user !== undefined && { client_user_id: user }),
    // The ids of accounts differ from Item to Item; that is why they are known by name and mask.
    accounts: accounts.map((account, index) => ({
      ...account,
      account_id: `${itemId.slice(-9)}account${String(index)}`,
    })),
  });
}

async function duplicatesOf(itemId: string, ports: FakePorts) {
  const record = await itemRecord(itemId, ports);
  if (record === undefined) throw new Error('no such Item');
  return findDuplicates(record, ports);
}

describe('a possible duplicate', () => {
  const cases: {
    case: string;
    one: Told;
    other: Told;
    found: 'user' | 'account' | 'nothing';
  }[] = [
    {
      case: 'the same user at the same bank',
      one: { user: 'u1' },
      other: { user: 'u1' },
      found: 'user',
    },
    {
      case: 'the same user at another bank',
      one: { user: 'u1' },
      other: { user: 'u1', bank: 'ins_3' },
      found: 'nothing',
    },
    {
      case: 'another user at the same bank',
      one: { user: 'u1' },
      other: { user: 'u2' },
      found: 'nothing',
    },
    {
      case: 'users whose names differ in case only',
      one: { user: 'u1' },
      other: { user: 'U1' },
      found: 'nothing',
    },
    {
      case: 'the same account of the same user',
      one: { user: 'u1', accounts: [checking] },
      other: { user: 'u1', accounts: [checking] },
      found: 'user',
    },
    {
      case: 'the joint account of two users',
      one: { user: 'u1', accounts: [checking] },
      other: { user: 'u2', accounts: [checking] },
      found: 'nothing',
    },
    {
      case: 'the same account, where nobody told a user',
      one: { accounts: [checking] },
      other: { accounts: [checking] },
      found: 'account',
    },
    {
      case: 'the same account, where one user is unknown',
      one: { user: 'u1', accounts: [checking] },
      other: { accounts: [checking] },
      found: 'account',
    },
    {
      case: 'the same account, where the other user is unknown',
      one: { accounts: [checking] },
      other: { user: 'u1', accounts: [checking] },
      found: 'account',
    },
    {
      case: 'an account of that name and mask at another bank',
      one: { accounts: [checking] },
      other: { accounts: [checking], bank: 'ins_3' },
      found: 'nothing',
    },
    {
      case: 'an account of that name with another mask',
      one: { accounts: [checking] },
      other: { accounts: [{ ...checking, mask: '1111' }] },
      found: 'nothing',
    },
    {
      case: 'an account of another name with that mask',
      one: { accounts: [checking] },
      other: { accounts: [{ ...checking, name: 'Plaid Saving' }] },
      found: 'nothing',
    },
    {
      case: 'an account whose name is written in capitals there',
      one: { accounts: [checking] },
      other: { accounts: [{ ...checking, name: 'PLAID CHECKING' }] },
      found: 'account',
    },
    {
      case: 'accounts without a mask',
      one: { accounts: [{ name: 'Cash' }] },
      other: { accounts: [{ name: 'Cash' }] },
      found: 'nothing',
    },
    {
      case: 'accounts without a name',
      one: { accounts: [{ mask: '0000' }] },
      other: { accounts: [{ mask: '0000' }] },
      found: 'nothing',
    },
    {
      case: 'one account of several',
      one: { accounts: [{ name: 'Savings', mask: '0817' }, checking] },
      other: { accounts: [checking, { name: 'Card', mask: '4711' }] },
      found: 'account',
    },
  ];

  it.each(cases)('$case: $found', async ({ one, other, found }) => {
    const ports = fakePorts(START);
    await describeItem(ports, ITEM, one);
    await describeItem(ports, OTHER, other);
    const common =
      found === 'account' ? { kind: 'account', name: 'Plaid Checking ••0000' } : { kind: found };
    expect(await duplicatesOf(ITEM, ports)).toEqual(
      found === 'nothing' ? [] : [{ itemId: OTHER, common }],
    );
    // Whichever of the two is asked about.
    const [back, ...more] = await duplicatesOf(OTHER, ports);
    expect(more).toEqual([]);
    expect(back?.common.kind).toBe(found === 'nothing' ? undefined : found);
  });

  it('none, of a bank that is not known', async () => {
    const ports = fakePorts(START);
    for (const itemId of [ITEM, OTHER])
      await reported(ports, { kind: 'item', item_id: itemId, client_user_id: 'u1' });
    expect(await duplicatesOf(ITEM, ports)).toEqual([]);
  });

  it.each([
    { case: 'the Item itself', which: ITEM },
    { case: 'the other', which: OTHER },
  ])('none, where $case has ended: it costs nothing any more', async ({ which }) => {
    const ports = fakePorts(START);
    for (const itemId of [ITEM, OTHER])
      await describeItem(ports, itemId, { user: 'u1', accounts: [checking] });
    expect(await duplicatesOf(ITEM, ports)).toHaveLength(1);
    const event = { ...ended(60, { itemId: which }), ids: {} };
    await applyToItem(event, ports);
    expect(await duplicatesOf(ITEM, ports)).toEqual([]);
  });

  it('also one that is broken: it is billed all the same', async () => {
    const ports = fakePorts(START);
    for (const itemId of [ITEM, OTHER]) await describeItem(ports, itemId, { user: 'u1' });
    await applyToItem({ ...failed(60, { itemId: OTHER }), ids: {} }, ports);
    expect(await duplicatesOf(ITEM, ports)).toHaveLength(1);
  });

  it('none, where an id of another kind is written like that user', async () => {
    const ports = fakePorts(START);
    await describeItem(ports, ITEM, { user: 'u1' });
    await describeItem(ports, OTHER, { user: 'u2' });
    await reported(ports, { kind: 'link_exit', item_id: OTHER, link_session_id: 'u1' });
    expect(await duplicatesOf(ITEM, ports)).toEqual([]);
  });

  it('of very many: ten at most', async () => {
    const ports = fakePorts(START);
    for (let number = 1; number <= 14; number += 1)
      await describeItem(ports, itemIdNumber(number), { user: 'u1' });
    expect(await duplicatesOf(ITEM, ports)).toHaveLength(10);
  });

  it('asks the index once for the user and for five accounts at most', async () => {
    const calls: string[] = [];
    const ports = fakePorts(START, (place, when) => {
      if (when === 'before') calls.push(place);
    });
    const accounts = Array.from({ length: 9 }, (_, index) => ({
      name: 'Account',
      mask: `000${String(index)}`,
    }));
    await describeItem(ports, ITEM, { user: 'u1', accounts });
    const record = await itemRecord(ITEM, ports);
    calls.length = 0;
    if (record !== undefined) await findDuplicates(record, ports);
    expect(calls).toEqual(Array.from({ length: 6 }, () => 'identifiers.find'));
  });
});

describe('/plaid item of a possible duplicate', () => {
  async function shownAt(name: string): Promise<string> {
    const ports = fakePorts(START);
    for (const itemId of [ITEM, OTHER]) await describeItem(ports, itemId, { user: 'u1', name });
    return seen(await ask(`item ${ITEM}`, { ports }));
  }

  it('says so, what it costs, and which', async () => {
    const shown = await shownAt('Tattersall Bank');
    expect(shown).toContain('*Possible duplicate, billed twice.*');
    expect(shown).toContain('/item/remove');
    expect(shown).toContain(`\`${OTHER}\`  same user and bank`);
    expect(shown).toContain('`/plaid howto duplicate Items`');
    expect(shown).not.toContain('can end the older Item');
  });

  it('leads to the article on it', async () => {
    expect(seen(await ask('howto duplicate Items'))).toMatch(/duplicate/i);
  });

  it.each([
    'Chase',
    'CHASE BANK',
    'PNC',
    'PNC Bank, N.A.',
    'Navy Federal Credit Union',
    'NFCU',
    'Charles Schwab',
  ])('%s: warns that the second can end the first', async (name) => {
    expect(await shownAt(name)).toContain('the second link can end the older Item');
  });

  it.each(['Chasewood Bank', 'Purchase Savings', 'Navy Bank', 'Bank of America', 'SPNC'])(
    '%s: does not',
    async (name) => {
      const shown = await shownAt(name);
      expect(shown).toContain('billed twice');
      expect(shown).not.toContain('can end the older Item');
    },
  );

  it('without one says nothing of it', async () => {
    const ports = fakePorts(START);
    await describeItem(ports, ITEM, { user: 'u1', name: 'Chase' });
    expect(seen(await ask(`item ${ITEM}`, { ports }))).not.toMatch(/duplicate|billed twice/i);
  });

  it('names the account that both have', async () => {
    const ports = fakePorts(START);
    for (const itemId of [ITEM, OTHER]) await describeItem(ports, itemId, { accounts: [checking] });
    const shown = seen(await ask(`item ${ITEM}`, { ports }));
    expect(shown).toContain(`\`${OTHER}\`  same account Plaid Checking ••0000`);
  });
});
