import { type SecretKind, secretKinds } from './secret-kinds.ts';

/** Replaces each secret by its kind, as in `access-production-[masked]`: what must never reach Slack, a log or a table. */
export function maskSecrets(text: string): string {
  return secretKinds.reduce((masked, { shape }) => masked.replace(shape, mask), text);
}

export function holdsSecret(text: string): boolean {
  return maskSecrets(text) !== text;
}

/** The kinds of secret in a text, also in the full-width letters that some keyboards type. */
export function secretsIn(text: string): readonly SecretKind[] {
  const plain = text.normalize('NFKC');
  return secretKinds.filter(({ shape }) => plain.replace(shape, mask) !== plain);
}

function mask(secret: string): string {
  const kind =
    /^(?:[a-z-]+-(?:sandbox|development|production)-|xox[a-z]-|xapp-|whsec_|basic |bearer )/i;
  return `${kind.exec(secret)?.[0] ?? ''}[masked]`;
}
