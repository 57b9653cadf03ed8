import { marshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import { describe, expect, it } from 'vitest';

import { toInboxRecord } from '#lib/dynamodb/inbox-record.ts';
import { receiveStream } from '#lib/dynamodb/receive-stream.ts';
import { learnFrom } from '#lib/flows/learn-from.ts';
import type { InboxEntry, KeptEntry } from '#lib/incoming/inbox-entry.ts';

import { at, failed, overdue, repaired, START } from '../builders/item-events.ts';
import { fakePorts } from '../fakes/fake-ports.ts';
import type { Fault } from '../fakes/played.ts';

const ITEM = 'Gx4mTzP9bKw2Rv7NqYhS8dLcJ6fUa3eE1oXi5';
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

function arrival(source: string) {
  return { at: at(0), receivedAt: at(1), source, bodyHash: `hash of ${source}` };
}

async function learnt(...entries: KeptEntry[]) {
  const ports = fakePorts(START);
  for (const entry of entries) await learnFrom(entry, ports);
  return {
    identifiers: ports.identifiers.all(),
    institutions: await ports.institutions.all(),
  };
}

describe('what is learnt of a webhook about an Item', () => {
  it('every identifier in it, and the Item itself, with where it came from', async () => {
    const { identifiers } = await learnt(
      itemEntry({ account_id: 'acc1', link_session_id: 'ses1', client_user_id: 'user 7@shop' }),
    );
    const came = { itemId: ITEM, source: 'ITEM.ERROR', at: at(0) };
    expect(identifiers).toEqual([
      { name: 'account_id', value: 'acc1', ...came },
      { name: 'link_session_id', value: 'ses1', ...came },
      { name: 'client_user_id', value: 'user 7@shop', ...came },
      { name: 'item_id', value: ITEM, ...came },
    ]);
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
    const came = { itemId: undefined, source: 'TRANSFER.TRANSFER_EVENTS_UPDATE', at: at(0) };
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

  it('an index that fails: the row is named, to be sent again', async () => {
    const record = inserted(itemEntry({ account_id: 'acc1' }));
    const { answer, ports } = await received([record], (place) => {
      if (place === 'identifiers.learn') throw new Error('throttled');
    });
    expect(answer).toEqual({
      batchItemFailures: [{ itemIdentifier: record.dynamodb?.SequenceNumber }],
    });
    expect(ports.log.lines).toContainEqual(
      expect.objectContaining({ sentence: 'inbox row not dealt with' }),
    );
  });
});
