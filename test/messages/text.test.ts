import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  bold,
  clip,
  code,
  date,
  duration,
  escape,
  escapeWithin,
  items,
  link,
  oneLine,
  plainDate,
} from '#lib/messages/text.ts';

describe('escape', () => {
  it.each([
    { case: 'a mention', text: '<!channel>', shown: '&lt;!channel&gt;' },
    { case: 'an entity', text: '&lt;', shown: '&amp;lt;' },
    { case: 'bidi controls', text: 'a\u202eb\u2066c', shown: 'abc' },
    { case: 'zero-width signs', text: 'a\u200bb\ufeffc', shown: 'abc' },
    { case: 'control characters', text: 'a\u0000b\u001bc', shown: 'abc' },
    { case: 'a line break', text: 'a\nb', shown: 'a\nb' },
    { case: 'plain text', text: 'Crédit Ménage', shown: 'Crédit Ménage' },
  ])('$case', ({ text, shown }) => {
    expect(escape(text)).toBe(shown);
  });
});

describe('code and bold', () => {
  it.each([
    { case: 'code', shown: code('ITEM_ERROR'), expected: '`ITEM_ERROR`' },
    { case: 'code with a backtick', shown: code('a`b'), expected: '`ab`' },
    { case: 'code over two lines', shown: code('a\nb'), expected: '`ab`' },
    { case: 'empty code', shown: code(' ` '), expected: '`?`' },
    { case: 'bold', shown: bold('Bank'), expected: '*Bank*' },
    { case: 'bold with every kind of emphasis', shown: bold('*a* `b` ~c~'), expected: '*a b c*' },
    { case: 'an id in bold keeps its underscore', shown: bold('ins_56'), expected: '*ins_56*' },
    { case: 'empty bold', shown: bold('*'), expected: '*?*' },
    {
      case: 'a link',
      shown: link('https://x.example/', 'a>b'),
      expected: '<https://x.example/|a&gt;b>',
    },
    { case: 'one line', shown: oneLine(' a\r\n\tb\u200b  c '), expected: 'a b c' },
  ])('$case: $expected', ({ shown, expected }) => {
    expect(shown).toBe(expected);
  });
});

describe('clip', () => {
  it.each([
    { case: 'a short text stays', text: 'abc', shown: 'abc' },
    { case: 'five of five stay', text: 'abcde', shown: 'abcde' },
    { case: 'six of five go', text: 'abcdef', shown: 'abcd…' },
    { case: 'no blank before the dots', text: 'abc def', shown: 'abc…' },
    { case: 'no half emoji', text: 'abc🏦🏦', shown: 'abc…' },
  ])('$case', ({ text, shown }) => {
    expect(clip(text, 5)).toBe(shown);
  });

  it('never gives more than it may, nor half of anything', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', ' ', '&', '<', '🏦', 'é')).map((signs) => signs.join('')),
        fc.integer({ min: 1, max: 20 }),
        (text, length) => {
          const shown = escapeWithin(text, length);
          expect(shown.length).toBeLessThanOrEqual(length);
          expect(shown).not.toMatch(/&(?!(?:amp|lt|gt);)|[<>]|\p{Surrogate}/u);
        },
      ),
    );
  });
});

describe('times', () => {
  it.each([
    { ms: -5, said: 'less than a minute' },
    { ms: 29_000, said: 'less than a minute' },
    { ms: 60_000, said: '1 min' },
    { ms: 45 * 60_000, said: '45 min' },
    { ms: 3_600_000, said: '1 h' },
    { ms: 12_000_000, said: '3 h 20 min' },
    { ms: 47.9 * 3_600_000, said: '47 h 54 min' },
    { ms: 48 * 3_600_000, said: '2 days' },
    { ms: 400 * 86_400_000, said: '400 days' },
  ])('$ms ms: $said', ({ ms, said }) => {
    expect(duration(ms)).toBe(said);
  });

  it('are shown in the reader’s own zone, with UTC where Slack cannot', () => {
    expect(date('2026-05-04T09:30:00Z')).toBe(
      '<!date^1777887000^{date_short_pretty}, {time}|2026-05-04 09:30 UTC>',
    );
    expect(plainDate('2026-05-04T09:30:00Z')).toBe('2026-05-04 09:30 UTC');
  });

  it('that are none are shown as they came, made harmless', () => {
    expect(date('<!here>')).toBe('&lt;!here&gt;');
    expect(plainDate('unknown')).toBe('unknown');
  });
});

describe('items', () => {
  it.each([
    { count: 0, said: '0 Items' },
    { count: 1, said: '1 Item' },
    { count: 1_200, said: '1,200 Items' },
  ])('$said', ({ count, said }) => {
    expect(items(count)).toBe(said);
  });
});
