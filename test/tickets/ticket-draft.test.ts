import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { identifierKind, identifierKinds } from '#lib/identifiers/identifier-kinds.ts';
import { itemTicket, knownIds } from '#lib/tickets/item-ticket.ts';
import { ticketDraft, type TicketSubject } from '#lib/tickets/ticket-draft.ts';
import type { Advice, TicketIdentifier } from '#lib/triage/advice.ts';
import { adviceFor, knownCodes } from '#lib/triage/look-up.ts';
import { supportForms } from '#lib/triage/plaid/support-forms.ts';

import { itemIdNumber } from '../builders/card-facts.ts';
import { alive, at, failed } from '../builders/item-events.ts';

const login = adviceFor('ITEM_LOGIN_REQUIRED', 'ITEM_ERROR')?.advice;
const SECRET = 'access-production-0b1d7c64-5f2e-4a83-9c1a-2f60d1e7b3c5';
/** Keys to data: a draft names them and never holds them. */
const secretIdentifiers: readonly TicketIdentifier[] = [
  'access_token',
  'asset_report_token',
  'user_token',
];
const PLACEHOLDER = "[add it here, in Plaid's form only]";

const all = {
  access_token: SECRET,
  asset_report_token: 'assets-production-0b1d7c64-5f2e-4a83-9c1a-2f60d1e7b3c5',
  user_token: 'user-production-0b1d7c64-5f2e-4a83-9c1a-2f60d1e7b3c5',
  item_id: itemIdNumber(1),
  institution_id: 'ins_56',
  account_id: 'Kp4mZ',
  link_session_id: 'c0ffee-7',
  request_id: 'HNTDNrA8F1shFEW',
  transfer_id: 'tr-1',
  authorization_id: 'au-1',
  client_transaction_id: 'ct-1',
};

function subject(but: Partial<TicketSubject> = {}): TicketSubject {
  return {
    bank: 'Tattersall Bank',
    code: 'ITEM_LOGIN_REQUIRED',
    errorType: 'ITEM_ERROR',
    since: '2026-05-04T09:30:00.000Z',
    itemIds: [itemIdNumber(1)],
    count: 1,
    ids: {},
    ...but,
  };
}

/** Advice that asks for these identifiers. */
function asking(identifiers: Advice['ticket']['identifiers']): Advice {
  if (login === undefined) throw new Error('no advice');
  return { ...login, ticket: { identifiers, form: supportForms.general } };
}

describe('ticketDraft', () => {
  it.each([
    {
      case: 'all identifiers known',
      ids: all,
      lines: [
        `access_token: ${PLACEHOLDER}`,
        'institution_id: ins_56',
        'link_session_id: c0ffee-7',
        'request_id: HNTDNrA8F1shFEW',
      ],
      missing: [['access_token']],
    },
    {
      case: 'one of two that will do',
      ids: { institution_id: 'ins_56', request_id: 'HNTDNrA8F1shFEW' },
      lines: [
        `access_token: ${PLACEHOLDER}`,
        'institution_id: ins_56',
        'request_id: HNTDNrA8F1shFEW',
      ],
      missing: [['access_token']],
    },
    {
      case: 'none known',
      ids: {},
      lines: [
        `access_token: ${PLACEHOLDER}`,
        'institution_id: [missing]',
        'link_session_id or request_id: [missing]',
      ],
      missing: [['access_token'], ['institution_id'], ['link_session_id', 'request_id']],
    },
  ])('with $case', ({ ids, lines, missing }) => {
    const draft = ticketDraft(subject({ ids }), login);
    const [, after = ''] = draft.body.split(`item_id: ${itemIdNumber(1)}\n`);
    expect(after.split('\n').slice(0, lines.length)).toEqual(lines);
    expect(draft.missing.map(({ anyOf }) => anyOf)).toEqual(missing);
  });

  it('says where to find each identifier that is missing', () => {
    const { missing } = ticketDraft(subject(), login);
    for (const { anyOf, where } of missing)
      expect(where).toEqual(anyOf.map((id) => identifierKind(id).where));
  });

  it.each([
    { wish: ['access_token'] as const },
    { wish: [['item_id', 'access_token']] as const },
    { wish: [['institution_id', 'access_token']] as const },
    { wish: ['asset_report_token'] as const },
    { wish: [['user_token', 'request_id']] as const },
  ])('asked for $wish never holds a secret, even when it came in', ({ wish }) => {
    const draft = ticketDraft(subject({ ids: all }), asking(wish));
    const text = JSON.stringify(draft);
    for (const id of secretIdentifiers) expect(text).not.toContain(all[secretName(id)]);
  });

  it.each(secretIdentifiers.map((id) => [id] as const))(
    'asked for %s leaves its place open, and says where it goes',
    (id) => {
      const draft = ticketDraft(subject({ ids: all }), asking([id]));
      expect(draft.body).toContain(`${id}: ${PLACEHOLDER}`);
      expect(draft.missing).toEqual([{ anyOf: [id], where: [identifierKind(id).where] }]);
    },
  );

  it('never claims an identifier that it does not have, and drops none that it has', () => {
    const names = Object.keys(all);
    fc.assert(
      fc.property(
        fc.constantFrom(...knownCodes),
        fc.subarray(names),
        ({ code, type, advice }, had) => {
          const ids = Object.fromEntries(
            Object.entries(all).filter(([name]) => had.includes(name)),
          );
          const draft = ticketDraft(subject({ code, errorType: type, ids }), advice);
          for (const [name, value] of Object.entries(all)) {
            if (name === 'item_id') continue;
            const isWanted = draft.body.includes(`${name}: `);
            const isHeld = had.includes(name) && !secretIdentifiers.some((id) => id === name);
            if (!isHeld) expect(draft.body).not.toContain(value);
            else if (isWanted) expect(draft.body).toContain(`${name}: ${value}`);
          }
          for (const { anyOf } of draft.missing)
            expect(
              anyOf.filter((id) => had.includes(id) && !secretIdentifiers.includes(id)),
            ).toEqual([]);
        },
      ),
    );
  });

  it('names type, reason and environment only when they are known', () => {
    const bare = ticketDraft(subject({ errorType: undefined }), login).body;
    expect(bare).not.toMatch(/error_type|error_code_reason|environment|undefined/);
    const full = ticketDraft(
      subject({ reason: 'OAUTH_CONSENT_EXPIRED', environment: 'production' }),
      login,
    ).body;
    expect(full).toContain('error_type: ITEM_ERROR');
    expect(full).toContain('error_code_reason: OAUTH_CONSENT_EXPIRED');
    expect(full).toContain('environment: production');
  });

  it('names three of 300 Items, and how many more', () => {
    const itemIds = [1, 2, 3].map(itemIdNumber);
    const draft = ticketDraft(subject({ itemIds, count: 300 }), login);
    expect(draft.subject).toBe('Tattersall Bank: ITEM_LOGIN_REQUIRED on 300 Items');
    expect(draft.body).toContain(`item_id: ${itemIds.join(', ')}, and 297 more`);
    expect(draft.body).toContain('This affects 300 Items at Tattersall Bank.');
  });

  it('goes to the form of its code, and without advice to the general one', () => {
    expect(ticketDraft(subject(), login).form).toBe(supportForms.authentication);
    const unknown = ticketDraft(subject({ code: 'BRAND_NEW' }), undefined);
    expect(unknown.form).toBe(supportForms.general);
    expect(unknown.body).toContain('We receive BRAND_NEW for 1 Item at Tattersall Bank.');
    expect(unknown.body).toContain(`access_token: ${PLACEHOLDER}`);
  });

  it('asks for what Plaid always asks for when the code’s page names nothing', () => {
    const draft = ticketDraft(subject(), asking([]));
    expect(draft.missing.map(({ anyOf }) => anyOf.join(' or '))).toEqual([
      'access_token',
      'institution_id',
      'link_session_id or request_id',
    ]);
  });
});

