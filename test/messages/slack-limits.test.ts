import { describe, expect, it } from 'vitest';

import { limits } from '#lib/messages/limits.ts';
import {
  actions,
  button,
  context,
  lineMessage,
  list,
  type Message,
  preformatted,
  section,
  sections,
} from '#lib/messages/message.ts';

import { slackProblems } from '../builders/slack-limits.ts';

const good: Message = {
  text: 'Tattersall Bank: 1 Item needs a new login.',
  blocks: [
    section('*Tattersall Bank* &amp; `code` <!date^1777887000^{date_short}|2026-05-04>'),
    context('one', 'two'),
    preformatted('as <it> stands & falls'),
    actions(button('share', 'Share', 'item x')),
  ],
};

describe('slackProblems', () => {
  it('finds nothing in a good message', () => {
    expect(slackProblems(good)).toEqual([]);
  });

  it.each([
    { case: 'no blocks', said: { ...good, blocks: [] } },
    {
      case: '51 blocks',
      said: { ...good, blocks: Array.from({ length: 51 }, () => context('x')) },
    },
    { case: 'an empty section', said: { ...good, blocks: [section('')] } },
    { case: 'an empty context', said: { ...good, blocks: [context()] } },
    { case: 'a blank line', said: { ...good, blocks: [context(' ')] } },
    {
      case: 'eleven lines of context',
      said: { ...good, blocks: [context(...Array.from('abcdefghijk'))] },
    },
    { case: 'an empty text', said: { ...good, text: '' } },
    { case: 'a mention', said: { ...good, blocks: [section('<!channel>')] } },
    { case: 'a user', said: { ...good, blocks: [section('<@U012345>')] } },
    {
      case: 'a link to elsewhere',
      said: { ...good, blocks: [section('<http://evil.example|ok>')] },
    },
    { case: 'a mention in the text', said: { ...good, text: '<!here> look' } },
    { case: 'a date cut in two', said: { ...good, blocks: [section('since <!date^177788')] } },
    { case: 'an entity cut in two', said: { ...good, blocks: [section('A &am…')] } },
    { case: 'an open code span', said: { ...good, blocks: [section('`ITEM')] } },
    { case: 'half an emoji', said: { ...good, blocks: [section('\ud83d')] } },
    { case: 'text turned round', said: { ...good, blocks: [section('\u202eknaB')] } },
    {
      case: 'a block that we do not use',
      said: { ...good, blocks: [{ type: 'divider' as const }] },
    },
    {
      case: 'mrkdwn that finds mentions by itself',
      said: { ...good, blocks: [{ type: 'section', text: { type: 'mrkdwn', text: '@here' } }] },
    },
    {
      case: 'a field that Slack does not know',
      said: { ...good, blocks: [Object.assign(section('x'), { tint: 'red' })] },
    },
    {
      case: 'more than 12,000 characters in all',
      said: { ...good, blocks: Array.from({ length: 5 }, () => section('x'.repeat(2_900))) },
    },
  ] satisfies { case: string; said: Message }[])('finds $case', ({ said }) => {
    expect(slackProblems(said)).not.toEqual([]);
  });
});

describe('limits', () => {
  it('are not above Slack’s own', () => {
    expect(limits.message.blocks).toBeLessThanOrEqual(50);
    expect(limits.message.totalText).toBeLessThan(13_200);
    expect(limits.message.text).toBeLessThanOrEqual(4_000);
    expect(limits.modal).toEqual({ blocks: 100, title: 24, close: 24, metadata: 3_000 });
    expect(limits.input).toEqual({
      label: 2_000,
      hint: 2_000,
      text: 3_000,
      option: 75,
      options: 100,
    });
    expect(limits.section).toEqual({ text: 3_000, fields: 10, fieldText: 2_000 });
    expect(limits.header.text).toBeLessThanOrEqual(150);
    expect(limits.context.elements).toBeLessThanOrEqual(10);
    expect(limits.actions.elements).toBeLessThanOrEqual(25);
    expect(limits.button).toEqual({ text: 75, value: 2_000, url: 3_000 });
    expect(limits.id).toBeLessThanOrEqual(255);
  });
});

describe('the parts of a message', () => {
  it.each([
    { case: 'a section', block: section('x'.repeat(9_000)) },
    { case: 'a context', block: context('x'.repeat(9_000)) },
    { case: 'preformatted text', block: preformatted('x'.repeat(9_000)) },
    { case: 'a section of emoji', block: section('🏦'.repeat(9_000)) },
    {
      case: 'a button',
      block: actions(button('share', 'x'.repeat(9_000), 'y'.repeat(9_000))),
    },
  ])('$case is clipped to what Slack takes', ({ block }) => {
    expect(slackProblems({ text: 'x', blocks: [block] })).toEqual([]);
  });

  it('spread long lists over several sections, and cut no line', () => {
    const lines = Array.from({ length: 60 }, (_, index) =>
      `line ${String(index)} `.padEnd(120, '.'),
    );
    const blocks = sections(lines);
    expect(blocks).toHaveLength(3);
    expect(blocks.map(({ text }) => text?.text).join('\n')).toBe(lines.join('\n'));
    expect(slackProblems({ text: 'x', blocks })).toEqual([]);
  });

  it('make no block of an empty list', () => {
    expect(list('Causes', [])).toEqual([]);
    expect(sections([])).toEqual([]);
  });

  it('say a line for a thread twice: as text and as block', () => {
    expect(lineMessage('Back again.')).toEqual({
      text: 'Back again.',
      blocks: [section('Back again.')],
    });
  });
});
