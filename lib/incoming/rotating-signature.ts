import type { HttpRequest } from '#lib/http-request.ts';
import { type Rotating, withNewer } from '#lib/rotating.ts';

import { standardWebhook, type Verification } from './standard-webhook.ts';

type Signature = ReturnType<typeof standardWebhook>;

/** A door for what is signed as Standard Webhooks has it. Without a secret it is switched off. */
export interface SignedDoor {
  tablePrefix: string;
  signature: Signature | undefined;
}

/** @throws when the secret is none */
export function signedDoor(config: {
  tablePrefix: string;
  secret: string | undefined;
}): SignedDoor {
  const { tablePrefix, secret } = config;
  return { tablePrefix, signature: secret === undefined ? undefined : standardWebhook(secret) };
}

/** What does not bear the signature is looked at once more with a newer secret, if there is one. */
export function rotatingSignature(door: Rotating<SignedDoor>): {
  verify(request: HttpRequest, now: Date): Promise<Verification>;
} {
  return {
    verify: (request, now) =>
      withNewer(
        door,
        ({ signature }): Verification =>
          signature?.verify(request, now) ?? { kind: 'unsigned', reason: 'switched off' },
        (verified) =>
          verified.kind === 'unsigned' &&
          (verified.reason === 'bad signature' || verified.reason === 'switched off'),
      ),
  };
}
