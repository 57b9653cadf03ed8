import type { InputBlock, KnownBlock, RichTextBlockElement, SectionBlock } from '@slack/types';

import { initialValue } from './modal-inputs.ts';

/** Blocks as a terminal can show them: what a person would read in Slack, line by line. */
export function plainText(blocks: readonly KnownBlock[]): string {
  return blocks.flatMap(blockLines).join('\n');
}

function blockLines(block: KnownBlock): string[] {
  switch (block.type) {
    case 'section':
      return [...readable(block.text?.text ?? '').split('\n'), ...menuLines(block.accessory)];
    case 'input':
      return inputLines(block);
    case 'context':
      return block.elements.map((element) =>
        'text' in element ? dim(readable(element.text)) : '',
      );
    case 'rich_text':
      return block.elements.flatMap(preformattedLines);
    case 'actions':
      return [
        block.elements
          .map((element) => (element.type === 'button' ? `[ ${element.text.text} ]` : ''))
          .join('  '),
      ];
    default:
      return [`(${block.type})`];
  }
}

function preformattedLines(element: RichTextBlockElement): string[] {
  if (element.type !== 'rich_text_preformatted') return [];
  const text = element.elements.map((part) => ('text' in part ? part.text : '')).join('');
  return text.split('\n').map((line) => `  │ ${line}`);
}

/** An input with the id by which `npm run slash -- --submit` fills it in. */
function inputLines({ label, hint, element, block_id: id }: InputBlock): string[] {
  const options = 'options' in element ? (element.options ?? []) : [];
  const begins = initialValue(element);
  const typed = options.length > 0 || begins === undefined ? '' : `  ${begins}`;
  return [
    `▸ ${label.text}  ${dim(`(${id ?? ''})`)}${typed}`,
    ...(hint === undefined ? [] : [dim(`    ${hint.text}`)]),
    ...options.map(
      ({ text, value }) =>
        `    ${value === begins ? '●' : '○'} ${text.text}  ${dim(`(${value ?? ''})`)}`,
    ),
  ];
}

function menuLines(accessory: SectionBlock['accessory']): string[] {
  if (accessory?.type !== 'static_select') return [];
  const options = accessory.options ?? [];
  return [
    `[ ${accessory.initial_option?.text.text ?? 'choose'} ▾ ]  ${dim(options.map(({ text }) => text.text).join(', '))}`,
  ];
}

const emoji: Readonly<Record<string, string>> = {
  large_green_circle: '🟢',
  large_yellow_circle: '🟡',
  red_circle: '🔴',
  black_circle: '⚫',
  grey_question: '❔',
  hourglass_flowing_sand: '⏳',
  white_check_mark: '✅',
  warning: '⚠️',
  test_tube: '🧪',
};

function readable(mrkdwn: string): string {
  return mrkdwn
    .replace(/<!date\^\d+\^[^|]*\|([^>]*)>/g, '$1')
    .replace(/<(https?:[^|>]*)\|([^>]*)>/g, '$2 ($1)')
    .replace(/:([a-z_]+):/g, (whole, name: string) => emoji[name] ?? whole)
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

function dim(text: string): string {
  return process.stdout.isTTY ? `\u001b[2m${text}\u001b[0m` : text;
}
