import { describe, expect, it } from 'vitest';

import { toInboxRecord } from '#lib/dynamodb/inbox-record.ts';
import { parseInboxRecord } from '#lib/dynamodb/parse-inbox-record.ts';
import { dataFaults } from '#lib/health/data-fault.ts';
import { parseReport } from '#lib/reports/parse-report.ts';

import {
  ACCOUNT,
  type Fields,
  ITEM,
  linkEvent,
  linkExit,
  parsedReport,
  RECEIVED,
  SESSION,
  SIGNED,
} from '../builders/sample-reports.ts';

/** What every entry says of its coming. */
function came(source: string) {
  return {
    at: SIGNED.toISOString(),
    receivedAt: RECEIVED.toISOString(),
    bodyHash: 'its hash',
    source,
  };
}

const loginRequired = {
  error_type: 'ITEM_ERROR',
  error_code: 'ITEM_LOGIN_REQUIRED',
  error_message: 'the login details of this item have changed',
};
const loginRequiredKept = {
  code: 'ITEM_LOGIN_REQUIRED',
  type: 'ITEM_ERROR',
  message: 'the login details of this item have changed',
};

const exitKept = {
  kind: 'noted',
  error: {
    code: 'INSTITUTION_NOT_RESPONDING',
    type: 'INSTITUTION_ERROR',
    message: 'the bank is silent',
  },
  what: 'requires_credentials',
  ids: {
    institution_id: 'ins_109508',
    institution_name: 'Harbor Test Bank',
    link_session_id: SESSION,
    request_id: 'gT5kQw8ZxLm2Rv9',
  },
};