describe('itemTicket', () => {
  const health = {
    itemId: itemIdNumber(1),
    environment: 'production',
    ids: { institution_id: 'ins_3', institution_name: 'Tattersall Bank' },
    troubles: [],
  };
  const trouble = {
    slot: 'login',
    status: 'broken',
    code: 'ITEM_LOGIN_REQUIRED',
    errorType: 'ITEM_ERROR',
    since: at(60),
    order: at(60),
  } as const;

  it('is about the worst trouble, and asks for what its advice asks for', () => {
    const lost = {
      ...trouble,
      slot: 'account a',
      status: 'degraded',
      code: 'USER_ACCOUNT_REVOKED',
    } as const;
    const draft = itemTicket({ ...health, troubles: [lost, trouble] }, []);
    expect(draft.subject).toBe('Tattersall Bank: ITEM_LOGIN_REQUIRED on 1 Item');
    expect(draft.body).toContain(`first seen: ${at(60)}`);
  });

  it('of an Item that works claims no error', () => {
    const draft = itemTicket(health, [alive(60), alive(0)]);
    expect(draft.subject).toBe('Tattersall Bank: a question on 1 Item');
    expect(draft.body).toContain('without an error now');
    expect(draft.body).not.toContain('error_code');
    expect(draft.body).toContain(`first seen: ${at(0)}`);
  });

  it('of an Item of which nothing is known says so', () => {
    const draft = itemTicket({ itemId: 'x', ids: {}, troubles: [] }, []);
    expect(draft.subject).toBe('Unknown bank: a question on 1 Item');
    expect(draft.body).toContain('first seen: unknown');
  });

  it('takes the newest of each identifier that came with an event', () => {
    const events = [
      { ...failed(120), ids: { request_id: 'new' } },
      { ...failed(60), ids: { request_id: 'old', link_session_id: 'only' } },
    ];
    expect(knownIds(health, events)).toEqual({
      item_id: itemIdNumber(1),
      institution_id: 'ins_3',
      institution_name: 'Tattersall Bank',
      request_id: 'new',
      link_session_id: 'only',
    });
  });
});

describe('where identifiers are found', () => {
  it('warns of pasting, for each that is a key to data', () => {
    for (const id of secretIdentifiers)
      expect(identifierKind(id).where).toContain('paste it only into the form');
  });

  it('is known for every identifier that any advice asks for', () => {
    const asked = new Set(knownCodes.flatMap(({ advice }) => advice.ticket.identifiers.flat()));
    expect([...asked].filter((id) => !(id in identifierKinds))).toEqual([]);
  });
});

function secretName(id: string): 'access_token' | 'asset_report_token' | 'user_token' {
  if (id === 'access_token' || id === 'asset_report_token' || id === 'user_token') return id;
  throw new Error(`${id} has no secret in this test`);
}
