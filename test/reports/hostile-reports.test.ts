import { toUSVString } from 'node:util';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { toInboxRecord } from '#lib/dynamodb/inbox-record.ts';
import { parseInboxRecord } from '#lib/dynamodb/parse-inbox-record.ts';
import type { InboxEntry } from '#lib/incoming/inbox-entry.ts';

import {
  ACCOUNT,
  type Fields,
  ITEM,
  linkEvent,
  linkExit,
  parsedReport,
  RECEIVED,
} from '../builders/sample-reports.ts';

/** A report of each kind that is kept whole, with all that may be said in it. */
const wholeReports: Fields[] = [
  {
    kind: 'item',
    item_id: ITEM,
    client_user_id: 'customer-12',
    institution_name: 'Moorland Bank',
    accounts: [{ account_id: ACCOUNT, mask: '0000', name: 'Savings', type: 'depository' }],
  },
  { kind: 'item_repaired', item_id: ITEM, request_id: 'gT5kQw8ZxLm2Rv9' },
  { kind: 'data_issue', item_id: ITEM, issue: 'missing_accounts', account_id: ACCOUNT },
  { kind: 'link_exit', item_id: ITEM, ...linkExit },
  { kind: 'link_event', client_user_id: 'customer-12', ...linkEvent },
  {
    kind: 'api_error',
    item_id: ITEM,
    error: {
      error_type: 'ITEM_ERROR',
      error_code: 'ITEM_LOCKED',
      error_message: 'locked',
      error_code_reason: 'X',
    },
  },
];

function rowOf(body: Fields | string | Uint8Array): string {
  return JSON.stringify(toInboxRecord(parsedReport(body), RECEIVED));
}

describe('what is dropped', () => {
  const fields: { case: string; field: Fields }[] = [
    { case: 'a name', field: { name: 'DROPPED', first_name: 'DROPPED' } },
    { case: 'names in an object', field: { user: { legal_name: 'DROPPED' } } },
    { case: 'an address', field: { email: 'DROPPED@example.com' } },
    { case: 'a phone', field: { phone_number: 'DROPPED 555-123-4567' } },
    { case: 'a street', field: { address: { street: 'DROPPED 12' } } },
    { case: 'an access token', field: { access_token: 'DROPPED' } },
    { case: 'a public token', field: { public_token: 'DROPPED' } },
    { case: 'a user token', field: { user_token: 'DROPPED' } },
    { case: 'a token of an Asset Report', field: { asset_report_token: 'DROPPED' } },
    { case: 'the number of an account', field: { account_number: 'DROPPED', account: 'DROPPED' } },
    { case: 'what the user searched for', field: { institution_search_query: 'DROPPED' } },
    { case: 'what is said to the user', field: { display_message: 'DROPPED' } },
    { case: 'an id of nobody’s', field: { session_id: 'DROPPED', my_own_id: 'DROPPED' } },
    { case: 'an id in another spelling', field: { Request_Id: 'DROPPED', accountId: 'DROPPED' } },
    { case: 'an id in a list', field: { transaction_id: ['DROPPED'] } },
    { case: 'an id with a blank', field: { transaction_id: 'Mira DROPPED' } },
    { case: 'a field that is new', field: { note: 'DROPPED', more: [{ of: 'DROPPED' }] } },
    { case: 'a name every object has', field: { constructor: 'DROPPED', toString: 'DROPPED' } },
  ];

  it.each(fields)('$case, on top and in Link’s metadata', ({ field }) => {
    for (const body of wholeReports) {
      const metadata = Object(body['metadata']);
      for (const more of [
        { ...field, ...body },
        { ...body, metadata: { ...field, ...metadata } },
      ])
        expect(parsedReport(more)).toEqual(parsedReport(body));
    }
  });

  it.each(fields)('$case, of an error and of an account', ({ field }) => {
    const error = { error_code: 'ITEM_LOCKED', ...field };
    expect(rowOf({ kind: 'api_error', item_id: ITEM, error })).not.toContain('DROPPED');
    // The name of an account is one of the few things that are kept.
    const accounts = [{ account_id: ACCOUNT, ...field, name: 'Savings' }];
    expect(rowOf({ kind: 'item', item_id: ITEM, accounts })).not.toContain('DROPPED');
  });

  it('nothing comes from the prototype that a report brings along', () => {
    const text = `{"kind":"item_repaired","__proto__":{"item_id":"${ITEM}"}}`;
    expect(parsedReport(text)).toMatchObject({ kind: 'unfollowed' });
    const inMetadata = `{"kind":"link_exit","metadata":{"__proto__":{"request_id":"x"}}}`;
    expect(parsedReport(inMetadata)).toHaveProperty('ids', {});
    expect(Object.hasOwn(Object.prototype, 'item_id')).toBe(false);
  });
});

