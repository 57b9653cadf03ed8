import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { identifierKind } from '#lib/identifiers/identifier-kinds.ts';
import { maskSecrets } from '#lib/secrets/mask-secrets.ts';
import { allKinds, kindNamed } from '#lib/tickets/all-kinds.ts';
import { errorKind } from '#lib/tickets/kinds/error-kinds.ts';
import type { TicketFacts, TicketKind, Wish } from '#lib/tickets/ticket-kind.ts';
import { writeTicket } from '#lib/tickets/write-ticket.ts';
import type { TicketIdentifier } from '#lib/triage/advice.ts';
import { adviceFor, knownCodes } from '#lib/triage/look-up.ts';

import { itemIdNumber } from '../builders/card-facts.ts';
import { everyId, plantedSecrets, ticketFacts } from '../builders/ticket-facts.ts';

const FORM = 'https://dashboard.plaid.com/support/new';
const INSTITUTIONS = `${FORM}/financial-institutions`;
const AUTHENTICATION = `${INSTITUTIONS}/authentication-issues`;
const ADD_HERE = "[add it here, in Plaid's form only]";
const secretNames: readonly string[] = Object.keys(plantedSecrets);

/** What a name says is a secret is one, whatever it looks like. */
const strangeSecrets = Object.fromEntries(secretNames.map((name) => [name, `opaque-${name}-7Q`]));

const session: Wish = ['link_session_id', 'request_id'];
const tokenBankSession: readonly Wish[] = ['access_token', 'institution_id', session];

interface Row {
  row: string;
  kind: TicketKind;
  about: Partial<TicketFacts>;
  form: string;
  wanted: readonly Wish[];
  /** Labels of what a person has to say. */
  said: readonly string[];
  category?: string;
}

/** What is asked for when an error of that code stays. */
function code(name: string, form: string, wanted: readonly Wish[]): Row {
  const known = adviceFor(name, undefined);
  const about = { code: name, errorType: known?.type, advice: known?.advice };
  return { row: name, kind: errorKind(known?.advice), about, form, wanted, said: [] };
}

function kind(
  name: string,
  { form = FORM, ...asked }: Partial<Omit<Row, 'row' | 'kind' | 'about'>> & Pick<Row, 'wanted'>,
): Row {
  return { row: name, kind: named(name), about: {}, form, said: [], ...asked };
}

