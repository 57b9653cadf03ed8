import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { ItemHealth, Trouble } from '#lib/health/item-health.ts';
import { itemFacts, knownIds } from '#lib/tickets/item-facts.ts';

import { anyHealth, anyItemEvent } from '../builders/any-record.ts';
import { itemIdNumber } from '../builders/card-facts.ts';
import { alive, at, failed } from '../builders/item-events.ts';

const health: ItemHealth = {
  itemId: itemIdNumber(1),
  environment: 'production',
  ids: { institution_id: 'ins_3', institution_name: 'Tattersall Bank' },
  troubles: [],
};
const login: Trouble = {
  slot: 'login',
  status: 'broken',
  code: 'ITEM_LOGIN_REQUIRED',
  errorType: 'ITEM_ERROR',
  reason: 'OAUTH_CONSENT_EXPIRED',
  since: at(60),
  order: at(60),
};
const expiry: Trouble = {
  slot: 'expiry',
  status: 'expiring',
  code: 'PENDING_DISCONNECT',
  since: at(0),
  order: at(0),
};

/** An event that came with these identifiers; the newest is passed first. */
function withIds(seconds: number, ids: Readonly<Record<string, string>>) {
  return { ...failed(seconds), ids };
}

describe('itemFacts', () => {
  it('is about the worst trouble, with what is known of its code', () => {
    const facts = itemFacts({ ...health, troubles: [expiry, login] }, [], []);
    expect(facts).toMatchObject({
      bank: 'Tattersall Bank',
      institutionId: 'ins_3',
      code: 'ITEM_LOGIN_REQUIRED',
      isNotice: false,
      errorType: 'ITEM_ERROR',
      reason: 'OAUTH_CONSENT_EXPIRED',
      environment: 'production',
      since: at(60),
      itemIds: [itemIdNumber(1)],
      count: 1,
    });
    expect(facts.advice?.updateMode).toBe(true);
  });

  it('of an Item that is about to break: the code is that of a webhook', () => {
    const { code, isNotice } = itemFacts({ ...health, troubles: [expiry] }, [], []);
    expect({ code, isNotice }).toEqual({ code: 'PENDING_DISCONNECT', isNotice: true });
  });

  it('of an Item that works claims no error, and no beginning of one', () => {
    const facts = itemFacts(health, [alive(60), alive(0)], []);
    expect(facts).toMatchObject({ code: undefined, since: undefined, advice: undefined });
  });

  it.each([
    { case: 'with a name', ids: health.ids, bank: 'Tattersall Bank' },
    { case: 'without a name', ids: { institution_id: 'ins_3' }, bank: 'ins_3' },
    { case: 'of which nothing is known', ids: {}, bank: 'Unknown bank' },
  ])('of a bank $case', ({ ids, bank }) => {
    expect(itemFacts({ ...health, ids }, [], []).bank).toBe(bank);
  });

  it('has the accounts of the Item', () => {
    const accounts = [{ accountId: 'a', mask: '0000' }];
    expect(itemFacts(health, [], accounts).accounts).toEqual(accounts);
  });

  it('throws at nothing', () => {
    fc.assert(
      fc.property(anyHealth, fc.array(anyItemEvent, { maxLength: 4 }), (of, events) => {
        expect(itemFacts(of, events, []).ids['item_id']).toBe(of.itemId);
      }),
      { numRuns: 100 },
    );
  });
});

describe('knownIds', () => {
  it('takes the newest of each identifier that came with an event', () => {
    const events = [
      withIds(120, { request_id: 'new' }),
      withIds(60, { request_id: 'old', link_session_id: 'only' }),
    ];
    expect(knownIds(health, events)).toEqual({
      item_id: itemIdNumber(1),
      institution_id: 'ins_3',
      institution_name: 'Tattersall Bank',
      request_id: 'new',
      link_session_id: 'only',
    });
  });

  it('believes the Item before an event', () => {
    const events = [withIds(60, { institution_id: 'ins_other', item_id: 'another' })];
    expect(knownIds(health, events)).toMatchObject({ institution_id: 'ins_3' });
  });

  it('collects every transfer and every authorization, each once, the newest first', () => {
    const events = [
      withIds(180, { transfer_id: 't-3', authorization_id: 'a-3', account_id: 'acc-new' }),
      withIds(120, { transfer_id: 't-2', authorization_id: 'a-2' }),
      withIds(60, { transfer_id: 't-3', account_id: 'acc-old' }),
      withIds(0, { transfer_id: 't-1', authorization_id: 'a-3' }),
    ];
    expect(knownIds(health, events)).toMatchObject({
      transfer_id: 't-3, t-2, t-1',
      authorization_id: 'a-3, a-2',
      account_id: 'acc-new',
    });
  });

  it.each([
    { count: 1, more: undefined },
    { count: 50, more: undefined },
    { count: 51, more: 'and 1 more' },
    { count: 100, more: 'and 50 more' },
  ])('of $count transfers names fifty, and how many more', ({ count, more }) => {
    const id = (number: number) => `460cbe92-2dcc-8eae-5ad6-${String(number).padStart(12, '0')}`;
    const events = Array.from({ length: count }, (_, index) =>
      withIds(count - index, { transfer_id: id(index) }),
    );
    const listed = knownIds(health, events)['transfer_id']?.split(', ') ?? [];
    const named = Array.from({ length: Math.min(count, 50) }, (_, index) => id(index));
    expect(listed).toEqual([...named, ...(more === undefined ? [] : [more])]);
  });
});
