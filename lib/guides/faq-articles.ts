import { faq } from '#lib/howto/faq.ts';

/** Articles of Plaid's FAQ as the source of a step or a leaf: `faqArticles('F10', 'F21')`. */
export function faqArticles(...ids: readonly string[]): { name: string; asOf: string } {
  const which = ids.length === 1 ? 'article' : 'articles';
  return { name: `${faq.name}, ${which} ${ids.join(' and ')}`, asOf: faq.written };
}
