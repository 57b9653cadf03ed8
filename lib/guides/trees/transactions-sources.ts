import { faqArticles } from '#lib/guides/faq-articles.ts';

export const faqData = faqArticles('F32');
export const faqPending = faqArticles('F10', 'F21');
export const troubleshooting = {
  name: "Plaid's docs on trouble with Transactions; article F32 of its FAQ",
  asOf: '2026-03-07',
  url: 'https://plaid.com/docs/transactions/troubleshooting/',
};
