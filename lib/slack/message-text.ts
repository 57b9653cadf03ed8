import { toUSVString } from 'node:util';

/** Deeper than this no message of Slack's goes. */
const DEEPEST = 12;

/**
 * All that a message says, as its reader sees it: its text, and that of blocks and attachments, which bots and pasted code
 * often fill alone.
 */
export function messageText(message: unknown): string {
  // Half a surrogate pair is text that neither Slack nor every store takes.
  const text = [...new Set(texts(message, DEEPEST))].join('\n');
  return toUSVString(text.replace(slackDate, '$1'));
}

/** A date is sent as a mark with no words; its reader sees them, as they stand for whom Slack does not draw it. */
const slackDate = /<!date\^\d+\^[^|<>]*\|([^<>]*)>/g;

const spoken = ['text', 'fallback', 'pretext', 'title', 'title_link', 'value', 'url', 'from_url'];

function texts(part: unknown, depth: number): string[] {
  if (typeof part !== 'object' || part === null || depth === 0) return [];
  if (Array.isArray(part)) return part.flatMap((one: unknown) => texts(one, depth - 1));
  return Object.entries(part).flatMap(([name, value]: [string, unknown]) => {
    if (typeof value === 'string') return spoken.includes(name) ? [value] : [];
    return texts(value, depth - 1);
  });
}
