import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { isPersonal, maskPersonal } from '#lib/secrets/mask-personal.ts';

const uuid = '3c8e1f07-6a2d-4b95-8d40-b1f7e9a2c653';

describe('e-mail addresses', () => {
  const addresses = [
    { case: 'plain', address: 'mira@example.com' },
    { case: 'in capitals', address: 'MIRA.OLSEN@EXAMPLE.COM' },
    { case: 'with a tag', address: 'mira.olsen+bank_2@example.com' },
    { case: 'with digits alone', address: '100200@example.com' },
    { case: 'as short as they get', address: 'a@b.c' },
    { case: 'of many parts', address: 'mira@mail.finance.example.co.uk' },
    { case: 'of a host with hyphens', address: 'mira@the-bank.example.com' },
    { case: 'in another script', address: 'мира@пример.рф' },
    { case: 'with accents', address: 'zoé@exämple.de' },
    { case: 'as a URL spells it', address: 'mira%40example.com' },
    { case: 'with a local part of 64 characters', address: `${'m'.repeat(64)}@example.com` },
  ];

  it.each(addresses)('$case', ({ address }) => {
    expect(maskPersonal(address)).toBe('[e-mail]');
    expect(isPersonal(address)).toBe(true);
  });

  it.each([
    { case: 'a sentence', around: (address: string) => `sent to ${address}, twice` },
    { case: 'the end of a sentence', around: (address: string) => `It is ${address}.` },
    { case: 'brackets', around: (address: string) => `Mira <${address}>` },
    { case: 'JSON', around: (address: string) => `{"email":"${address}"}` },
    { case: 'a link of Slack', around: (address: string) => `<mailto:${address}|${address}>` },
    { case: 'a list', around: (address: string) => `${address};${address},${address}` },
    { case: 'lines', around: (address: string) => `to\n${address}\nfrom` },
    { case: 'a query', around: (address: string) => `?user=${address}&x=1` },
  ])('in $case: it alone gives way', ({ around }) => {
    expect(maskPersonal(around('mira.olsen@example.com'))).toBe(around('[e-mail]'));
  });

  it.each([
    { case: 'a handle', text: '@mira' },
    { case: 'a mention in Slack', text: '<@U0MIRA>' },
    { case: 'a user at a shop', text: 'customer7@shop' },
    { case: 'talk of addresses', text: 'an address has an @ and a dot.' },
    { case: 'a per cent sign', text: '40% of 40 Items' },
    { case: 'a package', text: '@plaid/link' },
  ])('$case is none', ({ text }) => {
    expect(maskPersonal(text)).toBe(text);
    expect(isPersonal(text)).toBe(false);
  });
});

describe('long numbers', () => {
  it.each([
    { case: 'of an account', number: '000123456789' },
    { case: 'of seven digits', number: '1234567' },
    { case: 'of an account, in groups', number: '1234 5678 9012' },
    { case: 'of a card', number: '4000123456789010' },
    { case: 'of a card, with blanks', number: '4000 1234 5678 9010' },
    { case: 'of a card, with dashes', number: '4000-1234-5678-9010' },
    { case: 'of a card of 15 digits', number: '3700 123456 78901' },
    { case: 'of a card of 19 digits', number: '6200 1234 5678 9012 345' },
    { case: 'of a phone', number: '5551234567' },
    { case: 'of a phone, with dashes', number: '555-123-4567' },
    { case: 'of a phone, with blanks', number: '555 123 4567' },
    { case: 'of a phone, with dots', number: '555.123.4567' },
    { case: 'of a phone, without its area', number: '555-1234' },
    { case: 'of a person (SSN)', number: '078-05-1120' },
    { case: 'of a person (SSN), with blanks', number: '078 05 1120' },
    { case: 'of a person (SSN), with nothing', number: '078051120' },
    { case: 'without end', number: '1234567890'.repeat(100) },
  ])('$case give way', ({ number }) => {
    expect(maskPersonal(number)).toBe('[number]');
    expect(maskPersonal(`it is ${number}, said “${number}”.`)).toBe(
      'it is [number], said “[number]”.',
    );
  });

  it.each([
    { case: 'of an IBAN', text: 'DE89 3704 0044 0532 0130 00', masked: 'DE89 [number] 00' },
    { case: 'of an IBAN in one piece', text: 'DE89370400440532013000', masked: 'DE[number]' },
    { case: 'of a phone abroad', text: '+442079460958', masked: '+[number]' },
    { case: 'of a phone with brackets', text: '+1 (555) 123-4567', masked: '+1 (555) [number]' },
    { case: 'of a bank and an account', text: '021000021-1234567890', masked: '[number]-[number]' },
    { case: 'glued to letters', text: 'acct1234567890usd', masked: 'acct[number]usd' },
  ])('$case: most of it gives way, too little is left to be anybody’s', ({ text, masked }) => {
    expect(maskPersonal(text)).toBe(masked);
  });
});

