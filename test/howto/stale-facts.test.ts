import { describe, expect, it } from 'vitest';

import { allArticles } from '#lib/howto/all-articles.ts';
import { howtoMessage } from '#lib/messages/howto-message.ts';
import { readPaste } from '#lib/pasted/read-paste.ts';
import { lookUpCode } from '#lib/triage/look-up.ts';

import { seen } from '../builders/seen.ts';

/** What the founding documents say that is old or at odds with itself, and today's rule as the answers must tell it. */
const stale: readonly { fact: string; article: string; today: RegExp }[] = [
  { fact: '1 retries of webhooks', article: 'F4', today: /24 hours/ },
  { fact: '2 a public_token for update mode', article: 'F1', today: /\/link\/token\/create/ },
  {
    fact: '3 the public_key with Stripe',
    article: 'F36',
    today: /public.key.*2025|2025.*public.key/s,
  },
  {
    fact: '3 the public_key in tests',
    article: 'F42',
    today: /public.key.*2025|2025.*public.key/s,
  },
  { fact: '4 the Development environment', article: 'F7', today: /Development (was|is|ended)/ },
  { fact: '4 going live from Development', article: 'F2', today: /Development (was|is|ended)/ },
  { fact: '4 the cap of 100 Items', article: 'F29', today: /Development/ },
  { fact: '4 Dwolla and Development', article: 'F49', today: /Development/ },
  { fact: '5 the Item webhooks, at a new address', article: 'F46', today: /PENDING_DISCONNECT/ },
  { fact: '5 the Item webhooks, in Sandbox', article: 'F39', today: /LOGIN_REPAIRED/ },
  { fact: '6 accounts not selected', article: 'F14', today: /March 2023|2023-03/ },
  { fact: '7 rights of teammates', article: 'F5', today: /Team Management/ },
  { fact: '8 tokens in tickets', article: 'F32', today: /128 hex digits/ },
  { fact: '8 the format of tokens', article: 'F38', today: /access-production-….*128/s },
  { fact: '9 NO_AUTH_ACCOUNTS in two groups', article: 'F3', today: /NO_AUTH_ACCOUNTS/ },
  { fact: '10 PRODUCT_NOT_SUPPORTED', article: 'F3', today: /PRODUCTS_NOT_SUPPORTED/ },
  { fact: '11 http code 5002', article: 'api-errors', today: /\b500\b/ },
  { fact: '12 who the mail comes from', article: 'F12', today: /no-reply@plaid\.com/ },
  { fact: '13 where the keys are', article: 'F44', today: /developers\/keys/ },
  { fact: '14 where the logs are', article: 'codat', today: /developers\/logs/ },
  { fact: '15 /transactions/get', article: 'F15', today: /\/transactions\/sync/ },
  { fact: '15 /transactions/get', article: 'F25', today: /\/transactions\/sync/ },
  { fact: '16 six products, two countries', article: 'F35', today: /Europe/ },
  { fact: '17 depth of history', article: 'F24', today: /days_requested.*90|90.*days_requested/s },
  { fact: '17 the first load', article: 'F30', today: /days_requested/ },
  { fact: '18 duplicates that break', article: 'F29', today: /Chase.*PNC|PNC.*Chase/s },
  { fact: '19 ADDITION_LIMIT', article: 'F29', today: /ADDITION_LIMIT/ },
  { fact: '21 users cannot remove an Item', article: 'F38', today: /my\.plaid\.com/ },
];

describe('facts that have grown old', () => {
  it.each(stale)('$fact ($article): today’s rule is told, and that the article is older', (row) => {
    const article = allArticles.find(({ id }) => id === row.article);
    if (article === undefined) throw new Error(`no article ${row.article}`);
    const shown = seen(howtoMessage(article, []));
    expect(shown).toMatch(row.today);
    expect(shown).toContain('The article is older than today’s rule.');
  });

  it('9: both groups of NO_AUTH_ACCOUNTS are told', () => {
    const [entry] = entriesOf('NO_AUTH_ACCOUNTS');
    expect(entry?.advice.note).toMatch(/both|two/i);
  });

  it('10: the old spelling leads to today’s code', () => {
    expect(entriesOf('PRODUCT_NOT_SUPPORTED').map(({ advice }) => advice.legacy)).toEqual([
      { successor: 'PRODUCTS_NOT_SUPPORTED' },
    ]);
  });

  it('11: the line number is no part of the code', () => {
    const text =
      '1http code 5002{3 "error_type": "API_ERROR",4 "error_code": "INTERNAL_SERVER_ERROR"';
    expect(readPaste(text).codes).toEqual([{ code: 'INTERNAL_SERVER_ERROR', type: 'API_ERROR' }]);
  });

  it.each(['ITEM_NO_ERROR', 'ADDITION_LIMIT'])('19: %s is kept, and marked as legacy', (code) => {
    expect(entriesOf(code)[0]?.advice.legacy).toBeDefined();
  });

  it('20: there are fifty articles, whatever the headline says', () => {
    expect(allArticles.filter(({ id }) => /^F\d+$/.test(id))).toHaveLength(50);
  });
});

function entriesOf(code: string) {
  const found = lookUpCode(code);
  return found.kind === 'found' ? found.entries : [];
}
