import type { Source } from './article.ts';

/** Plaid's FAQ, of which we have a copy without a date: its examples and products are those of about 2020. */
export const faq: Source = { name: 'Plaid’s FAQ', written: 'undated, about 2020' };
