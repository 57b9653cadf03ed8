import { distance } from 'fastest-levenshtein';

/** Those whose name holds all of the words, the closest name first; a slip in a longer word is forgiven. */
export function matchNames<Named extends { name: string }>(
  typed: string,
  known: readonly Named[],
): Named[] {
  const wanted = wordsOf(typed);
  if (wanted.length === 0) return [];
  return known
    .map((one) => {
      const words = wordsOf(one.name);
      const misses = wanted.map((word) => Math.min(...words.map((its) => miss(its, word))));
      const missed = misses.reduce((sum, missed) => sum + missed, 0);
      return { one, missed, rest: words.length - wanted.length };
    })
    .filter(({ missed }) => missed < 2)
    .sort((a, b) => a.missed - b.missed || a.rest - b.rest)
    .map(({ one }) => one);
}

/** 0 for the word, a little for the beginning of it, 1 for a slip, more for another word. */
function miss(word: string, wanted: string): number {
  if (word === wanted) return 0;
  if (wanted.length > 1 && word.startsWith(wanted)) return 0.1;
  return wanted.length > 3 && distance(word, wanted) === 1 ? 1 : 10;
}

function wordsOf(text: string): string[] {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
