import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { identifierKind } from '#lib/identifiers/identifier-kinds.ts';
import { allKinds, kindNamed } from '#lib/tickets/all-kinds.ts';
import { errorKind } from '#lib/tickets/kinds/error-kinds.ts';
import type { TicketFacts, TicketKind } from '#lib/tickets/ticket-kind.ts';
import { writeTicket } from '#lib/tickets/write-ticket.ts';
import type { TicketIdentifier } from '#lib/triage/advice.ts';
import { adviceFor, knownCodes } from '#lib/triage/look-up.ts';

import { itemIdNumber } from '../builders/card-facts.ts';

const FORM = 'https://dashboard.plaid.com/support/new';
const TOKEN = 'access-production-0b1d7c64-5f2e-4a83-9c1a-2f60d1e7b3c5';
const SECRETS: readonly TicketIdentifier[] = ['access_token', 'asset_report_token', 'user_token'];
const PLACE = "[add it here, in Plaid's form only]";
const session = ['link_session_id', 'request_id'] as const;

/** A value for every identifier, secrets too: what came in under their names must not be used. */
const all: Readonly<Record<string, string>> = {
  access_token: TOKEN,
  asset_report_token: 'assets-production-0b1d7c64-5f2e-4a83-9c1a-2f60d1e7b3c5',
  user_token: 'user-production-0b1d7c64-5f2e-4a83-9c1a-2f60d1e7b3c5',
  institution_id: 'ins_56',
  account_id: 'Kp4mZtQ8wXcVbNmLkJhGfDsAqWeRtYuIoP123',
  transaction_id: 'Tr4nZtQ8wXcVbNmLkJhGfDsAqWeRtYuIoP123',
  link_session_id: 'c0ffee00-5f2e-4a83-9c1a-2f60d1e7b3c5',
  request_id: 'HNTDNrA8F1shFEW',
  transfer_id: '460cbe92-2dcc-8eae-5ad6-b37d0ec90fd9',
  authorization_id: 'c9f90aa1-2949-c799-e2b6-ea05c89bb586',
  identity_verification_id: 'idv_52xR9LKo77r1Np',
  client_transaction_id: 'ct-1',
  credit_dashboard_user_id: 'cd-1',
  companyId: '8a210b68-6988-11ed-a1eb-0242ac120002',
  connectionId: '33f13646-e3f0-458a-b6ee-f5c1f38c1fdb',
  correlationId: 'bc997528a9d7abb9161ef45f05d38599',
};

function facts(but: Partial<TicketFacts> = {}): TicketFacts {
  return {
    bank: 'Lucky Dog Bank',
    institutionId: 'ins_56',
    itemIds: [itemIdNumber(1)],
    count: 1,
    ids: {},
    accounts: [],
    ...but,
  };
}

function codeRow(code: string, form: string, wanted: TicketKind['identifiers']) {
  const advice = adviceFor(code, undefined)?.advice;
  return { row: code, kind: errorKind(advice), about: { code, advice }, form, wanted };
}

function kindRow(name: string, form: string, wanted: TicketKind['identifiers']) {
  const kind = kindNamed(name);
  if (kind === undefined) throw new Error(`no kind ${name}`);
  return { row: name, kind, about: {}, form, wanted };
}

const authentication = `${FORM}/financial-institutions/authentication-issues`;
const tokenAndSession = ['access_token', 'institution_id', session] as const;