describe('each kind', () => {
  const rows: { case: string; body: Fields; entry: Fields }[] = [
    {
      case: 'item: what the Item is',
      body: {
        kind: 'item',
        item_id: ITEM,
        client_user_id: 'customer-12',
        institution_id: 'ins_3',
        institution_name: 'Moorland Bank',
        accounts: [
          {
            account_id: ACCOUNT,
            mask: '0000',
            name: 'Plaid Checking',
            official_name: 'Plaid Gold Standard',
            type: 'depository',
            subtype: 'checking',
            balances: { available: 100 },
          },
        ],
      },
      entry: {
        kind: 'item',
        event: {
          ...came('REPORT.ITEM'),
          kind: 'described',
          itemId: ITEM,
          ids: {
            client_user_id: 'customer-12',
            institution_id: 'ins_3',
            institution_name: 'Moorland Bank',
          },
          accounts: [
            {
              accountId: ACCOUNT,
              mask: '0000',
              name: 'Plaid Checking',
              type: 'depository',
              subtype: 'checking',
            },
          ],
        },
      },
    },
    {
      case: 'item, as Link hands it to onSuccess',
      body: {
        kind: 'item',
        item_id: ITEM,
        metadata: {
          institution: { institution_id: 'ins_3', name: 'Moorland Bank' },
          accounts: [{ id: ACCOUNT, name: 'Savings', mask: '1111', verification_status: null }],
          link_session_id: SESSION,
          transfer_status: null,
        },
      },
      entry: {
        kind: 'item',
        event: {
          ...came('REPORT.ITEM'),
          kind: 'described',
          itemId: ITEM,
          ids: {
            institution_id: 'ins_3',
            institution_name: 'Moorland Bank',
            link_session_id: SESSION,
          },
          accounts: [{ accountId: ACCOUNT, name: 'Savings', mask: '1111' }],
        },
      },
    },
    {
      case: 'item, with nothing but its id',
      body: { kind: 'item', item_id: ITEM },
      entry: {
        kind: 'item',
        event: { ...came('REPORT.ITEM'), kind: 'described', itemId: ITEM, ids: {}, accounts: [] },
      },
    },
    {
      case: 'item_repaired',
      body: { kind: 'item_repaired', item_id: ITEM, link_session_id: SESSION },
      entry: {
        kind: 'item',
        event: {
          ...came('REPORT.ITEM_REPAIRED'),
          kind: 'repaired',
          itemId: ITEM,
          ids: { link_session_id: SESSION },
        },
      },
    },
    {
      case: 'item_removed',
      body: { kind: 'item_removed', item_id: ITEM },
      entry: {
        kind: 'item',
        event: { ...came('REPORT.ITEM_REMOVED'), kind: 'ended', itemId: ITEM, ids: {} },
      },
    },
    {
      case: 'data_issue of one account',
      body: {
        kind: 'data_issue',
        item_id: ITEM,
        issue: 'missing_transactions',
        account_id: ACCOUNT,
        institution_id: 'ins_3',
      },
      entry: {
        kind: 'item',
        event: {
          ...came('REPORT.DATA_ISSUE'),
          kind: 'data faulty',
          itemId: ITEM,
          fault: 'missing_transactions',
          accountId: ACCOUNT,
          ids: { account_id: ACCOUNT, institution_id: 'ins_3' },
        },
      },
    },
    {
      case: 'link_exit of an Item, in update mode',
      body: { kind: 'link_exit', item_id: ITEM, ...linkExit },
      entry: { kind: 'item', event: { ...came('REPORT.LINK_EXIT'), ...exitKept, itemId: ITEM } },
    },
    {
      case: 'link_exit of a user who has no Item yet',
      body: { kind: 'link_exit', client_user_id: 'customer-12', ...linkExit },
      entry: {
        kind: 'user',
        clientUserId: 'customer-12',
        event: {
          ...came('REPORT.LINK_EXIT'),
          ...exitKept,
          ids: { ...exitKept.ids, client_user_id: 'customer-12' },
        },
      },
    },
    {
      case: 'link_exit of nobody that we know: kept under its bank',
      body: { kind: 'link_exit', ...linkExit },
      entry: {
        kind: 'other',
        subject: 'ins_109508',
        ...came('REPORT.LINK_EXIT'),
        ids: exitKept.ids,
        error: exitKept.error,
      },
    },
    {
      case: 'link_exit of a user who just left',
      body: {
        kind: 'link_exit',
        client_user_id: 'customer-12',
        error: null,
        metadata: { institution: null, status: null, link_session_id: SESSION, request_id: null },
      },
      entry: {
        kind: 'user',
        clientUserId: 'customer-12',
        event: {
          ...came('REPORT.LINK_EXIT'),
          kind: 'noted',
          ids: { link_session_id: SESSION, client_user_id: 'customer-12' },
        },
      },
    },
    {
      case: 'link_event with an error',
      body: { kind: 'link_event', client_user_id: 'customer-12', ...linkEvent },
      entry: {
        kind: 'user',
        clientUserId: 'customer-12',
        event: {
          ...came('REPORT.LINK_EVENT'),
          at: '2026-11-21T11:58:30.125Z',
          kind: 'noted',
          what: 'ERROR CREDENTIAL',
          error: {
            code: 'INVALID_CREDENTIALS',
            type: 'ITEM_ERROR',
            message: 'the credentials were not right',
          },
          ids: {
            institution_id: 'ins_3',
            institution_name: 'Moorland Bank',
            link_session_id: SESSION,
            request_id: 'gT5kQw8ZxLm2Rv9',
            client_user_id: 'customer-12',
          },
        },
      },
    },
    {
      case: 'link_event without an error',
      body: {
        kind: 'link_event',
        item_id: ITEM,
        event_name: 'TRANSITION_VIEW',
        metadata: { error_code: '', error_type: null, view_name: 'CONSENT' },
      },
      entry: {
        kind: 'item',
        event: {
          ...came('REPORT.LINK_EVENT'),
          kind: 'noted',
          itemId: ITEM,
          what: 'TRANSITION_VIEW CONSENT',
          ids: {},
        },
      },
    },
    {
      case: 'api_error that tells how the Item is: it has failed',
      body: {
        kind: 'api_error',
        item_id: ITEM,
        request_id: 'gT5kQw8ZxLm2Rv9',
        error: loginRequired,
      },
      entry: {
        kind: 'item',
        event: {
          ...came('REPORT.API_ERROR'),
          kind: 'failed',
          itemId: ITEM,
          error: loginRequiredKept,
          ids: { request_id: 'gT5kQw8ZxLm2Rv9' },
        },
      },
    },
    {
      case: 'api_error that tells it, of a user',
      body: { kind: 'api_error', client_user_id: 'customer-12', error: loginRequired },
      entry: {
        kind: 'user',
        clientUserId: 'customer-12',
        event: {
          ...came('REPORT.API_ERROR'),
          kind: 'noted',
          error: loginRequiredKept,
          ids: { client_user_id: 'customer-12' },
        },
      },
    },
    {
      case: 'api_error that tells it, of nobody and no bank',
      body: { kind: 'api_error', error: loginRequired },
      entry: {
        kind: 'other',
        subject: 'REPORT.API_ERROR',
        ...came('REPORT.API_ERROR'),
        error: loginRequiredKept,
        ids: {},
      },
    },
    {
      case: 'api_error that may be the request’s own: noted',
      body: {
        kind: 'api_error',
        item_id: ITEM,
        error: { error_code: 'INVALID_FIELD', status: 400 },
      },
      entry: {
        kind: 'item',
        event: {
          ...came('REPORT.API_ERROR'),
          kind: 'noted',
          itemId: ITEM,
          error: { code: 'INVALID_FIELD' },
          ids: {},
        },
      },
    },
    {
      case: 'api_error with the error’s fields on top',
      body: { kind: 'api_error', item_id: ITEM, status: 400, ...loginRequired },
      entry: {
        kind: 'item',
        event: {
          ...came('REPORT.API_ERROR'),
          kind: 'failed',
          itemId: ITEM,
          error: loginRequiredKept,
          ids: {},
        },
      },
    },
    {
      case: 'api_error with a bare text',
      body: { kind: 'api_error', item_id: ITEM, error: 'socket hang up' },
      entry: {
        kind: 'item',
        event: {
          ...came('REPORT.API_ERROR'),
          kind: 'noted',
          itemId: ITEM,
          error: { code: 'UNKNOWN_ERROR', message: 'socket hang up' },
          ids: {},
        },
      },
    },
    {
      case: 'api_error without an error',
      body: { kind: 'api_error', item_id: ITEM },
      entry: {
        kind: 'item',
        event: { ...came('REPORT.API_ERROR'), kind: 'noted', itemId: ITEM, ids: {} },
      },
    },
  ];

  it.each(rows)('$case', ({ body, entry }) => {
    expect(parsedReport(body)).toEqual(entry);
  });

  it.each(rows)('$case: its row reads back the same', ({ body }) => {
    const entry = parsedReport(body);
    const row = JSON.stringify(toInboxRecord(entry, RECEIVED));
    expect(parseInboxRecord(JSON.parse(row))).toEqual(entry);
  });

  it.each(dataFaults)('data_issue knows %s', (issue) => {
    expect(parsedReport({ kind: 'data_issue', item_id: ITEM, issue })).toMatchObject({
      kind: 'item',
      event: { kind: 'data faulty', fault: issue, accountId: undefined },
    });
  });

  it.each([
    { code: 'ITEM_LOGIN_REQUIRED', kind: 'failed' },
    { code: 'USER_PERMISSION_REVOKED', kind: 'failed' },
    { code: 'ITEM_LOCKED', kind: 'noted' },
    { code: 'INSTITUTION_DOWN', kind: 'noted' },
    { code: 'PRODUCT_NOT_READY', kind: 'noted' },
    { code: 'RATE_LIMIT_EXCEEDED', kind: 'noted' },
  ])('an API error $code of an Item is "$kind"; the same out of Link is noted', (row) => {
    const body = { item_id: ITEM, error: { error_code: row.code } };
    expect(parsedReport({ ...body, kind: 'api_error' })).toMatchObject({
      event: { kind: row.kind },
    });
    expect(parsedReport({ ...body, kind: 'link_exit' })).toMatchObject({
      event: { kind: 'noted' },
    });
    expect(parsedReport({ ...body, kind: 'link_event' })).toMatchObject({
      event: { kind: 'noted' },
    });
  });

  it.each([
    { case: 'in capitals', body: { kind: 'ITEM_REPAIRED' } },
    { case: 'in both', body: { kind: 'Item_Repaired' } },
    { case: 'as type', body: { type: 'item_repaired' } },
    { case: 'as both: kind counts', body: { kind: 'item_repaired', type: 'depository' } },
  ])('the kind may be written $case', ({ body }) => {
    expect(parsedReport({ ...body, item_id: ITEM })).toMatchObject({
      event: { kind: 'repaired', source: 'REPORT.ITEM_REPAIRED' },
    });
  });
});

