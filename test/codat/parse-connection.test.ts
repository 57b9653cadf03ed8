import { inspect } from 'node:util';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { dateIn, linkUrlIn, parseConnection } from '#lib/codat/parse-connection.ts';

import { connectionJson, examplesOf, OTP } from '../builders/codat-json.ts';

const bell = String.fromCharCode(7);

function parsed(but: Readonly<Record<string, unknown>> = {}) {
  const connection = parseConnection(connectionJson(but));
  if (connection === undefined) throw new Error('it was not read');
  return connection;
}

function errorsOf(...dataConnectionErrors: unknown[]) {
  return parsed({ dataConnectionErrors }).errors;
}

describe('through Plaid', () => {
  it.each([
    { case: 'its key', but: {}, isPlaid: true },
    { case: 'the key of another', but: { integrationKey: 'gbol' }, isPlaid: false },
    { case: 'no key, its source', but: { integrationKey: null, platformName: 'X' }, isPlaid: true },
    { case: 'no key, its name', but: { integrationKey: null, sourceId: null }, isPlaid: true },
    {
      case: 'no key, another source and name',
      but: { integrationKey: undefined, sourceId: 'x', platformName: 'Plaiderie' },
      isPlaid: false,
    },
  ])('$case: $isPlaid', ({ but, isPlaid }) => {
    expect(parsed(but).isPlaid).toBe(isPlaid);
  });
});

describe('nulls, and what is missing', () => {
  it.each(Object.keys(connectionJson()).filter((name) => name !== 'id'))('%s', (name) => {
    for (const value of [null, undefined, 7, [], {}, '', true])
      expect(() => parsed({ [name]: value }), inspect(value)).not.toThrow();
  });

  it('all at once', () => {
    expect(parseConnection({ id: '33f13646-e3f0-458a-b6ee-f5c1f38c1fdb' })).toEqual({
      connectionId: '33f13646-e3f0-458a-b6ee-f5c1f38c1fdb',
      platform: 'Unknown platform',
      isPlaid: false,
      status: 'Unknown',
      sourceType: 'Unknown',
      lastSync: undefined,
      created: undefined,
      errors: [],
    });
  });

  it.each([undefined, null, 7, 'text', [], {}, { id: '' }, { id: 'two words' }, { id: 7 }])(
    'without an id: %j is none',
    (value) => {
      expect(parseConnection(value)).toBeUndefined();
    },
  );
});

describe('what Codat may invent', () => {
  it.each([
    { status: 'Linked', kept: 'Linked' },
    { status: 'Hibernating', kept: 'Hibernating' },
    { status: 'Re-auth needed', kept: 'Re-auth needed' },
    { status: '<!channel>', kept: 'Unknown' },
    { status: 'x'.repeat(41), kept: 'Unknown' },
    { status: null, kept: 'Unknown' },
  ])('a status of $status', ({ status, kept }) => {
    expect(parsed({ status }).status).toBe(kept);
  });

  it('a source type', () => {
    expect(parsed({ sourceType: 'Telepathy' }).sourceType).toBe('Telepathy');
  });
});

describe('dates', () => {
  it.each([
    { date: '2022-10-27T10:22:43.6464237Z', iso: '2022-10-27T10:22:43.646Z' },
    { date: '2022-10-27T10:22:43', iso: '2022-10-27T10:22:43.000Z' },
    { date: '2022-10-27T10:22:43+02:00', iso: '2022-10-27T08:22:43.000Z' },
    { date: 'yesterday', iso: undefined },
    { date: '', iso: undefined },
    { date: undefined, iso: undefined },
  ])('$date', ({ date, iso }) => {
    expect(dateIn(date)).toBe(iso);
  });
});

