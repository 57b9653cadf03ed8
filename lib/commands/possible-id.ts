import { problemMessage } from '#lib/messages/problem-message.ts';

/** The one word that was asked for, if it can be an identifier at all: those that teams choose may hold `@` and dots. */
export function possibleId(words: readonly string[]): string | undefined {
  const [value, ...more] = words;
  return more.length === 0 && value !== undefined && /^[A-Za-z0-9][\w.@:+/=-]{0,199}$/.test(value)
    ? value
    : undefined;
}

/** The same, if it can be an Item's: no team chooses those. */
export function possibleItemId(words: readonly string[]): string | undefined {
  const value = possibleId(words);
  return value !== undefined && /^[\w-]{1,128}$/.test(value) ? value : undefined;
}

export const notOneId = problemMessage(
  'That is no single identifier: ask with one id, without spaces. To find the ids in a text, paste it after /plaid explain.',
);
