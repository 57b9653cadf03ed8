import * as z from 'zod/mini';

import type { PlaidError } from '#lib/health/item-event.ts';
import { maskPersonal } from '#lib/secrets/mask-personal.ts';

import { sentenceOf } from './clipped.ts';

/** A field that we would like: of any other type it counts as missing. */
const text = z.catch(z.optional(z.string()), undefined);

const errorShape = z.looseObject({
  error_code: text,
  error_type: text,
  error_code_reason: text,
  error_message: text,
  suggested_action: text,
  documentation_url: text,
});

/**
 * Plaid's error; in some product webhooks it is a bare string.
 *
 * @param webhookCode stands in for an error code that is missing
 */
export function parseError(error: unknown, webhookCode: string): PlaidError | undefined {
  if (error === undefined || error === null || error === '') return undefined;
  if (typeof error === 'string') return { code: webhookCode, message: sentenceOf(error) };
  const parsed = errorShape.safeParse(error);
  if (!parsed.success) return { code: webhookCode };
  const { error_code, error_type, error_code_reason, error_message } = parsed.data;
  const { suggested_action, documentation_url } = parsed.data;
  return {
    code: codeIn(error_code) ?? webhookCode,
    type: codeIn(error_type),
    reason: codeIn(error_code_reason),
    message: error_message && sentenceOf(error_message),
    suggestedAction: suggested_action && sentenceOf(suggested_action),
    documentationUrl: pageIn(documentation_url),
  };
}

/** A word with a number of somebody's in it is no code. */
function codeIn(value: string | undefined): string | undefined {
  const isCode = value !== undefined && /^[A-Za-z][\w-]{0,79}$/.test(value);
  return isCode && maskPersonal(value) === value ? value : undefined;
}

/** Only a page of Plaid's documentation may become a link. */
function pageIn(value: string | undefined): string | undefined {
  if (value === undefined || value.length > 200 || !URL.canParse(value)) return undefined;
  const { origin, pathname, href } = new URL(value);
  const isPage = origin === 'https://plaid.com' && /^\/docs\/[\w/.-]*$/.test(pathname);
  const isPlain = /^[\w/:.#?=&-]+$/.test(href) && maskPersonal(href) === href;
  return isPage && isPlain ? href : undefined;
}
