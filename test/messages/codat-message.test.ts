import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { type Connection, connectionStatuses } from '#lib/health/connection.ts';
import { type CodatReport, codatMessage } from '#lib/messages/codat-message.ts';
import { deauthorizationCauses } from '#lib/triage/codat/connection-status.ts';

import { buttonsIn, sharedBy } from '../builders/ask.ts';
import { seen } from '../builders/seen.ts';
import { slackProblems } from '../builders/slack-limits.ts';
import { connectionOf, uuidOf } from '../fakes/fake-codat.ts';

const NOW = new Date('2026-11-21T12:00:00.000Z');
const COMPANY = '5d1c7f2e-0b94-4a63-9e87-3c2f6a1d8b40';
const PLAID_ID = '33f13646-e3f0-458a-b6ee-f5c1f38c1fdb';
const URL_WITH_PASSWORD = `https://link-api.codat.io/companies/${COMPANY}/connections/${PLAID_ID}/start?otp=otp-7391846&a=b`;

function reportOf(but: Partial<CodatReport> = {}): CodatReport {
  return {
    companyId: COMPANY,
    name: 'Houndstooth Bakery',
    connections: [connectionOf()],
    linkUrls: new Map(),
    items: new Map(),
    data: { kind: 'known', types: [] },
    asked: undefined,
    now: NOW,
    ...but,
  };
}

/** What a reader sees of it, after a look at whether Slack would take it. */
function shown(but: Partial<CodatReport> = {}): string {
  const message = codatMessage(reportOf(but));
  expect(slackProblems(message)).toEqual([]);
  return seen(message);
}

function withConnection(but: Partial<Connection>, around: Partial<CodatReport> = {}): string {
  return shown({ connections: [connectionOf(but)], ...around });
}

const refused = {
  code: '401',
  message: 'The integration de-authorized access to the connection.',
  at: '2026-11-20T10:00:00.000Z',
  isActive: true,
};

