import { marshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import { describe, expect, it } from 'vitest';

import { toInboxRecord } from '#lib/dynamodb/inbox-record.ts';
import { receiveStream } from '#lib/dynamodb/receive-stream.ts';
import { learnFrom } from '#lib/flows/learn-from.ts';
import { type Account, accountMark } from '#lib/health/account.ts';
import type { InboxEntry, KeptEntry } from '#lib/incoming/inbox-entry.ts';

import { at, failed, noted, overdue, repaired, START } from '../builders/item-events.ts';
import { fakePorts } from '../fakes/fake-ports.ts';
import type { Fault } from '../fakes/played.ts';

const ITEM = 'Gx4mTzP9bKw2Rv7NqYhS8dLcJ6fUa3eE1oXi5';
const USER = 'customer-12';
const SETTINGS = { channel: 'C0ALERTS', settleMs: 0 };

/** A login that fails, with these identifiers in its webhook. */
function itemEntry(ids: Readonly<Record<string, string>>, seconds = 0): KeptEntry {
  return { kind: 'item', event: { ...failed(seconds, { itemId: ITEM }), ids } };
}

/** A webhook that names no Item. */
function otherEntry(ids: Readonly<Record<string, string>>): KeptEntry {
  const source = 'TRANSFER.TRANSFER_EVENTS_UPDATE';
  return { kind: 'other', ...arrival(source), subject: source, ids };
}

/** A report of a user that names no Item. */
function userEntry(ids: Readonly<Record<string, string>>, code?: string): KeptEntry {
  const error = code === undefined ? undefined : { code };
  const event = { ...arrival('REPORT.LINK_EXIT'), kind: 'noted' as const, ids, error };
  return { kind: 'user', clientUserId: USER, event };
}

/** Your app says what an Item is. */
function described(
  accounts: readonly Account[],
  ids: Readonly<Record<string, string>> = { institution_id: 'ins_3' },
  seconds = 0,
): KeptEntry {
  const event = { ...noted(seconds, { itemId: ITEM }), source: 'REPORT.ITEM', ids };
  return { kind: 'item', event: { ...event, kind: 'described', accounts } };
}

function arrival(source: string) {
  return { at: at(0), receivedAt: at(1), source, bodyHash: `hash of ${source}` };
}

async function learnt(...entries: KeptEntry[]) {
  const ports = fakePorts(START);
  for (const entry of entries) await learnFrom(entry, ports);
  return {
    identifiers: ports.identifiers.all(),
    institutions: await ports.institutions.all(),
    accounts: await ports.accounts.of(ITEM),
  };
}

describe('what is learnt of a webhook about an Item', () => {
  it('every identifier in it, and the Item itself, with where it came from', async () => {
    const { identifiers } = await learnt(
      itemEntry({ account_id: 'acc1', link_session_id: 'ses1', client_user_id: 'user 7@shop' }),
    );
    const came = {
      itemId: ITEM,
      clientUserId: undefined,
      source: 'ITEM.ERROR',
      code: 'ITEM_LOGIN_REQUIRED',
      at: at(0),
    };
    expect(identifiers).toEqual([
      { name: 'account_id', value: 'acc1', ...came },
      { name: 'link_session_id', value: 'ses1', ...came },
      { name: 'client_user_id', value: 'user 7@shop', ...came },
      { name: 'item_id', value: ITEM, ...came },
    ]);
  });

  it('no code where it names no error', async () => {
    const { identifiers } = await learnt({
      kind: 'item',
      event: { ...repaired(0, { itemId: ITEM }), ids: { account_id: 'acc1' } },
    });
    expect(identifiers.map(({ name, code }) => [name, code])).toEqual([
      ['account_id', undefined],
      ['item_id', undefined],
    ]);
  });

  it.each<{ case: string; entry: KeptEntry }>([
    {
      case: 'of an end',
      entry: {
        kind: 'item',
        event: { ...noted(0, { itemId: ITEM }), kind: 'ended', error: { code: 'X_REVOKED' } },
      },
    },
    {
      case: 'out of Link',
      entry: {
        kind: 'item',
        event: { ...noted(0, { itemId: ITEM }), kind: 'noted', error: { code: 'X_REVOKED' } },
      },
    },
  ])('the code of its error ($case)', async ({ entry }) => {
    const { identifiers } = await learnt(entry);
    expect(identifiers).toMatchObject([{ name: 'item_id', value: ITEM, code: 'X_REVOKED' }]);
  });

  it('no accounts of what describes none', async () => {
    const { accounts } = await learnt(itemEntry({ account_id: 'acc1' }));
    expect(accounts).toEqual([]);
  });

  it('its item_id once, even where the identifiers name it, too', async () => {
    const { identifiers } = await learnt(itemEntry({ item_id: ITEM }));
    expect(identifiers.map(({ name, value }) => [name, value])).toEqual([['item_id', ITEM]]);
  });

  it('its institution by name, and not as an identifier: banks have very many Items', async () => {
    const { identifiers, institutions } = await learnt(
      itemEntry({ institution_id: 'ins_900001', institution_name: 'Harbor Test Bank' }),
    );
    expect(identifiers.map(({ name }) => name)).toEqual(['item_id']);
    expect(institutions).toEqual([{ institutionId: 'ins_900001', name: 'Harbor Test Bank' }]);
  });

  it.each([
    { case: 'an id without a name', ids: { institution_id: 'ins_900001' } },
    { case: 'a name without an id', ids: { institution_name: 'Harbor Test Bank' } },
    { case: 'neither', ids: {} },
  ])('no institution of $case', async ({ ids }) => {
    expect((await learnt(itemEntry(ids))).institutions).toEqual([]);
  });

  it('a new name takes the place of the old one', async () => {
    const { institutions } = await learnt(
      itemEntry({ institution_id: 'ins_1', institution_name: 'Old & Sons' }),
      itemEntry({ institution_id: 'ins_1', institution_name: 'New & Sons' }, 9),
    );
    expect(institutions).toEqual([{ institutionId: 'ins_1', name: 'New & Sons' }]);
  });

  it('nothing twice, and the first source stays', async () => {
    const entry = itemEntry({ account_id: 'acc1' });
    const later: KeptEntry = {
      kind: 'item',
      event: { ...repaired(60, { itemId: ITEM }), ids: { account_id: 'acc1' } },
    };
    const { identifiers } = await learnt(entry, entry, later);
    expect(identifiers.map(({ name, source }) => [name, source])).toEqual([
      ['account_id', 'ITEM.ERROR'],
      ['item_id', 'ITEM.ERROR'],
    ]);
  });

  it('one identifier of two Items: under both', async () => {
    const other: KeptEntry = {
      kind: 'item',
      event: { ...failed(0, { itemId: 'AnotherItem' }), ids: { client_user_id: 'u1' } },
    };
    const { identifiers } = await learnt(itemEntry({ client_user_id: 'u1' }), other);
    const users = identifiers.filter(({ name }) => name === 'client_user_id');
    expect(users.map(({ itemId }) => itemId)).toEqual([ITEM, 'AnotherItem']);
  });
});

describe('what is learnt of a webhook that names no Item', () => {
  it('its identifiers, which belong to no Item', async () => {
    const { identifiers } = await learnt(otherEntry({ transfer_id: 't1', user_id: 'u1' }));
    const came = {
      itemId: undefined,
      clientUserId: undefined,
      source: 'TRANSFER.TRANSFER_EVENTS_UPDATE',
      code: undefined,
      at: at(0),
    };
    expect(identifiers).toEqual([
      { name: 'transfer_id', value: 't1', ...came },
      { name: 'user_id', value: 'u1', ...came },
    ]);
  });

  it('its institution', async () => {
    const ids = { institution_id: 'ins_2', institution_name: 'Lighthouse' };
    const { identifiers, institutions } = await learnt(otherEntry(ids));
    expect(identifiers).toEqual([]);
    expect(institutions).toEqual([{ institutionId: 'ins_2', name: 'Lighthouse' }]);
  });
});

describe('what is learnt of a report', () => {
  it('of a user: every identifier in it, and the user, with the code', async () => {
    const { identifiers, institutions } = await learnt(
      userEntry(
        {
          link_session_id: 'ses1',
          request_id: 'req1',
          institution_id: 'ins_3',
          institution_name: 'Moorland Bank',
        },
        'INSTITUTION_DOWN',
      ),
    );
    const came = {
      itemId: undefined,
      clientUserId: USER,
      source: 'REPORT.LINK_EXIT',
      code: 'INSTITUTION_DOWN',
      at: at(0),
    };
    expect(identifiers).toEqual([
      { name: 'link_session_id', value: 'ses1', ...came },
      { name: 'request_id', value: 'req1', ...came },
      { name: 'client_user_id', value: USER, ...came },
    ]);
    expect(institutions).toEqual([{ institutionId: 'ins_3', name: 'Moorland Bank' }]);
  });

  it('of a user who is among the identifiers, too: once', async () => {
    const { identifiers } = await learnt(userEntry({ client_user_id: USER }));
    expect(identifiers).toMatchObject([
      { name: 'client_user_id', value: USER, clientUserId: USER, itemId: undefined },
    ]);
  });

  it('of a user, then of an Item of that user: both are found by the user', async () => {
    const { identifiers } = await learnt(
      userEntry({ link_session_id: 'ses1' }),
      itemEntry({ client_user_id: USER, link_session_id: 'ses1' }),
    );
    const owners = (wanted: string) =>
      identifiers
        .filter(({ value }) => value === wanted)
        .map(({ itemId, clientUserId }) => itemId ?? clientUserId);
    expect(owners(USER)).toEqual([USER, ITEM]);
    expect(owners('ses1')).toEqual([USER, ITEM]);
  });

  it('of nobody that we know: its identifiers, with the code', async () => {
    const other = otherEntry({ link_session_id: 'ses1' });
    const entry = { ...other, error: { code: 'INSTITUTION_DOWN' } };
    const { identifiers } = await learnt(entry);
    expect(identifiers).toMatchObject([
      { name: 'link_session_id', code: 'INSTITUTION_DOWN', itemId: undefined },
    ]);
  });
});

describe('what is learnt of an Item that is described', () => {
  const checking = { accountId: 'acc1', name: 'Plaid Checking', mask: '0000' };
  const savings = { accountId: 'acc2', name: 'Plaid Savings', mask: '1111' };
  const markOf = (account: Account, bank = 'ins_3') => accountMark(bank, account) ?? 'no mark';
  const names = (found: { name: string; value: string }[]) =>
    found.map(({ name, value }) => `${name} ${value}`);

  it('its accounts, by their ids and by what each is known again', async () => {
    const { identifiers, accounts } = await learnt(described([checking, savings]));
    expect(names(identifiers)).toEqual([
      `item_id ${ITEM}`,
      'account_id acc1',
      `account_mark ${markOf(checking)}`,
      'account_id acc2',
      `account_mark ${markOf(savings)}`,
    ]);
    for (const { itemId, source } of identifiers)
      expect({ itemId, source }).toEqual({ itemId: ITEM, source: 'REPORT.ITEM' });
    expect(accounts).toEqual([checking, savings]);
  });

  it.each<{ case: string; account: Account; ids?: Record<string, string> }>([
    { case: 'without a name', account: { accountId: 'acc1', mask: '0000' } },
    { case: 'without a mask', account: { accountId: 'acc1', name: 'Plaid Checking' } },
    { case: 'of a bank that nobody named', account: checking, ids: {} },
    { case: 'of a bank without an id', account: checking, ids: { institution_name: 'B' } },
  ])('an account $case is known by its id alone', async ({ account, ids }) => {
    const { identifiers, accounts } = await learnt(described([account], ids));
    expect(names(identifiers)).toEqual([`item_id ${ITEM}`, 'account_id acc1']);
    expect(accounts).toEqual([account]);
  });

  it('the same account of another Item: one mark of both', async () => {
    const event = { ...noted(60, { itemId: 'AnotherItem' }), ids: { institution_id: 'ins_3' } };
    const again = { ...checking, accountId: 'acc9', name: 'PLAID CHECKING' };
    const { identifiers } = await learnt(described([checking]), {
      kind: 'item',
      event: { ...event, kind: 'described', accounts: [again] },
    });
    const marks = identifiers.filter(({ name }) => name === 'account_mark');
    expect(marks.map(({ value, itemId }) => [value, itemId])).toEqual([
      [markOf(checking), ITEM],
      [markOf(checking), 'AnotherItem'],
    ]);
  });

  it('two accounts of one name and mask: one mark', async () => {
    const twin = { ...checking, accountId: 'acc2' };
    const { identifiers } = await learnt(described([checking, twin]));
    expect(identifiers.filter(({ name }) => name === 'account_mark')).toHaveLength(1);
  });

  it('that it has no accounts says nothing: what is known stays', async () => {
    const { accounts, identifiers } = await learnt(
      described([checking]),
      described([], undefined, 60),
    );
    expect(accounts).toEqual([checking]);
    expect(names(identifiers)).toContain('account_id acc1');
  });

  it.each([
    { case: 'in order', seconds: [0, 60], known: savings },
    { case: 'the other way round', seconds: [60, 0], known: checking },
  ])('told twice, $case: the newer accounts are known', async ({ seconds, known }) => {
    const { accounts } = await learnt(
      described([checking], undefined, seconds[0]),
      described([savings], undefined, seconds[1]),
    );
    expect(accounts).toEqual([known]);
  });
});

let rows = 0;

/** A row of the inbox table, as its stream tells of it. */
function streamRow(
  row: Readonly<Record<string, unknown>>,
  eventName: 'INSERT' | 'MODIFY' | 'REMOVE' = 'INSERT',
): DynamoDBRecord {
  rows += 1;
  const NewImage = JSON.parse(JSON.stringify(marshall(row, { removeUndefinedValues: true })));
  return { eventName, dynamodb: { NewImage, SequenceNumber: String(rows) } };
}

function inserted(entry: InboxEntry): DynamoDBRecord {
  return streamRow(toInboxRecord(entry, new Date(START)));
}

/** Deals with the rows as the inbox function does. */
async function received(records: DynamoDBRecord[], fault?: Fault) {
  const ports = fakePorts(START, fault);
  const answer = await receiveStream({ Records: records }, SETTINGS, ports);
  const names = ports.identifiers.all().map(({ name, value }) => `${name} ${value}`);
  return { ports, answer, names };
}

const allDealtWith = { batchItemFailures: [] };

describe('what the stream of the inbox teaches', () => {
  it('a row about an Item: identifiers, institution, and the card', async () => {
    const entry = itemEntry({ account_id: 'acc1', institution_id: 'ins_1', institution_name: 'B' });
    const { ports, answer, names } = await received([inserted(entry)]);
    expect(answer).toEqual(allDealtWith);
    expect(names).toEqual(['account_id acc1', `item_id ${ITEM}`]);
    expect(await ports.institutions.find('ins_1')).toMatchObject({ name: 'B' });
    expect(ports.slack.standing).toHaveLength(1);
  });

  it('a row about something else: identifiers, and no card', async () => {
    const { ports, answer, names } = await received([inserted(otherEntry({ transfer_id: 't1' }))]);
    expect(answer).toEqual(allDealtWith);
    expect(names).toEqual(['transfer_id t1']);
    expect(ports.slack.calls).toBe(0);
    expect(ports.items.all()).toEqual([]);
  });

  it('a row about a user: identifiers, and no card', async () => {
    const { ports, answer, names } = await received([inserted(userEntry({ request_id: 'r1' }))]);
    expect(answer).toEqual(allDealtWith);
    expect(names).toEqual(['request_id r1', `client_user_id ${USER}`]);
    expect(ports.slack.calls).toBe(0);
    expect(ports.items.all()).toEqual([]);
  });

  it('a row that describes an Item: its accounts, and no card', async () => {
    const account = { accountId: 'acc1', name: 'Plaid Checking', mask: '0000' };
    const { ports, answer } = await received([inserted(described([account]))]);
    expect(answer).toEqual(allDealtWith);
    expect(await ports.accounts.of(ITEM)).toEqual([account]);
    expect(ports.slack.calls).toBe(0);
  });

  it.each<{ case: string; entry: InboxEntry }>([
    {
      case: 'unfollowed',
      entry: {
        kind: 'unfollowed',
        ...arrival('BRAND.NEW'),
        subject: 'BRAND',
        excerpt: '{"account_id":"acc1"}',
      },
    },
    {
      case: 'quarantined',
      entry: {
        kind: 'quarantined',
        ...arrival('unreadable'),
        reason: 'not JSON',
        size: 20,
        excerpt: 'account_id=acc1',
      },
    },
  ])('a row that is $case: nothing, and it holds nobody up', async ({ entry }) => {
    const next = otherEntry({ transfer_id: 't1' });
    const { answer, names, ports } = await received([inserted(entry), inserted(next)]);
    expect(answer).toEqual(allDealtWith);
    expect(names).toEqual(['transfer_id t1']);
    expect(ports.log.lines).not.toContainEqual(
      expect.objectContaining({ sentence: 'inbox row not dealt with' }),
    );
  });

  it.each(['MODIFY', 'REMOVE'] as const)('a row that came by %s: nothing', async (eventName) => {
    const row = toInboxRecord(itemEntry({ account_id: 'acc1' }), new Date(START));
    const { answer, names } = await received([streamRow(row, eventName)]);
    expect(answer).toEqual(allDealtWith);
    expect(names).toEqual([]);
  });

  it('what the sweep noticed: no more than the Item', async () => {
    const { names } = await received([
      inserted({ kind: 'item', event: overdue(60, { itemId: ITEM }) }),
    ]);
    expect(names).toEqual([`item_id ${ITEM}`]);
  });

  it('the same rows again: nothing twice', async () => {
    const record = inserted(itemEntry({ account_id: 'acc1' }));
    const { names, ports } = await received([record, record]);
    expect(names).toEqual(['account_id acc1', `item_id ${ITEM}`]);
    expect(ports.slack.standing).toHaveLength(1);
  });

  it('a row that says it is of another kind than it is: named, to be sent again', async () => {
    const row = { subject: 'other#X', sk: 'now#1', kind: 'other', entry: { kind: 'other' } };
    const record = streamRow(row);
    const { answer, names } = await received([record]);
    expect(answer).toEqual({
      batchItemFailures: [{ itemIdentifier: record.dynamodb?.SequenceNumber }],
    });
    expect(names).toEqual([]);
  });

  it.each(['identifiers.learn', 'institutions.learn', 'accounts.learn'])(
    '%s fails: the row is named, to be sent again',
    async (failing) => {
      const ids = { institution_id: 'ins_3', institution_name: 'Moorland Bank' };
      const record = inserted(described([{ accountId: 'acc1' }], ids));
      const { answer, ports } = await received([record], (place) => {
        if (place === failing) throw new Error('throttled');
      });
      expect(answer).toEqual({
        batchItemFailures: [{ itemIdentifier: record.dynamodb?.SequenceNumber }],
      });
      expect(ports.log.lines).toContainEqual(
        expect.objectContaining({ sentence: 'inbox row not dealt with' }),
      );
    },
  );
});
