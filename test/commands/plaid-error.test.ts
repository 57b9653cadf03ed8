import { describe, expect, it } from 'vitest';

import { actorNames } from '#lib/messages/wording.ts';
import { knownCodes } from '#lib/triage/look-up.ts';
import { errorCodeReasons } from '#lib/triage/plaid/error-code-reason.ts';
import { errorTypes } from '#lib/triage/plaid/error-type.ts';

import { ask, escaped, questionsIn, sharedBy } from '../builders/ask.ts';
import { seen } from '../builders/seen.ts';

const NO_SUCH_CODE = 'FLUX_CAPACITOR_DISCHARGED';
const DOES_NOT_KNOW = 'Tartan does not know this code. This is what its error type tells:';

/** Each code that stands under several types, with all of them. */
const ambiguous = [
  { code: 'PRODUCT_NOT_READY', types: ['ITEM_ERROR', 'ASSET_REPORT_ERROR'] },
  { code: 'PRODUCT_NOT_READY', types: ['CONSUMER_REPORT_ERROR', 'INCOME_VERIFICATION_ERROR'] },
  { code: 'PRODUCT_NOT_ENABLED', types: ['ITEM_ERROR', 'ASSET_REPORT_ERROR'] },
  { code: 'PRODUCT_NOT_ENABLED', types: ['INCOME_VERIFICATION_ERROR'] },
  { code: 'NO_ACCOUNTS', types: ['ITEM_ERROR', 'CHECK_REPORT_ERROR'] },
  { code: 'DATA_UNAVAILABLE', types: ['ASSET_REPORT_ERROR', 'CHECK_REPORT_ERROR'] },
  { code: 'DATA_QUALITY_CHECK_FAILED', types: ['ASSET_REPORT_ERROR', 'CHECK_REPORT_ERROR'] },
  { code: 'USER_PERMISSION_REVOKED', types: ['ITEM', 'INVALID_INPUT'] },
].flatMap(({ code, types }) => types.map((type) => ({ code, type })));

describe('the error types', () => {
  it('are 38', () => {
    expect(Object.keys(errorTypes)).toHaveLength(38);
  });
});

describe.each(Object.entries(errorTypes))('/plaid error %s', (type, about) => {
  const codes = knownCodes.filter((known) => known.type === type).map(({ code }) => code);

  it('says what all its codes have in common, and names them', async () => {
    const message = await ask(`error ${type}`);
    const shown = seen(message);
    expect(message.text).toBe(escaped(`${type}: ${about.meaning} ${about.next}`));
    expect(shown).toContain(`*${type}*  ${escaped(about.meaning)}`);
    expect(shown).toContain(`*Who acts:* ${actorNames[about.whoActs]}. ${escaped(about.next)}`);
    expect(shown).toContain(`*Try again:* ${escaped(about.retry)}`);
    expect(shown).toContain(`<${about.docs}|Plaid’s page>`);
    expect(shown).toContain(escaped(about.note ?? ''));
    expect(codesNamed(shown)).toEqual(codes);
    expect(shown).not.toContain(DOES_NOT_KNOW);
    expect(shown).not.toContain('Taken as');
  });

  it('is shared as it stands', async () => {
    const message = await ask(`error ${type}`);
    expect(sharedBy(message)).toBe(`error ${type}`);
  });

  it.each([
    { case: 'in lower case', typed: type.toLowerCase() },
    { case: 'in quotes', typed: `"${type}"` },
  ])('is found $case', async ({ typed }) => {
    expect(await ask(`error ${typed}`)).toEqual(await ask(`error ${type}`));
  });

  it.each([
    { case: 'before', typed: `${type} ${NO_SUCH_CODE}` },
    { case: 'behind', typed: `${NO_SUCH_CODE} ${type}` },
    { case: 'in lower case before', typed: `${type} ${NO_SUCH_CODE}`.toLowerCase() },
  ])('stands in for a code that nobody knows, $case it', async ({ typed }) => {
    const shown = seen(await ask(`error ${typed}`));
    expect(shown).toContain(DOES_NOT_KNOW);
    expect(shown).toContain(`*${type}*  ${escaped(about.meaning)}`);
    expect(shown).not.toContain(NO_SUCH_CODE);
  });
});

