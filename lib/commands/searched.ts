import { recognize } from '#lib/identifiers/recognize.ts';

import { commands } from './registry.ts';

/**
 * What was typed into a search, as the command that answers it: a command stands for itself, a bank and an id are looked up,
 * and all else is explained.
 */
export function searched(text: string): string {
  const asked = text.trim();
  const [first = '', ...rest] = asked.split(/\s+/);
  if (commands.some(({ name }) => name === first.toLowerCase())) return asked;
  if (rest.length > 0 || recognize(first).length === 0) return `explain ${asked}`;
  return /^ins_\d+$/.test(first) ? `institution ${first}` : `find ${first}`;
}