describe('where a field stands', () => {
  it('what is on top counts, where Link’s metadata say something else', () => {
    const body = {
      kind: 'link_exit',
      item_id: ITEM,
      institution_id: 'ins_3',
      institution_name: 'Moorland Bank',
      request_id: 'of the app',
      link_session_id: 'ours',
      ...linkExit,
    };
    expect(parsedReport(body)).toMatchObject({
      event: {
        ids: {
          institution_id: 'ins_3',
          institution_name: 'Moorland Bank',
          link_session_id: 'ours',
        },
      },
    });
  });

  it('a bank that is an object on top is read as the one in metadata', () => {
    const institution = { institution_id: 'ins_3', name: 'Moorland Bank' };
    expect(parsedReport({ kind: 'link_exit', item_id: ITEM, institution })).toMatchObject({
      event: { ids: { institution_id: 'ins_3', institution_name: 'Moorland Bank' } },
    });
  });

  it.each([
    { case: 'null', metadata: null },
    { case: 'a text', metadata: 'x' },
    { case: 'a list', metadata: [{ link_session_id: SESSION }] },
    { case: 'a bank that is a text', metadata: { institution: 'ins_3' } },
    { case: 'a bank that is a list', metadata: { institution: ['ins_3'] } },
  ])('metadata that are $case say nothing', ({ metadata }) => {
    const entry = parsedReport({ kind: 'link_exit', item_id: ITEM, metadata });
    expect(entry).toMatchObject({ kind: 'item', event: { kind: 'noted' } });
    expect(entry).toHaveProperty('event.ids', {});
  });

  it('the kind is said on top alone', () => {
    const entry = parsedReport({ item_id: ITEM, metadata: { kind: 'item_repaired' } });
    expect(entry).toMatchObject({ kind: 'unfollowed', source: 'REPORT.UNKNOWN' });
  });

  it.each([
    {
      case: 'the last word on the way out',
      body: { exit_status: 'requires_oauth' },
      what: 'requires_oauth',
    },
    {
      case: 'all three',
      body: { event_name: 'EXIT', view_name: 'ERROR', status: 'requires_code' },
      what: 'EXIT ERROR requires_code',
    },
    { case: 'nothing', body: {}, what: undefined },
    { case: 'a status of HTTP', body: { status: 400 }, what: undefined },
    { case: 'a sentence', body: { event_name: 'Mira Olsen left' }, what: undefined },
    { case: 'a code without end', body: { event_name: 'E'.repeat(61) }, what: undefined },
  ])('what happened in Link: $case', ({ body, what }) => {
    const entry = parsedReport({ kind: 'link_event', item_id: ITEM, ...body });
    expect(entry.kind === 'item' && entry.event.kind === 'noted' && entry.event.what).toBe(what);
  });
});