const kinds = ['item', 'item_repaired', 'data_issue', 'link_exit', 'link_event', 'api_error'];

const anyText = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 200 })
  .map((units) => String.fromCharCode(...units));
const anyField = fc.oneof(anyText, fc.jsonValue({ maxDepth: 3 }), fc.constant(ITEM));
const anyName = fc.oneof(
  fc.constantFrom(
    'item_id',
    'client_user_id',
    'institution',
    'institution_name',
    'accounts',
    'timestamp',
    'issue',
    'error',
    'error_code',
    'metadata',
    'status',
    'codat_company_id',
    '__proto__',
    'constructor',
    'hasOwnProperty',
  ),
  anyText,
);
const anyFields = fc.dictionary(anyName, anyField, { maxKeys: 12 });
const report = fc
  .record({ kind: fc.constantFrom(...kinds), top: anyFields, metadata: anyFields })
  .map(({ kind, top, metadata }) => ({ item_id: ITEM, metadata, ...top, kind }));

describe('secrets and addresses', () => {
  const uuid = '4a7d1c93-8e2f-4b06-9d58-f1c3e7b2a640';
  const hex = '9c4e07d2ab61f835c0e94b7d16a2f38e';
  const planted = [
    { text: `access-production-${uuid}`, tell: '4a7d1c93' },
    { text: `link-sandbox-${uuid}`, tell: '4a7d1c93' },
    { text: hex.repeat(4), tell: hex },
    { text: 'whsec_Qk9vM2xWcTdRb1ZzS3E4aEp5', tell: 'Qk9vM2xW' },
    { text: 'Bearer Qk9vM2xW/cTdRb1ZzS3E4aEp5', tell: 'cTdRb1Zz' },
    { text: 'mira.olsen@example.com', tell: 'mira.olsen' },
    { text: 'mira.olsen%40example.com', tell: 'mira.olsen' },
  ];

  /** Where in a text they may stand; the long ones put them where a text is cut. */
  const places: ((text: string) => string)[] = [
    (text) => text,
    (text) => `call with ${text} failed`,
    (text) => `"${text}" \\ / é`,
    (text) => `failed:\n${text}\n`,
    ...[225, 485].map((before) => (text: string) => `${'z '.repeat(before / 2)}${text}`),
  ];

  function expectNoTrace(body: Fields | string | Uint8Array, tell: string): void {
    const row = rowOf(body);
    if (row.includes(tell)) expect.fail(`${tell} in ${row} from ${JSON.stringify(body)}`);
  }

  it.each(wholeReports)('in any text of $kind leave no trace', (whole) => {
    const body = { ...whole, note: 'x', more: [{ inside: 'y' }] };
    for (const { text, tell } of planted)
      for (const place of places)
        for (const spoilt of replaced(body, place(text))) expectNoTrace(Object(spoilt), tell);
    expect(replaced(body, '').length).toBeGreaterThanOrEqual(4);
  });

  it('as the name of a field leave no trace', () => {
    for (const { text, tell } of planted)
      for (const place of places)
        for (const kind of ['item_repaired', 'link_exit', 'mood'])
          expectNoTrace({ kind, item_id: ITEM, [place(text)]: text }, tell);
  });

  it('in any field of any report leave no trace', () => {
    const around = fc.tuple(anyText, anyText);
    fc.assert(
      fc.property(report, anyName, fc.constantFrom(...planted), around, (body, name, one, rest) => {
        const text = rest.join(` ${one.text} `);
        expectNoTrace(JSON.stringify({ ...body, [name]: text }), one.tell);
        expectNoTrace(JSON.stringify({ ...body, metadata: { [name]: text } }), one.tell);
      }),
      { numRuns: 100 },
    );
  });

  it('in what cannot be read leave no trace', () => {
    for (const { text, tell } of planted)
      for (const place of places) {
        expectNoTrace(`{"note": "${place(text)}`, tell);
        expectNoTrace(JSON.stringify([{ note: place(text) }]), tell);
        expectNoTrace(Buffer.from(JSON.stringify({ note: place(text) }), 'utf16le'), tell);
      }
  });

  const escaped = (text: string, signs: RegExp) =>
    text.replaceAll(signs, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);

  it.each<{ case: string; spelled: (text: string) => string }>([
    { case: 'signs', spelled: (text) => escaped(text, /[^a-z0-9]/gi) },
    { case: 'all', spelled: (text) => escaped(text, /[^]/g) },
    {
      case: 'signs in capitals',
      spelled: (text) =>
        escaped(text, /[^a-z0-9]/gi).replaceAll(
          /u00../g,
          (code) => `u${code.slice(1).toUpperCase()}`,
        ),
    },
    { case: 'slashes', spelled: (text) => text.replaceAll('/', '\\/') },
  ])('spelled with escapes ($case) leave no trace', ({ spelled }) => {
    for (const { text, tell } of planted)
      for (const body of [
        `{"kind":"api_error","item_id":"${ITEM}","error":"${spelled(text)}"}`,
        `{"kind":"mood","note":"${spelled(text)}"}`,
        `{"kind":"mood","${spelled(text)}":1}`,
        `{"kind":"mood","note":"${spelled(text)}`,
        `["${spelled(text)}"]`,
        `${'{"a":'.repeat(30)}"${spelled(text)}"${'}'.repeat(30)}`,
      ]) {
        expectNoTrace(body, tell);
        expectNoTrace(body, spelled(tell));
      }
  });
});

