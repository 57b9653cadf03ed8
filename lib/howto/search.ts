import MiniSearch from 'minisearch';
import { stemmer } from 'stemmer';

import { allArticles } from './all-articles.ts';
import type { Article } from './article.ts';

/** Words that stand in every question and tell nothing. */
const idle = new Set(
  `a about after all am an and any anything are as at be been but by can cannot could did do does doing
  for from get gets getting had has have help how i if in into is it its just like make me my need no not of on one or our
  out please say see should so some someone tell than that the their them then there these they this to too up us use
  using want was we were what when where which who why will with without would you your plaid`.split(
    /\s+/,
  ),
);

/** Words for one thing, by the word that stands for all of them. */
const sameThing: Readonly<Record<string, readonly string[]>> = {
  bank: ['institution', 'institutions', 'banks'],
  price: [
    'cost',
    'costs',
    'fee',
    'fees',
    'pricing',
    'charge',
    'charged',
    'bill',
    'billed',
    'billing',
    'pay',
    'paid',
  ],
  remove: ['delete', 'deleted', 'deleting'],
  wrong: ['incorrect', 'faulty', 'false'],
  mfa: ['2fa', 'otp'],
};
const meaning = new Map(
  Object.entries(sameThing).flatMap(([word, others]) => others.map((other) => [other, word])),
);

let index: MiniSearch<Article> | undefined;

/**
 * The articles that answer a question, the best first. Words count by their stem, and a typing slip is forgiven.
 */
export function searchArticles(question: string, limit: number): Article[] {
  // Made on the first question: most calls of a function never need it.
  index ??= builtIndex();
  const hits = index.search(question, {
    boost: { topic: 3, question: 3, words: 2, changed: 0.5 },
    // A longer word may hold two slips, a short one none.
    fuzzy: (term) => (term.length > 3 ? 0.2 : false),
    prefix: (term) => term.length > 4,
    weights: { fuzzy: 0.4, prefix: 0.6 },
  });
  // Who has more of the words is meant, rather than who has one of them often.
  return hits
    .map(({ id, score, queryTerms }) => ({ id: String(id), score: score * queryTerms.length }))
    .sort((a, b) => b.score - a.score)
    .slice(0, limit)
    .flatMap(({ id }) => allArticles.find((article) => article.id === id) ?? []);
}

function builtIndex(): MiniSearch<Article> {
  const made = new MiniSearch<Article>({
    idField: 'id',
    fields: ['topic', 'question', 'words', 'answer', 'steps', 'changed'],
    extractField: (article, field) => textOf(article, field),
    tokenize: (text) => text.split(/[^\p{L}\p{N}]+/u),
    processTerm,
  });
  made.addAll(allArticles);
  return made;
}

function textOf(article: Article, field: string): string {
  switch (field) {
    case 'id':
      return article.id;
    case 'topic':
      return article.topic;
    case 'question':
      return article.question;
    case 'words':
      return article.words.join(' ');
    case 'answer':
      return article.answer.join(' ');
    case 'steps':
      return (article.steps ?? []).join(' ');
    default:
      return article.changed === undefined
        ? ''
        : `${article.changed.source} ${article.changed.today}`;
  }
}

function processTerm(term: string): string | null {
  const word = term.toLowerCase();
  return word === '' || idle.has(word) ? null : stemmer(meaning.get(word) ?? word);
}
