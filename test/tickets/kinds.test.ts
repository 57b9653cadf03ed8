import { describe, expect, it } from 'vitest';

import { dataFaults } from '#lib/health/data-fault.ts';
import { identifierKinds } from '#lib/identifiers/identifier-kinds.ts';
import { allKinds, kindNamed, kindOfError } from '#lib/tickets/all-kinds.ts';
import { missingTransactionsKind } from '#lib/tickets/kinds/data-kinds.ts';
import { guidedKind } from '#lib/tickets/kinds/guided-kind.ts';
import { writeTicket } from '#lib/tickets/write-ticket.ts';
import { adviceFor, knownCodes } from '#lib/triage/look-up.ts';
import { supportForms } from '#lib/triage/plaid/support-forms.ts';

import { itemIdNumber } from '../builders/card-facts.ts';
import { ticketFacts } from '../builders/ticket-facts.ts';

const kebabCase = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const kinds = allKinds().map((kind) => ({ case: kind.name, kind }));
const OPTION = 75;

describe('the kinds', () => {
  it('have 17 names and titles, none twice', () => {
    expect(new Set(kinds.map(({ kind }) => kind.name)).size).toBe(17);
    expect(new Set(kinds.map(({ kind }) => kind.title)).size).toBe(17);
  });

  it.each(kinds)('$case is found by its name, and fits into a menu', ({ kind }) => {
    expect(kindNamed(kind.name)?.title).toBe(kind.title);
    expect(kind.name).toMatch(kebabCase);
    expect(kind.title.length).toBeLessThanOrEqual(OPTION);
  });

  it.each(['', 'no-such-kind', 'constructor', '__proto__', 'Link', 'guided'])(
    'there is none named “%s”',
    (name) => {
      expect(kindNamed(name)).toBeUndefined();
    },
  );

  it.each(kinds)('$case leads to the form of whom it is for', ({ kind }) => {
    const forms: readonly string[] =
      kind.with === 'Codat' ? ['mailto:support@codat.io'] : Object.values(supportForms);
    expect(forms).toContain(kind.form);
  });

  it.each(kinds)('$case asks for what we can say where to find', ({ kind }) => {
    const asked = [
      ...kind.identifiers.flat(),
      ...(kind.also ?? []),
      ...kind.fields.flatMap(({ takes }) => takes ?? []),
    ];
    expect(asked.filter((name) => !Object.hasOwn(identifierKinds, name))).toEqual([]);
    expect(new Set(asked).size).toBe(asked.length);
  });

  it.each(kinds)('$case has fields and checks that a form can show', ({ kind }) => {
    const names = [...kind.fields, ...kind.checks].map(({ name }) => name);
    expect(new Set([...names, 'tried', 'anyway']).size).toBe(names.length + 2);
    expect(names.filter((name) => !/^[a-z_]+(?:-[a-z_]+)*$/.test(name))).toEqual([]);
    for (const { label, hint = '' } of kind.fields) {
      expect(label).toMatch(/^\S.{3,60}[^.:\s]$/);
      expect(hint.length).toBeLessThanOrEqual(100);
    }
    for (const { done } of kind.checks) expect(done.length, done).toBeLessThanOrEqual(OPTION);
  });

  it('count each fault of data by one kind', () => {
    const counted = kinds.flatMap(({ kind }) => kind.fault ?? []);
    expect(counted.toSorted()).toEqual([...dataFaults].toSorted());
  });
});

