import { describe, expect, it } from 'vitest';

import { allArticles } from '#lib/howto/all-articles.ts';
import { searchArticles } from '#lib/howto/search.ts';

import { moreQuestions } from './more-questions.ts';
import { questions } from './questions.ts';

const TOP = 3;

describe('/plaid howto finds', () => {
  it.each([
    { table: 'the questions', asked: questions },
    { table: 'the questions of another hand', asked: moreQuestions },
  ])('the right article among the first three for 95 % of $table', ({ table, asked }) => {
    const ranked = asked.map((question) => ({
      ...question,
      found: searchArticles(question.asked, TOP).map(({ id }) => id),
    }));
    const missed = ranked.filter(({ article, found }) => !found.includes(article));
    const first = ranked.filter(({ article, found }) => found[0] === article);
    console.info(
      `howto: of ${ranked.length} of ${table}, ${ranked.length - missed.length} have the right article in the top ${TOP}, ${first.length} in the first place`,
    );
    expect(missed.length / ranked.length, JSON.stringify(missed)).toBeLessThanOrEqual(0.05);
  });

  it.each([
    { table: 'one table', asked: questions },
    { table: 'the other', asked: moreQuestions },
  ])('every article, with two questions for each in $table', ({ asked }) => {
    for (const { id } of allArticles)
      expect(
        asked.filter(({ article }) => article === id),
        id,
      ).toHaveLength(2);
    expect(asked).toHaveLength(2 * allArticles.length);
  });

  it('nothing where nothing of it is known', () => {
    expect(searchArticles('zzzz qqqq', TOP)).toEqual([]);
    expect(searchArticles('how do I', TOP)).toEqual([]);
    expect(searchArticles('', TOP)).toEqual([]);
  });
});
