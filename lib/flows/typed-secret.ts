import { secretsIn } from '#lib/secrets/mask-secrets.ts';

/** What is said under a field into which somebody typed a secret; undefined where there is none. */
export function secretSentence(typed: string): string | undefined {
  const [secret] = secretsIn(typed);
  return secret && `That is ${secret.name}: take it out, and replace it. ${secret.rotate}`;
}
