import { distance } from 'fastest-levenshtein';

export type Meant<Candidate> =
  /** `isExact` is false when a typing slip was passed over. */
  | { kind: 'found'; candidates: readonly Candidate[]; isExact: boolean }
  | { kind: 'unknown'; nearest: readonly Candidate[] };

const TYPING_SLIPS = 2;

/**
 * What a person means by a code: case, hyphens, spaces, left-out words and up to two typing slips do not matter.
 *
 * @param spellingsOf each candidate in all ways in which it may be typed
 */
export function meant<Candidate>(
  typed: string,
  candidates: readonly Candidate[],
  spellingsOf: (candidate: Candidate) => readonly string[],
): Meant<Candidate> {
  const wanted = normalize(typed);
  const ranked = candidates
    .map((candidate) => ({ candidate, slips: fewestSlips(spellingsOf(candidate), wanted) }))
    .sort((a, b) => a.slips - b.slips);
  const fewest = ranked[0]?.slips ?? Infinity;
  const best = ranked.filter(({ slips }) => slips === fewest).map(({ candidate }) => candidate);
  const names = new Set(best.map((candidate) => spellingsOf(candidate)[0]));
  if (fewest === 0) return { kind: 'found', candidates: best, isExact: true };
  if (fewest <= TYPING_SLIPS && names.size === 1)
    return { kind: 'found', candidates: best, isExact: false };
  const alike = ranked.filter(({ slips }) => slips <= wanted.length / 2);
  return { kind: 'unknown', nearest: alike.map(({ candidate }) => candidate) };
}

function fewestSlips(spellings: readonly string[], wanted: string): number {
  return Math.min(...spellings.map((spelling) => slipsBetween(normalize(spelling), wanted)));
}

/** Leaving out whole words, as in `login required`, counts as one slip. */
function slipsBetween(spelling: string, wanted: string): number {
  if (spelling === wanted) return 0;
  const isPart = wanted !== '' && `_${spelling}_`.includes(`_${wanted}_`);
  return isPart ? 1 : distance(spelling, wanted);
}

function normalize(text: string): string {
  return text
    .trim()
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
}