describe('whom it is about', () => {
  it('an Item, where both are named', () => {
    const body = { kind: 'api_error', item_id: ITEM, client_user_id: 'customer-12' };
    expect(parsedReport(body)).toMatchObject({
      kind: 'item',
      event: { itemId: ITEM, ids: { client_user_id: 'customer-12' } },
    });
  });

  it.each([
    { case: 'null', item_id: null },
    { case: 'nothing', item_id: '' },
    { case: 'a number', item_id: 12 },
    { case: 'a list', item_id: [ITEM] },
    { case: 'with a blank', item_id: `${ITEM} ` },
    { case: 'with a hash', item_id: `${ITEM}#1` },
    { case: 'a name every object has', item_id: '__proto__' },
    { case: 'longer than ids are', item_id: 'z'.repeat(129) },
    { case: 'half a surrogate pair', item_id: 'a\ud800' },
    { case: 'a secret', item_id: 'access-production-0d8b4f7e-2a61-4c39-9e50-f3a7c1b26d84' },
  ])('an item_id that is $case is none: the user stands in', ({ item_id }) => {
    const body = { kind: 'link_exit', item_id, client_user_id: 'customer-12' };
    expect(parsedReport(body)).toMatchObject({ kind: 'user', clientUserId: 'customer-12' });
    expect(parsedReport({ ...body, kind: 'item_repaired' })).toMatchObject({ kind: 'unfollowed' });
  });

  it('an item_id as long as webhooks may have it is kept whole', () => {
    const item_id = 'z'.repeat(128);
    expect(parsedReport({ kind: 'item_repaired', item_id })).toMatchObject({
      event: { itemId: item_id },
    });
  });

  it.each([
    { case: 'an e-mail address', client_user_id: 'mira@example.com' },
    { case: 'a name', client_user_id: 'Mira Olsen' },
    { case: 'a number', client_user_id: 12 },
    { case: 'nothing', client_user_id: '' },
  ])('a client_user_id that is $case is none', ({ client_user_id }) => {
    const entry = parsedReport({ kind: 'link_exit', client_user_id, ...linkExit });
    expect(entry).toMatchObject({ kind: 'other', subject: 'ins_109508' });
    expect(entry).toHaveProperty('ids', exitKept.ids);
  });

  it('Codat’s identifiers are kept under Codat’s names', () => {
    const body = {
      kind: 'link_exit',
      client_user_id: 'customer-12',
      codat_company_id: '7c1f0a52-9b3e-4d68-8f17-e2d5b6a4c093',
      codat_connection_id: 'c93e5d18-0f7a-4b26-9d41-a8f3b7c2e650',
    };
    const ids = {
      client_user_id: 'customer-12',
      companyId: '7c1f0a52-9b3e-4d68-8f17-e2d5b6a4c093',
      connectionId: 'c93e5d18-0f7a-4b26-9d41-a8f3b7c2e650',
    };
    expect(parsedReport(body)).toHaveProperty('event.ids', ids);
    expect(parsedReport({ kind: 'link_exit', ...ids })).toHaveProperty('event.ids', ids);
  });
});

