import { describe, expect, it } from 'vitest';

import { knownCodes } from '#lib/triage/look-up.ts';
import { type ErrorType, errorTypes } from '#lib/triage/plaid/error-type.ts';

/** The error types of plaid-node 47. Kept beside the data, so that one that gets lost there is missed here. */
const withCodes = [
  'API_ERROR',
  'ASSET_REPORT_ERROR',
  'BANK_TRANSFER_ERROR',
  'CHECK_REPORT_ERROR',
  'CONSUMER_REPORT_ERROR',
  'INCOME_VERIFICATION_ERROR',
  'INSTITUTION_ERROR',
  'INVALID_INPUT',
  'INVALID_REQUEST',
  'INVALID_RESULT',
  'ITEM_ERROR',
  'OAUTH_ERROR',
  'PARTNER_ERROR',
  'PAYMENT_ERROR',
  'RATE_LIMIT_EXCEEDED',
  'RECAPTCHA_ERROR',
  'SANDBOX_ERROR',
  'SIGNAL_ERROR',
  'TRANSACTIONS_ERROR',
  'TRANSACTION_ERROR',
  'TRANSFER_ERROR',
  'USER_ERROR',
];
const withoutCodes = [
  'ASSETS_ERROR',
  'BASE_REPORT_ERROR',
  'CRA_MONITORING_ERROR',
  'CREDIT_PROFILE_REPORT_ERROR',
  'ENCOMPASS_ERROR',
  'ENRICH_ERROR',
  'FRAUD_INSIGHTS_ERROR',
  'FREDDIE_MAC_ERROR',
  'IDEMPOTENCY_ERROR',
  'LINK_DELIVERY_ERROR',
  'MICRODEPOSITS_ERROR',
  'PROFILE_ERROR',
  'RECURRING_TRANSACTIONS_ERROR',
  'STATEMENTS_ERROR',
  'TRANSFER_RECURRING_ERROR',
  'TRANSFER_REFUND_ERROR',
];
const overview = 'https://plaid.com/docs/errors/';
const sentence = /^[A-Z].*[^.]\.$/;

describe('the error types', () => {
  it('are the 38 that Plaid names, and ITEM is none of them', () => {
    expect(Object.keys(errorTypes).sort()).toEqual([...withCodes, ...withoutCodes].sort());
    expect(Object.keys(errorTypes)).toHaveLength(38);
    expect(errorTypes).not.toHaveProperty('ITEM');
  });

  it('include each type under which a code is known, but for those of ours', () => {
    const ours = ['ITEM', 'DATA', 'CODAT', 'SILENCE'];
    const known = new Set(knownCodes.map(({ type }) => type));
    expect([...known].filter((type) => !Object.hasOwn(errorTypes, type))).toEqual(ours);
    expect([...known].filter((type) => !ours.includes(type)).sort()).toEqual(withCodes);
  });

  it('carry a note exactly where no code of theirs is known', () => {
    const known = new Set(knownCodes.map(({ type }) => type));
    const noted = names((told) => told.note !== undefined);
    expect(noted).toEqual(Object.keys(errorTypes).filter((type) => !known.has(type)));
    expect([...noted].sort()).toEqual(withoutCodes);
  });

  it('lead to the overview of the errors where there is no page of theirs', () => {
    expect(names((told) => told.docs === overview).sort()).toEqual(withoutCodes);
  });

  it('differ in what they mean and what to do', () => {
    const all = Object.values(errorTypes);
    expect(new Set(all.map(({ meaning }) => meaning)).size).toBe(all.length);
    expect(new Set(all.map(({ next }) => next)).size).toBe(all.length);
  });

  it.each([
    { type: 'ITEM_ERROR', whoActs: 'end user' },
    { type: 'RECAPTCHA_ERROR', whoActs: 'end user' },
    { type: 'INSTITUTION_ERROR', whoActs: 'bank' },
    { type: 'API_ERROR', whoActs: 'Plaid' },
    { type: 'INVALID_INPUT', whoActs: 'your team' },
    { type: 'INVALID_REQUEST', whoActs: 'your team' },
    { type: 'RATE_LIMIT_EXCEEDED', whoActs: 'your team' },
  ])('leave $type to: $whoActs', ({ type, whoActs }) => {
    expect(errorTypes[type]?.whoActs).toBe(whoActs);
  });

  it('send our team after every code that Plaid does not document', () => {
    const others = withoutCodes.filter((type) => errorTypes[type]?.whoActs !== 'your team');
    expect(others).toEqual([]);
  });
});

describe.each(Object.entries(errorTypes))('the error type %s', (_name, told) => {
  it('fits a card, in sentences', () => {
    expect(told.meaning.length, told.meaning).toBeLessThanOrEqual(100);
    expect(told.next.length, told.next).toBeLessThanOrEqual(90);
    expect(told.retry.length, told.retry).toBeLessThanOrEqual(100);
    expect(told.note?.length ?? 0, told.note).toBeLessThanOrEqual(200);
    for (const text of [told.meaning, told.next, told.retry, told.note ?? 'None.'])
      expect(text).toMatch(sentence);
  });

  it('says what to do as an imperative, and when to try again', () => {
    expect(told.next).not.toMatch(/^(?:The|This|That|It|You|Your|We|A|An|There|If|When)\b/);
    expect(told.retry).toMatch(
      /\b(?:wait|until|when|at once|after|minutes?|hours?|day|tomorrow)\b/i,
    );
  });

  it('leads to a page about errors in Plaid’s documentation', () => {
    expect(told.docs).toMatch(/^https:\/\/plaid\.com\/docs\/errors\/(?:[a-z-]+\/)?$/);
  });
});

function names(wanted: (told: ErrorType) => boolean): string[] {
  return Object.entries(errorTypes).flatMap(([type, told]) => (wanted(told) ? type : []));
}
