import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Inline, Paragraph } from '#console/page/mrkdwn/inline.ts';
import { parseInline } from '#console/page/mrkdwn/parse-inline.ts';
import { parseMrkdwn } from '#console/page/mrkdwn/parse-mrkdwn.ts';
import { escape } from '#lib/messages/text.ts';

const text = (words: string): Inline => ({ kind: 'text', text: words });
const bold = (words: string): Inline => ({ kind: 'bold', parts: [text(words)] });
const code = (words: string): Inline => ({ kind: 'code', text: words });
const date = { kind: 'date', seconds: 1_795_669_795, instead: '2026-11-26 05:09 UTC' } as const;

describe('a line of mrkdwn', () => {
  it.each<{ name: string; line: string; parts: readonly Inline[] }>([
    { name: 'plain words', line: 'All is well.', parts: [text('All is well.')] },
    { name: 'nothing', line: '', parts: [] },
    {
      name: 'a card’s headline',
      line: ':red_circle: *Chase*: 12 Items `ITEM_LOGIN_REQUIRED`',
      parts: [
        { kind: 'emoji', name: 'red_circle', sign: '🔴' },
        text(' '),
        bold('Chase'),
        text(': 12 Items '),
        code('ITEM_LOGIN_REQUIRED'),
      ],
    },
    { name: 'italics', line: '_so_', parts: [{ kind: 'italic', parts: [text('so')] }] },
    { name: 'what is struck', line: '~old~', parts: [{ kind: 'strike', parts: [text('old')] }] },
    {
      name: 'one style in another',
      line: '*a _b_*',
      parts: [{ kind: 'bold', parts: [text('a '), { kind: 'italic', parts: [text('b')] }] }],
    },
    { name: 'a name with underscores', line: 'item_id_x', parts: [text('item_id_x')] },
    { name: 'a product of numbers', line: '2*3*4', parts: [text('2*3*4')] },
    { name: 'stars in the open', line: 'a * b * c', parts: [text('a * b * c')] },
    { name: 'a star that is not closed', line: '*alone', parts: [text('*alone')] },
    { name: 'marks within code', line: '`*a* _b_ <c>`', parts: [code('*a* _b_ <c>')] },
    {
      name: 'a star within code',
      line: '*a `b* c` d*',
      parts: [{ kind: 'bold', parts: [text('a '), code('b* c'), text(' d')] }],
    },
    {
      name: 'what was escaped',
      line: '&lt;!here&gt; &amp;lt; R&amp;D',
      parts: [text('<!here> &lt; R&D')],
    },
    {
      name: 'a link',
      line: '<https://x.example/?a=1&amp;b=2|Plaid’s logs> may',
      parts: [
        { kind: 'link', url: 'https://x.example/?a=1&b=2', label: 'Plaid’s logs' },
        text(' may'),
      ],
    },
    {
      name: 'a bare link',
      line: '<https://x.example>',
      parts: [{ kind: 'link', url: 'https://x.example', label: 'https://x.example' }],
    },
    {
      name: 'a link that would run a script',
      line: '<javascript:alert(1)|press>',
      parts: [text('<javascript:alert(1)|press>')],
    },
    {
      name: 'a date',
      line: `Since <!date^1795669795^{date_short} ({ago})|2026-11-26 05:09 UTC>`,
      parts: [text('Since '), { ...date, form: '{date_short} ({ago})', url: undefined }],
    },
    { name: 'a person', line: '<@U0YOU>', parts: [{ kind: 'user', name: 'U0YOU' }] },
    { name: 'a channel', line: '<#C1|alerts>', parts: [{ kind: 'channel', name: 'alerts' }] },
    { name: 'all who are here', line: '<!here>', parts: [{ kind: 'mention', name: 'here' }] },
    { name: 'an emoji nobody knows', line: ':no_such:', parts: [text(':no_such:')] },
    { name: 'a time of day', line: 'at 10:15:20', parts: [text('at 10:15:20')] },
  ])('shows $name', ({ line, parts }) => {
    expect(parseInline(line)).toEqual(parts);
  });

  it('shows escaped text as it was, whatever it is', () => {
    const typed = fc.string({
      unit: fc.constantFrom('<', '>', '&', '!', '@', 'a', 'lt;', '|', '#'),
    });
    fc.assert(
      fc.property(typed, (words) => {
        expect(parseInline(escape(words))).toEqual(words === '' ? [] : [text(words)]);
      }),
    );
  });
});

describe('a text of mrkdwn', () => {
  const lines = (...words: string[]) => words.map((line) => [text(line)]);

  it.each<{ name: string; mrkdwn: string; paragraphs: readonly Paragraph[] }>([
    { name: 'nothing', mrkdwn: '', paragraphs: [] },
    { name: 'two lines', mrkdwn: 'a\nb', paragraphs: [{ kind: 'lines', lines: lines('a', 'b') }] },
    {
      name: 'a list below its title',
      mrkdwn: 'Known\n•  a\n•  b',
      paragraphs: [
        { kind: 'lines', lines: lines('Known') },
        { kind: 'list', items: lines('a', 'b') },
      ],
    },
    {
      name: 'a quotation',
      mrkdwn: 'He wrote:\n&gt; a\n&gt;b',
      paragraphs: [
        { kind: 'lines', lines: lines('He wrote:') },
        { kind: 'quote', lines: lines('a', 'b') },
      ],
    },
    {
      name: 'a block of code',
      mrkdwn: 'See:\n```\n{ "a": "*b*" }\n\n&lt;\n```\nSo.',
      paragraphs: [
        { kind: 'lines', lines: lines('See:') },
        { kind: 'pre', text: '{ "a": "*b*" }\n\n<' },
        { kind: 'lines', lines: lines('So.') },
      ],
    },
  ])('has $name', ({ mrkdwn, paragraphs }) => {
    expect(parseMrkdwn(mrkdwn)).toEqual(paragraphs);
  });
});
