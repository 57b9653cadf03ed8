import { toUSVString } from 'node:util';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { toInboxRecord } from '#lib/dynamodb/inbox-record.ts';
import { parseInboxRecord } from '#lib/dynamodb/parse-inbox-record.ts';
import { parseWebhook } from '#lib/plaid/parse-webhook.ts';
import { webhookNames } from '#lib/health/webhook-effect.ts';
import type { InboxEntry } from '#lib/incoming/inbox-entry.ts';
import { webhookMeanings } from '#lib/triage/plaid/webhook-meaning.ts';

import {
  webhookSamples,
  webhooksWithoutEnvironment,
  webhooksWithoutItem,
} from '../../infra/local/webhook-samples.ts';
import { plaidJson, sha256 } from '../builders/plaid-webhook.ts';

type Fields = Readonly<Record<string, unknown>>;

const ITEM = 'nV7bKc2LxW9fTq4RzMj6HsYd1GpEaUoC8i5B3';
const NOW = new Date('2026-11-21T12:00:00.250Z');

const samples: ReadonlyMap<string, Fields> = new Map(Object.entries(webhookSamples));

/** The sample as Plaid would send it. */
function sampleOf(name: string): Fields {
  const [webhook_type, webhook_code] = name.split('.');
  return {
    webhook_type,
    webhook_code,
    ...(!webhooksWithoutItem.includes(name) && { item_id: ITEM }),
    ...(!webhooksWithoutEnvironment.includes(name) && { environment: 'production' }),
    ...samples.get(name),
  };
}

function parsed(body: Fields | string | Uint8Array): InboxEntry {
  const text = typeof body === 'string' || body instanceof Uint8Array ? body : plaidJson(body);
  const bytes = Buffer.from(text);
  return parseWebhook(bytes, {
    iat: new Date('2026-11-21T12:00:00.000Z'),
    receivedAt: NOW,
    bodyHash: sha256(bytes),
  });
}

function eventKind(entry: InboxEntry): string {
  return entry.kind === 'item' ? entry.event.kind : entry.kind;
}

const itemEvent = (code: string, fields: Fields): Fields => ({
  webhook_type: 'ITEM',
  webhook_code: code,
  item_id: ITEM,
  environment: 'production',
  ...fields,
});

