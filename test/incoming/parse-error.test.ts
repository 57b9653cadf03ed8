import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { parseError } from '#lib/incoming/parse-error.ts';

const WEBHOOK = 'ERROR';
const whole = {
  error_type: 'ITEM_ERROR',
  error_code: 'ITEM_LOGIN_REQUIRED',
  error_code_reason: 'OAUTH_CONSENT_EXPIRED',
  error_message: 'the login has changed',
  display_message: null,
  suggested_action: 'Have the user go through Link once more.',
  documentation_url: 'https://plaid.com/docs/?ref=error#item-errors',
  request_id: 'rQ7',
  status: 400,
};

function parsed(but: Readonly<Record<string, unknown>>) {
  return parseError({ ...whole, ...but }, WEBHOOK);
}

describe('an error of Plaid', () => {
  it('whole: all that a person can use', () => {
    expect(parseError(whole, WEBHOOK)).toEqual({
      code: 'ITEM_LOGIN_REQUIRED',
      type: 'ITEM_ERROR',
      reason: 'OAUTH_CONSENT_EXPIRED',
      message: 'the login has changed',
      suggestedAction: 'Have the user go through Link once more.',
      documentationUrl: 'https://plaid.com/docs/?ref=error#item-errors',
    });
  });

  it.each([undefined, null, ''])('%j is none', (error) => {
    expect(parseError(error, WEBHOOK)).toBeUndefined();
  });

  it('as a bare text: the text, under the code of the webhook', () => {
    expect(parseError('something broke', 'PRODUCT_ERROR')).toEqual({
      code: 'PRODUCT_ERROR',
      message: 'something broke',
    });
  });

  it.each([{ error: 7 }, { error: true }, { error: [] }, { error: {} }])(
    '$error: no more than the code of the webhook',
    ({ error }) => {
      expect(parseError(error, WEBHOOK)).toMatchObject({ code: WEBHOOK });
    },
  );

  it.each([
    { case: 'null', value: null },
    { case: 'a number', value: 400 },
    { case: 'an object', value: { text: 'x' } },
    { case: 'missing', value: undefined },
  ])('fields that are $case count as missing', ({ value }) => {
    const names = Object.keys(whole).map((name) => [name, value]);
    expect(parseError(Object.fromEntries(names), WEBHOOK)).toEqual({ code: WEBHOOK });
  });

  it.each(['ITEM LOGIN', '<!channel>', 'A'.repeat(81), 'CODE`*', ''])(
    'the code "%s" is none: that of the webhook stands in',
    (code) => {
      const odd = { error_code: code, error_type: code, error_code_reason: code };
      expect(parsed(odd)).toMatchObject({ code: WEBHOOK, type: undefined, reason: undefined });
    },
  );
});

describe('what Plaid suggests', () => {
  it.each([
    { case: 'null', suggested_action: null },
    { case: 'empty', suggested_action: '' },
  ])('$case is nothing', ({ suggested_action }) => {
    expect(parsed({ suggested_action })?.suggestedAction ?? '').toBe('');
  });

  it('is cut where it has no end, and not inside a character', () => {
    const suggested_action = '🏦'.repeat(2_000);
    const { suggestedAction = '' } = parsed({ suggested_action }) ?? {};
    expect(suggestedAction.length).toBeGreaterThan(100);
    expect(suggestedAction.length).toBeLessThan(1_000);
    expect(suggestedAction).not.toMatch(/\p{Surrogate}/u);
  });
});

describe('the page that Plaid names', () => {
  it.each([
    'https://plaid.com/docs/',
    'https://plaid.com/docs/errors/item/#item_login_required',
    'https://plaid.com/docs/?ref=error#invalid-input-errors',
    'https://plaid.com/docs/link/update-mode/',
  ])('%s is kept', (documentation_url) => {
    expect(parsed({ documentation_url })?.documentationUrl).toBe(documentation_url);
  });

  it.each([
    { case: 'another scheme', url: 'http://plaid.com/docs/errors/' },
    { case: 'script', url: 'javascript:alert(1)//https://plaid.com/docs/' },
    { case: 'another host', url: 'https://plaid.com.evil.example/docs/' },
    { case: 'a host behind a user', url: 'https://plaid.com@evil.example/docs/' },
    { case: 'a host behind a user and path', url: 'https://plaid.com/docs/@evil.example' },
    { case: 'a subdomain', url: 'https://docs.plaid.com/docs/' },
    { case: 'a port', url: 'https://plaid.com:8443/docs/' },
    { case: 'another page of Plaid', url: 'https://plaid.com/legal/' },
    { case: 'a page beside the docs', url: 'https://plaid.com/docsearch/' },
    { case: 'a way out of the docs', url: 'https://plaid.com/docs/../logout' },
    { case: 'a label for Slack', url: 'https://plaid.com/docs/|click here' },
    { case: 'the end of a link', url: 'https://plaid.com/docs/>*bold*<https://evil.example' },
    { case: 'a line break', url: 'https://plaid.com/docs/\nhttps://evil.example' },
    { case: 'text before it', url: 'see https://plaid.com/docs/' },
    { case: 'percent signs', url: 'https://plaid.com/docs/%0a%3e' },
    { case: 'no end', url: `https://plaid.com/docs/${'x'.repeat(2_000)}` },
  ])('$case is dropped', ({ url }) => {
    const error = parsed({ documentation_url: url });
    expect(error?.code).toBe('ITEM_LOGIN_REQUIRED');
    expect(error?.documentationUrl).toBeUndefined();
  });

  it.each([
    { case: 'a line break at its end', url: 'https://plaid.com/docs/\n' },
    { case: 'capitals', url: 'HTTPS://PLAID.COM/docs/' },
    { case: 'the usual port', url: 'https://plaid.com:443/docs/' },
  ])('$case: kept without', ({ url }) => {
    expect(parsed({ documentation_url: url })?.documentationUrl).toBe('https://plaid.com/docs/');
  });

  it('is on plaid.com, whatever else was sent', () => {
    const tail = fc.oneof(fc.webPath(), fc.string(), fc.webQueryParameters());
    fc.assert(
      fc.property(fc.constantFrom('/docs/', '/docs', '', '.'), tail, (before, after) => {
        const documentation_url = `https://plaid.com${before}${after}`;
        const kept = parsed({ documentation_url })?.documentationUrl;
        if (kept === undefined) return;
        expect(kept).toMatch(/^https:\/\/plaid\.com\/docs\/[\x21-\x7e]*$/);
        expect(kept).not.toMatch(/[<>|"]|\.\.\//);
      }),
      { numRuns: 300 },
    );
  });
});
