import { distance } from 'fastest-levenshtein';

import { maskSecrets, secretsIn } from '#lib/secrets/mask-secrets.ts';
import type { SecretKind } from '#lib/secrets/secret-kinds.ts';

import type { Asked, Command } from './command.ts';

export type ParsedCommand =
  | { kind: 'command'; command: Command; asked: Asked }
  /** Nothing was asked, or help was. */
  | { kind: 'help'; about: Command | undefined }
  | { kind: 'unknown'; nearest: readonly string[] }
  | { kind: 'too long' }
  | { kind: 'secret'; secrets: readonly SecretKind[] };

const LONGEST = 1_000;
const LONGEST_PASTE = 8_000;
const TYPING_SLIPS = 2;

/** @param commands all that there are */
export function parseCommand(text: string, commands: readonly Command[]): ParsedCommand {
  const [, first = '', rest = ''] = /^\s*(\S*)\s*([^]*)$/.exec(text) ?? [];
  const noun = unquoted(first).toLowerCase();
  const command = commands.find(({ name }) => name === noun);
  const secrets = secretsIn(text);
  if (secrets.length > 0 && !command?.takesPastes) return { kind: 'secret', secrets };
  if (text.length > (command?.takesPastes ? LONGEST_PASTE : LONGEST)) return { kind: 'too long' };
  if (command !== undefined) {
    const asked = maskSecrets(rest.trim());
    return { kind: 'command', command, asked: { words: words(asked), text: asked, secrets } };
  }
  if (noun === '') return { kind: 'help', about: undefined };
  if (noun === 'help') {
    const about = words(rest)[0]?.toLowerCase();
    return { kind: 'help', about: commands.find(({ name }) => name === about) };
  }
  const names = [...commands.map(({ name }) => name), 'help'];
  const isNear = (name: string) => distance(name, noun) <= Math.min(TYPING_SLIPS, name.length - 1);
  return { kind: 'unknown', nearest: names.filter(isNear) };
}

/** Splits at white space; quotes and backticks around a word, which people paste along, are dropped. */
function words(text: string): string[] {
  return text
    .split(/\s+/)
    .map(unquoted)
    .filter((word) => word !== '');
}

function unquoted(word: string): string {
  return word.replace(/^["'`“”‘’]+|["'`“”‘’]+$/g, '');
}