describe('the 87 webhooks', () => {
  it('all have a sample and a meaning, and nothing else has', () => {
    const names = webhookNames.toSorted();
    expect(names).toHaveLength(87);
    expect(Object.keys(webhookSamples).sort()).toEqual(names);
    expect(Object.keys(webhookMeanings).sort()).toEqual(names);
    expect(names).toEqual(expect.arrayContaining([...webhooksWithoutItem]));
    expect(names).toEqual(expect.arrayContaining([...webhooksWithoutEnvironment]));
  });

  /** What each of those that name an Item says about it; the others are kept as `other`. */
  const kinds: Readonly<Record<string, string>> = {
    'AUTH.AUTOMATICALLY_VERIFIED': 'noted',
    'AUTH.DEFAULT_UPDATE': 'alive',
    'AUTH.PRODUCT_PERMISSIONS_REQUIRED': 'permission lost',
    'AUTH.SMS_MICRODEPOSITS_VERIFICATION': 'noted',
    'AUTH.VERIFICATION_EXPIRED': 'account lost',
    'HOLDINGS.DEFAULT_UPDATE': 'alive',
    'IDENTITY.DEFAULT_UPDATE': 'alive',
    'IDENTITY.PRODUCT_PERMISSIONS_REQUIRED': 'permission lost',
    'INCOME.INCOME_VERIFICATION': 'noted',
    'INCOME.INCOME_VERIFICATION_RISK_SIGNALS': 'noted',
    'INCOME.PRODUCT_READY': 'noted',
    'INCOME.USER_INCOME_VERIFICATION': 'noted',
    'INCOME.USER_INCOME_VERIFICATION_RISK_SIGNALS': 'noted',
    'INVESTMENTS_TRANSACTIONS.DEFAULT_UPDATE': 'alive',
    'INVESTMENTS_TRANSACTIONS.HISTORICAL_UPDATE': 'alive',
    'ITEM.ERROR': 'failed',
    'ITEM.LOGIN_REPAIRED': 'repaired',
    'ITEM.NEW_ACCOUNTS_AVAILABLE': 'noted',
    'ITEM.PENDING_DISCONNECT': 'expiring',
    'ITEM.PENDING_EXPIRATION': 'expiring',
    'ITEM.USER_ACCOUNT_REVOKED': 'account lost',
    'ITEM.USER_PERMISSION_REVOKED': 'ended',
    'ITEM.WEBHOOK_UPDATE_ACKNOWLEDGED': 'noted',
    'LIABILITIES.DEFAULT_UPDATE': 'alive',
    'STATEMENTS.STATEMENTS_REFRESH_COMPLETE': 'noted',
    'TRANSACTIONS.DEFAULT_UPDATE': 'alive',
    'TRANSACTIONS.HISTORICAL_UPDATE': 'alive',
    'TRANSACTIONS.INITIAL_UPDATE': 'alive',
    'TRANSACTIONS.RECURRING_TRANSACTIONS_UPDATE': 'noted',
    'TRANSACTIONS.SYNC_UPDATES_AVAILABLE': 'alive',
    'TRANSACTIONS.TRANSACTIONS_REMOVED': 'alive',
  };

  it('that name an Item are these', () => {
    expect(webhookNames.filter((name) => !webhooksWithoutItem.includes(name)).toSorted()).toEqual(
      Object.keys(kinds),
    );
  });

  const rows = webhookNames.map((name) => ({ name, kind: kinds[name] ?? 'other' }));

  it.each(rows)('$name: $kind', ({ name, kind }) => {
    const entry = parsed(sampleOf(name));
    expect(eventKind(entry)).toBe(kind);
    expect(entry.kind === 'item' ? entry.event : entry).toMatchObject({
      source: name,
      at: '2026-11-21T12:00:00.000Z',
      receivedAt: '2026-11-21T12:00:00.250Z',
      bodyHash: sha256(plaidJson(sampleOf(name))),
      ...(entry.kind === 'item' && {
        itemId: ITEM,
        environment: webhooksWithoutEnvironment.includes(name) ? undefined : 'production',
      }),
    });
  });

  it.each(rows)('$name: its row is at most a kilobyte, and reads back the same', ({ name }) => {
    const entry = parsed(sampleOf(name));
    const row = JSON.stringify(toInboxRecord(entry, NOW));
    expect(Buffer.byteLength(row)).toBeLessThanOrEqual(1024);
    expect(parseInboxRecord(JSON.parse(row))).toEqual(entry);
  });

  it.each(rows)('$name: with an error and an Item, the error decides', ({ name, kind }) => {
    const error = { error_code: 'ITEM_LOCKED', error_type: 'ITEM_ERROR', error_message: 'shut' };
    const entry = parsed({ ...sampleOf(name), item_id: ITEM, error });
    expect(entry).toMatchObject({
      kind: 'item',
      event: {
        kind: kind === 'ended' ? 'ended' : 'failed',
        error: { code: 'ITEM_LOCKED', type: 'ITEM_ERROR', message: 'shut' },
      },
    });
  });

  it.each(rows)('$name: without its environment it is the same', ({ name }) => {
    const { environment, ...rest } = sampleOf(name);
    const entry = parsed(rest);
    expect(eventKind(entry)).toBe(eventKind(parsed(sampleOf(name))));
    expect(environment === undefined).toBe(webhooksWithoutEnvironment.includes(name));
    expect(JSON.stringify(entry)).not.toContain('"environment"');
  });
});

