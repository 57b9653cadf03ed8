import type { Inline } from './inline.ts';
import { unescape } from './unescape.ts';

/** What stands between `<` and `>`: a link, a mention or a date. */
export function parseAngle(inside: string): Inline | undefined {
  const bar = inside.indexOf('|');
  const target = bar === -1 ? inside : inside.slice(0, bar);
  const label = bar === -1 ? undefined : unescape(inside.slice(bar + 1));
  switch (target.charAt(0)) {
    case '@':
      return { kind: 'user', name: label ?? target.slice(1) };
    case '#':
      return { kind: 'channel', name: label ?? target.slice(1) };
    case '!':
      return parseSpecial(target.slice(1), label);
  }
  // Of other schemes a browser could make a script.
  return /^(https?:|mailto:)/.test(target)
    ? { kind: 'link', url: unescape(target), label: label ?? unescape(target) }
    : undefined;
}

function parseSpecial(what: string, label: string | undefined): Inline {
  const [name = '', seconds = '', form = '', url] = what.split('^');
  if (name === 'date' && /^\d+$/.test(seconds))
    return { kind: 'date', seconds: Number(seconds), form, instead: label ?? '', url };
  return { kind: 'mention', name: label ?? name };
}