describe('accounts', () => {
  function accountsOf(accounts: unknown): unknown {
    const entry = parsedReport({ kind: 'item', item_id: ITEM, accounts });
    expect(entry).toMatchObject({ kind: 'item', event: { kind: 'described', itemId: ITEM } });
    return entry.kind === 'item' && entry.event.kind === 'described' && entry.event.accounts;
  }

  it.each([
    { case: 'its account_id', account: { account_id: ACCOUNT }, kept: { accountId: ACCOUNT } },
    { case: 'Link’s id', account: { id: ACCOUNT }, kept: { accountId: ACCOUNT } },
    {
      case: 'both: account_id counts',
      account: { account_id: ACCOUNT, id: '1' },
      kept: { accountId: ACCOUNT },
    },
    {
      case: 'a mask of two, and a retirement plan',
      account: { id: ACCOUNT, mask: '42', type: 'investment', subtype: '401k' },
      kept: { accountId: ACCOUNT, mask: '42', type: 'investment', subtype: '401k' },
    },
    {
      case: 'words of two parts',
      account: { id: ACCOUNT, subtype: 'money market', type: 'Credit_Card' },
      kept: { accountId: ACCOUNT, subtype: 'money market', type: 'Credit_Card' },
    },
    {
      case: 'fields of odd types',
      account: { id: ACCOUNT, mask: 1234, name: {}, type: null, subtype: ['checking'] },
      kept: { accountId: ACCOUNT },
    },
    {
      case: 'a mask that is a whole number',
      account: { id: ACCOUNT, mask: '000123456789' },
      kept: { accountId: ACCOUNT },
    },
    {
      case: 'a name with the number in it',
      account: { id: ACCOUNT, name: 'Savings 000123456789' },
      kept: { accountId: ACCOUNT, name: 'Savings [number]' },
    },
    {
      case: 'a name without end',
      account: { id: ACCOUNT, name: 'x'.repeat(5_000) },
      kept: { accountId: ACCOUNT, name: 'x'.repeat(60) },
    },
    {
      case: 'a type that is a number, and one without end',
      account: { id: ACCOUNT, type: '000123456789', subtype: 'x'.repeat(99) },
      kept: { accountId: ACCOUNT },
    },
    {
      case: 'what nobody asked for',
      account: {
        id: ACCOUNT,
        balances: { current: 12.5 },
        owners: [{ names: ['Mira Olsen'] }],
        numbers: { ach: [{ account: '000123456789', routing: '021000021' }] },
        persistent_account_id: 'f00d',
      },
      kept: { accountId: ACCOUNT },
    },
  ])('with $case', ({ account, kept }) => {
    expect(accountsOf([account])).toEqual([kept]);
  });

  it.each([
    { case: 'nothing', accounts: undefined },
    { case: 'null', accounts: null },
    { case: 'an object', accounts: { account_id: ACCOUNT } },
    { case: 'a text', accounts: ACCOUNT },
    { case: 'an empty list', accounts: [] },
    { case: 'texts', accounts: [ACCOUNT, ACCOUNT] },
    { case: 'lists', accounts: [[{ account_id: ACCOUNT }]] },
    { case: 'nulls', accounts: [null, null] },
    { case: 'accounts without an id', accounts: [{ name: 'Savings', mask: '1111' }] },
    { case: 'an id that is an address', accounts: [{ account_id: 'mira@example.com' }] },
    { case: 'an id of another type', accounts: [{ account_id: 7 }, { id: {} }] },
  ])('that are $case: none, and the Item is described all the same', ({ accounts }) => {
    expect(accountsOf(accounts)).toEqual([]);
  });

  it('beside those that cannot be read are kept', () => {
    const accounts = [null, { id: 'first' }, { name: 'Savings' }, 7, { account_id: 'second' }];
    expect(accountsOf(accounts)).toEqual([{ accountId: 'first' }, { accountId: 'second' }]);
  });

  it('are 40 at most, the first ones', () => {
    const many = Array.from({ length: 1_000 }, (_, n) => ({ account_id: `account-${String(n)}` }));
    expect(accountsOf(many)).toEqual(
      many.slice(0, 40).map(({ account_id: accountId }) => ({ accountId })),
    );
  });
});