describe('errors', () => {
  const error = {
    statusCode: '401',
    statusText: 'Unauthorized',
    errorMessage: 'No access.',
    erroredOnUtc: '2026-11-19T08:00:00Z',
    status: 'Active',
    resolvedOnUtc: null,
  };

  it('in our words', () => {
    expect(errorsOf(error)).toEqual([
      { code: '401', message: 'No access.', at: '2026-11-19T08:00:00.000Z', isActive: true },
    ]);
  });

  it.each([
    { case: 'over', but: { status: 'Resolved' }, as: { isActive: false } },
    { case: 'that does not pass', but: { status: null }, as: { isActive: true } },
    { case: 'in a new state', but: { status: 'Snoozed' }, as: { isActive: true } },
    { case: 'with a number', but: { statusCode: 503 }, as: { code: '503' } },
    { case: 'without a code', but: { statusCode: null }, as: { code: 'unknown' } },
    { case: 'without a message', but: { errorMessage: null }, as: { message: 'Unauthorized' } },
    {
      case: 'without any words',
      but: { errorMessage: null, statusText: null },
      as: { message: 'no message' },
    },
    { case: 'without a date', but: { erroredOnUtc: null }, as: { at: '' } },
    {
      case: 'that tells where to link again',
      but: { errorMessage: `Go to https://link.codat.io/x?otp=${OTP} now` },
      as: { message: 'Go to [address] now' },
    },
    {
      case: 'that names a person',
      but: { errorMessage: 'mira@example.com, account 4000123412341234' },
      as: { message: '[e-mail], account [number]' },
    },
  ])('one $case', ({ but, as }) => {
    expect(errorsOf({ ...error, ...but })).toMatchObject([as]);
  });

  it('what is not over first, then the newest; what cannot be read is left out; ten at most', () => {
    const at = (day: number) => `2026-11-${String(day).padStart(2, '0')}T08:00:00Z`;
    const over = { ...error, statusCode: '429', status: 'Resolved', erroredOnUtc: at(28) };
    const older = { ...error, statusCode: '500', erroredOnUtc: at(1) };
    const codes = errorsOf(over, null, 'x', 7, older, error).map(({ code }) => code);
    expect(codes).toEqual(['401', '500', '429']);
    expect(errorsOf(...Array.from({ length: 50 }, () => error))).toHaveLength(10);
    expect(parsed({ dataConnectionErrors: 'none' }).errors).toEqual([]);
  });
});

describe('the link address', () => {
  it('is where Codat has it, and nowhere in the connection', () => {
    const json = connectionJson();
    expect(linkUrlIn(json)).toBe(json['linkUrl']);
    expect(inspect(parseConnection(json), { depth: 9 })).not.toContain(OTP);
  });

  it.each([
    'http://link.codat.io/x',
    'https://codat.io.example/x',
    'https://evil.example/?x=.codat.io/',
    'https://link.codat.io@evil.example/x',
    'https://link.codat.io/x|y>',
    'https://link.codat.io/`x`',
    'https://link.codat.io/two words',
    'https://link.codat.io/x\n<!channel>',
    'https://evil.example#.codat.io/',
    String.raw`https://evil.example\.codat.io/`,
    'javascript:alert(1)',
    `https://link.codat.io/${'x'.repeat(400)}`,
    '',
    null,
    7,
  ])('%s is none', (linkUrl) => {
    expect(linkUrlIn(connectionJson({ linkUrl }))).toBeUndefined();
  });

  it.each([undefined, null, 'x', []])('of %j there is none', (value) => {
    expect(linkUrlIn(value)).toBeUndefined();
  });
});

describe('names from outside', () => {
  it.each([
    { platformName: `Nasty${bell} <!channel> & *bold*`, length: 60 },
    { platformName: 'x'.repeat(5_000), length: 60 },
  ])('are cut', ({ platformName, length }) => {
    expect(parsed({ platformName }).platform.length).toBeLessThanOrEqual(length);
  });
});

it('whatever comes, nothing is thrown', () => {
  fc.assert(
    fc.property(fc.anything(), fc.dictionary(fc.string(), fc.anything()), (value, but) => {
      parseConnection(value);
      linkUrlIn(value);
      parseConnection({ ...connectionJson(), ...but });
      parseConnection(connectionJson({ dataConnectionErrors: [value, but] }));
    }),
  );
});

it('all connections in Codat’s examples are read', () => {
  const [, first] = examplesOf('GET.companies.id.connections.id')[0] ?? [];
  expect(parseConnection(first)).toMatchObject({ platform: 'Basiq', status: 'Linked' });
});
