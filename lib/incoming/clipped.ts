import { toUSVString } from 'node:util';

import { maskPersonal } from '#lib/secrets/mask-personal.ts';

const TEXT_LENGTH = 240;
const EXCERPT = 500;

/** Half a surrogate pair, from Plaid or from the cut, is text that not every store takes. */
export function clipped(value: string, length = TEXT_LENGTH): string {
  return toUSVString(value.slice(0, length));
}

/** The beginning of a text. Masked first: half a secret cannot be recognized. */
export function excerptOf(text: string): string {
  return clipped(maskPersonal(text), EXCERPT);
}

/** A sentence that somebody else wrote, such as an error message. */
export function sentenceOf(text: string): string {
  return clipped(maskPersonal(text));
}
