import { isPersonal, maskPersonal } from '#lib/secrets/mask-personal.ts';
import { maskSecrets } from '#lib/secrets/mask-secrets.ts';

import { clipped } from './clipped.ts';

const LONGEST = 120;

/**
 * The value of a field for an identifier, as far as it is one: not empty, on one line, no secret, nobody's address.
 * Undefined otherwise.
 */
export function identifierIn(value: unknown): string | undefined {
  if (typeof value !== 'string' || value === '' || /\s|\[masked\]/.test(value)) return undefined;
  return isPersonal(value) || maskSecrets(value) !== value ? undefined : clipped(value, LONGEST);
}

/** A name that somebody gave: of a bank, of an account. */
export function nameIn(value: unknown, length = LONGEST): string | undefined {
  if (typeof value !== 'string' || value.trim() === '') return undefined;
  return clipped(maskPersonal(value), length);
}
