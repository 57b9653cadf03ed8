import { describe, expect, it } from 'vitest';

import {
  boxesInput,
  choiceInput,
  choicesInput,
  dateInput,
  plain,
  textInput,
} from '#lib/messages/inputs.ts';
import { limits } from '#lib/messages/limits.ts';
import {
  actions,
  button,
  context,
  lineMessage,
  list,
  type Message,
  type Modal,
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

/** A modal with one input of each kind. */
const form: Modal = {
  type: 'modal',
  callback_id: 'form',
  private_metadata: '{}',
  title: plain('Form', 24),
  submit: plain('Send', 24),
  close: plain('Close', 24),
  blocks: [
    section('*Fern* <mailto:support@codat.io|a mail to support@codat.io>'),
    choiceInput({ id: 'kind', label: 'Kind', initial: 'b' }, choices('a', 'b'), 'chosen'),
    choicesInput({ id: 'some', label: 'Some', initial: 'a' }, choices('a', 'b')),
    boxesInput({ id: 'boxes', label: 'Boxes' }, choices('a', 'b')),
    dateInput({ id: 'day', label: 'Day', initial: '2026-05-04' }),
    textInput({ id: 'line', label: 'Line', hint: 'One.', initial: 'x' }, false),
    textInput({ id: 'lines', label: 'Lines' }, true),
    context('<https://dashboard.plaid.com/activity/logs|Plaid’s logs>'),
  ],
};

/** The modal with this block alone. */
function holding(...blocks: Modal['blocks']): Modal {
  return { ...form, blocks };
}

describe('slackProblems, of a modal', () => {
  it('finds nothing in a good one', () => {
    expect(slackProblems(form)).toEqual([]);
  });

  it.each<{ case: string; said: Modal }>([
    { case: 'no blocks', said: holding() },
    { case: '101 blocks', said: holding(...Array.from({ length: 101 }, () => context('x'))) },
    { case: 'a title of 25 letters', said: { ...form, title: plain('x'.repeat(25), 25) } },
    { case: 'a button of 25 letters', said: { ...form, submit: plain('x'.repeat(25), 25) } },
    {
      case: 'more metadata than Slack keeps',
      said: { ...form, private_metadata: 'x'.repeat(3_001) },
    },
    { case: 'inputs and nothing to send them with', said: without('submit') },
    { case: 'inputs that nobody listens for', said: without('callback_id') },
    { case: 'an input without a name', said: holding({ ...input(), block_id: '' }) },
    { case: 'two inputs of one name', said: holding(input(), input()) },
    { case: 'an empty label', said: holding(textInput({ id: 'x', label: '' }, false)) },
    { case: 'an empty hint', said: holding(textInput({ id: 'x', label: 'X', hint: '' }, false)) },
    {
      case: 'a day that is none',
      said: holding(dateInput({ id: 'x', label: 'X', initial: 'soon' })),
    },
    {
      case: 'a month that is none',
      said: holding(dateInput({ id: 'x', label: 'X', initial: '2026-13-04' })),
    },
    { case: 'a list of nothing', said: holding(choiceInput({ id: 'x', label: 'X' }, [])) },
    { case: 'several of nothing', said: holding(choicesInput({ id: 'x', label: 'X' }, [])) },
    {
      case: 'eleven boxes',
      said: holding(boxesInput({ id: 'x', label: 'X' }, many(11))),
    },
    {
      case: 'a value of 76 letters',
      said: holding(boxesInput({ id: 'x', label: 'X' }, choices('x'.repeat(76)))),
    },
    {
      case: 'two options of one value',
      said: holding(choiceInput({ id: 'x', label: 'X' }, choices('a', 'a'))),
    },
    {
      case: 'a choice that is not offered',
      said: holding({
        ...input(),
        element: {
          type: 'static_select',
          action_id: 'value',
          options: [{ text: plain('a', 75), value: 'a' }],
          initial_option: { text: plain('b', 75), value: 'b' },
        },
      }),
    },
    {
      case: 'more filled in than may be',
      said: holding({
        ...input(),
        element: {
          type: 'plain_text_input',
          action_id: 'value',
          max_length: 3,
          initial_value: 'four',
        },
      }),
    },
    {
      case: 'a view of 250 kB',
      said: holding(...Array.from({ length: 99 }, () => section('x'.repeat(2_600)))),
    },
    {
      case: 'a mail to somebody else',
      said: holding(section('<mailto:support@codat.io.example|Codat>')),
    },
    {
      case: 'a link to other pages of the dashboard',
      said: holding(section('<https://dashboard.plaid.com/team|logs>')),
    },
  ])('finds $case', ({ said }) => {
    expect(slackProblems(said)).not.toEqual([]);
  });

  it.each([
    { case: 'an input in a message', blocks: [input()] },
    {
      case: 'two buttons of one name in a row',
      blocks: [actions(button('share', 'A', 'a'), button('share', 'B', 'b'))],
    },
  ])('of a message finds $case', ({ blocks }) => {
    expect(slackProblems({ text: 'x', blocks })).not.toEqual([]);
  });
});

describe('what a message may have where a reader expects it', () => {
  const permalink = 'https://harbor.slack.com/archives/C0ALERTS/p1795262111000200';
  const said = lineMessage(`<@U0MIRA> said: <${permalink}|message>`);

  it.each([
    { case: 'neither people nor notes', allowed: {}, problems: 2 },
    { case: 'people', allowed: { people: true }, problems: 1 },
    { case: 'notes', allowed: { notes: true }, problems: 1 },
  ])('$case', ({ allowed, problems }) => {
    const { blocks } = said;
    expect(slackProblems({ text: 'x', blocks }, allowed)).toHaveLength(problems);
  });

  it('people and notes: all is well', () => {
    expect(slackProblems({ ...said, text: 'x' }, { people: true, notes: true })).toEqual([]);
  });

  it.each([
    'https://slack.com.example/archives/C0ALERTS/p1795262111000200',
    'https://harbor.slack.com/apps/A0',
    'http://harbor.slack.com/archives/C0ALERTS/p1795262111000200',
    'https://harbor.slack.com@evil.example/archives/C0/p1',
  ])('%s is no message', (address) => {
    const { blocks } = lineMessage(`<${address}|message>`);
    expect(slackProblems({ text: 'x', blocks }, { notes: true })).not.toEqual([]);
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
      // Ours: Slack takes 3,000 of each.
      line: 200,
      text: 2_000,
      option: 75,
      value: 75,
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

  it.each([
    { case: 'a list of 200 choices', block: choiceInput({ id: 'x', label: 'X' }, many(200)) },
    { case: 'several of 200', block: choicesInput({ id: 'x', label: 'X' }, many(200)) },
    {
      case: 'endless words',
      block: textInput(
        { id: 'x', label: 'x'.repeat(9_000), hint: 'x'.repeat(9_000), initial: 'x'.repeat(9_000) },
        true,
      ),
    },
    {
      case: 'a line of emoji',
      block: textInput({ id: 'x', label: '🏦'.repeat(2_000), initial: '🏦'.repeat(2_000) }, false),
    },
  ])('$case: an input is clipped, too', ({ block }) => {
    expect(slackProblems(holding(block))).toEqual([]);
  });

  it('choose nothing that is not offered', () => {
    for (const block of [
      choiceInput({ id: 'x', label: 'X', initial: 'c' }, choices('a', 'b')),
      choicesInput({ id: 'x', label: 'X', initial: 'c' }, choices('a', 'b')),
    ])
      expect(JSON.stringify(block)).not.toContain('initial_');
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

function choices(...values: string[]) {
  return values.map((value) => ({ value, label: `The ${value}` }));
}

function many(count: number) {
  return choices(...Array.from({ length: count }, (_, index) => String(index)));
}

function input() {
  return textInput({ id: 'x', label: 'X' }, false);
}

function without(part: 'submit' | 'callback_id'): Modal {
  return { ...form, [part]: undefined };
}