/** What support asks for, for each kind of ticket. Sources: Plaid's help on identifiers, its error pages, its FAQ. */
const rows = [
  codeRow('INTERNAL_SERVER_ERROR', FORM, tokenAndSession),
  kindRow('maintenance', FORM, []),
  kindRow('link', FORM, ['link_session_id', 'request_id']),
  kindRow('api', FORM, ['request_id']),
  codeRow('INVALID_CREDENTIALS', `${authentication}/invalid-creds`, tokenAndSession),
  codeRow('ITEM_LOCKED', `${authentication}/invalid-creds`, tokenAndSession),
  codeRow('USER_SETUP_REQUIRED', `${authentication}/invalid-creds`, tokenAndSession),
  codeRow('INVALID_MFA', `${authentication}/invalid-creds`, ['institution_id', session]),
  codeRow('INVALID_SEND_METHOD', `${authentication}/mfa-issue`, ['institution_id', session]),
  codeRow('MFA_NOT_SUPPORTED', `${authentication}/mfa-issue`, ['institution_id', session]),
  kindRow('mfa', `${authentication}/mfa-issue`, ['institution_id', session]),
  codeRow('INSTITUTION_DOWN', `${authentication}/persistent-500`, tokenAndSession),
  codeRow('INSTITUTION_NOT_RESPONDING', `${authentication}/persistent-500`, tokenAndSession),
  codeRow('INSTITUTION_NOT_AVAILABLE', `${authentication}/persistent-500`, tokenAndSession),
  codeRow('ITEM_LOGIN_REQUIRED', authentication, tokenAndSession),
  codeRow('NO_ACCOUNTS', FORM, tokenAndSession),
  codeRow('INSUFFICIENT_CREDENTIALS', FORM, tokenAndSession),
  codeRow('INSTITUTION_NO_LONGER_SUPPORTED', `${FORM}/financial-institutions`, ['institution_id']),
  codeRow('UNSUPPORTED_RESPONSE', `${FORM}/financial-institutions`, ['institution_id']),
  kindRow(
    'missing-transactions',
    `${FORM}/financial-institutions/missing-data/missing-transactions`,
    ['access_token'],
  ),
  kindRow(
    'transaction-data',
    `${FORM}/financial-institutions/faulty-data/faulty-transaction-data`,
    ['access_token'],
  ),
  kindRow('missing-accounts', `${FORM}/financial-institutions/missing-data/missing-accounts`, [
    'access_token',
  ]),
  kindRow('misclassified-accounts', `${FORM}/financial-institutions`, ['access_token']),
  kindRow('institution', `${FORM}/financial-institutions`, ['institution_id']),
  kindRow('identity-verification', FORM, ['identity_verification_id']),
  kindRow('transfer', FORM, ['transfer_id', 'authorization_id']),
  kindRow('signal', FORM, ['client_transaction_id']),
  kindRow('check', FORM, [['credit_dashboard_user_id', 'user_token']]),
  kindRow('assets', FORM, ['asset_report_token']),
  kindRow('codat', 'mailto:support@codat.io', ['companyId', 'connectionId', 'correlationId']),
];

/** Every second of those that are there. */
const some = Object.fromEntries(Object.entries(all).filter((_, index) => index % 2 === 1));
const knowledge = [
  { known: 'all', ids: all },
  { known: 'some', ids: some },
  { known: 'none', ids: {} },
];

describe('every kind of ticket, with all, some and none of the identifiers', () => {
  const cases = rows.flatMap((row) => knowledge.map((known) => ({ ...row, ...known })));

  it.each(cases)('$row with $known', ({ kind, about, form, wanted, ids }) => {
    const draft = writeTicket(kind, facts({ ...about, ids }));
    expect(kind.form).toBe(form);
    const lines = draft.body.split('\n');
    expect(lines).toContain(`item_id: ${itemIdNumber(1)}`);
    for (const wish of wanted) {
      const anyOf = typeof wish === 'string' ? [wish] : wish;
      const known = anyOf.filter((id) => ids[id] !== undefined && !SECRETS.includes(id));
      for (const id of known) expect(lines).toContain(`${id}: ${String(ids[id])}`);
      if (known.length > 0) continue;
      const place = anyOf.some((id) => SECRETS.includes(id)) ? PLACE : '[missing]';
      expect(lines).toContain(`${anyOf.join(' or ')}: ${place}`);
      const missing = draft.missing.find((one) => one.anyOf.join() === anyOf.join());
      expect(missing?.where).toEqual(anyOf.map((id) => identifierKind(id).where));
    }
    // Nothing is claimed that is not known, and no secret is used, whatever came in under its name.
    for (const [, id = '', value = ''] of draft.body.matchAll(/^([a-zA-Z_]+(?:_id|Id)): (.*)$/gm))
      if (id !== 'item_id' && !value.startsWith('[')) expect(ids[id]).toBe(value);
    for (const id of SECRETS) expect(JSON.stringify(draft.body)).not.toContain(all[id]);
  });

  it('covers every kind that is offered', () => {
    const covered = new Set(rows.map(({ kind }) => kind.name));
    const offered = allKinds().map(({ name }) => name);
    expect(offered.filter((name) => !covered.has(name))).toEqual(['question']);
  });
});

