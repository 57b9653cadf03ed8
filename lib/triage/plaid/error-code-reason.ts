/**
 * What `error_code_reason` adds to ITEM_LOGIN_REQUIRED: what became of the consent at the bank. Only banks with OAuth have
 * one, and not in every case. Source: the three values that Plaid's API reference names, as of 2026-11-21.
 */
export const errorCodeReasons: Readonly<Record<string, { meaning: string; next: string }>> = {
  OAUTH_INVALID_TOKEN: {
    meaning: 'The bank stopped accepting the OAuth token that Plaid holds; why, it does not say.',
    next: 'Ask the user to reconnect in update mode; many at one bank are a case for Plaid.',
  },
  OAUTH_CONSENT_EXPIRED: {
    meaning: 'The time for which the user had allowed access at the bank is over.',
    next: 'Ask the user to consent again in update mode; that starts a new term.',
  },
  OAUTH_USER_REVOKED: {
    meaning: 'On the pages of their bank, the user put an end to the sharing.',
    next: 'Ask whether it was meant: if not, reconnect in update mode; if so, remove the Item.',
  },
};

/** The reason that a person or a webhook names, in whatever case. */
export function reasonFor(
  typed: string,
): { reason: string; meaning: string; next: string } | undefined {
  const reason = typed
    .trim()
    .toUpperCase()
    .replace(/[\s-]+/g, '_');
  const about = Object.hasOwn(errorCodeReasons, reason) ? errorCodeReasons[reason] : undefined;
  return about && { reason, ...about };
}