/** Sources: Plaid's error pages, its help on identifiers, its FAQ; Codat's help. Written apart from lib. */
const rows: Row[] = [
  code('INTERNAL_SERVER_ERROR', FORM, tokenBankSession),
  kind('maintenance', { wanted: [], said: ['From when to when'] }),
  kind('link', {
    wanted: ['link_session_id', 'request_id'],
    said: ['What the user saw, and in which pane'],
  }),
  kind('api', { wanted: ['request_id'], said: ['The endpoint, and what was sent'] }),
  code('INVALID_CREDENTIALS', `${AUTHENTICATION}/invalid-creds`, tokenBankSession),
  code('ITEM_LOCKED', `${AUTHENTICATION}/invalid-creds`, tokenBankSession),
  code('USER_SETUP_REQUIRED', `${AUTHENTICATION}/invalid-creds`, tokenBankSession),
  code('INVALID_MFA', `${AUTHENTICATION}/invalid-creds`, ['institution_id', session]),
  code('INVALID_SEND_METHOD', `${AUTHENTICATION}/mfa-issue`, ['institution_id', session]),
  code('MFA_NOT_SUPPORTED', `${AUTHENTICATION}/mfa-issue`, ['institution_id', session]),
  kind('mfa', { form: `${AUTHENTICATION}/mfa-issue`, wanted: ['institution_id', session] }),
  code('INSTITUTION_DOWN', `${AUTHENTICATION}/persistent-500`, tokenBankSession),
  code('INSTITUTION_NOT_RESPONDING', `${AUTHENTICATION}/persistent-500`, tokenBankSession),
  code('INSTITUTION_NOT_AVAILABLE', `${AUTHENTICATION}/persistent-500`, tokenBankSession),
  code('ITEM_LOGIN_REQUIRED', AUTHENTICATION, tokenBankSession),
  code('NO_ACCOUNTS', FORM, tokenBankSession),
  code('INSUFFICIENT_CREDENTIALS', FORM, tokenBankSession),
  code('INSTITUTION_NO_LONGER_SUPPORTED', INSTITUTIONS, ['institution_id']),
  code('UNSUPPORTED_RESPONSE', INSTITUTIONS, ['institution_id']),
  code('RECAPTCHA_REQUIRED', FORM, [session]),
  code('RECAPTCHA_BAD', FORM, [session]),
  code('BRAND_NEW', FORM, tokenBankSession),
  kind('missing-transactions', {
    form: `${INSTITUTIONS}/missing-data/missing-transactions`,
    category: 'Missing data issues › Missing transaction data',
    wanted: ['access_token', 'institution_id'],
    said: ['Missing from', 'Examples, with date, amount and merchant', 'Description'],
  }),
  kind('transaction-data', {
    form: `${INSTITUTIONS}/faulty-data/faulty-transaction-data`,
    category: 'Faulty data issues › Incorrect transaction data',
    wanted: ['access_token', 'institution_id'],
    said: ['transaction_id', 'What is returned', 'What it should be', 'Description'],
  }),
  kind('missing-accounts', {
    form: `${INSTITUTIONS}/missing-data/missing-accounts`,
    category: 'Missing data issues › Missing account data',
    wanted: ['access_token', 'institution_id'],
    said: ['Type of the missing account', 'Last four digits of the missing account', 'Description'],
  }),
  kind('misclassified-accounts', {
    form: INSTITUTIONS,
    category: 'Faulty data issues › Incorrect account data',
    wanted: ['access_token', 'institution_id'],
    said: [
      'account_id',
      'Type or subtype that is returned',
      'Type or subtype that it should be',
      'Description',
    ],
  }),
  kind('institution', {
    form: INSTITUTIONS,
    wanted: ['institution_id', 'access_token'],
    said: ['What is wrong', 'An example for each of a few Items', 'Description'],
  }),
  kind('identity-verification', {
    wanted: ['identity_verification_id'],
    said: ['What happened, and what was expected'],
  }),
  kind('transfer', {
    wanted: ['transfer_id', 'authorization_id'],
    said: ['What happened, and what was expected'],
  }),
  kind('signal', {
    wanted: ['client_transaction_id'],
    said: ['What happened, and what was expected'],
  }),
  kind('check', {
    wanted: [['credit_dashboard_user_id', 'user_token']],
    said: ['What happened, and what was expected'],
  }),
  kind('assets', {
    wanted: ['asset_report_token'],
    said: ['What happened, and what was expected'],
  }),
  kind('codat', {
    form: 'mailto:support@codat.io',
    wanted: ['companyId', 'connectionId', 'correlationId'],
    said: ['What happened, and what was expected'],
  }),
  kind('question', { wanted: [session], said: ['Description'] }),
];

/** Secrets came in under their own names: of them nothing is known, however much is. */
const knowledge = [
  { known: 'all', ids: { ...everyId, ...plantedSecrets } },
  { known: 'some', ids: { ...everySecond(0), ...plantedSecrets } },
  { known: 'the others', ids: everySecond(1) },
  { known: 'none', ids: {} },
  { known: 'tokens of no shape that we know', ids: strangeSecrets },
  {
    known: 'only empty ones',
    ids: Object.fromEntries(Object.keys(everyId).map((id) => [id, ' '])),
  },
] satisfies { known: string; ids: TicketFacts['ids'] }[];