describe('what stays readable', () => {
  it.each([
    { case: 'a date', text: '2026-11-25' },
    { case: 'a time', text: '2026-11-25T12:34:56.789Z' },
    { case: 'a time with its zone', text: '2026-11-25 12:34:56+02:00' },
    { case: 'two dates', text: 'from 2026-11-01 to 2026-11-25' },
    { case: 'a date with slashes', text: '11/25/2026' },
    { case: 'an error code', text: 'ITEM_LOGIN_REQUIRED' },
    { case: 'a status', text: 'HTTP 429, then 503' },
    { case: 'an amount', text: '$1,234.56' },
    { case: 'a short amount', text: '120.00 USD, 99999 JPY' },
    { case: 'a mask of four digits', text: 'Checking ending in 0000' },
    { case: 'a mask in a name', text: 'Plaid Checking ...6789' },
    { case: 'six digits', text: 'room 123456' },
    { case: 'a bank', text: 'ins_109508' },
    { case: 'a UUID', text: uuid },
    { case: 'an Item', text: 'pL4vKx9Tq2RwZm7NbYc5HsGdJ8fUaEo1iX3B6' },
    { case: 'a version', text: '2020-09-14, SDK 15.2.1' },
    { case: 'an address in a network', text: '52.21.26.131' },
    { case: 'a duration', text: '1234.567 ms' },
    { case: 'nothing', text: '' },
  ])('$case', ({ text }) => {
    expect(maskPersonal(text)).toBe(text);
  });

  it('what is masked is masked no further', () => {
    const once = maskPersonal('mira@example.com 078-05-1120 4000 1234 5678 9010');
    expect(once).toBe('[e-mail] [number] [number]');
    expect(maskPersonal(once)).toBe(once);
  });
});

describe('secrets', () => {
  it.each([
    {
      case: 'a token whose end is a long number',
      text: 'access-production-00000000-0000-4000-8000-123456789012',
      masked: 'access-production-[masked]',
    },
    { case: 'a legacy token of digits', text: '1234567890'.repeat(13), masked: '[masked]' },
    {
      case: 'all that there is',
      text: `mira@example.com sent link-sandbox-${uuid} about 4000123456789010`,
      masked: '[e-mail] sent link-sandbox-[masked] about [number]',
    },
  ])('$case: as secrets first', ({ text, masked }) => {
    expect(maskPersonal(text)).toBe(masked);
  });

  it('are nobody’s address', () => {
    expect(isPersonal(`access-production-${uuid}`)).toBe(false);
  });
});

describe('whatever is around', () => {
  const words = fc.array(
    fc.oneof(
      fc.constantFrom(
        'ITEM_ERROR',
        '2026-11-25',
        '…',
        '{"a":',
        '\\n',
        '-',
        'é',
        '🏦',
        '%',
        '(',
        '#',
      ),
      fc.string({ unit: 'grapheme', maxLength: 6 }),
    ),
    { maxLength: 12 },
  );
  const group = (least: number, most: number) =>
    fc.stringMatching(new RegExp(`^[1-9]{${String(least)},${String(most)}}$`));
  const separated = fc
    .tuple(fc.constantFrom(' ', '-'), fc.array(group(3, 6), { minLength: 3, maxLength: 5 }))
    .map(([separator, groups]) => groups.join(separator));
  const person = fc
    .tuple(fc.constantFrom(' ', '-', ''), group(3, 3), group(2, 2), group(4, 4))
    .map(([separator, ...groups]) => groups.join(separator));
  const number = fc.oneof(separated, person, group(7, 24));
  const address = fc
    .tuple(
      fc.stringMatching(/^[a-z][a-z0-9._+-]{0,30}$/),
      fc.constantFrom('@', '%40'),
      fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/),
      fc.constantFrom('.com', '.co.uk', '.example.org'),
    )
    .map((parts) => parts.join(''));

  it('a number never survives', () => {
    fc.assert(
      fc.property(words, number, words, (before, planted, after) => {
        const text = [...before, planted, ...after].join(' ');
        expect(maskPersonal(text)).not.toContain(planted);
      }),
      { numRuns: 150 },
    );
  });

  it('an address never survives', () => {
    fc.assert(
      fc.property(words, address, words, (before, planted, after) => {
        const text = [...before, planted, ...after].join(' ');
        expect(maskPersonal(text)).not.toContain(planted);
        expect(isPersonal(text)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });
});

describe('what is long', () => {
  const LENGTH = 100_000;

  it.each([
    { case: 'letters', part: 'a' },
    { case: 'digits', part: '1' },
    { case: 'groups of digits', part: '123 ' },
    { case: 'groups that come to nothing', part: '12-' },
    { case: 'groups that nearly come to something', part: '123-45-678.' },
    { case: 'at signs', part: '@' },
    { case: 'addresses without an end', part: 'a@' },
    { case: 'addresses without a host', part: `${'a'.repeat(64)}@` },
    { case: 'hosts without a dot', part: `${'a'.repeat(64)}@${'a'.repeat(63)}` },
    { case: 'hosts of very many parts', part: 'a.' },
    { case: 'addresses in addresses', part: 'a%40a@a.' },
    { case: 'beginnings of tokens', part: 'access-' },
    { case: 'beginnings of headers', part: 'bearer  ' },
    { case: 'blanks', part: ' ' },
  ])('$case: takes no time to speak of', ({ part }) => {
    const text = part.repeat(Math.ceil(LENGTH / part.length));
    const started = performance.now();
    expect(maskPersonal(text).length).toBeLessThanOrEqual(text.length);
    isPersonal(text);
    expect(performance.now() - started).toBeLessThan(1_500);
  });
});
