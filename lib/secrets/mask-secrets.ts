/**
 * What must never reach Slack, a log or a table. Plaid's own shapes first (current, and the long hex strings of old
 * integrations), then those of Slack, Codat and HTTP, which people paste by mistake. A secret need not begin a word: in
 * raw JSON it may follow a `\n`, in a URL or a log an underscore.
 */
const secretShapes: readonly RegExp[] = [
  /(access|public|link|processor|user|assets|(?<![a-z0-9])a)-(sandbox|development|production)-[\w-]+/gi,
  /(?<![0-9a-f])[0-9a-f]{128,160}(?![0-9a-f])/gi,
  /xox[a-z]-[\w-]{8,}/gi,
  /xapp-[\w-]{8,}/gi,
  /whsec_[\w+/=]{8,}/gi,
  // A digit or a sign, so that "basic connectivity" stays a question.
  /((?<![a-z0-9])basic|bearer)\s+(?=[a-z]*[\d+/=._-])[\w+/=.-]{8,}/gi,
];

/** Replaces each secret by its kind, as in `access-production-[masked]`. */
export function maskSecrets(text: string): string {
  return secretShapes.reduce((masked, shape) => masked.replace(shape, mask), text);
}

export function holdsSecret(text: string): boolean {
  return maskSecrets(text) !== text;
}

function mask(secret: string): string {
  const kind =
    /^(?:[a-z]+-(?:sandbox|development|production)-|xox[a-z]-|xapp-|whsec_|basic |bearer )/i;
  return `${kind.exec(secret)?.[0] ?? ''}[masked]`;
}