describe('when it happened', () => {
  const signedAt = SIGNED.toISOString();
  const times = [
    { case: 'a minute ago', timestamp: '2026-11-21T11:59:00.000Z', at: '2026-11-21T11:59:00.000Z' },
    {
      case: 'in another zone',
      timestamp: '2026-11-21T13:30:00+02:00',
      at: '2026-11-21T11:30:00.000Z',
    },
    { case: 'a day ago', timestamp: '2026-11-20T12:00:00.000Z', at: '2026-11-20T12:00:00.000Z' },
    { case: 'more than a day ago', timestamp: '2026-11-20T11:59:59.999Z', at: signedAt },
    { case: 'years ago', timestamp: '1999-01-01T00:00:00Z', at: signedAt },
    { case: 'just now', timestamp: signedAt, at: signedAt },
    {
      case: 'between signature and arrival',
      timestamp: '2026-11-21T12:00:00.200Z',
      at: '2026-11-21T12:00:00.200Z',
    },
    { case: 'a little ahead of us', timestamp: '2026-11-21T12:00:59Z', at: RECEIVED.toISOString() },
    { case: 'a minute ahead of us', timestamp: '2026-11-21T12:01:00Z', at: RECEIVED.toISOString() },
    { case: 'more than a minute ahead', timestamp: '2026-11-21T12:01:00.001Z', at: signedAt },
    { case: 'in a year to come', timestamp: '9999-12-31T23:59:59Z', at: signedAt },
    { case: 'beyond all years', timestamp: '+999999-01-01T00:00:00Z', at: signedAt },
    { case: 'no date', timestamp: 'yesterday', at: signedAt },
    { case: 'nothing', timestamp: '', at: signedAt },
    { case: 'a number', timestamp: SIGNED.getTime() - 60_000, at: signedAt },
    { case: 'a number in a text', timestamp: String(SIGNED.getTime() - 60_000), at: signedAt },
    { case: 'null', timestamp: null, at: signedAt },
    { case: 'a list', timestamp: ['2026-11-21T11:59:00.000Z'], at: signedAt },
    { case: 'an object', timestamp: { $date: '2026-11-21T11:59:00.000Z' }, at: signedAt },
  ];

  it.each(times)('$case', ({ timestamp, at }) => {
    expect(parsedReport({ kind: 'item_repaired', item_id: ITEM, timestamp })).toMatchObject({
      event: { at, receivedAt: RECEIVED.toISOString() },
    });
    expect(parsedReport({ kind: 'brand_new', timestamp })).toMatchObject({
      kind: 'unfollowed',
      at,
    });
  });

  it('on top counts more than in Link’s metadata', () => {
    const timestamp = '2026-11-21T11:00:00.000Z';
    const body = { kind: 'link_event', item_id: ITEM, ...linkEvent };
    expect(parsedReport({ ...body, timestamp })).toMatchObject({ event: { at: timestamp } });
  });

  it('is never later than its arrival, by our clock', () => {
    const at = new Date(RECEIVED.getTime() + 200_000);
    const bytes = Buffer.from(JSON.stringify({ kind: 'item_repaired', item_id: ITEM }));
    expect(parseReport(bytes, { at, receivedAt: RECEIVED, bodyHash: 'x' })).toMatchObject({
      event: { at: RECEIVED.toISOString() },
    });
  });
});