describe('every kind of ticket, with all, some and none of the identifiers', () => {
  const cases = rows.flatMap((row) => knowledge.map((one) => ({ ...row, ...one })));

  it.each(cases)(
    '$row with $known',
    ({ kind: asked, about, form, category, wanted, said, ids }) => {
      const draft = writeTicket(asked, ticketFacts({ ...about, ids }));
      const lines = draft.body.split('\n');
      const held = wanted.map((wish) => heldOf(wish, ids));
      expect(draft.kind.form).toBe(form);
      expect(draft.kind.category?.startsWith(category ?? '')).toBe(category && true);
      expect(lines).toContain(`item_id: ${itemIdNumber(1)}`);
      // What is known has its value; of what is not its place is left open.
      for (const { anyOf, known } of held)
        expect(lines).toEqual(
          expect.arrayContaining(
            known.length > 0
              ? known.map((id) => `${id}: ${ids[id] ?? ''}`)
              : [`${anyOf.join(' or ')}: ${anyOf.some(isSecret) ? ADD_HERE : '[missing]'}`],
          ),
        );
      for (const label of said) expect(lines).toContain(`${label}: [missing]`);
      // What has to be found, all of it and nothing else, each with where.
      expect(draft.missing).toEqual(
        held
          .filter(({ known }) => known.length === 0)
          .map(({ anyOf }) => ({ anyOf, where: anyOf.map((id) => identifierKind(id).where) })),
      );
      // No other identifier is claimed, and nothing that is a secret.
      for (const [, name = '', value = ''] of draft.body.matchAll(
        /^(\w+(?:_id|Id|_token)): (.*)$/gm,
      ))
        if (name !== 'item_id' && !value.startsWith('['))
          expect(isSecret(name) ? 'no secret' : ids[name]).toBe(value);
      for (const secret of [...Object.values(plantedSecrets), 'opaque'])
        expect(`${draft.subject}${draft.body}`).not.toContain(secret);
    },
  );

  it('has a row for every kind that is offered', () => {
    const inTable = rows.map((one) => one.kind.name);
    expect(allKinds().filter(({ name }) => !inTable.includes(name))).toEqual([]);
  });
});

describe('for every code that we know', () => {
  it.each(knownCodes.map((known) => ({ case: `${known.type} ${known.code}`, ...known })))(
    '$case: all that its page asks for has its place',
    ({ code: name, type, advice }) => {
      const about = { code: name, errorType: type, advice };
      const { body } = writeTicket(errorKind(advice), ticketFacts(about));
      const asked =
        advice.ticket.identifiers.length === 0 ? tokenBankSession : advice.ticket.identifiers;
      for (const wish of asked) expect(body).toContain(`\n${[wish].flat().join(' or ')}: [`);
      // That an Item is silent is Tartan's own finding: support knows no such code.
      if (type === 'SILENCE') expect(body).not.toContain(name);
      else expect(body).toContain(`error_code: ${name}\nerror_type: ${type}`);
      expect(body).toContain(advice.meaning);
    },
  );
});

/** The four examples of Plaid's FAQ: what is asked, and what the draft of it has to say. */
const examples = [
  {
    case: 'transactions are missing since November',
    name: 'missing-transactions',
    ids: {},
    values: {
      from: '2016-11-01',
      examples: '2016-11-20, $120.25, Amazon',
      description: 'The newest one that lacks is a purchase of 11/20/16.',
    },
    subject: 'Lucky Dog Bank: transactions missing from 2016-11-01',
    says: [
      'An Item at Lucky Dog Bank is missing transactions from 2016-11-01 onward.',
      'Examples, with date, amount and merchant: 2016-11-20, $120.25, Amazon',
      'Description: The newest one that lacks is a purchase of 11/20/16.',
    ],
  },
  {
    case: 'a wine bar is filed under spirits',
    name: 'transaction-data',
    ids: {},
    values: {
      transactions: '600r0LrVvViXjq96lBpdtyOWboBvzmsaZoeaV',
      returned: 'Beer, Wine and Spirits',
      expected: 'Winery',
      description: 'The category is wrong.',
    },
    subject: 'Lucky Dog Bank: “Beer, Wine and Spirits” returned where “Winery” is right',
    says: [
      'An Item at Lucky Dog Bank returns transactions with wrong values.',
      'transaction_id: 600r0LrVvViXjq96lBpdtyOWboBvzmsaZoeaV',
      'What is returned: Beer, Wine and Spirits',
      'What it should be: Winery',
    ],
  },
  {
    case: 'the second checking account is missing',
    name: 'missing-accounts',
    ids: {},
    values: { type: 'checking', mask: '4200', description: 'One of two is returned.' },
    subject: 'Lucky Dog Bank: checking account missing, ending in 4200',
    says: [
      'An Item at Lucky Dog Bank does not return a checking account.',
      'Number of access_tokens affected: 1.',
      'Type of the missing account: checking',
      'Last four digits of the missing account: 4200',
    ],
  },
  {
    case: 'an account comes as credit and is depository',
    name: 'misclassified-accounts',
    ids: {},
    values: {
      accounts: 'YzzrzBrO9OSzo6BXwAvVuL5dmMKMqkhOoEqeo',
      returned: 'credit',
      expected: 'depository',
      description: 'It is a savings account.',
    },
    subject: 'Lucky Dog Bank: depository accounts returned as credit',
    says: [
      'An Item at Lucky Dog Bank returns an account as credit that is depository.',
      'Number of access_tokens affected: 1.',
      'account_id: YzzrzBrO9OSzo6BXwAvVuL5dmMKMqkhOoEqeo',
      'Type or subtype that it should be: depository',
    ],
  },
];

