import type { KnownBlock, RichTextBlockElement } from '@slack/types';

/** Blocks as a terminal can show them: what a person would read in Slack, line by line. */
export function plainText(blocks: readonly KnownBlock[]): string {
  return blocks.flatMap(blockLines).join('\n');
}

function blockLines(block: KnownBlock): string[] {
  switch (block.type) {
    case 'section':
      return readable(block.text?.text ?? '').split('\n');
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
