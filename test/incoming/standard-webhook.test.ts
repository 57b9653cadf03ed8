import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { HttpRequest } from '#lib/http-request.ts';
import { standardWebhook } from '#lib/incoming/standard-webhook.ts';

import { sha256 } from '../builders/plaid-webhook.ts';
import {
  REPORTS_SECRET,
  type ReportTampering,
  signedReport,
  standardSignature,
  whsec,
} from '../builders/signed-report.ts';

const NOW = new Date('2026-11-21T12:00:00.000Z');
const NOW_S = NOW.getTime() / 1000;
const ID = 'msg_4Yw8kT1pQz';
const BODY = '{"kind":"item_repaired","item_id":"rT6wQm2xKz9LpVb4NcYs8HdJgF1eUaXo3i5E7"}';

const webhook = standardWebhook(REPORTS_SECRET);
const badSignature = { kind: 'unsigned', reason: 'bad signature' };
const noSignature = { kind: 'unsigned', reason: 'no signature' };
const stale = { kind: 'unsigned', reason: 'stale' };

function verified(body: string | Uint8Array, tampering: ReportTampering = {}, now = NOW) {
  return webhook.verify(signedReport(REPORTS_SECRET, NOW, body, tampering), now);
}

/** The honest request with these headers in the place of its own. */
function withHeaders(headers: Readonly<Record<string, string | undefined>>): HttpRequest {
  return signedReport(REPORTS_SECRET, NOW, BODY, { headers });
}

describe('what is signed', () => {
  it('tells its time and the hash of its body', () => {
    expect(verified(BODY)).toEqual({ kind: 'signed', id: ID, at: NOW, bodyHash: sha256(BODY) });
  });

  it('is what any other tool signs: this signature is of OpenSSL', () => {
    const headers = {
      'webhook-id': 'msg_8sKq2vNd',
      'webhook-timestamp': '1795262400',
      'webhook-signature': 'v1,7tbVuyZZuJTwfS2UeEjTamJ1GspSDEsmply7PAyIp3g=',
    };
    const body = Buffer.from('{"kind":"item_repaired"}');
    const theirs = standardWebhook('whsec_YSBzZWNyZXQgb2YgdGhpcnR5IGJ5dGVzLCBzYWlk');
    expect(theirs.verify({ method: 'POST', headers, body }, NOW)).toMatchObject({ kind: 'signed' });
  });

  const bodies = [
    { case: 'nothing', body: '' },
    { case: 'letters of many bytes', body: '{"institution_name":"Crédit Où 🏦"}' },
    { case: 'a byte order mark in front', body: '\ufeff{"kind":"item"}' },
    { case: 'a zero byte', body: 'a\u0000b' },
    { case: 'a line end', body: `${BODY}\r\n` },
    { case: 'a dot, as stands between the signed parts', body: '.1795262400.' },
    { case: 'a megabyte', body: 'x'.repeat(1024 * 1024) },
  ];

  it.each(bodies)('may be $case', ({ body }) => {
    expect(verified(body)).toEqual({ kind: 'signed', id: ID, at: NOW, bodyHash: sha256(body) });
  });

  it.each([
    { case: 'short', id: 'm' },
    { case: 'a UUID', id: 'msg_0c1d6a35-5f0e-4c92-8e41-9d2b6a7f0c35' },
    { case: '200 characters long', id: 'm'.repeat(200) },
  ])('may have an id that is $case', ({ id }) => {
    expect(verified(BODY, { id })).toMatchObject({ kind: 'signed' });
  });
});

describe('several signatures, while a secret is rotated', () => {
  const former = standardSignature(
    whsec('the secret of last month'),
    'msg_4Yw8kT1pQz',
    String(NOW_S),
    BODY,
  );
  const lists: { case: string; list: (ours: string) => string }[] = [
    { case: 'ours first', list: (ours) => `${ours} ${former}` },
    { case: 'ours last', list: (ours) => `${former} ${ours}` },
    { case: 'another version between them', list: (ours) => `${former} v1a,c2lnbmVk ${ours}` },
    { case: 'ours twice', list: (ours) => `${ours} ${ours}` },
    { case: 'two blanks between them', list: (ours) => `${former}  ${ours}` },
  ];

  it.each(lists)('$case: signed', ({ list }) => {
    expect(verified(BODY, { signature: list })).toMatchObject({ kind: 'signed' });
  });

  it('none of them ours: unsigned', () => {
    const list = () => `${former} v1a,c2lnbmVk ${former}`;
    expect(verified(BODY, { signature: list })).toEqual(badSignature);
  });
});