describe('what nobody follows', () => {
  const rows: { case: string; body: Fields; source: string }[] = [
    { case: 'a kind that is new', body: { kind: 'mood' }, source: 'MOOD' },
    { case: 'no kind', body: { item_id: ITEM }, source: 'UNKNOWN' },
    { case: 'nothing at all', body: {}, source: 'UNKNOWN' },
    { case: 'a kind that is a number', body: { kind: 7 }, source: 'UNKNOWN' },
    { case: 'a kind that is a sentence', body: { kind: 'Mira Olsen left' }, source: 'UNKNOWN' },
    { case: 'a kind that would be a mention', body: { kind: '<!channel>' }, source: 'UNKNOWN' },
    { case: 'a kind without end', body: { kind: 'x'.repeat(61) }, source: 'UNKNOWN' },
    { case: 'a kind that every object has', body: { kind: 'constructor' }, source: 'CONSTRUCTOR' },
    {
      case: 'a kind that every object has, underlined',
      body: { kind: '__proto__' },
      source: 'UNKNOWN',
    },
    { case: 'item of no Item', body: { kind: 'item', accounts: [] }, source: 'ITEM' },
    {
      case: 'item_repaired of a user',
      body: { kind: 'item_repaired', client_user_id: 'customer-12' },
      source: 'ITEM_REPAIRED',
    },
    {
      case: 'data_issue of no Item',
      body: { kind: 'data_issue', issue: 'missing_accounts', institution_id: 'ins_3' },
      source: 'DATA_ISSUE',
    },
    {
      case: 'data_issue without one',
      body: { kind: 'data_issue', item_id: ITEM },
      source: 'DATA_ISSUE',
    },
    {
      case: 'data_issue that nobody knows',
      body: { kind: 'data_issue', item_id: ITEM, issue: 'slow_transactions' },
      source: 'DATA_ISSUE',
    },
    {
      case: 'data_issue in capitals',
      body: { kind: 'data_issue', item_id: ITEM, issue: 'MISSING_ACCOUNTS' },
      source: 'DATA_ISSUE',
    },
  ];

  it.each(rows)('$case: kept, by the names of its fields', ({ body, source }) => {
    expect(parsedReport(body)).toEqual({
      kind: 'unfollowed',
      subject: 'REPORT',
      ...came(`REPORT.${source}`),
      excerpt: Object.keys(body).join(', '),
    });
  });

  it('no value is kept, however harmless', () => {
    const body = { kind: 'mood', name: 'Mira', note: { of: 'Olsen' }, list: ['said so'] };
    const row = JSON.stringify(toInboxRecord(parsedReport(body), RECEIVED));
    expect(row).toContain('kind, name, note, list');
    for (const value of ['Mira', 'Olsen', 'said so']) expect(row).not.toContain(value);
  });

  it('a name that is a secret or an address is masked, and the list of names is cut', () => {
    const entry = parsedReport({
      kind: 'mood',
      'mira@example.com': 1,
      'access-production-0d8b4f7e-2a61-4c39-9e50-f3a7c1b26d84': 1,
      [`call 555-123-4567 ${'x'.repeat(5_000)}`]: 1,
    });
    expect(entry).toHaveProperty(
      'excerpt',
      `kind, [e-mail], access-production-[masked], call [number] ${'x'.repeat(5_000)}`.slice(
        0,
        500,
      ),
    );
  });

  it.each(rows)('$case: nobody deals with its row', ({ body }) => {
    const row = JSON.stringify(toInboxRecord(parsedReport(body), RECEIVED));
    expect(parseInboxRecord(JSON.parse(row))).toBeUndefined();
  });
});