describe('one connection', () => {
  it('in full', () => {
    const message = codatMessage(
      reportOf({
        connections: [connectionOf({ status: 'Deauthorized', errors: [refused] })],
        linkUrls: new Map([[PLAID_ID, URL_WITH_PASSWORD]]),
        items: new Map([[PLAID_ID, ['Lonely7kQwErTyUiOpAsDfGhJkLzXcVbNm123']]]),
        data: {
          kind: 'known',
          types: [
            { dataType: 'banking-transactions', status: 'AuthError' },
            { dataType: 'banking-accounts', status: 'Complete' },
            { dataType: 'invoices' },
          ],
        },
      }),
    );
    expect(slackProblems(message)).toEqual([]);
    expect(seen(message)).toMatchInlineSnapshot(`
      "Houndstooth Bakery: 1 connection in Codat. Deauthorized. Send the customer the link address to link again; make no new company.

      *Houndstooth Bakery* \`5d1c7f2e-0b94-4a63-9e87-3c2f6a1d8b40\`: 1 connection in Codat

      :red_circle: *Plaid* *Deauthorized*  \`33f13646-e3f0-458a-b6ee-f5c1f38c1fdb\`  last sync 20 days ago
      Access was withdrawn or has run out; what was fetched before can still be read. *Who acts:* the end user. Send the customer the link address to link again; make no new company.
      Link address, to copy for the customer alone: \`https://link-api.codat.io/companies/5d1c7f2e-0b94-4a63-9e87-3c2f6a1d8b40/connections/33f13646-e3f0-458a-b6ee-f5c1f38c1fdb/start?otp=otp-7391846&amp;a=b\`
      It may work only once, and for a day: do not open it yourself.
      Its Items: \`Lonely7kQwErTyUiOpAsDfGhJkLzXcVbNm123\`

      *Errors*
      •  \`401\` 26 h ago: The integration de-authorized access to the connection.

      *Usual causes of Deauthorized*
      •  The customer withdrew access, or changed the login at the bank.
      •  Consent to open banking runs out after 90 days, as does a connection that does not sync for 90 days.
      •  Plaid’s client_id or secret was changed in Codat, or Plaid’s environment: then all connections fall at once.

      *Data that is not complete*
      •  banking-transactions \`AuthError\`: the customer has to link again (never complete)

      Types of data: 1 complete, 1 never synced.

      *To find it in Plaid’s logs*
      •  Open <https://dashboard.plaid.com/activity/logs|Activity, Logs> and choose Client User ID in the drop-down.
      •  Paste \`33f13646-e3f0-458a-b6ee-f5c1f38c1fdb\`: this connection id is the Client User ID.
      •  Look at the rows with an error: each gives request_id and link_session_id, some the item_id. Keep them for a ticket with Plaid.
      •  Nothing yet? The latest may be a few minutes to a couple of hours late.
      •  For a review of all connections: the filter at the top right, Response code, “All error codes”.

      As of <!date^1795262400^{date_short_pretty}, {time}|2026-11-21 12:00 UTC>, asked of Codat.

      Ticket draft
      Share in channel"
    `);
    expect(buttonsIn(message)).toEqual([
      {
        id: 'ticket_draft',
        label: 'Ticket draft',
        value: `codat companyId=${COMPANY} connectionId=${PLAID_ID}`,
      },
      { id: 'share', label: 'Share in channel', value: `codat ${COMPANY}` },
    ]);
  });

  it.each([
    { status: 'Linked', who: 'nobody', says: 'Codat can fetch data' },
    { status: 'PendingAuth', who: 'the end user', says: 'has not finished linking' },
    { status: 'Deauthorized', who: 'the end user', says: 'withdrawn or has run out' },
    { status: 'Unlinked', who: 'your team', says: 'Your own team has cut' },
    { status: 'Hibernating', who: 'your team', says: 'A state that Tartan does not know' },
  ])('$status: who must act, and what it means', ({ status, who, says }) => {
    const text = withConnection({ status });
    expect(text).toContain(`*${status}*`);
    expect(text).toContain(`*Who acts:* ${who}.`);
    expect(text).toContain(says);
  });

  it('every status that Codat has is known', () => {
    for (const status of connectionStatuses)
      expect(withConnection({ status })).not.toContain('does not know');
  });

  const errors = {
    none: [],
    'an active one': [refused],
    'one that is over': [{ ...refused, isActive: false }],
    'one without a date': [{ ...refused, at: '' }],
    many: Array.from({ length: 10 }, () => refused),
  };
  it.each(
    [...connectionStatuses, 'Hibernating'].flatMap((status) =>
      Object.entries(errors).map(([which, of]) => ({ status, which, of })),
    ),
  )('$status with errors: $which', ({ status, of }) => {
    const text = withConnection({ status, errors: of });
    expect(text.includes('*Errors*')).toBe(of.length > 0);
    expect(text.includes(' 26 h ago')).toBe(of.some(({ at }) => at !== ''));
    expect(text.includes(', over: ')).toBe(of.some(({ isActive }) => !isActive));
    expect(text.includes('and 7 more')).toBe(of.length === 10);
    expect(text.includes(deauthorizationCauses[0] ?? '?')).toBe(status === 'Deauthorized');
  });

  it.each([
    { case: 'never', lastSync: undefined, says: 'never synced' },
    { case: 'long ago', lastSync: '2026-10-21T12:00:00.000Z', says: 'last sync 31 days ago' },
    { case: 'just now', lastSync: '2026-11-21T12:00:00.000Z', says: 'less than a minute ago' },
    { case: 'by a clock ahead', lastSync: '2026-11-21T12:09:00.000Z', says: 'less than a minute' },
  ])('synced $case', ({ lastSync, says }) => {
    expect(withConnection({ lastSync })).toContain(says);
  });
});