describe('what is missing', () => {
  const names = ['webhook-id', 'webhook-timestamp', 'webhook-signature'];

  it.each(names)('%s: unsigned', (name) => {
    expect(webhook.verify(withHeaders({ [name]: undefined }), NOW)).toEqual(noSignature);
    expect(webhook.verify(withHeaders({ [name]: '' }), NOW)).toEqual(noSignature);
  });

  it('all of them: unsigned', () => {
    const bare = { method: 'POST', headers: {}, body: Buffer.from(BODY) };
    expect(webhook.verify(bare, NOW)).toEqual(noSignature);
  });

  it('the names that Svix used before there was a standard stand in', () => {
    const { headers, ...rest } = signedReport(REPORTS_SECRET, NOW, BODY);
    const renamed = Object.entries(headers).map(([name, value]) => [
      name.replace('webhook-', 'svix-'),
      value,
    ]);
    expect(webhook.verify({ ...rest, headers: Object.fromEntries(renamed) }, NOW)).toMatchObject({
      kind: 'signed',
      id: ID,
    });
  });
});

describe('what was changed on its way', () => {
  const changes: { case: string; tampering: ReportTampering }[] = [
    { case: 'one byte of the body', tampering: { bodyAfterSigning: BODY.replace('item', 'Item') } },
    { case: 'a line end added', tampering: { bodyAfterSigning: `${BODY}\n` } },
    { case: 'a byte order mark added', tampering: { bodyAfterSigning: `\ufeff${BODY}` } },
    { case: 'the body taken away', tampering: { bodyAfterSigning: '' } },
    { case: 'the id', tampering: { headers: { 'webhook-id': 'msg_another' } } },
    { case: 'the time', tampering: { headers: { 'webhook-timestamp': String(NOW_S + 1) } } },
    ...[
      '1795262400.0',
      '+1795262400',
      ' 1795262400',
      '1795262400 ',
      '01795262400',
      '1795262400e0',
    ].map((time) => ({
      case: `the time’s spelling, to “${time}”`,
      tampering: { headers: { 'webhook-timestamp': time } },
    })),
    {
      case: 'the line between id and time',
      tampering: {
        headers: { 'webhook-id': 'msg_4Yw8kT1pQz.1', 'webhook-timestamp': String(NOW_S).slice(1) },
      },
    },
  ];

  it.each(changes)('$case: unsigned', ({ tampering }) => {
    expect(verified(BODY, tampering)).toEqual(badSignature);
  });

  it('any one byte: unsigned', () => {
    fc.assert(
      fc.property(fc.nat(BODY.length - 1), fc.integer({ min: 1, max: 255 }), (place, change) => {
        const bytes = Buffer.from(BODY);
        bytes.writeUInt8(bytes.readUInt8(place) ^ change, place);
        expect(verified(BODY, { bodyAfterSigning: bytes })).toEqual(badSignature);
      }),
      { numRuns: 200 },
    );
  });
});

describe('forged signatures', () => {
  const forgeries: { case: string; signature: (honest: string) => string }[] = [
    {
      case: 'by another secret',
      signature: () => standardSignature(whsec('a guess'), 'm', '1', BODY),
    },
    { case: 'one blank', signature: () => ' ' },
    { case: 'a version without a signature', signature: () => 'v1,' },
    { case: 'a signature without its version', signature: (honest) => honest.slice(3) },
    { case: 'another version', signature: (honest) => honest.replace('v1', 'v2') },
    { case: 'the version in capitals', signature: (honest) => honest.replace('v1', 'V1') },
    { case: 'cut short', signature: (honest) => honest.slice(0, -4) },
    { case: 'without its padding', signature: (honest) => honest.replace(/=+$/, '') },
    { case: 'with more behind it', signature: (honest) => `${honest}AAAA` },
    { case: 'in lower case', signature: (honest) => honest.toLowerCase() },
    {
      case: 'in hexadecimal',
      signature: (honest) => `v1,${Buffer.from(honest.slice(3), 'base64').toString('hex')}`,
    },
    { case: 'joined by a comma', signature: (honest) => `${honest},${honest}` },
    {
      case: 'of as many letters, none of them right',
      signature: (honest) => '?'.repeat(honest.length),
    },
    { case: 'letters of two bytes', signature: (honest) => 'é'.repeat(honest.length) },
    { case: 'ten thousand of them', signature: () => 'v1,AAAA '.repeat(10_000) },
  ];

  it.each(forgeries)('$case: unsigned', ({ signature }) => {
    expect(verified(BODY, { signature })).toEqual(badSignature);
  });

  it('an empty secret signs nothing', () => {
    const forged = signedReport('whsec_', NOW, BODY);
    expect(webhook.verify(forged, NOW)).toEqual(badSignature);
  });
});

