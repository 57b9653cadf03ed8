import { emojiSign } from './emoji.ts';
import type { Inline } from './inline.ts';
import { parseAngle } from './parse-angle.ts';
import { unescape } from './unescape.ts';

const styles = [
  ['*', 'bold'],
  ['_', 'italic'],
  ['~', 'strike'],
] as const;

/** What can begin something: the first one of these in a line is looked at first. */
const opening = /`|<|:|[*_~]/g;

/** A line of mrkdwn, taken apart. What is not closed stays as it was typed. */
export function parseInline(line: string): Inline[] {
  const parts: Inline[] = [];
  let plainFrom = 0;
  let at = 0;
  while (at < line.length) {
    opening.lastIndex = at;
    const next = opening.exec(line);
    if (next === null) break;
    const found = parseAt(line, next.index);
    at = found?.end ?? next.index + 1;
    if (found === undefined) continue;
    parts.push(...plain(line.slice(plainFrom, next.index)), found.part);
    plainFrom = found.end;
  }
  return [...parts, ...plain(line.slice(plainFrom))];
}

interface Found {
  part: Inline;
  end: number;
}

function parseAt(line: string, at: number): Found | undefined {
  switch (line.charAt(at)) {
    case '`':
      return matched(line, at, /`([^`\n]+)`/y, (text) => ({ kind: 'code', text: unescape(text) }));
    case '<':
      return matched(line, at, /<([^<>\n]+)>/y, parseAngle);
    case ':':
      return matched(line, at, /:([a-z0-9_+-]+):/y, (name) => {
        const sign = emojiSign(name);
        return sign === undefined ? undefined : { kind: 'emoji', name, sign };
      });
    default:
      return styled(line, at);
  }
}

function matched(
  line: string,
  at: number,
  pattern: RegExp,
  partOf: (inside: string) => Inline | undefined,
): Found | undefined {
  pattern.lastIndex = at;
  const match = pattern.exec(line);
  const part = match?.[1] === undefined ? undefined : partOf(match[1]);
  return part === undefined || match === null ? undefined : { part, end: at + match[0].length };
}

/** `*bold*`: the marks touch what is inside, and no word outside. */
function styled(line: string, at: number): Found | undefined {
  const mark = line.charAt(at);
  const kind = styles.find(([sign]) => sign === mark)?.[1];
  if (kind === undefined || isWord(line.charAt(at - 1)) || isSpace(line.charAt(at + 1))) return;
  for (let end = line.indexOf(mark, at + 2); end !== -1; end = line.indexOf(mark, end + 1)) {
    if (isSpace(line.charAt(end - 1)) || isWord(line.charAt(end + 1))) continue;
    const inside = line.slice(at + 1, end);
    if (isInCode(inside)) continue;
    return { part: { kind, parts: parseInline(inside) }, end: end + 1 };
  }
  return undefined;
}

function isInCode(before: string): boolean {
  return (before.split('`').length - 1) % 2 === 1;
}

function isWord(sign: string): boolean {
  return /^[\p{L}\p{N}]$/u.test(sign);
}

function isSpace(sign: string): boolean {
  return sign === '' || /\s/.test(sign);
}

function plain(text: string): Inline[] {
  return text === '' ? [] : [{ kind: 'text', text: unescape(text) }];
}
