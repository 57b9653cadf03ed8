import { recognize } from '#lib/identifiers/recognize.ts';
import { findIds } from '#lib/pasted/find-ids.ts';
import { maskPersonal } from '#lib/secrets/mask-personal.ts';

const MOST_IDS = 10;

/** The identifiers in what somebody typed or clicked, and nothing else of it. */
export function auditedIds(text: string): string[] {
  const single = /^\s*([\w-]{1,128})(?:\s+history)?\s*$/.exec(text)?.[1];
  // Typed in whatever case, one stands for itself; in a text only what looks like nothing else.
  const alone = single !== undefined && isId(single) ? [single] : [];
  const found = findIds(text).map(({ value }) => value);
  return [...new Set([...alone, ...found])].filter(isShown).slice(0, MOST_IDS);
}

/** The number of a case. */
export function auditedCase(typed = ''): string[] {
  const number = typed.trim().replace(/^#/, '');
  return /^[A-Za-z0-9][\w-]{0,39}$/.test(number) && /\d/.test(number) && isShown(number)
    ? [number]
    : [];
}

function isId(word: string): boolean {
  // Of our own: the id of an alert, which is a hash.
  const isAlert = /^[0-9a-f]{20}$/.test(word);
  return isAlert || (/\d/.test(word) && recognize(word).length > 0);
}

/** What would be masked elsewhere is left out. */
function isShown(value: string): boolean {
  return maskPersonal(value) === value;
}