describe('the examples of Plaid’s FAQ, in their shape', () => {
  it.each([
    {
      case: 'missing transactions',
      kind: 'missing-transactions',
      values: {
        from: '2016-11-01',
        examples: '2016-11-20, $120.25, Amazon',
        description: 'The most recent one that came was a purchase on 11/20/16.',
      },
      subject: 'Lucky Dog Bank: transactions missing from 2016-11-01',
      says: [
        'An Item at Lucky Dog Bank is missing transactions from 2016-11-01 onward.',
        '2016-11-20, $120.25, Amazon',
        `access_token: ${PLACE}`,
      ],
    },
    {
      case: 'a wine bar called a winery',
      kind: 'transaction-data',
      values: {
        transactions: '600r0LrVvViXjq96lBpdtyOWboBvzmsaZoeaV',
        returned: 'Beer, Wine and Spirits',
        expected: 'Winery',
      },
      subject: 'Lucky Dog Bank: “Beer, Wine and Spirits” returned where “Winery” is right',
      says: ['transaction_id: 600r0LrVvViXjq96lBpdtyOWboBvzmsaZoeaV', 'What it should be: Winery'],
    },
    {
      case: 'a missing checking account',
      kind: 'missing-accounts',
      values: { type: 'checking', mask: '4200' },
      subject: 'Lucky Dog Bank: checking account missing, ending in 4200',
      says: [
        'Number of access_tokens affected: 1.',
        'Type of the missing account: checking',
        'Last four digits of the missing account: 4200',
      ],
    },
    {
      case: 'credit returned as depository',
      kind: 'misclassified-accounts',
      values: {
        accounts: 'YzzrzBrO9OSzo6BXwAvVuL5dmMKMqkhOoEqeo',
        returned: 'credit',
        expected: 'depository',
      },
      subject: 'Lucky Dog Bank: depository accounts returned as credit',
      says: [
        'account_id: YzzrzBrO9OSzo6BXwAvVuL5dmMKMqkhOoEqeo',
        'returns an account as credit that is depository',
      ],
    },
  ])('$case', ({ kind: name, values, subject, says }) => {
    const kind = kindNamed(name);
    if (kind === undefined) throw new Error(name);
    const checked = kind.checks.map((check) => check.name);
    const draft = writeTicket(kind, facts({ ids: { institution_id: 'ins_56' } }), {
      values,
      ids: {},
      checked,
    });
    expect(draft.subject).toBe(subject);
    for (const part of says) expect(draft.body).toContain(part);
    expect(draft.body).not.toContain('Not done before filing');
  });

  it('says which checks were passed over', () => {
    const kind = kindNamed('missing-accounts');
    if (kind === undefined) throw new Error('no kind');
    const { body } = writeTicket(kind, facts(), { values: {}, ids: {}, checked: ['selected'] });
    const left = kind.checks.filter(({ name }) => name !== 'selected');
    expect(body).toContain(
      `Not done before filing:\n${left.map(({ done }) => `- ${done}`).join('\n')}\n\n`,
    );
  });
});

describe('a draft', () => {
  it('masks what a person typed of persons', () => {
    const typed = `Jo (jo@example.com, 555-123-4567) has account 123456789012 and ${TOKEN}`;
    for (const kind of allKinds()) {
      const values = Object.fromEntries([
        ...kind.fields.map(({ name }) => [name, typed]),
        ['tried', typed],
      ]);
      const { subject, body } = writeTicket(kind, facts(), { values, ids: {}, checked: [] });
      const text = `${subject}\n${body}`;
      for (const planted of ['jo@example.com', '555-123-4567', '123456789012', TOKEN])
        expect(text).not.toContain(planted);
    }
  });

  it('of a webhook’s notice calls its code what it is', () => {
    const known = adviceFor('PENDING_DISCONNECT', undefined);
    const about = facts({ code: 'PENDING_DISCONNECT', isNotice: known?.type === 'ITEM' });
    expect(writeTicket(errorKind(known?.advice), about).body).toContain(
      'webhook_code: PENDING_DISCONNECT',
    );
  });

  it('holds no secret and never throws, whatever is known', () => {
    const ids = fc.dictionary(fc.constantFrom(...Object.keys(all)), fc.string());
    fc.assert(
      fc.property(fc.constantFrom(...knownCodes), ids, fc.string(), (known, some, bank) => {
        const about = facts({
          bank,
          code: known.code,
          advice: known.advice,
          ids: { ...all, ...some },
        });
        const { body } = writeTicket(errorKind(known.advice), about);
        for (const id of SECRETS) expect(body).not.toContain(all[id]);
      }),
      { numRuns: 200 },
    );
  });
});