describe('the examples of Plaid’s FAQ, in their shape', () => {
  it.each(examples)('$case', ({ name, values, ids, subject, says }) => {
    const asked = named(name);
    const checked = asked.checks.map((check) => check.name);
    const facts = ticketFacts({ ids: { institution_id: 'ins_56' } });
    const draft = writeTicket(asked, facts, { values, ids, checked });
    expect(draft.subject).toBe(subject);
    for (const part of [...says, `item_id: ${itemIdNumber(1)}`, `access_token: ${ADD_HERE}`])
      expect(draft.body).toContain(part);
    expect(draft.body).not.toContain('[missing]');
    expect(draft.body).not.toContain('Not done before filing');
  });

  it('all of one kind at a bank: how many, which of them, and that it is the bank’s', () => {
    const itemIds = Array.from({ length: 50 }, (_, index) => itemIdNumber(index));
    const values = { fault: 'missing_transactions' };
    const facts = ticketFacts({ itemIds, count: 1_200 });
    const draft = writeTicket(named('institution'), facts, { values, ids: {}, checked: [] });
    expect(draft.subject).toBe('Lucky Dog Bank: transactions missing at 1,200 Items');
    expect(draft.body).toContain(
      '1,200 Items at Lucky Dog Bank had the same fault within 48 hours: transactions missing. We report it as a trouble of this institution.',
    );
    expect(draft.body).toContain(`item_id: ${itemIds.join(', ')}, and 1150 more`);
  });
});