describe('what Plaid leaves out or writes otherwise', () => {
  const rows: { case: string; body: Fields; event: Fields }[] = [
    {
      case: 'ITEM.ERROR without an error',
      body: itemEvent('ERROR', {}),
      event: { kind: 'failed', error: { code: 'ERROR' } },
    },
    {
      case: 'ITEM.ERROR with an error that is null',
      body: itemEvent('ERROR', { error: null }),
      event: { kind: 'failed', error: { code: 'ERROR' } },
    },
    {
      case: 'an error without its type',
      body: itemEvent('ERROR', { error: { error_code: 'ITEM_LOGIN_REQUIRED' } }),
      event: { kind: 'failed', error: { code: 'ITEM_LOGIN_REQUIRED', type: undefined } },
    },
    {
      case: 'an error without its code',
      body: itemEvent('ERROR', { error: { error_type: 'ITEM_ERROR' } }),
      event: { kind: 'failed', error: { code: 'ERROR', type: 'ITEM_ERROR' } },
    },
    {
      case: 'an error with the reason of an OAuth bank',
      body: itemEvent('ERROR', {
        error: { error_code: 'ITEM_LOGIN_REQUIRED', error_code_reason: 'OAUTH_CONSENT_EXPIRED' },
      }),
      event: { kind: 'failed', error: { reason: 'OAUTH_CONSENT_EXPIRED' } },
    },
    {
      case: 'an error that is a text',
      body: itemEvent('ERROR', { error: 'the bank is away' }),
      event: { kind: 'failed', error: { code: 'ERROR', message: 'the bank is away' } },
    },
    {
      case: 'an error that is an empty text, in a webhook that means well',
      body: itemEvent('LOGIN_REPAIRED', { error: '' }),
      event: { kind: 'repaired' },
    },
    {
      case: 'an error that is a list',
      body: itemEvent('ERROR', { error: ['ITEM_LOCKED'] }),
      event: { kind: 'failed', error: { code: 'ERROR' } },
    },
    {
      case: 'an error whose fields are of other types',
      body: itemEvent('ERROR', {
        error: { error_code: 400, error_type: {}, error_code_reason: [], error_message: true },
      }),
      event: { kind: 'failed', error: { code: 'ERROR' } },
    },
    {
      case: 'an error code that is no code',
      body: itemEvent('ERROR', { error: { error_code: '<!channel> *now*' } }),
      event: { kind: 'failed', error: { code: 'ERROR' } },
    },
    {
      case: 'USER_PERMISSION_REVOKED without an error',
      body: itemEvent('USER_PERMISSION_REVOKED', {}),
      event: { kind: 'ended', error: undefined },
    },
    {
      case: 'PENDING_DISCONNECT without reason or time',
      body: itemEvent('PENDING_DISCONNECT', {}),
      event: { kind: 'expiring', reason: undefined, deadline: undefined },
    },
    {
      case: 'PENDING_DISCONNECT with both',
      body: itemEvent('PENDING_DISCONNECT', {
        reason: 'INSTITUTION_TOKEN_EXPIRATION',
        disconnect_time: '2026-11-28T09:30:00+02:00',
      }),
      event: {
        kind: 'expiring',
        reason: 'INSTITUTION_TOKEN_EXPIRATION',
        deadline: '2026-11-28T07:30:00.000Z',
      },
    },
    {
      case: 'PENDING_EXPIRATION with a time that is none',
      body: itemEvent('PENDING_EXPIRATION', { consent_expiration_time: 'soon' }),
      event: { kind: 'expiring', deadline: undefined },
    },
    {
      case: 'USER_ACCOUNT_REVOKED without the account',
      body: itemEvent('USER_ACCOUNT_REVOKED', {}),
      event: { kind: 'account lost', accountId: 'unknown' },
    },
    {
      case: 'an environment that is a number',
      body: itemEvent('LOGIN_REPAIRED', { environment: 1 }),
      event: { kind: 'repaired', environment: undefined },
    },
    {
      case: 'an environment that is gone from Plaid',
      body: itemEvent('LOGIN_REPAIRED', { environment: 'development' }),
      event: { kind: 'repaired', environment: 'development' },
    },
    {
      case: 'fields that are new',
      body: itemEvent('LOGIN_REPAIRED', { mood: { good: true }, constructor: 1, __proto__x: [] }),
      event: { kind: 'repaired' },
    },
  ];

  it.each(rows)('$case', ({ body, event }) => {
    const entry = parsed(body);
    expect(entry).toMatchObject({ kind: 'item' });
    expect(entry.kind === 'item' && entry.event).toMatchObject(event);
  });

  it('takes nothing from the prototype that a body brings along', () => {
    const text = `{"webhook_type":"ITEM","webhook_code":"ERROR","__proto__":{"item_id":"${ITEM}"}}`;
    expect(parsed(text)).toMatchObject({ kind: 'other' });
    expect(parsed(text)).toHaveProperty('ids', {});
  });

  it('of the identifiers only those that are texts are kept, under names of bounded length', () => {
    const body = itemEvent('LOGIN_REPAIRED', {
      user_id: 'usr_8Kd3',
      institution_id: null,
      link_session_id: '',
      request_id: 7,
      client_user_id: 'customer-12',
      [`${'x'.repeat(5000)}_id`]: 'y',
    });
    expect(parsed(body)).toHaveProperty('event.ids', {
      client_user_id: 'customer-12',
      user_id: 'usr_8Kd3',
    });
  });

  it('of what is UTF-16 the letters are kept without the zeros between them', () => {
    const entry = parsed(Buffer.from('{"webhook_type": "ITEM"}', 'utf16le'));
    expect(entry).toHaveProperty('excerpt', '{"webhook_type": "ITEM"}');
  });

  it.each(['ASSETS', 'CRA_INCOME'])('%s.ERROR names no Item, but its error', (type) => {
    const error = { error_code: 'PRODUCT_NOT_READY', error_type: 'ASSET_REPORT_ERROR' };
    const body = { webhook_type: type, webhook_code: 'ERROR', asset_report_id: 'a-1', error };
    expect(parsed(body)).toMatchObject({
      kind: 'other',
      ids: { asset_report_id: 'a-1' },
      error: { code: 'PRODUCT_NOT_READY', type: 'ASSET_REPORT_ERROR' },
    });
    expect(parsed({ ...body, error: null })).toHaveProperty('error', undefined);
  });

  it('an item_id of null is none', () => {
    expect(parsed(itemEvent('ERROR', { item_id: null }))).toMatchObject({ kind: 'other' });
  });
});