describe('an error type with a code', () => {
  it.each(ambiguous)('$type $code: only this type’s entry', async ({ type, code }) => {
    const message = await ask(`error ${type} ${code}`);
    const advice = knownCodes.find((known) => known.type === type && known.code === code)?.advice;
    const shown = seen(message);
    expect(typesShown(seen(await ask(`error ${code}`))).length).toBeGreaterThan(1);
    expect(typesShown(shown)).toEqual([type]);
    expect(shown).toContain(escaped(advice?.meaning ?? 'no such entry'));
  });

  it.each(['ITEM_ERROR', 'CHECK_REPORT_ERROR'])(
    '%s NO_ACCOUNTS: Share shows the channel no more than that',
    async (type) => {
      const message = await ask(`error ${type} NO_ACCOUNTS`);
      const shared = await ask(sharedBy(message) ?? '');
      expect(typesShown(seen(shared))).toEqual([type]);
    },
  );

  it.each([
    { case: 'behind it', typed: 'NO_ACCOUNTS CHECK_REPORT_ERROR' },
    { case: 'in lower case', typed: 'check_report_error no_accounts' },
    { case: 'with hyphens in the code', typed: 'CHECK_REPORT_ERROR no-accounts' },
    { case: 'with a slip in the code', typed: 'CHECK_REPORT_ERROR NO_ACOUNTS' },
  ])('tells the entries apart $case', async ({ typed }) => {
    expect(typesShown(seen(await ask(`error ${typed}`)))).toEqual(['CHECK_REPORT_ERROR']);
  });

  it('that has another type shows the code as it is', async () => {
    const message = await ask('error ITEM_ERROR INTERNAL_SERVER_ERROR');
    expect(message.text).toMatch(/^INTERNAL_SERVER_ERROR: /);
    expect(typesShown(seen(message))).toEqual(['API_ERROR']);
  });
});

describe('a value of error_code_reason', () => {
  it('is one of three', () => {
    expect(Object.keys(errorCodeReasons)).toHaveLength(3);
  });

  it.each(Object.entries(errorCodeReasons))('%s is explained', async (reason, about) => {
    const message = await ask(`error ${reason}`);
    const shown = seen(message);
    expect(message.text).toBe(escaped(`${reason}: ${about.meaning} ${about.next}`));
    expect(shown).toContain(`*${reason}*  ${escaped(about.meaning)}`);
    expect(shown).toContain(`*Next:* ${escaped(about.next)}`);
    expect(shown).toContain('`error_code_reason`');
    expect(await ask(sharedBy(message) ?? '')).toEqual(message);
  });

  it.each(Object.keys(errorCodeReasons))('%s leads to the code it comes with', async (reason) => {
    const [question = '', ...more] = questionsIn(await ask(`error ${reason}`));
    expect(more).toEqual([]);
    expect((await ask(question)).text).toMatch(/^ITEM_LOGIN_REQUIRED: /);
  });

  it.each(['oauth_consent_expired', 'OAuth consent expired', 'oauth-consent-expired'])(
    'is found as %s',
    async (typed) => {
      expect(await ask(`error ${typed}`)).toEqual(await ask('error OAUTH_CONSENT_EXPIRED'));
    },
  );
});

describe('an error code that there is not', () => {
  it.each([
    { typed: 'ITM_LOGN_REQUIRD', says: 'Did you mean `ITEM_LOGIN_REQUIRED`' },
    { typed: 'INVALID_MTX', says: 'Did you mean `INVALID_MFA` or `INVALID_OTP`' },
    { typed: 'mfa', says: 'Did you mean `INVALID_MFA` or `MFA_NOT_SUPPORTED`' },
  ])('$typed: $says', async ({ typed, says }) => {
    const { text } = await ask(`error ${typed}`);
    expect(text).toContain('Tartan knows no such error code');
    expect(text).toContain(says);
  });

  it.each([NO_SUCH_CODE, 'ITEM', 'constructor', '__proto__', 'hasOwnProperty'])(
    '%s: with its type one would get further, and the answer says so',
    async (typed) => {
      const { text } = await ask(`error ${typed}`);
      expect(text).toContain('With its error type before it you get what the type tells.');
    },
  );

  it('is said to be unknown when its type is, too', async () => {
    const { text } = await ask(`error FLUX_ERROR ${NO_SUCH_CODE}`);
    expect(text).toContain('Tartan knows no such error code');
  });
});

function codesNamed(shown: string): string[] {
  const line = shown.split('\n').find((one) => one.startsWith('*Its codes:* ')) ?? '';
  return [...line.matchAll(/`(\w+)`/g)].map(([, code = '']) => code);
}

/** The error types whose entries are shown, by their last line. */
function typesShown(shown: string): string[] {
  return [...shown.matchAll(/^`(\w+)` {2}· {2}/gm)].map(([, type = '']) => type);
}
