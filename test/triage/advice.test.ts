import { describe, expect, it } from 'vitest';

import { dataFaults } from '#lib/health/data-fault.ts';
import { troubleOf } from '#lib/health/failure.ts';
import type { Advice } from '#lib/triage/advice.ts';
import { connectionFault } from '#lib/triage/codat/connection-fault.ts';
import { type KnownCode, knownCodes } from '#lib/triage/look-up.ts';
import { supportForms } from '#lib/triage/plaid/support-forms.ts';

import { plaidCodes } from './plaid-codes.ts';

/** Codes that no error of Plaid has: of webhooks, of faulty data, and of silence. */
const ours = ['ITEM', 'DATA', 'CODAT', 'SILENCE'];
const names = new Set(knownCodes.map(({ code }) => code));
/** It may begin with a name from the API, such as receivedRedirectUri. */
const sentence = /^(?:[A-Z"0-9/]|[a-z]+[_A-Z]).*\.$/;

describe('the list of known codes', () => {
  it('has every code of every type, and no other', () => {
    const types = [...new Set(knownCodes.map(({ type }) => type))];
    const listed = types.map((type) => [
      type,
      knownCodes.flatMap((known) => (known.type === type ? known.code : [])).sort(),
    ]);
    const expected = Object.entries(plaidCodes).map(([type, codes]) => [type, [...codes].sort()]);
    expect(Object.fromEntries(listed)).toEqual(Object.fromEntries(expected));
  });

  it('has 192 error codes and six notices, none twice in a type', () => {
    const keys = knownCodes.map(({ type, code }) => `${type} ${code}`);
    expect(new Set(keys).size).toBe(keys.length);
    expect(knownCodes.filter(({ type }) => !ours.includes(type))).toHaveLength(192);
    expect(knownCodes.filter(({ type }) => type === 'ITEM')).toHaveLength(6);
    expect(knownCodes.filter(({ type }) => type === 'DATA')).toHaveLength(dataFaults.length);
  });

  it('uses no spelling of one code as an alias of another', () => {
    const aliases = knownCodes.flatMap(({ advice }) => advice.aliases ?? []);
    expect(aliases.filter((alias) => names.has(alias.toUpperCase().replaceAll('-', '_')))).toEqual(
      [],
    );
    expect(new Set(aliases).size).toBe(aliases.length);
  });
});

describe.each(rows(knownCodes))('the advice for %s', (_name, advice) => {
  it('is short enough for a phone, and in sentences', () => {
    expect(advice.next.length, advice.next).toBeLessThanOrEqual(90);
    expect(advice.meaning.length, advice.meaning).toBeLessThanOrEqual(160);
    expect(advice.impact.length, advice.impact).toBeLessThanOrEqual(200);
    expect(advice.next).toMatch(sentence);
    expect(advice.meaning).toMatch(sentence);
    expect(advice.impact).toMatch(sentence);
  });

  it.each(['causes', 'steps'] as const)('has one to six %s, each a sentence', (part) => {
    const lines = advice[part];
    expect(lines.length).toBeGreaterThanOrEqual(1);
    expect(lines.length).toBeLessThanOrEqual(6);
    for (const line of lines) {
      expect(line.length, line).toBeLessThanOrEqual(220);
      expect(line).toMatch(sentence);
    }
    expect(new Set(lines).size).toBe(lines.length);
  });

  it('says where it turns up, and when to try again', () => {
    expect(advice.phases.length).toBeGreaterThanOrEqual(1);
    expect(new Set(advice.phases).size).toBe(advice.phases.length);
    expect(advice.retry.advice).toMatch(sentence);
  });

  it('leads to a page of its maker, a way to its support, and the day of reading', () => {
    const isCodats = Object.values<Advice>(connectionFault).includes(advice);
    expect(advice.docs).toMatch(
      isCodats
        ? /^https:\/\/docs\.codat\.io\/[a-z-]+\/[a-z-]+$/
        : /^https:\/\/plaid\.com\/docs\/[a-z0-9/_#-]+$/,
    );
    expect(isCodats ? ['mailto:support@codat.io'] : Object.values<string>(supportForms)).toContain(
      advice.ticket.form,
    );
    expect(advice.asOf).toMatch(/^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/);
    expect(Number.isNaN(Date.parse(advice.asOf))).toBe(false);
  });
});

describe('the wording for end users', () => {
  const worded = knownCodes.filter(({ advice }) => advice.endUserWording !== undefined);

  it.each(rows(worded))('of %s is plain and fits a text message', (_name, advice) => {
    const wording = advice.endUserWording ?? '';
    expect(wording).toMatch(sentence);
    expect(wording.length).toBeLessThanOrEqual(400);
    expect(wording, 'no codes').not.toMatch(/\b[A-Z][A-Z0-9]*_[A-Z0-9_]+\b/);
    expect(wording, 'no ids').not.toMatch(/_id\b|\bids?\b/i);
    expect(wording, 'no jargon').not.toMatch(/\b(?:token|API|MFA|OAuth|endpoint)s?\b/i);
    expect(wording, 'not our names for things').not.toMatch(
      /\b(?:Item|Plaid|update mode|webhook)\b/,
    );
  });

  it('is there wherever the end user has to act', () => {
    const without = knownCodes.filter(
      ({ advice }) => advice.whoActs === 'end user' && advice.endUserWording === undefined,
    );
    expect(without.map(({ code }) => code)).toEqual([]);
  });

  it('is there where a bank or Plaid is down, for the user who asks what is wrong', () => {
    const silent = knownCodes.filter(
      ({ type, advice }) =>
        type === 'INSTITUTION_ERROR' &&
        advice.scope === 'institution' &&
        advice.endUserWording === undefined,
    );
    expect(silent.map(({ code }) => code)).toEqual([]);
  });
});

describe('codes that are no longer documented', () => {
  const legacy = knownCodes.filter(({ advice }) => advice.legacy !== undefined);

  it.each(rows(legacy))('%s has a successor that is itself a code, or none', (_name, advice) => {
    const successor = advice.legacy?.successor;
    expect([undefined, ...names]).toContain(successor);
  });

  it('never leads to another one of them, nor to itself', () => {
    const old = new Set(legacy.map(({ code }) => code));
    const chains = legacy.filter(({ advice }) => old.has(advice.legacy?.successor ?? ''));
    expect(chains.map(({ code }) => code)).toEqual([]);
  });

  it('are eleven', () => {
    expect(legacy).toHaveLength(11);
  });
});

describe('what a failure does to an Item, and the advice for it,', () => {
  const told = knownCodes
    .filter(({ type }) => !ours.includes(type))
    .map((known) => ({ ...known, effect: troubleOf({ code: known.code, type: known.type }) }));
  const brokenBy = (by: string) => told.filter(({ effect }) => effect.brokenBy === by);

  it('cover every kind of break', () => {
    expect(brokenBy('login required').map(({ code }) => code)).toContain('ITEM_LOGIN_REQUIRED');
    expect(brokenBy('institution trouble').map(({ code }) => code)).toContain('INSTITUTION_DOWN');
    expect(brokenBy('our side').map(({ code }) => code)).toContain('INVALID_ACCESS_TOKEN');
    expect(brokenBy('user action').map(({ code }) => code)).toContain('ITEM_LOCKED');
  });

  it.each(rows(brokenBy('login required')))('agree: %s asks the end user', (_name, advice) => {
    expect(advice.whoActs).toBe('end user');
    expect(advice.scope).toBe('item');
    expect(advice.endUserWording).toBeDefined();
  });

  it.each(rows(brokenBy('institution trouble')))(
    'agree: %s asks nothing of the end user, and update mode is no cure',
    (_name, advice) => {
      expect(advice.whoActs).not.toBe('end user');
      expect(advice.updateMode).toBe(false);
    },
  );

  /** They come in an answer of the API or in Link, never in an Item's webhook, so no card says "our own request". */
  const notOurs = [
    { code: 'ADDITIONAL_CONSENT_REQUIRED', whoActs: 'end user' },
    { code: 'INCORRECT_DEPOSIT_VERIFICATION', whoActs: 'end user' },
    { code: 'INVALID_ACCOUNT_NUMBER', whoActs: 'end user' },
    { code: 'PROFILE_AUTHENTICATION_FAILED', whoActs: 'end user' },
    { code: 'TOO_MANY_VERIFICATION_ATTEMPTS', whoActs: 'end user' },
  ];

  it('agree: what is on our side is for our team, but for a few that no webhook carries', () => {
    const exceptions = brokenBy('our side').filter(({ advice }) => advice.whoActs !== 'your team');
    expect(
      exceptions
        .map(({ code, advice }) => ({ code, whoActs: advice.whoActs }))
        .sort((a, b) => a.code.localeCompare(b.code)),
    ).toEqual(notOurs);
    expect(exceptions.filter(({ advice }) => advice.phases.includes('webhook'))).toEqual([]);
  });

  it.each(rows(told.filter(({ effect }) => effect.status === 'ended')))(
    'agree: after %s there is nothing to repair or repeat',
    (_name, advice) => {
      expect(advice.updateMode).toBe(false);
      expect(advice.retry.when).toBe('never');
    },
  );

  it.each(rows(told.filter(({ effect }) => effect.status === 'degraded')))(
    'agree: %s is mended in update mode',
    (_name, advice) => {
      expect(advice.updateMode).toBe(true);
      expect(advice.phases).toContain('webhook');
    },
  );

  it('agree: where a whole bank is at fault, no single user or request is', () => {
    const ofBanks = told.filter(({ advice }) => advice.scope === 'institution');
    expect(ofBanks.map(({ advice }) => advice.whoActs)).not.toContain('end user');
  });
});

describe('the advice for data that is missing or wrong at many Items', () => {
  const faults = knownCodes.filter(({ type }) => type === 'DATA');

  it('is there for each fault that your app can report', () => {
    expect(faults.map(({ code }) => code.toLowerCase()).sort()).toEqual([...dataFaults].sort());
  });

  it.each(rows(faults))(
    '%s: one case about the bank, and nothing for the user',
    (_name, advice) => {
      expect(advice.scope).toBe('institution');
      expect(advice.ticket).toEqual({
        identifiers: ['institution_id', 'access_token'],
        form: supportForms.institutions,
      });
      expect(advice.steps.join(' ')).toContain('File one case for this bank');
      expect(advice.endUserWording).toBeUndefined();
      expect(advice.updateMode).toBe(false);
      expect(advice.note).toMatch(/No error of Plaid’s[^]*ten or more Items[^]*48 hours/);
    },
  );
});

describe('the support forms', () => {
  it('are all in Plaid’s dashboard', () => {
    for (const form of Object.values(supportForms))
      expect(form).toMatch(/^https:\/\/dashboard\.plaid\.com\/support\/new(?:\/[a-z0-9-]+)*$/);
  });
});

function rows(known: readonly KnownCode[]): [name: string, advice: Advice][] {
  return known.map(({ type, code, advice }) => [`${type} ${code}`, advice]);
}
