/** A kind of secret that people paste by mistake: how it looks, and what to do once others have seen it. */
export interface SecretKind {
  name: string;
  shape: RegExp;
  /** One sentence: how this one is made worthless. */
  rotate: string;
}

const environment = '(?:sandbox|development|production)';

/**
 * Plaid's tokens in their current and their legacy form, then what Slack, Codat and HTTP use. A secret need not begin a
 * word: in raw JSON it may follow a `\n`, in a URL or a log an underscore.
 */
export const secretKinds: readonly SecretKind[] = [
  {
    name: 'an access token',
    shape: plaidToken('access'),
    rotate:
      'Have your backend call /item/access_token/invalidate: the answer holds a new token, and the old one is dead at once.',
  },
  {
    name: 'a public token',
    shape: plaidToken('public'),
    rotate:
      'It works once, and for 30 minutes at most; if it was exchanged, nothing is to be done.',
  },
  {
    name: 'a Link token',
    shape: plaidToken('link'),
    rotate: 'It runs out by itself within hours; give the user a new one from /link/token/create.',
  },
  {
    name: 'a processor token',
    shape: plaidToken('processor'),
    rotate:
      'Tell the partner that holds it, make a new one with /processor/token/create, and ask Plaid’s support to end this one.',
  },
  {
    name: 'a user token',
    shape: plaidToken('user'),
    rotate:
      'It is a key to the user’s reports: ask Plaid’s support to end it, and replace it in your store.',
  },
  {
    name: 'an Asset Report token',
    shape: plaidToken('assets|asset-report'),
    rotate: 'Call /asset_report/remove with it, and create the report anew if you still need it.',
  },
  {
    name: 'an audit copy token',
    shape: new RegExp(`a-${environment}-${behind('a-z0-9', `a-${environment}-`)}[\\w-]+`, 'gi'),
    rotate: 'Call /asset_report/audit_copy/remove with it, and give the auditor a new one.',
  },
  {
    name: 'a legacy access token',
    shape: /(?<![0-9a-f])[0-9a-f]{128,160}(?![0-9a-f])/gi,
    rotate:
      'Have your backend call /item/access_token/invalidate: the answer holds a new token, and the old one is dead at once.',
  },
  {
    name: 'a Plaid API secret',
    shape: new RegExp(`[0-9a-f]{30}(?![0-9a-z-])${behind('0-9a-z-', '[0-9a-f]{30}')}`, 'g'),
    rotate:
      'If it is the secret of your keys, rotate it now: /plaid checklist secret-rotation has the steps.',
  },
  {
    name: 'a Slack token',
    shape: /(?:xox[a-z]-|xapp-)[\w-]{8,}/gi,
    rotate:
      'Rotate it on the pages of that Slack app, then put the new one where the app reads it.',
  },
  {
    name: 'a webhook signing secret',
    shape: /whsec_[\w+/=]{8,}/gi,
    rotate:
      'Make a new one where it was made (Codat’s portal, or your own REPORTS_SECRET) and replace it on both sides.',
  },
  {
    // A digit or a sign, so that "basic connectivity" stays a question.
    name: 'an HTTP authorization header',
    shape: new RegExp(
      String.raw`(?:basic${behind('a-z0-9', 'basic')}|bearer)\s+(?=[a-z]*[\d+/=._-])[\w+/=.-]{8,}`,
      'gi',
    ),
    rotate:
      'Replace the API key or token in it with whoever issued it (for Codat: API keys in its portal).',
  },
];

function plaidToken(types: string): RegExp {
  return new RegExp(`(?:${types})-${environment}-[\\w-]+`, 'gi');
}

/**
 * Looks back at what stands before what has just matched: none of these signs, unless it ends an escape of raw JSON. From
 * behind, because hardly a text gets that far.
 */
function behind(signs: string, matched: string): string {
  return String.raw`(?<=(?:^|[^${signs}]|\\(?:[bfnrt]|u[0-9a-f]{4}))${matched})`;
}