describe('whatever comes', () => {
  const keys = ['item', 'other', 'unfollowed', 'quarantined'];

  /** It is one of the four, and its row is text that any store takes, of a size that stays in bounds. */
  function expectSound(entry: InboxEntry): void {
    expect(keys).toContain(entry.kind);
    const row = toInboxRecord(entry, NOW);
    const texts = textsIn(row);
    expect(texts.map(toUSVString)).toEqual(texts);
    expect(Buffer.byteLength(JSON.stringify(row))).toBeLessThan(8 * 1024);
  }

  const anyText = fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 400 })
    .map((units) => String.fromCharCode(...units));
  const anyField = fc.oneof(anyText, fc.jsonValue(), fc.constant('ITEM_LOGIN_REQUIRED'));
  const anyName = fc.oneof(
    fc.constantFrom(
      'error',
      'reason',
      'account_id',
      'disconnect_time',
      'institution_name',
      'user_id',
    ),
    fc.stringMatching(/^[a-z]{1,300}_id$/),
    anyText,
  );
  const webhook = fc
    .record({
      name: fc.constantFrom(...webhookNames),
      fields: fc.dictionary(anyName, anyField, { maxKeys: 20 }),
      error: fc.record({
        error_code: anyField,
        error_type: anyField,
        error_code_reason: anyField,
        error_message: anyField,
      }),
    })
    .map(({ name, fields, error }) => ({ ...sampleOf(name), error, ...fields }));

  it('any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 1500 }), (bytes) => {
        expectSound(parsed(bytes));
      }),
      { numRuns: 500 },
    );
  });

  it('any JSON', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 8 }), (text) => {
        expectSound(parsed(text));
      }),
      { numRuns: 500 },
    );
  });

  it('any fields in a webhook that we know', () => {
    fc.assert(
      fc.property(webhook, (body) => {
        expectSound(parsed(JSON.stringify(body)));
      }),
      { numRuns: 1000 },
    );
  });

  it('a sample cut off anywhere', () => {
    const text = Buffer.from(plaidJson(sampleOf('ITEM.ERROR')));
    for (let length = 0; length < text.byteLength; length += 1)
      expect(parsed(text.subarray(0, length))).toMatchObject({
        kind: 'quarantined',
        reason: 'not JSON',
        size: length,
      });
  });

  const unread = [
    {
      case: 'a webhook that is not known',
      body: itemEvent('ENTANGLED', { note: 'x'.repeat(4000) }),
    },
    { case: 'no webhook', body: { note: 'x'.repeat(4000) } },
    { case: 'no JSON', body: `{"note": "${'x'.repeat(4000)}` },
  ];

  it.each(unread)('of $case the start is kept, in a row of at most a kilobyte', ({ body }) => {
    const entry = parsed(body);
    expect(entry).toHaveProperty('excerpt', expect.stringContaining('xxx'));
    const row = JSON.stringify(toInboxRecord(entry, NOW));
    expect(Buffer.byteLength(row)).toBeLessThanOrEqual(1024);
  });
});

