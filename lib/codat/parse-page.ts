import * as z from 'zod/mini';

/** Codat's own default; it takes more, but its docs disagree on how many. */
export const PAGE_SIZE = 100;

const pageShape = z.object({
  results: z.array(z.unknown()),
  totalResults: z.catch(z.number(), 0),
});

export type Page = z.infer<typeof pageShape>;

/** @returns undefined for what is no page of a list at all */
export function pageIn(answer: unknown): Page | undefined {
  return pageShape.safeParse(answer).data;
}

/** By the total; where that is missing, or cannot be true, a full page has another after it. */
export function isPageFollowed(page: number, { results, totalResults }: Page): boolean {
  const read = (page - 1) * PAGE_SIZE + results.length;
  if (results.length === 0) return false;
  return totalResults < read ? results.length >= PAGE_SIZE : page * PAGE_SIZE < totalResults;
}