describe('what a person filled in', () => {
  const answers = { values: {}, ids: {}, checked: [] };

  it('fills the places that nothing else does', () => {
    const ids = { request_id: 'HNTDNrA8F1shFEW', link_session_id: everyId.link_session_id };
    const draft = writeTicket(named('link'), ticketFacts({ ids: { request_id: '' } }), {
      ...answers,
      ids,
      values: { seen: 'A blank pane.' },
    });
    expect(draft.missing).toEqual([]);
    for (const [name, value] of Object.entries(ids))
      expect(draft.body).toContain(`${name}: ${value}`);
    expect(draft.body).toContain('What the user saw, and in which pane: A blank pane.');
  });

  it('gives way to what is known', () => {
    const facts = ticketFacts({ ids: { request_id: 'HNTDNrA8F1shFEW' } });
    const { body } = writeTicket(named('api'), facts, { ...answers, ids: { request_id: 'typed' } });
    expect(body).toContain('request_id: HNTDNrA8F1shFEW');
    expect(body).not.toContain('typed');
  });

  it.each([
    { case: 'all checks made', checked: ['not-closed', 'not-replaced', 'selected'], left: '' },
    {
      case: 'one passed over',
      checked: ['not-closed', 'selected'],
      left: 'Not done before filing:\n- Checked that no other account_id has taken its place\n\n',
    },
    {
      case: 'none made, whatever else was ticked',
      checked: ['anyway', 'waited'],
      left: 'Not done before filing:\n- Checked that the account is not closed\n- Checked that no other account_id has taken its place\n- Checked that the user shared it when linking\n\n',
    },
  ])('$case: the text says so', ({ checked, left }) => {
    const { body } = writeTicket(named('missing-accounts'), ticketFacts(), { ...answers, checked });
    expect(/Not done[^]*?\n\n/.exec(body)?.[0] ?? '').toBe(left);
  });

  it('on several lines stands below its label, what was tried comes last', () => {
    const values = { seen: ' First\nSecond ', tried: 'Another browser.' };
    const { body } = writeTicket(named('link'), ticketFacts(), { ...answers, values });
    expect(body).toContain('What the user saw, and in which pane:\nFirst\nSecond\n\n');
    expect(body.endsWith('\n\nWhat we tried: Another browser.')).toBe(true);
  });

  it('as long as a letter makes no such subject', () => {
    const values = { returned: 'so\n'.repeat(900), expected: 'x' };
    const { subject } = writeTicket(named('transaction-data'), ticketFacts(), {
      ...answers,
      values,
    });
    expect(subject).toMatch(/^Lucky Dog Bank: “so so so/);
    expect(subject.length).toBeLessThanOrEqual(200);
  });

  const typed = 'Jo (jo@example.com, 555-123-4567) pays from 123456789012';

  it.each(allKinds().map((asked) => ({ case: asked.name, asked })))(
    '$case: what it says of persons is masked in every field',
    ({ asked }) => {
      const names = [...asked.fields.map(({ name }) => name), 'tried'];
      const values = Object.fromEntries(names.map((name) => [name, typed]));
      const ids = Object.fromEntries(
        asked.identifiers.flat().map((name) => [name, 'jo@example.com']),
      );
      const draft = writeTicket(asked, ticketFacts(), { values, ids, checked: [] });
      expect(draft.body).toContain('Jo ([e-mail], [number]) pays from [number]');
      expect(`${draft.subject}${draft.body}`).not.toMatch(/example\.com|4567|9012/);
    },
  );

  it.each([
    {
      case: 'transfers',
      name: 'transfer',
      field: 'more-ids',
      value: '12345678-2dcc-8eae-5ad6-123450000fd9 3210987a-1111-2222-3333-444455556666',
    },
    {
      case: 'a transaction of many digits',
      name: 'transaction-data',
      field: 'transactions',
      value: 'Tr12345678cVbNmLkJhGfDsAqWeRtYuIoP123',
    },
    {
      case: 'accounts, a line each',
      name: 'misclassified-accounts',
      field: 'accounts',
      value: `${everyId.account_id}\nQp1234567wXcVbNmLkJhGfDsAqWeRtYuIoP12`,
    },
  ])('identifiers stay as they are: $case', ({ name, field, value }) => {
    const { body } = writeTicket(named(name), ticketFacts(), {
      ...answers,
      values: { [field]: value },
    });
    expect(body).toContain(value);
  });
});

describe('what stands around the identifiers', () => {
  it('type, reason and environment only where they are known', () => {
    const bare = writeTicket(errorKind(undefined), ticketFacts({ code: 'BRAND_NEW' })).body;
    expect(bare).not.toMatch(/error_type|reason|environment|first seen|undefined/);
    const facts = ticketFacts({
      code: 'ITEM_LOGIN_REQUIRED',
      errorType: 'ITEM_ERROR',
      reason: 'OAUTH_CONSENT_EXPIRED',
      environment: 'production',
      since: '2026-05-04T09:30:00.000Z',
    });
    expect(writeTicket(errorKind(undefined), facts).body).toContain(
      'error_code: ITEM_LOGIN_REQUIRED\nerror_type: ITEM_ERROR\nerror_code_reason: OAUTH_CONSENT_EXPIRED\nenvironment: production\nfirst seen: 2026-05-04T09:30:00.000Z',
    );
  });

  it('the code of a webhook is called what it is', () => {
    const { body } = writeTicket(
      errorKind(undefined),
      ticketFacts({ code: 'PENDING_DISCONNECT', isNotice: true }),
    );
    expect(body).toContain('webhook_code: PENDING_DISCONNECT');
    expect(body).not.toContain('error_code');
  });

  it('three of 300 Items, and how many more', () => {
    const itemIds = [1, 2, 3].map(itemIdNumber);
    const facts = ticketFacts({ code: 'ITEM_LOCKED', itemIds, count: 300 });
    const draft = writeTicket(errorKind(undefined), facts);
    expect(draft.subject).toBe('Lucky Dog Bank: ITEM_LOCKED on 300 Items');
    expect(draft.body).toContain(`item_id: ${itemIds.join(', ')}, and 297 more`);
  });

  it('no Item, where none is known', () => {
    const facts = ticketFacts({ itemIds: [], count: 0 });
    expect(writeTicket(named('link'), facts).body).not.toContain('item_id');
  });
});

