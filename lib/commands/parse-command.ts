import { distance } from 'fastest-levenshtein';

import { holdsSecret } from '#lib/secrets/mask-secrets.ts';

export type ParsedCommand =
  | { kind: 'command'; name: string; args: readonly string[] }
  /** Nothing was asked, or help was. */
  | { kind: 'help'; about: string | undefined }
  | { kind: 'unknown'; nearest: readonly string[] }
  | { kind: 'too long' }
  | { kind: 'secret' };

const LONGEST = 1_000;
const TYPING_SLIPS = 2;

/** @param names of the commands that there are */
export function parseCommand(text: string, names: readonly string[]): ParsedCommand {
  // A token stays one in the full-width letters that some keyboards type.
  if (holdsSecret(text.normalize('NFKC'))) return { kind: 'secret' };
  if (text.length > LONGEST) return { kind: 'too long' };
  const [first = '', ...args] = words(text);
  const noun = first.toLowerCase();
  if (noun === '') return { kind: 'help', about: undefined };
  if (noun === 'help') return { kind: 'help', about: args[0]?.toLowerCase() };
  if (names.includes(noun)) return { kind: 'command', name: noun, args };
  const nearest = [...names, 'help'].filter((name) => distance(name, noun) <= TYPING_SLIPS);
  return { kind: 'unknown', nearest };
}

/** Splits at white space; quotes and backticks around a word, which people paste along, are dropped. */
function words(text: string): string[] {
  return text
    .split(/\s+/)
    .map((word) => word.replace(/^["'`“”‘’]+|["'`“”‘’]+$/g, ''))
    .filter((word) => word !== '');
}