describe('whatever comes', () => {
  /** It is one of the five, and its row is text that any store takes, of a size that stays in bounds. */
  function expectSound(entry: InboxEntry): void {
    expect(['item', 'user', 'other', 'unfollowed', 'quarantined']).toContain(entry.kind);
    const row = toInboxRecord(entry, RECEIVED);
    const texts = textsIn(row);
    expect(texts.map(toUSVString)).toEqual(texts);
    expect(String(row['subject']).length).toBeLessThanOrEqual(140);
    expect(Buffer.byteLength(JSON.stringify(row))).toBeLessThan(64 * 1024);
    expect(() => parseInboxRecord(JSON.parse(JSON.stringify(row)))).not.toThrow();
  }

  it('any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 800 }), (bytes) => {
        expectSound(parsedReport(bytes));
      }),
      { numRuns: 80 },
    );
  });

  it('any JSON', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), (text) => {
        expectSound(parsedReport(text));
      }),
      { numRuns: 80 },
    );
  });

  it('any fields in a report of a kind that we know', () => {
    fc.assert(
      fc.property(report, (body) => {
        expectSound(parsedReport(JSON.stringify(body)));
      }),
      { numRuns: 120 },
    );
  });

  it('a report cut off anywhere', () => {
    const bytes = Buffer.from(JSON.stringify({ kind: 'link_exit', item_id: ITEM, ...linkExit }));
    for (let length = 0; length < bytes.byteLength; length += 1)
      expect(parsedReport(bytes.subarray(0, length))).toMatchObject({
        kind: 'quarantined',
        reason: 'not JSON',
        size: length,
      });
  });

  const odd: { case: string; text: string }[] = [
    { case: 'null bytes', text: 'a\u0000b\u0000' },
    { case: 'half a surrogate pair', text: 'a\ud83c' },
    { case: 'the other half', text: '\udfe6a' },
    { case: 'signs that turn the line around', text: '\u202eabc\u2066' },
    { case: 'what has no end', text: 'x'.repeat(3_000) },
    { case: 'marks without an end', text: '@%40.'.repeat(600) },
    { case: 'a name every object has', text: '__proto__' },
    { case: 'a mention', text: '<!channel>' },
  ];

  it.each(odd)('$case as a value, as a name, and in an account', ({ text }) => {
    const everywhere = { client_user_id: text, institution_name: text, transaction_id: text };
    const error = { error_code: text, error_type: text, error_message: text };
    const accounts = [{ account_id: text, name: text, mask: text, type: text, subtype: text }];
    for (const kind of [...kinds, text])
      expectSound(
        parsedReport({
          kind,
          item_id: ITEM,
          issue: text,
          ...everywhere,
          error,
          accounts,
          [text]: text,
        }),
      );
    expectSound(
      parsedReport({ kind: 'link_exit', item_id: text, institution_id: text, [text]: error }),
    );
  });

  it('thousands of fields, of accounts and of nothing', () => {
    const names = Array.from({ length: 2_000 }, (_, n) => [`field_${String(n)}`, n] as const);
    const accounts = Array.from({ length: 2_000 }, (_, n) => ({ id: `a${String(n)}` }));
    const body = { ...Object.fromEntries(names), item_id: ITEM, accounts, more: names };
    for (const kind of [...kinds, 'mood']) expectSound(parsedReport({ ...body, kind }));
  });
});

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => [name, ...textsIn(part)]);
}

/** One copy of the value for each text in it, with that text replaced; the kind stays what it is. */
function replaced(value: unknown, text: string): unknown[] {
  if (typeof value === 'string') return [text];
  if (Array.isArray(value))
    return value.flatMap((part, index) =>
      replaced(part, text).map((other) => value.with(index, other)),
    );
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value)
    .filter(([name]) => name !== 'kind')
    .flatMap(([name, part]) => replaced(part, text).map((other) => ({ ...value, [name]: other })));
}
