import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { parseItem } from '#lib/plaid/parse-item.ts';

const ITEM = 'wz666MBjYWTp2PDzzggYhM6oWWmBb';

/** An answer of `/item/get` as Plaid documents it, but for what the test is about. */
function answerWith(item: Readonly<Record<string, unknown>>, rest: object = {}) {
  return {
    item: {
      item_id: ITEM,
      institution_id: 'ins_109508',
      institution_name: 'First Platypus Bank',
      webhook: 'https://tartan.example/webhooks/plaid',
      auth_method: null,
      error: null,
      available_products: ['balance'],
      billed_products: ['transactions'],
      products: ['transactions'],
      consent_expiration_time: null,
      update_type: 'background',
      ...item,
    },
    status: {
      transactions: {
        last_successful_update: '2026-11-20T06:00:00Z',
        last_failed_update: '2026-11-21T06:00:00Z',
      },
      investments: null,
      last_webhook: { sent_at: '2026-11-21T06:00:01Z', code_sent: 'DEFAULT_UPDATE' },
    },
    request_id: 'rQ7sV2kN9xLm4Tz',
    ...rest,
  };
}

describe('an answer of /item/get', () => {
  it('in our words', () => {
    expect(parseItem(answerWith({}))).toEqual({
      itemId: ITEM,
      institutionId: 'ins_109508',
      institutionName: 'First Platypus Bank',
      webhook: 'https://tartan.example/webhooks/plaid',
      error: undefined,
      consentUntil: undefined,
      updates: [
        {
          product: 'transactions',
          succeeded: '2026-11-20T06:00:00.000Z',
          failed: '2026-11-21T06:00:00.000Z',
        },
      ],
      requestId: 'rQ7sV2kN9xLm4Tz',
    });
  });

  it.each([
    {
      case: 'as documented',
      error: {
        error_type: 'ITEM_ERROR',
        error_code: 'ITEM_LOGIN_REQUIRED',
        error_code_reason: 'OAUTH_INVALID_TOKEN',
        error_message: 'the login details have changed',
      },
      found: { code: 'ITEM_LOGIN_REQUIRED', type: 'ITEM_ERROR', reason: 'OAUTH_INVALID_TOKEN' },
    },
    {
      case: 'without a code',
      error: { error_type: 'NEW_ERROR' },
      found: { code: 'UNKNOWN_ERROR' },
    },
    { case: 'that is empty', error: {}, found: { code: 'UNKNOWN_ERROR' } },
    { case: 'that is a word', error: 'ITEM_LOCKED', found: { code: 'UNKNOWN_ERROR' } },
    { case: 'that is empty text', error: '', found: { code: 'UNKNOWN_ERROR' } },
  ])('an error $case is one', ({ error, found }) => {
    expect(parseItem(answerWith({ error }))?.error).toMatchObject(found);
  });

  it.each([
    { case: 'an error that is missing', answer: { item: { item_id: ITEM } } },
    { case: 'an error that is a number', answer: answerWith({ error: 0 }) },
    { case: 'an error that is false', answer: answerWith({ error: false }) },
    { case: 'no item', answer: { request_id: 'r' } },
    { case: 'no item_id', answer: answerWith({ item_id: null }) },
    { case: 'an item_id that is none', answer: answerWith({ item_id: '<!channel>' }) },
    { case: 'a web page', answer: '<html></html>' },
    { case: 'nothing', answer: undefined },
  ])('$case heals nothing: it cannot be read', ({ answer }) => {
    expect(parseItem(answer)).toBeUndefined();
  });

  it('when consent ends', () => {
    const answer = answerWith({ consent_expiration_time: '2027-02-01T10:30:00+01:00' });
    expect(parseItem(answer)?.consentUntil).toBe('2027-02-01T09:30:00.000Z');
  });

  it.each([null, 7, 'soon', {}, []])('what is no time is left out: %j', (time) => {
    const status = { transactions: { last_successful_update: time, last_failed_update: time } };
    expect(parseItem(answerWith({ consent_expiration_time: time }, { status }))).toMatchObject({
      consentUntil: undefined,
      updates: [],
    });
  });

  it.each([null, undefined, [], 'text', { transactions: null }, { transactions: 7 }])(
    'a status like %j is none',
    (status) => {
      expect(parseItem(answerWith({}, { status }))).toMatchObject({ itemId: ITEM, updates: [] });
    },
  );

  it('a token that strays into it is dropped', () => {
    const token = 'access-production-5e4d3c2b-1111-4222-8333-444455556666';
    const answer = answerWith(
      { institution_id: token, institution_name: `Bank ${token}`, error: { error_code: token } },
      { request_id: token },
    );
    expect(JSON.stringify(parseItem(answer))).not.toContain('5e4d3c2b');
  });

  it('never throws, whatever comes', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), fc.anything(), (error, status, whole) => {
        parseItem(whole);
        parseItem(answerWith({ error }, { status }));
      }),
    );
  });
});