describe('secrets', () => {
  const uuid = '9b1f6c02-7d3e-4a58-b6c4-e2f0a1d7c935';
  const hex = '4f9d02c7be81a6350e7c1b2d9a84f6e0';
  const shapes = [
    ...[
      'access-sandbox',
      'access-development',
      'access-production',
      'public-production',
      'link-production',
      'processor-production',
      'user-sandbox',
      'assets-sandbox',
    ].map((kind) => ({ secret: `${kind}-${uuid}`, tell: '9b1f6c02' })),
    { secret: 'a-production-k3v9x2m7q8w1z5t4r6y0p3n8b1', tell: 'k3v9x2m7' },
    { secret: hex.repeat(4), tell: hex },
    { secret: hex.repeat(5), tell: hex },
    { secret: 'xoxb-771842093315-Qm4tVx9KzLp2RsWn', tell: '771842093315' },
    { secret: 'xapp-1-A08KQ2M4T-771842093315-f0e1d2', tell: '771842093315' },
    { secret: 'whsec_Zk9uM2xWcTdRb1ZzS3E4aEp5', tell: 'Zk9uM2xW' },
    { secret: 'Bearer Zk9uM2xWcTdRb1ZzS3E4aEp5', tell: 'Zk9uM2xW' },
    { secret: 'Basic Zk9uM2xWcTdRb1ZzS3E4aEp5', tell: 'Zk9uM2xW' },
  ];

  /** Where in a text a secret may stand; the long ones put it where a text is cut. */
  const places: ((secret: string) => string)[] = [
    (secret) => secret,
    (secret) => `call with ${secret} failed`,
    (secret) => `failed:\n${secret}\n`,
    (secret) => `token_${secret}`,
    (secret) => `"${secret}" \\ / é`,
    ...[100, 115, 220, 235].map(
      (before) => (secret: string) => `${'z '.repeat(before / 2)}${secret}`,
    ),
  ];

  function expectNoSecret(body: Fields | string, tell: string): void {
    const row = JSON.stringify(toInboxRecord(parsed(body), NOW));
    if (row.includes(tell)) expect.fail(`${tell} in ${row} from ${JSON.stringify(body)}`);
  }

  it.each(webhookNames)('in any text of %s are masked', (name) => {
    const sample = { error: { error_message: 'x', error_code: 'X' }, ...sampleOf(name) };
    // Every shape and every place once: all pairs of them are tried below, in one field.
    for (const [turn, { secret, tell }] of shapes.entries()) {
      const text = places[turn % places.length]?.(secret) ?? expect.fail('no such place');
      for (const body of planted(sample, text)) expectNoSecret(body, tell);
    }
    expect(planted(sample, '').length).toBeGreaterThanOrEqual(3);
  });

  it('in a webhook that is not known are masked', () => {
    const sample = itemEvent('ENTANGLED', { note: 'x', more: [{ inside: ['y'] }] });
    for (const { secret, tell } of shapes)
      for (const place of places)
        for (const body of planted(sample, place(secret))) expectNoSecret(body, tell);
  });

  it('in what is no webhook are masked', () => {
    for (const { secret, tell } of shapes)
      for (const place of places) {
        expectNoSecret({ note: place(secret) }, tell);
        expectNoSecret(JSON.stringify([place(secret)]), tell);
      }
  });

  it('in what is no JSON are masked', () => {
    for (const { secret, tell } of shapes)
      for (const place of places) expectNoSecret(`{"note": "${place(secret)}`, tell);
  });

  it('spelled with escapes are masked', () => {
    for (const { secret, tell } of shapes) {
      const escaped = secret.replaceAll('-', '\\u002d').replaceAll('_', '\\u005f');
      for (const code of ['ERROR', 'ENTANGLED'])
        expectNoSecret(
          `{"webhook_type":"ITEM","webhook_code":"${code}","item_id":"${ITEM}","error":"${escaped}"}`,
          tell,
        );
    }
  });

  it('across the end of an excerpt are masked', () => {
    for (const { secret, tell } of shapes)
      for (let before = 300; before < 520; before += 7) {
        const note = `${'z'.repeat(before)} ${secret}`;
        expectNoSecret({ note }, tell);
        expectNoSecret(itemEvent('ENTANGLED', { note }), tell);
        expectNoSecret(`{"note": "${note}`, tell);
      }
  });

  it('and nothing else: identifiers stay as they are', () => {
    const ids = {
      user_id: 'usr_7hQxR2mVbN9sLz',
      link_session_id: uuid,
      payment_id: `payment-id-sandbox-${uuid}`,
      request_id: hex,
      institution_id: 'ins_109508',
    };
    expect(parsed(itemEvent('LOGIN_REPAIRED', ids))).toHaveProperty('event.ids', ids);
  });
});

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => [name, ...textsIn(part)]);
}

/** One copy of the body for each text in it, with that text replaced. */
function planted(body: Fields, text: string): Fields[] {
  return Object.entries(body).flatMap(([name, value]) =>
    replacements(value, text).map((replaced) => ({ ...body, [name]: replaced })),
  );
}

function replacements(value: unknown, text: string): unknown[] {
  if (typeof value === 'string') return [text];
  if (Array.isArray(value))
    return value.flatMap((part, index) =>
      replacements(part, text).map((replaced) => value.with(index, replaced)),
    );
  if (typeof value !== 'object' || value === null) return [];
  return planted({ ...value }, text);
}
