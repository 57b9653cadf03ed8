import type { Inline, Paragraph } from './inline.ts';
import { parseInline } from './parse-inline.ts';
import { unescape } from './unescape.ts';

const bullet = /^\s*[•◦▪]\s+/;
const quote = /^(?:&gt;|>)\s?/;

/** A text of mrkdwn, taken apart as Slack does it. */
export function parseMrkdwn(text: string): Paragraph[] {
  // The line break before or behind a block of code is the block's own.
  return text.split(/\n?```\n?([\s\S]*?)\n?```\n?/).flatMap((piece, index): Paragraph[] => {
    if (index % 2 === 1) return [{ kind: 'pre', text: unescape(piece) }];
    return piece === '' ? [] : paragraphs(piece.split('\n'));
  });
}

function paragraphs(lines: readonly string[]): Paragraph[] {
  const found: { kind: 'lines' | 'list' | 'quote'; lines: Inline[][] }[] = [];
  for (const line of lines) {
    const kind = bullet.test(line) ? 'list' : quote.test(line) ? 'quote' : 'lines';
    const parts = parseInline(line.replace(kind === 'quote' ? quote : bullet, ''));
    const last = found.at(-1);
    if (last?.kind === kind) last.lines.push(parts);
    else found.push({ kind, lines: [parts] });
  }
  return found.map(({ kind, lines: parts }) =>
    kind === 'list' ? { kind, items: parts } : { kind, lines: parts },
  );
}
