import fc from 'fast-check';
import { distance } from 'fastest-levenshtein';
import { describe, expect, it } from 'vitest';

import { dataFaults } from '#lib/health/data-fault.ts';
import { adviceFor, knownCodes, type LookUp, lookUpCode } from '#lib/triage/look-up.ts';
import { nextStepFor } from '#lib/triage/next-step.ts';

const names = [...new Set(knownCodes.map(({ code }) => code))];

describe('lookUpCode', () => {
  it.each([
    { case: 'exact', typed: 'ITEM_LOGIN_REQUIRED' },
    { case: 'lower case', typed: 'item_login_required' },
    { case: 'mixed case', typed: 'Item_Login_Required' },
    { case: 'hyphens', typed: 'item-login-required' },
    { case: 'spaces', typed: 'item login required' },
    { case: 'doubled signs between the words', typed: 'ITEM__LOGIN - REQUIRED' },
    { case: 'blanks around', typed: '  ITEM_LOGIN_REQUIRED \n' },
    { case: 'quotes and a full stop around', typed: '"ITEM_LOGIN_REQUIRED".' },
    { case: 'backticks around', typed: '`ITEM_LOGIN_REQUIRED`' },
    { case: 'a JSON line’s comma behind', typed: '"ITEM_LOGIN_REQUIRED",' },
  ])('takes $case as the code itself, without a word of correction', ({ typed }) => {
    expect(meant(lookUpCode(typed))).toEqual({ codes: ['ITEM_LOGIN_REQUIRED'] });
  });

  it.each([
    { case: 'a letter left out', typed: 'ITEM_LOGIN_REQURED' },
    { case: 'a letter too many', typed: 'ITEM_LOGIN_REQUIIRED' },
    { case: 'a wrong letter', typed: 'ITEM_LOGIN_REQUORED' },
    { case: 'two letters the wrong way round', typed: 'ITEM_LOGIN_REQIURED' },
    { case: 'two slips', typed: 'ITM_LOGIN_REQUIRD' },
    { case: 'a slip in lower case', typed: 'item-login-requird' },
    { case: 'words run together', typed: 'ITEMLOGINREQUIRED' },
  ])('sees through $case, and says what it took it for', ({ typed }) => {
    expect(meant(lookUpCode(typed))).toEqual({
      codes: ['ITEM_LOGIN_REQUIRED'],
      correctedFrom: typed,
    });
  });

  it('does not guess at three slips, but names what is near', () => {
    const found = lookUpCode('ITM_LOGN_REQUIRD');
    expect(found.kind).toBe('unknown');
    expect(nearestOf(found)[0]).toBe('ITEM_LOGIN_REQUIRED');
  });

  it.each([
    { typed: 'LOGIN_REQUIRED', code: 'ITEM_LOGIN_REQUIRED' },
    { typed: 'internal server', code: 'INTERNAL_SERVER_ERROR' },
    { typed: 'not responding', code: 'INSTITUTION_NOT_RESPONDING' },
  ])('takes $typed, where whole words are missing, for $code', ({ typed, code }) => {
    expect(meant(lookUpCode(typed))).toEqual({ codes: [code], correctedFrom: typed });
  });

  it('names the codes that a single word of theirs stands in', () => {
    expect(nearestOf(lookUpCode('mfa'))).toEqual([
      'INVALID_MFA',
      'MFA_NOT_SUPPORTED',
      'PLAID_DIRECT_ITEM_IMPORT_RETURNED_INVALID_MFA',
    ]);
  });

  it.each([
    { typed: 'INVALID_PRODUCTX', between: ['INVALID_PRODUCT', 'INVALID_PRODUCTS'] },
    {
      typed: 'producta-not-supported',
      between: ['PRODUCTS_NOT_SUPPORTED', 'PRODUCT_NOT_SUPPORTED'],
    },
    { typed: 'INVALID_MTX', between: ['INVALID_MFA', 'INVALID_OTP'] },
  ])('does not choose for $typed: two codes are equally near', ({ typed, between }) => {
    const found = lookUpCode(typed);
    expect(found.kind).toBe('unknown');
    expect([...nearestOf(found)].slice(0, 2).sort()).toEqual(between);
  });

  it('takes the nearer of two', () => {
    expect(meant(lookUpCode('PRODUCT_NOT_SUPORTED')).codes).toEqual(['PRODUCT_NOT_SUPPORTED']);
    expect(meant(lookUpCode('PRODUCTS_NOT_SUPORTED')).codes).toEqual(['PRODUCTS_NOT_SUPPORTED']);
  });

  it.each([
    {
      code: 'PRODUCT_NOT_READY',
      types: [
        'ITEM_ERROR',
        'ASSET_REPORT_ERROR',
        'CONSUMER_REPORT_ERROR',
        'INCOME_VERIFICATION_ERROR',
      ],
    },
    {
      code: 'PRODUCT_NOT_ENABLED',
      types: ['ITEM_ERROR', 'ASSET_REPORT_ERROR', 'INCOME_VERIFICATION_ERROR'],
    },
    { code: 'NO_ACCOUNTS', types: ['ITEM_ERROR', 'CHECK_REPORT_ERROR'] },
    { code: 'USER_PERMISSION_REVOKED', types: ['ITEM', 'INVALID_INPUT'] },
    { code: 'DATA_UNAVAILABLE', types: ['ASSET_REPORT_ERROR', 'CHECK_REPORT_ERROR'] },
    { code: 'DATA_QUALITY_CHECK_FAILED', types: ['ASSET_REPORT_ERROR', 'CHECK_REPORT_ERROR'] },
  ])('shows $code under each of its types', ({ code, types }) => {
    const expected = types.map((type) => `${type} ${code}`).sort();
    expect(shown(lookUpCode(code)).sort()).toEqual(expected);
    expect(shown(lookUpCode(`${code}X`)).sort()).toEqual(expected);
  });

  it('has told apart all codes that stand under several types', () => {
    const several = names.filter((code) => shown(lookUpCode(code)).length > 1);
    expect(several).toHaveLength(6);
  });

  it.each([
    { alias: 'plaid-internal-error', code: 'INTERNAL_SERVER_ERROR' },
    { alias: 'PLAID_INTERNAL_ERROR', code: 'INTERNAL_SERVER_ERROR' },
    { alias: 'no-depository-accounts', code: 'NO_AUTH_ACCOUNTS' },
  ])('knows $alias as $code', ({ alias, code }) => {
    expect(meant(lookUpCode(alias)).codes).toEqual([code]);
  });

  it.each([
    { case: 'nothing', typed: '' },
    { case: 'only signs', typed: '`_-" ' },
    { case: '__proto__', typed: '__proto__' },
    { case: 'constructor', typed: 'constructor' },
    { case: 'toString', typed: 'toString' },
    { case: '4,000 characters', typed: 'ITEM_LOGIN_'.repeat(364).slice(0, 4_000) },
    { case: '4,000 signs', typed: '*'.repeat(4_000) },
    { case: 'another script', typed: 'エラー' },
    { case: 'a sentence about something else', typed: 'why does my bank not work any more today' },
  ])('knows no code, and suggests none, for $case', ({ typed }) => {
    expect(lookUpCode(typed)).toEqual({ kind: 'unknown', nearest: [] });
  });

  it('finds every code by its own name', () => {
    for (const code of names) expect(meant(lookUpCode(code))).toEqual({ codes: [code] });
  });

  it('never takes a code with a slip for another one that is not nearer', () => {
    fc.assert(
      fc.property(fc.constantFrom(...names), slip, (code, { kind, at, letter }) => {
        const place = at % (code.length + 1);
        const rest = kind === 'insert' ? place : place + 1;
        const typed = code.slice(0, place) + (kind === 'delete' ? '' : letter) + code.slice(rest);
        const found = lookUpCode(typed);
        if (found.kind === 'unknown') expect(found.nearest).toContain(code);
        else if (!(meant(found).codes ?? []).includes(code))
          expect(distance(found.entries[0]?.code ?? '', typed)).toBeLessThan(1);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('adviceFor', () => {
  it.each(knownCodes.map(({ type, code }) => [`${type} ${code}`, type, code] as const))(
    'gives %s for its own type',
    (_name, type, code) => {
      expect(adviceFor(code, type)).toMatchObject({ type, code });
    },
  );

  it.each([
    { case: 'without a type', type: undefined },
    { case: 'of a type that does not have it', type: 'API_ERROR' },
    { case: 'of a type that nobody knows', type: '__proto__' },
  ])('takes the one of the Item for a code $case', ({ type }) => {
    expect(adviceFor('PRODUCT_NOT_READY', type)?.type).toBe('ITEM_ERROR');
    expect(adviceFor('USER_PERMISSION_REVOKED', type)?.type).toBe('ITEM');
  });

  it.each(dataFaults)('has advice for %s at many Items of a bank', (fault) => {
    const code = fault.toUpperCase();
    expect(adviceFor(code, 'DATA')).toMatchObject({ type: 'DATA', code });
    expect(meant(lookUpCode(fault.replace('_', ' '))).codes).toEqual([code]);
    expect(nextStepFor(code, 'DATA')).toMatchObject({
      whoActs: 'your team',
      next: 'File one case with Plaid about the bank; the ticket draft lists the Items.',
    });
  });

  it.each(['item_login_required', 'NO_SUCH_CODE', '', '__proto__', 'constructor'])(
    'has nothing for %j, which Plaid does not send',
    (code) => {
      expect(adviceFor(code, undefined)).toBeUndefined();
    },
  );
});

describe('nextStepFor', () => {
  it('is the advice’s own', () => {
    expect(nextStepFor('ITEM_LOGIN_REQUIRED', 'ITEM_ERROR')).toMatchObject({
      whoActs: 'end user',
      next: adviceFor('ITEM_LOGIN_REQUIRED', 'ITEM_ERROR')?.advice.next,
    });
  });

  it('sends our team to the documentation for a code that nobody knows', () => {
    expect(nextStepFor('BRAND_NEW_CODE', undefined)).toEqual({
      whoActs: 'your team',
      next: 'Tartan does not know this code: see its page at plaid.com/docs/errors.',
    });
  });
});

const slip = fc.record({
  kind: fc.constantFrom('insert', 'delete', 'replace'),
  at: fc.nat(100),
  letter: fc.constantFrom(...Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ')),
});

function meant(found: LookUp): { codes?: string[]; correctedFrom?: string } {
  if (found.kind === 'unknown') return {};
  const codes = [...new Set(found.entries.map(({ code }) => code))];
  return {
    codes,
    ...(found.correctedFrom === undefined ? {} : { correctedFrom: found.correctedFrom }),
  };
}

function shown(found: LookUp): string[] {
  return found.kind === 'found' ? found.entries.map(({ type, code }) => `${type} ${code}`) : [];
}

function nearestOf(found: LookUp): readonly string[] {
  return found.kind === 'unknown' ? found.nearest : [];
}
