import { describe, expect, it } from 'vitest';

import { allArticles } from '#lib/howto/all-articles.ts';
import { searchArticles } from '#lib/howto/search.ts';

import { questions } from './questions.ts';

const TOP = 3;

describe('/plaid howto finds', () => {
  const ranked = questions.map(({ article, asked }) => ({
    article,
    asked,
    found: searchArticles(asked, TOP).map(({ id }) => id),
  }));

  it('the right article among the first three for at least 95 of 100 questions', () => {
    const hits = ranked.filter(({ article, found }) => found.includes(article));
    const first = ranked.filter(({ article, found }) => found[0] === article);
    console.info(
      `howto: right article in the top ${TOP} for ${hits.length} of ${ranked.length} questions, first for ${first.length}`,
    );
    const missed = ranked.filter(({ article, found }) => !found.includes(article));
    expect(
      hits.length / ranked.length,
      JSON.stringify(missed, undefined, 2),
    ).toBeGreaterThanOrEqual(0.95);
  });

  it('every article, with two questions for each', () => {
    for (const { id } of allArticles)
      expect(
        questions.filter(({ article }) => article === id),
        id,
      ).toHaveLength(2);
    expect(questions).toHaveLength(2 * allArticles.length);
  });

  it('nothing where nothing of it is known', () => {
    expect(searchArticles('zzzz qqqq', TOP)).toEqual([]);
    expect(searchArticles('how do I', TOP)).toEqual([]);
    expect(searchArticles('', TOP)).toEqual([]);
  });
});