describe('what cannot be read', () => {
  const nested = (levels: number) => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;
  const rows: { case: string; body: string | Uint8Array; reason: string }[] = [
    { case: 'nothing', body: '', reason: 'not JSON' },
    { case: 'a form', body: 'kind=item&item_id=x', reason: 'not JSON' },
    { case: 'half a report', body: '{"kind":"item","item_', reason: 'not JSON' },
    { case: 'a comma too many', body: '{"kind":"item",}', reason: 'not JSON' },
    { case: 'Latin-1', body: Buffer.from('{"kind":"é"}', 'latin1'), reason: 'not JSON' },
    { case: 'UTF-16', body: Buffer.from('{"kind":"item"}', 'utf16le'), reason: 'not JSON' },
    { case: 'a list', body: '[{"kind":"item"}]', reason: 'not a report' },
    { case: 'null', body: 'null', reason: 'not a report' },
    { case: 'a text', body: '"item"', reason: 'not a report' },
    { case: 'a number', body: '7', reason: 'not a report' },
    { case: 'true', body: 'true', reason: 'not a report' },
    { case: '21 levels', body: nested(21), reason: 'not a report' },
    { case: '5,000 levels', body: nested(5_000), reason: 'not a report' },
    {
      case: '300,000 lists',
      body: '['.repeat(300_000) + ']'.repeat(300_000),
      reason: 'not a report',
    },
  ];

  it.each(rows)('$case: quarantined', ({ body, reason }) => {
    const entry = parsedReport(body);
    expect(entry).toMatchObject({
      kind: 'quarantined',
      ...came('REPORT.UNREADABLE'),
      reason,
      size: Buffer.byteLength(body),
    });
    // Of JSON nothing tells which values are names, so none is kept.
    const beginning = Buffer.from(body).toString('utf8').replaceAll('\u0000', '').slice(0, 500);
    expect(entry).toHaveProperty('excerpt', reason === 'not JSON' ? beginning : '');
    expect(toInboxRecord(entry, RECEIVED)).toMatchObject({ subject: 'quarantine' });
  });

  it('20 levels can be read', () => {
    expect(parsedReport(nested(20))).toMatchObject({ kind: 'unfollowed' });
  });

  it('a byte order mark is no harm', () => {
    expect(parsedReport(`\ufeff{"kind":"item_repaired","item_id":"${ITEM}"}`)).toMatchObject({
      event: { kind: 'repaired', itemId: ITEM },
    });
  });
});