describe('the link address', () => {
  const linkUrls = new Map([[PLAID_ID, URL_WITH_PASSWORD]]);
  const escaped = URL_WITH_PASSWORD.replace('&', '&amp;');

  it.each(['PendingAuth', 'Deauthorized', 'Unlinked', 'Hibernating'])(
    '%s: to be copied, and no link that a click or a preview could use up',
    (status) => {
      const text = withConnection({ status }, { linkUrls });
      expect(text).toContain(`\`${escaped}\``);
      expect(text).not.toContain('<https://link');
      expect(text).toContain('do not open it yourself');
    },
  );

  it('not for a connection that works', () => {
    expect(withConnection({}, { linkUrls })).not.toContain('otp-');
  });

  it('in a channel: how to get it, and not itself', () => {
    const text = withConnection({ status: 'Deauthorized' }, { linkUrls: undefined });
    expect(text).not.toContain('codat.io');
    expect(text).toContain(`\`/plaid codat ${PLAID_ID}\``);
  });

  it('that Codat does not give, or that is too long to copy', () => {
    const long = `https://link.codat.io/${'&'.repeat(250)}`;
    for (const urls of [new Map(), new Map([[PLAID_ID, long]])])
      expect(withConnection({ status: 'Deauthorized' }, { linkUrls: urls })).toContain(
        'in Codat’s portal',
      );
  });

  it('is never in the text that a phone shows', () => {
    const connections = [connectionOf({ status: 'Deauthorized' })];
    expect(codatMessage(reportOf({ connections, linkUrls })).text).not.toContain('otp');
  });
});

describe('several connections', () => {
  const other = connectionOf({ connectionId: uuidOf(1), platform: 'Ledger', isPlaid: false });
  const fine = connectionOf({ connectionId: uuidOf(2) });
  const broken = connectionOf({ connectionId: uuidOf(3), status: 'Deauthorized' });
  const pending = connectionOf({ connectionId: uuidOf(4), status: 'PendingAuth' });
  const brokenOther = { ...other, connectionId: uuidOf(5), status: 'Deauthorized' };

  function orderIn(text: string): string[] {
    return [...text.matchAll(/^:\w+: .*`(\S{36})`/gm)].map(([, id = '']) => id);
  }

  it('Plaid’s first, and what somebody must act on before the others', () => {
    const text = shown({ connections: [brokenOther, other, fine, pending, broken] });
    expect(orderIn(text)).toEqual([3, 4, 2, 5, 1].map((number) => uuidOf(number)));
    expect(text).toContain('5 connections in Codat. 3 not linked.');
  });

  it('the one that was asked for before all; the ticket is about it', () => {
    const message = codatMessage(
      reportOf({ connections: [broken, fine, other], asked: uuidOf(1) }),
    );
    expect(orderIn(seen(message))[0]).toBe(uuidOf(1));
    expect(buttonsIn(message)[0]?.value).toContain(`connectionId=${uuidOf(1)}`);
    expect(sharedBy(message)).toBe(`codat ${uuidOf(1)}`);
  });

  it('else the ticket is about the worst', () => {
    const message = codatMessage(reportOf({ connections: [other, fine, broken] }));
    expect(buttonsIn(message)[0]?.value).toContain(`connectionId=${uuidOf(3)}`);
  });

  it('that was asked for is gone: said', () => {
    expect(shown({ connections: [fine], asked: uuidOf(9) })).toContain('not among them any more');
  });

  it.each([
    {
      case: 'all linked',
      connections: [fine, other],
      says: '2 connections in Codat. All are linked.',
    },
    { case: 'none', connections: [], says: 'no connection yet in Codat.' },
    { case: 'one', connections: [broken], says: '1 connection in Codat. Deauthorized. Send' },
  ])('in a line: $case', ({ connections, says }) => {
    expect(codatMessage(reportOf({ connections })).text).toContain(says);
  });

  it('more than are shown: how many', () => {
    const connections = Array.from({ length: 250 }, (_, n) =>
      connectionOf({ connectionId: uuidOf(n) }),
    );
    expect(shown({ connections })).toContain('and 245 more');
  });
});