describe('a draft of nothing but its kind', () => {
  const situations = [
    { case: 'without an Item', but: { bank: 'the bank', itemIds: [], count: 0 } },
    { case: 'of one Item', but: {} },
    { case: 'of one Item with an error', but: { code: 'ITEM_LOCKED', errorType: 'ITEM_ERROR' } },
    { case: 'of 1,200 Items', but: { itemIds: [1, 2, 3].map(itemIdNumber), count: 1_200 } },
  ];
  const drafts = kinds.flatMap(({ case: name, kind }) =>
    situations.map((one) => ({ ...one, case: `${name} ${one.case}`, kind })),
  );

  it.each(drafts)('$case: subject and opening claim no more than is known', ({ kind, but }) => {
    const facts = ticketFacts(but);
    const { subject, body } = writeTicket(kind, facts);
    const [opening = ''] = body.split('\n');
    expect(subject).toMatch(/^\S.{5,100}[^.\s]$/);
    expect(opening).toMatch(/^[A-Z\d[].+\.$/);
    expect(`${subject} ${opening}`).not.toMatch(/undefined|\b0 Items|\b1 Items|\s\s|,\.|\.\./);
    if (facts.code !== undefined) expect(opening).not.toContain('without an error');
  });
});

describe('kindOfError', () => {
  it.each([
    { code: 'PLANNED_MAINTENANCE', kind: 'maintenance' },
    { code: 'TRANSFER_LIMIT_REACHED', kind: 'transfer' },
    { code: 'ASSET_REPORT_GENERATION_FAILED', kind: 'assets' },
    { code: 'NO_ELIGIBLE_ITEMS', kind: 'check' },
    { code: 'CONSUMER_REPORT_EXPIRED', kind: 'check' },
    { code: 'ITEM_LOGIN_REQUIRED', kind: 'error' },
    { code: 'INTERNAL_SERVER_ERROR', kind: 'error' },
    { code: 'INSTITUTION_DOWN', kind: 'error' },
    // It stands under ITEM_ERROR, too, and that is meant unless the type is said.
    { code: 'PRODUCT_NOT_READY', kind: 'error' },
    { code: 'BRAND_NEW', kind: 'error' },
  ])('$code: $kind', ({ code, kind }) => {
    const known = adviceFor(code, undefined);
    const found = kindOfError({ code, errorType: known?.type, advice: known?.advice });
    expect(found.name).toBe(kind);
  });

  it('of every code that names identifiers asks for just these, in its form', () => {
    const named = knownCodes.filter(({ advice }) => advice.ticket.identifiers.length > 0);
    expect(named.length).toBeGreaterThan(15);
    for (const { code, type, advice } of named) {
      const kind = kindOfError({ code, errorType: type, advice });
      expect(kind.identifiers, code).toEqual(advice.ticket.identifiers);
      expect(kind.form, code).toBe(advice.ticket.form);
    }
  });

  it('never loses the form that the advice for a code names', () => {
    for (const { code, type, advice } of knownCodes)
      expect(kindOfError({ code, errorType: type, advice }).form, code).toBe(advice.ticket.form);
  });
});

describe('it is too early for missing transactions', () => {
  const now = new Date('2026-11-21T12:00:00.000Z');
  const wait = 'Banks can be two days late: wait until';

  it.each([
    { case: 'of today', values: { from: '2026-11-21' }, says: `${wait} 2026-11-23` },
    { case: 'of yesterday', values: { from: '2026-11-20' }, says: `${wait} 2026-11-22` },
    { case: 'of two days ago', values: { from: '2026-11-19' }, says: undefined },
    { case: 'of long ago', values: { from: '2016-11-01' }, says: undefined },
    {
      case: 'from long ago to yesterday',
      values: { from: '2016-11-01', to: '2026-11-20' },
      says: `${wait} 2026-11-22`,
    },
    {
      case: 'from long ago to last week',
      values: { from: '2016-11-01', to: '2026-11-14' },
      says: undefined,
    },
    { case: 'of tomorrow', values: { from: '2026-11-22' }, says: `${wait} 2026-11-24` },
    { case: 'of no day', values: {}, says: undefined },
    { case: 'of an empty day', values: { from: '', to: '' }, says: undefined },
    { case: 'of what is no day', values: { from: 'soon' }, says: undefined },
  ])('$case: $says', ({ values, says }) => {
    expect(missingTransactionsKind.tooEarly?.(values, now)).toBe(says);
  });

  it('to the moment', () => {
    const at = (iso: string) =>
      missingTransactionsKind.tooEarly?.({ from: '2026-11-19' }, new Date(iso));
    expect(at('2026-11-20T23:59:59.999Z')).toBe(`${wait} 2026-11-21`);
    expect(at('2026-11-21T00:00:00.000Z')).toBeUndefined();
  });
});

describe('guidedKind', () => {
  const kind = guidedKind({
    subject: 'Link fails',
    conclusion: 'Something is wrong in this very session.',
    identifiers: ['link_session_id', 'request_id'],
    form: supportForms.general,
    tell: ['What the user saw last.', 'Time of the session'],
  });

  it('has a place for all that is to be told, and says what the questions came to', () => {
    const { subject, body } = writeTicket(kind, ticketFacts());
    expect(subject).toBe('Link fails');
    expect(body).toContain('Something is wrong in this very session.');
    expect(body).toContain('What the user saw last: [missing]\nTime of the session: [missing]');
    expect(body).toContain('link_session_id: [missing]\nrequest_id: [missing]');
  });
});
