import { describe, expect, it } from 'vitest';

import { type KnownCode, knownCodes } from '#lib/triage/look-up.ts';
import { userWordings } from '#lib/triage/user-wording.ts';
import { spanishWording } from '#lib/triage/user-wording/spanish.ts';

const spanish: ReadonlyMap<string, string> = new Map(Object.entries(spanishWording));
const concerned = knownCodes.filter(
  ({ advice }) => advice.whoActs === 'end user' || advice.endUserWording !== undefined,
);
const languages = ['English', 'Spanish'];
/** By type and code, for one code may stand under several types; each in every language. */
const texts = concerned.flatMap((known) => [
  { key: keyOf(known), language: 'English', text: englishOf(known) },
  { key: keyOf(known), language: 'Spanish', text: spanish.get(keyOf(known)) ?? '' },
]);
const english = new Map(concerned.map((known) => [keyOf(known), englishOf(known)]));

describe.each(texts)('what the end user is told about $key in $language', ({ key, text }) => {
  const words = text.split(/[^\p{L}\p{N}]+/u);

  it('is there, and fits a text message', () => {
    expect(text).toMatch(/^\p{Lu}.*\.$/u);
    expect(text.length).toBeLessThanOrEqual(400);
  });

  it('is plain text', () => {
    expect(text, 'no markup').not.toMatch(/[<>`*_]/);
    expect(text, 'nothing shouted').not.toMatch(/[!¡]|\p{Extended_Pictographic}/u);
    expect(text, 'one line, no space too many').not.toMatch(/\n|\s{2}|^\s|\s$/);
  });

  it('has no codes, ids or jargon', () => {
    expect(
      words.filter((word) => /^[\p{Lu}\p{N}]{3,}$/u.test(word) && /\p{L}/u.test(word)),
    ).toEqual([]);
    expect(words.filter((word) => /\p{L}/u.test(word) && /\p{N}/u.test(word))).toEqual([]);
    expect(words.filter((word) => /^(?:Plaid|Items?|tokens?|APIs?)$/i.test(word))).toEqual([]);
  });

  it('has no number that the English has not', () => {
    expect(numbersIn(english.get(key) ?? '')).toEqual(expect.arrayContaining(numbersIn(text)));
  });
});

describe('the Spanish wording', () => {
  it('has no text for what is no known code, nor for what the English says nothing about', () => {
    const worded = knownCodes.filter(({ advice }) => advice.endUserWording !== undefined);
    const known = new Set(worded.map(keyOf));
    expect([...spanish.keys()].filter((key) => !known.has(key))).toEqual([]);
  });

  it('is not the English one', () => {
    expect([...spanish].filter(([key, text]) => text === english.get(key))).toEqual([]);
  });

  it('is one text wherever the English is one text', () => {
    const told = [...english].map(([key, text]) => ({ text, spanish: spanish.get(key) }));
    const apart = told.filter(({ text, spanish: own }) =>
      told.some((other) => other.text === text && other.spanish !== own),
    );
    expect(apart).toEqual([]);
  });
});

describe('userWordings', () => {
  it.each(concerned)('has $type $code in every language', (known) => {
    const told = userWordings(known.code, known.type);
    expect(told.map(({ language }) => language)).toEqual(languages);
    expect(told.map(({ text }) => text)).toEqual([englishOf(known), spanish.get(keyOf(known))]);
  });

  it('of a code under several types is that of the type that came', () => {
    const [item, report] = ['ITEM_ERROR', 'CHECK_REPORT_ERROR'].map((type) =>
      userWordings('NO_ACCOUNTS', type),
    );
    expect(item).not.toEqual(report);
    expect(userWordings('NO_ACCOUNTS', undefined)).toEqual(item);
    expect(userWordings('NO_ACCOUNTS', 'NO_SUCH_TYPE')).toEqual(item);
  });

  it('of ITEM_LOGIN_REQUIRED', () => {
    expect(userWordings('ITEM_LOGIN_REQUIRED', undefined)).toMatchInlineSnapshot(`
      [
        {
          "language": "English",
          "text": "Your bank asks you to confirm the connection again. Please open our app, choose your bank account and log in to your bank once more. It takes about a minute, and nothing you have set up will be lost.",
        },
        {
          "language": "Spanish",
          "text": "Su banco le pide que confirme la conexión otra vez. Por favor, abra nuestra aplicación, elija su cuenta bancaria y vuelva a iniciar sesión en su banco. Le tomará alrededor de un minuto y no perderá nada de lo que ya configuró.",
        },
      ]
    `);
  });

  it('of INSTITUTION_DOWN', () => {
    expect(userWordings('INSTITUTION_DOWN', 'INSTITUTION_ERROR')).toMatchInlineSnapshot(`
      [
        {
          "language": "English",
          "text": "Your bank is not available at the moment, perhaps because of maintenance. Nothing is wrong with your account and there is nothing you need to do. Please try again in a few hours or tomorrow.",
        },
        {
          "language": "Spanish",
          "text": "Su banco no está disponible en este momento, quizás por mantenimiento. Su cuenta no tiene ningún problema y usted no tiene que hacer nada. Por favor, inténtelo de nuevo en unas horas o mañana.",
        },
      ]
    `);
  });

  it('of an unknown code is empty', () => {
    expect(userWordings('NO_SUCH_CODE', undefined)).toEqual([]);
    expect(userWordings('', undefined)).toEqual([]);
  });

  it('of a code that is not the end user’s concern is empty', () => {
    expect(userWordings('INVALID_API_KEYS', undefined)).toEqual([]);
    const others = knownCodes.filter((known) => !concerned.includes(known));
    expect(others.filter(({ code, type }) => userWordings(code, type).length > 0)).toEqual([]);
  });
});

function keyOf({ type, code }: KnownCode): string {
  return `${type} ${code}`;
}

function englishOf({ advice }: KnownCode): string {
  return advice.endUserWording ?? '';
}

function numbersIn(text: string): string[] {
  return text.match(/\p{N}+/gu) ?? [];
}