describe('Plaid’s logs', () => {
  it('the id to paste, the path, the delay, and the filter of a review', () => {
    const text = shown();
    for (const words of [
      'dashboard.plaid.com/activity/logs',
      'choose Client User ID',
      `Paste \`${PLAID_ID}\``,
      'this connection id is the Client User ID',
      'request_id and link_session_id',
      'a few minutes to a couple of hours',
      '“All error codes”',
    ])
      expect(text).toContain(words);
  });

  it('not where nothing goes through Plaid', () => {
    expect(withConnection({ isPlaid: false })).not.toContain('Client User ID');
  });
});

describe('data by type', () => {
  const type = (dataType: string, status?: string, lastSuccessfulSync?: string) => ({
    dataType,
    status,
    lastSuccessfulSync,
  });

  it.each([
    { status: 'AuthError', says: 'has to link again' },
    { status: 'FetchError', says: 'over 15 minutes at first' },
    { status: 'RateLimitError', says: 'sync again later' },
    { status: 'InternalError', says: 'a fault at Codat' },
    { status: 'PermissionsError', says: 'rights' },
    { status: 'Validating', says: 'under way' },
    { status: 'SomethingNew', says: '`SomethingNew` (never complete)' },
    { status: 'constructor', says: '`constructor` (never complete)' },
  ])('$status', ({ status, says }) => {
    const text = shown({ data: { kind: 'known', types: [type('bills', status)] } });
    expect(text).toContain('*Data that is not complete*');
    expect(text).toContain(says);
  });

  it('what needs nobody is counted', () => {
    const types = [
      type('a', 'Complete'),
      type('b', 'NotSupported'),
      type('c'),
      type('d', 'Initial'),
    ];
    const text = shown({ data: { kind: 'known', types } });
    expect(text).toContain(
      'Types of data: 1 complete, 1 not supported by the platform, 1 not begun, 1 never synced.',
    );
    expect(text).not.toContain('not complete');
  });

  it('more than fit', () => {
    const types = Array.from({ length: 30 }, (_, n) => type(`type-${String(n)}`, 'MapError'));
    expect(shown({ data: { kind: 'known', types } })).toContain('and 22 more types');
  });

  it('that Codat did not tell: why', () => {
    const text = shown({ data: { kind: 'unknown', why: 'Codat is in trouble.' } });
    expect(text).toContain('Its data was not looked at. Codat is in trouble.');
  });
});

describe('whatever comes from outside', () => {
  const hostile = '<!channel> & <https://evil.example|*you won*> `code` ~x~\n> quote';
  const longest = '<&>'.repeat(2_000);

  it.each([hostile, longest, '', ' ', '```', '*'.repeat(300), '🧵'.repeat(200)])(
    'is shown as harmless text, within Slack’s limits: %s',
    (text) => {
      const error = { code: text, message: text, at: '2026-11-20T10:00:00.000Z', isActive: true };
      const connections = Array.from({ length: 8 }, (_, n) =>
        connectionOf({
          connectionId: `${text}${String(n)}`,
          platform: text,
          status: n === 0 ? 'Deauthorized' : 'Unlinked',
          errors: Array.from({ length: 10 }, () => error),
        }),
      );
      const items = new Map(
        connections.map(({ connectionId }) => [connectionId, [text, text, text]]),
      );
      const linkUrls = new Map(connections.map((one) => [one.connectionId, URL_WITH_PASSWORD]));
      const types = Array.from({ length: 40 }, () => ({ dataType: text, status: text }));
      for (const urls of [linkUrls, undefined])
        shown({
          name: text,
          companyId: text,
          connections,
          items,
          linkUrls: urls,
          data: { kind: 'known', types },
        });
    },
  );

  it('any text at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        const error = { code: text, message: text, at: text, isActive: true };
        shown({
          name: text,
          connections: [connectionOf({ platform: text, connectionId: text, errors: [error] })],
        });
      }),
    );
  });
});
