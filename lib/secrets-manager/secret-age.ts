import { DescribeSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

import type { SecretAge } from '#lib/live-ports.ts';
import { UpstreamError } from '#lib/upstream-error.ts';

const TIMEOUT_MS = 3_000;

/** Of what is known about a secret: nothing that is in it. @param id its name or ARN */
export function connectSecretAge(id: string): SecretAge {
  const client = new SecretsManagerClient({ maxAttempts: 2 });
  return {
    async changedAt() {
      try {
        const { CreatedDate, LastChangedDate = CreatedDate } = await client.send(
          new DescribeSecretCommand({ SecretId: id }),
          { abortSignal: AbortSignal.timeout(TIMEOUT_MS) },
        );
        return LastChangedDate?.toISOString();
      } catch (error) {
        const name = error instanceof Error ? error.name : 'unknown';
        throw new UpstreamError('secret', /^\w{1,80}$/.test(name) ? name : 'unknown', {
          cause: error,
        });
      }
    },
  };
}