describe('whatever comes in', () => {
  const secrets = [
    ...Object.values(plantedSecrets),
    'link-sandbox-33792986-2b9c-4b80-b1f2-518caaac6183',
    'd209f3be058d4c6cb6620037e7bef254'.repeat(4),
    'xoxb-1234567890-abcdefghij',
    'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
    'Bearer eyJhbGciOiJIUzI1NiJ9.e30.abc',
  ];
  const secret = fc.constantFrom(...secrets);
  const text = fc.string({ unit: 'grapheme', maxLength: 20 });
  const around = fc
    .tuple(text, secret, text)
    .map(([before, it, after]) => `${before} ${it} ${after}`);
  const value = fc.oneof(text, secret, around);
  const idNames = fc.constantFrom('item_id', ...Object.keys(everyId), ...secretNames);
  const fieldNames = fc.constantFrom(
    'tried',
    ...new Set(allKinds().flatMap(({ fields }) => fields.map(({ name }) => name))),
  );
  const facts: fc.Arbitrary<TicketFacts> = fc.record({
    bank: value,
    institutionId: fc.option(text, { nil: undefined }),
    code: fc.option(value, { nil: undefined }),
    errorType: fc.option(value, { nil: undefined }),
    reason: fc.option(value, { nil: undefined }),
    environment: fc.option(value, { nil: undefined }),
    since: fc.option(text, { nil: undefined }),
    itemIds: fc.array(value, { maxLength: 3 }),
    count: fc.nat(20_000),
    accountCount: fc.option(fc.nat(200), { nil: undefined }),
    ids: fc.dictionary(idNames, value),
    accounts: fc.constant([]),
  });
  const answers = fc.record({
    values: fc.dictionary(fieldNames, value),
    ids: fc.dictionary(idNames, value),
    checked: fc.array(text, { maxLength: 3 }),
  });

  it('no secret survives, and nothing is thrown', () => {
    fc.assert(
      fc.property(fc.constantFrom(...allKinds()), facts, answers, (asked, about, filledIn) => {
        const draft = writeTicket(asked, about, filledIn);
        const said = `${draft.subject}\n${draft.body}`;
        for (const planted of secrets) expect(said).not.toContain(planted);
        expect(maskSecrets(said)).toBe(said);
        expect(said).not.toMatch(/undefined|\[object/);
      }),
      { numRuns: 300 },
    );
  });
});

function named(name: string): TicketKind {
  const found = kindNamed(name);
  if (found === undefined) throw new Error(`no kind ${name}`);
  return found;
}

function isSecret(name: string): boolean {
  return secretNames.includes(name);
}

/** Of these identifiers those that a draft may name, in its order. */
function heldOf(
  wish: Wish,
  ids: TicketFacts['ids'],
): { anyOf: TicketIdentifier[]; known: string[] } {
  const anyOf = typeof wish === 'string' ? [wish] : [...wish];
  return { anyOf, known: anyOf.filter((id) => !isSecret(id) && (ids[id] ?? '').trim() !== '') };
}

function everySecond(from: 0 | 1): TicketFacts['ids'] {
  return Object.fromEntries(Object.entries(everyId).filter((_entry, index) => index % 2 === from));
}