describe('honest signatures over what could be read in two ways', () => {
  const odd: { case: string; tampering: ReportTampering }[] = [
    { case: 'an id with a dot', tampering: { id: 'msg_1.1795262400' } },
    { case: 'an id with a blank', tampering: { id: 'msg 1' } },
    { case: 'an id with a line end', tampering: { id: 'msg_1\n' } },
    { case: 'an id in another script', tampering: { id: 'сообщение' } },
    { case: 'an id of 201 characters', tampering: { id: 'm'.repeat(201) } },
    { case: 'a time with letters behind it', tampering: { timestamp: '123abc' } },
    { case: 'ten digits with letters behind them', tampering: { timestamp: '1795262400abc' } },
    { case: 'a time with an exponent', tampering: { timestamp: '17e8' } },
    { case: 'a time with an exponent, ten signs long', tampering: { timestamp: '17952624e2' } },
    { case: 'a time in milliseconds', tampering: { timestamp: '1795262400000' } },
    { case: 'a time with a fraction', tampering: { timestamp: '1795262400.5' } },
    { case: 'a time with a sign', tampering: { timestamp: '+1795262400' } },
    { case: 'a time below zero', tampering: { timestamp: '-179526240' } },
    { case: 'a time in hexadecimal', tampering: { timestamp: '0x6b017900' } },
    { case: 'a time with a blank', tampering: { timestamp: ' 1795262400' } },
    { case: 'a time with a line end', tampering: { timestamp: '1795262400\n' } },
    { case: 'a time in Arabic digits', tampering: { timestamp: '١٧٩٥٢٦٢٤٠٠' } },
    { case: 'a time as a date', tampering: { timestamp: NOW.toISOString() } },
    { case: 'a time that is no number', tampering: { timestamp: 'NaN' } },
  ];

  it.each(odd)('$case: unsigned', ({ tampering }) => {
    expect(verified(BODY, tampering)).toEqual(badSignature);
  });

  it('bytes that are no UTF-8: unsigned', () => {
    const latin1 = Buffer.from('{"institution_name":"Crédit"}', 'latin1');
    expect(verified(latin1)).toEqual(badSignature);
  });

  it('bytes that a lenient reader would take for the signed text: unsigned', () => {
    const signed = 'caf\ufffd';
    const sent = Buffer.concat([Buffer.from('caf'), Buffer.of(0xff)]);
    expect(sent.toString('utf8')).toBe(signed);
    expect(verified(signed)).toMatchObject({ kind: 'signed' });
    expect(verified(signed, { bodyAfterSigning: sent })).toEqual(badSignature);
  });

  it('a byte order mark taken away: unsigned', () => {
    expect(verified(`\ufeff${BODY}`, { bodyAfterSigning: BODY })).toEqual(badSignature);
  });
});

describe('age of the signature', () => {
  const signed = { kind: 'signed' };
  const ages = [
    { age: 0, outcome: signed },
    { age: 299, outcome: signed },
    { age: 300, outcome: signed },
    { age: 301, outcome: stale },
    { age: 86_400, outcome: stale },
    { age: NOW_S - 1_000_000_000, outcome: stale },
    { age: -1, outcome: signed },
    { age: -300, outcome: signed },
    { age: -301, outcome: badSignature },
    { age: -86_400, outcome: badSignature },
  ];

  it.each(ages)('$age s: $outcome.kind', ({ age, outcome }) => {
    const timestamp = String(NOW_S - age);
    expect(verified(BODY, { timestamp })).toMatchObject(outcome);
  });

  it('is counted in whole seconds, as it is written', () => {
    const timestamp = String(NOW_S - 300);
    expect(verified(BODY, { timestamp }, new Date(NOW.getTime() + 999))).toMatchObject(signed);
  });

  it.each([
    { case: 'old', timestamp: String(NOW_S - 3_600) },
    { case: 'ahead', timestamp: String(NOW_S + 3_600) },
  ])('$case and forged is forged, not stale', ({ timestamp }) => {
    expect(verified(BODY, { timestamp, signature: () => 'v1,c2lnbmVk' })).toEqual(badSignature);
  });
});

describe('the secret', () => {
  it('may be given without what says that it is one', () => {
    const bare = standardWebhook(REPORTS_SECRET.replace('whsec_', ''));
    expect(bare.verify(signedReport(REPORTS_SECRET, NOW, BODY), NOW)).toMatchObject({
      kind: 'signed',
    });
  });

  it.each([
    { case: 'empty', secret: '' },
    { case: 'no more than its beginning', secret: 'whsec_' },
    { case: 'no base64', secret: 'whsec_not base64!' },
  ])('that is $case is refused at once, before anything can count as signed', ({ secret }) => {
    expect(() => standardWebhook(secret)).toThrow();
  });

  it('of another sender signs nothing here', () => {
    const theirs = signedReport(whsec('of another sender'), NOW, BODY);
    expect(webhook.verify(theirs, NOW)).toEqual(badSignature);
  });
});
