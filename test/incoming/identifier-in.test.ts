import { toUSVString } from 'node:util';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { identifierIn, nameIn } from '#lib/incoming/identifier-in.ts';

const uuid = '5e0c7a19-4b3d-4f82-9a61-c7d2e8f0b134';

describe('identifierIn', () => {
  it.each([
    { case: 'an Item', value: 'pL4vKx9Tq2RwZm7NbYc5HsGdJ8fUaEo1iX3B6' },
    { case: 'a session', value: uuid },
    { case: 'a request', value: 'Zk3pT8wQmL1vXy7' },
    { case: 'a bank', value: 'ins_109508' },
    { case: 'a number of yours', value: '100200300400' },
    { case: 'a user of Plaid', value: 'usr_9x2KvQm7' },
    { case: 'a payment', value: `payment-id-production-${uuid}` },
    { case: 'signs of yours', value: 'shop#7/customer:12+eu' },
    { case: 'a handle', value: '@mira' },
    { case: 'a user at a shop', value: 'customer7@shop' },
    { case: 'another script', value: 'клиент-42' },
    { case: 'the longest', value: 'x'.repeat(120) },
  ])('$case is kept as it is', ({ value }) => {
    expect(identifierIn(value)).toBe(value);
  });

  it.each([
    { case: 'nothing', value: '' },
    { case: 'a blank', value: ' ' },
    { case: 'a sentence', value: 'Mira Olsen' },
    { case: 'a line end', value: 'abc\n' },
    { case: 'two lines', value: 'abc\r\ndef' },
    { case: 'a line separator', value: 'abc\u2028def' },
    { case: 'an e-mail address', value: 'mira@example.com' },
    { case: 'an address beside something', value: 'user:mira.olsen+2@mail.example.co.uk/7' },
    { case: 'an address in another script', value: 'мира@пример.рф' },
    { case: 'an address as a URL spells it', value: 'mira%40example.com' },
    { case: 'an access token', value: `access-production-${uuid}` },
    { case: 'a Link token', value: `link-sandbox-${uuid}` },
    { case: 'a legacy access token', value: '0123456789abcdef'.repeat(8) },
    { case: 'a signing secret', value: 'whsec_bm90LWEtcmVhbC1zZWNyZXQ=' },
    { case: 'what was a secret', value: 'access-production-[masked]' },
  ])('$case is none', ({ value }) => {
    expect(identifierIn(value)).toBeUndefined();
  });

  it.each([undefined, null, 7, true, NaN, [], ['ins_3'], {}, { id: 'ins_3' }])(
    '%j is none',
    (value) => {
      expect(identifierIn(value)).toBeUndefined();
    },
  );

  it('is cut where it has no end, and not inside a character', () => {
    expect(identifierIn('x'.repeat(5_000))).toBe('x'.repeat(120));
    expect(identifierIn(`${'x'.repeat(119)}🏦`)).toBe(`${'x'.repeat(119)}\ufffd`);
  });

  it('any text: none, or its beginning on one line', () => {
    const anyText = fc
      .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 200 })
      .map((units) => String.fromCharCode(...units));
    fc.assert(
      fc.property(anyText, (value) => {
        const id = identifierIn(value);
        if (id === undefined) return;
        expect(id).toMatch(/^\S{1,120}$/);
        expect(toUSVString(value).startsWith(id.replace(/\ufffd$/, ''))).toBe(true);
      }),
      { numRuns: 150 },
    );
  });
});

describe('nameIn', () => {
  it.each([
    { case: 'a bank', value: 'Harbor & Sons Credit Union', name: 'Harbor & Sons Credit Union' },
    {
      case: 'an account',
      value: 'Plaid Gold Checking ...0000',
      name: 'Plaid Gold Checking ...0000',
    },
    { case: 'a branch', value: 'Branch 42, Crédit Où 🏦', name: 'Branch 42, Crédit Où 🏦' },
    {
      case: 'an account with its number',
      value: 'Savings 1234567890',
      name: 'Savings [number]',
    },
    {
      case: 'a card with its number',
      value: 'Visa 4000 1234 5678 9010',
      name: 'Visa [number]',
    },
    { case: 'an address', value: 'Account of mira@example.com', name: 'Account of [e-mail]' },
    {
      case: 'a token',
      value: `Account access-sandbox-${uuid}`,
      name: 'Account access-sandbox-[masked]',
    },
  ])('$case', ({ value, name }) => {
    expect(nameIn(value)).toBe(name);
  });

  it.each([undefined, null, '', ' \n\t', 7, {}, ['Harbor']])('%j is none', (value) => {
    expect(nameIn(value)).toBeUndefined();
  });

  it('is cut, and masked before it is: half an address is still one', () => {
    const long = `${'x '.repeat(55)}mira.olsen@example.com`;
    expect(nameIn(long)).toBe(`${'x '.repeat(55)}[e-mail]`);
    expect(nameIn(long, 60)).toBe('x '.repeat(30));
    expect(nameIn(`${'x'.repeat(59)}🏦`, 60)).toBe(`${'x'.repeat(59)}\ufffd`);
  });
});
