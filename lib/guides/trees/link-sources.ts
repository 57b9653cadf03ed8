import { faqArticles } from '#lib/guides/faq-articles.ts';

export const asOf = '2026-03-07';
export const faqLink = faqArticles('F45');
export const itemCodes = {
  name: "Plaid's docs on Item errors; article F3 of its FAQ",
  asOf,
  url: 'https://plaid.com/docs/errors/item/',
};
export const bankCodes = {
  name: "Plaid's docs on institution errors; article F3 of its FAQ",
  asOf,
  url: 'https://plaid.com/docs/errors/institution/',
};
export const apiCodes = {
  name: "Plaid's page on API errors; article F3 of its FAQ",
  asOf,
  url: 'https://plaid.com/docs/errors/api/',
};
export const oauthCodes = {
  name: "Plaid's docs on OAuth errors; article F3 of its FAQ",
  asOf,
  url: 'https://plaid.com/docs/errors/oauth/',
};
export const robotCodes = {
  name: "Plaid's docs on robot checks; article F19 of its FAQ",
  asOf,
  url: 'https://plaid.com/docs/errors/recaptcha/',
};
export const session = ['link_session_id', 'request_id'] as const;
export const withToken = ['access_token', 'institution_id', session] as const;
